"""Excel sheets through calamine, after checks that keep a small file from claiming a large memory."""

import io
import re
import struct
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from pejl.intake.cells import Cell
from pejl.intake.fault import Fault
from pejl.intake.limits import Limits
from pejl.intake.table import Row

_CHUNK = 1 << 20
_PARTS = 10_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, OSError, ValueError)
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{0,9})([0-9]{1,18})[\"']", re.IGNORECASE)
"""Where a row or cell says it stands: `r="17"`, `r="AB17"`."""
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")


def read_xlsx(data: bytes, name: str, limits: Limits, sheet: str | None) -> list[Row]:
    """Rows of an .xlsx; every part is unpacked under a limit first, whatever size it claims to have."""
    try:
        _check_parts(data, name, limits)
    except _DAMAGED:
        raise Fault("excel_ulaeselig", fil=name) from None
    return read_xls(data, name, limits, sheet)


def read_xls(data: bytes, name: str, limits: Limits, sheet: str | None) -> list[Row]:
    """Rows of a workbook calamine can read. Faults: `excel_ulaeselig` (damaged, locked by a password),
    `ark_findes_ikke` with the sheets there are, `for_stort`."""
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            if not book.sheet_names or (sheet is not None and sheet not in book.sheet_names):
                raise Fault("ark_findes_ikke", fil=name, ark=sheet or "", findes=tuple(book.sheet_names))
            found = book.get_sheet_by_name(sheet or book.sheet_names[0])
            limits.check_range(found.total_height, found.total_width)
            first = found.start[0] if found.start else 0
            raw = found.to_python(skip_empty_area=True)
    except (python_calamine.CalamineError, OSError, ValueError):
        raise Fault("excel_ulaeselig", fil=name) from None
    rows = (Row(line, tuple(map(_cell, cells))) for line, cells in enumerate(raw, first + 1))
    return [row for row in rows if any(cell != "" for cell in row.cells)]


def _check_parts(data: bytes, name: str, limits: Limits) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        plain = all(part.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts)
        names = {part.filename for part in parts}
        if not plain or len(parts) > _PARTS or "xl/workbook.xml" not in names:
            raise Fault("excel_ulaeselig", fil=name)
        unpacked = 0
        for part in parts:
            part.file_size = limits.unpacked + 2 * _CHUNK  # its claim is not believed: read to the real end
            content = bytearray()
            with archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    unpacked += len(chunk)
                    limits.check("unpacked", unpacked)
                    content += chunk
            _check_places(bytes(content), name, limits)


def _check_places(content: bytes, name: str, limits: Limits) -> None:
    """Bound the rectangle of a sheet by the farthest place it names, and by rows and cells that name none."""
    if content.lstrip()[:1] == b"<" and b"\0" in content[:4096]:
        raise Fault("excel_ulaeselig", fil=name)
    places = _PLACE.findall(content)
    cells = sum(1 for letters, _ in places if letters)
    rows = max((int(number) for _, number in places), default=0)
    columns = max((_column(letters) for letters, _ in places), default=0)
    unnamed_rows = len(_ROW.findall(content)) - (len(places) - cells)
    if len(_CELL.findall(content)) > cells:
        columns += max(len(_CELL.findall(row)) for row in _ROW.split(content))
    limits.check_range(rows + max(unnamed_rows, 0), columns)


def _column(letters: bytes) -> int:
    place = 0
    for letter in letters.upper():
        place = place * 26 + letter - ord("A") + 1
    return place


def _cell(value: Any) -> Cell:
    """Numbers exactly as Excel shows them in full (`2.5`, `3500`), dates as ISO text, text as it is."""
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        return Decimal(int(number)) if number == number.to_integral_value() else number
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else ""
