"""Bytes to a table: which format, which encoding, which delimiter."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

from pejl.intake.excel import read_xls, read_xlsx
from pejl.intake.fault import Fault
from pejl.intake.limits import Limits
from pejl.intake.table import Row, Table, build

DELIMITERS = (";", "\t", ",")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_table(data: bytes, name: str, limits: Limits | None = None, sheet: str | None = None) -> Table:
    """Read CSV (`;`, tab or `,`; UTF-8 or Windows-1252) or Excel (.xlsx, .xls; `sheet` or the first sheet).

    The format is seen from the bytes, not from the name. Blank rows are skipped, line numbers kept.
    Faults: `for_stort`, `utf16`, `ukendt_tegnsaet`, `csv_ulaeselig`, `excel_ulaeselig`, `ark_findes_ikke`,
    and those of the header (`tom_fil`, `tom_overskrift`, `dobbelt_overskrift`).
    """
    limits = limits or Limits()
    limits.check("bytes", len(data))
    if data.startswith(_ZIP):
        return build(name, read_xlsx(data, name, limits, sheet))
    if data.startswith(_OLE):
        return build(name, read_xls(data, name, limits, sheet))
    text = decode(data, name)
    delimiter = delimiter_of(text)
    return build(name, _read_csv(text, delimiter, name, limits), delimiter)


def decode(data: bytes, name: str) -> str:
    """Text of UTF-8 with or without BOM, else of Windows-1252.

    Faults: `utf16` (by its mark, or by zero bytes), `ukendt_tegnsaet` when neither fits.
    """
    if data.startswith(_UTF16) or b"\0" in data[:4096]:
        raise Fault("utf16", fil=name)
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Fault("ukendt_tegnsaet", fil=name)


def _read_csv(text: str, delimiter: str, name: str, limits: Limits) -> list[Row]:
    rows: list[Row] = []
    for row in _records(text, delimiter, name):
        rows.append(row)
        limits.check("rows", len(rows) - 1)
        limits.check("columns", len(row.cells))
    return rows


def _records(text: str, delimiter: str, name: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error:
        raise Fault("csv_ulaeselig", fil=name, linje=line) from None


def delimiter_of(text: str) -> str:
    """The delimiter under which most of the first rows have the cells of the header, then the most cells.

    Borderline: a header such as `Varslinger, personer;Varslinger, firmaer` is `;`, because its rows are.
    A single column is `;`.
    """
    best, best_score = DELIMITERS[0], (0, 1)
    for delimiter in DELIMITERS:
        widths = _widths(text, delimiter)
        header = widths[0][1] if widths else 0
        score = (sum(filled <= header <= width for filled, width in widths), header)
        if header > 1 and score > best_score:
            best, best_score = delimiter, score
    return best


def _widths(text: str, delimiter: str) -> list[tuple[int, int]]:
    """The first ten rows: the place of the last filled cell, and how many cells there are."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = islice((cells for cells in reader if cells), 10)
        return [(max((i for i, c in enumerate(cells, 1) if c), default=0), len(cells)) for cells in rows]
    except csv.Error:
        return []
