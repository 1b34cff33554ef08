"""An indicator counted from the municipality's own events."""

from datetime import date, datetime, timedelta
from fractions import Fraction

from pejl import law
from pejl.ledger import Figure, Figures, Origin, SeriesKey
from pejl.ledger.tables import FULL_TIME
from pejl.ledger.verbs import Count, DayCount, Minutes, PersonsAt, PersonsIn
from pejl.ledger.verbs.counting import Counting, tables_of
from pejl.measure.places import Place
from pejl.measure.question import Counted, Nobody, OwnCount, Spec, Trail, implied, join, value_of
from pejl.numbers import Value, counted, machine_text, percent
from pejl.people import on_benefit, people
from pejl.periods import Grain, Period, day_in_copenhagen, quarter_of
from pejl.rules import FullTime, Missing, Own, Reckoned, Whole
from pejl.words import Step

SOURCE = "egne"
GRAINS = (Grain.MONTH, Grain.QUARTER, Grain.YEAR)
Term = Count | FullTime


def own_count(figures: Figures, spec: Spec, place: Place, period: Period) -> tuple[Value, Place, Period, Trail]:
    """The number for the municipality itself. Raises Missing: no events, no rule, another area, a period that is not
    known whole, nobody in the denominator."""
    events, reckonings = _asked(figures, spec)
    if not (place.municipality and events.knows(place.code)):
        raise Missing("egne_kun_egen_kommune", omraade=place.name)
    if (lack := _not_known(events, reckonings[-1], period)) is not None:
        raise lack
    groups = spec.indicator.groups or spec.groups
    sums = _Sums(events, place, period, reckonings, apart=people(groups).apart)
    rule, trail = reckonings[-1], Trail()
    numerator = sums.of("part")
    part = counted(numerator.number)
    share: Value | None = part
    whole: Value | None = None
    of: Counted | Value | None = None
    if isinstance(rule.whole, Whole):
        whole = of = _published(figures, spec, place, period, trail)
        share = percent(part, whole)
    elif rule.whole is not None:
        of = sums.of("whole")
        whole = counted(of.number)
        share = part.times(rule.factor / whole.exact) if whole.exact else None
    if share is None:
        told = figures.nobody_counts
        if told is None or not (isinstance(of, Counted) and told(spec.indicator.measures[0], groups)):
            raise Nobody(OwnCount(numerator, of))
        share = counted(0)
    value = share.shown_with(law.measures()[spec.indicator.measures[0]].decimals)
    if whole is not None:
        trail.step("egne_broek", taeller=part.shown_with(sums.decimals), naevner=whole.shown_with(sums.decimals))
    if isinstance(rule.whole, Whole | PersonsAt | PersonsIn):
        trail.base = whole  # what one person weighs is known where persons are counted, and nowhere else
    trail.counts.append(OwnCount(numerator, of, rule.factor))
    _notes(trail, rule, events, place, period)
    known = events.known_of(_tables(rule))
    trail.figures.append(_as_figure(spec, place, period, value, events.snapshot.id, known))
    return value, place, period, trail


def _notes(trail: Trail, rule: Reckoned, events: Counting, place: Place, period: Period) -> None:
    """What must be said beside the number, and the counts that are no part of it."""
    for note in rule.notes:
        if isinstance(note, Step):
            trail.steps.append(note)
        else:
            trail.step(note)
    for code, count in rule.beside:
        trail.beside[code] = count_of(events, (count,), place.code, period)
        trail.step(code, antal=int(trail.beside[code].number))


def own_periods(figures: Figures, spec: Spec, by: date) -> list[Period]:
    """Months, quarters and years that the events know whole, with what came after and went before as far as the rule
    asks about it, newest first; of those that end the same day the shortest first. None where nothing can be counted:
    `why_none` says why."""
    try:
        events, reckonings = _asked(figures, spec)
    except Missing:
        return []
    tables = _tables(reckonings[-1])
    found = [period for grain in GRAINS for period in events.periods(grain, tables)]
    known = [period for period in found if period.last <= by and _not_known(events, reckonings[-1], period) is None]
    return sorted(known, key=lambda period: (period.end, period.first), reverse=True)


def why_none(figures: Figures, spec: Spec) -> Missing:
    """Why nothing can be counted."""
    try:
        events, reckonings = _asked(figures, spec)
    except Missing as lack:
        return lack
    tables = _tables(reckonings[-1])
    return _unsaid(events, tables) or Missing("egne_ingen_periode", dag=events.until(tables))


def _not_known(events: Counting, rule: Reckoned, period: Period) -> Missing | None:
    """Why the rule cannot be counted for the period; None when it can."""
    tables = _tables(rule)
    if (lack := _unsaid(events, tables)) is not None:
        return lack
    since, last = events.since(tables), events.until(tables)
    if period.grain not in GRAINS or period not in events.periods(period.grain, tables):
        return Missing("egne_uden_for", periode=period, fra=since, dag=last)
    settled = period.last + timedelta(days=rule.settles)
    if settled > last:
        return Missing("egne_udfald_senere", periode=period, dag=settled)
    if not events.covers(period.last, rule.looks_back, tables):
        return Missing("egne_ser_laengere_tilbage", periode=period, dag=since)
    for code in rule.needs:
        group = law.groups()[code]
        if group.force.end is not None and group.force.end <= period.last:
            return Missing("egne_ydelse_ophoert", gruppe=group.name, dag=group.force.end, periode=period)
    return None


