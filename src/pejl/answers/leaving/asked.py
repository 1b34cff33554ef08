"""Every own number that a reader of the plan can come to see: on any day, in any period, of any goal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pejl.answers.leaving.numbers import of_persons
from pejl.goals import BoundPlan, Standing
from pejl.ledger import Figures, Origin
from pejl.measure import GRAINS, OVER_THE_YEAR, Measured, Spec, known_periods, over, run
from pejl.periods import Grain, Period
from pejl.rules import Missing

BUDGET = "årsgennemsnit"
"""How a budget row is told of."""


def told_of_nobody(figures: Figures) -> Figures:
    """The figures as an audience must be told of them: where nobody is in a denominator there is a number, which is
    withheld as that of few is. Were the period passed over, that would tell it."""
    return figures.told_of_nobody(of_persons)


def are_told_of_nobody(figures: Figures) -> bool:
    return figures.nobody_counts is of_persons


def asked(plan: BoundPlan, figures: Figures, day: date) -> Iterator[Measured]:
    """The own numbers of each goal, part and budget row in every period they are told of, and of a year each part of
    it that was known once: two days of the same year are two means, which tell what came between."""
    for spec, rule in _specs(plan):
        periods = [p for p in known_periods(figures, spec, plan.own, day) if p.grain in GRAINS[rule]]
        yield from _each(plan, figures, spec, [[one] for one in periods], "")
        if rule in OVER_THE_YEAR:
            yield from _each(plan, figures, spec, list(_parts_of_years(periods)), rule)


def of_standings(standings: Sequence[Standing]) -> Iterator[Measured]:
    """The numbers that goals are judged on, and those named beside them; parts too."""
    for each in standings:
        yield from each.judgement.measured
        yield from each.judgement.passed
        yield from (named for turn in each.turns for named in turn.measured)
        yield from of_standings(each.parts)


def _specs(plan: BoundPlan) -> list[tuple[Spec, str]]:
    """What can be counted from events, with how it is told of; also where the goal is judged on other figures: the own
    count stands beside it. Each once."""
    found: list[tuple[Spec, str]] = []
    for goal in plan.goals:
        parts = [(part.spec, part.rule) for part in goal.parts or (goal.part,) if part.spec is not None]
        own = [(replace(spec, origin=Origin.OWN), rule) for spec, rule in parts if spec.indicator.own is not None]
        own += [(row.spec, BUDGET) for row in goal.part.budget if row.spec.origin is Origin.OWN]
        found += [each for each in own if each not in found]
    return found


def _parts_of_years(periods: Sequence[Period]) -> Iterator[list[Period]]:
    for grain in (Grain.MONTH, Grain.QUARTER):
        some = sorted((each for each in periods if each.grain is grain), key=lambda each: each.first)
        for year in dict.fromkeys(each.year for each in some):
            of_year = [each for each in some if each.year == year]
            yield from (of_year[:many] for many in range(2, len(of_year) + 1))


def _each(
    plan: BoundPlan, figures: Figures, spec: Spec, several: Sequence[Sequence[Period]], rule: str
) -> Iterator[Measured]:
    for periods in several:
        try:
            yield over(figures, spec, plan.own, rule, periods) if rule else run(figures, spec, plan.own, periods[0])
        except Missing:
            continue
