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
from pejl.web.parts.drawing import element, picture, said, text
from pejl.words import say, word

LEGEND = 40
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
    width, height = (int(each) for each in shapes()["viewBox"].split()[2:])
    left, top = (int(each) for each in shapes()["viewBox"].split()[:2])
    drawn, mine = [], ""
    for code, shape in shapes()["kommuner"].items():
        value = values.get(code)
        place = _class(value, classes)
        told = element("title", escape(f"{law.areas()[code].name}: {said(value, unit, lang)}"))
        area = element("path", told, d=shape["d"], class_=f"kommune k{'x' if place is None else place}")
        drawn.append(area)
        if place is not None and place in PATTERNED:
            drawn.append(element("path", d=shape["d"], class_="moenster", fill=f"url(#{key}-m{place})"))
        if code == own:
            mine = element("path", d=shape["d"], class_="kommune-egen")
    inner = element("g", "".join((*drawn, mine)), transform=f"translate({-left} {-top})")
    box = (width, height + LEGEND * (len(classes) + 3))
    legend = _legend(classes, key, height, values, unit, lang)
    return picture(key, title, says, box, [_patterns(key), inner, *legend], "landkort")


PATTERNED = {1: 12, 3: 7}
"""Classes with dots, so that two shades that are next to each other are told apart without colour: units between."""


def _patterns(key: str) -> str:
    found = [
        element(
            "pattern",
            element("circle", cx=each // 2, cy=each // 2, r=1.6, class_="moenster-prik"),
            id=f"{key}-m{place}",
            width=each,
            height=each,
            patternUnits="userSpaceOnUse",
        )
        for place, each in PATTERNED.items()
    ]
    return element("defs", "".join(found))


def _class(value: Value | None, classes: list[Class]) -> int | None:
    if value is None or value.exact is None:
        return None
    return next(place for place, each in enumerate(classes) if value.exact <= _exact(each.high))


def _legend(
    classes: list[Class], key: str, top: int, values: Mapping[str, Value | None], unit: str, lang: str
) -> list[str]:
    found, y = [], top + LEGEND
    for place, each in enumerate(classes):
        low, high = (format_decimal(_exact(one), one.decimals, lang) for one in (each.low, each.high))
        shown = low if low == high else f"{low}–{high}"
        found.append(element("rect", x=8, y=y - 24, width=44, height=28, class_=f"kommune k{place}"))
        if place in PATTERNED:
            found.append(element("rect", x=8, y=y - 24, width=44, height=28, fill=f"url(#{key}-m{place})"))
        found.append(text(shown if unit in ("", "ratio") else f"{shown} {word(unit, lang)}", 64, y, "kort-tekst"))
        y += LEGEND
    if any(value is None or value.exact is None for value in (values.get(code) for code in shapes()["kommuner"])):
        found.append(element("rect", x=8, y=y - 24, width=44, height=28, class_="kommune kx"))
        found.append(text(say("billede_intet_tal", {}, lang), 64, y, "kort-tekst"))
    return found
