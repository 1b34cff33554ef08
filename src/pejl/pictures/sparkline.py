"""A small curve for a table's cell."""

from fractions import Fraction

from pejl.numbers import Value
from pejl.periods import day_number
from pejl.pictures.chart import Points, runs
from pejl.pictures.drawing import Scale, element, path, picture, scale_of

SMALL = (160, 40)


def sparkline(points: Points, key: str, title: str, says: str, *, target: Value | None = None) -> str:
    """The newest point marked, a gap where a number is not known. "" where fewer than two are known."""
    drawn = runs(points)
    numbers = [exact for run in drawn for _, exact in run]
    if len(numbers) < 2:
        return ""
    levels = [target.exact] if target is not None and target.exact is not None else []
    up = scale_of([*numbers, *levels], SMALL[1] - 4, 4)
    days = [Fraction(day_number(period.end)) for run in drawn for period, _ in run]
    along = Scale(min(days), max(days), 4, SMALL[0] - 8)
    inner = [
        element("line", x1=4, x2=SMALL[0] - 4, y1=up.at(each), y2=up.at(each), class_="maalstreg") for each in levels
    ]
    for run in drawn:
        places = [(along.at(Fraction(day_number(period.end))), up.at(exact)) for period, exact in run]
        inner.append(path(places, "linje own") if len(run) > 1 else _dot(*places[0], 2))
    inner.append(_dot(along.at(days[-1]), up.at(numbers[-1]), 3))
    return picture(key, title, says, SMALL, inner, "gnist")


def _dot(x: Fraction, y: Fraction, radius: int) -> str:
    return element("circle", cx=x, cy=y, r=radius, class_="punkt own")
