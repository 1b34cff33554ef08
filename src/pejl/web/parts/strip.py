"""A strip of dots: where one municipality lies among the others."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from pejl.numbers import Value, format_decimal
from pejl.web.parts.drawing import element, picture, said, scale_of, text
from pejl.words import say

WIDTH, HEIGHT, LINE = 640, 130, 78
EDGE, DOT, HIGH = 24, 4, 5
"""Units: air at the ends, a dot's radius, and how many dots are stacked before they begin from the line again."""


def strip(
    values: Sequence[tuple[str, Value]],
    own: str,
    reference: Value | None,
    key: str,
    title: str,
    says: str,
    *,
    unit: str,
    lang: str,
) -> str:
    """`values` by name; withheld ones are not drawn, the page's table says them. "" where none is known."""
    known = sorted(
        ((name, value, value.exact) for name, value in values if value.exact is not None), key=lambda e: e[2]
    )
    if not known:
        return ""
    level = [reference.exact] if reference is not None and reference.exact is not None else []
    along = scale_of([*(exact for _, _, exact in known), *level], EDGE, WIDTH - EDGE)
    inner = [element("line", x1=EDGE, x2=WIDTH - EDGE, y1=LINE, y2=LINE, class_="net")]
    for tick in along.ticks():
        inner.append(text(format_decimal(tick, along.decimals, lang), along.at(tick), LINE + 24, "akse", "middle"))
    last, height, mine = Fraction(-100), 0, ""
    for name, value, exact in known:
        x = along.at(exact)
        height = height + 1 if x - last < 2 * DOT and height < HIGH else 0
        last = x if height == 0 else last
        told = element("title", escape(f"{name}: {said(value, unit, lang)}"))
        if name == own:
            mine = _own(x, name, said(value, unit, lang), told)
        else:
            inner.append(element("circle", told, cx=x, cy=LINE - 6 - height * 2 * DOT, r=DOT - 1, class_="prik"))
    for each in level:
        x = along.at(each)
        inner.append(element("line", x1=x, x2=x, y1=30, y2=LINE + 8, class_="maalstreg"))
        label = f"{say('billede_landet', {}, lang)} {said(reference, unit, lang)}"
        inner.append(text(label, x, HEIGHT - 6, "maaltekst", _anchor(x)))
    return picture(key, title, says, (WIDTH, HEIGHT), [*inner, mine], "strimmel")


def _own(x: Fraction, name: str, number: str, told: str) -> str:
    diamond = element("path", told, d=f"M{round(x)} {LINE - 15}l9 9l-9 9l-9 -9z", class_="punkt own")
    return diamond + text(f"{name} {number}", x, 18, "ende own", _anchor(x))


def _anchor(x: Fraction) -> str:
    return "start" if x < 120 else "end" if x > WIDTH - 120 else "middle"
