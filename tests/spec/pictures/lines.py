"""Numbers over months and quarters, and the whole curve of lines, for the specs of pictures."""

from fractions import Fraction
from typing import Any

from pejl.numbers import Value, counted, withheld
from pejl.periods import Period, month
from pejl.pictures.chart import Chart, Line
from pejl.pictures.curve import curve

SVG = "{http://www.w3.org/2000/svg}"
MEAN = '<script>"&'
"""A text that must never become markup."""


def number(text: str) -> Value:
    return counted(Fraction(text)).shown_with(1)


def months(*texts: str | None) -> list[tuple[Period, Value | None]]:
    """`None`: no number; `x`: withheld."""
    told = [None if each is None else withheld() if each == "x" else number(each) for each in texts]
    return [(month(2024, 1).step(place), each) for place, each in enumerate(told)]


def site(*lines: Line, unit: str = "%", lang: str = "da", **of: Any) -> str:
    """The curve of the site."""
    return curve(Chart(lines, unit, **of), "k", MEAN, MEAN, lang)
