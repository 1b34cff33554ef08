"""Bars: what is, with a tick for what it is held against."""

from collections.abc import Sequence
from fractions import Fraction

from pejl.numbers import Value
from pejl.pictures.drawing import Scale, element, picture, said, scale_of, text, wrapped
from pejl.words import say

Row = tuple[str, Value | None, Value | None]

WIDTH, EDGE, LINE, BAR, GAP = 640, 250, 22, 18, 14
"""Units: the width, the room for the number at the end, a line of the name, the bar below it, and air to the next."""
LETTERS = 50
"""Of the name in one line on a narrow screen."""


def bars(rows: Sequence[Row], key: str, title: str, says: str, *, unit: str, lang: str) -> str:
    """Name, number, and what it is held against (None for none). "" where no number is known."""
    numbers = [each.exact for _, *both in rows for each in both if each is not None and each.exact is not None]
    if not numbers:
        return ""
    along = scale_of(numbers, 2, WIDTH - EDGE, zero=True)
    inner: list[str] = []
    y = 4
    for row in rows:
        drawn, y = _row(row, y, along, unit, lang)
        inner += drawn
    if any(against is not None for _, _, against in rows):
        inner.append(element("line", x1=6, x2=6, y1=y, y2=y + 16, class_="soejlemaerke"))
        inner.append(text(say("billede_maerke", {}, lang), 16, y + 14, "akse"))
        y += LINE + 4
    return picture(key, title, says, (WIDTH, y), inner, "soejler")


def _row(row: Row, y: int, along: Scale, unit: str, lang: str) -> tuple[list[str], int]:
    """The row drawn from `y` down, and where the next begins."""
    name, value, against = row
    zero = label = along.at(Fraction(0))
    found = []
    for line in wrapped(name, LETTERS):
        found.append(text(line, 0, y + 17, "soejlenavn"))
        y += LINE
    y += 2
    if value is not None and value.exact is not None:
        end = along.at(value.exact)
        found.append(element("rect", x=min(zero, end), y=y, width=abs(end - zero), height=BAR, class_="soejle"))
        label = max(label, end)
    if against is not None and against.exact is not None:
        x = along.at(against.exact)
        found.append(element("line", x1=x, x2=x, y1=y - 2, y2=y + BAR + 4, class_="soejlemaerke"))
        label = max(label, x)
    found.append(text(said(value, unit, lang), label + 8, y + 15, "soejletal"))
    return found, y + BAR + GAP
