"""The 98 municipalities as a map, shaded and hatched by class. The shapes are derived from react-denmark-map (MIT)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from html import escape
from importlib import resources
from typing import Any

from pejl import law
from pejl.numbers import Value, format_decimal
from pejl.pictures.drawing import element, picture, said, text
from pejl.words import say, word

LEGEND = 48
"""Units of the map between two rows of the legend."""
CLASSES = 5


@cache
def shapes() -> Mapping[str, Any]:
    """`viewBox`, and by code a path and where it lies."""
    found: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath("kommuner.json").read_text("utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Class:
    """Numbers from `low` to `high`, both among those shown."""

    low: Value
    high: Value


def classes_of(values: Mapping[str, Value | None], most: int = CLASSES) -> list[Class]:
    """At most so many classes of about equally many; equal numbers are in one class."""
    known = sorted((value for value in values.values() if value is not None and value.exact is not None), key=_exact)
    found: list[Class] = []
    begun: list[Value] = []
    for place, value in enumerate(known):
        begun.append(value)
        last = place + 1 == len(known)
        full = len(begun) * (most - len(found)) >= len(known) - place - 1 + len(begun)
        if last or (full and _exact(known[place + 1]) > _exact(value)):
            found.append(Class(begun[0], value))
            begun = []
    return found


def _exact(value: Value) -> Fraction:
    return value.exact if value.exact is not None else Fraction(0)


def choropleth(
    values: Mapping[str, Value | None], own: str, key: str, title: str, says: str, *, unit: str, lang: str
) -> str:
    """`values` by code; None and withheld are hatched. "" where no number is known."""
    classes = classes_of(values)
    if not classes:
        return ""
    left, top, width, height = (int(each) for each in shapes()["viewBox"].split())
    drawn, mine = [], ""
    for code, shape in shapes()["kommuner"].items():
        told = element("title", escape(f"{law.areas()[code].name}: {said(values.get(code), unit, lang)}"))
        drawn.append(element("path", told, d=shape["d"], **_filled(key, _class(values.get(code), classes))))
        if code == own:
            mine = element("path", d=shape["d"], class_="kommune-egen")
    inner = element("g", "".join((*drawn, mine)), transform=f"translate({-left} {-top})")
    missing = any(_class(values.get(code), classes) == NONE for code in shapes()["kommuner"])
    legend, foot = _legend(classes, key, height, own if mine else "", missing, unit, lang)
    return picture(key, title, says, (width, foot), [_patterns(key), inner, *legend], "landkort")


def _class(value: Value | None, classes: list[Class]) -> str:
    """`0` for the lowest; `x` where no number is known."""
    if value is None or value.exact is None:
        return NONE
    return str(next(place for place, each in enumerate(classes) if value.exact <= _exact(each.high)))


def _filled(key: str, class_: str) -> dict[str, str]:
    return {"class_": f"kommune klasse-{class_}", "fill": f"url(#{key}-k{class_})"}


NONE = "x"
PATTERNS = {
    "0": (20, ""),
    "1": (14, "dots"),
    "2": (12, "lines"),
    "3": (7, "dots"),
    "4": (20, ""),
    NONE: (10, "hatch"),
}
"""Units between its marks, and their kind: so that shades that are next to each other are told apart without colour."""


def _patterns(key: str) -> str:
    """A shade with its marks for each class; the shapes are filled with them, and so are drawn once."""
    found = []
    for class_, (size, kind) in PATTERNS.items():
        ground = element("rect", width=size, height=size, class_=f"k{class_}")
        marks = {
            "": "",
            "dots": element("circle", cx=size // 2, cy=size // 2, r=Fraction(8, 5), class_="moenster-prik"),
            "lines": element("line", x1=0, x2=size, y1=size // 2, y2=size // 2, class_="moenster-streg"),
            "hatch": element("line", x1=0, x2=size, y1=size // 2, y2=size // 2, class_="moenster-skravering"),
        }[kind]
        turned = "rotate(45)" if kind == "hatch" else None
        of = {"id": f"{key}-k{class_}", "width": size, "height": size, "patternUnits": "userSpaceOnUse"}
        found.append(element("pattern", ground + marks, patternTransform=turned, **of))
    return element("defs", "".join(found))


def _legend(
    classes: list[Class], key: str, top: int, own: str, missing: bool, unit: str, lang: str
) -> tuple[list[str], int]:
    """The classes' numbers, the hatch where something is missing, the own outline; and where it ends."""
    rows = [(_bounds(each, unit, lang), _filled(key, str(place))) for place, each in enumerate(classes)]
    if missing:
        rows.append((say("billede_intet_tal", {}, lang), _filled(key, NONE)))
    if own:
        rows.append((law.areas()[own].name, {"class_": "kommune-egen"}))
    found = []
    for place, (label, filled) in enumerate(rows):
        y = top + place * LEGEND + 12
        found.append(element("rect", x=8, y=y, width=52, height=34, **filled))
        found.append(text(label, 76, y + 28, "kort-tekst"))
    return found, top + len(rows) * LEGEND + 16


def _bounds(each: Class, unit: str, lang: str) -> str:
    low, high = (format_decimal(_exact(one), one.decimals, lang) for one in (each.low, each.high))
    shown = low if low == high else f"{low}–{high}"
    return shown if unit in ("", "ratio") else f"{shown} {word(unit, lang)}"