def _tables(rule: Reckoned) -> frozenset[str]:
    """The tables a rule reads."""
    return frozenset[str]().union(*(tables_of(_counted(term)) for term in _terms(rule)))


def _unsaid(events: Counting, tables: frozenset[str]) -> Missing | None:
    """The tables of which nobody says from which day they are known: what they lack is not there to be counted as 0."""
    unsaid = events.unsaid(tables)
    named = [Step("haendelsestabel", {"hvad": f"tabel.{name}"}) for name in unsaid]
    return Missing("egne_uden_foerste_dag", tabeller=named) if unsaid else None


def _asked(figures: Figures, spec: Spec) -> tuple[Counting, list[Reckoned]]:
    """The rule for each part of the target group, and last for all of them as one set of persons."""
    if spec.indicator.own is None:
        raise Missing("egne_ingen_regel", indikator=spec.indicator.title)
    if figures.events is None:
        if figures.events_from is not None:
            raise Missing("egne_kendt_senere", dag=day_in_copenhagen(figures.events_from))
        raise Missing("egne_mangler")
    if spec.variant and not spec.indicator.by_variant:
        raise Missing("egne_uden_opgoerelse", opgoerelse=spec.variant, indikator=spec.indicator.title)
    groups = spec.indicator.groups or spec.groups
    who = people(groups)
    asked = who.parts if len(who.parts) == 1 else (*who.parts, who.union)
    return figures.events, [
        spec.indicator.own(Own(rows, groups, spec.variant, who.pause, spec.asked)) for rows in asked
    ]


def count_of(events: Counting, terms: tuple[Term, ...], area: str, period: Period) -> Counted:
    """The terms counted and added. ValueError for a period that is not known whole."""
    number = Fraction(0)
    for term in terms:
        many = Fraction(events.count(_counted(term), area, period))
        days = (period.end - period.first).days
        number += many / (FULL_TIME * days) if isinstance(term, FullTime) else many
    return Counted(terms, area, period, number)


class _Sums:
    """The terms of a rule over the parts of a target group: days add, because a day on two benefits is a day on each;
    persons and what happens to them are those of the union, each once."""

    def __init__(
        self, events: Counting, place: Place, period: Period, reckonings: list[Reckoned], *, apart: bool
    ) -> None:
        self._events, self._place, self._period, self._apart = events, place, period, apart
        self._parts, self._union = reckonings[:-1], reckonings[-1]
        events.prepare([_counted(term) for each in reckonings for term in _terms(each)], period.grain)

    @property
    def decimals(self) -> int:
        return 1 if isinstance(self._union.part, FullTime) else 0

    def of(self, name: str) -> Counted:
        terms: tuple[Term, ...] = (getattr(self._union, name),)
        if self._parts and isinstance(_counted(terms[0]), Minutes | DayCount):
            if not self._apart:
                raise Missing("egne_dage_to_gange")
            terms = tuple(getattr(each, name) for each in self._parts)
        return count_of(self._events, terms, self._place.code, self._period)


def _terms(reckoned: Reckoned) -> list[Term]:
    return [term for term in (reckoned.part, reckoned.whole) if isinstance(term, Count | FullTime)]


def _counted(term: Term) -> Count:
    return Minutes(on_benefit(term.rows)) if isinstance(term, FullTime) else term


def _published(figures: Figures, spec: Spec, place: Place, period: Period, trail: Trail) -> Value:
    """The denominator for the period itself, else for the quarter its last day is in."""
    series = figures.series(SeriesKey("befolkning", "", spec.denominator), Origin.PUBLISHED)
    for each in (period, quarter_of(period.last)):
        figure = series.get((place.code, each.id))
        if figure is not None:
            trail.figures.append(figure)
            return value_of(figure)
    behind = _behind_a_share(figures, spec, place, period)
    if behind is not None:
        trail.step("naevner_bag_andel", vaerdi=behind)
        return behind
    if not spec.denominator:
        raise Missing("planen_mangler", hvad="naevner")
    name = law.denominators()[spec.denominator].name
    raise Missing("egne_uden_naevner", naevner=name, omraade=place.name, periode=period)


def _behind_a_share(figures: Figures, spec: Spec, place: Place, period: Period) -> Value | None:
    """The denominator that a printed count and its printed share leave room for, from the largest such pair."""
    cell, found = (place.code, period.id), []
    for origin in (Origin.PUBLISHED, Origin.TYPED):
        for key in figures.keys("andel", origin):
            share = figures.series(key, origin).get(cell)
            count = figures.series(SeriesKey("fuldtidspersoner", key.group, "", key.variant), origin).get(cell)
            if key.denominator == spec.denominator and share is not None and count is not None:
                found.append(implied(value_of(count), value_of(share)))
    return max(
        (each for each in found if each is not None and each.low > 0),
        key=lambda each: -(each.high / each.low),
        default=None,
    )


def _as_figure(spec: Spec, place: Place, period: Period, value: Value, snapshot: str, known: datetime) -> Figure:
    """The count as a figure of the ledger, so that every answer can say where it is from."""
    text = machine_text(value.exact or Fraction(0))
    groups = join(spec.indicator.groups or spec.groups)
    return Figure(
        *(SOURCE, snapshot, spec.indicator.measures[0], groups, spec.denominator, spec.variant),
        *(place.code, period.id, text, known, text, SOURCE),
    )
