"""Curves over periods: own numbers, what they are held against, the target and what the plan expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from html import escape

from pejl.numbers import Value, format_decimal
from pejl.periods import Period, day_number
from pejl.web.parts.drawing import Scale, element, path, picture, said, scale_of, text, wrapped
from pejl.web.parts.ends import End, labels, room
from pejl.words import say, word


class Kind(StrEnum):
    """What a line is; each has a dash and a point shape of its own."""

    OWN = "own"
    COUNTRY = "country"
    PEERS = "peers"
    TARGET = "target"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True)
class Line:
    """`points` by period: None where there is no number; a withheld one is a gap with a mark."""

    name: str
    points: Sequence[tuple[Period, Value | None]]
    kind: str = Kind.OWN


@dataclass(frozen=True, slots=True)
class Break:
    """From this period on the series counts something else."""

    period: Period
    text: str


@dataclass(frozen=True, slots=True)
class Preliminary:
    """The own number of this period may still change: a hollow point."""

    period: Period


WIDTH, HEIGHT, LEFT, RIGHT = 640, 230, 72, 212
"""Units: the picture's width, the least height between the axes, and the room beside it for numbers and names."""
LINE, AXIS = 22, 16
"""Units between two lines of text, and the letters in one of them under the axis."""
SHORT = 3
"""A unit of at most so many letters stands after each number; a longer one is written once."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things are: `top` and `foot` are the inner picture's edges."""

    along: Scale
    up: Scale
    top: int
    foot: int
    unit: str
    lang: str

    def x(self, period: Period) -> Fraction:
        return self.along.at(Fraction(day_number(period.end)))


def line_chart(
    lines: Sequence[Line],
    key: str,
    title: str,
    says: str,
    *,
    lang: str,
    unit: str,
    target: Value | Sequence[Value] | None = None,
    marks: Sequence[Break | Preliminary] = (),
) -> str:
    """ "" where there is no number to draw. `target`: one level, or the two of a band."""
    levels = [each for each in ([target] if isinstance(target, Value) else target or ()) if each.exact is not None]
    numbers = [value.exact for line in lines for _, value in line.points if value and value.exact is not None]
    if not numbers:
        return ""
    breaks = [each for each in marks if isinstance(each, Break)]
    top = 12 + LINE * (bool(breaks) + (len(unit) > SHORT))
    ends = _ends(lines, levels, unit, lang)
    foot = top + max(HEIGHT, room(ends))
    numbers += [each.exact for each in levels if each.exact is not None]
    periods = sorted({period for line in lines for period, _ in line.points}, key=_end)
    frame = _Frame(_along(periods), scale_of(numbers, foot - 8, top), top, foot, unit, lang)
    hollow = {each.period for each in marks if isinstance(each, Preliminary)}
    inner = [*_grid(frame), *_breaks(breaks, frame)]
    inner += [_level(each, frame) for each in levels]
    for line in lines:
        inner += _curve(line, frame, hollow if line.kind == Kind.OWN else set())
    inner += labels(ends, frame.up, WIDTH - RIGHT, top, foot)
    below, height = _below(periods, lines, hollow, frame)
    return picture(key, title, says, (WIDTH, height), [*inner, *below], "kurve")


def _end(period: Period) -> tuple[int, int]:
    return day_number(period.end), day_number(period.first)


def _along(periods: Sequence[Period]) -> Scale:
    days = [Fraction(day_number(each.end)) for each in periods]
    low, high = min(days), max(days)
    return Scale(low - 15, high + 15, LEFT, WIDTH - RIGHT) if low == high else Scale(low, high, LEFT + 8, WIDTH - RIGHT)


# --- what is around --------------------------------------------------------------------------------------


def _grid(frame: _Frame) -> list[str]:
    found = []
    for tick in frame.up.ticks():
        y = frame.up.at(tick)
        found.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="net"))
        found.append(text(format_decimal(tick, frame.up.decimals, frame.lang), LEFT - 8, y + 5, "akse", "end"))
    if len(frame.unit) > SHORT:
        found.append(text(word(frame.unit, frame.lang), 4, 18, "akse"))
    return found


def _breaks(breaks: Sequence[Break], frame: _Frame) -> list[str]:
    """A line before the first number of the new series, named where there is room for its name."""
    found, last = [], Fraction(-WIDTH)
    for each in sorted(breaks, key=lambda each: _end(each.period)):
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


def _below(
    periods: Sequence[Period], lines: Sequence[Line], hollow: set[Period], frame: _Frame
) -> tuple[list[str], int]:
    """The periods under the axis, what the signs mean, and how high the picture is with them."""
    found, y = [], frame.foot + LINE
    for period in periods:
        x = frame.x(period)
        found.append(element("line", x1=x, x2=x, y1=frame.foot, y2=frame.foot + 4, class_="net"))
    named = _named(periods, frame)
    for period, anchor in named:
        for place, row in enumerate(wrapped(period.label(frame.lang), AXIS)):
            class_ = "akse midt" if anchor == "middle" and len(named) > 1 else "akse"
            found.append(text(row, frame.x(period), y + place * LINE, class_, anchor))
    y += LINE * (max(len(wrapped(period.label(frame.lang), AXIS)) for period, _ in named) - 1)
    for sign, code in _signs(lines, hollow):
        y += LINE + 2
        mark = text("×", LEFT, y + 5, "skjult", "middle") if sign == "×" else _hollow(y)
        found += [mark, text(say(code, {}, frame.lang), LEFT + 14, y + 6, "akse")]
    return found, y + 14


