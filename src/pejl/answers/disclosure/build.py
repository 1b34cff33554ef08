"""Relations and unprinted cells for the usual cases: a zoom level, an accumulated count."""

from collections.abc import Sequence
from dataclasses import dataclass

from pejl.answers.disclosure.cells import Cell, Relation


@dataclass(frozen=True, slots=True)
class Rested:
    """A relation together with the unprinted cell that makes it whole."""

    cell: Cell
    relation: Relation


def rested(total: Cell, parts: Sequence[Cell]) -> Rested:
    """Parts that are not all of a total: of a municipality with three teams two are shown. What is left is a cell.

    Nothing left is few, and is protected like any small count; parts that are all of it by their meaning are a plain
    `Relation`. Raises ValueError where the parts are more than the total.
    """
    left = total.value - sum(part.value for part in parts)
    if left < 0:
        raise ValueError(f"the parts of {total.id} are more than it")
    names = tuple(part.id for part in parts)
    cell = Cell(f"{total.id} - ({', '.join(names)})", left, total.persons, printed=False)
    return Rested(cell, Relation(total.id, (*names, cell.id)))


def accumulated(later: Cell, earlier: Cell) -> Rested:
    """Two counts of which the later holds the earlier: a half-year after its first quarter. What came between is a
    cell.

    Two stocks (on benefit on two days) are not that: their difference counts nobody in particular.
    """
    return rested(later, [earlier])
