"""Where a goal stands on a day: stage, whether it holds, the verdict, and what could turn it."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pejl import law
from pejl.budget import BudgetRow, actual
from pejl.goals.awaited import awaited, final, part_of_year
from pejl.goals.bound import BoundPlan, Goal, Part
from pejl.goals.case import Case, Judgement
from pejl.goals.judge import judge
from pejl.goals.limit import Limit
from pejl.goals.turn import Turn, could_turn, definition_break, person_weight, preliminary
from pejl.ledger import Figure, Figures, Origin, SeriesKey
from pejl.measure import Measured, Place, Spec
from pejl.numbers import counted, withheld
from pejl.periods import Period, whole_year
from pejl.rules import Missing
from pejl.sentences import said_target
from pejl.sentences.shapes import Change, GapNarrows, Rank, Sense, WithinBudget
from pejl.words import Step

MOST_NEAR = 3
YEARLY = "årsgennemsnit"
"""How a row of a budget is counted."""
BASELINE, UNDERWAY, SETTLED = "udgangspunkt", "undervejs", "afgjort"
STAGES = (BASELINE, UNDERWAY, SETTLED)
MET, NOT_MET, ON_TRACK, AT_RISK, UNDECIDED = (
    "opfyldt",
    "ikke_opfyldt",
    "paa_vej",
    "i_fare",
    "kan_ikke_afgoeres",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal or a part of one, as it stands. `verdict` is None at udgangspunkt when it can be judged; a part
    that does not count (a budget row without a good direction) is shown but decides nothing."""

    id: str
    text: str
    stage: str
    holds: bool | None
    verdict: str | None
    judgement: Judgement
    parts: list["Standing"] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    counts: bool = True


def stand(goal: Goal, plan: BoundPlan, figures: Figures, day: date) -> Standing:
    """The goal's standing at the end of a day, on figures as known by `figures`.

    Numbers after the goal's own date never count. A goal of parts holds when every part holds; one part that
    fails is enough to fail it, whatever is unknown about the others.
    """
    if isinstance(goal.part.target, WithinBudget):
        return _all_of(goal, [_budget(row, plan, figures, day) for row in goal.part.budget], plan, day)
    if goal.parts:
        return _all_of(goal, [_single(part, goal, plan, figures, day) for part in goal.parts], plan, day)
    return _single(goal.part, goal, plan, figures, day)


def _all_of(goal: Goal, parts: list[Standing], plan: BoundPlan, day: date) -> Standing:
    judged = [part for part in parts if part.counts]
    holds = None
    if any(part.holds is False for part in judged):
        holds = False
    elif judged and all(part.holds for part in judged):
        holds = True
    result = Judgement(holds=holds)
    if not judged:
        result.why.append(Step("budget_uden_retning" if parts else "intet_budget_i_planen"))
    elif holds is None:
        result.why.append(Step("dele_kan_ikke_afgoeres", {"dele": [p.id for p in judged if p.holds is None]}))
    stage = min((part.stage for part in parts), key=STAGES.index, default=_stage(plan, goal, day))
    on_path = all(part.verdict in (ON_TRACK, MET) for part in judged)
    return Standing(goal.id, goal.part.text, stage, holds, _verdict(stage, holds, on_path), result, parts)


def _single(part: Part, goal: Goal, plan: BoundPlan, figures: Figures, day: date) -> Standing:
    case = Case(part, figures, plan.own, min(day, goal.due), plan.first)
    ended = _ended(part, min(day, goal.due)) if day >= plan.first else None
    result = Judgement().unknown(ended.code, **ended.params) if ended else judge(case)
    turns = could_turn(case, result) + _broken(part, result)
    stage = _stage(plan, goal, day)
    unsettled = any(turn.kind == "foreloebig" for turn in turns)
    if stage == SETTLED and (unsettled or result.holds is None or not final(result.own, part.rule, goal.due)):
        stage = UNDERWAY
        if result.own and not unsettled:
            result.why += awaited(result.own, part.rule, goal.due)
    if result.own and result.holds is not None and _early(result.own, plan, day):
        result.why.append(Step("tal_fra_foer_planen", {"periode": result.own.period}))
        result.holds = result.holds if day <= goal.due else None
    if result.own:
        result.why += part_of_year(result.own)
    if result.holds is None:
        result.why += [Step("planen_mangler", {"hvad": what}) for what in part.lacks]
        result.why += near_figures(part.spec, plan.own, figures) if part.spec else []
    elif not isinstance(part.target, Rank) and (weight := person_weight(result.own, result.unit)):
        result.why.append(Step("en_person", {"vaegt": weight}))
    milestones = _milestones(case, goal) if stage == UNDERWAY else []
    result.why += [told for told, _ in milestones]
    result.passed += [each for _, then in milestones for each in then.measured]
    reached = bool(milestones[-1][1].holds) if milestones else stage == UNDERWAY and _on_path(case, goal, result)
    on_path = result.holds or reached
    return Standing(part.id, part.text, stage, result.holds, _verdict(stage, result.holds, on_path), result, [], turns)


def _stage(plan: BoundPlan, goal: Goal, day: date) -> str:
    if day < plan.first:
        return BASELINE
    return SETTLED if day > goal.due else UNDERWAY


def _verdict(stage: str, holds: bool | None, on_path: bool | None) -> str | None:
    if holds is None:
        return UNDECIDED
    if stage == BASELINE:
        return None
    if stage == UNDERWAY:
        return ON_TRACK if on_path else AT_RISK
    return MET if holds else NOT_MET


