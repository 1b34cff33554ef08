"""Curves over periods: own numbers, what they are held against, the target and what the plan expected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from html import escape

from pejl.numbers import Value, format_decimal
from pejl.periods import Grain, Period, day_number
from pejl.pictures.chart import Chart, Kind, Line, by_end, runs
from pejl.pictures.drawing import Scale, element, path, picture, said, scale_of, text, wrapped
from pejl.pictures.ends import End, labels, room
from pejl.pictures.looks import PAPER, SCREEN, Size, on_paper
from pejl.words import say, word

WIDTH, LEFT, RIGHT = 640, 72, 212
"""Units: the picture's width, and the room beside it for numbers and names."""
AXIS, LETTER = {Grain.FOUR_QUARTERS: 16}, 8
"""Letters in a line of a period's name under the axis (10 of most), and units of room for each."""
LEGEND = 50
"""Letters in a line of what a sign means."""
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
    chart = replace(chart, lines=_told_once(chart.lines, lang))
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


def _told_once(lines: Sequence[Line], lang: str) -> Sequence[Line]:
    """A target that is another line's number in every period is that line, and is drawn and named with it."""
    target = next((each for each in lines if each.kind is Kind.TARGET), None)
    same = next((each for each in lines if target and each is not target and _alike(each, target)), None)
    if same is None:
        return lines
    named = replace(same, name=say("billede_er_maalsaetning", {"navn": same.name}, lang))
    return [named if each is same else each for each in lines if each is not target]


def _alike(line: Line, other: Line) -> bool:
    one, two = ({period: value and value.exact for period, value in each.points} for each in (line, other))
    return one == two


def only_partly(chart: Chart, lang: str) -> str:
    """Which years of the curve are known in part alone, and in how many of their periods; "" where none is."""
    told = dict.fromkeys(said for line in chart.lines for said in line.partial.values())
    return say("billede_del_af_aar", {"perioder": list(told)}, lang) if told else ""


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
    named = {each: wrapped(each.label(frame.lang), AXIS.get(each.grain, 10)) for each in _named(periods, frame)}
    for period, rows in named.items():
        class_ = "akse" if period in (periods[0], periods[-1]) else "akse midt"
        found += [text(row, frame.x(period), y + at * step, class_, "middle") for at, row in enumerate(rows)]
    y += step * (max(map(len, named.values())) - 1)
    for mark, rows in _signs(chart, frame.lang):
        y += step + 2
        found.append(element("g", mark, transform=f"translate({LEFT} {y})"))
        found += [text(row, LEFT + 14, y + 6 + at * step, "akse") for at, row in enumerate(rows)]
        y += step * (len(rows) - 1)
    return found, y + 14


def _signs(chart: Chart, lang: str) -> Iterator[tuple[str, list[str]]]:
    """The signs that are in the picture, each with what it means."""
    own = {
        period
        for line in chart.lines
        if line.kind is Kind.OWN
        for period, value in line.points
        if value and period not in line.partial
    }
    nothing = Fraction(0)
    if chart.preliminary & own:
        yield _point(Kind.OWN, nothing, nothing, "foreloebig"), [say("billede_foreloebig", {}, lang)]
    if told := only_partly(chart, lang):
        yield _point(Kind.OWN, nothing, nothing, "del"), wrapped(told, LEGEND)
    if any(value is not None and value.withheld for line in chart.lines for _, value in line.points):
        yield text("×", 0, 5, "skjult", "middle"), [say("billede_skjult", {}, lang)]


def _named(periods: Sequence[Period], frame: _Frame) -> list[Period]:
    """The first and the last period, and those between that there is room for (hidden on a narrow screen)."""
    first, last = periods[0], periods[-1]
    low, high = frame.x(first), frame.x(last)
    room_ = LETTER * AXIS.get(first.grain, 10)
    free = [each for each in periods[1:-1] if low + room_ <= frame.x(each) <= high - room_]
    if not free:
        return list(dict.fromkeys((first, last)))
    middle = min(free, key=lambda each: abs(2 * frame.x(each) - low - high))
    at = periods.index(middle)
    return [*_named(periods[: at + 1], frame), *_named(periods[at:], frame)[1:]]


# --- the lines -------------------------------------------------------------------------------------------


def _line(line: Line, frame: _Frame, hollow: frozenset[Period]) -> list[str]:
    """Runs of known numbers, each a line; a point where every number is, a cross at the foot where one is withheld. A
    number of a part of a year is no year's: it is apart, and of another shape."""
    found: list[str] = []
    points: list[str] = []
    for run in runs(line.points, line.partial):
        places = [(frame.x(period), frame.up.at(exact)) for period, exact in run]
        if len(places) > 1:
            found.append(path(places, f"linje {line.kind}"))
        for (period, _), place in zip(run, places, strict=True):
            sort = "del" if period in line.partial else "foreloebig" if period in hollow else ""
            points.append(_point(line.kind, *place, sort))
    for period in sorted((period for period, value in line.points if value and value.withheld), key=by_end):
        told = element("title", escape(f"{period.label(frame.lang)}: {word('skjult_tal', frame.lang)}"))
        x, y = frame.x(period), frame.foot - 4
        points.append(element("text", f"{told}×", x=x, y=y, class_="skjult", text_anchor="middle"))
    return found + points


def _point(kind: Kind, x: Fraction, y: Fraction, sort: str = "") -> str:
    """`sort`: `foreloebig`, `del` of a year, or ""."""
    class_ = f"punkt {kind} {sort}".rstrip()
    if kind is Kind.ASSUMPTION or sort == "del":
        size = 6 if sort else 4
        shape = f"M{round(x)} {round(y) - size}l{size} {size}l-{size} {size}l-{size} -{size}z"
        return element("path", d=shape, class_=class_)
    if kind is Kind.COUNTRY:
        return element("rect", x=x - 3, y=y - 3, width=6, height=6, class_=class_)
    if kind is Kind.PEERS:
        return element("path", d=f"M{round(x)} {round(y) - 4}l4 7h-8z", class_=class_)
    return element("circle", cx=x, cy=y, r=4 if kind is Kind.OWN else 2, class_=class_)


def _ends(lines: Sequence[Line], levels: Sequence[Value], unit: str, lang: str) -> list[End]:
    """Each line's name and newest number, and the target's."""
    short = unit if len(unit) <= SHORT else ""
    found = []
    for line in lines:
        for period, value in line.known[-1:]:
            name = say("billede_ende_del", {"navn": line.name}, lang) if period in line.partial else line.name
            found.append(End(name, said(value, short, lang), _exact(value), f"leder {line.kind}", line.kind))
    name = say("billede_maalsaetning", {}, lang)
    return found + [End(name, said(each, short, lang), _exact(each), "maalstreg", "maaltekst") for each in levels]


def _exact(value: Value) -> Fraction:
    """Of a value that is known."""
    assert value.exact is not None  # noqa: S101 - for the types: callers have looked
    return value.exact
