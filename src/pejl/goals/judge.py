"""One function for each shape of `maaltal`: the own number, what it is held against, and on which side it is."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from pejl import law
from pejl.goals.bound import Part
from pejl.goals.limit import Limit
from pejl.ledger import Figures
from pejl.measure import Measured, Place, Step, at, denominators, known_periods, latest, nothing, run
from pejl.numbers import Value, counted, total
from pejl.periods import Grain, Period
from pejl.rules import Ask, Missing, indicator
from pejl.sentences import shapes
from pejl.sentences.shapes import Sense, When


@dataclass(slots=True)
class Judgement:
    """What came of holding a number against its target.

    `reference` is the other number (the area's, the baseline's), `limit` the line itself. `holds` is None
    when it cannot be decided, and `why` then says why. `lines` is what could be drawn or explained.
    """

    own: Measured | None = None
    value: Value | None = None
    unit: str = ""
    reference: Value | None = None
    reference_name: Step | None = None
    limit: Limit | None = None
    holds: bool | None = None
    tied: bool = False
    why: list[Step] = field(default_factory=list)
    measured: list[Measured] = field(default_factory=list)

    def unknown(self, code: str, **params: object) -> "Judgement":
        self.holds = None
        self.why.append(Step(code, params))
        return self


@dataclass(frozen=True, slots=True)
class Case:
    """A part to be judged: with which figures, for which municipality, on numbers up to and including a day."""

    part: Part
    figures: Figures
    own: Place
    by: date
    first: date

    def newest(self, *others: Place) -> list[Measured]:
        assert self.part.spec is not None
        return latest(self.figures, self.part.spec, [self.own, *others], self.part.rule, self.by)

    def then(self, when: When) -> Measured:
        assert self.part.spec is not None
        return at(self.figures, self.part.spec, self.own, when.period, ultimo=when.ultimo)


def judge(case: Case) -> Judgement:
    """Judge a part. Never raises for missing figures: the judgement then says why it cannot be decided."""
    part = case.part
    if part.target is None or (part.spec is None and not isinstance(part.target, shapes.Open)):
        return Judgement().unknown("intet_maaltal" if part.target is None else "ingen_indikator")
    try:
        result = _SHAPES[type(part.target)](case, part.target)
    except Missing as reason:
        if reason.code == "flere_naevnere":
            result = _by_each_denominator(case).unknown(reason.code, **reason.params)
        else:
            result = _baseline_only(case).unknown(reason.code, **reason.params)
    if not result.unit and part.spec is not None:
        result.unit = part.spec.indicator.unit
    return result


def _baseline_only(case: Case) -> Judgement:
    """The own number alone, where it can be had: shown although nothing can be decided."""
    try:
        own = case.newest()[0]
    except Missing:
        return Judgement()
    return Judgement(own=own, value=own.value, measured=[own])


def _by_each_denominator(case: Case) -> Judgement:
    """A goal that names no denominator, held by every one there are figures for: shown, never decided."""
    spec = case.part.spec
    assert spec is not None
    ways = [
        judge(replace(case, part=replace(case.part, spec=replace(spec, denominator=code), rule="hver måling")))
        for measure in spec.indicator.measures
        for code in denominators(case.figures, spec, measure, spec.groups)
    ]
    known = [way for way in ways if way.own is not None]
    if not known:
        return Judgement()
    result = known[0]
    result.why += [step for way in known[1:] for step in way.why]
    result.measured += [each for way in known[1:] for each in way.measured]
    return result


def _held(own: Measured, limit: Value, sense: Sense, **more: Any) -> Judgement:
    against = Limit(own.value, limit, sense)
    result = Judgement(own=own, value=own.value, limit=against, holds=against.holds, measured=[own], **more)
    return result if result.holds is not None else result.unknown("skjult")


def _amount(amount: shapes.Amount) -> Value:
    return counted(Fraction(amount.number)).shown_with(max(0, -int(amount.number.as_tuple().exponent)))


def _level(case: Case, target: shapes.Level) -> Judgement:
    limit = _amount(target.amount)
    return _held(case.newest()[0], limit, target.sense)


def _against_area(case: Case, target: shapes.AgainstArea) -> Judgement:
    assert case.part.reference is not None
    own, other = case.newest(case.part.reference)
    margin = _amount(target.margin)
    limit = other.value + margin
    if target.margin.unit == "%":
        limit = other.value.times(1 + Fraction(target.margin.number) / 100)
    result = _held(own, limit, target.sense)
    result.reference, result.measured = other.value, [own, other]
    result.reference_name = Step("omraade_i_periode", {"navn": other.place.name, "periode": other.period})
    return result


def _gap(own: Measured, other: Measured) -> Value:
    gap = own.value - other.value
    return gap if gap.exact is None or gap.exact >= 0 else other.value - own.value


def _gap_narrows(case: Case, target: shapes.GapNarrows) -> Judgement:
    assert case.part.reference is not None and case.part.spec is not None
    own, other = case.newest(case.part.reference)
    gap = _gap(own, other)
    result = Judgement(own=own, value=gap, unit="procentpoint", measured=[own, other])
    if target.since is None:
        result.reference_name = Step("omraade_i_periode", {"navn": other.place.name, "periode": other.period})
        result.reference = other.value
        told = {"gab": gap, "egen": own.value, "anden": other.value, "periode": own.period}
        name = law.denominators().get(case.part.spec.denominator)
        result.why.append(Step("gab_nu", {**told, "naevner": name.name if name else ""}))
        return result.unknown("intet_grundlag_i_planen")
    when = target.since
    before = [at(case.figures, case.part.spec, p, when.period, ultimo=when.ultimo) for p in (own.place, other.place)]
    start = _gap(before[0], before[1])
    result.limit = Limit(gap, start - _amount(target.by), Sense.AT_MOST)
    result.reference, result.reference_name = start, Step("gab_dengang", {"periode": before[0].period})
    result.measured += before
    result.holds = result.limit.holds
    return result


def _change(case: Case, target: shapes.Change) -> Judgement:
    own = case.newest()[0]
    if target.since is None:
        return Judgement(own=own, value=own.value, measured=[own]).unknown("intet_grundlag_i_planen")
    base = case.then(target.since)
    sign = -1 if target.way is shapes.Way.LOWER else 1
    if target.by.unit == "%":
        limit = base.value.times(1 + sign * Fraction(target.by.number) / 100)
    else:
        limit = base.value + _amount(target.by) if sign > 0 else base.value - _amount(target.by)
    sense = target.sense if sign > 0 else _MIRROR[target.sense]
    return _with_base(_held(own, limit, sense), base)


_MIRROR = {
    Sense.AT_LEAST: Sense.AT_MOST,
    Sense.AT_MOST: Sense.AT_LEAST,
    Sense.OVER: Sense.UNDER,
    Sense.UNDER: Sense.OVER,
}
"""`mindst 10 % lavere` is at most the lowered level."""


def _with_base(result: Judgement, base: Measured) -> Judgement:
    result.reference, result.reference_name = base.value, Step("eget_niveau", {"periode": base.period})
    result.measured.append(base)
    return result


def _own_level(case: Case, target: shapes.OwnLevel) -> Judgement:
    own, base = case.newest()[0], case.then(target.at)
    if target.sense is not None:
        return _with_base(_held(own, base.value, target.sense), base)
    result = Judgement(own=own, value=own.value, measured=[own])
    if target.tolerance is None:
        return _with_base(result, base).unknown("ingen_tolerance")
    apart = _gap(own, base)
    room = _amount(target.tolerance)
    if target.tolerance.unit == "%":
        room = base.value.times(Fraction(target.tolerance.number) / 100)
    result.limit = Limit(apart, room, Sense.AT_MOST)
    result.holds = result.limit.holds
    return _with_base(result, base)


def _rank(case: Case, target: shapes.Rank) -> Judgement:
    """Best and worst place: ties make them differ; a shared place counts as the best unless the goal says not."""
    rivals = [place for place in case.part.field if place != case.own]
    try:
        measured = case.newest(*rivals)
    except Missing:
        return _too_few(case, rivals)
    own, others = measured[0], measured[1:]
    if any(each.value.exact is None for each in measured):
        return Judgement(own=own, value=own.value, measured=[own]).unknown("skjult")
    best, worst = places(own, others, target.end)
    result = Judgement(own=own, value=own.value, measured=measured)
    result.reference = counted(best)
    result.reference_name = Step("plads", {"bedst": best, "vaerst": worst, "af": len(measured)})
    result.holds = (best if target.shared_counts else worst) <= target.places
    result.tied = best <= target.places < worst
    result.limit = Limit(counted(best if target.shared_counts else worst), counted(target.places), Sense.AT_MOST)
    return result


def _too_few(case: Case, rivals: list[Place]) -> Judgement:
    """The own number, and how many of the others have one in the same period."""
    assert case.part.spec is not None
    own = case.newest()[0]
    has = 0
    for place in rivals:
        try:
            run(case.figures, case.part.spec, place, own.period)
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


def _everyone(case: Case, target: shapes.Everyone) -> Judgement:
    return _held(case.newest()[0], counted(100), Sense.AT_LEAST)


def _fokusmaal(case: Case, target: shapes.Fokusmaal) -> Judgement:
    rule = law.fokusmaal(case.by)
    if rule is None:
        raise Missing("fokusmaal_ophaevet", dag=case.by)
    return _held(case.newest()[0], counted(rule), Sense.UNDER)


_PER = {shapes.Per.MONTH: 12, shapes.Per.QUARTER: 4, shapes.Per.YEAR: 1, shapes.Per.WEEK: 52}


def _count_per(case: Case, target: shapes.CountPer) -> Judgement:
    """The mean per month, quarter or week of the periods known in the plan's own time."""
    assert case.part.spec is not None
    grain = {12: Grain.MONTH, 4: Grain.QUARTER, 1: Grain.YEAR}.get(_PER[target.per])
    known = [
        period
        for period in known_periods(case.figures, case.part.spec, case.own, case.by)
        if period.grain is grain and period.first >= case.first
    ]
    if not known:
        raise nothing(case.part.spec, case.own)
    counts = [run(case.figures, case.part.spec, case.own, period) for period in known]
    mean = total(each.value for each in counts).times(Fraction(1, len(counts)))
    own = Measured(mean.shown_with(1 if len(counts) > 1 else 0), case.own, counts[0].period, counts[0].trail)
    result = _held(own, counted(Fraction(target.number)), target.sense)
    if len(counts) > 1:
        result.why.append(Step("gennemsnit_af_perioder", {"antal": len(counts)}))
    return result


