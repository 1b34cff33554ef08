"""A goal's part over time as a curve: the own series of the grain it is judged on, the reference's of the same, the
target as levels or as a line where it moves, and what the plan expected."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pejl.answers.budget_seen import part_of_year
from pejl.answers.points import Point, Series
from pejl.answers.trend import Trend
from pejl.numbers import Value
from pejl.periods import Period
from pejl.pictures.chart import Break, Chart, Kind, Line
from pejl.words import say, show


def chart_of(found: Trend, lang: str) -> Chart:
    """The curve; its first line is the own one, which has no point where nothing is known."""
    own = found.series()
    hollow = frozenset(each.period for each in own.points if each.preliminary)
    return Chart(tuple(_lines(found, lang)), found.unit, _levels(found), tuple(_breaks(found, lang)), hollow)


def _lines(found: Trend, lang: str) -> Iterator[Line]:
    own = found.series()
    yield _line(own, Kind.OWN, lang)
    for series in found.reference:
        if series.points and series.grain is own.grain:
            yield _line(series, Kind.PEERS if series.place.members else Kind.COUNTRY, lang)
    moving = _moving(found)
    if len(moving) > 1 and own.points:
        points = tuple((each.period, each.value) for each in moving)
        yield Line(say("billede_maalsaetning", {}, lang), points, Kind.TARGET, _partial(moving, lang))
    for each in found.forecasts:
        name = say("billede_forventet", {"tekst": each.assumption.text}, lang)
        yield Line(name, each.assumption.points, Kind.ASSUMPTION)


def _line(series: Series, kind: Kind, lang: str) -> Line:
    points = tuple((each.period, each.value) for each in series.points)
    return Line(show(series.place.name, lang), points, kind, _partial(series.points, lang))


def _partial(points: Iterable[Point], lang: str) -> Mapping[Period, str]:
    return {each.period: f"{each.period.label(lang)} ({known_parts(each, lang)})" for each in points if each.parts}


def known_parts(point: Point, lang: str) -> str:
    """`1 af 4 kvartaler`; "" of a number that is of all its period."""
    return "" if point.parts is None else part_of_year(point.parts, lang)


def _moving(found: Trend) -> Sequence[Point]:
    """The target where it follows another number, in the periods of the own series' grain."""
    grain = found.series().grain
    return [each for each in found.aim.points if each.period.grain is grain] if found.aim else []


def _levels(found: Trend) -> Sequence[Value]:
    """The levels, drawn across; of a moving target that is known in one period alone, that one."""
    moving = _moving(found)
    return (moving[0].value,) if len(moving) == 1 else found.aim.levels if found.aim else ()


def _breaks(found: Trend, lang: str) -> Iterator[Break]:
    """Each at the first own number that is not of the old series alone."""
    own = found.series()
    for each in found.breaks:
        period = next((point.period for point in own.points if point.period.end > each.day), None)
        if period is not None:
            yield Break(period, show(each.says, lang))
