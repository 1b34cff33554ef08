"""A part of a goal over time: the own series, what it is held against, and what the plan expected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pejl import law
from pejl.answers.aim import Aim, aim_of
from pejl.answers.points import Point, Series, of_place
from pejl.check import Assumption
from pejl.goals import BoundPlan, Goal, Part
from pejl.goals.case import Case
from pejl.goals.judge import judge
from pejl.law import tables
from pejl.ledger import Figures
from pejl.measure import OVER_THE_YEAR, Spec
from pejl.numbers import Value, machine_text
from pejl.periods import Grain
from pejl.rules import Missing
from pejl.sentences import said_target
from pejl.sentences.shapes import CountPer, Per
from pejl.words import Step, show


@dataclass(frozen=True, slots=True)
class Stop:
    """A milestone: what is to be reached by a day. `level` is None where it is of another number than the own (a gap)
    or cannot be had yet; `reached` is None before the day, and where it cannot be said."""

    by: date
    says: Step | str
    level: Value | None
    reached: bool | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """An assumption of the plan about the very same number: `of` says whose, `egen` or `reference`."""

    of: str
    assumption: Assumption


@dataclass(frozen=True, slots=True)
class Break:
    """A day from which a series counts something else."""

    day: date
    says: Step


@dataclass(frozen=True, slots=True)
class Trend:
    """A part of a goal up to the day. `own` has a series for each grain of its rule that has numbers, and one empty one
    with its reason where none has; `reference` likewise, none where it is held against no area. `grain`: that of
    the number it is judged on, or where its years are known in part, of what those are made of; None where there is
    none. `lacks` of the aim says why no line can be drawn."""

    goal: str
    part: str
    text: str
    unit: str
    grain: Grain | None
    own: tuple[Series, ...]
    reference: tuple[Series, ...]
    aim: Aim | None
    stops: tuple[Stop, ...]
    forecasts: tuple[Forecast, ...]
    breaks: tuple[Break, ...]
    first: date
    due: date

    def series(self, grain: Grain | None = None) -> Series:
        """The own series of a grain (its own where none is given); the first where there is no such."""
        wanted = grain or self.grain
        return next((each for each in self.own if each.grain is wanted), self.own[0])


_PER = {Per.MONTH: Grain.MONTH, Per.QUARTER: Grain.QUARTER, Per.YEAR: Grain.YEAR}


def trend(
    plan: BoundPlan, goal: Goal, part: Part, figures: Figures, day: date, assumptions: Sequence[Assumption] = ()
) -> Trend:
    """The part over all periods that ended by the day, on what `figures` knows. Never raises for missing figures.

    A plan with one printed figure has a series of one point. Numbers after the goal's own date are in the series, and
    decide nothing. `assumptions`: those of the check; one is taken where its unit, its groups and its area are those of
    the own number or of the reference."""
    case = Case(part, figures, plan.own, min(day, goal.due), plan.first)
    own = of_place(part, plan.own, figures, day)
    reference = of_place(part, part.reference, figures, day) if part.reference else ()
    judged = judge(case)
    grain = _grain(part, own) or (judged.own.period.grain if judged.own else None)
    grain = grain or next((each.grain for each in own if each.points), None)
    return Trend(
        goal.id,
        part.id,
        part.text,
        part.spec.indicator.unit if part.spec else judged.unit,
        grain,
        own,
        reference,
        aim_of(case, judged, own, reference, grain),
        tuple(_stops(goal, part, case, day)),
        tuple(_forecasts(plan, part, assumptions)),
        tuple(_breaks(part.spec, own)) if part.spec else (),
        plan.first,
        goal.due,
    )


def _grain(part: Part, own: Sequence[Series]) -> Grain | None:
    """The grain that the wording itself asks for. A year that is known in part is no like of the next one: where one
    before the last is, the periods it is made of are what can be held against each other."""
    if isinstance(part.target, CountPer):
        return _PER.get(part.target.per)
    if part.rule not in OVER_THE_YEAR:
        return None
    years = next((each.points for each in own if each.grain is Grain.YEAR), ())
    finer = next((each.grain for each in own if each.grain is not Grain.YEAR), None)
    return finer if finer and any(point.part_of_year for point in years[:-1]) else Grain.YEAR


def _stops(goal: Goal, part: Part, case: Case, day: date) -> Iterator[Stop]:
    """A goal of parts has no milestones of its parts; the level of one is judged on the numbers up to its day."""
    for each in goal.milestones if part is goal.part else ():
        then = replace(case, part=each.part, by=min(day, each.by))
        judged = judge(then)
        says = said_target(each.part.target) if each.part.target else ""
        reached = judged.holds if each.by <= day else None
        of_own = judged.limit and judged.own and judged.limit.own is judged.own.value
        level = judged.limit.limit if judged.limit and of_own else None
        yield Stop(each.by, says, level, reached)


def _forecasts(plan: BoundPlan, part: Part, assumptions: Sequence[Assumption]) -> Iterator[Forecast]:
    spec = part.spec
    for each in assumptions if spec else ():
        same = spec and set(each.groups) == set(spec.indicator.groups or spec.groups)
        if not (same and spec and each.unit == spec.indicator.unit and each.points):
            continue
        if each.place == plan.own:
            yield Forecast("egen", each)
        elif each.place == part.reference:
            yield Forecast("reference", each)


def _breaks(spec: Spec, own: Sequence[Series]) -> Iterator[Break]:
    """Days between the first and the last point from which the groups or the tables count something else."""
    points = sorted((point for each in own for point in each.points), key=lambda point: point.period.end)
    if len(points) < 2:
        return
    found: dict[tuple[date, str], Break] = {}
    for code in spec.indicator.groups or spec.groups:
        for day, what in law.group(code).breaks:
            told = {"gruppe": law.group(code).name, "dag": day, "hvad": what}
            found.setdefault((day, what), Break(day, Step("svar_brud_gruppe", told)))
    for name in sorted({name for point in points for name in point.tables}):
        table = tables.known_table(name)
        for day, what in table.breaks if table else ():
            found.setdefault(
                (day, what), Break(day, Step("svar_brud_tabel", {"tabel": name, "dag": day, "hvad": what}))
            )
    first, last = points[0].period.first, points[-1].period.last
    yield from (each for (day, _), each in sorted(found.items(), key=lambda item: item[0]) if first < day <= last)


# --- the machine form ------------------------------------------------------------------------------------


def trend_data(found: Trend, lang: str) -> dict[str, Any]:
    """The machine form: numbers as decimal strings, null where they are withheld or cannot be had."""
    return {
        "goal": found.goal,
        "part": found.part,
        "unit": found.unit,
        "grain": found.grain.value if found.grain else None,
        "due": found.due.isoformat(),
        "series": [_series_data(each, lang) for each in (*found.own, *found.reference)],
        "target": _aim_data(found.aim, lang),
        "milestones": [
            {
                "by": each.by.isoformat(),
                "says": show(each.says, lang),
                "reached": each.reached,
                "level": number(each.level),
            }
            for each in found.stops
        ],
        "assumptions": [_forecast_data(each) for each in found.forecasts],
        "breaks": [{"day": each.day.isoformat(), "says": show(each.says, lang)} for each in found.breaks],
    }


def _series_data(series: Series, lang: str) -> dict[str, Any]:
    return {
        "kind": series.kind,
        "area": series.place.name,
        "grain": series.grain.value if series.grain else None,
        "points": [_point_data(each) for each in series.points],
        "lacks": _said(series.lacks, lang),
    }


def _point_data(point: Point) -> dict[str, Any]:
    return {
        "period": point.period.id,
        "value": number(point.value),
        "withheld": point.value.withheld,
        "preliminary": point.preliminary,
        "part_of_year": point.part_of_year,
    }


def _aim_data(aim: Aim | None, lang: str) -> dict[str, Any] | None:
    if aim is None:
        return None
    return {
        "says": show(aim.says, lang),
        "sense": aim.sense.value if aim.sense else None,
        "levels": [number(each) for each in aim.levels],
        "points": [_point_data(each) for each in aim.points],
        "lacks": show(aim.lacks, lang) if aim.lacks else None,
    }


def _forecast_data(forecast: Forecast) -> dict[str, Any]:
    each = forecast.assumption
    points = [{"period": period.id, "value": number(value)} for period, value in each.points]
    return {"id": each.id, "says": each.text, "of": forecast.of, "by": each.by, "points": points}


def number(value: Value | None) -> str | None:
    """A value for machines; None for one that is withheld or not there."""
    return None if value is None or value.exact is None else machine_text(value.exact)


def _said(lack: Missing | None, lang: str) -> str | None:
    return None if lack is None else show(Step(lack.code, lack.params), lang)
