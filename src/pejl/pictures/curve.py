"""Curves over periods: own numbers, what they are held against, the target and what the plan expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from pejl.numbers import Value, format_decimal
from pejl.periods import Period, day_number
from pejl.pictures.chart import Chart, Kind, Line, by_end, runs
from pejl.pictures.drawing import Scale, element, path, picture, said, scale_of, text, wrapped
from pejl.pictures.ends import End, labels, room
from pejl.pictures.looks import PAPER, SCREEN, Size, on_paper
from pejl.words import say, word

WIDTH, LEFT, RIGHT = 640, 72, 212
"""Units: the picture's width, and the room beside it for numbers and names."""
AXIS = 16
"""Letters in a line of text under the axis."""
SHORT = 3
"""A unit of at most so many letters stands after each number; a longer one is written once."""

Drawn = tuple[tuple[int, int], list[str]]
"""How wide and high, and what is in it."""


def curve(chart: Chart, key: str, title: str, says: str, lang: str) -> str:
    """The picture of the site; "" where there is no number to draw. `key` makes its ids its own on a page."""
    drawn = _drawn(chart, SCREEN, lang)
    return picture(key, title, says, *drawn, "kurve") if drawn else ""


def curve_on_paper(chart: Chart, lang: str) -> str:
    """The same with its looks in it; "" where there is no number to draw."""
    drawn = _drawn(chart, PAPER, lang)
    return on_paper(*drawn) if drawn else ""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things are: `top` and `foot` are the inner picture's edges."""

    along: Scale
    up: Scale
    top: int
    foot: int
    size: Size
    lang: str

    def x(self, period: Period) -> Fraction:
        return self.along.at(Fraction(day_number(period.end)))


def _drawn(chart: Chart, size: Size, lang: str) -> Drawn | None:
    numbers = [_exact(value) for line in chart.lines for _, value in line.known]
    if not numbers:
        return None
    levels = [each for each in chart.target if each.exact is not None]
    top = 12 + size.line * (bool(chart.breaks) + (len(chart.unit) > SHORT))
    ends = _ends(chart.lines, levels, chart.unit, lang)
    foot = top + max(size.height, room(ends, size))
    numbers += [_exact(each) for each in levels]
    periods = sorted({period for line in chart.lines for period, _ in line.points}, key=by_end)
    frame = _Frame(_along(periods), scale_of(numbers, foot - 8, top), top, foot, size, lang)
    inner = [*_grid(chart.unit, frame), *_breaks(chart, frame)]
    inner += [_level(each, frame) for each in levels]
    for line in chart.lines:
        inner += _line(line, frame, chart.preliminary if line.kind is Kind.OWN else frozenset())
    inner += labels(ends, frame.up, WIDTH - RIGHT, top, foot, size)
    below, height = _below(periods, chart, frame)
    return (WIDTH, height), [*inner, *below]


def _along(periods: Sequence[Period]) -> Scale:
    days = [Fraction(day_number(each.end)) for each in periods]
    low, high = min(days), max(days)
    return Scale(low - 15, high + 15, LEFT, WIDTH - RIGHT) if low == high else Scale(low, high, LEFT + 8, WIDTH - RIGHT)


# --- what is around --------------------------------------------------------------------------------------


def _grid(unit: str, frame: _Frame) -> list[str]:
    found, after = [], f" {word(unit, frame.lang)}" if frame.size.units and 0 < len(unit) <= SHORT else ""
    for tick in frame.up.ticks():
        y = frame.up.at(tick)
        found.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="net"))
        told = format_decimal(tick, frame.up.decimals, frame.lang) + after
        found.append(text(told, LEFT - 8, y + 5, "akse", "end"))
    if len(unit) > SHORT:
        found.append(text(word(unit, frame.lang), 4, 18, "akse"))
    return found


def _breaks(chart: Chart, frame: _Frame) -> list[str]:
    """A line before the first number of the new series, named where there is room for its name."""
    found, last = [], Fraction(-WIDTH)
    for each in sorted(chart.breaks, key=lambda each: by_end(each.period)):
        middle = Fraction(day_number(each.period.first) + day_number(each.period.end), 2)
        x = min(max(frame.along.at(middle), Fraction(LEFT)), Fraction(WIDTH - RIGHT))
        line = element("line", x1=x, x2=x, y1=frame.top, y2=frame.foot, class_="brud")
        named = text(say("billede_brud", {}, frame.lang), x, frame.top - 6, "akse", "middle") if x - last > 80 else ""
        last = x if named else last
        found.append(element("g", element("title", escape(each.text)) + line + named))
    return found


def _level(level: Value, frame: _Frame) -> str:
    y = frame.up.at(_exact(level))
    return element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="maalstreg")


