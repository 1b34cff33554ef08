"""What the ledger has of a company from extracts, as people read it; what was recorded here is not told twice."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.ledger.company import company_rows
from pejl.ledger.tables import TABLES
from pejl.web.companies import Directory
from pejl.web.companykinds import COMPANY_KINDS
from pejl.web.models import CompanyRecord
from pejl.web.written import Teller
from pejl.words import say, show

SHOWN = 20
"""Rows of a table that are shown, the newest."""
Row = Mapping[str, Any]
Key = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """A row: `day` its first day; `parts`: what it says."""

    day: date | None
    parts: Sequence[str]

    @property
    def line(self) -> str:
        return " · ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Extract:
    """The rows of a table, the newest first; `older`: how many are not shown."""

    table: str
    rows: Sequence[Told]
    older: int


def ledger_rows(directory: Directory, companies: Collection[int]) -> Mapping[str, Sequence[Row]]:
    """The published rows of these companies by table; none without a ledger."""
    snapshot = directory.stand.snapshot
    return {} if snapshot is None else company_rows(snapshot, companies)


def extracts(rows: Mapping[str, Sequence[Row]], versions: Sequence[CompanyRecord], teller: Teller) -> list[Extract]:
    """By table, those that have any. `versions`: all of the companies; a row that one of them told the ledger of, or
    tells of as it stands now, is left out."""
    ours = {key for each in versions if each.folded or not each.withdrawn for key in _keys(each)}
    found = []
    for table, every in rows.items():
        left = [row for row in reversed(every) if _key(table, row) not in ours]
        if left:
            told = [Told(row[TABLES[table].start], _parts(teller, table, row)) for row in left[:SHOWN]]
            found.append(Extract(table, told, max(0, len(left) - SHOWN)))
    return found


def _keys(record: CompanyRecord) -> list[Key]:
    """Where the record's row would be in the ledger: its key columns are named as its fields are."""
    table = COMPANY_KINDS[record.kind].table
    return [_key(table, {**record.data, **_days(record.data)})] if table else []


def _days(data: Mapping[str, Any]) -> dict[str, date]:
    return {name: date.fromisoformat(str(data[name])) for name in ("day", "start") if data.get(name)}


def _key(table: str, row: Row) -> Key:
    """What tells rows of one company apart: for the company itself there is one."""
    return table, tuple(row[name] for name in TABLES[table].key if name != "company")


def _parts(teller: Teller, table: str, row: Row) -> list[str]:
    return [part for part in PARTS[table](teller, row) if part]


def _company(teller: Teller, row: Row) -> list[str]:
    size = say("web_virk_med_ansatte", {"antal": row["size"]}, teller.lang)
    return [teller.choice("companies.branch", row["branch"]), size]


def _order(teller: Teller, row: Row) -> list[str]:
    many = row["positions"]
    positions = say("web_virk_stillinger_en" if many == 1 else "web_virk_stillinger", {"antal": many}, teller.lang)
    answered = say("web_virk_besvaret" if row["answer"] >= 0 else "web_virk_ubesvaret", {}, teller.lang)
    ends = [_count(teller, "henviste", row["referred"]), _count(teller, "ansat", row["hired"])]
    return [teller.choice("orders.kind", row["kind"]), positions, answered, *ends]


def _visit(teller: Teller, row: Row) -> list[str]:
    return [teller.choice("visits.kind", row["kind"]), teller.choice("visits.outcome", row["outcome"])]


def _event(teller: Teller, row: Row) -> list[str]:
    held = teller.choice("events.outcome", row["outcome"])
    return [teller.choice("events.kind", row["kind"]), held, _count(teller, "deltagere", row["people"])]


def _agreement(teller: Teller, row: Row) -> list[str]:
    after = row["end"]
    last = date.fromordinal(after.toordinal() - 1) if after else None
    until = say("web_virk_til", {"dag": show(last, teller.lang)}, teller.lang) if last else ""
    return [teller.choice("agreements.kind", row["kind"]), until]


def _count(teller: Teller, code: str, many: int) -> str:
    return say(f"web_virk_{code}", {"antal": many}, teller.lang) if many else ""


PARTS: Mapping[str, Callable[[Teller, Row], list[str]]] = {
    "companies": _company,
    "orders": _order,
    "visits": _visit,
    "events": _event,
    "agreements": _agreement,
}
