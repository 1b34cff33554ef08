"""Counts of one snapshot, each worked out once: what a goal, a page or a report asks of the ledger's events."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs.algebra import Aged, Marks, Spans, Window
from pejl.ledger.verbs.counts import Count
from pejl.ledger.verbs.cube import Cube
from pejl.periods import IN_A_YEAR, Grain, Period, day_in_copenhagen

if TYPE_CHECKING:
    from pejl.ledger.verbs.kept import Kept

YEARS_BACK = 10
"""How far back counts are kept, unless the sources reach less far."""
_ANY_DAY = "1900-01-01"
Tables = Collection[str]


@cache
def tables_of(node: Count | Spans | Marks) -> frozenset[str]:
    """The tables a count reads, whose coverage limits it. `persons` where it asks about age; where it only needs a
    person's municipality they are not named."""
    named: set[str] = {"persons" if isinstance(node, Aged) else getattr(node, "table", "")} - {""}
    for each in (getattr(node, field.name) for field in fields(node)):
        if isinstance(each, Spans | Marks):
            named |= tables_of(each)
    return frozenset(named)


class Counting:
    """Each table is known from the first day that all its sources cover up to the day of the newest that all of them
    know, and several tables from the latest of these first days up to the earliest of the last. `periods` of a grain
    are those that the tables a count reads know whole. Persons that are told of limit nothing: birth and municipality
    hardly change, so an old extract of them is as good as a new one, and none has a first day. `kept` holds what was
    worked out before; without it all is worked out here."""

    def __init__(self, snapshot: Snapshot, kept: "Kept | None" = None) -> None:
        self.snapshot = snapshot
        self._kept = kept
        self._cubes: dict[tuple[Count, Grain], Cube] = {}
        self._periods: dict[tuple[Grain, frozenset[str]], tuple[Period, ...]] = {}

    @property
    def known(self) -> datetime:
        """The instant of the newest knowledge of anything."""
        return datetime.fromisoformat(self.snapshot.as_of)

    @property
    def day(self) -> date:
        """The day of the newest knowledge of anything."""
        return day_in_copenhagen(self.known)

    def unsaid(self, tables: Tables) -> tuple[str, ...]:
        """The tables of which no extract, or not every source, says from which day it covers them; those that nobody
        tells of too."""
        return tuple(sorted(name for name in tables if not self._coverage(name)[0]))

    def since(self, tables: Tables) -> date | None:
        """The first day all the tables are covered; None where that is not said of one of them."""
        if self.unsaid(tables):
            return None
        return max((date.fromisoformat(self._coverage(name)[0]) for name in tables), default=None)

    def known_of(self, tables: Tables) -> datetime:
        """The last instant at which all the tables that are told of were known."""
        told = [self._coverage(name)[1] for name in tables]
        return min((datetime.fromisoformat(as_of) for as_of in told if as_of), default=self.known)

    def until(self, tables: Tables) -> date:
        """The last day all the tables that are told of are known."""
        return day_in_copenhagen(self.known_of(tables))

    def covers(self, day: date, back: Window, tables: Tables) -> bool:
        """Whether all of the window that ends with the day is covered: the last day before `since` has left it."""
        import numpy as np

        from pejl.ledger.verbs.calendar import plus

        since = self.since(tables)
        if since is None:
            return False
        before = np.array([since - timedelta(days=1)], "datetime64[D]").astype(np.int32)
        return bool(plus(before, back)[0] <= np.datetime64(day, "D").astype(int))

    def knows(self, area: str) -> bool:
        """Whether the extracts are this municipality's own. Where none says whose it is: whether any row is of it."""
        return area in (self.snapshot.areas or self.snapshot.books.get("area", ()))

    def periods(self, grain: Grain, tables: Tables) -> tuple[Period, ...]:
        """The periods that all the tables know whole, oldest first; none where it is not said from when."""
        key = grain, frozenset(tables)
        if key not in self._periods:
            self._periods[key] = self._whole(*key)
        return self._periods[key]

    def _whole(self, grain: Grain, tables: Tables) -> tuple[Period, ...]:
        since, last, size = self.since(tables), self.until(tables), IN_A_YEAR[grain]
        if since is None:
            return ()
        newest = Period(last.year, (last.month - 1) * size // 12 + 1, grain)
        newest = newest if newest.last <= last else newest.step(-1)
        back = (newest.step(-step) for step in reversed(range(YEARS_BACK * size)))
        return tuple(period for period in back if period.first >= since)

    def _coverage(self, table: str) -> tuple[str, str]:
        if table == "persons" and table in self.snapshot.coverage:
            return _ANY_DAY, ""
        return self.snapshot.coverage.get(table, ("", ""))

    def count(self, count: Count, area: str, period: Period, cell: int = 0) -> int:
        """The number of one area and period. Raises ValueError for a period that is not among the known."""
        if period not in self.periods(period.grain, tables_of(count)):
            raise ValueError(f"{period.id} is not known whole")
        self.prepare([count], period.grain)
        return self._cubes[count, period.grain].at(area, period, cell)

    def prepare(self, counts: Sequence[Count], grain: Grain) -> None:
        """Work several counts out, those of the same periods in one pass over the ledger; those that were worked out
        before are kept, and those of no period left out."""
        from pejl.ledger.verbs.kernels import evaluate

        new: dict[tuple[Period, ...], list[Count]] = {}
        for count in dict.fromkeys(counts):
            if (count, grain) not in self._cubes:
                new.setdefault(self.periods(grain, tables_of(count)), []).append(count)
        ways = self._kept.counted if self._kept else evaluate
        new.pop((), None)
        for periods, together in new.items():
            for count, cube in zip(together, ways(together, self.snapshot, periods), strict=True):
                self._cubes[count, grain] = cube
