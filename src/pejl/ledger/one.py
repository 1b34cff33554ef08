"""One person of a snapshot as a snapshot: what a citizen's own page and a row's explanation ask."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from pejl.ledger.snapshot import Part, Snapshot


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