def _early(own: Measured, plan: BoundPlan, day: date) -> bool:
    """Whether the plan has begun, and the number is from before it did."""
    return own.period.end <= plan.first <= day


def _ended(part: Part, by: date) -> Step | None:
    """A group that the law has closed: there is no later number of its own, and what replaced it."""
    for code in part.spec.groups if part.spec else ():
        found = law.group(code)
        if found.force.end is not None and found.force.end <= by:
            after = law.groups().get(found.replaced_by)
            return Step(
                "gruppe_afloest",
                {
                    "gruppe": found.name,
                    "dag": found.force.end,
                    "ny": after.name if after else "",
                    "tabel": found.replaced_table,
                    "kun": found.replaced_only,
                },
            )
    return None


def _broken(part: Part, result: Judgement) -> list[Turn]:
    """A comparison that crosses a break of the series compares two things."""
    periods = sorted((each.period for each in result.measured), key=lambda period: period.end)
    if part.spec is None or len(periods) < 2:
        return []
    found = definition_break(part.spec.groups, periods[0], periods[-1])
    return [Turn("definition", found)] if found else []


def near_figures(spec: Spec, own: Place, figures: Figures) -> list[Step]:
    """The plan's own numbers that look like the one asked for but count something else: named, never used."""
    if spec.origin is not Origin.TYPED:
        return []
    keys = [key for measure in spec.indicator.measures for key in figures.keys(measure, spec.origin)]
    others = [key for key in keys if set(key.group.split("+")) == set(spec.groups) and not _asked(key, spec)]
    found = [figure for key in others for figure in figures.series(key, spec.origin).values()]
    return [_near(figure) for figure in found if figure.area == own.code and figure.value is not None][:MOST_NEAR]


def _asked(key: SeriesKey, spec: Spec) -> bool:
    return (key.variant, key.denominator) == (spec.variant, spec.denominator or key.denominator)


def _near(figure: Figure) -> Step:
    number = Decimal(figure.value or 0)
    told = {
        "vaerdi": Step("aend_ca", {"tal": number}) if figure.printed.lower().startswith("ca.") else number,
        "enhed": law.measures()[figure.measure].unit,
        "periode": Period.parse(figure.period),
        "opgoerelse": figure.variant,
        "naevner": law.denominators()[figure.denominator].name if figure.denominator else "",
    }
    return Step("andet_tal", told)


def _milestones(case: Case, goal: Goal) -> list[tuple[Step, Judgement]]:
    """Each milestone whose day has passed, judged on the numbers up to that day."""
    found = []
    for each in (each for each in goal.milestones if each.by <= case.by):
        then = judge(replace(case, by=each.by, part=each.part))
        value = then.value if then.value is not None else withheld()
        told = {
            "dag": each.by,
            "maaltal": said_target(each.part.target) if each.part.target else "",
            "vaerdi": value,
            "naaet": bool(then.holds),
        }
        found.append((Step("milepael", told), then))
    return found


def _on_path(case: Case, goal: Goal, result: Judgement) -> bool:
    """On the required path: a change from a baseline is as far along as time is."""
    moving = isinstance(case.part.target, Change | GapNarrows)
    if not moving or result.limit is None or result.start is None or result.own is None:
        return False
    since, base = result.start
    whole = (goal.due - since.last).days
    gone = Fraction((result.own.period.last - since.last).days, whole) if whole > 0 else Fraction(1)
    start, end = base.exact, result.limit.limit.exact
    if start is None or end is None:
        return False
    needed = counted(start + (end - start) * gone)
    return bool(Limit(result.limit.own, needed, result.limit.sense).holds)


def _budget(row: BudgetRow, plan: BoundPlan, figures: Figures, day: date) -> Standing:
    """A row is of its own year, also where that is before the plan: its verdict stands on that year's numbers."""
    stage = BASELINE if day.year < row.year else UNDERWAY
    try:
        own = actual(row, figures, plan.own, day)
    except Missing as reason:
        missing = Judgement(unit=row.unit).unknown(reason.code, **reason.params)
        return Standing(row.id, row.text, stage, None, UNDECIDED, missing)
    result = _against_cell(own, row)
    turns = list(preliminary(result))
    if day.year > row.year:
        stage = UNDERWAY if turns or part_of_year(own) or result.holds is None else SETTLED
        result.why += awaited(own, YEARLY, whole_year(row.year).last)
    if _early(own, plan, day):
        result.why.append(Step("tal_fra_foer_planen", {"periode": own.period}))
    result.why += part_of_year(own)
    if len(row.spec.groups) > 1:
        result.why.append(Step("raekke_samler", {"grupper": [law.group(code).name for code in row.spec.groups]}))
    if row.good == "ingen af delene":
        result.holds = None
        result.why.append(Step("budget_uden_retning"))
        return Standing(row.id, row.text, stage, None, UNDECIDED, result, counts=False)
    if result.holds is None:
        result.unknown("skjult")
    return Standing(
        row.id, row.text, stage, result.holds, _verdict(stage, result.holds, result.holds), result, [], turns
    )


def _against_cell(own: Measured, row: BudgetRow) -> Judgement:
    sense = Sense.AT_LEAST if row.good == "højere" else Sense.AT_MOST
    limit = Limit(own.value, row.cell, sense)
    name = Step("budget", {"aar": row.year})
    return Judgement(own, own.value, row.unit, row.cell, name, limit, limit.holds, measured=[own])