def _count_in_all(case: Case, target: shapes.CountInAll) -> Judgement:
    assert case.part.spec is not None
    sums = []
    for year in target.years:
        for period in known_periods(case.figures, case.part.spec, case.own, case.by):
            if period == Period(year, 1, Grain.YEAR):
                sums.append(run(case.figures, case.part.spec, case.own, period))
    if not sums:
        raise nothing(case.part.spec, case.own)
    own = Measured(total(each.value for each in sums), case.own, sums[0].period, sums[0].trail)
    return _held(own, counted(Fraction(target.number)), target.sense)


def _at_most_expected(case: Case, target: shapes.AtMostExpected) -> Judgement:
    assert case.part.spec is not None
    own = case.newest()[0]
    expected = replace(case.part.spec, indicator=_EXPECTED)
    other = run(case.figures, expected, case.own, own.period)
    result = _held(own, other.value, Sense.AT_MOST)
    result.measured.append(other)
    result.reference, result.reference_name = other.value, Step("forventet", {"periode": own.period})
    return result


@indicator(title="forventet antal fuldtidspersoner", unit="fuldtidspersoner", measures=("forventet",))
def _EXPECTED(ask: Ask) -> Value:  # noqa: N802  # the decorator turns it into a constant
    """The ministry's modelled expectation (Jobindsats y30r21): taken as data, no municipality can compute it."""
    return ask.count("forventet")


