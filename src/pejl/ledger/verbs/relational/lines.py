"""Lists: the rows running on a day, with what each person's marks say about that day."""

from dataclasses import replace
from datetime import date

import ibis
import ibis.expr.types as ir
import numpy as np

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs.counts import NEVER, Latest, Listing, Next, Tally
from pejl.ledger.verbs.relational.dates import EPOCH, later
from pejl.ledger.verbs.relational.engines import Tables
from pejl.ledger.verbs.relational.reading import Reading

LINE = ("person", "area", "cell", "start")


def listing(asked: Listing, snapshot: Snapshot, day: date, tables: Tables) -> dict[str, np.ndarray]:
    """One line for each row running on the day, in the order of person, area, cell and start, as `lists.listing`
    gives it: one query."""
    number = day.toordinal() - EPOCH
    reading = Reading(snapshot, number + 1)
    rows = reading.rows(asked.of)
    running = rows.table.filter(rows.table.start <= number, number < rows.table.end)
    lines = reading.placed(replace(rows, table=running), everyone=True, start=running.start)
    for place, (_, look) in enumerate(asked.columns):
        looked = _looked(look, reading, number).rename(**{f"owner{place}": "person", f"column{place}": "found"})
        lines = lines.left_join(looked, lines.person == looked[f"owner{place}"]).drop(f"owner{place}")
    numbers = [
        lines[f"column{place}"].fill_null(0 if isinstance(look, Tally) else NEVER).name(f"column{place}")
        for place, (_, look) in enumerate(asked.columns)
    ]
    found = tables.fetch(lines.select(*LINE, *numbers))
    order = np.lexsort([found[name] for name in reversed(LINE)])
    names = [*LINE, *(name for name, _ in asked.columns)]
    return {name: column[order] for name, column in zip(names, found.values(), strict=True)}


def _looked(look: Latest | Next | Tally, reading: Reading, day: int) -> ir.Table:
    """The number that is asked for, by person; a person without one has no row."""
    marks = reading.marks(look.marks).table.select("person", "day")
    match look:
        case Latest(nth=nth):
            past = marks.filter(marks.day <= day)
            newest = ibis.window(group_by="person", order_by=ibis.desc("day"))
            placed = past.mutate(place=ibis.row_number().over(newest))
            return placed.filter(placed.place == nth - 1).select("person", found="day")
        case Next():
            coming = marks.filter(marks.day > day)
            return coming.group_by("person").agg(found=coming.day.min())
        case Tally(window=window):
            inside = marks.filter(marks.day <= day, later(marks.day, window) > day)
            return inside.group_by("person").agg(found=inside.count())
