"""Figures of a file through its column map."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from pejl import law
from pejl.intake import Cell, Limits, Row, Table, parse_cell, parse_instant, read_table
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
from pejl.sources.tabel.column_map import ColumnMap, Series, bad_map, folded, read_map

SOURCE = "tabel"


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
    Rejected, one reason a row, everything else kept: `antal_celler`, `komma_som_skilletegn` (cells too many where a
    comma is both between the cells and, by the map, in the numbers), `ukendt_` + field, `ikke_et_tal`,
    `punktum_som_decimal` (`2.5` where the map says decimal comma).
    Faults: `forkert_kolonnekort` (also for a constant: `ukendt_navn`, or `vaerdi` when it is no name),
    `manglende_kolonner`, those of `read_table`.
    """
    mapped = read_map(column_map) if isinstance(column_map, str) else column_map
    table = read_table(data, name, limits, mapped.sheet)
    reading = _Reading(mapped, table, as_utc(as_of), find_group)
    for row in table.rows:
        reading.take(row)
    digest = digest_of(data, mapped)
    return Extract(SOURCE, name, digest, reading.figures, reading.rejected, reading.skipped)


class _Reading:
    def __init__(self, mapped: ColumnMap, table: Table, as_of: datetime, find_group: Callable[[str], str]) -> None:
        self.map, self.table, self.as_of = mapped, table, as_of
        asked = [column for each in mapped.series for column in each.where]
        self.place = table.place([*mapped.columns.values(), *asked])
        finders: dict[str, Callable[[str], str]] = {
            "maaling": law.find_measure,
            "gruppe": lambda text: group_code(text, find_group),
            "naevner": lambda text: law.find_denominator(text) if text else "",
            "opgoerelse": str,
            "omraade": area_code,
            "periode": period_id,
        }
        for each in mapped.series:
            for field, text in each.fixed.items():
                _check_constant(field, text, finders.get(field, _instant))
        self.find = {field: remembered(find) for field, find in finders.items()}
        self.known: dict[str, datetime | None] = {"": as_of}
        self.figures: list[Figure] = []
        self.rejected: list[Rejected] = []
        self.skipped = 0

    def take(self, row: Row) -> None:
        if len(row.cells) != len(self.table.header):
            self._reject(row, "", self._why_so_many(row), self.table.delimiter.join(map(str, row.cells)))
            return
        series = next((each for each in self.map.series if self._fits(row, each)), None)
        value = row.cells[self.place[self.map.columns["vaerdi"]]]
        if series is None or folded(value) in self.map.missing:
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

    def _why_so_many(self, row: Row) -> str:
        comma = self.table.delimiter == self.map.decimal == ","
        return "komma_som_skilletegn" if comma and len(row.cells) > len(self.table.header) else "antal_celler"

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
        if folded(value) not in self.map.withheld:
            try:
                text = self._text(parse_cell(value, self.map.decimal), codes[0], isinstance(value, Decimal))
            except NotANumber:
                self._reject(row, "vaerdi", _why_no_number(value, self.map.decimal), str(value))
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


def _check_constant(field: str, text: str, find: Callable[[str], str]) -> None:
    try:
        find(text)
    except law.UnknownName as error:
        raise bad_map(field, "ukendt_navn", error.name, error.nearest) from None
    except ValueError:
        raise bad_map(field, "vaerdi", text) from None


def _instant(text: str) -> str:
    return parse_instant(text).isoformat() if text else ""


def _why_no_number(value: Cell, decimal: str) -> str:
    """The reason to reject a cell: whether it is a number after all, with the decimal point the map does not say."""
    try:
        parse_cell(value, ".")
    except NotANumber:
        return "ikke_et_tal"
    return "punktum_som_decimal" if decimal == "," else "ikke_et_tal"
