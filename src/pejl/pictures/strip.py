"""A strip of dots: where one municipality lies among the others."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape

from pejl.numbers import Value, format_decimal
from pejl.pictures.drawing import Scale, element, picture, said, scale_of, text
from pejl.words import say

WIDTH, TOP, BELOW = 640, 34, 56
"""Units: the width, the room above the dots for the own name, and below the line for numbers and the reference."""
EDGE, DOT, DIAMOND, HIGH = 24, 9, 18, 110
"""Units: air at the ends, a dot with its air, the own mark, and the highest stack; in a higher one dots overlap."""

Dot = tuple[str, Value, Fraction]


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
    known = [(name, value, value.exact) for name, value in values if value.exact is not None]
    if not known:
        return ""
    level = [reference.exact] if reference is not None and reference.exact is not None else []
    along = scale_of([*(exact for _, _, exact in known), *level], EDGE, WIDTH - EDGE)
    stacks = _stacks(known, along, own)
    step = min(Fraction(DOT), Fraction(HIGH, max(len(stack) for stack in stacks)))
    line = TOP + round(max(step * len(stack) + DIAMOND * (stack[0][0] == own) for stack in stacks))
    inner = [element("line", x1=EDGE, x2=WIDTH - EDGE, y1=line, y2=line, class_="net")]
    inner += [
        text(format_decimal(each, along.decimals, lang), along.at(each), line + 22, "akse", "middle")
        for each in along.ticks()
    ]
    for each in level:
        x = along.at(each)
        inner.append(element("line", x1=x, x2=x, y1=TOP - 6, y2=line + 6, class_="maalstreg"))
        label = " ".join((say("billede_landet", {}, lang), said(reference, unit, lang)))
        inner.append(text(label, x, line + BELOW - 10, "maaltekst", _anchor(x)))
    for stack in stacks:
        inner += _drawn(stack, (along, line, step), own, unit, lang)
    return picture(key, title, says, (WIDTH, line + BELOW), inner, "strimmel")


def _stacks(known: Sequence[Dot], along: Scale, own: str) -> list[list[Dot]]:
    """Those that would lie on each other, the own one first: it stands at the foot."""
    found: list[list[Dot]] = []
    for dot in sorted(known, key=lambda each: (each[2], each[0])):
        if found and along.at(dot[2]) - along.at(found[-1][0][2]) < DOT:
            found[-1].append(dot)
        else:
            found.append([dot])
    return [sorted(stack, key=lambda each: each[0] != own) for stack in found]


def _drawn(stack: Sequence[Dot], place: tuple[Scale, int, Fraction], own: str, unit: str, lang: str) -> list[str]:
    """All of a stack stand at the place of its lowest number, the own one at its own."""
    along, line, step = place
    x, y, found = min(along.at(exact) for _, _, exact in stack), Fraction(line), []
    for name, value, exact in stack:
        told = element("title", escape(f"{name}: {said(value, unit, lang)}"))
        if name == own:
            at = along.at(exact)
            found.append(element("path", told, d=f"M{round(at)} {line - DIAMOND}l9 9l-9 9l-9 -9z", class_="punkt own"))
            found.append(text(f"{name} {said(value, unit, lang)}", at, 20, "ende own", _anchor(at)))
            y -= DIAMOND
        else:
            found.append(element("circle", told, cx=x, cy=y - 5, r=3, class_="prik"))
            y -= step
    return found


def _anchor(x: Fraction) -> str:
    return "start" if x < 150 else "end" if x > WIDTH - 150 else "middle"
