"""The rows that several promises have in common."""

from collections.abc import Iterator, Sequence

import numpy as np

from pejl.due.sheet import Sheet
from pejl.due.task import Column

ONE_ROW = ("subject", "act", "anchor", "nth", "due", "state")
"""By these a row of one promise is the row of another, and by whether somebody else must act, whoever that is. The
state is one of them, as a late act keeps no row of a case that is over; the cause follows from the others."""


def shared(rows: Sheet, promises: Sequence[int]) -> Iterator[tuple[tuple[int, ...], Sheet]]:
    """The rows of some promises (their places) in parts: whose they are, all of these and no other, and the part as
    rows of the first. Every row is in one part; a part that would be empty is not there."""
    if not len(rows):
        return
    promise, same = rows.columns["promise"], _same(rows)
    has = np.zeros((len(promises), int(same.max()) + 1), bool)
    for place, at in enumerate(promises):
        has[place, same[promise == at]] = True
    part = _numbered(*has)
    for number, first in enumerate(np.unique(part, return_index=True)[1]):
        places = tuple(at for at, owns in zip(promises, has[:, first], strict=True) if owns)
        yield places, rows.where((part[same] == number) & (promise == places[0]))


def _same(rows: Sheet) -> Column:
    """A number for each row, which the same row has in every promise. What one promise has twice, on the clocks of two
    benefits, is two rows."""
    row = _numbered(*(rows.columns[name] for name in ONE_ROW), rows.columns["waits"] >= 0)
    of_promise = _numbered(row, rows.columns["promise"])
    order = np.argsort(of_promise, kind="stable")
    ordered = of_promise[order]
    again = np.zeros(len(row), np.int64)
    again[order] = np.arange(len(row)) - np.searchsorted(ordered, ordered)
    return _numbered(row, again)


def _numbered(*columns: Column) -> Column:
    """The different combinations of the columns' numbers, numbered from 0: columns are put together in one number, and
    what does not go into it is numbered first."""
    found, size = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        place, many = _from_zero(column)
        if size * many > _MOST:
            found, size = _dense(found)
        found, size = found * many + place, size * many
    return _dense(found)[0]


def _from_zero(column: Column) -> tuple[Column, int]:
    """The column's numbers from 0, in order, and a number that is larger than all of them."""
    low, high = int(column.min()), int(column.max())
    return (column.astype(np.int64) - low, high - low + 1) if high - low < _WIDE else _dense(column)


def _dense(column: Column) -> tuple[Column, int]:
    values, place = np.unique(column, return_inverse=True)
    return place, len(values)


_WIDE, _MOST = 1 << 20, 1 << 62
"""A column that reaches wider is numbered by itself; no number is larger than the other, for up to 2 ** 31 rows."""
