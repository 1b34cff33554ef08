"""A part to be judged, and what comes of it."""

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import Any

from pejl.goals.bound import Part
from pejl.goals.limit import Limit
from pejl.ledger import Figures, Origin
from pejl.measure import Measured, Place, Spec, at, latest, over
from pejl.numbers import Value
from pejl.periods import Grain, Period
from pejl.rules import Missing
from pejl.sentences.shapes import Sense, When
from pejl.words import Step


@dataclass(slots=True)
class Judgement:
    """What came of holding a number against its target.

    `reference` is the other number (the area's, the baseline's), `limit` the line itself. `holds` is None
    when it cannot be decided, and `why` then says why. `start` is where a change is measured from. `passed`: the
    numbers of the milestones whose day has passed, which `why` names.
    """

    own: Measured | None = None
    value: Value | None = None
    unit: str = ""
    reference: Value | None = None
    reference_name: Step | None = None
    limit: Limit | None = None
    holds: bool | None = None
    tied: bool = False
    start: tuple[Period, Value] | None = None
    why: list[Step] = field(default_factory=list)
    measured: list[Measured] = field(default_factory=list)
    passed: list[Measured] = field(default_factory=list)

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

    @property
    def spec(self) -> Spec:
        """What is measured; Missing when the plan does not say."""
        if self.part.spec is None:
            raise Missing("ingen_indikator")
        return self.part.spec

    @property
    def reference(self) -> Place:
        """The area held against; Missing when the plan's name for it could not be bound."""
        if self.part.reference is None:
            raise Missing("planen_mangler", hvad="omraade")
        return self.part.reference

    def newest(self, *others: Place) -> list[Measured]:
        """Raises Missing also where others are asked for and the numbers are the municipality's own events."""
        foreign = next((place for place in others if place != self.own), None)
        if foreign is not None and self.spec.origin is Origin.OWN:
            raise Missing("egne_kun_egen_kommune", omraade=foreign.name)
        return latest(self.figures, self.spec, [self.own, *others], self.part.rule, self.by)

    def then(self, when: When, place: Place | None = None) -> Measured:
        return at(self.figures, self.spec, place or self.own, when.period, self.part.rule, ultimo=when.ultimo)

    def like(self, own: Measured, when: When) -> Measured:
        """The number at a baseline, over the same part of the year as the own number where that is a part."""
        if own.made_of and when.period.grain is Grain.YEAR and not when.ultimo:
            earlier = [replace(period, year=when.period.year) for period in own.made_of]
            try:
                return over(self.figures, self.spec, self.own, self.part.rule, earlier)
            except Missing:
                return self.then(when)
        return self.then(when)


def held(own: Measured, limit: Value, sense: Sense, **more: Any) -> Judgement:
    against = Limit(own.value, limit, sense)
    result = Judgement(own=own, value=own.value, limit=against, holds=against.holds, measured=[own], **more)
    return result if result.holds is not None else result.unknown("skjult")


def gap_between(own: Measured, other: Measured) -> Value:
    """How far two numbers are apart, never negative; with a withheld one an interval that may reach zero."""
    gap, mirrored = own.value - other.value, other.value - own.value
    if gap.exact is not None:
        return gap if gap.exact >= 0 else mirrored
    if gap.high <= 0 or gap.low >= 0:
        return mirrored if gap.high <= 0 else gap
    return Value(None, Fraction(0), max(gap.high, mirrored.high), gap.decimals)


def decide(result: Judgement, limit: Limit) -> Judgement:
    """The judgement on a limit that is not of the own number itself but of a gap."""
    result.limit, result.holds = limit, limit.holds
    return result if limit.holds is not None else result.unknown("skjult")


def with_base(result: Judgement, base: Measured) -> Judgement:
    result.start = (base.period, base.value)
    result.reference, result.reference_name = base.value, Step("eget_niveau", {"periode": base.period})
    result.measured.append(base)
    return result
