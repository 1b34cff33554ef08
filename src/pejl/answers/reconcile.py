"""Own counts held against the published numbers for the same thing: what agrees, and what the rows can explain."""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from pejl import indicators, law, rules
from pejl.goals import BoundPlan
from pejl.ledger import Figure, Figures, Origin
from pejl.ledger.tables import FULL_TIME
from pejl.ledger.verbs import Count, DayCount, Minutes, held
from pejl.ledger.verbs.counting import Counting
from pejl.measure import Measured, Place, Spec, known_periods, run
from pejl.numbers import Match, Value, compare_total, counted
from pejl.people import people
from pejl.periods import Period, day_in_copenhagen
from pejl.rules import Missing
from pejl.words import Step

PRELIMINARY_DAYS = 50
"""A number published sooner than this after its period is revised with the next (measured: up to 2 per cent)."""
Then = Callable[[datetime], Counting]
"""The events as they were known at an instant."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One number two ways, for one period. `match` says whether they agree within the print; `why` what the rows can
    explain of the rest and what they cannot. `lacks` when one of the two cannot be had."""

    label: str
    unit: str
    period: Period | None
    printed: Value | None
    own: Value | None
    match: Match | None
    why: tuple[Step, ...]
    lacks: Missing | None = None

    @property
    def difference(self) -> Value | None:
        return None if self.own is None or self.printed is None else self.own - self.printed


def of_goals(plan: BoundPlan, figures: Figures, day: date, then: Then) -> Iterator[Reconciled]:
    """Every goal that is judged on other numbers than events, and can be counted from them too."""
    for goal in plan.goals:
        for part in goal.parts or (goal.part,):
            spec = part.spec
            if spec is None or spec.origin is Origin.OWN or spec.indicator.own is None:
                continue
            label = goal.id if part is goal.part else f"{goal.id}/{part.id}"
            yield _held_up(f"{label}: {part.text}", spec, plan.own, figures, day, then)


def of_benefits(plan: BoundPlan, figures: Figures, day: date, then: Then) -> Iterator[Reconciled]:
    """Full-time persons and persons on every benefit that has a published number, or one the plan prints."""
    shelf = rules.collect(indicators, rules.Indicator)
    for name in ("ydelser.fuldtidspersoner", "ydelser.personer"):
        for code, group in law.groups().items():
            for origin in (Origin.PUBLISHED, Origin.TYPED):
                spec = Spec(shelf[name], (code,), "", "", origin)
                if group.benefit and known_periods(figures, spec, plan.own, day):
                    yield _held_up(f"{shelf[name].title}, {group.name}", spec, plan.own, figures, day, then)
                    break


def _held_up(label: str, spec: Spec, place: Place, figures: Figures, day: date, then: Then) -> Reconciled:
    """The newest period that both know; where events know none, the newest printed."""
    own_spec, unit = replace(spec, origin=Origin.OWN), spec.indicator.unit
    ours = set(known_periods(figures, own_spec, place, day))
    known = known_periods(figures, spec, place, day)
    period = next((each for each in known if each in ours), known[0] if known else None)
    if period is None:
        return Reconciled(label, unit, None, None, None, None, (), Missing("ingen_offentliggjort"))
    printed: Measured | None = None
    try:
        printed = run(figures, spec, place, period)
        own = run(figures, own_spec, place, period)
    except Missing as lack:
        return Reconciled(label, unit, period, printed.value if printed else None, None, None, (), lack)
    match = _agree(printed.value, own.value)
    why = () if match is not Match.DIFFERS else tuple(_explained(spec, place, period, printed, own, figures, then))
    return Reconciled(label, unit, period, printed.value, own.value, match, why)


def _agree(printed: Value, own: Value) -> Match:
    """An own count is exact: within what a print can stand for it agrees. It only may where one is not known."""
    found = compare_total(printed, own)
    known = printed.exact is not None and own.low == own.high
    return Match.MATCHES if found is Match.CAN_MATCH and known else found


def _explained(
    spec: Spec, place: Place, period: Period, printed: Measured, own: Measured, figures: Figures, then: Then
) -> Iterator[Step]:
    """What could lie behind the difference, each with its size where the rows tell it."""
    left = _exact(own.value)
    said = max((figure.as_of for figure in printed.trail.figures), default=None)
    if said is not None and figures.events is not None and said < figures.events.known:
        later = _later(spec, place, period, own, figures, then(said))
        if later:
            left -= later
            told = {"antal": counted(later).shown_with(own.value.decimals + 1), "dag": day_in_copenhagen(said)}
            yield Step("afstem_kendt_siden", told)
    if spec.indicator.name == "ydelser.fuldtidspersoner" and figures.events is not None:
        yield from _of_hours(spec, place, period, figures.events)
    if said is not None and _from_jobindsats(printed):
        day = day_in_copenhagen(said)
        if (day - period.last).days < PRELIMINARY_DAYS:
            yield Step("afstem_foreloebig", {"dag": day})
    if compare_total(printed.value, counted(left)) is Match.DIFFERS:
        rest = left - _nearest(printed.value, left)
        yield Step("afstem_uforklaret", {"antal": counted(rest).shown_with(own.value.decimals + 1)})
        yield Step("afstem_kan_ikke_ses")


def _later(spec: Spec, place: Place, period: Period, own: Measured, figures: Figures, then: Counting) -> Fraction:
    """How much of the own count became known after the printed number was; 0 where it could not be counted then."""
    before = copy(figures)
    before.events = then
    try:
        return _exact(own.value) - _exact(run(before, replace(spec, origin=Origin.OWN), place, period).value)
    except Missing:
        return Fraction(0)


def _of_hours(spec: Spec, place: Place, period: Period, events: Counting) -> Iterator[Step]:
    """Part time counted as full time, and days with another benefit beside: two ways another count would differ."""
    who = people(spec.groups)
    benefits = [code for code, each in law.groups().items() if each.benefit and code not in who.benefits]
    others = held("spells", *benefits)

    def full_time(count: Count, times: int = 1) -> Fraction:
        days = (period.end - period.first).days
        return Fraction(times * events.count(count, place.code, period), FULL_TIME * days)

    whole = [full_time(DayCount(rows), FULL_TIME) for rows in who.parts]
    part_time = sum(whole, Fraction(0)) - sum(full_time(Minutes(rows)) for rows in who.parts)
    beside = sum((full_time(Minutes(rows & others)) for rows in who.parts if who.benefits), Fraction(0))
    if part_time:
        yield Step("afstem_deltid", {"antal": counted(part_time).shown_with(1)})
    if beside:
        yield Step("afstem_to_ydelser", {"antal": counted(beside).shown_with(1)})


def _from_jobindsats(measured: Measured) -> bool:
    return any(_is_jobindsats(figure) for figure in measured.trail.figures)


def _is_jobindsats(figure: Figure) -> bool:
    return figure.source in ("jobindsats", "tabel")


def _nearest(printed: Value, number: Fraction) -> Fraction:
    """The printed number itself; of a withheld one the number of its interval that is nearest."""
    return min(max(number, printed.low), printed.high) if printed.exact is None else printed.exact


def _exact(value: Value) -> Fraction:
    return value.exact if value.exact is not None else value.low
