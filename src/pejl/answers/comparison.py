"""A goal's measure in every municipality in one period: who has which place, beside the sets they are held against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pejl import law
from pejl.answers.compare import Compared, compare
from pejl.goals import BoundPlan, Part
from pejl.ledger import Figures, Origin
from pejl.measure import COUNTRY, Place, Spec, area, known_periods
from pejl.numbers import Value, machine_text
from pejl.periods import Period, day_in_copenhagen
from pejl.sentences import shapes
from pejl.sentences.shapes import End, Sense

ORIGINS = (Origin.PUBLISHED, Origin.TYPED)
"""Where others' numbers can be from: nobody else's events are here."""
MADE_UP = "opdigte"
"""What the name of a table of made-up figures begins with."""
BESIDE = ("region", "rar")
"""Sets of the law shelf a municipality is shown beside."""
ENDS = {Sense.AT_MOST: End.LOWEST, Sense.UNDER: End.LOWEST, Sense.AT_LEAST: End.HIGHEST, Sense.OVER: End.HIGHEST}


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be compared: the measure of a goal, or of a part (`goal/part`)."""

    id: str
    part: Part
    spec: Spec

    @property
    def among(self) -> bool:
        """Whether its target is itself a comparison with others."""
        return isinstance(self.part.target, shapes.AgainstArea | shapes.GapNarrows | shapes.Rank)


@dataclass(frozen=True, slots=True)
class Comparison:
    """`towns`: the municipalities by place, those without a number last, `own` among them. `sets`: country, region,
    council and whom the goal names. `period` None: nobody has a number, and `towns` is empty. `good`: the end the goal
    wants, None where it does not say. `made_up`: the numbers are invented ones, as the name of their table says."""

    subject: Subject
    origin: Origin
    origins: Sequence[Origin]
    period: Period | None
    periods: Sequence[Period]
    end: End
    good: End | None
    towns: Sequence[Compared]
    sets: Sequence[Compared]
    own: Compared | None
    sources: Sequence[str]
    made_up: bool

    @property
    def unit(self) -> str:
        return self.subject.spec.indicator.unit

    @property
    def counted(self) -> list[Compared]:
        """The municipalities whose number is known."""
        return [each for each in self.towns if each.best is not None]

    @property
    def withheld(self) -> list[Compared]:
        return [each for each in self.towns if each.measured is not None and each.measured.value.withheld]

    @property
    def lacking(self) -> list[Compared]:
        return [each for each in self.towns if each.measured is None]

    @property
    def country(self) -> Value | None:
        """The country's number, where it is known."""
        found = next((each.measured for each in self.sets if each.place == COUNTRY), None)
        return None if found is None or found.value.withheld else found.value

    def values(self) -> dict[str, Value | None]:
        """Each municipality's number by its code."""
        return {each.place.code: each.measured.value if each.measured else None for each in self.towns}


def subjects(plan: BoundPlan) -> list[Subject]:
    """Everything the plan measures, in its order."""
    return list(_subjects(plan))


def _subjects(plan: BoundPlan) -> Iterator[Subject]:
    for goal in plan.goals:
        if goal.part.spec is not None:
            yield Subject(goal.id, goal.part, goal.part.spec)
        for part in goal.parts:
            if part.spec is not None:
                yield Subject(f"{goal.id}/{part.id}", part, part.spec)


def first_subject(plan: BoundPlan, figures: Figures) -> Subject | None:
    """What is compared before anybody has chosen: the first goal with a comparison of areas that other municipalities
    have numbers for; else the first with one, else the first. None where the plan measures nothing."""
    every = subjects(plan)
    among = [each for each in every if each.among]
    others = _everywhere(plan.own)
    for each in among:
        if any(_periods(figures, replace(each.spec, origin=origin), others) for origin in ORIGINS):
            return each
    return next(iter([*among, *every]), None)