def _below(periods: Sequence[Period], chart: Chart, frame: _Frame) -> tuple[list[str], int]:
    """The periods under the axis, what the signs mean, and how high the picture is with them."""
    found, step = [], frame.size.line
    y = frame.foot + step
    for period in periods:
        x = frame.x(period)
        found.append(element("line", x1=x, x2=x, y1=frame.foot, y2=frame.foot + 4, class_="net"))
    named = _named(periods, frame)
    for period, anchor in named:
        for place, row in enumerate(wrapped(period.label(frame.lang), AXIS)):
            class_ = "akse midt" if anchor == "middle" and len(named) > 1 else "akse"
            found.append(text(row, frame.x(period), y + place * step, class_, anchor))
    y += step * (max(len(wrapped(period.label(frame.lang), AXIS)) for period, _ in named) - 1)
    for sign, code in _signs(chart):
        y += step + 2
        mark = text("×", LEFT, y + 5, "skjult", "middle") if sign == "×" else _hollow(y)
        found += [mark, text(say(code, {}, frame.lang), LEFT + 14, y + 6, "akse")]
    return found, y + 14


def _signs(chart: Chart) -> list[tuple[str, str]]:
    """The signs that are in the picture, and the code of what they mean."""
    own = {period for line in chart.lines if line.kind is Kind.OWN for period, value in line.points if value}
    withheld = any(value is not None and value.withheld for line in chart.lines for _, value in line.points)
    known = {"○": ("billede_foreloebig", bool(chart.preliminary & own)), "×": ("billede_skjult", withheld)}
    return [(sign, code) for sign, (code, holds) in known.items() if holds]


def _hollow(y: int) -> str:
    return _point(Kind.OWN, Fraction(LEFT), Fraction(y), hollow=True)


def _named(periods: Sequence[Period], frame: _Frame) -> list[tuple[Period, str]]:
    """The first and the last period, and one between where there is room (hidden on a narrow screen)."""
    if len(periods) == 1:
        return [(periods[0], "middle")]
    middle = periods[len(periods) // 2]
    gap = min(frame.x(middle) - frame.x(periods[0]), frame.x(periods[-1]) - frame.x(middle))
    between = [(middle, "middle")] if len(periods) > 4 and gap > 12 * AXIS * Fraction(4, 5) else []
    return [(periods[0], "start"), *between, (periods[-1], "end")]


# --- the lines -------------------------------------------------------------------------------------------


def _line(line: Line, frame: _Frame, hollow: frozenset[Period]) -> list[str]:
    """Runs of known numbers, each a line; a point where every number is, a cross at the foot where one is withheld."""
    found: list[str] = []
    points: list[str] = []
    for run in runs(line.points):
        places = [(frame.x(period), frame.up.at(exact)) for period, exact in run]
        if len(places) > 1:
            found.append(path(places, f"linje {line.kind}"))
        points += [_point(line.kind, x, y, hollow=run[at][0] in hollow) for at, (x, y) in enumerate(places)]
    for period in sorted((period for period, value in line.points if value and value.withheld), key=by_end):
        told = element("title", escape(f"{period.label(frame.lang)}: {word('skjult_tal', frame.lang)}"))
        x, y = frame.x(period), frame.foot - 4
        points.append(element("text", f"{told}×", x=x, y=y, class_="skjult", text_anchor="middle"))
    return found + points


def _point(kind: Kind, x: Fraction, y: Fraction, *, hollow: bool = False) -> str:
    class_ = f"punkt {kind}{' foreloebig' if hollow else ''}"
    if kind is Kind.COUNTRY:
        return element("rect", x=x - 3, y=y - 3, width=6, height=6, class_=class_)
    if kind is Kind.PEERS:
        return element("path", d=f"M{round(x)} {round(y) - 4}l4 7h-8z", class_=class_)
    if kind is Kind.ASSUMPTION:
        return element("path", d=f"M{round(x)} {round(y) - 4}l4 4l-4 4l-4 -4z", class_=class_)
    return element("circle", cx=x, cy=y, r=4 if kind is Kind.OWN else 2, class_=class_)


def _ends(lines: Sequence[Line], levels: Sequence[Value], unit: str, lang: str) -> list[End]:
    """Each line's name and newest number, and the target's."""
    short = unit if len(unit) <= SHORT else ""
    found = []
    for line in lines:
        for _, value in line.known[-1:]:
            found.append(End(line.name, said(value, short, lang), _exact(value), f"leder {line.kind}", line.kind))
    name = say("billede_maal", {}, lang)
    return found + [End(name, said(each, short, lang), _exact(each), "maalstreg", "maaltekst") for each in levels]


def _exact(value: Value) -> Fraction:
    """Of a value that is known."""
    assert value.exact is not None  # noqa: S101 - for the types: callers have looked
    return value.exact
