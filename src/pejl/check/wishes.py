"""What is missing or vague in the goals: remarks that never stop anything."""

import re

from pejl import law
from pejl.check.bind import Written, written_parts
from pejl.check.names import Names
from pejl.goals import BoundPlan, Goal, Part
from pejl.ledger import Origin
from pejl.measure import GRAINS
from pejl.periods import Grain
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
            _number(names, written, part)
            _unsaid(names, written, part)
            _wording(names, written, part)
            _timing(names, written, part, ready)
    _owners(names)


def _goal(names: Names, place: int, goal: Maal) -> None:
    path = ("maal", place)
    force = names.file.plan.plan.gaelder
    if goal.kilde is None and names.file.plan.plan.kildefil is not None:
        names.remark("maal_uden_kilde", (*path, "id"), maal=goal.id)
    if goal.senest is None:
        names.remark("maal_uden_dato", (*path, "id"), maal=goal.id)
    elif goal.senest < force.fra:
        names.remark("frist_foer_planen", (*path, "senest"), maal=goal.id, frist=goal.senest)
    due = goal.senest or force.til
    for number, each in enumerate(goal.milepael):
        if each.senest > due:
            names.remark("milepael_efter_fristen", (*path, "milepael", number, "senest"), maal=goal.id, frist=due)


def _owners(names: Names) -> None:
    """One remark for the plan: a plan that names no owner at all would otherwise fill the list."""
    without = [goal.id for goal in names.file.plan.maal if goal.ejer is None]
    if without:
        place = next(i for i, goal in enumerate(names.file.plan.maal) if goal.ejer is None)
        names.remark("maal_uden_ejer", ("maal", place, "id"), maal=without)


def _number(names: Names, written: Written, part: Part) -> None:
    """The number aimed at, and the one it is measured from."""
    text, target = written.get("maaltal"), part.target
    here = written.at("maaltal") if text else (*written.path, "id")
    if text is None or isinstance(target, shapes.Open):
        names.remark("maal_uden_tal", here, maal=written.label)
    elif _no_baseline(part):
        names.remark("maal_uden_grundlag", here, maal=written.label)
    elif isinstance(target, shapes.Direction):
        names.remark("maal_kun_retning", here, maal=written.label)
    elif "grundlag" in part.lacks:
        names.remark("grundlag_uden_tal", here, maal=written.label, skrevet=str(text))
    if isinstance(target, shapes.WithinBudget) and not part.budget:
        names.remark("intet_budget", here, maal=written.label)
    for what in part.lacks:
        if what not in ("grundlag", "naevner", "tal"):
            names.remark("maal_mangler", (*written.path, "id"), maal=written.label, hvad=what)


def _no_baseline(part: Part) -> bool:
    """A change from nowhere. A dated baseline whose number the plan does not give is another lack."""
    if isinstance(part.target, shapes.Change | shapes.GapNarrows):
        return part.target.since is None
    return "grundlag" in part.lacks and not isinstance(part.target, shapes.OwnLevel)


def _unsaid(names: Names, written: Written, part: Part) -> None:
    """Keys that a measured goal needs and this one leaves out; a budget is its own measure."""
    here, label = (*written.path, "id"), written.label
    if part.spec is None:
        if not isinstance(part.target, shapes.Open | shapes.WithinBudget):
            names.remark("maal_uden_indikator", here, maal=label)
        return
    if part.spec.indicator.share and not part.spec.denominator:
        names.remark("maal_uden_naevner", written.at("indikator"), maal=label, indikator=part.spec.indicator.title)
    if written.get("tal_fra") is None:
        names.remark("maal_uden_tal_fra", here, maal=label)
    if written.get("opgoeres") is None:
        names.remark("maal_uden_periode", here, maal=label)


def _wording(names: Names, written: Written, part: Part) -> None:
    text, target = str(written.get("maaltal") or ""), part.target
    here, label = written.at("maaltal"), written.label
    by_share = part.spec is not None and part.spec.indicator.share
    if _percent_of_share(target) and by_share and PERCENT_IN_WORDS.search(text):
        names.remark("procent_eller_procentpoint", here, maal=label, skrevet=text)
    if isinstance(target, shapes.OwnLevel) and target.sense is None and target.tolerance is None:
        names.remark("maal_uden_tolerance", here, maal=label)
    found = VAGUE.search(text) or VAGUE.search(written.row.tekst)
    if isinstance(target, shapes.Direction | shapes.Open) and found:
        names.remark("vagt_ord", here, maal=label, ord=found[0])
    since = target.at if isinstance(target, shapes.OwnLevel) else getattr(target, "since", None)
    grains = GRAINS[part.rule]
    if since and since.period.grain is Grain.YEAR and not since.ultimo and Grain.YEAR not in grains:
        names.remark("periode_mod_aar", here, maal=label, opgoeres=part.rule, aar=str(since.period.year))


def _percent_of_share(target: object) -> bool:
    if isinstance(target, shapes.Change):
        return target.by.unit == "%"
    return isinstance(target, shapes.AgainstArea) and target.margin.unit == "%" and bool(target.margin.number)


def _timing(names: Names, written: Written, part: Part, goal: Goal) -> None:
    """Groups closed by law before or in the plan's time, and statistics that come after the date."""
    if part.spec is None:
        return
    for code in part.spec.groups:
        names.in_force(code, written.at("maalgruppe"))
    lags = [law.measures()[each].lag_days for each in part.spec.indicator.measures]
    late = max((lag for lag in lags if lag is not None), default=0)
    if late > LATE_DAYS and part.rule != "hver måling" and part.spec.origin is not Origin.OWN:
        names.remark("tal_efter_fristen", (*written.path, "id"), maal=written.label, dage=late, frist=goal.due)
