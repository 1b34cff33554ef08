"""Statistics Denmark's StatBank: a saved answer in JSON-stat or CSV, into figures."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import product
from math import prod
from typing import Any, NamedTuple

from pejl import law
from pejl.intake import Fault, Limits, parse_cell, read_table
from pejl.law.tables import Dimension, TableSpec
from pejl.ledger import Figure, Rejected
from pejl.numbers import NotANumber
from pejl.sources import (
    Extract,
    area_code,
    as_utc,
    decimal_text,
    digest_of,
    find_spec,
    period_id,
    plain,
    remembered,
)

SOURCE = "statbank"
TIME, CONTENTS = "TID", "CONTENTSCODE"
SKIPPED_AREAS = ("411", "christiansø")
MISSING = ("", "..", ".")
"""Not known to Statistics Denmark: no figure. It is not Jobindsats' withheld 0-2 persons."""
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?", re.ASCII)
_AGE = re.compile(r"(\d{1,3})(?: år)?")


class _Cell(NamedTuple):
    """One number and the labels or codes it stands under; the text itself when it is none."""

    line: int
    labels: tuple[str, ...]
    number: Decimal | str | None
    printed: str


@dataclass(frozen=True, slots=True)
class _Cube:
    columns: tuple[str, ...]
    cells: Iterator[_Cell]


def read_answer(
    data: bytes, table: str | TableSpec, as_of: datetime, name: str, limits: Limits | None = None
) -> Extract:
    """Figures of one answer, JSON-stat or CSV (codes or labels). `as_of`: when it was fetched (with a zone).

    Every level of the area variable is taken under its own code; Christiansø (411) and leaves of other
    variables are skipped and counted, `..` and null too. A variable that is not there was eliminated by the
    query. Ages to sum must all be there.
    Rejected, with the line (JSON: the number's place, from 1): `antal_celler`, `ukendt_omraade`,
    `ukendt_periode`, `ikke_et_tal`, `dele_mangler`. Faults: `statbank_afviste` (its error code),
    `forkert_svar`, `kolonner_aendret`, `dele_mangler`, those of `read_table`.
    """
    spec = find_spec(SOURCE, table)
    is_json = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"[")
    cube = _of_json(data, name) if is_json else _of_csv(data, name, limits)
    reading = _Reading(spec, _columns(cube.columns, spec, name), as_utc(as_of), name)
    for cell in cube.cells:
        reading.take(cell)
    figures = reading.figures()
    digest = digest_of(data, spec)
    return Extract(SOURCE, name, digest, figures, reading.rejected, reading.skipped)


def _of_csv(data: bytes, name: str, limits: Limits | None) -> _Cube:
    table = read_table(data, name, limits)

    def cells() -> Iterator[_Cell]:
        for line, row in table.rows:
            texts = tuple(str(cell).strip() for cell in row)
            printed = texts[-1]
            number: Decimal | str | None = None
            if printed not in MISSING:
                try:
                    number = parse_cell(printed)
                except NotANumber:
                    number = printed
            yield _Cell(line, texts[:-1], number, printed)

    return _Cube(tuple(column.upper() for column in table.header), cells())


def _of_json(data: bytes, name: str) -> _Cube:
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_float=str, parse_int=str, parse_constant=str)
        _check_error(content)
        found = content["dataset"]
        dimension, values = found["dimension"], found["value"]
        ids: list[str] = dimension["id"]
        codes = [_codes(dimension[id]["category"]["index"]) for id in ids]
        sound = isinstance(values, list) and prod(map(len, codes)) == len(values)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise Fault("forkert_svar", fil=name, kom="objekt")
    places = enumerate(zip(product(*codes), values, strict=True), 1)
    cells = (_Cell(place, labels, _number(raw), plain(raw or "")) for place, (labels, raw) in places)
    return _Cube((*(id.upper() for id in ids), "INDHOLD"), cells)


def _check_error(content: Any) -> None:
    if isinstance(content, dict) and "errorTypeCode" in content:
        raise Fault("statbank_afviste", grund=plain(content["errorTypeCode"]))


def _codes(index: Any) -> list[str]:
    """The codes of a dimension in their order; `index` is a list, or code to place."""
    if isinstance(index, list):
        return [str(code) for code in index]
    return sorted(index, key=lambda code: int(index[code]))


def _number(raw: Any) -> Decimal | str | None:
    if raw is None or raw in MISSING:
        return None
    return Decimal(raw) if isinstance(raw, str) and _NUMBER.fullmatch(raw) else plain(raw)


@dataclass(frozen=True, slots=True)
class _Layout:
    width: int
    area: int
    period: int
    dimensions: tuple[tuple[int, Dimension], ...]


