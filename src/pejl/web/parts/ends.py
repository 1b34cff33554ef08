"""Labels where lines end: name and newest number, none over another, each with a sample of its line."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pejl.web.parts.drawing import Scale, apart, element, text, wrapped

ROW, LETTERS, SAMPLE = 21, 15, 28
"""Units between two rows of text on a narrow screen, letters in a row, and the units a sample takes."""


@dataclass(frozen=True, slots=True)
class End:
    """What stands at the end of a line: `at` is the number it ends with, `line` its classes."""

    name: str
    number: str
    at: Fraction
    line: str
    colour: str

    @property
    def rows(self) -> list[str]:
        """The name, and the number beside its last row or below it."""
        rows = wrapped(self.name, LETTERS)
        if rows and len(rows[-1]) + 1 + len(self.number) <= LETTERS:
            return [*rows[:-1], f"{rows[-1]} {self.number}"]
        return [*rows, self.number]

    @property
    def height(self) -> int:
        return ROW * len(self.rows) + 5


def room(ends: Sequence[End]) -> int:
    """How high the labels are together."""
    return sum(each.height for each in ends)


def labels(ends: Sequence[End], up: Scale, x: int, low: int, high: int) -> list[str]:
    """Drawn to the right of `x`, between `low` and `high`."""
    places = [up.at(each.at) for each in ends]
    tops = apart([each - ROW // 2 for each in places], [each.height for each in ends], low, high)
    found = []
    for each, y, top in zip(ends, places, tops, strict=True):
        found.append(element("line", x1=x + 4, y1=y, x2=x + SAMPLE - 4, y2=top + ROW // 2, class_=each.line))
        for at, row in enumerate(each.rows):
            found.append(text(row, x + SAMPLE, top + 15 + at * ROW, f"ende {each.colour}"))
    return found
