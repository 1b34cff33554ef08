"""Facts of a goal from its change since a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pejl import law
from pejl.answers.disclosed import disclosed
from pejl.answers.leaving import Leaving
from pejl.answers.points import is_preliminary
from pejl.answers.since import Change, verdict_of
from pejl.answers.told.amounts import POINTS
from pejl.answers.told.causes import causes_of
from pejl.answers.told.facts import Facts, Good, Seen, good_of
from pejl.goals import BoundPlan, Goal, Judgement, Part, Standing
from pejl.goals.awaited import awaits
from pejl.goals.stand import BASELINE
from pejl.law import tables
from pejl.ledger import Figures
from pejl.measure import Measured, Spec, run
from pejl.numbers import Value, withheld
from pejl.periods import Period
from pejl.rules import Missing
from pejl.sentences.shapes import AgainstArea, AtMostExpected, GapNarrows, Rank, Target
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class _About:
    """What a standing is about: its measure, its target (None for a budget row), which way is good, and the years of
    its budget."""

    spec: Spec | None
    target: Target | None
    good: Good
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _How:
    then: Leaving | None
    now: Leaving | None
    seasonal: bool
    year_before: Measured | None


def facts_of(
    change: Change,
    goal: Goal,
    leaving: tuple[Leaving, Leaving] | None,
    *,
    seasonal: bool = True,
    year_before: Measured | None = None,
) -> Facts:
    """The facts of a goal's change (`answers.since`), of its parts and its budget rows too.

    `leaving`: what the audience may see of the numbers then and now; None for those who may see small counts.
    `seasonal`: True takes every month and quarter for seasonal, the careful reading. `year_before`: what `same_time`
    finds; it is disclosed here. A change to another unit has nothing earlier to be held against.
    """
    then, now = leaving or (None, None)
    return _facts(change, dict(_abouts(goal)), _How(then, now, seasonal, year_before))


def same_time(goal: Goal, plan: BoundPlan, figures: Figures, period: Period) -> Measured | None:
    """The own number of a goal's measure in the same period a year before; None where it is not known, and for goals
    that are judged on something else than that number: a gap, parts, a budget."""
    spec = goal.part.spec
    if spec is None or goal.parts or goal.part.budget or isinstance(goal.part.target, GapNarrows):
        return None
    try:
        return run(figures, spec, plan.own, period.year_before())
    except Missing:
        return None


def _abouts(goal: Goal) -> Iterator[tuple[str, _About]]:
    ways = {"højere": Good.HIGHER, "lavere": Good.LOWER}
    for row in goal.part.budget:
        yield row.id, _About(row.spec, None, ways.get(row.good, Good.UNSAID), (row.year,))
    parts: tuple[Part, ...] = (goal.part, *goal.parts)
    for part in parts:
        years = tuple(dict.fromkeys(row.year for row in part.budget))
        yield part.id, _About(part.spec, part.target, good_of(part.target), years)


def _facts(change: Change, abouts: Mapping[str, _About], how: _How) -> Facts:
    about = abouts.get(change.id, _About(None, None, Good.UNSAID))
    raw = (change.before, change.after)
    before = disclosed(raw[0], how.then) if how.then else raw[0]
    after = disclosed(raw[1], how.now) if how.now else raw[1]
    units = _unit(raw[0].judgement, about), _unit(raw[1].judgement, about)
    earlier, now = _seen(raw[0], before, about), _seen(raw[1], after, about)
    parts = tuple(_facts(part, abouts, how) for part in change.parts)
    known = raw[0].judgement.value is not None or any(part.verdict_before for part in parts)
    shown = Facts(
        change.id,
        change.text,
        units[1],
        now,
        earlier if units[0] == units[1] else None,
        _year_before(how) if units[1] != POINTS else None,
        _good(about, units[1]),
        how.seasonal,
        isinstance(about.target, AgainstArea | AtMostExpected | Rank),
        _broken(about.spec, _held_against(raw[0], raw[1], how), raw[1].judgement.own),
        verdict_of(before) if known else None,
        verdict_of(after),
        base_unit=_base_unit(about.spec),
        parts=parts,
        begun=after.stage != BASELINE,
        early=_early(after),
        can_turn=_can_turn(after),
        crossed={before.holds, after.holds} == {True, False},
        years=about.years,
        awaits=awaits(after.judgement) or any(part.awaits for part in parts),
    )
    return replace(shown, causes=causes_of(change, before, after, shown))


def _early(standing: Standing) -> bool:
    """Whether all that is judged of it is from before the plan."""
    judged = [part for part in standing.parts if part.holds is not None]
    if judged:
        return all(map(_early, judged))
    return any(step.code == "tal_fra_foer_planen" for step in standing.judgement.why)


def _can_turn(standing: Standing) -> bool:
    """Of a goal of parts: a part that could turn, and where some fail, every one of those."""
    if standing.holds is None:
        return False
    failing = [part for part in standing.parts if part.counts and part.holds is False]
    return all(map(_can_turn, failing)) if failing else bool(standing.turns) or any(map(_can_turn, standing.parts))


def _unit(judged: Judgement, about: _About) -> str:
    return judged.unit or (about.spec.indicator.unit if about.spec else "")


def _good(about: _About, unit: str) -> Good:
    """A gap that could not be had leaves the own number, of which the goal does not say which way is good."""
    return Good.UNSAID if isinstance(about.target, GapNarrows) and unit != POINTS else about.good


def _seen(raw: Standing, shown: Standing, about: _About) -> Seen | None:
    """A number that is there and may not be seen, such as a gap to a withheld one, is withheld and not lacking."""
    own, value = shown.judgement.own, shown.judgement.value
    if own is None or raw.judgement.value is None:
        return None
    value = withheld() if value is None else value
    reference = shown.judgement.reference if isinstance(about.target, AgainstArea | AtMostExpected) else None
    return _of_measured(own, value, reference)


def _of_measured(own: Measured, value: Value, reference: Value | None = None) -> Seen:
    partly = next((Step("aend_del", step.params) for step in own.trail.steps if step.code == "del_af_aaret"), None)
    months = tuple(sorted(each.first.month for each in own.made_of)) if partly else ()
    base = None if value.withheld else own.trail.base
    return Seen(value, own.period, is_preliminary(own), base, partly, months, reference)


def _year_before(how: _How) -> Seen | None:
    found = how.year_before
    if found is None:
        return None
    value = how.now.value(found) if how.now else found.value
    seen = _of_measured(found, value)
    return seen if value == found.value else replace(seen, base=None)


def _base_unit(spec: Spec | None) -> str:
    """What a share is a share of: companies and orders are no persons, and an order is not told as one."""
    groups = spec.groups if spec else ()
    return "virksomheder" if "virksomheder" in groups else "personer"


def _held_against(before: Standing, after: Standing, how: _How) -> Measured | None:
    """The earlier number that the comparison will take: the year before's where the seasons differ."""
    earlier, now = before.judgement.own, after.judgement.own
    if how.seasonal and how.year_before is not None and earlier is not None and now is not None:
        return how.year_before if earlier.period.first.month != now.period.first.month else earlier
    return earlier


def _broken(spec: Spec | None, earlier: Measured | None, now: Measured | None) -> Step | None:
    """The first break between the two numbers, of a group or of a table they were read from."""
    if spec is None or earlier is None or now is None or earlier.period == now.period:
        return None
    first, last = sorted((earlier.period, now.period), key=lambda period: period.end)
    for code in spec.indicator.groups or spec.groups:
        for day, what in law.group(code).breaks:
            if first.first < day <= last.last:
                return Step("svar_brud_gruppe", {"gruppe": law.group(code).name, "dag": day, "hvad": what})
    for name in sorted({figure.table for each in (earlier, now) for figure in each.trail.figures}):
        table = tables.known_table(name)
        for day, what in table.breaks if table else ():
            if first.first < day <= last.last:
                return Step("svar_brud_tabel", {"tabel": name, "dag": day, "hvad": what})
    return None
