"""Any CSV or Excel file, read through a column map that says what its columns are."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from pejl import law
from pejl.intake import Cell, Fault, Limits, Row, Table, parse_cell, parse_instant, read_table
from pejl.ledger import Figure, Rejected
from pejl.numbers import NotANumber
from pejl.sources import (
    Extract,
    area_code,
    as_utc,
    decimal_text,
    digest_of,
    group_code,
    period_id,
    plain,
    remembered,
)

SOURCE = "tabel"
FIELDS = ("maaling", "gruppe", "naevner", "opgoerelse", "omraade", "periode", "vaerdi", "kendt")
NEEDED = ("maaling", "omraade", "periode", "vaerdi")
WITHHELD = (".", "*", "skjult")
MISSING = ("", "..")
_KEYS = {"tabel", "ark", "decimal", "decimaler", "skjult", "mangler", "kolonner", "faste", "serie"}


@dataclass(frozen=True, slots=True)
class Series:
    """Rows whose cells are as `where` says get the constants of `fixed`."""

    where: Mapping[str, str]
    fixed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What a file's columns are. `columns` maps our field to the file's column; a field is a column or a
    constant. `decimals` is how many decimals the source prints, where the file has lost trailing zeros."""

    table: str
    sheet: str | None
    decimal: str
    decimals: int | None
    withheld: tuple[str, ...]
    missing: tuple[str, ...]
    columns: Mapping[str, str]
    series: tuple[Series, ...]


