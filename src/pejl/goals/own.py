"""Targets held against the municipality's own earlier numbers, and counts over time."""

from dataclasses import replace
from fractions import Fraction

from pejl.goals.case import Case, Judgement, decide, gap_between, held, with_base
from pejl.goals.limit import Limit
from pejl.measure import Measured, counts_of, known_periods, nothing, run
from pejl.numbers import counted, stated, total
from pejl.periods import Grain, whole_year
from pejl.sentences import shapes
from pejl.sentences.shapes import Sense, When
from pejl.words import Step


def change(case: Case, target: shapes.Change) -> Judgement:
    own = case.newest()[0]
    if target.since is None:
        return Judgement(own=own, value=own.value, measured=[own]).unknown("intet_grundlag_i_planen")
    base = case.like(own, target.since)
    sign = -1 if target.way is shapes.Way.LOWER else 1
    if target.by.unit == "%":
        limit = base.value.times(1 + sign * Fraction(target.by.number) / 100)
    else:
        limit = base.value + stated(target.by.number) if sign > 0 else base.value - stated(target.by.number)
    sense = target.sense if sign > 0 else target.sense.opposite
    return with_base(held(own, limit, sense), base)


def own_level(case: Case, target: shapes.OwnLevel) -> Judgement:
    """A number is always on its own level: before there is one after it, nothing is decided."""
    own = case.newest()[0]
    base = case.like(own, target.at)
    result = with_base(_on_level(own, base, target), base)
    if result.holds is not None and own.period == base.period:
        return result.unknown("intet_efter_grundlaget", periode=base.period)
    return result


def _on_level(own: Measured, base: Measured, target: shapes.OwnLevel) -> Judgement:
    if target.sense is not None:
        return held(own, base.value, target.sense)
    result = Judgement(own=own, value=own.value, measured=[own])
    if target.tolerance is None:
        return result.unknown("ingen_tolerance")
    room = stated(target.tolerance.number)
    if target.tolerance.unit == "%":
        room = base.value.times(Fraction(target.tolerance.number) / 100)
    return decide(result, Limit(gap_between(own, base), room, Sense.AT_MOST))


def direction(case: Case, target: shapes.Direction) -> Judgement:
    own = case.newest()[0]
    base = case.like(own, target.since or When(own.period.year_before()))
    sense = Sense.UNDER if target.trend is shapes.Trend.FALL else Sense.OVER
    return with_base(held(own, base.value, sense), base)


_GRAIN = {shapes.Per.MONTH: Grain.MONTH, shapes.Per.QUARTER: Grain.QUARTER, shapes.Per.YEAR: Grain.YEAR}


def count_per(case: Case, target: shapes.CountPer) -> Judgement:
    """The mean per month, quarter or year of the periods known in the plan's own time. No statistic has weeks."""
    grain = _GRAIN.get(target.per)
    known = [
        period
        for period in known_periods(case.figures, case.spec, case.own, case.by)
        if period.grain is grain and period.first >= case.first
    ]
    if not known:
        raise nothing(case.figures, case.spec, case.own, case.by)
    counts = [run(case.figures, case.spec, case.own, period) for period in known]
    mean = total(each.value for each in counts).times(Fraction(1, len(counts)))
    trail = replace(counts[0].trail, counts=counts_of(counts))
    own = Measured(mean.shown_with(1 if len(counts) > 1 else 0), case.own, counts[0].period, trail)
    result = held(own, counted(Fraction(target.number)), target.sense)
    first, elapsed = known[0], 0
    while first.step(-elapsed).first >= case.first:
        elapsed += 1
    if len(known) < elapsed:
        own.trail.step("del_af_aaret", antal=len(known), af=elapsed, perioder=Step(f"perioder_{grain}"))
    if len(counts) > 1:
        result.why.append(Step("gennemsnit_af_perioder", {"antal": len(counts)}))
    return result


def count_in_all(case: Case, target: shapes.CountInAll) -> Judgement:
    """The sum over the years. With a year lacking only what cannot be undone is decided: a floor that has been
    reached, a ceiling that has been passed."""
    known = known_periods(case.figures, case.spec, case.own, case.by)
    years = [year for year in target.years if whole_year(year) in known]
    if not years:
        raise nothing(case.figures, case.spec, case.own, case.by)
    counts = [run(case.figures, case.spec, case.own, whole_year(year)) for year in years]
    trail = replace(counts[-1].trail, counts=counts_of(counts))
    own = Measured(total(each.value for each in counts), case.own, whole_year(max(years)), trail)
    result = held(own, counted(Fraction(target.number)), target.sense)
    floor = target.sense in (Sense.AT_LEAST, Sense.OVER)
    if len(years) < len(target.years) and result.holds is not floor:
        return result.unknown("del_af_aarene", antal=len(years), af=len(target.years))
    return result
