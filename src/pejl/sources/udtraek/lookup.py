"""Text cells to numbers, each distinct text once: what a finder is, and the codes a column came to."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa

MOST_CODES = 500
_REMEMBERED = 100_000


class Reason(str):
    """Why a cell is not taken, a code of `words`."""

    __slots__ = ()


SKIP = Reason("-")
"""The row is sound, but not for us."""
Found = int | Reason
Find = Callable[[str], Found]


class Decoded(NamedTuple):
    """A column of a block: a number for each row, and the place in `reasons` (from 1) where it has none."""

    values: np.ndarray
    why: np.ndarray
    reasons: tuple[Reason, ...]


class Lookup:
    """A finder that is asked once for each distinct text of a block, and remembers what it found while there are few.

    `remembers=False` for columns where nearly every cell is its own, such as CPR numbers."""

    def __init__(self, find: Find, *, remembers: bool = True) -> None:
        self._find, self._most = find, _REMEMBERED if remembers else 0
        self._known: dict[str, Found] = {}

    def one(self, text: str) -> Found:
        found = self._known.get(text)
        if found is None:
            found = self._find(text.strip())
            if len(self._known) < self._most:
                self._known[text] = found
        return found

    def __call__(self, cells: "pa.Array") -> Decoded:
        coded = cells.dictionary_encode()
        found = [self.one(text) for text in coded.dictionary.to_pylist()]
        reasons = tuple(dict.fromkeys(each for each in found if isinstance(each, Reason)))
        place = {reason: number for number, reason in enumerate(reasons, 1)}
        values = np.array([0 if isinstance(each, Reason) else each for each in found], np.int64)
        why = np.array([place.get(each, 0) if isinstance(each, Reason) else 0 for each in found], np.int8)
        rows = coded.indices.to_numpy()
        return Decoded(values[rows], why[rows], reasons)


class Book:
    """The codes of a column in the order they came; a number stands for each."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}

    def number(self, code: str) -> Found:
        """The code's number. Reason `for_mange_koder` when the column has more codes than any list: it is free text."""
        if code not in self.places and len(self.places) >= MOST_CODES:
            return Reason("for_mange_koder")
        return self.places.setdefault(code, len(self.places))
