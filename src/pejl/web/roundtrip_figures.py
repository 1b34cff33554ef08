"""The plan's typed figures, out to a sheet and back as the files that stand in the plan's folder.

The site writes no file of the plan: who keeps the plan puts the file there, and the plan's check reads it."""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from pejl.check import Checked
from pejl.check.figures import impossible_share
from pejl.check.names import Names
from pejl.intake import Cell, Limits, parse_cell, read_table, suggest
from pejl.measure import value_of
from pejl.numbers import NotANumber, decimals_of
from pejl.plan import read_plan
from pejl.sources import Extract
from pejl.sources.tastet import HEADER, read_typed
from pejl.web.exports import SheetOf, guarded
from pejl.web.recordform import NUMBER_OF_A_PERSON
from pejl.web.roundtrip import Change, Conflict, Difference, Told, Unread, same_lines, sheet_of, text_of
from pejl.words import Step, say

SHEET = "tal"
FILE, LINE, MARK = "fil", "raekke", "maerke"
COLUMNS = (FILE, LINE, *HEADER, MARK)
"""Named as in the files themselves, in every language. `maerke` is what the row was when it left."""
AREA, VALUE, PRINTED = (HEADER.index(each) for each in ("omraade", "vaerdi", "trykt"))
Cells = tuple[str, ...]
Files = Mapping[str, Mapping[int, Cells]]
"""Each row of each file, by the line it begins on; every row has the cells of HEADER."""


class FigureRow(NamedTuple):
    """A row of the sheet. `line` 0: a new one. `mark`: what the row was when it left, "" for a new one."""

    row: int
    file: str
    line: int
    cells: Cells
    mark: str


def files_of(checked: Checked) -> dict[str, Path]:
    """The plan's figure files by name; two of one name are told apart by their folder."""
    every = checked.figure_files
    twice = {path.name for path in every if sum(path.name == other.name for other in every) > 1}
    return {f"{path.parent.name}/{path.name}" if path.name in twice else path.name: path for path in every}


def rows_of(checked: Checked) -> Files:
    """What stands in the files now. Raises Fault, OSError for a file that was broken since the plan was read."""
    found: dict[str, Mapping[int, Cells]] = {}
    for name, path in files_of(checked).items():
        table = read_table(Limits().read(path), path.name)
        found[name] = {row.line: _padded([same_lines(str(cell)) for cell in row.cells]) for row in table.rows}
    return found


def _padded(cells: Sequence[str]) -> Cells:
    return (*cells, *[""] * len(HEADER))[: len(HEADER)]


def mark_of(line: int, cells: Cells) -> str:
    """Another one for a row that says something else; a number is the same with or without its last zeros. It begins
    with the line, so that a changed `raekke` is known from a row that others have moved."""
    value = _number(cells[VALUE])
    told = text_of(value) if isinstance(value, Decimal) else cells[VALUE]
    said = hashlib.sha256("\0".join((*cells[:VALUE], told, *cells[VALUE + 1 :])).encode()).hexdigest()[:12]
    return f"r{line}-{said}"


def sheet(found: Files, lang: str) -> SheetOf:
    """Every row of every file; a value is a real number with the decimals it is written with."""
    rows = [
        (name, line, *cells[:VALUE], _number(cells[VALUE]), *cells[VALUE + 1 :], mark_of(line, cells))
        for name, lines in found.items()
        for line, cells in lines.items()
    ]
    return SheetOf(say(f"web_retur_ark_{SHEET}", {}, lang), COLUMNS, rows)


def _number(text: str) -> object:
    try:
        return parse_cell(text)
    except NotANumber:
        return text


# --- reading and comparing ---------------------------------------------------------------------------------


def read(data: bytes, name: str, known: Iterable[str]) -> tuple[list[FigureRow], list[Unread]]:
    """The sheet's rows, and those whose place cannot be read. Faults: those of `sheet_of`."""
    rows: list[FigureRow] = []
    unread: list[Unread] = []
    names, seen = tuple(known), dict[tuple[str, int], int]()
    for row, cells in sheet_of(data, name, SHEET, {each: (each,) for each in COLUMNS}):
        found = _row(row, cells, names, seen)
        if isinstance(found, FigureRow):
            rows.append(found)
            seen |= {(found.file, found.line): row} if found.line else {}
        else:
            unread.append(found)
    return rows, unread


def _row(
    row: int, cells: Mapping[str, Cell], names: Sequence[str], seen: Mapping[tuple[str, int], int]
) -> FigureRow | Unread:
    file, line, mark = (text_of(cells[each]) for each in (FILE, LINE, MARK))
    if file not in names:
        return Unread(SHEET, row, FILE, Step("web_retur_ukendt_fil", {"filer": names}))
    if line and not (line.isascii() and line.isdecimal() and len(line) < 9 and mark.startswith(f"r{line}-")):
        return Unread(SHEET, row, LINE, Step("web_retur_raekke_aendret"))
    number = int(line or 0)
    if number and (file, number) in seen:
        return Unread(SHEET, row, LINE, Step("web_retur_tal_to_gange", {"raekke": seen[file, number]}))
    return FigureRow(row, file, number, tuple(text_of(cells[each]) for each in HEADER), mark if number else "")


