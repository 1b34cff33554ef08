"""One person of a snapshot as a snapshot: what a citizen's own page and a row's explanation ask."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from pejl.ledger.snapshot import Part, Snapshot, book_of
from pejl.ledger.tables import FAR, TABLES, Kind
from pejl.periods import day_number, day_of


def part_with(snapshot: Snapshot, person: int) -> Part | None:
    """The part that has the person's rows; None where nobody has the id. Parts are in the order of their ids, so few
    are opened on the way."""
    low, high = 0, len(snapshot.openers) - 1
    while low < high:
        middle = (low + high) // 2
        part = snapshot.openers[middle]()
        place = int(np.searchsorted(part.ids, person))
        if place < part.persons and part.ids[place] == person:
            return part
        if 0 < place < part.persons:
            return None
        low, high = (low, middle) if place == 0 else (middle + 1, high)
    return None


def only(snapshot: Snapshot, part: Part, person: int) -> Snapshot:
    """The snapshot with that person alone, taken from the part that has it. Companies stay as they are."""
    place = int(np.searchsorted(part.ids, person))
    counts: Mapping[str, np.ndarray] = {name: many[place : place + 1] for name, many in part.rows.items()}

    def load(table: str, column: str) -> np.ndarray:
        first, last = part.offsets(table)[place : place + 2]
        found: np.ndarray = part.column(table, column)[first:last]
        return found

    def opened() -> Part:
        return Part(part.ids[place : place + 1], counts, load)

    return replace(snapshot, openers=(opened, snapshot.openers[-1]), files={})


def rows_of(snapshot: Snapshot, table: str) -> list[dict[str, object]]:
    """A table's rows of all persons of the snapshot (of the companies, for a table of theirs) by first day: codes as
    words, days as dates, flags as yes or no. A day in the year 9999 is None: it has not ended, or none was said."""
    found: list[dict[str, object]] = []
    of = TABLES[table]
    for part in snapshot.parts() if of.subject == "person" else (snapshot.companies(),):
        columns = [_decoded(snapshot, part, table, name, kind) for name, kind in of.columns.items()]
        found += [dict(zip(of.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]
    return found


def _decoded(snapshot: Snapshot, part: Part, table: str, name: str, kind: Kind) -> list[object]:
    if name == "person" and TABLES[table].subject == "person":
        return list(part.ids[part.subject(table)].tolist())
    numbers = part.column(table, name).tolist()
    if kind is Kind.CODE:
        words = snapshot.books[book_of(table, name)] if numbers else ()
        return [words[each] for each in numbers]
    if kind in (Kind.DAY, Kind.END):
        return [None if each >= _FAR else day_of(each) for each in numbers]
    return [bool(each) for each in numbers] if kind is Kind.FLAG else numbers


_FAR = day_number(FAR)
