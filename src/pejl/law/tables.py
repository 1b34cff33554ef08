"""The statistics tables of tabeller.toml: what their columns mean here, and when their next numbers come."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from pejl.law import UnknownName, nearest
from pejl.periods import Grain, Period


@dataclass(frozen=True, slots=True)
class Dimension:
    """A column that divides rows. `totals` are the labels (or codes) that mean the whole, `groups` those that
    are a group of ours; rows with any other are not read. `adds` is a range of whole numbers to sum, both
    ends included."""

    column: str
    id: str
    totals: tuple[str, ...]
    groups: Mapping[str, str]
    adds: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of numbers and the codes it becomes; with an empty `measure` it is known and not read."""

    column: str
    measure: str
    denominator: str
    variant: str


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table of one source. `area` is how areas are asked for: Jobindsats' hierarchy, Statistics Denmark's
    variable. `group` is the group of a row where every dimension is its total ("" for a denominator).
    `frequency`: m, k (quarter), h (half-year) or a (year). `unverified`: its labels are not from a
    recorded answer."""

    source: str
    id: str
    title: str
    area: str
    group: str
    dimensions: tuple[Dimension, ...]
    values: tuple[ValueColumn, ...]
    frequency: str
    lag_days: int
    preliminary: int
    breaks: tuple[tuple[date, str], ...]
    unverified: bool

    @property
    def whole(self) -> str:
        """The group of a row where every dimension is its total: its own, or that of the group dimension's
        total; "" for a table that counts no group."""
        of_totals = (d.groups[label] for d in self.dimensions for label in d.totals if label in d.groups)
        return self.group or next(of_totals, "")

    @property
    def measured(self) -> bool:
        """Some column of it is read."""
        return any(each.measure for each in self.values)


def read(text: str) -> dict[tuple[str, str], TableSpec]:
    """The tables of a TOML text in the form of tabeller.toml, by (source, id in lower case).

    A municipality's own file is read the same way and laid over ours: `{**tables(), **read(text)}`.
    Raises tomllib.TOMLDecodeError, and KeyError for an entry that lacks what every table has.
    """
    content = tomllib.loads(text)
    shared = content.get("faelles", {})
    return {
        (source, id.lower()): _spec(source, id, {**shared.get(entry.get("som"), {}), **entry})
        for source in ("jobindsats", "statbank")
        for id, entry in content.get(source, {}).items()
    }


def _spec(source: str, id: str, entry: Mapping[str, Any]) -> TableSpec:
    return TableSpec(
        source,
        id,
        entry["titel"],
        entry["omraade"],
        entry.get("gruppe", ""),
        tuple(map(_dimension, entry.get("dimension", ()))),
        tuple(map(_value, entry["tal"])),
        entry["opdateres"],
        entry["dage"],
        entry["foreloebige"],
        tuple((each["dag"], each["kode"]) for each in entry.get("brud", ())),
        entry.get("uproevet", False),
    )


def _dimension(entry: Mapping[str, Any]) -> Dimension:
    adds = entry.get("sum")
    return Dimension(
        entry["kolonne"],
        entry.get("id", ""),
        tuple(entry["i_alt"]),
        entry.get("grupper", {}),
        (adds[0], adds[1]) if adds else None,
    )


def _value(entry: Mapping[str, Any]) -> ValueColumn:
    return ValueColumn(
        entry["kolonne"], entry.get("maaling", ""), entry.get("naevner", ""), entry.get("opgoerelse", "")
    )


@cache
def tables() -> Mapping[tuple[str, str], TableSpec]:
    """Every table Pejl knows, by (source, id in lower case)."""
    return read(resources.files(__package__).joinpath("tabeller.toml").read_text("utf-8"))


def find_table(source: str, id: str) -> TableSpec:
    """The table of a source (`jobindsats`, `statbank`), upper and lower case alike. Raises UnknownName."""
    found = tables().get((source, id.lower()))
    if found is None:
        ids = [each.id for each in tables().values() if each.source == source]
        raise UnknownName("tabel", id, nearest(id, ids))
    return found


def expected_day(table: TableSpec, period: Period) -> date:
    """The day the numbers of a period can be expected. A later one is late, an earlier one is luck."""
    return period.last + timedelta(days=table.lag_days)


def next_expected(table: TableSpec, newest: Period) -> tuple[Period, date]:
    """The period after the newest one held, and its day; a half-yearly table steps two quarters (02, 04)."""
    quarterly = newest.grain in (Grain.QUARTER, Grain.FOUR_QUARTERS)
    following = newest.step(2 if table.frequency == "h" and quarterly else 1)
    return following, expected_day(table, following)


_GRAIN = {"m": Grain.MONTH, "k": Grain.QUARTER}


def is_preliminary(table: TableSpec, period: Period, known: date) -> bool:
    """The number is one of the newest, which the source corrects markedly when the next ones come."""
    last = period.ending_with(_GRAIN[table.frequency]) if table.frequency in _GRAIN else period
    return table.preliminary > 0 and known < expected_day(table, last.step(table.preliminary))


def known_table(id: str) -> TableSpec | None:
    """The table a figure was read from, whichever source has it; None for a plan's own figures."""
    return next((each for each in tables().values() if each.id.lower() == id.lower()), None)
