"""The verbs an indicator asks with, answered from published or typed figures, with a trail of what was used."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from pejl import law
from pejl.ledger import Figure, Figures, Origin, SeriesKey
from pejl.ledger.verbs import Count
from pejl.measure.places import Place
from pejl.numbers import Value, percent, printed, rounded_to, total, withheld, withheld_share
from pejl.periods import Period
from pejl.rules import Asked, FullTime, Indicator, Missing
from pejl.words import Name, Step, joined


@dataclass(frozen=True, slots=True)
class Spec:
    """What is measured: an indicator for some groups, against a denominator, counted one way, from one origin.

    `groups` are codes of the law shelf; several are a union of persons. `variant` is which question, cohort
    or duration, "" where there is only one. `asked`: the question of the plan's own survey, for an own count.
    """

    indicator: Indicator
    groups: tuple[str, ...]
    denominator: str
    variant: str
    origin: Origin
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """One count of events: the `terms` that were added, where, in which period, and how many. It is the same count
    whoever asks for it."""

    terms: tuple[Count | FullTime, ...]
    area: str
    period: Period
    number: Fraction


@dataclass(frozen=True, slots=True)
class OwnCount:
    """What an own number is: `part`, or `factor` times `part` over `whole`, which is counted too or is a published
    denominator."""

    part: Counted
    whole: Counted | Value | None = None
    factor: Fraction = Fraction(1)


class Nobody(Missing):
    """No share can be had, since nobody is in the denominator: that is a `count` too."""

    def __init__(self, count: OwnCount) -> None:
        super().__init__("ingen_i_naevneren")
        self.count = count


@dataclass(slots=True)
class Trail:
    """How a number came about: the figures read, the steps taken, what 100 per cent stands for, and the own counts it
    is made of, one for each period, and those told `beside` it, by the step that tells them."""

    figures: list[Figure] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    base: Value | None = None
    counts: list[OwnCount] = field(default_factory=list)
    beside: dict[str, Counted] = field(default_factory=dict)

    def step(self, code: str, **params: object) -> None:
        self.steps.append(Step(code, params))


def numerator(measure: str) -> str:
    """Which count stands over a share: full-time persons over `andel`, persons (`antal`) over every other."""
    return "fuldtidspersoner" if measure == "andel" else "antal"


def join(groups: tuple[str, ...]) -> str:
    """The code of a union of groups: sorted, with `+` between."""
    return "+".join(sorted(set(groups)))


def value_of(figure: Figure) -> Value:
    """A figure as a value: how far it may be rounded, and what a withheld one can be, follow from its measure.

    Raises Missing for a withheld mean or ratio: nothing bounds it.
    """
    measure = law.measures()[figure.measure]
    counts = measure.kind in ("antal", "personer")
    if figure.value is not None:
        number = Decimal(figure.value)
        return rounded_to(number, measure.rounded_to) if counts else printed(number)
    if counts:
        return withheld()
    if measure.kind == "andel":
        return withheld_share()
    raise Missing("skjult_niveau", maaling=measure.name, periode=Period.parse(figure.period))


def group_name(code: str) -> Name:
    """A joined group as people would say it: `A-dagpenge + jobparate på kontanthjælp`."""
    return joined((law.group(each).name for each in code.split("+") if each), " + ")


class Question:
    """`Ask` for one place and period."""

    def __init__(self, figures: Figures, spec: Spec, place: Place, period: Period) -> None:
        self._figures = figures
        self._spec = spec
        self._place = place
        self._period = period
        self.trail = Trail()

    def count(self, measure: str, *groups: str) -> Value:
        asked = groups or self._spec.groups
        codes = self._areas(lambda area: self._count_in(measure, asked, area))
        values = []
        for area in codes:
            value = self._count_in(measure, asked, area, keep=True)
            if value is None:
                raise self._nothing(measure, join(asked), area)
            values.append(value)
        if len(values) > 1:
            self.trail.step("sum_over_omraader", antal=len(values), navn=self._place.name)
        return values[0] if len(values) == 1 else total(values)

    def share(self, measure: str, *groups: str, of: str = "") -> Value:
        asked = groups or self._spec.groups
        direct = self._share_in(measure, asked, self._place.code, of) if self._place.code else None
        if direct is not None:
            return direct
        if self._place.alone:
            raise self._nothing(measure, join(asked), self._place.code)
        return self._weighted(measure, asked, of)

    def level(self, measure: str) -> Value:
        asked = self._spec.groups
        value = self._cell(self._key(measure, asked, ""), self._place.code, keep=True)
        if value is None and not self._place.alone:
            raise Missing("kan_ikke_vaegtes", omraade=self._place.name, maaling=law.measures()[measure].name)
        if value is None:
            raise self._nothing(measure, join(asked), self._place.code)
        return value

    def year_before(self) -> "Question":
        earlier = Question(self._figures, self._spec, self._place, self._period.year_before())
        earlier.trail = self.trail
        return earlier

    # --- one area -----------------------------------------------------------------------------------------

    def _cell(self, key: SeriesKey, area: str, *, keep: bool = False) -> Value | None:
        figure = self._figures.series(key, self._spec.origin).get((area, self._period.id))
        if figure is None:
            return None
        if keep:
            self.trail.figures.append(figure)
        return value_of(figure)

    def _key(self, measure: str, groups: tuple[str, ...], denominator: str) -> SeriesKey:
        """The series asked for; where the goal names no group and there is only one, that one."""
        if groups:
            return SeriesKey(measure, join(groups), denominator, self._spec.variant)
        known = {
            key.group
            for key in self._figures.keys(measure, self._spec.origin)
            if (key.denominator, key.variant) == (denominator, self._spec.variant)
        }
        return SeriesKey(measure, known.pop() if len(known) == 1 else "", denominator, self._spec.variant)

    def _count_in(self, measure: str, groups: tuple[str, ...], area: str, *, keep: bool = False) -> Value | None:
        """The count for the union as published, else the sum over its disjoint groups."""
        whole = self._cell(self._key(measure, groups, ""), area, keep=keep)
        if whole is not None or len(groups) <= 1 or law.measures()[measure].kind == "personer":
            return whole
        return self._sum_of(measure, groups, "", area, keep=keep)

    def _sum_of(
        self, measure: str, groups: tuple[str, ...], denominator: str, area: str, *, keep: bool
    ) -> Value | None:
        """The groups' own numbers added; None, and nothing kept in the trail, unless all are there."""
        keys = [SeriesKey(measure, group, denominator, self._spec.variant) for group in groups]
        parts = [part for key in keys if (part := self._cell(key, area)) is not None]
        if len(parts) < len(keys):
            return None
        if keep:
            for key in keys:
                self._cell(key, area, keep=True)
        return total(parts)

    def _share_in(self, measure: str, groups: tuple[str, ...], area: str, of: str = "") -> Value | None:
        denominator = of or self._denominator(measure, groups, area)
        published = self._cell(self._key(measure, groups, denominator), area, keep=True)
        part = self._count_in(numerator(measure), groups, area)
        whole = self._whole(denominator, area)
        if published is not None:
            self.trail.base = whole or implied(part, published)
            return published
        if law.measures()[measure].kind != "andel":
            return None
        if part is not None and whole is not None and (share := percent(part, whole)):
            self._count_in(numerator(measure), groups, area, keep=True)
            self.trail.base = whole
            self.trail.step("andel_regnet", taeller=part, naevner=whole)
            return share
        if measure != "andel" or len(groups) <= 1:
            return None
        added = self._sum_of(measure, groups, denominator, area, keep=True)
        if added is not None:
            self.trail.step("sum_af_andele", antal=len(groups))
        return added

    def _whole(self, denominator: str, area: str) -> Value | None:
        return self._cell(SeriesKey("befolkning", "", denominator), area)

    def _denominator(self, measure: str, groups: tuple[str, ...], area: str | None) -> str:
        """The goal's denominator; where it names none, the only one there are figures for."""
        if self._spec.denominator:
            return self._spec.denominator
        known = denominators(self._figures, self._spec, measure, groups, area)
        if len(known) > 1:
            raise Missing("flere_naevnere", naevnere=[law.denominators()[code].name for code in known])
        return known[0] if known else ""

    # --- several areas ------------------------------------------------------------------------------------

    def _areas(self, has: Callable[[str], Value | None]) -> tuple[str, ...]:
        """The place's own code where figures are published for it, else its members."""
        if self._place.code and (not self._place.members or self._place.alone or has(self._place.code) is not None):
            return (self._place.code,)
        return self._place.members

    def _weighted(self, measure: str, groups: tuple[str, ...], of: str = "") -> Value:
        """Summed numerators over summed denominators; the mean of the shares is kept in the trail beside it."""
        parts, wholes, shares, guessed = [], [], [], 0
        denominator = of or self._denominator(measure, groups, None)
        for area in self._place.members:
            share = self._cell(self._key(measure, groups, denominator), area, keep=True)
            part = self._count_in(numerator(measure), groups, area, keep=True)
            whole = self._whole(denominator, area)
            if whole is None:
                whole, guessed = implied(part, share), guessed + 1
            if part is None or whole is None:
                raise self._nothing(measure, join(groups), area)
            parts.append(part)
            wholes.append(whole)
            shares.append(share or percent(part, whole))
        result = percent(total(parts), total(wholes))
        if result is None:
            raise Missing("ingen_i_naevneren")
        self.trail.base = total(wholes)
        self.trail.step("vaegtet_gennemsnit", navn=self._place.name, antal=len(parts), vaerdi=result.shown_with(2))
        known = [share for share in shares if share is not None]
        mean = total(known).times(Fraction(1, len(known))).shown_with(2)
        self.trail.step("gennemsnit_af_andele", antal=len(known), vaerdi=mean)
        if guessed:
            self.trail.step("naevner_regnet_tilbage", antal=guessed)
        return result

    def _nothing(self, measure: str, group: str, area: str) -> Missing:
        return Missing(
            "intet_tal",
            maaling=law.measures()[measure].name,
            gruppe=group_name(group),
            omraade=law.areas()[area].name if area in law.areas() else self._place.name,
            periode=self._period,
        )


def denominators(
    figures: Figures, spec: Spec, measure: str, groups: tuple[str, ...], area: str | None = None
) -> list[str]:
    """The denominators there are published shares against (in the area): for the union itself, or for each
    of its groups."""
    by_group: dict[str, set[str]] = {}
    for key in figures.keys(measure, spec.origin):
        here = area is None or any(cell[0] == area for cell in figures.series(key, spec.origin))
        if key.denominator and key.variant == spec.variant and here:
            by_group.setdefault(key.group, set()).add(key.denominator)
    each = [by_group.get(group, set()) for group in groups]
    return sorted(by_group.get(join(groups), set()) | (set.intersection(*each) if each else set()))


def implied(part: Value | None, share: Value | None) -> Value | None:
    """The denominator behind a rounded share, as an interval; None where the count is withheld: a share
    beside a withheld count is never multiplied back."""
    if part is None or share is None or part.exact is None or not share.exact or share.low <= 0:
        return None
    whole = 100 * part.exact / share.exact
    return Value(whole, 100 * part.low / share.high, 100 * part.high / share.low, 0)
