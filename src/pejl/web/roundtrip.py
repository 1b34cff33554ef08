"""A workbook that left with notes and typed figures and comes back changed: its sheets as rows, and what they would do.

Reading, comparing and saving are three: a sheet is read into rows that are sound on their own (`Unread` for the
others), the rows are held against what stands now, and only what is new or changed is saved."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Context, Decimal
from typing import NamedTuple

from pejl.intake import Cell, Fault, Limits, Row, read_table
from pejl.words import LANGUAGES, Step, say

LIMITS = Limits(bytes=2_000_000, rows=5_000, columns=40, cells=100_000, unpacked=20_000_000, seconds=20)
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
EXCEL_DIGITS = Context(prec=15)
"""A spreadsheet keeps 15 digits of a number; what is after them is noise of its arithmetic."""
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T00:00:00)?")
_DANISH = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")


class Unread(NamedTuple):
    """What cannot be read: the sheet's code (`noter`, `tal`), the row as the spreadsheet counts it, the column's
    heading code ("" for the whole row), and why, with what to do."""

    sheet: str
    row: int
    column: str
    why: Step


class Difference(NamedTuple):
    """A field whose old and new text differ; `label` is a code. In a conflict `old` is what somebody else saved."""

    label: str
    old: str
    new: str


class Change(NamedTuple):
    """What a row of the sheet does: its place, what it is about, and every field that differs."""

    row: int
    name: str
    differences: Sequence[Difference]


class Conflict(NamedTuple):
    """A row that was changed both here and in the file since the file was made; it is not saved. `why`: who or what."""

    row: int
    name: str
    why: Step
    differences: Sequence[Difference]


@dataclass
class Told:
    """What a sheet would do, each row in one list; `same` is how many rows would do nothing, `unread` has a line for
    each cell. `doubts`: what is read but hardly meant."""

    new: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    doubts: list[Step] = field(default_factory=list)

    @property
    def changes(self) -> int:
        return len(self.new) + len(self.changed)

    @property
    def mark(self) -> str:
        """Another one whenever what would be saved, or what it is saved on top of, is another."""
        return hashlib.sha256(json.dumps([self.new, self.changed]).encode()).hexdigest()


# --- a sheet as rows ---------------------------------------------------------------------------------------


def sheet_of(
    data: bytes, name: str, sheet: str, columns: Mapping[str, Sequence[str]]
) -> list[tuple[int, dict[str, Cell]]]:
    """The sheet's rows with their number, each a cell by column; [] where there is no such sheet, or an empty one.

    `sheet`: the code of its name, which may stand in either language. `columns`: the headings that a column may have; a
    column beyond these is not read. A row that is too short has empty cells. Faults: those of `intake.read_table`,
    `manglende_kolonner`.
    """
    names = [say(f"web_retur_ark_{sheet}", {}, lang) for lang in LANGUAGES]
    for each in dict.fromkeys(names):
        try:
            table = read_table(data, name, LIMITS, each)
        except Fault as fault:
            if fault.code not in ("ark_findes_ikke", "tom_fil"):
                raise
            continue
        header = [cell.casefold() for cell in table.header]
        places = {code: _place(header, said) for code, said in columns.items()}
        missing = tuple(columns[code][0] for code, place in places.items() if place is None)
        if missing:
            raise Fault("manglende_kolonner", fil=f"{name}, {each}", mangler=missing, findes=table.header)
        return [(row.line, {code: _cell(row, place) for code, place in places.items()}) for row in table.rows]
    return []


def _place(header: Sequence[str], said: Sequence[str]) -> int | None:
    return next((header.index(each.casefold()) for each in said if each.casefold() in header), None)


def _cell(row: Row, place: int | None) -> Cell:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


def text_of(cell: Cell) -> str:
    """The cell as text: lines end as here, a number is written with a decimal comma and as few decimals as it has."""
    if isinstance(cell, Decimal):
        return f"{EXCEL_DIGITS.create_decimal(cell).normalize():f}".replace(".", ",")
    return same_lines(cell)


def same_lines(text: str) -> str:
    """A spreadsheet ends a line with one sign, a browser with two."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def day_of(cell: Cell) -> date | None:
    """A day as a spreadsheet has it, or written `1.8.2024`, `1-8-2024`, `1/8/2024`, `2024-08-01`; None for no day."""
    text = str(cell).strip()
    iso, danish = _ISO.fullmatch(text), _DANISH.fullmatch(text)
    try:
        if danish:
            return date(int(danish[3]), int(danish[2]), int(danish[1]))
        return date.fromisoformat(iso[1]) if iso else None
    except ValueError:
        return None
