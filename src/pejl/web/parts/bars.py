"""Bars: what is, with a tick for what it is held against."""

from collections.abc import Sequence
from fractions import Fraction

from pejl.numbers import Value
from pejl.web.parts.drawing import element, picture, said, scale_of, text
from pejl.words import say

WIDTH, ROW, NAME, EDGE = 640, 46, 0, 210
"""Units: the width, a row with its name above the bar, and the room for the number at the end."""
MOST_NAME = 64


def bars(
    rows: Sequence[tuple[str, Value | None, Value | None]], key: str, title: str, says: str, *, unit: str, lang: str
) -> str:
    """Name, number, and what it is held against (None for none). "" where no number is known."""
    numbers = [each.exact for _, *both in rows for each in both if each is not None and each.exact is not None]
    if not numbers:
        return ""
    along = scale_of(numbers, NAME, WIDTH - EDGE, zero=True)
    zero = along.at(Fraction(0))
    inner = []
    for place, (name, value, against) in enumerate(rows):
        y = place * ROW
        inner.append(text(name if len(name) <= MOST_NAME else f"{name[: MOST_NAME - 1]}…", NAME, y + 15, "soejlenavn"))
        end = zero
        if value is not None and value.exact is not None:
            end = along.at(value.exact)
            left, right = min(zero, end), max(zero, end)
            inner.append(element("rect", x=left, y=y + 21, width=right - left, height=16, class_="soejle"))
        label = max(end, zero)
        if against is not None and against.exact is not None:
            x = along.at(against.exact)
            inner.append(element("line", x1=x, x2=x, y1=y + 18, y2=y + 40, class_="soejlemaerke"))
            label = max(label, x)
        inner.append(text(said(value, unit, lang), label + 8, y + 34, "soejletal"))
    height = len(rows) * ROW + 24
    if any(against is not None for _, _, against in rows):
        inner.append(element("line", x1=6, x2=6, y1=height - 18, y2=height - 4, class_="soejlemaerke"))
        inner.append(text(say("billede_maerke", {}, lang), 16, height - 6, "akse"))
    return picture(key, title, says, (WIDTH, height), inner, "soejler")
