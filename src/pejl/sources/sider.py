"""What caseworkers record on Pejl's own pages, as a source: versions of rows become facts that add to the extracts.

Each version names its row by `ref`; a newer version stands in the place of an older one, and a withdrawn one takes the
row back. What counts where an extract tells of the same row is `pejl.ledger.resolve`'s to say. Notes and other free
text stay where they were written: only days, numbers and words of the catalogue come into the ledger.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from re import fullmatch
from typing import Any

from pejl.law.catalogue import TOPICS, catalogue
from pejl.ledger.facts import Facts, schema
from pejl.ledger.tables import FAR, TABLES, Kind
from pejl.periods import day_in_copenhagen
from pejl.sources import as_utc, digest_of
from pejl.words import Step

SOURCE = "pejl"
RECORDED = ("talks", "offers", "happenings", "exemptions", "relations", "efforts")
"""The tables that rows can be recorded in."""
OPTIONAL: Mapping[str, object] = {"form": "", "topics": "", "company": 0, "minutes": 0, "end": None, "resets": None}
"""What stands where a value is left out: `end` None is open; `resets` None is worked out from kind and outcome."""
HAPPENED = ("holdt", "udeblevet")
"""Outcomes that a day to come cannot have."""
MOST_MINUTES = 168 * 60
BACK, AHEAD = timedelta(days=100 * 366), timedelta(days=10 * 366)
"""How far from the day of recording a day can lie."""
_CODE = r"[A-Za-z0-9_.-]{1,60}"
_NUMBER = r"\D*(\d\D*){10}"


@dataclass(frozen=True, slots=True)
class Registration:
    """One version of a row recorded on Pejl's pages, `at` an instant with a zone. `ref`: the row's own name, the same
    in all its versions and in one table only. `subject`: the person's random id. `values`: the table's columns beside
    the person, those of OPTIONAL may be left out: days as dates, `end` the first day after, codes as words, topics
    joined by `+`, `minutes` a week, `company` a random id or 0. A withdrawn version has the values it takes back."""

    ref: str
    table: str
    subject: int
    values: Mapping[str, object]
    withdrawn: bool
    at: datetime


def fault(registration: Registration) -> Step | None:
    """Why it cannot be recorded, as something to say; None where nothing is wrong. Borderline: a talk held and a mark
    may be of the very day they are recorded, in Copenhagen, and no later one; a stretch of one day ends the day
    after it begins; a word of the catalogue must be in force on the row's first day. Raises ValueError for an instant
    without a zone: a fault of ours, as is a `ref` or a `subject` that is none."""
    at = day_in_copenhagen(as_utc(registration.at))
    if not 0 < registration.subject < 1 << 63 or not 0 < len(registration.ref) <= 80:
        raise ValueError(registration.table)
    if registration.table not in RECORDED:
        return Step("reg_tabel")
    table, values = TABLES[registration.table], {**_left_out(registration.table), **registration.values}
    for column in table.own:
        if column not in values:
            return Step("reg_mangler", {"felt": _felt(column)})
        if not _fits(registration.table, column, values[column]):
            return Step("reg_kan_ikke_bruges", {"felt": _felt(column)})
    if set(values) - set(table.own):
        return Step("reg_tabel")
    return _wrong_days(values, table.start, at) or _wrong_words(registration.table, values, table.start)


def read(registrations: Sequence[Registration], *, made_up: bool, areas: Sequence[str]) -> Facts:
    """The newest version of each row as facts (of two at one instant the later in the sequence), known when the newest
    of all was recorded. They hold against an extract by that instant: give what was recorded on one day, or use
    `by_day`. ValueError for no registrations at all, and for one that `fault` says anything of: it was to be asked
    before the row was kept."""
    import pyarrow as pa

    ordered = sorted(registrations, key=lambda each: as_utc(each.at))
    as_of = as_utc(ordered[-1].at) if ordered else None
    if as_of is None:
        raise ValueError("no registrations")
    newest = {(each.table, each.ref): each for each in ordered}
    said: dict[str, list[dict[str, Any]]] = {}
    for _, each in sorted(newest.items()):
        wrong = fault(each)
        if wrong is not None:
            raise ValueError(f"{each.ref}: {wrong.code}")
        said.setdefault(each.table, []).append(_row(each))
    rows = {name: pa.Table.from_pylist(own, schema=schema(name)) for name, own in said.items()}
    digest = digest_of(b"", SOURCE, sorted(areas), sorted((name, [*map(_told, own)]) for name, own in said.items()))
    name = f"{SOURCE}-{digest[:12]}"
    return Facts(SOURCE, name, digest, as_of, rows, made_up=made_up, areas=frozenset(areas), adds=True)


def by_day(registrations: Sequence[Registration], *, made_up: bool, areas: Sequence[str]) -> tuple[Facts, ...]:
    """`read` for each day (in Copenhagen) that something was recorded on, oldest first: so each version holds from
    about when it was written, whenever it is folded. Days that were folded before come out the same, and publishing
    them again is a logged check."""
    days: dict[date, list[Registration]] = {}
    for each in registrations:
        days.setdefault(day_in_copenhagen(as_utc(each.at)), []).append(each)
    return tuple(read(own, made_up=made_up, areas=areas) for _, own in sorted(days.items()))


# --- one row ----------------------------------------------------------------------------------------------


def _row(registration: Registration) -> dict[str, Any]:
    values = {**_left_out(registration.table), **registration.values}
    if "resets" in values and values["resets"] is None:
        entry = catalogue("talks")[str(values["kind"])]
        values["resets"] = entry.resets and values["outcome"] == "holdt"
    if "end" in values and values["end"] is None:
        values["end"] = FAR
    if "topics" in values:
        values["topics"] = TOPICS.join(sorted(set(_topics(values["topics"]))))
    return {"person": registration.subject, **values, "ref": registration.ref, "withdrawn": registration.withdrawn}


def _told(row: Mapping[str, Any]) -> list[str]:
    return [f"{name}={value}" for name, value in sorted(row.items())]


def _left_out(table: str) -> dict[str, object]:
    return {name: value for name, value in OPTIONAL.items() if name in TABLES[table].own}


def _topics(value: object) -> list[str]:
    return [each for each in str(value).split(TOPICS) if each]


def _felt(column: str) -> Step:
    return Step(f"reg_felt_{column}")


# --- what can be wrong ------------------------------------------------------------------------------------


def _fits(table: str, column: str, value: object) -> bool:
    """Whether a value is of the column's kind, and a code one of its list."""
    if value is None:
        return column in ("end", "resets")
    kind = TABLES[table].columns[column]
    return _KINDS[kind](value) if kind is not Kind.CODE else _is_code(table, column, value)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_MINUTES


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 63


