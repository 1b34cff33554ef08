"""A table as it came: a header and rows that remember their line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pejl.intake.cells import Cell
from pejl.intake.fault import Fault


class Row(NamedTuple):
    """A row and the line of the file on which it begins, the first line being 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A named table whose header cells all differ. A row may be too short or long: its reader says so. `delimiter`
    stands between the cells of a line; a workbook has none, and its rows are told with `;`."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[Row]
    delimiter: str = ";"

    def place(self, columns: Iterable[str]) -> dict[str, int]:
        """Where each wanted column stands; Fault `manglende_kolonner` naming those lost and those there."""
        wanted = list(columns)
        missing = tuple(name for name in wanted if name not in self.header)
        if missing:
            raise Fault("manglende_kolonner", fil=self.name, mangler=missing, findes=self.header)
        return {name: self.header.index(name) for name in wanted}


def build(name: str, rows: Sequence[Row], delimiter: str = ";") -> Table:
    """The table of raw rows, the first being the header; empty cells past the header's width are dropped.

    Faults: `tom_fil` without any row, `tom_overskrift` (place of the empty header cells, from 1),
    `dobbelt_overskrift` (names that differ only in case are the same name).
    """
    if not rows:
        raise Fault("tom_fil", fil=name)
    header = tuple(str(cell).strip() for cell in rows[0].cells)
    empty = tuple(place for place, cell in enumerate(header, 1) if not cell)
    if empty:
        raise Fault("tom_overskrift", fil=name, kolonner=empty)
    seen = Counter(cell.casefold() for cell in header)
    twice = tuple(dict.fromkeys(cell for cell in header if seen[cell.casefold()] > 1))
    if twice:
        raise Fault("dobbelt_overskrift", fil=name, kolonner=twice)
    return Table(name, header, [_trimmed(row, len(header)) for row in rows[1:]], delimiter)


def _trimmed(row: Row, width: int) -> Row:
    if len(row.cells) > width and not any(row.cells[width:]):
        return Row(row.line, row.cells[:width])
    return row
