"""What is missing or vague in the goals: remarks that never stop anything."""

import re
from datetime import date, timedelta

from pejl import law
from pejl.check.bind import Written, written_parts
from pejl.check.names import Names
from pejl.goals import BoundPlan, Goal, Part
from pejl.plan.model import Maal
from pejl.sentences import shapes

VAGUE = re.compile(
    r"\b(ca\.|cirka|omkring|nogenlunde|markant\w*|væsentlig\w*|betydelig\w*|klart|stabil\w*|styrke\w*|høj[et]?|lavt?)\b",
    re.IGNORECASE,
)
"""Words of degree that no number answers to."""
PERCENT_IN_WORDS = re.compile(r"\b(pct|procent)\b", re.IGNORECASE)
LATE_DAYS = 31
"""A statistic that comes within a month of the period is no surprise to anyone."""


def wishes(names: Names, bound: BoundPlan) -> None:
    """Every remark on a goal or a part of one."""
    for place, (goal, ready) in enumerate(zip(names.file.plan.maal, bound.goals, strict=True)):
        _goal(names, place, goal)
        parts = ready.parts or (ready.part,)
        for written, part in zip(written_parts(place, goal), parts, strict=True):
            _part(names, written, part)
            _timing(names, written, part, ready)
    _owners(names)


def _goal(names: Names, place: int, goal: Maal) -> None:
    path = ("maal", place)
    if goal.kilde is None and names.file.plan.plan.kildefil is not None:
        names.remark("maal_uden_kilde", (*path, "id"), maal=goal.id)
    if goal.senest is None:
        names.remark("maal_uden_dato", (*path, "id"), maal=goal.id)


def _owners(names: Names) -> None:
    """One remark for the plan: a plan that names no owner at all would otherwise fill the list."""
    without = [goal.id for goal in names.file.plan.maal if goal.ejer is None]
    if without:
        place = next(i for i, goal in enumerate(names.file.plan.maal) if goal.ejer is None)
        names.remark("maal_uden_ejer", ("maal", place, "id"), antal=len(without), maal=without)


def _part(names: Names, written: Written, part: Part) -> None:
    """What one measured thing lacks."""
    label = written.goal.id if written.row is written.goal else f"{written.goal.id} {written.row.id}"
    here = (*written.path, "id")
    target = part.target
    text = written.get("maaltal")
    if text is None or isinstance(target, shapes.Direction | shapes.Open):
        names.remark("maal_uden_tal", written.at("maaltal") if text else here, maal=label)
    if part.spec is None and not isinstance(target, shapes.Open):
        names.remark("maal_uden_indikator", here, maal=label)
    if part.spec and part.spec.indicator.share and not part.spec.denominator:
        names.remark("maal_uden_naevner", written.at("indikator"), maal=label, indikator=part.spec.indicator.title)
    if part.spec and written.get("tal_fra") is None:
        names.remark("maal_uden_tal_fra", here, maal=label)
    if part.spec and written.get("opgoeres") is None:
        names.remark("maal_uden_periode", here, maal=label)
    if _no_baseline(target, part):
        names.remark("maal_uden_grundlag", written.at("maaltal") if text else here, maal=label)
    elif "grundlag" in part.lacks:
        names.remark("grundlag_uden_tal", written.at("maaltal"), maal=label, skrevet=str(text))
    for what in part.lacks:
        if what not in ("grundlag", "naevner", "tal"):
            names.remark("maal_mangler", here, maal=label, hvad=what)
    _wording(names, written, part, label)


def _no_baseline(target: object, part: Part) -> bool:
    """A change from nowhere. A dated baseline whose number the plan does not give is another lack."""
    if isinstance(target, shapes.Change | shapes.GapNarrows):
        return target.since is None
    return "grundlag" in part.lacks and not isinstance(target, shapes.OwnLevel)


def _wording(names: Names, written: Written, part: Part, label: str) -> None:
    text = str(written.get("maaltal") or "")
    target = part.target
    by_share = part.spec is not None and part.spec.indicator.share
    if isinstance(target, shapes.Change) and by_share and PERCENT_IN_WORDS.search(text):
        names.remark("procent_eller_procentpoint", written.at("maaltal"), maal=label, skrevet=text)
    if isinstance(target, shapes.OwnLevel) and target.sense is None and target.tolerance is None:
        names.remark("maal_uden_tolerance", written.at("maaltal"), maal=label)
    found = VAGUE.search(text) or VAGUE.search(written.row.tekst)
    if isinstance(target, shapes.Direction | shapes.Open) and found:
        names.remark("vagt_ord", written.at("maaltal"), maal=label, ord=found[0])


def _timing(names: Names, written: Written, part: Part, goal: Goal) -> None:
    """Groups closed by law before or in the plan's time, and statistics that come after the goal's date."""
    if part.spec is None:
        return
    head = names.file.plan.plan
    first, last = head.gaelder.fra, head.gaelder.til
    for code in part.spec.groups:
        group = law.group(code)
        if not (group.force.covers(first) and group.force.covers(last)):
            names.remark(
                "gruppe_ikke_i_kraft",
                written.at("maalgruppe"),
                maal=goal.id,
                gruppe=group.name,
                fra=group.force.first if group.force.first > date.min else None,
                til=group.force.end - timedelta(days=1) if group.force.end else None,
                ny=law.groups()[group.replaced_by].name if group.replaced_by else "",
                tabel=group.replaced_table,
            )
    lags = [law.measures()[each].lag_days for each in part.spec.indicator.measures]
    late = max((lag for lag in lags if lag is not None), default=0)
    if late > LATE_DAYS and part.rule != "hver måling":
        names.remark("tal_efter_fristen", (*written.path, "id"), maal=goal.id, dage=late, frist=goal.due)
