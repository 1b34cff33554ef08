"""Made-up ledgers of three sizes, as snapshots on disk: what every candidate reads.

S is one municipality, M the whole country over twelve years, L twice the people over twenty. The tables that nothing
is asked about are left empty.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from pejl import law
from pejl.ledger.snapshot import Prepared, parted, write
from pejl.ledger.tables import TABLES, TYPES
from pejl.sources.made_up.build import municipalities
from pejl.sources.made_up.coding import books

ASKED = ("persons", "spells", "talks", "offers", "jobs", "schooling")
"""What the workloads of counting are about."""
DUE = tuple(name for name in TABLES if name not in ("jobs", "schooling", "replies", "deadlines"))
"""What due rows are about."""
Columns = dict[str, np.ndarray]


@dataclass(frozen=True, slots=True)
class Scale:
    """`people`: about how many persons' worth of the country is made; who moves and who is on help for life come
    beside, so there are more persons in the ledger."""

    areas: tuple[str, ...]
    people: int
    first: date
    last: date = date(2024, 12, 31)


EVERYWHERE = law.municipalities()
SCALES = {
    "XS": Scale(("250",), 60_000, date(2013, 1, 1)),
    "S": Scale(("250",), 640_000, date(2013, 1, 1)),
    "Q": Scale(EVERYWHERE, 125_000, date(2013, 1, 1)),
    "M": Scale(EVERYWHERE, 500_000, date(2013, 1, 1)),
    "L": Scale(EVERYWHERE, 1_000_000, date(2005, 1, 1)),
}
"""XS is for the test, Q (a quarter of M) for the growth."""
SEED = 20240101


def columns(scale: Scale, asked: Sequence[str] = ASKED) -> dict[str, Columns]:
    """The tables that are asked about as columns of numbers; the others empty."""
    pieces: dict[str, list[Columns]] = {name: [] for name in asked}
    for piece in municipalities(scale.areas, SEED, scale.first, scale.last, people=scale.people):
        for name in asked:
            if name in piece:
                pieces[name].append(piece[name])
    found = {}
    for name, table in TABLES.items():
        found[name] = {
            column: np.concatenate([np.empty(0, TYPES[kind]), *(piece.pop(column) for piece in pieces.get(name, ()))])
            for column, kind in table.columns.items()
        }
    found["spells"] = _apart(found["spells"])
    return found


def _apart(spells: Columns) -> Columns:
    """Spells of one person and group cut where the next begins: the ledger lets none overlap."""
    order = np.lexsort((spells["start"], spells["group"], spells["person"]))
    spells = {name: column[order] for name, column in spells.items()}
    same = (spells["person"][1:] == spells["person"][:-1]) & (spells["group"][1:] == spells["group"][:-1])
    spells["end"][:-1] = np.where(same, np.minimum(spells["end"][:-1], spells["start"][1:]), spells["end"][:-1])
    left = spells["start"] < spells["end"]
    return {name: column[left] for name, column in spells.items()}


def made(scale: Scale, asked: Sequence[str] = ASKED) -> Prepared:
    return parted(columns(scale, asked), books())


def put(prepared: Prepared, folder: Path) -> Path:
    """The snapshot in a new folder."""
    folder.mkdir(parents=True)
    write(prepared, folder, folder.name, "2025-01-01T00:00:00Z", made_up=True)
    return folder


def sizes(folder: Path, asked: Sequence[str] = ASKED) -> dict[str, int]:
    """How many rows each table has."""
    found: dict[str, int] = json.loads((folder / "snapshot.json").read_text("utf-8"))["sizes"]
    return {name: found[name] for name in asked}
