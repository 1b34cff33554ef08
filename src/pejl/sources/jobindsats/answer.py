"""Read a saved answer of Jobindsats' API v3, `{"columns": [...], "rows": [[...]]}`, into figures.

Areas and values come as labels, null is withheld or not available, a bad key may be answered with JSON that
looks normal, and subtotals stand among leaves.
"""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from pejl import law
from pejl.intake import Fault
from pejl.law.tables import Dimension, TableSpec, ValueColumn
from pejl.ledger import Figure, Rejected
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

SOURCE = "jobindsats"
PERIOD, AREA = "Periode", "Område"
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][-+]?\d)?", re.ASCII)
_BAD_KEY = "forkert nøgle"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose shape is sound: column labels, and rows whose numbers are the text that was printed."""

    columns: list[str]
    rows: list[list[Any]]


def parse_answer(data: bytes, name: str) -> Answer:
    """Check the shape of an answer, byte order mark or not, before anything is taken.

    Faults: `noegle_afvist` (the answer of a bad or expired key), `forkert_svar` (not JSON, a list, HTML, no
    `columns` or `rows`) with what came instead: html, tekst, liste, objekt.
    """
    try:
        text = data.decode("utf-8-sig")
        content = json.loads(text, parse_float=str, parse_int=str, parse_constant=_refuse)
    except (ValueError, RecursionError):
        kind = "html" if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" else "tekst"
        raise Fault("forkert_svar", fil=name, kom=kind) from None
    check_key(content, name)
    found = content if isinstance(content, dict) else {}
    columns, rows = found.get("columns"), found.get("rows")
    if not columns or not _list_of(columns, str) or not _list_of(rows, list):
        kind = "objekt" if isinstance(content, dict) else "liste" if isinstance(content, list) else "tekst"
        raise Fault("forkert_svar", fil=name, kom=kind)
    return Answer(found["columns"], found["rows"])


def check_key(content: Any, name: str) -> None:
    """Fault `noegle_afvist` when an answer of any kind is what a bad or expired key is answered with."""
    if isinstance(content, dict) and any(key.casefold().startswith(_BAD_KEY) for key in content):
        raise Fault("noegle_afvist", fil=name)


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _list_of(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(each, kind) for each in value)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where what stands in a row."""

    width: int
    period: int
    area: int
    dimensions: tuple[tuple[int, Dimension], ...]
    values: tuple[tuple[int, ValueColumn, int], ...]


def _layout(columns: list[str], table: TableSpec, name: str) -> _Layout:
    """Compare the columns with the recorded ones; Fault `kolonner_aendret` names those lost and those new."""
    dimensions = [each.column for each in table.dimensions]
    needed = [PERIOD, AREA, *(each.column for each in table.values)]
    new = tuple(column for column in columns if column not in needed and column not in dimensions)
    twice = tuple(dict.fromkeys(column for column in columns if columns.count(column) > 1))
    missing = tuple(column for column in (*needed, *(dimensions if new else ())) if column not in columns)
    if new or missing or twice:
        raise Fault("kolonner_aendret", fil=name, tabel=table.id, mangler=missing, nye=new, dobbelte=twice)
    place = {column: number for number, column in enumerate(columns)}
    measures = law.measures()
    return _Layout(
        len(columns),
        place[PERIOD],
        place[AREA],
        tuple((place[each.column], each) for each in table.dimensions if each.column in place),
        tuple((place[v.column], v, measures[v.measure].decimals) for v in table.values if v.measure),
    )


def read_answer(data: bytes, table: str | TableSpec, as_of: datetime, name: str) -> Extract:
    """Figures of one answer. `as_of` is when it was fetched (with a zone).

    A row becomes figures when every dimension is its total, or its group dimension has a group of ours; other
    rows are leaves and subtotals, skipped and counted, never summed. A dimension whose column is not there
    was left out of the query, which totals it. null is withheld (value None).
    Rejected, with the row's number from 1: `antal_celler`, `ukendt_omraade`, `ukendt_periode`, `ikke_et_tal`.
    Faults: those of `parse_answer`, `kolonner_aendret`, `ukendt_tabel`, `tabel_uden_maalinger`.
    """
    spec = find_spec(SOURCE, table)
    answer = parse_answer(data, name)
    reading = _Reading(spec, _layout(answer.columns, spec, name), as_utc(as_of), name)
    for number, row in enumerate(answer.rows, 1):
        reading.take(number, row)
    digest = digest_of(data, spec)
    return Extract(SOURCE, name, digest, reading.figures, reading.rejected, reading.skipped)


class _Reading:
    """One pass over the rows; labels and printed numbers are looked up once each."""

    def __init__(self, spec: TableSpec, layout: _Layout, as_of: datetime, name: str) -> None:
        self.spec, self.layout, self.as_of, self.name = spec, layout, as_of, name
        self.figures: list[Figure] = []
        self.rejected: list[Rejected] = []
        self.skipped = 0
        self._area, self._period = remembered(area_code), remembered(period_id)
        self._texts: dict[tuple[str, int], str | None] = {}

    def take(self, number: int, row: list[Any]) -> None:
        if len(row) != self.layout.width:
            self._reject(number, "", "antal_celler", row)
            return
        group = self._group(row)
        if group is None:
            self.skipped += 1
            return
        area, period = self._area(row[self.layout.area]), self._period(row[self.layout.period])
        if area is None:
            self._reject(number, AREA, "ukendt_omraade", row[self.layout.area])
        elif period is None:
            self._reject(number, PERIOD, "ukendt_periode", row[self.layout.period])
        else:
            self._values(number, row, group, area, period)

    def _group(self, row: list[Any]) -> str | None:
        """The group of the row, None when it is a leaf or a subtotal."""
        found = None
        for place, dimension in self.layout.dimensions:
            label = row[place]
            if not isinstance(label, str):
                return None
            if label in dimension.groups:
                found = dimension.groups[label]
            elif label not in dimension.totals or (dimension.groups and not self.spec.group):
                return None
        return self.spec.whole if found is None else found

    def _values(self, number: int, row: list[Any], group: str, area: str, period: str) -> None:
        table, as_of, origin = self.spec.id, self.as_of, f"{self.name}:{number}"
        for place, column, decimals in self.layout.values:
            raw = row[place]
            value = None if raw is None else self._text(raw, decimals)
            if raw is not None and value is None:
                self._reject(number, column.column, "ikke_et_tal", raw)
                continue
            key = column.measure, group, column.denominator, column.variant
            self.figures.append(Figure(SOURCE, table, *key, area, period, value, as_of, raw or "", origin))

    def _text(self, raw: Any, decimals: int) -> str | None:
        if not isinstance(raw, str):
            return None
        key = raw, decimals
        if key not in self._texts:
            self._texts[key] = decimal_text(Decimal(raw), decimals) if _NUMBER.fullmatch(raw) else None
        return self._texts[key]

    def _reject(self, number: int, column: str, reason: str, said: Any) -> None:
        self.rejected.append(Rejected(number, column, reason, plain(said)))
