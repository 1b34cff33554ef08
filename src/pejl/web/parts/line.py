"""Curves over periods: own numbers, what they are held against, the target and what the plan expected."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from html import escape

from pejl.numbers import Value, format_decimal
from pejl.periods import Period, day_number
from pejl.web.parts.drawing import Scale, apart, element, path, picture, said, scale_of, text
from pejl.words import say


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


WIDTH, HEIGHT = 640, 300
LEFT, RIGHT, TOP, BOTTOM = 58, 172, 16, 44
LABEL = 18
"""Least units between two labels at line ends."""
MOST_NAME = 17


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
    numbers = [
        value.exact for line in lines for _, value in line.points if value is not None and value.exact is not None
    ]
    periods = sorted({period for line in lines for period, _ in line.points}, key=_end)
    if not numbers:
        return ""
    levelled = [each.exact for each in levels if each.exact is not None]
    up = scale_of([*numbers, *levelled], HEIGHT - BOTTOM, TOP)
    along = _along(periods)
    inner = [*_grid(up, lang), *_periods(periods, along, lang), *_breaks(marks, along)]
    inner += [_level(each, up, unit, lang) for each in levels]
    hollow = {each.period for each in marks if isinstance(each, Preliminary)}
    for line in lines:
        inner += _curve(line, along, up, hollow if line.kind == Kind.OWN else set())
    return picture(key, title, says, (WIDTH, HEIGHT), [*inner, *_labels(lines, up, unit, lang)], "kurve")


def _end(period: Period) -> tuple[int, int]:
    return day_number(period.end), day_number(period.first)


def _along(periods: Sequence[Period]) -> Scale:
    days = [Fraction(day_number(each.end)) for each in periods]
    low, high = min(days), max(days)
    return Scale(low - 15, high + 15, LEFT, WIDTH - RIGHT) if low == high else Scale(low, high, LEFT + 8, WIDTH - RIGHT)


def _at(along: Scale, period: Period) -> Fraction:
    return along.at(Fraction(day_number(period.end)))


def _grid(up: Scale, lang: str) -> list[str]:
    found = []
    for tick in up.ticks():
        y = up.at(tick)
        found.append(element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="net"))
        found.append(text(format_decimal(tick, up.decimals, lang), LEFT - 8, y + 4, "akse", "end"))
    return found


def _periods(periods: Sequence[Period], along: Scale, lang: str) -> list[str]:
    """The first and the last period by name, and as many between as there is room for."""
    steps = max(1, -(-(len(periods) - 1) // 2)) if len(periods) > 1 else 1
    shown = {0, len(periods) - 1} | ({steps} if len(periods) > 4 else set())
    found = []
    for place, period in enumerate(periods):
        x = _at(along, period)
        found.append(element("line", x1=x, x2=x, y1=HEIGHT - BOTTOM, y2=HEIGHT - BOTTOM + 4, class_="net"))
        if place in shown:
            anchor = (
                "start"
                if place == 0 and len(periods) > 1
                else "end"
                if place == len(periods) - 1 and place
                else "middle"
            )
            found.append(text(period.label(lang), x, HEIGHT - BOTTOM + 22, "akse", anchor))
    return found


def _breaks(marks: Sequence[Break | Preliminary], along: Scale) -> list[str]:
    found = []
    for each in marks:
        if isinstance(each, Break):
            x = _at(along, each.period)
            said_ = element("title", escape(each.text))
            found.append(element("line", said_, x1=x, x2=x, y1=TOP, y2=HEIGHT - BOTTOM, class_="brud"))
    return found


def _level(level: Value, up: Scale, unit: str, lang: str) -> str:
    if level.exact is None:
        return ""
    y = up.at(level.exact)
    line = element("line", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y, class_="maalstreg")
    return line + text(f"{say('billede_maal', {}, lang)} {said(level, unit, lang)}", LEFT + 4, y - 6, "maaltekst")


def _curve(line: Line, along: Scale, up: Scale, hollow: set[Period]) -> list[str]:
    """Runs of known numbers, each a line; a point where every number is, a cross at the foot where one is withheld."""
    found: list[str] = []
    run: list[tuple[Fraction, Fraction]] = []
    points = []
    for period, value in sorted(line.points, key=lambda each: _end(each[0])):
        x = _at(along, period)
        if value is None or value.exact is None:
            if len(run) > 1:
                found.append(path(run, f"linje {line.kind}"))
            run = []
            if value is not None:
                points.append(text("×", x, HEIGHT - BOTTOM - 4, "skjult", "middle"))
            continue
        run.append((x, up.at(value.exact)))
        points.append(_point(line.kind, x, up.at(value.exact), hollow=period in hollow))
    if len(run) > 1:
        found.append(path(run, f"linje {line.kind}"))
    return found + points


def _point(kind: str, x: Fraction, y: Fraction, *, hollow: bool = False) -> str:
    class_ = f"punkt {kind}{' foreloebig' if hollow else ''}"
    if kind == Kind.COUNTRY:
        return element("rect", x=x - 3, y=y - 3, width=6, height=6, class_=class_)
    if kind in (Kind.PEERS, Kind.ASSUMPTION):
        return element("path", d=_triangle(x, y), class_=class_)
    return element("circle", cx=x, cy=y, r=4 if kind == Kind.OWN else 2, class_=class_)


def _triangle(x: Fraction, y: Fraction) -> str:
    return f"M{round(x)} {round(y) - 4}l4 7h-8z"


def _labels(lines: Sequence[Line], up: Scale, unit: str, lang: str) -> list[str]:
    """Each line's name and newest number at its end, none over another."""
    ends = []
    for line in lines:
        known = [
            value
            for _, value in sorted(line.points, key=lambda each: _end(each[0]))
            if value and value.exact is not None
        ]
        if known:
            ends.append((line, known[-1]))
    places = apart(
        [up.at(value.exact or Fraction(0)) for _, value in ends], 2 * LABEL, TOP + 6, HEIGHT - BOTTOM - LABEL
    )
    found = []
    for (line, value), y in zip(ends, places, strict=True):
        name = line.name if len(line.name) <= MOST_NAME else f"{line.name[: MOST_NAME - 1].rstrip()}…"
        x = WIDTH - RIGHT + 12
        found.append(text(name, x, y, f"ende {line.kind}"))
        found.append(text(said(value, unit, lang), x, y + LABEL - 2, "ende-tal"))
    return found


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
    """A curve of a table's cell, the newest point marked; "" where fewer than two numbers are known."""
    known = [(period, value.exact) for period, value in points if value is not None and value.exact is not None]
    if len(known) < 2:
        return ""
    numbers = [exact for _, exact in known]
    levels = [target.exact] if target is not None and target.exact is not None else []
    up = scale_of([*numbers, *levels], SMALL[1] - 4, 4)
    days = [Fraction(day_number(period.end)) for period, _ in known]
    along = Scale(min(days), max(days), 4, SMALL[0] - 8)
    drawn = [(along.at(day), up.at(exact)) for day, exact in zip(days, numbers, strict=True)]
    inner = [
        element("line", x1=4, x2=SMALL[0] - 4, y1=up.at(level), y2=up.at(level), class_="maalstreg") for level in levels
    ]
    inner += [path(drawn, "linje own"), element("circle", cx=drawn[-1][0], cy=drawn[-1][1], r=3, class_="punkt own")]
    return picture(key, title, says, SMALL, inner, "gnist")
