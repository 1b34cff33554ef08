"""Runs an indicator for a place and a period, and finds the period a goal is to be measured in."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pejl.ledger import Figures, Origin
from pejl.measure.own import own_count, own_periods, why_none
from pejl.measure.places import Place
from pejl.measure.question import OwnCount, Question, Spec, Trail, group_name, numerator
from pejl.numbers import Value, total
from pejl.periods import IN_A_YEAR, Grain, Period, day_in_copenhagen, whole_year
from pejl.rules import Missing
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class Measured:
    """One number with where, when and how it came about; `made_of` are the months or quarters of a year's number."""

    value: Value
    place: Place
    period: Period
    trail: Trail
    made_of: tuple[Period, ...] = ()


GRAINS: dict[str, tuple[Grain, ...]] = {
    "måned": (Grain.MONTH,),
    "seneste måned": (Grain.MONTH,),
    "kvartal": (Grain.QUARTER,),
    "seneste kvartal": (Grain.QUARTER,),
    "år": (Grain.YEAR,),
    "ultimo": (Grain.MONTH, Grain.QUARTER),
    "årsgennemsnit": (Grain.YEAR, Grain.MONTH, Grain.QUARTER),
    "seneste 4 kvartaler": (Grain.FOUR_QUARTERS,),
    "hver måling": tuple(Grain),
    "sum i året": (Grain.YEAR, Grain.MONTH, Grain.QUARTER),
}
"""Which periods an `opgoeres` rule can use."""

OVER_THE_YEAR = ("årsgennemsnit", "sum i året")


def run(figures: Figures, spec: Spec, place: Place, period: Period) -> Measured:
    """The indicator in one place and period, from figures or from events. Raises Missing when it cannot be had."""
    if spec.origin is Origin.OWN:
        return Measured(*own_count(figures, spec, place, period))
    question = Question(figures, spec, place, period)
    value = spec.indicator.rule(question)
    return Measured(value, place, period, question.trail)


def known_periods(figures: Figures, spec: Spec, place: Place, by: date) -> list[Period]:
    """Every period that any of the indicator's series has for the place and that has ended by the day, newest
    first; among periods ending the same day the shortest first."""
    if spec.origin is Origin.OWN:
        return own_periods(figures, spec, by)
    codes = {place.code, *place.members}
    wanted = set(spec.indicator.groups or spec.groups)
    counts = {numerator(measure) for measure in spec.indicator.measures if spec.indicator.share}
    ids = {
        period
        for measure in {*spec.indicator.measures, *counts}
        for key in figures.keys(measure, spec.origin)
        if key.variant == spec.variant and (not wanted or wanted & set(key.group.split("+")))
        for area, period in figures.series(key, spec.origin)
        if area in codes
    }
    periods = [period for period in map(Period.parse, ids) if period.last <= by]
    return sorted(periods, key=lambda period: (period.end, period.first), reverse=True)


def latest(figures: Figures, spec: Spec, places: Iterable[Place], rule: str, by: date) -> list[Measured]:
    """The newest period, as the rule counts periods, in which every place has its number.

    Raises Missing when there is none; where the first place alone has numbers, the later places' lack is
    what is told.
    """
    places = list(places)
    if rule in OVER_THE_YEAR:
        return over_year(figures, spec, places, rule, by)
    lacking: Missing | None = None
    for period in known_periods(figures, spec, places[0], by):
        if period.grain not in GRAINS[rule]:
            continue
        try:
            own = run(figures, spec, places[0], period)
        except Missing as reason:
            lacking = lacking or reason
            continue
        try:
            return [own, *(run(figures, spec, place, period) for place in places[1:])]
        except Missing as reason:
            lacking = reason
    raise lacking or nothing(figures, spec, places[0], by, rule)


