"""The tables of companies as a part whose subjects are companies, so that the same arithmetic asks them."""

import numpy as np

from pejl.due.task import Column
from pejl.ledger.snapshot import Part, Snapshot
from pejl.ledger.tables import TABLES, TYPES

_OF_COMPANIES = tuple(name for name, table in TABLES.items() if table.subject == "company")


def company_part(rows: Part) -> Part:
    """One subject for each company that any row is of; as `persons` each is in the municipality of its newest row, and
    has been there always."""
    owner = {name: rows.column(name, "company") for name in _OF_COMPANIES}
    ids = np.unique(np.concatenate([each[each > 0] for each in owner.values()]))
    order = {name: _order(rows, name, owner[name]) for name in _OF_COMPANIES}
    counts = {name: np.bincount(np.searchsorted(ids, owner[name][order[name]]), minlength=len(ids)) for name in order}
    area = np.full(len(ids), -1, TYPES[TABLES["companies"].columns["area"]])
    for name in _OF_COMPANIES:
        area[np.searchsorted(ids, owner[name][order[name]])] = rows.column(name, "area")[order[name]]
    known = {"person": ids, "born": np.zeros(len(ids), np.int32), "area": area}

    def load(table: str, column: str) -> Column:
        return known[column] if table == "persons" else rows.column(table, column)[order[table]]

    return Part(ids, {**counts, "persons": np.ones(len(ids), np.int64)}, load)


def company_ids(snapshot: Snapshot) -> list[int]:
    """Every company that any row is of; 0 is none."""
    rows = snapshot.companies()
    held = [rows.column(name, "company") for name in _OF_COMPANIES]
    return [each for each in np.unique(np.concatenate(held)).tolist() if each > 0]


def _order(rows: Part, name: str, owner: Column) -> Column:
    """The rows of a company by company and first day; rows of nobody are left out."""
    start = rows.column(name, TABLES[name].start)
    order = np.lexsort((start, owner))
    return order[owner[order] > 0]
