"""What could turn a verdict: everything that a fair reader of the number would ask about."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from pejl import indicators, law, rules
from pejl.goals.case import Case, Judgement
from pejl.goals.judge import judge
from pejl.goals.limit import Limit
from pejl.law import tables
from pejl.measure import Measured, Spec, denominators
from pejl.numbers import Value, counted
from pejl.periods import Period, day_in_copenhagen
from pejl.sentences.shapes import Rank
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that could turn the verdict: its kind, and the sentence as code and parameters.

    Kinds: afrunding · delt_plads · skjult · foreloebig · definition · naevner · en_person. `measured`: the other
    numbers that it names.
    """

    kind: str
    says: Step
    measured: tuple[Measured, ...] = ()


def could_turn(case: Case, result: Judgement) -> list[Turn]:
    """Everything that could turn a decided verdict; for an undecided one only what the numbers hide."""
    turns = []
    decided, ranked = result.holds is not None, isinstance(case.part.target, Rank)
    if decided and not ranked and result.limit and result.limit.turned_by_rounding:
        turns.append(Turn("afrunding", _rounding(result.limit)))
    if result.tied:
        turns.append(
            Turn(
                "delt_plads",
                Step("delt_plads", result.reference_name.params if result.reference_name else {}),
            )
        )
    hidden = any(figure.withheld for each in result.measured for figure in each.trail.figures)
    if hidden and (result.limit is None or (result.limit.can_hold and result.limit.can_fail)):
        turns.append(Turn("skjult", Step("skjulte_celler")))
    turns += preliminary(result)
    if decided:
        turns += _other_ways(case, result)
        if not ranked:
            turns += _one_person(result)
    return turns


def _rounding(limit: Limit) -> Step:
    on_the_line = limit.own.exact == limit.limit.exact
    return Step("paa_stregen" if on_the_line else "afrunding")


def preliminary(result: Judgement) -> Iterator[Turn]:
    """The newest months of a statistic are corrected later; a number read from one says so."""
    for measured in result.measured[:1]:
        for figure in measured.trail.figures:
            table, period = tables.known_table(figure.table), Period.parse(figure.period)
            if table and tables.is_preliminary(table, period, day_in_copenhagen(figure.as_of)):
                yield Turn("foreloebig", Step("foreloebig", {"periode": period, "tabel": figure.table}))
                return


def _other_ways(case: Case, result: Judgement) -> Iterator[Turn]:
    """The same goal by another denominator, or by the indicator's relatives: told where the answer differs."""
    spec = case.part.spec
    if spec is None or not spec.indicator.share:
        return
    shelf = rules.collect(indicators, rules.Indicator)
    ways = [replace(spec, indicator=shelf[name]) for name in spec.indicator.related]
    for measure in spec.indicator.measures:
        for code in denominators(case.figures, spec, measure, spec.groups):
            if spec.denominator and code != spec.denominator:
                ways.append(replace(spec, denominator=code))
    for way in ways:
        other = judge(replace(case, part=replace(case.part, spec=way, rule="hver måling")))
        near = other.own and result.own and abs((other.own.period.end - result.own.period.end).days) <= A_YEAR
        if near and other.own and other.limit and other.holds is not None and other.holds is not result.holds:
            yield Turn("naevner", _way(way, other.own, other.limit, other.unit), tuple(other.measured))


def _way(spec: Spec, own: Measured, limit: Limit, unit: str) -> Step:
    return Step(
        "anden_naevner",
        {
            "indikator": spec.indicator.title,
            "naevner": law.denominators()[spec.denominator].name if spec.denominator else "",
            "vaerdi": own.value,
            "enhed": unit,
            "graense": limit.limit,
            "periode": own.period,
            "holder": bool(limit.holds),
        },
    )


A_YEAR = 366
"""Another way to count must be of about the same time to say anything of this number."""
TELLING = Fraction(1, 20)
"""Below this a person is worth less than the rounding of a share with one decimal, which has been told."""


def person_weight(measured: Measured | None, unit: str) -> Value | None:
    """What one person is worth in percentage points, where it is known how many 100 per cent stands for and it
    is enough to be told."""
    base = measured.trail.base if measured else None
    if unit != "%" or base is None or not base.exact or base.low <= 0:
        return None
    weight = Fraction(100) / base.exact
    return counted(weight).shown_with(1 if weight >= Fraction(1, 10) else 3) if weight >= TELLING else None


def _one_person(result: Judgement) -> Iterator[Turn]:
    weight = person_weight(result.own, result.unit)
    if weight and weight.exact and result.limit and result.limit.turned_by(weight.exact):
        yield Turn("en_person", Step("en_person_vender", {"vaegt": weight}))


def definition_break(groups: tuple[str, ...], start: Period, end: Period) -> Step | None:
    """The break of a series between two periods, if the law shelf knows one."""
    for code in groups:
        for day, what in law.group(code).breaks:
            if start.first < day <= end.last:
                return Step("brud", {"gruppe": law.group(code).name, "dag": day, "hvad": what})
    return None