def good_end(part: Part) -> End | None:
    """The end of the list the target wants; None where it has no side."""
    target = part.target
    if isinstance(target, shapes.Rank):
        return target.end
    if isinstance(target, shapes.Direction):
        return End.HIGHEST if target.trend is shapes.Trend.RISE else End.LOWEST
    if isinstance(target, shapes.AtMostExpected):
        return End.LOWEST
    if isinstance(target, shapes.Change):
        upward = target.way is shapes.Way.HIGHER
        return ENDS[target.sense if upward else target.sense.opposite]
    sense = getattr(target, "sense", None)
    return ENDS[sense] if isinstance(sense, Sense) else None


def comparison(
    plan: BoundPlan,
    figures: Figures,
    subject: Subject,
    *,
    origin: Origin | None = None,
    period: Period | None = None,
    end: End | None = None,
) -> Comparison:
    """The subject over the country. What is not chosen, or cannot be had, is the first that can: published figures
    before typed, the newest period other municipalities have, the end the goal wants, else the lowest."""
    everyone = _everywhere()
    having = [each for each in ORIGINS if _periods(figures, replace(subject.spec, origin=each), everyone)]
    if origin not in having:
        origin = having[0] if having else Origin.PUBLISHED
    spec = replace(subject.spec, origin=origin)
    periods = _periods(figures, spec, everyone)
    period = period if period in periods else _newest(figures, spec, plan.own, periods)
    good = good_end(subject.part)
    end = end or good or End.LOWEST
    towns: list[Compared] = []
    sets: list[Compared] = []
    if period is not None:
        towns = compare(figures, spec, map(area, law.municipalities()), period, end)
        sets = [compare(figures, spec, [place], period, end)[0] for place in _beside(plan.own, subject.part)]
    tables = {(f.source, f.table) for row in (*towns, *sets) if row.measured for f in row.measured.trail.figures}
    return Comparison(
        subject,
        origin,
        having,
        period,
        periods,
        end,
        good,
        towns,
        sets,
        next((each for each in towns if each.place == plan.own), None),
        sorted(" ".join(each) for each in tables),
        any(table.startswith(MADE_UP) for _, table in tables),
    )


def _newest(figures: Figures, spec: Spec, own: Place, periods: Sequence[Period]) -> Period | None:
    """The newest period that other municipalities have, else any has."""
    return next(iter([*_periods(figures, spec, _everywhere(own)), *periods]), None)


def _everywhere(without: Place | None = None) -> Place:
    """All municipalities as one place, to ask for periods once."""
    codes = tuple(code for code in law.municipalities() if without is None or code != without.code)
    return Place("", "", codes)


def _periods(figures: Figures, spec: Spec, place: Place) -> list[Period]:
    return known_periods(figures, spec, place, day_in_copenhagen(figures.known))


def _beside(own: Place, part: Part) -> list[Place]:
    """The country, the municipality's own region and council, and the area the goal is held against."""
    own_sets = [area(code) for code in law.areas()[own.code].within if law.areas()[code].kind in BESIDE]
    named = [part.reference] if part.reference is not None and not part.reference.municipality else []
    return list(dict.fromkeys([COUNTRY, *own_sets, *named]))


def comparison_data(found: Comparison) -> dict[str, Any]:
    """The machine form. Numbers are decimal strings; what is not known is null."""
    return {
        "goal": found.subject.id,
        "indicator": found.subject.spec.indicator.name,
        "unit": found.unit,
        "origin": found.origin.value,
        "period": found.period.id if found.period else None,
        "first_place": found.end.value,
        "sources": list(found.sources),
        "made_up": found.made_up,
        "areas": [_row_data(each) for each in (*found.towns, *found.sets)],
    }


def _row_data(row: Compared) -> dict[str, Any]:
    value = row.measured.value if row.measured else None
    return {
        "area": row.place.code,
        "name": row.place.name,
        "value": None if value is None or value.exact is None else machine_text(value.exact),
        "withheld": value is not None and value.withheld,
        "best": row.best if row.place.municipality else None,
        "worst": row.worst if row.place.municipality else None,
    }
