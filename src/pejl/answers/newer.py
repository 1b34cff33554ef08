"""Newer published numbers that a plan does not judge by, where they would judge a goal the other way."""

from dataclasses import replace
from datetime import date

from pejl.goals import BoundPlan, Goal, Part, Standing, stand
from pejl.ledger import Figures, Origin


def newer(goal: Goal, standing: Standing, plan: BoundPlan, figures: Figures, day: date) -> list[Standing]:
    """How the goal would stand, or each of its parts, on the published numbers: of those that are judged by the plan's
    own, where the published one is of a later time, is known exactly and is on the other side. Budgets have none."""
    parts = {part.id: part for part in (goal.parts or (goal.part,))}
    found = []
    for each in standing.parts or [standing]:
        part = parts.get(each.id)
        if part is None or part.spec is None or part.budget or part.spec.origin is not Origin.TYPED:
            continue
        again = stand(replace(goal, part=_published(part), parts=()), plan, figures, day)
        if _turns(each, again):
            found.append(again)
    return found


def _published(part: Part) -> Part:
    return replace(part, spec=replace(part.spec, origin=Origin.PUBLISHED)) if part.spec else part


def _turns(now: Standing, again: Standing) -> bool:
    own, later = now.judgement.own, again.judgement.own
    known = again.judgement.limit is not None and again.judgement.limit.distance.exact is not None
    if own is None or later is None or not known or later.period.end <= own.period.end:
        return False
    return {now.holds, again.holds} == {True, False} and now.verdict != again.verdict