_KINDS: Mapping[Kind, Callable[[object], bool]] = {
    Kind.DAY: _is_day,
    Kind.END: _is_day,
    Kind.COUNT: _is_count,
    Kind.ID: _is_id,
    Kind.FLAG: lambda value: isinstance(value, bool),
}


def _is_code(table: str, column: str, value: object) -> bool:
    """A word of the catalogue; who stands by a person is a code of the staff, never a name or a number of CPR's
    length."""
    if not isinstance(value, str):
        return False
    if column == "who":
        return bool(fullmatch(_CODE, value)) and not fullmatch(_NUMBER, value)
    if column in ("form", "topics") and not value:
        return True
    words = _topics(value) if column == "topics" else [value]
    return bool(words) and all(each in catalogue(table, column) for each in words)


def _wrong_days(values: Mapping[str, object], start: str, at: date) -> Step | None:
    first, end = values[start], values.get("end")
    for day in (first, end):
        if isinstance(day, date) and day != FAR and not at - BACK <= day <= at + AHEAD:
            return Step("reg_dag_uden_for", {"dag": day})
    if isinstance(first, date) and isinstance(end, date) and end <= first:
        return Step("reg_slut_foer_start")
    happened = values["outcome"] in HAPPENED if "outcome" in values else start == "day"
    if happened and isinstance(first, date) and first > at:
        return Step("reg_ikke_sket_endnu", {"dag": first})
    return None


def _wrong_words(table: str, values: Mapping[str, object], start: str) -> Step | None:
    column, day = TABLES[table].code, values[start]
    entry = catalogue(table, column)[str(values[column])]
    if isinstance(day, date) and not entry.force.covers(day):
        return Step("reg_ikke_i_kraft", {"navn": entry.name, "dag": day})
    return None
