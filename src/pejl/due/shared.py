"""The rows that several promises have in common."""

from collections.abc import Iterator, Sequence

import numpy as np

from pejl.due.sheet import Sheet

ONE_ROW = ("subject", "act", "anchor", "nth", "due", "state", "cause", "waits")
"""By these a row of one promise is the row of another."""


def shared(rows: Sheet, promises: Sequence[int]) -> Iterator[tuple[tuple[int, ...], Sheet]]:
    """The rows of some promises (their places) in parts: whose they are, all of these and no other, and the part as
    rows of the first. Every row is in one part; a part that would be empty is not there."""
    if not len(rows):
        return
    promise, columns = rows.columns["promise"], np.stack([rows.columns[name] for name in ONE_ROW])
    _, same = np.unique(columns, axis=1, return_inverse=True)
    same = same.ravel()
    has = np.zeros((len(promises), int(same.max()) + 1), bool)
    for place, at in enumerate(promises):
        has[place, same[promise == at]] = True
    for owners in np.unique(has, axis=1).T:
        places = tuple(at for at, owns in zip(promises, owners, strict=True) if owns)
        mine = (has == owners[:, None]).all(axis=0)[same]
        yield places, rows.where(mine & (promise == places[0]))
