"""Words as numbers: the books of everything made up here, the same whichever municipalities are made."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from pejl import law
from pejl.law.catalogue import TOPICS, catalogue
from pejl.ledger.snapshot import book_of
from pejl.ledger.tables import TABLES, TYPES, Kind
from pejl.sources.made_up.draws import Columns, day_number
from pejl.sources.made_up.sizes import GROUPS, SHAPES, TEAMS, WORKLOAD, size

TALKED_OF = (
    "helbred",
    "helbred+plan",
    "job",
    "job+plan",
    "job+repatriering",
    "konkrete_job",
    "plan",
    "plan+uddannelse",
    "plan+repatriering",
    "uddannelse",
)
KNOWN = (
    "flygtninge",
    "ukrainere",
    "integrationsprogram_5_aar",
    "repatriering",
    "komplekse_behov",
    "personer_med_handicap",
)


STATUSES = ("fritaget", "kommende", "overskredet")
"""What the national system says of a deadline; its own words are not public."""


@cache
def books() -> Mapping[str, tuple[str, ...]]:
    """The words of every code column, sorted, by the name of the book."""
    found: dict[str, tuple[str, ...]] = {}
    for table in TABLES.values():
        for column, kind in table.columns.items():
            if kind is Kind.CODE:
                found[book_of(table.name, column)] = tuple(sorted(_words(table.name, column)))
    return found


def _words(table: str, column: str) -> tuple[str, ...]:
    if column == "area":
        return law.municipalities()
    if table == "spells":
        return GROUPS
    if column == "group":
        return (*law.visitations(), *KNOWN)
    if column == "who":
        return tuple(f"{area}-{n:04}" for area in law.municipalities() for n in range(workers(area)))
    if column == "team":
        return tuple(TEAMS)
    if column == "status":
        return STATUSES
    if column == "topics":
        known = catalogue("talks", "topics")
        return tuple(each for each in TALKED_OF if all(topic in known for topic in each.split(TOPICS)))
    return tuple(catalogue(table, column))


@cache
def workers(area: str) -> int:
    """How many staff codes a municipality has, at any scale."""
    return max(3, int(size(area) * sum(shape.country for shape in SHAPES.values()) / WORKLOAD))


@cache
def worker_codes(area: str) -> int:
    """The number of a municipality's first staff code."""
    ordered = sorted(law.municipalities())
    return sum(workers(each) for each in ordered[: ordered.index(area)])


@cache
def codes(table: str, column: str, *words: str) -> np.ndarray:
    """The numbers of some words of a column. ValueError for one that is not in its book."""
    book = books()[book_of(table, column)]
    return np.array([book.index(word) for word in words], np.int16)


@cache
def forces(table: str) -> tuple[np.ndarray, np.ndarray]:
    """For each word of a table's `kind`: the day it is in force from and the first day it no longer is."""
    entries = [catalogue(table)[word].force for word in books()[book_of(table, "kind")]]
    first = [max(day_number(each.first), -(1 << 20)) for each in entries]
    return np.array(first), np.array([1 << 22 if each.end is None else day_number(each.end) for each in entries])


def fitted(table: str, columns: Mapping[str, np.ndarray]) -> Columns:
    """The columns as the snapshot wants them: named, ordered and typed as declared."""
    return {name: columns[name].astype(TYPES[kind], copy=False) for name, kind in TABLES[table].columns.items()}