def _signs(lines: Sequence[Line], hollow: set[Period]) -> list[tuple[str, str]]:
    """The signs that are in the picture, and the code of what they mean."""
    own = {period for line in lines if line.kind == Kind.OWN for period, value in line.points if value}
    known = {"○": ("billede_foreloebig", bool(hollow & own)), "×": ("billede_skjult", _withheld(lines))}
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


def _withheld(lines: Sequence[Line]) -> bool:
    return any(value is not None and value.withheld for line in lines for _, value in line.points)


# --- the lines -------------------------------------------------------------------------------------------


def _curve(line: Line, frame: _Frame, hollow: set[Period]) -> list[str]:
    """Runs of known numbers, each a line; a point where every number is, a cross at the foot where one is withheld."""
    found: list[str] = []
    points: list[str] = []
    for run in _runs(line.points):
        places = [(frame.x(period), frame.up.at(exact)) for period, exact in run]
        if len(places) > 1:
            found.append(path(places, f"linje {line.kind}"))
        points += [_point(line.kind, x, y, hollow=run[at][0] in hollow) for at, (x, y) in enumerate(places)]
    for period, value in line.points:
        if value is not None and value.withheld:
            told = element("title", escape(f"{period.label(frame.lang)}: {said(value, '', frame.lang)}"))
            cross = element(
                "text", f"{told}×", x=frame.x(period), y=frame.foot - 4, class_="skjult", text_anchor="middle"
            )
            points.append(cross)
    return found + points


def _runs(points: Sequence[tuple[Period, Value | None]]) -> list[list[tuple[Period, Fraction]]]:
    """The known numbers in order, a new run after each that is not known."""
    found: list[list[tuple[Period, Fraction]]] = [[]]
    for period, value in sorted(points, key=lambda each: _end(each[0])):
        if value is None or value.exact is None:
            found.append([])
        else:
            found[-1].append((period, value.exact))
    return [run for run in found if run]


def _point(kind: str, x: Fraction, y: Fraction, *, hollow: bool = False) -> str:
    class_ = f"punkt {kind}{' foreloebig' if hollow else ''}"
    if kind == Kind.COUNTRY:
        return element("rect", x=x - 3, y=y - 3, width=6, height=6, class_=class_)
    if kind == Kind.PEERS:
        return element("path", d=f"M{round(x)} {round(y) - 4}l4 7h-8z", class_=class_)
    if kind == Kind.ASSUMPTION:
        return element("path", d=f"M{round(x)} {round(y) - 4}l4 4l-4 4l-4 -4z", class_=class_)
    return element("circle", cx=x, cy=y, r=4 if kind == Kind.OWN else 2, class_=class_)


def _ends(lines: Sequence[Line], levels: Sequence[Value], unit: str, lang: str) -> list[End]:
    """Each line's name and newest number, and the target's."""
    short = unit if len(unit) <= SHORT else ""
    found = []
    for line in lines:
        known = [(period, value) for period, value in line.points if value is not None and value.exact is not None]
        if known:
            _, value = max(known, key=lambda each: _end(each[0]))
            found.append(End(line.name, said(value, short, lang), _exact(value), f"leder {line.kind}", line.kind))
    name = say("billede_maal", {}, lang)
    return found + [End(name, said(each, short, lang), _exact(each), "maalstreg", "maaltekst") for each in levels]


def _exact(value: Value) -> Fraction:
    """Of a value that is known."""
    assert value.exact is not None  # noqa: S101 - for the types: callers have looked
    return value.exact


# --- small -----------------------------------------------------------------------------------------------

SMALL = (160, 40)


def sparkline(
    points: Sequence[tuple[Period, Value | None]],
    key: str,
    title: str,
    says: str,
    *,
    target: Value | None = None,
    lang: str = "da",
    unit: str = "",
) -> str:
    """A curve of a table's cell: the newest point marked, a gap where a number is not known.

    "" where fewer than two are known.
    """
    runs = _runs(points)
    numbers = [exact for run in runs for _, exact in run]
    if len(numbers) < 2:
        return ""
    levels = [target.exact] if target is not None and target.exact is not None else []
    up = scale_of([*numbers, *levels], SMALL[1] - 4, 4)
    days = [Fraction(day_number(period.end)) for run in runs for period, _ in run]
    along = Scale(min(days), max(days), 4, SMALL[0] - 8)
    inner = [
        element("line", x1=4, x2=SMALL[0] - 4, y1=up.at(each), y2=up.at(each), class_="maalstreg") for each in levels
    ]
    for run in runs:
        places = [(along.at(Fraction(day_number(period.end))), up.at(exact)) for period, exact in run]
        inner.append(path(places, "linje own") if len(run) > 1 else _dot(*places[0], 2))
    inner.append(_dot(along.at(days[-1]), up.at(numbers[-1]), 3))
    return picture(key, title, says, SMALL, inner, "gnist")


def _dot(x: Fraction, y: Fraction, radius: int) -> str:
    return element("circle", cx=x, cy=y, r=radius, class_="punkt own")
