"""Some persons of a snapshot with what was recorded about them since, as a snapshot in memory."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import Any

import numpy as np

from pejl.ledger.coverage import goes_before
from pejl.ledger.facts import Facts, schema
from pejl.ledger.snapshot import Snapshot, book_of, in_memory, parted
from pejl.ledger.state_hash import PERSONAL
from pejl.ledger.tables import TABLES, TYPES, Kind, Table
from pejl.periods import day_number

Rows = dict[str, np.ndarray]
Key = tuple[str, str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Version:
    """The newest version of a row: its cells by column, and whether it goes before an extract's row of the same key."""

    table: Table
    cells: Mapping[str, Any]
    first: bool

    @property
    def holds(self) -> bool:
        """A row that is taken back or has no length is seen by nobody."""
        long = not self.table.end or self.cells[self.table.start] < self.cells[self.table.end]
        return long and not self.cells["withdrawn"]


def overlaid(
    snapshot: Snapshot, persons: Collection[int], added: Sequence[Facts], folded: Sequence[Facts] = ()
) -> Snapshot:
    """Those persons alone, with their rows of the snapshot and the `added` ones: as they would be read if `added` were
    published. Companies and staff stay as they are, and so do the words' places in the books; new words come after.

    `folded`: what the snapshot has of rows that `added` has newer versions of; those old rows go. Where such an old
    row and an extract's row have the same key, the one that was hidden shows only when `added` is published. ValueError
    for facts that do not add, or of companies.
    """
    if not all(each.adds and set(each.rows) <= set(PERSONAL) for each in (*added, *folded)):
        raise ValueError("only rows of persons that add to what extracts say")
    ids = np.unique(np.fromiter(persons, np.int64, len(persons)))
    held, books = _held(snapshot, ids), _Books(snapshot.books)
    new, old = _versions(added, snapshot.coverage), _versions(folded, snapshot.coverage)
    for key in new.keys() & old.keys():
        _leave(held, old[key].table, books.numbers(old[key]), tuple(old[key].table.columns))
    _put(held, [each for each in new.values() if each.holds and each.cells["person"] in set(ids.tolist())], books)
    nobody = {name: _nothing(table) for name, table in TABLES.items() if table.subject != "person"}
    prepared = parted({**held, **nobody}, books.words())
    sizes = {**snapshot.sizes, **{name: prepared.sizes[name] for name in PERSONAL}}
    as_of = max((snapshot.as_of, *(each.as_of.astimezone(UTC).isoformat() for each in added)))
    openers = (*in_memory(prepared).openers[:-1], snapshot.openers[-1])
    return replace(
        snapshot, id=f"{snapshot.id}+", as_of=as_of, books=prepared.books, sizes=sizes, files={}, openers=openers
    )


def _nothing(table: Table) -> Rows:
    return {name: np.empty(0, TYPES[kind]) for name, kind in table.columns.items()}


def _held(snapshot: Snapshot, ids: np.ndarray) -> dict[str, Rows]:
    """The persons' rows as the snapshot has them."""
    found: dict[str, list[Rows]] = {name: [_nothing(TABLES[name])] for name in PERSONAL}
    for part in snapshot.parts():
        _, places, _ = np.intersect1d(part.ids, ids, assume_unique=True, return_indices=True)
        for name in PERSONAL if len(places) else ():
            ends = part.offsets(name)
            first, many = ends[places], ends[places + 1] - ends[places]
            if not many.any():
                continue
            before = np.concatenate(([0], np.cumsum(many)[:-1]))
            rows = np.repeat(first - before, many) + np.arange(many.sum())
            own = {column: part.column(name, column)[rows] for column in TABLES[name].own}
            found[name].append({"person": np.repeat(part.ids[places], many), **own})
    return {
        name: {column: np.concatenate([each[column] for each in some]) for column in TABLES[name].columns}
        for name, some in found.items()
    }


def _versions(facts: Sequence[Facts], coverage: Mapping[str, tuple[str, str]]) -> dict[Key, Version]:
    """The newest version of each row, by source and the row's own name, or the table's key where it has none."""
    found: dict[Key, Version] = {}
    for each in sorted(facts, key=lambda said: (said.as_of, said.digest, said.source)):
        for name, rows in each.rows.items():
            first = goes_before(each.as_of.isoformat(), name, coverage)
            greatest = sorted(rows.to_pylist(), key=lambda row, name=name: tuple(row[of] for of in schema(name).names))  # type: ignore[misc]
            for cells in greatest:
                named = ("ref", cells["ref"]) if cells["ref"] else tuple(cells[of] for of in TABLES[name].key)
                found[each.source, name, named] = Version(TABLES[name], cells, first)
    return found


def _leave(held: dict[str, Rows], table: Table, numbers: Mapping[str, int], names: Sequence[str]) -> None:
    """Without the rows that have these numbers in the named columns."""
    stays = ~_like(held[table.name], numbers, names)
    if not stays.all():
        held[table.name] = {name: column[stays] for name, column in held[table.name].items()}


def _like(rows: Rows, numbers: Mapping[str, int], names: Sequence[str]) -> np.ndarray:
    found: np.ndarray = np.logical_and.reduce([rows[name] == numbers[name] for name in names])
    return found


def _put(held: dict[str, Rows], versions: Sequence[Version], books: "_Books") -> None:
    """The versions among the rows held; of two with the same key, one held and one put in, one stays. Those put in
    stand in nobody's way among themselves."""
    taken: dict[str, list[dict[str, int]]] = {}
    for each in versions:
        numbers = books.numbers(each)
        if each.first or not _like(held[each.table.name], numbers, each.table.key).any():
            taken.setdefault(each.table.name, []).append(numbers)
    for each in versions:
        if each.first:
            _leave(held, each.table, books.numbers(each), each.table.key)
    for name, some in taken.items():
        for column, kind in TABLES[name].columns.items():
            own = np.array([numbers[column] for numbers in some], TYPES[kind])
            held[name][column] = np.concatenate((held[name][column], own))


@dataclass
class _Books:
    """The snapshot's books, with new words after the old ones."""

    old: Mapping[str, tuple[str, ...]]
    _places: dict[str, dict[str, int]] = field(default_factory=dict)

    def numbers(self, version: Version) -> dict[str, int]:
        """The cells as the ledger's numbers."""
        return dict(self._told(version))

    def _told(self, version: Version) -> Iterator[tuple[str, int]]:
        for name, kind in version.table.columns.items():
            cell = version.cells[name]
            if kind is Kind.CODE:
                yield name, self._place(book_of(version.table.name, name), cell)
            else:
                yield name, day_number(cell) if kind in (Kind.DAY, Kind.END) else int(cell)

    def _place(self, book: str, word: str) -> int:
        if book not in self._places:
            self._places[book] = {each: place for place, each in enumerate(self.old.get(book, ()))}
        places = self._places[book]
        return places.setdefault(word, len(places))

    def words(self) -> dict[str, tuple[str, ...]]:
        return {**self.old, **{book: tuple(places) for book, places in self._places.items()}}
