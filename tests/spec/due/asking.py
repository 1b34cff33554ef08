"""Asking the real engine in the oracle's words."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

import numpy as np

from pejl.due import engine
from pejl.due.stops import Stops
from pejl.due.task import NEVER, Found, Task
from pejl.due.time import Calendar
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.tables import FAR
from pejl.ledger.verbs.algebra import Spans
from spec.due import oracle
from spec.due.clock import worked
from spec.due.oracle import Row
from spec.verbs.drawing import rows_of as drawn
from spec.verbs.drawing import snapshot_of, tables_of
from spec.verbs.oracle import EPOCH, subjects


def asked(task: Task, snapshot: Snapshot, area: str | None, day: date, closed: Collection[date] = ()) -> dict[Row, int]:
    """The engine's rows, and how many there are of each."""
    found: dict[Row, int] = {}
    for ids, its in engine.found(task, snapshot, day, area, Calendar(frozenset(closed))):
        for row in rows_of(ids, its):
            found[row] = found.get(row, 0) + 1
    return found


def standing_still(exempt: Spans, snapshot: Snapshot, day: date) -> set[int]:
    """Those whose clock stands still on the day."""
    found: set[int] = set()
    for part in snapshot.parts():
        stops = Stops(engine.asking_of(snapshot, part, day, None, Calendar()).ask.days(exempt))
        still = stops.on(np.arange(part.persons, dtype=np.int32), day.toordinal() - EPOCH)
        found |= set(part.ids[still].tolist())
    return found


def rows_of(ids: Any, found: Found) -> list[Row]:
    columns = (getattr(found, name).tolist() for name in Found.__slots__)
    return [
        Row(int(ids[person]), to_day(began), to_day(ended), to_day(anchor), nth, *map(day_or_none, days))
        for person, began, ended, anchor, nth, *days in zip(*columns, strict=True)
    ]


def to_day(days: int) -> date:
    """What is in the year 9999 or later never comes."""
    return FAR if days + EPOCH >= date(9999, 1, 1).toordinal() else date.fromordinal(days + EPOCH)


def day_or_none(days: int) -> date | None:
    return None if days == NEVER else to_day(days)


# --- small ledgers ---------------------------------------------------------------------------------------

Evaluate = Callable[[Task, str, date], list[Row]]


def by_the_engine(task: Task, ledger: str, day: date) -> list[Row]:
    """The rows of a drawn ledger, all municipalities."""
    return oracle.in_order(list(asked(task, snapshot_of(tables_of(drawn(ledger))), None, day)))


def day_by_day(task: Task, ledger: str, day: date) -> list[Row]:
    found = oracle.rows(task, subjects(tables_of(drawn(ledger))), None, day, worked())
    return oracle.in_order(list(found))


EVALUATORS: tuple[Evaluate, ...] = (by_the_engine, day_by_day)
