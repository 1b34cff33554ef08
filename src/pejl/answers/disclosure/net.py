"""Cells and what binds them, as whoever reckons sees it: sums of numbers that are not known.

A row says that cells, each times its factor, add up to a number anybody can reckon. Known cells are constants, so
they are in no row. A move changes some cells and leaves every row as it is: nobody who sees the rest can tell the
numbers before the move from those after it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pejl.answers.disclosure.cells import Cell, Number, Relation

Row = dict[int, Number]
Move = dict[int, Number]


def plain(number: Number) -> Number:
    """Whole numbers as int: they are most, and several times faster."""
    return int(number) if number.denominator == 1 else number


@dataclass(slots=True)
class Net:
    """Cells by position: their numbers, whether they are whole, the rows, and which rows a cell is in."""

    ids: list[str]
    values: list[Number]
    whole: list[bool]
    rows: list[Row] = field(default_factory=list)
    rows_of: list[list[int]] = field(default_factory=list)

    def fits(self, move: Mapping[int, Number]) -> bool:
        """Nothing falls below zero, and whole numbers stay whole."""
        return all(self.fits_one(cell, change) for cell, change in move.items())

    def fits_one(self, cell: int, change: Number) -> bool:
        if self.values[cell] + change < 0:
            return False
        return not self.whole[cell] or change.denominator == 1

    def around(self, cell: int) -> set[int]:
        """Everything that is bound to the cell, however far, itself too."""
        seen, ahead = {cell}, [cell]
        while ahead:
            for row in self.rows_of[ahead.pop()]:
                new = self.rows[row].keys() - seen
                seen |= new
                ahead += new
        return seen


def terms_of(relation: Relation) -> dict[str, Number]:
    """The relation as a sum that is zero: the total less its parts."""
    factors: Sequence[Number] = relation.factors or (1,) * len(relation.parts)
    terms: dict[str, Number] = {relation.total: -1}
    for part, factor in zip(relation.parts, factors, strict=True):
        terms[part] = plain(terms.get(part, 0) + factor)
    return terms


def net_of(cells: Mapping[str, Cell], known: set[str], sums: Iterable[Mapping[str, Number]]) -> Net:
    """The net of all cells; `sums` may name known ones, which are left out. A sum said twice is one row."""
    ids = list(cells)
    at = {name: position for position, name in enumerate(ids)}
    values = [plain(Fraction(cells[name].value)) for name in ids]
    whole = [cells[name].whole and values[at[name]].denominator == 1 for name in ids]
    net = Net(ids, values, whole, [], [[] for _ in ids])
    seen: set[frozenset[tuple[int, Number]]] = set()
    for terms in sums:
        row = {at[name]: plain(factor) for name, factor in terms.items() if name not in known and factor}
        key = frozenset(row.items())
        if not row or key in seen or frozenset((cell, -factor) for cell, factor in row.items()) in seen:
            continue
        seen.add(key)
        for cell in row:
            net.rows_of[cell].append(len(net.rows))
        net.rows.append(row)
    return net
