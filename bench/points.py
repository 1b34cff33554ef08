"""What pandas and Polars share: days as numbers, and points added up to cubes once an engine has grouped them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.tables import FAR
from pejl.periods import Grain, Period

EPOCH = 719_163
FAR_DAY = FAR.toordinal() - EPOCH


def number(day: date) -> int:
    return day.toordinal() - EPOCH


@dataclass(frozen=True, slots=True)
class Grid:
    """Areas, groups and periods, and the period of every day between the first and the last."""

    areas: int
    groups: int
    first: int
    end: int
    months: int
    count: int

    @classmethod
    def of(cls, snapshot: Snapshot, periods: Sequence[Period]) -> "Grid":
        months = 1 if periods[0].grain is Grain.MONTH else 3
        first, end = number(periods[0].first), number(periods[-1].end)
        books = snapshot.books
        return cls(len(books["area"]), len(books["spells.group"]), first, end, months, len(periods))

    @property
    def edges(self) -> np.ndarray:
        first = np.datetime64(self.first, "D").astype("datetime64[M]")
        return (first + np.arange(self.count + 1) * self.months).astype("datetime64[D]").astype(np.int64)

    def place(self, day: np.ndarray) -> np.ndarray:
        """The period of each day; earlier days are in the first, later ones one past the last."""
        periods = np.repeat(np.arange(self.count + 1), np.append(np.diff(self.edges), 1))
        return np.take(periods, day - self.first, mode="clip")

    def filled(self, area: np.ndarray, group: np.ndarray, place: np.ndarray, value: np.ndarray) -> np.ndarray:
        values = np.zeros((self.areas, self.groups, self.count + 1), np.int64)
        np.add.at(values, (area, group, place), value)
        return values

    def levels(self, points: np.ndarray) -> np.ndarray:
        return np.cumsum(points, axis=2)[:, :, :-1]

    def added_days(self, points: np.ndarray, moments: np.ndarray) -> np.ndarray:
        """Up to a day b a weight w from day s has had w·(b - s) days."""
        running, moment = np.cumsum(points, axis=2)[:, :, :-1], np.cumsum(moments, axis=2)[:, :, :-1]
        return np.diff(running * self.edges[1:] - moment, axis=2, prepend=0)


def year_later(day: np.ndarray) -> np.ndarray:
    """The same date a year on, 28 February for the 29th; what never ends stays so."""
    open_ = day >= FAR_DAY
    month = np.where(open_, 0, day).astype("datetime64[D]").astype("datetime64[M]")
    into = np.where(open_, 0, day) - month.astype("datetime64[D]").astype(np.int64)
    begin, following = ((month + step).astype("datetime64[D]").astype(np.int64) for step in (12, 13))
    return np.where(open_, FAR_DAY, np.minimum(begin + into, following - 1))
