"""One company of a snapshot: what its own page asks."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from pejl.ledger.one import rows_of
from pejl.ledger.snapshot import Part, Snapshot
from pejl.ledger.tables import TABLES
from pejl.periods import day_number

OF_COMPANIES = tuple(name for name, table in TABLES.items() if table.subject == "company")


def company_rows(snapshot: Snapshot, companies: Collection[int]) -> dict[str, list[dict[str, object]]]:
    """The rows of these companies by table, oldest first, as `rows_of` reads them; a table without any has none. 0, by
    which an event is the job centre's own, is no company."""
    part = snapshot.companies()
    own = np.array([each for each in companies if each], np.int64)
    picked = {name: np.flatnonzero(np.isin(part.column(name, "company"), own)) for name in OF_COMPANIES}

    def load(table: str, column: str) -> np.ndarray:
        found: np.ndarray = part.column(table, column)[picked[table]]
        return found

    counts: Mapping[str, np.ndarray] = {name: np.array([len(rows)]) for name, rows in picked.items()}
    few = replace(snapshot, openers=(*snapshot.openers[:-1], lambda: Part(part.ids, counts, load)), files={})
    return {name: _by_day(rows_of(few, name), TABLES[name].start) for name in OF_COMPANIES}


def _by_day(rows: list[dict[str, object]], start: str) -> list[dict[str, object]]:
    return sorted(rows, key=lambda row: str(row[start]))


def with_agreement(snapshot: Snapshot, day: date) -> frozenset[int]:
    """The companies with an agreement that runs on the day; its last day counts."""
    part, number = snapshot.companies(), day_number(day)
    company, start, end = (part.column("agreements", name) for name in ("company", "start", "end"))
    return frozenset(company[(start <= number) & (number < end)].tolist())
