"""The rows of one table of the ledger as they come in: columns of numbers, their doubles found, their facts made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from pejl.ledger import Rejected
from pejl.ledger.facts import schema
from pejl.ledger.tables import TABLES, Kind
from pejl.sources.udtraek.lookup import Book

if TYPE_CHECKING:
    import pyarrow as pa

MOST_KEPT = 100_000
"""Rejected rows that are kept with what they said; those beyond are counted."""
_KEPT = {Kind.ID: "int64", Kind.DAY: "int32", Kind.END: "int32", Kind.CODE: "int16", Kind.COUNT: "int32"}


@dataclass(slots=True)
class Tally:
    """What became of the rows of a table: read = taken + rejected + skipped + duplicate. `repaired` rows are taken
    ones whose CPR number had lost a leading zero."""

    table: str
    read: int = 0
    taken: int = 0
    rejected: int = 0
    skipped: int = 0
    duplicate: int = 0
    repaired: int = 0


@dataclass(slots=True)
class Gathered:
    """Rows of a table so far. `person` and `company` hold numbers of the source, not ids; codes are numbers in
    `books`; days are days since 1970."""

    table: str
    tally: Tally
    books: dict[str, Book]
    rejected: list[Rejected] = field(default_factory=list)
    complete: bool = True
    _columns: dict[str, list[np.ndarray]] = field(default_factory=dict)
    _refs: list["pa.Array"] = field(default_factory=list)
    _lines: list[np.ndarray] = field(default_factory=list)

    @classmethod
    def of(cls, table: str) -> "Gathered":
        books = {name: Book() for name, kind in TABLES[table].columns.items() if kind is Kind.CODE}
        return cls(table, Tally(table), books)

    def reject(self, line: int, column: str, reason: str, text: str) -> None:
        """A row is not taken; the reason is a code of `words`, the text what may be shown of it."""
        self.tally.rejected += 1
        if len(self.rejected) < MOST_KEPT:
            self.rejected.append(Rejected(line, column, reason, text))

    def add(self, lines: np.ndarray, columns: dict[str, np.ndarray], refs: "pa.Array", withdrawn: np.ndarray) -> None:
        """Take rows in: a number for each column of the table, the source's names of the rows, and which it takes
        back."""
        for name, values in columns.items():
            kind = TABLES[self.table].columns[name]
            self._columns.setdefault(name, []).append(values.astype(_KEPT.get(kind, "int8")))
        self._columns.setdefault("withdrawn", []).append(withdrawn)
        self._refs.append(refs)
        self._lines.append(lines)

    def settled(self) -> "Settled":
        """The rows without their doubles: a row told twice is counted once, and one that says something else under
        the name or key of an earlier row is rejected (`siger_andet_end_linje`, and that row's line)."""
        import pyarrow as pa

        names = [*TABLES[self.table].columns, "withdrawn"]
        columns = {name: _joined(self._columns.pop(name, [])) for name in names}
        refs, lines = pa.chunked_array(self._refs, pa.string()), _joined(self._lines)
        self._refs, self._lines = [], []
        coded = refs.combine_chunks().dictionary_encode()
        blank = coded.dictionary.index("").as_py() if len(coded) else -1
        own = coded.indices.to_numpy()
        named = own != blank
        key = [np.where(named, 0, columns[name]) for name in TABLES[self.table].key]
        first = first_of_same([np.where(named, own, -1), *key])
        again = first != np.arange(len(first))
        same = again.copy()
        for values in columns.values():
            same &= values == values[first]
        for place in np.flatnonzero(again & ~same):
            self.reject(int(lines[place]), "", "siger_andet_end_linje", str(lines[first[place]]))
        self.tally.duplicate = int(same.sum())
        kept = ~again
        self.tally.taken = int(kept.sum())
        left = {name: values[kept] for name, values in columns.items()}
        return Settled(self.table, left, coded.filter(pa.array(kept)), self.books)


@dataclass(slots=True)
class Settled:
    """The rows of a table that are taken."""

    table: str
    columns: dict[str, np.ndarray]
    refs: "pa.DictionaryArray"
    books: dict[str, Book]

    def numbers(self, column: str) -> np.ndarray:
        """The distinct numbers of persons or companies, sorted, without nobody (0)."""
        found: np.ndarray = np.unique(self.columns.get(column, np.empty(0, np.int64)))
        somebody: np.ndarray = found[found != 0]
        return somebody

    def facts(self, ids: Callable[[str, np.ndarray], np.ndarray], staff: Callable[[Sequence[str]], Any]) -> "pa.Table":
        """The rows as the ledger's `schema` says. `ids` gives the ids of persons' or companies' numbers, `staff` the
        codes of those who stand by a person."""
        import pyarrow as pa

        made = []
        for name, kind in TABLES[self.table].columns.items():
            values = self.columns.pop(name)
            if kind is Kind.ID:
                made.append(pa.array(ids(name, values)))
            elif kind is Kind.CODE:
                words = list(self.books[name].places)
                made.append(pa.array(staff(words) if name == "who" else words, pa.string()).take(pa.array(values)))
            elif kind in (Kind.DAY, Kind.END):
                made.append(pa.array(values).cast(pa.date32()))
            else:
                made.append(pa.array(values).cast(pa.bool_()) if kind is Kind.FLAG else pa.array(values))
        made += [self.refs.cast(pa.string()), pa.array(self.columns.pop("withdrawn"), pa.bool_())]
        return pa.table(made, schema=schema(self.table))


def first_of_same(columns: Sequence[np.ndarray]) -> np.ndarray:
    """For each row the place of the first row that is the same in all columns.

    >>> first_of_same([np.array([7, 8, 7])]).tolist()
    [0, 1, 0]
    """
    many = len(columns[0])
    order = np.lexsort(columns[::-1])
    fresh = np.zeros(many, bool)
    fresh[:1] = True
    for column in columns:
        placed = column[order]
        fresh[1:] |= placed[1:] != placed[:-1]
    heads = order[fresh]
    result: np.ndarray = np.empty(many, np.int64)
    result[order] = np.repeat(heads, np.diff(np.append(np.flatnonzero(fresh), many)))
    return result


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate(parts) if parts else np.empty(0, np.int32)
