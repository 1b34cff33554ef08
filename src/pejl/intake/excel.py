"""Excel workbooks, read by a child process with a ceiling on memory and time.

A damaged .xls can make the parser ask for hundreds of gigabytes and take its process down with it; in a child
that is one refused file.
"""

import io
import json
import struct
import subprocess
import sys
import zipfile
import zlib
from decimal import Decimal
from typing import Any

from pejl.intake.cells import Cell
from pejl.intake.fault import Fault
from pejl.intake.limits import Limits
from pejl.intake.table import Row

_CHUNK = 1 << 20
_PARTS = 10_000
_DAMAGED = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, EOFError, OSError, ValueError)


def read_xlsx(data: bytes, name: str, limits: Limits, sheet: str | None) -> list[Row]:
    """Rows of an .xlsx; every part is unpacked under a limit first, whatever size it claims to have."""
    try:
        _check_parts(data, name, limits)
    except _DAMAGED:
        raise Fault("excel_ulaeselig", fil=name) from None
    return read_xls(data, name, limits, sheet)


def read_xls(data: bytes, name: str, limits: Limits, sheet: str | None) -> list[Row]:
    """Rows of a workbook. Faults: `excel_ulaeselig` (damaged, locked by a password), `excel_for_tung` (out of
    memory or time), `ark_findes_ikke` with the sheets there are, `for_stort`."""
    order = [
        sys.executable,
        "-I",
        "-m",
        "pejl.intake.workbook",
        *map(str, (limits.memory, limits.unpacked, limits.cells)),
    ]
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and module; the file goes in by stdin
            [*order, *([] if sheet is None else [sheet])],
            input=data,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Fault("excel_for_tung", fil=name) from None
    if child.returncode:
        raise Fault("excel_for_tung" if child.returncode < 0 else "excel_ulaeselig", fil=name)
    found = json.loads(child.stdout, parse_float=_number, parse_int=_number, parse_constant=str)
    if "sheets" in found:
        raise Fault("ark_findes_ikke", fil=name, ark=sheet or "", findes=tuple(found["sheets"]))
    limits.check("unpacked", int(found.get("size", 0)))
    limits.check_range(int(found["height"]), int(found["width"]))
    return _rows(int(found["first"]), found["rows"])


def _rows(first: int, raw: list[list[Cell]]) -> list[Row]:
    """Rows with their line, blank ones left out."""
    return [Row(line, tuple(cells)) for line, cells in enumerate(raw, first) if any(c != "" for c in cells)]


def _number(text: str) -> Decimal:
    """As Excel shows it in full: `2.5`, and `3500` for 3500.0."""
    number: Any = Decimal(text)
    return Decimal(int(number)) if number == number.to_integral_value() else number


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
            with archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    unpacked += len(chunk)
                    limits.check("unpacked", unpacked)