def _direction(case: Case, target: shapes.Direction) -> Judgement:
    own = case.newest()[0]
    assert case.part.spec is not None
    if target.since is not None:
        base = case.then(target.since)
    else:
        base = at(case.figures, case.part.spec, case.own, own.period.year_before(), ultimo=False)
    sense = Sense.UNDER if target.turn is shapes.Turn.FALL else Sense.OVER
    return _with_base(_held(own, base.value, sense), base)


def _open(case: Case, target: shapes.Open) -> Judgement:
    result = _baseline_only(case) if case.part.spec is not None else Judgement()
    return result.unknown("aaben", tekst=target.text)


_SHAPES: dict[type, Callable[[Case, Any], Judgement]] = {
    shapes.Level: _level,
    shapes.AgainstArea: _against_area,
    shapes.GapNarrows: _gap_narrows,
    shapes.Change: _change,
    shapes.OwnLevel: _own_level,
    shapes.Rank: _rank,
    shapes.Everyone: _everyone,
    shapes.Fokusmaal: _fokusmaal,
    shapes.CountPer: _count_per,
    shapes.CountInAll: _count_in_all,
    shapes.AtMostExpected: _at_most_expected,
    shapes.Direction: _direction,
    shapes.Open: _open,
}
"""WithinBudget is not here: `stand` judges it row by row through `budget`."""