def read_map(text: str) -> ColumnMap:
    """The column map of a TOML text:

        tabel = "y25i01"             # required: the table the figures come from
        decimal = "."                # default ","
        skjult = ["."]               # withheld; default . * skjult
        mangler = [""]               # no figure; default empty and ..
        kolonner = { omraade = "area_code", periode = "period", vaerdi = "value", kendt = "retrieved_at" }
        faste = { maaling = "fuldtidspersoner" }
        [[serie]]                    # none: every row; else rows that fit no series are skipped
        hvor = { measure = "ledige_i_alt" }
        gruppe = "bruttoledige"

    Fault `forkert_kolonnekort` with the key (`noegle`) and what is wrong (`fejl`: syntaks, ukendt, mangler,
    vaerdi).
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise _bad("", "syntaks") from None
    for key in content:
        if key not in _KEYS:
            raise _bad(key, "ukendt")
    columns, fixed = _texts(content, "kolonner"), _texts(content, "faste")
    series = tuple(_series(each, fixed) for each in _list(content, "serie", ({},)))
    found = ColumnMap(
        content.get("tabel", ""),
        content.get("ark"),
        content.get("decimal", ","),
        content.get("decimaler"),
        _list(content, "skjult", WITHHELD),
        _list(content, "mangler", MISSING),
        columns,
        series,
    )
    _check(found)
    return found


def _check(found: ColumnMap) -> None:
    texts = {"tabel": [found.table], "ark": [found.sheet or ""], "decimal": [found.decimal]}
    texts |= {"skjult": list(found.withheld), "mangler": list(found.missing)}
    for key, values in texts.items():
        if not all(isinstance(value, str) for value in values):
            raise _bad(key, "vaerdi")
    if found.decimal not in (",", "."):
        raise _bad("decimal", "vaerdi")
    if not (found.decimals is None or (isinstance(found.decimals, int) and 0 <= found.decimals <= 9)):
        raise _bad("decimaler", "vaerdi")
    if not found.table:
        raise _bad("tabel", "mangler")
    for field in NEEDED:
        constant = field != "vaerdi" and all(field in each.fixed for each in found.series)
        if field not in found.columns and not constant:
            raise _bad(field, "mangler")


def _list(content: Mapping[str, Any], key: str, default: tuple[Any, ...]) -> tuple[Any, ...]:
    found = content.get(key, list(default))
    if not isinstance(found, list):
        raise _bad(key, "vaerdi")
    return tuple(found)


def _bad(key: str, wrong: str) -> Fault:
    return Fault("forkert_kolonnekort", noegle=key, fejl=wrong)


def _texts(content: Mapping[str, Any], key: str) -> dict[str, str]:
    found = content.get(key, {})
    if not isinstance(found, dict):
        raise _bad(key, "vaerdi")
    for field in found:
        if field not in FIELDS:
            raise _bad(f"{key}.{field}", "ukendt")
    return {field: str(value) for field, value in found.items()}


def _series(entry: Any, fixed: Mapping[str, str]) -> Series:
    if not isinstance(entry, dict) or not isinstance(entry.get("hvor", {}), dict):
        raise _bad("serie", "vaerdi")
    own = _texts({"serie": {key: value for key, value in entry.items() if key != "hvor"}}, "serie")
    return Series({column: str(value) for column, value in entry.get("hvor", {}).items()}, {**fixed, **own})


def read_mapped(
    data: bytes,
    name: str,
    *,
    column_map: str | ColumnMap,
    as_of: datetime,
    find_group: Callable[[str], str] = law.find_group,
    limits: Limits | None = None,
) -> Extract:
    """Figures of a CSV or Excel file through `column_map` (read, or as TOML text: see `read_map`).

    Areas by code or name, groups by name or code (`find_group`). `as_of` stands where no `kendt` column says
    when the number was known. Rows of no series, and rows without a number, are skipped and counted.
    Rejected, one reason a row, everything else kept: `antal_celler`, `ukendt_` + field, `ikke_et_tal`.
    Faults: `forkert_kolonnekort` (also for a constant that is not known), `manglende_kolonner`, those of
    `read_table`.
    """
    mapped = read_map(column_map) if isinstance(column_map, str) else column_map
    table = read_table(data, name, limits, mapped.sheet)
    reading = _Reading(mapped, table, as_utc(as_of), find_group)
    for row in table.rows:
        reading.take(row)
    digest = digest_of(data, mapped, as_of.isoformat())
    return Extract(SOURCE, name, digest, reading.figures, reading.rejected, reading.skipped)


class _Reading:
    def __init__(self, mapped: ColumnMap, table: Table, as_of: datetime, find_group: Callable[[str], str]) -> None:
        self.map, self.table, self.as_of = mapped, table, as_of
        asked = [column for each in mapped.series for column in each.where]
        self.place = table.place([*mapped.columns.values(), *asked])
        self.find = {
            "maaling": remembered(law.find_measure),
            "gruppe": remembered(lambda text: group_code(text, find_group)),
            "naevner": remembered(lambda text: law.find_denominator(text) if text else ""),
            "opgoerelse": remembered(str),
            "omraade": remembered(area_code),
            "periode": remembered(period_id),
        }
        self.known: dict[str, datetime | None] = {"": as_of}
        self.figures: list[Figure] = []
        self.rejected: list[Rejected] = []
        self.skipped = 0
        for each in mapped.series:
            for field, text in each.fixed.items():
                if (self._known(text) if field == "kendt" else self.find[field](text)) is None:
                    raise _bad(field, "vaerdi")

    def take(self, row: Row) -> None:
        if len(row.cells) != len(self.table.header):
            self._reject(row, "", "antal_celler", ";".join(map(str, row.cells)))
            return
        series = next((each for each in self.map.series if self._fits(row, each)), None)
        value = row.cells[self.place[self.map.columns["vaerdi"]]]
        if series is None or _folded(value) in self.map.missing:
            self.skipped += 1
            return
        said = {field: str(row.cells[self.place[column]]).strip() for field, column in self.map.columns.items()}
        said = {"gruppe": "", "naevner": "", "opgoerelse": "", "kendt": "", **said, **series.fixed}
        codes: list[str] = []
        for field, find in self.find.items():
            code = find(said[field])
            if code is None:
                self._reject(row, field, f"ukendt_{field}", said[field])
                return
            codes.append(code)
        known = self._known(said["kendt"])
        if known is None:
            self._reject(row, "kendt", "ukendt_kendt", said["kendt"])
            return
        self._keep(row, codes, value, known)

    def _fits(self, row: Row, series: Series) -> bool:
        return all(str(row.cells[self.place[column]]).strip() == wanted for column, wanted in series.where.items())

    def _known(self, text: str) -> datetime | None:
        if text not in self.known:
            try:
                self.known[text] = parse_instant(text)
            except ValueError:
                self.known[text] = None
        return self.known[text]

    def _keep(self, row: Row, codes: list[str], value: Cell, known: datetime) -> None:
        text = None
        if _folded(value) not in self.map.withheld:
            try:
                text = self._text(parse_cell(value, self.map.decimal), codes[0], isinstance(value, Decimal))
            except NotANumber:
                self._reject(row, "vaerdi", "ikke_et_tal", str(value))
                return
        self.figures.append(
            Figure(
                SOURCE,
                self.map.table,
                *(codes[0], codes[1], codes[2], codes[3], codes[4], codes[5]),
                value=text,
                as_of=known,
                printed=str(value).strip(),
                origin=f"{self.table.name}:{row.line}",
            )
        )

    def _text(self, number: Decimal, measure: str, from_excel: bool) -> str:
        """The number as printed. Excel and files with decimal points lose trailing zeros (2,0 becomes 2): they get
        the measure's own decimals back, or those the map says with `decimaler`."""
        decimals = self.map.decimals
        if decimals is None and not from_excel and self.map.decimal == ",":
            return f"{number:f}"
        return decimal_text(number, law.measures()[measure].decimals if decimals is None else decimals)

    def _reject(self, row: Row, field: str, reason: str, said: str) -> None:
        self.rejected.append(Rejected(row.line, self.map.columns.get(field, field), reason, plain(said)))


def _folded(cell: Cell) -> str:
    return str(cell).strip().casefold()
