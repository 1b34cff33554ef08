"""Rows and marks added up over areas, cells and periods."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from pejl.ledger.tables import FULL_TIME
from pejl.ledger.verbs import rows as on
from pejl.ledger.verbs.algebra import DAY
from pejl.ledger.verbs.counts import Count, DayCount, Minutes, NumberOf, PersonsAt, PersonsIn, SumOf
from pejl.ledger.verbs.cube import edges
from pejl.ledger.verbs.rows import Cells, Column, Days, Rows
from pejl.periods import Period

if TYPE_CHECKING:
    from pejl.ledger.verbs.kernels import Answering


class Grid:
    """What has been added so far: one line for every area (the first: none) and cell, one column for every edge.

    A stretch is added as two points, where it begins and where it ends, so a long one costs no more than a short
    one. Sums are of whole numbers below 2**53, and so exact in the float columns they are kept in."""

    def __init__(self, periods: Sequence[Period], areas: int, cells: int) -> None:
        self.edges = edges(periods)
        self.shape = (areas + 1, cells, len(periods) + 1)
        self.points = np.zeros(self.shape[0] * self.shape[1] * self.shape[2])
        self.moments = np.zeros_like(self.points)
        self._period_of = np.repeat(np.arange(len(periods), dtype=np.int64), np.diff(self.edges))
        self._stretches = self._weighed = False

    def place(self, day: Column) -> Column:
        """The period of each day; days before the first are in it, days after the last in one of their own."""
        inside: Column = np.take(self._period_of, day - self.edges[0], mode="clip")
        inside[day >= self.edges[-1]] = len(self.edges) - 1
        return inside

    def line(self, cells: Cells, of: Rows | Days) -> Column:
        line: Column = (cells.area(of).astype(np.int64) + 1) * self.shape[1]
        return (line if of.cell is None else line + of.cell) * self.shape[2]

    def add(self, flat: Column, weights: Column | None = None) -> None:
        self.points += np.bincount(flat, weights, len(self.points))

    def running(self, line: Column, first: Column, last: Column) -> None:
        """Add one from the period `first` up to but not including `last`."""
        self._stretches = True
        self.add(line + first)
        self.points -= np.bincount(line + last, None, len(self.points))

    def weighed(self, line: Column, start: Column, end: Column, weight: Column | int) -> None:
        """Add the days of each stretch in each period, times its weight: weight and moment of both its ends."""
        self._stretches = self._weighed = True
        for day, sign in ((start, 1), (end, -1)):
            day = np.clip(day, self.edges[0], self.edges[-1])
            flat = line + self.place(day)
            weights = np.broadcast_to(np.asarray(weight, float) * sign, flat.shape)
            self.points += np.bincount(flat, weights, len(self.points))
            self.moments += np.bincount(flat, weights * (day - self.edges[0]), len(self.points))

    def values(self) -> Column:
        """The counts by area, cell and period, whole numbers."""
        points = self.points.reshape(self.shape)
        if not self._stretches:
            added: Column = points[1:, :, :-1].astype(np.int64)
            return added
        running: Column = np.cumsum(points, axis=2)
        if not self._weighed:
            held: Column = running[1:, :, :-1].astype(np.int64)
            return held
        moments = np.cumsum(self.moments.reshape(self.shape), axis=2)
        passed = (self.edges - self.edges[0]).astype(float)
        upto = running[:, :, :-1] * passed[1:] - moments[:, :, :-1]
        found: Column = np.diff(upto, axis=2, prepend=0.0)[1:].round().astype(np.int64)
        return found


def tally(count: Count, ask: "Answering", grid: Grid) -> None:
    """Add one part's rows or marks to the grid."""
    cells = ask.cells(count.of)
    match count:
        case Minutes() | DayCount():
            rows = ask.rows(count.of)
            weight: Column | int = 1
            if isinstance(count, Minutes):
                weight = FULL_TIME if rows.minutes is None else rows.minutes
            grid.weighed(grid.line(cells, rows), rows.start, rows.end, weight)
        case PersonsAt():
            rows = _apart(ask.rows(count.of), cells)
            grid.running(grid.line(cells, rows), grid.place(rows.start), grid.place(rows.end))
        case PersonsIn():
            _persons_in(_apart(ask.rows(count.of), cells), cells, grid)
        case NumberOf() | SumOf():
            marks = ask.marks(count.of)
            marks = marks.take((marks.day >= grid.edges[0]) & (marks.day < grid.edges[-1]))
            carry = marks.carry if isinstance(count, SumOf) else None
            grid.add(grid.line(cells, marks) + grid.place(marks.day), carry)


def _apart(rows: Rows, cells: Cells) -> Rows:
    return rows if rows.apart else on.courses(rows, DAY, cells)


def _persons_in(rows: Rows, cells: Cells, grid: Grid) -> None:
    """Each row from its first period to its last, less what the person's row before it has counted."""
    rows = rows.take((rows.end > grid.edges[0]) & (rows.start < grid.edges[-1]))
    group = cells.group(rows)
    order = np.argsort(on.key(group, rows.start), kind="stable")
    rows, group = rows.take(order), group[order]
    first, last = grid.place(rows.start), grid.place(np.minimum(rows.end, grid.edges[-1]) - 1) + 1
    if len(first) > 1:
        again = group[1:] == group[:-1]
        first[1:] = np.where(again, np.maximum(first[1:], last[:-1]), first[1:])
    kept = first < last
    grid.running(grid.line(cells, rows)[kept], first[kept], last[kept])
