"""One goal: its curve, its parts, how the number is made, the own count beside it, and what is written of it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse

from pejl.answers.bearing import promises_of_goal
from pejl.answers.explain import Line, explain
from pejl.answers.kept import Kept, kept
from pejl.answers.practice import GoalText, practice
from pejl.answers.reconcile import Reconciled, of_goals
from pejl.answers.standings import goal_data, sources
from pejl.answers.surveyed import origins
from pejl.answers.trend import trend_data
from pejl.goals import Goal, Standing
from pejl.numbers import counted
from pejl.web.access import Role, may_open
from pejl.web.audience import figures_for, hides_rows, leaving_for, standings_for
from pejl.web.curves import Curve, curves
from pejl.web.days import of_plan, today
from pejl.web.exports import exported
from pejl.web.goalrows import rows_of
from pejl.web.notes import NoteForm, notes_of
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import Step, number_with_unit, say, show


@page("maal/<str:goal>", "maalet")
@of_plan
def maalet(request: Any, stand: Stand, goal: str) -> HttpResponse:
    """`?dag=`, `?form=csv|xlsx|json`: the curve's numbers. 404 for a goal that is not of the plan."""
    lang, who = request.lang, request.who
    at = next((place for place, each in enumerate(stand.plan.goals) if each.id == goal), None)
    if at is None:
        return not_found(request)
    found = stand.plan.goals[at]
    every = standings_for(who.role, stand)
    standing = every[at]
    drawn = curves(stand, found, who.role, lang)
    file = _file(request, standing, drawn)
    if file is not None:
        return file
    newest = today()
    writes = may_open(who, "maal-note") and stand.day == newest
    return shown(
        request,
        "maalet.html",
        {
            "stand": stand,
            "newest": newest,
            "goal": found,
            "row": rows_of(stand, every, lang)[at],
            "written": written(stand, found),
            "curves": drawn,
            "hidden": hides_rows(who.role, found),
            "steps": nested(_steps(stand, found, standing, who.role, lang)),
            "reconciled": () if who.role == Role.UDVALG else reconciled(stand, found),
            "others": _others(stand, found, who.role, lang),
            "promises": _promises(stand, found, lang) if may_open(who, "loefter") else None,
            "notes": notes_of(stand.plan.name, found.id, stand.day, lang, editable=writes),
            "form": _blank(stand, who.name, lang) if writes else None,
            "query": "" if stand.day == newest else f"dag={stand.day.isoformat()}&",
        },
    )


def _blank(stand: Stand, by: str, lang: str) -> NoteForm:
    return NoteForm(initial={"dag": stand.day, "hvem": by, "ref": uuid.uuid4(), "version": 0}, lang=lang)


def written(stand: Stand, goal: Goal) -> GoalText | None:
    """The goal as the plan's file has it: number, owner, remark."""
    plan = stand.base.checked.plan
    return practice(plan).goals[goal.id] if plan else None


def _steps(stand: Stand, goal: Goal, standing: Standing, role: str, lang: str) -> Sequence[Line]:
    """How the number is made. The committee is not shown the rows behind an own count: they are small counts."""
    lines = explain(stand.plan, goal, standing, lang)
    if hides_rows(role, goal):
        return [*(line for line in lines if line.level == 0), Line(1, say("web_plan_udvalg_raekker", {}, lang))]
    return lines


def nested(lines: Sequence[Line]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """An explanation's lines as headings with steps, and steps with the rows they rest on."""
    found: list[tuple[str, list[tuple[str, list[str]]]]] = []
    for line in lines:
        if line.level == 0 or not found:
            found.append((line.text, []))
        elif line.level == 1 or not found[-1][1]:
            found[-1][1].append((line.text, []))
        else:
            found[-1][1][-1][1].append(line.text)
    return found


def reconciled(stand: Stand, goal: Goal) -> list[dict[str, Any]]:
    """The own count beside the number the goal is judged on; none without events, or where no rule counts it."""
    published = stand.figures.events
    if published is None:
        return []
    one, around = replace(stand.plan, goals=(goal,)), stand.base.around
    found = stand.once(
        ("afstemt", goal.id),
        lambda: list(of_goals(one, stand.figures, stand.day, lambda at: around.counting(at) or published)),
    )
    return [{"of": each, "steps": _why(each)} for each in found]


def _others(stand: Stand, goal: Goal, role: str, lang: str) -> list[tuple[str, str, Any]]:
    """The goal's number from the origins it is not judged by: origin, number, and the figure with its period. Own
    counts are as the reader may see them. They stand beside it and decide nothing."""
    figures = figures_for(role, stand)
    found = stand.once(
        ("andre tal", goal.id, role == Role.UDVALG), lambda: origins(stand.plan, goal, figures, stand.day)
    )
    told = []
    for each in found:
        if each.judged or each.measured is None:
            continue
        value = leaving_for(stand).value(each.measured) if role == Role.UDVALG else each.measured.value
        label = f"{each.part}: " if goal.parts else ""
        unit = next(part.spec.indicator.unit for part in (goal.part, *goal.parts) if part.spec and part.id == each.part)
        told.append((label + say(f"web_tal_fra_{each.origin}", {}, lang), number_with_unit(value, unit, lang), each))
    return told


def _why(each: Reconciled) -> Sequence[Step]:
    return [Step(each.lacks.code, each.lacks.params)] if each.lacks else each.why


@dataclass(frozen=True, slots=True)
class Borne:
    """A promise that bears on the goal: why, and its overholdelsesgrad in words."""

    kept: Kept
    because: str
    share: str
    of: str


def _promises(stand: Stand, goal: Goal, lang: str) -> list[Borne]:
    sheet = stand.sheet
    if sheet is None:
        return []
    because = {each.promise.id: show(each.says, lang) for each in promises_of_goal(stand.plan, goal)}
    every = stand.once("holdt", lambda: kept(stand.base.sheet or sheet))
    return [_borne(each, because[each.promise.id], lang) for each in every if each.promise.id in because]


def _borne(each: Kept, because: str, lang: str) -> Borne:
    if each.share is None:
        return Borne(each, because, say(f"kept_{each.lacks}", {}, lang), "")
    told = {"i_tide": each.in_time, "afgjort": each.decided}
    share = number_with_unit(counted(100 * each.share), "%", lang)
    return Borne(each, because, share, say("web_plan_overholdelse_af", told, lang))


def _file(request: Any, standing: Standing, drawn: Sequence[Curve]) -> HttpResponse | None:
    lang = request.lang
    headings = [
        say(f"web_plan_kolonne_{each}", {}, lang) for each in ("del", "linje", "periode", "tal", "enhed", "bemaerk")
    ]
    rows = [cells for each in drawn for cells in each.cells]
    data = {**goal_data(standing, lang), "sources": sources(standing)}
    data["trends"] = [trend_data(each.trend, lang) for each in drawn]
    return exported(request, "maalet", headings, rows, data)
