"""The points of one place's series: a number for each period that is known, or why there is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pejl.goals import Part
from pejl.law import tables
from pejl.ledger import Figures, Origin
from pejl.measure import GRAINS, OVER_THE_YEAR, Measured, Place, Spec, known_periods, nothing, over_year, run
from pejl.numbers import Value
from pejl.periods import Grain, Period, day_in_copenhagen
from pejl.rules import Missing


@dataclass(frozen=True, slots=True)
class Point:
    """A number of a period. `preliminary`: the source still corrects it. `parts`: of a year's number how many of its
    months or quarters are known, and of how many, where that is not all. `tables`: those it was read from."""

    period: Period
    value: Value
    preliminary: bool = False
    parts: tuple[int, int] | None = None
    tables: frozenset[str] = frozenset()

    @property
    def part_of_year(self) -> bool:
        return self.parts is not None


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one grain, oldest first. `kind`: `egen` or `reference`. Without points `grain` is None and `lacks` says
    why."""

    kind: str
    place: Place
    grain: Grain | None
    points: tuple[Point, ...]
    lacks: Missing | None = None


def of_place(part: Part, place: Place, figures: Figures, by: date) -> tuple[Series, ...]:
    """A series for each grain the part's rule counts, of the periods that ended by the day: those with the most points
    first. Where nothing is known, one empty series and the reason. Own events are of the own municipality alone."""
    kind = "reference" if part.reference is not None and place == part.reference else "egen"
    if part.spec is None:
        return (Series(kind, place, None, (), Missing("ingen_indikator")),)
    if part.spec.origin is Origin.OWN and kind == "reference":
        return (Series(kind, place, None, (), Missing("egne_kun_egen_kommune", omraade=place.name)),)
    lack: Missing | None = None
    found: dict[Grain, list[Point]] = {}
    for measured in _each(part.spec, place, part.rule, figures, by):
        if isinstance(measured, Missing):
            lack = lack or measured
        else:
            found.setdefault(measured.period.grain, []).append(point_of(measured))
    if not found:
        return (Series(kind, place, None, (), lack or nothing(figures, part.spec, place, by, part.rule)),)
    series = [Series(kind, place, grain, _ordered(points)) for grain, points in found.items()]
    return tuple(sorted(series, key=lambda each: (-len(each.points), each.grain or "")))


def _ordered(points: list[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda each: each.period.end))


def _each(spec: Spec, place: Place, rule: str, figures: Figures, by: date) -> Iterator[Measured | Missing]:
    """The newest first, so that the first lack is the newest's. A rule over the year gives a number a year, and the
    months or quarters it is made of."""
    periods = [each for each in known_periods(figures, spec, place, by) if each.grain in GRAINS[rule]]
    if rule in OVER_THE_YEAR:
        for year in sorted({each.year for each in periods}, reverse=True):
            try:
                yield over_year(figures, spec, [place], rule, by, year)[0]
            except Missing as lack:
                yield lack
        periods = [each for each in periods if each.grain is not Grain.YEAR]
    for period in periods:
        try:
            yield run(figures, spec, place, period)
        except Missing as lack:
            yield lack


def point_of(measured: Measured) -> Point:
    read = frozenset(each.table for each in measured.trail.figures)
    return Point(measured.period, measured.value, is_preliminary(measured), parts_of(measured), read)


def parts_of(measured: Measured | None) -> tuple[int, int] | None:
    """How many of how many periods a year's number is of; None for a whole year, or no number."""
    steps = measured.trail.steps if measured else ()
    told = next((step.params for step in steps if step.code == "del_af_aaret"), None)
    return (int(str(told["antal"])), int(str(told["af"]))) if told else None


def is_preliminary(measured: Measured) -> bool:
    """Whether a figure it was read from was among the newest of its table when it was known: those are corrected."""
    for figure in measured.trail.figures:
        table = tables.known_table(figure.table)
        if table and tables.is_preliminary(table, Period.parse(figure.period), day_in_copenhagen(figure.as_of)):
            return True
    return False
