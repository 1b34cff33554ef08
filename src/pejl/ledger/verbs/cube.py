"""What a count comes to: a whole number for every area, cell and period."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pejl.periods import Period


@dataclass(frozen=True, slots=True)
class Cube:
    """`values[area, cell, period]`, whole numbers. Periods follow each other and are of one grain."""

    values: np.ndarray
    areas: tuple[str, ...]
    periods: tuple[Period, ...]

    def at(self, area: str, period: Period, cell: int = 0) -> int:
        """The number; 0 for an area no row is in. Raises ValueError for a period that was not asked for."""
        place = self.periods.index(period)
        return int(self.values[self.areas.index(area), cell, place]) if area in self.areas else 0


def consecutive(first: Period, count: int) -> tuple[Period, ...]:
    """`count` periods of one grain from the first."""
    return tuple(first.step(step) for step in range(count))


def edges(periods: Sequence[Period]) -> np.ndarray:
    """The first day of each period and the day after the last, as days since 1970."""
    days = [period.first for period in periods] + [periods[-1].end]
    return np.array(days, "datetime64[D]").astype(np.int32)