@dataclass(frozen=True)
class Reading:
    """How a plan reads its figures: its own groups and areas too. `table`: the plan's name."""

    names: Names
    table: str
    area: str
    now: datetime

    @classmethod
    def of(cls, checked: Checked, area: str, now: datetime) -> "Reading":
        file = read_plan(checked.path)
        return cls(Names(file), file.name, area, now)

    def fault(self, cells: Cells, now: Cells) -> tuple[str, Step] | None:
        """The column and why the plan would not read the row, or a spreadsheet would run it; None where neither."""
        for name, text, old in zip(HEADER, cells, now, strict=True):
            if text != old and guarded(text) != text:
                return name, Step("web_retur_formel", {"skrevet": text[:40]})
            if text != old and name != "vaerdi" and NUMBER_OF_A_PERSON.search(text):
                return name, Step("web_retur_tal_cpr")
        extract = self._read(cells)
        for each in extract.rejected:
            forslag = suggest(each.text) if each.reason == "ikke_et_tal" else None
            told = {"hvorfor": each.reason, "skrevet": each.text, "forslag": forslag or ""}
            return each.column, Step("web_retur_tal_afvist", told)
        for area in extract.unknown_areas if cells[AREA] != now[AREA] else ():
            if area.nearest:
                return HEADER[AREA], Step("ukendt_omraade_i_tal", {"skrevet": area.name, "forslag": area.nearest})
        return None

    def doubts(self, row: int, cells: Cells, now: Cells) -> Iterator[Step]:
        """What the plan would read, but hardly means: an area like none that is known, a share outside 0-100, and a new
        value beside the old printed text."""
        extract = self._read(cells)
        for area in extract.unknown_areas if cells[AREA] != now[AREA] else ():
            yield Step("ukendt_omraade_i_tal", {"skrevet": area.name})
        if cells[VALUE] == now[VALUE]:
            return
        for figure in extract.figures:
            if impossible_share(figure):
                yield Step("web_retur_andel", {"raekke": row, "vaerdi": value_of(figure)})
        if any(now) and cells[PRINTED] == now[PRINTED]:
            yield Step("web_retur_trykt", {"raekke": row})

    def _read(self, cells: Cells) -> Extract:
        return read_typed(
            as_file([cells]),
            "",
            table=self.table,
            area=self.area,
            as_of=self.now,
            find_group=self.names.find_joined,
            find_area=self.names.find_area,
        )


def compare(
    rows: Sequence[FigureRow], unread: Sequence[Unread], found: Files, reading: Reading
) -> tuple[Told, dict[str, dict[int, Cells]]]:
    """What the rows would do, and each changed file's rows as they would be, new ones last and under negative numbers.

    As for notes: a row that is as it left does nothing, one changed both in its file and in the sheet is a conflict.
    """
    told, after = Told(unread=list(unread)), dict[str, dict[int, Cells]]()
    for row in rows:
        now = found.get(row.file, {}).get(row.line)
        was = now or _padded(())
        cells = row.cells if now is None else _kept(now, row.cells)
        if now is not None and (cells == now or mark_of(row.line, row.cells) == row.mark):
            told.same += 1
        elif row.line and (now is None or mark_of(row.line, now) != row.mark):
            told.conflicts.append(_conflict(row, now, cells))
        elif (fault := reading.fault(cells, was)) is not None:
            told.unread.append(Unread(SHEET, row.row, *fault))
        else:
            change = Change(row.row, _name(row), _differences(was, cells))
            (told.changed if row.line else told.new).append(change)
            told.doubts += [each for each in reading.doubts(row.row, cells, was) if each not in told.doubts]
            lines = after.setdefault(row.file, dict(found[row.file]))
            lines[row.line or -1 - row.row] = cells
    told.unread.sort(key=lambda each: each.row)
    return told, after


def _kept(now: Cells, new: Cells) -> Cells:
    """The sheet's cells, with the value as the file writes it: unchanged where it is the same number, else with as many
    decimals as the file's."""
    old, value = _number(now[VALUE]), _number(new[VALUE])
    if not isinstance(old, Decimal) or not isinstance(value, Decimal):
        return new
    text = new[VALUE]
    if old == value:
        text = now[VALUE]
    elif decimals_of(value) < decimals_of(old):
        text = f"{value:.{decimals_of(old)}f}".replace(".", ",")
    return (*new[:VALUE], text, *new[VALUE + 1 :])


def _conflict(row: FigureRow, now: Cells | None, cells: Cells) -> Conflict:
    why = Step("web_retur_tal_vaek" if now is None else "web_retur_tal_aendret", {"fil": row.file})
    return Conflict(row.row, _name(row), why, _differences(now or _padded(()), cells))


def _name(row: FigureRow) -> str:
    """The file and what the figure is of, as the row says it."""
    cell = dict(zip(HEADER, row.cells, strict=True))
    told = [cell[each] for each in ("maaling", "gruppe", "omraade", "periode") if cell[each]]
    return f"{row.file}: {', '.join(told)}"


def _differences(old: Cells, new: Cells) -> list[Difference]:
    every = zip(HEADER, old, new, strict=True)
    return [Difference(name, before, after) for name, before, after in every if before != after]


def as_file(rows: Iterable[Cells]) -> bytes:
    """A figure file as `[plan] tal` reads it: HEADER, `;` between, UTF-8."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([HEADER, *rows])
    return out.getvalue().encode()
