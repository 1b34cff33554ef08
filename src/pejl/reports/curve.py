"""A curve on paper: own numbers, what they are held against, and the target, drawn as SVG with its looks in it.

Every line has a dash and a point of its own and its name beside its end, so that it is read without colours too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from html import escape
from itertools import pairwise

from pejl.numbers import Value, format_decimal
from pejl.periods import Period, day_number
from pejl.words import say

WIDTH, HEIGHT, LEFT, RIGHT, TOP, FOOT = 640, 210, 62, 190, 14, 176
"""Units: the whole picture; the inner picture is from LEFT to WIDTH - RIGHT and from TOP to FOOT."""
LINE, MOST_TICKS = 15, 5
FONT = 'font-family="IBM Plex Sans, DejaVu Sans Mono, sans-serif" font-size="12"'


class Kind(Enum):
    """What a line is: its colour, its dash and the shape of its points."""

    OWN = ("#0b4d74", "", "circle")
    REFERENCE = ("#7a4f00", "7 4", "square")
    TARGET = ("#1d6b33", "2 3", "")
    EXPECTED = ("#6b3a85", "10 3 2 3", "diamond")


@dataclass(frozen=True, slots=True)
class Line:
    """`points` by period; a withheld one is a gap with a cross at the foot."""

    name: str
    kind: Kind
    points: tuple[tuple[Period, Value], ...]


@dataclass(frozen=True, slots=True)
class _Scale:
    low: Fraction
    high: Fraction
    start: int
    stop: int

    def at(self, number: Fraction) -> Fraction:
        return self.start + (number - self.low) * (self.stop - self.start) / (self.high - self.low)


def curve(lines: Sequence[Line], levels: Sequence[Value], unit: str, lang: str) -> str:
    """The picture; "" where the own line has fewer than two known numbers: there is nothing to draw between.

    `levels`: one for a target that stands still, two for a band.
    """
    own = [exact for line in lines if line.kind is Kind.OWN for _, exact in _known(line)]
    if len(own) < 2:
        return ""
    numbers = [exact for line in lines for _, exact in _known(line)]
    numbers += [each.exact for each in levels if each.exact is not None]
    step = _step(min(numbers), max(numbers))
    low, high = min(numbers) // step * step, -(-max(numbers) // step) * step
    up = _Scale(low, high if high > low else low + step, FOOT, TOP)
    days = [Fraction(day_number(period.end)) for line in lines for period, _ in line.points]
    along = _Scale(min(days), max(days), LEFT + 8, WIDTH - RIGHT - 8)
    inner = [*_axes(up, step, unit, lang), *_below(lines, along, lang)]
    for each in levels:
        if each.exact is not None:
            inner.append(_path([(LEFT, up.at(each.exact)), (WIDTH - RIGHT, up.at(each.exact))], Kind.TARGET))
    for line in reversed(lines):
        inner += _drawn(line, along, up)
    inner += _names(lines, levels, up, unit, lang)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {FONT} fill="#1a1a1a">'
        + "".join(inner)
        + "</svg>"
    )


def _known(line: Line) -> list[tuple[Period, Fraction]]:
    return [(period, value.exact) for period, value in line.points if value.exact is not None]


def _step(low: Fraction, high: Fraction) -> Fraction:
    """One, two or five times a power of ten, with at most so many lines across; a flat curve gets a tenth of itself."""
    room = (high - low) or abs(high) / 10 or Fraction(1)
    power = Fraction(1)
    while power * 10 <= room:
        power *= 10
    while power > room:
        power /= 10
    return next(
        step for times in (Fraction(1, 5), 1 / Fraction(2), 1, 2, 5) if room / (step := power * times) < MOST_TICKS
    )


def _decimals(step: Fraction) -> int:
    decimals = 0
    while (step * 10**decimals).denominator != 1:
        decimals += 1
    return decimals


# --- what is around --------------------------------------------------------------------------------------


def _axes(up: _Scale, step: Fraction, unit: str, lang: str) -> Iterator[str]:
    tick = up.low
    while tick <= up.high:
        y = up.at(tick)
        yield f'<path d="M{LEFT} {_n(y)}H{WIDTH - RIGHT}" stroke="#d0d4d7" stroke-width="1"/>'
        said = format_decimal(tick, _decimals(step), lang)
        yield _text(f"{said} %" if unit == "%" else said, LEFT - 6, y + 4, "end")
        tick += step


def _below(lines: Sequence[Line], along: _Scale, lang: str) -> Iterator[str]:
    """The first and the last period under the axis, and a mark for each between."""
    periods = sorted({period for line in lines for period, _ in line.points}, key=lambda each: (each.end, each.first))
    for period in periods:
        yield f'<path d="M{_n(along.at(Fraction(day_number(period.end))))} {FOOT}v4" stroke="#7d868c"/>'
    for period, anchor in ((periods[0], "start"), (periods[-1], "end")):
        x = along.at(Fraction(day_number(period.end)))
        yield _text(period.label(lang), x - 8 if anchor == "start" else x + 8, FOOT + 20, anchor)


# --- the lines -------------------------------------------------------------------------------------------


def _drawn(line: Line, along: _Scale, up: _Scale) -> Iterator[str]:
    run: list[tuple[Fraction, Fraction]] = []
    ordered = sorted(line.points, key=lambda each: (each[0].end, each[0].first))
    for period, value in ordered:
        x = along.at(Fraction(day_number(period.end)))
        if value.exact is None:
            yield from _run(run, line.kind)
            run = []
            yield _text("×", x, FOOT - 3, "middle")
        else:
            run.append((x, up.at(value.exact)))
    yield from _run(run, line.kind)


def _run(run: Sequence[tuple[Fraction, Fraction]], kind: Kind) -> Iterator[str]:
    if len(run) > 1:
        yield _path(run, kind)
    yield from (_point(x, y, kind) for x, y in run)


def _path(points: Sequence[tuple[Fraction | int, Fraction]], kind: Kind) -> str:
    colour, dash, _ = kind.value
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    joined = "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    width = "2.5" if kind is Kind.OWN else "1.6"
    return f'<path d="M{joined}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _point(x: Fraction, y: Fraction, kind: Kind) -> str:
    colour, _, shape = kind.value
    if shape == "circle":
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="3.2" fill="{colour}"/>'
    if shape == "square":
        return f'<path d="M{_n(x - 3)} {_n(y - 3)}h6v6h-6z" fill="{colour}"/>'
    return f'<path d="M{_n(x)} {_n(y - 4)}l4 4l-4 4l-4 -4z" fill="{colour}"/>' if shape else ""


def _names(lines: Sequence[Line], levels: Sequence[Value], up: _Scale, unit: str, lang: str) -> Iterator[str]:
    """Each line's name and newest number at the right, as near its end as there is room."""
    ends = []
    for line in lines:
        known = sorted(_known(line), key=lambda each: each[0].end)
        if known:
            decimals = max(value.decimals for _, value in line.points)
            ends.append((known[-1][1], decimals, line.name, line.kind))
    target = say("rap_maal", {}, lang)
    ends += [(each.exact, each.decimals, target, Kind.TARGET) for each in levels if each.exact is not None]
    places = _apart([up.at(exact) for exact, *_ in ends])
    for (exact, decimals, name, kind), y in zip(ends, places, strict=True):
        said = format_decimal(exact, decimals, lang) + (" %" if unit == "%" else "")
        short = name if len(name) <= 24 else f"{name[:23]}…"
        colour = kind.value[0]
        yield _text(f"{short} {said}", WIDTH - RIGHT + 6, y + 4, "start", f' fill="{colour}" font-weight="600"')


def _apart(wanted: Sequence[Fraction]) -> list[Fraction]:
    """The heights pushed down until each has a line of its own, and the whole up again where it would fall out."""
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    found = list(wanted)
    for above, here in pairwise(order):
        found[here] = max(found[here], found[above] + LINE)
    over = max((found[order[-1]] - FOOT, Fraction(0))) if order else Fraction(0)
    return [each - over for each in found]


def _text(said: str, x: Fraction | int, y: Fraction | int, anchor: str, more: str = "") -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"{more}>{escape(said)}</text>'


def _n(number: Fraction | int) -> str:
    """A place to a tenth of a unit."""
    tenths = round(Fraction(number) * 10)
    whole, part = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}" + (f".{part}" if part else "")
