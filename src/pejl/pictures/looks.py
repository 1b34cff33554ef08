"""What differs between a curve on the site and one on paper: sizes, and where its looks stand.

The site's style sheet dresses an element by its class (`charts.css`). On paper there is none, so that the same looks
are written in each element.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pejl.pictures.drawing import element, written


@dataclass(frozen=True, slots=True)
class Size:
    """Units: the least height between the axes, between two lines of text around them, and between two rows of a name
    at a line's end, which has so many letters. `units`: whether a short unit stands at each number of the axis."""

    height: int
    line: int
    row: int
    letters: int
    units: bool


SCREEN = Size(height=230, line=22, row=21, letters=15, units=False)
"""With room for the larger letters of a narrow screen."""
PAPER = Size(height=132, line=16, row=15, letters=26, units=True)
"""A picture is as wide as the page; its letters are 12 units high."""

_KINDS = {
    "own": ("#003e7a", 3, None),
    "country": ("#545454", 2, "8 4"),
    "peers": ("#7a4a00", 2, "3 3"),
    "target": ("#0b5c22", 2, "12 4 2 4"),
    "assumption": ("#6a2c91", 2, "1 5"),
}
"""Colour, width and dash of each kind of line."""


def _looks() -> Mapping[str, Mapping[str, object]]:
    axis = {"fill": "#545454"}
    found: dict[str, Mapping[str, object]] = {
        "akse": axis,
        "akse midt": axis,
        "net": {"stroke": "#d0d0d0"},
        "brud": {"stroke": "#1a1a1a", "stroke_dasharray": "2 2"},
        "maalstreg": {"stroke": "#0b5c22", "stroke_width": 2, "stroke_dasharray": "6 4"},
        "ende maaltekst": {"fill": "#0b5c22", "font_weight": 600},
        "skjult": {"font_size": 16, "font_weight": 600},
        "punkt own foreloebig": {"fill": "#fff", "stroke": "#003e7a", "stroke_width": 2},
    }
    for kind, (colour, width, dash) in _KINDS.items():
        round_ = "round" if kind == "assumption" else None  # its dots are shorter than they are wide
        line = {"fill": "none", "stroke": colour, "stroke_width": width, "stroke_dasharray": dash}
        found[f"linje {kind}"] = found[f"leder {kind}"] = line | {"stroke_linecap": round_}
        found[f"punkt {kind}"] = {"fill": colour, "stroke": "#fff"}
        found[f"punkt {kind} del"] = {"fill": "#fff", "stroke": colour, "stroke_width": 2}
        found[f"ende {kind}"] = {"fill": colour, "font_weight": 600}
    return found


LOOKS = _looks()
"""By class, as an element of a curve has it."""


def on_paper(box: tuple[int, int], inner: Iterable[str]) -> str:
    """A picture that carries its looks itself. What it shows is said beside it, and not in it: an id would not be its
    own in a document. KeyError for a class that has no look on paper."""
    dressed = re.sub(r' class="([^"]*)"', lambda found: written(LOOKS[found[1]]), "".join(inner))
    return element(
        "svg",
        dressed,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {box[0]} {box[1]}",
        font_family="IBM Plex Sans, DejaVu Sans Mono, sans-serif",
        font_size=12,
        fill="#1a1a1a",
    )
