"""Targets held against others: an area, a set, a rank, the ministry's expectation."""

from dataclasses import replace
from fractions import Fraction

from pejl import law
from pejl.goals.case import Case, Judgement, decide, gap_between, held
from pejl.goals.limit import Limit
from pejl.indicators.ydelser import forventet
from pejl.ledger import Origin
from pejl.measure import Measured, Place, run
from pejl.numbers import stated
from pejl.rules import Missing
from pejl.sentences import shapes
from pejl.sentences.shapes import Sense
from pejl.words import Step


def against_area(case: Case, target: shapes.AgainstArea) -> Judgement:
    own, other = case.newest(case.reference)
    margin = stated(target.margin.number)
    limit = other.value + margin
    if target.margin.unit == "%":
        limit = other.value.times(1 + Fraction(target.margin.number) / 100)
    result = held(own, limit, target.sense)
    result.reference, result.measured = other.value, [own, other]
    result.reference_name = Step("omraade_i_periode", {"navn": other.place.name, "periode": other.period})
    return result


def gap_narrows(case: Case, target: shapes.GapNarrows) -> Judgement:
    own, other = case.newest(case.reference)
    gap = gap_between(own, other)
    result = Judgement(own=own, value=gap, unit="procentpoint", measured=[own, other])
    if target.since is None:
        result.reference_name = Step("omraade_i_periode", {"navn": other.place.name, "periode": other.period})
        result.reference = other.value
        told = {"gab": gap, "egen": own.value, "anden": other.value, "periode": own.period}
        name = law.denominators().get(case.spec.denominator)
        result.why.append(Step("gab_nu", {**told, "naevner": name.name if name else ""}))
        return result.unknown("intet_grundlag_i_planen")
    when = target.since
    before = [case.then(when), case.then(when, other.place)]
    start = gap_between(before[0], before[1])
    result.start = (before[0].period, start)
    result.reference, result.reference_name = start, Step("gab_dengang", {"periode": before[0].period})
    result.measured += before
    return decide(result, Limit(gap, start - stated(target.by.number), Sense.AT_MOST))


def rank(case: Case, target: shapes.Rank) -> Judgement:
    """Best and worst place: ties make them differ; a shared place counts as the best unless the goal says not."""
    rivals = [place for place in case.part.field if place != case.own]
    try:
        measured = case.newest(*rivals)
    except Missing:
        if case.spec.origin is Origin.OWN:
            raise
        return _too_few(case, rivals)
    own, others = measured[0], measured[1:]
    if any(each.value.exact is None for each in measured):
        return Judgement(own=own, value=own.value, measured=[own]).unknown("skjult")
    best, worst = places(own, others, target.end)
    result = Judgement(own=own, value=own.value, measured=measured)
    result.limit = _line(measured, target)
    result.holds = (best if target.shared_counts else worst) <= target.places
    result.tied = best <= target.places < worst
    result.reference = result.limit.limit
    place = str(best) if best == worst else f"{best}-{worst}"
    result.reference_name = Step("plads", {"plads": place, "af": len(measured), "til": target.places})
    return result


def _line(measured: list[Measured], target: shapes.Rank) -> Limit:
    """The number at the last good place: to be level with it is enough, unless shared places do not count;
    then the number must beat the first place that is not good."""
    lowest = target.end is shapes.End.LOWEST
    ordered = sorted((each.value for each in measured), key=lambda value: value.exact or 0, reverse=not lowest)
    last = min(target.places, len(ordered)) - 1
    if target.shared_counts or last + 1 == len(ordered):
        return Limit(measured[0].value, ordered[last], Sense.AT_MOST if lowest else Sense.AT_LEAST)
    return Limit(measured[0].value, ordered[last + 1], Sense.UNDER if lowest else Sense.OVER)


def _too_few(case: Case, rivals: list[Place]) -> Judgement:
    """The own number, and how many of the others have one in the same period."""
    own = case.newest()[0]
    has = 0
    for place in rivals:
        try:
            run(case.figures, case.spec, place, own.period)
            has += 1
        except Missing:
            continue
    result = Judgement(own=own, value=own.value, measured=[own])
    return result.unknown("feltet_mangler", har=has, af=len(rivals), periode=own.period)


def places(own: Measured, others: list[Measured], end: shapes.End) -> tuple[int, int]:
    """The best and the worst place the own number can be said to have among the others."""
    mine = own.value.exact
    sign = 1 if end is shapes.End.LOWEST else -1
    values = [each.value.exact for each in others]
    ahead = sum(1 for value in values if value is not None and mine is not None and sign * (value - mine) < 0)
    level = sum(1 for value in values if value == mine)
    return ahead + 1, ahead + level + 1


def at_most_expected(case: Case, target: shapes.AtMostExpected) -> Judgement:
    own = case.newest()[0]
    expected = replace(case.spec, indicator=forventet)
    try:
        other = run(case.figures, expected, case.own, own.period)
    except Missing:
        raise Missing("intet_forventet", periode=own.period) from None
    result = held(own, other.value, Sense.AT_MOST)
    result.measured.append(other)
    result.reference, result.reference_name = other.value, Step("forventet", {"periode": own.period})
    return result