def _columns(columns: tuple[str, ...], spec: TableSpec, name: str) -> _Layout:
    """Where what stands; Fault `kolonner_aendret` for columns that are not known, or lost."""
    dimensions = {each.column.upper(): each for each in spec.dimensions}
    needed = [spec.area.upper(), TIME, *(d for d in dimensions if dimensions[d].adds)]
    known = {*needed, *dimensions, CONTENTS, "INDHOLD"}
    new = tuple(column for column in columns if column not in known)
    missing = tuple(column for column in needed if column not in columns)
    if new or missing or columns[-1] != "INDHOLD":
        raise Fault("kolonner_aendret", fil=name, tabel=spec.id, mangler=missing, nye=new, dobbelte=())
    place = {column: number for number, column in enumerate(columns)}
    return _Layout(
        len(columns) - 1,
        place[spec.area.upper()],
        place[TIME],
        tuple((place[column], each) for column, each in dimensions.items() if column in place),
    )


class _Reading:
    def __init__(self, spec: TableSpec, layout: _Layout, as_of: datetime, name: str) -> None:
        self.spec, self.layout, self.as_of, self.name = spec, layout, as_of, name
        self.rejected: list[Rejected] = []
        self.skipped = 0
        self._area, self._period = remembered(area_code), remembered(period_id)
        self._parts: dict[tuple[str, str, str], dict[int, _Cell]] = {}

    def take(self, cell: _Cell) -> None:
        if len(cell.labels) != self.layout.width:
            self._reject(cell.line, "", "antal_celler", ";".join(cell.labels))
            return
        found = self._group(cell)
        named = cell.labels[self.layout.area]
        if found is None or named.casefold() in SKIPPED_AREAS:
            self.skipped += 1
            return
        area, period = self._area(named), self._period(cell.labels[self.layout.period])
        if area is None:
            self._reject(cell.line, self.spec.area, "ukendt_omraade", named)
        elif period is None:
            self._reject(cell.line, TIME, "ukendt_periode", cell.labels[self.layout.period])
        elif isinstance(cell.number, str):
            self._reject(cell.line, "INDHOLD", "ikke_et_tal", cell.printed)
        else:
            self._parts.setdefault((found[0], area, period), {})[found[1]] = cell

    def _group(self, cell: _Cell) -> tuple[str, int] | None:
        """Group and part (the age to add, else 0) of a cell; None when it is a leaf or a subtotal."""
        group, part = None, 0
        for place, dimension in self.layout.dimensions:
            label = cell.labels[place]
            if dimension.adds:
                age = _AGE.fullmatch(label)
                if not age or not dimension.adds[0] <= int(age[1]) <= dimension.adds[1]:
                    return None
                part = int(age[1])
            elif label in dimension.groups:
                group = dimension.groups[label]
            elif label not in dimension.totals or (dimension.groups and not self.spec.group):
                return None
        return (self.spec.whole if group is None else group), part

    def figures(self) -> list[Figure]:
        """One figure for every group, area and period all of whose parts are there."""
        wanted = next((range(d.adds[0], d.adds[1] + 1) for d in self.spec.dimensions if d.adds), range(1))
        if self._parts and not any(len(parts) == len(wanted) for parts in self._parts.values()):
            there = {part for parts in self._parts.values() for part in parts}
            lost = tuple(part for part in wanted if part not in there)
            raise Fault("dele_mangler", fil=self.name, tabel=self.spec.id, mangler=lost)
        return [
            figure
            for key, parts in self._parts.items()
            for figure in self._figure(key, [parts[part] for part in wanted if part in parts], len(wanted))
        ]

    def _figure(self, key: tuple[str, str, str], cells: list[_Cell], wanted: int) -> list[Figure]:
        numbers = [cell.number for cell in cells if isinstance(cell.number, Decimal)]
        if not numbers:
            self.skipped += len(cells)
            return []
        if len(numbers) != wanted:
            self._reject(cells[0].line, "INDHOLD", "dele_mangler", " ".join(key))
            return []
        column = next(value for value in self.spec.values if value.measure)
        group, area, period = key
        text = decimal_text(sum(numbers, Decimal(0)), law.measures()[column.measure].decimals)
        code = column.measure, group, column.denominator, column.variant
        printed = cells[0].printed if wanted == 1 else text
        origin = f"{self.name}:{cells[0].line}"
        return [Figure(SOURCE, self.spec.id, *code, area, period, text, self.as_of, printed, origin)]

    def _reject(self, line: int, column: str, reason: str, said: str) -> None:
        self.rejected.append(Rejected(line, column, reason, plain(said)))