def nothing(figures: Figures, spec: Spec, place: Place, by: date, rule: str = "") -> Missing:
    """Why there is no number: none at all, none of the periods the rule counts, or none known by then."""
    if spec.origin is Origin.OWN:
        return why_none(figures, spec)
    grains = {period.grain for period in known_periods(figures, spec, place, by)}
    if grains and rule and not grains & set(GRAINS[rule]):
        return Missing("andre_perioder", opgoeres=rule, har=[Step(f"perioder_{grain}") for grain in sorted(grains)])
    title, group = spec.indicator.title, group_name("+".join(spec.groups))
    asked = {"indikator": title, "gruppe": "" if group in title else group, "omraade": place.name}
    later = figures.first_known(spec.indicator.measures, spec.origin, place.code)
    if later is not None and later > figures.known:
        return Missing("kendt_senere", **asked, dag=day_in_copenhagen(later))
    return Missing("ingen_tal", **asked)


_FIRST = (Grain.YEAR, Grain.MONTH, Grain.QUARTER)
"""Which is taken of those that cover as much of a year."""


def over_year(
    figures: Figures, spec: Spec, places: Iterable[Place], rule: str, by: date, year: int | None = None
) -> list[Measured]:
    """The year's own figure, else the mean (or sum) of its months or quarters: the same ones for every place.

    Borderline: a year of which only some periods are known is told as such (`del_af_aaret`).
    """
    places = list(places)
    periods = [p for p in known_periods(figures, spec, places[0], by) if p.grain in GRAINS[rule]]
    years = [year] if year else sorted({period.year for period in periods}, reverse=True)
    for each in years:
        of_year = [period for period in periods if period.year == each]
        shared = [period for period in of_year if _has_all(figures, spec, places, period)]
        if shared:
            covered = Counter(period.grain for period in shared)
            grain = max(_FIRST, key=lambda each: Fraction(covered[each], IN_A_YEAR[each]))
            alike = [period for period in shared if period.grain is grain]
            return [over(figures, spec, place, rule, alike) for place in places]
    if len(places) > 1:
        over_year(figures, spec, places[:1], rule, by, year)
        raise Missing("intet_faelles_aar", navne=[place.name for place in places])
    raise nothing(figures, spec, places[0], by, rule)


def over(figures: Figures, spec: Spec, place: Place, rule: str, periods: Sequence[Period]) -> Measured:
    """The mean (or sum) over these periods of one year. Raises Missing when one of them has no number."""
    found = [run(figures, spec, place, period) for period in periods]
    expected = IN_A_YEAR[periods[0].grain]
    if expected == 1:
        return found[0]
    trail = Trail([figure for each in found for figure in each.trail.figures], counts=counts_of(found))
    value = total(each.value for each in found)
    if rule == "årsgennemsnit":
        value = value.times(Fraction(1, len(found))).shown_with(1 if len(found) > 1 else value.decimals)
    if len(found) < expected:
        trail.step("del_af_aaret", antal=len(found), af=expected, perioder=Step(f"perioder_{periods[0].grain}"))
    return Measured(value, place, whole_year(periods[0].year), trail, tuple(periods))


def counts_of(several: Iterable[Measured]) -> list[OwnCount]:
    """The own counts behind several numbers."""
    return [count for each in several for count in each.trail.counts]


def _has_all(figures: Figures, spec: Spec, places: Iterable[Place], period: Period) -> bool:
    try:
        for place in places:
            run(figures, spec, place, period)
    except Missing:
        return False
    return True


def at(figures: Figures, spec: Spec, place: Place, when: Period, rule: str, *, ultimo: bool) -> Measured:
    """The number at a baseline: the period itself, the period ending with it for `ultimo`, else its mean.

    Raises Missing when no figure reaches back to it.
    """
    known = known_periods(figures, spec, place, when.last)
    ending = [period for period in known if period.end == when.end]
    candidates = ending if ultimo else [period for period in ending if period == when]
    for period in candidates:
        try:
            return run(figures, spec, place, period)
        except Missing:
            continue
    if when.grain is Grain.YEAR and not ultimo:
        over_rule = rule if rule in OVER_THE_YEAR else "årsgennemsnit"
        return over_year(figures, spec, [place], over_rule, when.last, when.year)[0]
    raise Missing("intet_grundlag", periode=when, indikator=spec.indicator.title)
