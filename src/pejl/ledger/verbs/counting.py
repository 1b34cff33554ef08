"""Counts of one snapshot, each worked out once: what a goal, a page or a report asks of the ledger's events."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs.algebra import Window
from pejl.ledger.verbs.counts import Count
from pejl.ledger.verbs.cube import Cube
from pejl.periods import Grain, Period, day_in_copenhagen

if TYPE_CHECKING:
    from pejl.ledger.verbs.kept import Kept

YEARS_BACK = 10
"""How far back counts are kept, unless the sources reach less far."""
_A_YEAR = {Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 1}


class Counting:
    """`periods` of a grain are those the snapshot knows whole: none that begins before all its sources do, none that
    ends after the day of its newest knowledge. `kept` holds what was worked out before; without it all is worked out
    here."""

    def __init__(self, snapshot: Snapshot, kept: "Kept | None" = None) -> None:
        self.snapshot = snapshot
        self._kept = kept
        self._cubes: dict[tuple[Count, Grain], Cube] = {}

    @property
    def known(self) -> datetime:
        return datetime.fromisoformat(self.snapshot.as_of)

    @property
    def day(self) -> date:
        """The last day the snapshot knows."""
        return day_in_copenhagen(self.known)

    @property
    def since(self) -> date:
        """The first day all its sources cover, as far as they say."""
        return date.fromisoformat(self.snapshot.since) if self.snapshot.since else date.min

    def covers(self, day: date, back: Window) -> bool:
        """Whether all of the window that ends with the day is covered: the last day before `since` has left it."""
        import numpy as np

        from pejl.ledger.verbs.calendar import plus

        if not self.snapshot.since:
            return True
        before = np.array([self.since - timedelta(days=1)], "datetime64[D]").astype(np.int32)
        return bool(plus(before, back)[0] <= np.datetime64(day, "D").astype(int))

    def knows(self, area: str) -> bool:
        """Whether any row is of the area."""
        return area in self.snapshot.books.get("area", ())

    def periods(self, grain: Grain) -> tuple[Period, ...]:
        size = _A_YEAR[grain]
        newest = Period(self.day.year, (self.day.month - 1) * size // 12 + 1, grain)
        newest = newest if newest.last <= self.day else newest.step(-1)
        back = (newest.step(-step) for step in reversed(range(YEARS_BACK * size)))
        return tuple(period for period in back if period.first >= self.since)

    def count(self, count: Count, area: str, period: Period, cell: int = 0) -> int:
        """The number of one area and period. Raises ValueError for a period that is not among the known."""
        self.prepare([count], period.grain)
        return self._cubes[count, period.grain].at(area, period, cell)

    def prepare(self, counts: Sequence[Count], grain: Grain) -> None:
        """Work several counts out in one pass over the ledger; those that were worked out before are kept."""
        from pejl.ledger.verbs.kernels import evaluate

        new = [count for count in dict.fromkeys(counts) if (count, grain) not in self._cubes]
        if new:
            ways = self._kept.counted if self._kept else evaluate
            for count, cube in zip(new, ways(new, self.snapshot, self.periods(grain)), strict=True):
                self._cubes[count, grain] = cube
