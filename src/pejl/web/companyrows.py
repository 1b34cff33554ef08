"""Rows of companies as they stand now: those of the published ledger, and those of the pages in the place of what the
ledger has of them, so that no row is there twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.ledger.one import rows_of
from pejl.web.companies import Directory
from pejl.web.companykinds import COMPANY_KINDS
from pejl.web.kinds import values_of
from pejl.web.models import CompanyRecord
from pejl.web.stand import Stand

Key = tuple[int, str, date]
"""What makes a row of a company one: company, kind and day."""


@dataclass(frozen=True, slots=True)
class Row:
    """`values`: the columns of the ledger's table, days as days. `company`: the one it is shown under. `record`: where
    it was recorded; None for a row that only an extract tells of."""

    company: int
    values: Mapping[str, Any]
    record: CompanyRecord | None = None

    @property
    def day(self) -> date:
        found: date = self.values["day"]
        return found

    @property
    def kind(self) -> str:
        return str(self.values["kind"])


def published(stand: Stand, table: str) -> Sequence[Mapping[str, Any]]:
    """All rows of a table of companies in the published ledger; none without one."""
    snapshot = stand.snapshot
    return () if snapshot is None else stand.once(("virksomhedsrækker", table), lambda: rows_of(snapshot, table))


def rows(directory: Directory, kind: str) -> list[Row]:
    """Every row of a kind that has a day: what was recorded, then what only extracts tell of. Two queries. What was
    taken back or moved to another day after the ledger got it is not counted as the ledger has it."""
    stand, table = directory.stand, COMPANY_KINDS[kind].table
    here = [_of(directory, each) for each in directory.records((kind,))]
    had = {_key(directory, each) for each in _folded(kind)} | {(each.company, each.kind, each.day) for each in here}
    return [*here, *(each for each in _extracts(directory, stand, table) if _key_of(each) not in had)]


def _extracts(directory: Directory, stand: Stand, table: str) -> Iterator[Row]:
    for each in published(stand, table):
        yield Row(directory.same.of(each["company"]), each)


def _folded(kind: str) -> Iterator[CompanyRecord]:
    """Versions the ledger was given."""
    yield from CompanyRecord.objects.filter(kind=kind).exclude(folded="")


def _of(directory: Directory, record: CompanyRecord) -> Row:
    return Row(directory.same.of(record.company), values_of(COMPANY_KINDS[record.kind], record.data), record)


def _key(directory: Directory, record: CompanyRecord) -> Key:
    return directory.same.of(record.company), str(record.data["kind"]), date.fromisoformat(str(record.data["day"]))


def _key_of(row: Row) -> Key:
    return row.company, row.kind, row.day
