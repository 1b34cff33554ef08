"""Labels where lines end: name and newest number, none over another, each with a sample of its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pejl.pictures.drawing import Scale, apart, element, text, wrapped
from pejl.pictures.looks import Size

SAMPLE = 28
"""Units a sample takes."""


@dataclass(frozen=True, slots=True)
class End:
    """What stands at the end of a line: `at` is the number it ends with, `line` its classes."""

    name: str
    number: str
    at: Fraction
    line: str
    colour: str

    def rows(self, size: Size) -> list[str]:
        """The name, and the number beside its last row or below it."""
        rows = wrapped(self.name, size.letters)
        if rows and len(rows[-1]) + 1 + len(self.number) <= size.letters:
            return [*rows[:-1], f"{rows[-1]} {self.number}"]
        return [*rows, self.number]

    def height(self, size: Size) -> int:
        return size.row * len(self.rows(size)) + 5


def room(ends: Sequence[End], size: Size) -> int:
    """How high the labels are together."""
    return sum(each.height(size) for each in ends)


def labels(ends: Sequence[End], up: Scale, x: int, low: int, high: int, size: Size) -> list[str]:
    """Drawn to the right of `x`, between `low` and `high`."""
    places, half = [up.at(each.at) for each in ends], size.row // 2
    tops = apart([each - half for each in places], [each.height(size) for each in ends], low, high)
    found = []
    for each, y, top in zip(ends, places, tops, strict=True):
        found.append(element("line", x1=x + 4, y1=y, x2=x + SAMPLE - 4, y2=top + half, class_=each.line))
        for at, row in enumerate(each.rows(size)):
            found.append(text(row, x + SAMPLE, top + half + 5 + at * size.row, f"ende {each.colour}"))
    return found
