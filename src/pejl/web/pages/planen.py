"""The plan on a page: which goals stand and which do not, by focus area or by the minister's goals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from pejl.answers.practice import GoalText, practice
from pejl.answers.standings import as_data, goal_data
from pejl.goals import Standing
from pejl.numbers import Value
from pejl.periods import Period
from pejl.web.access import Role
from pejl.web.audience import standings_for
from pejl.web.curves import small
from pejl.web.days import of_plan, today
from pejl.web.exports import exported
from pejl.web.goalrows import Row, rows_of, tally
from pejl.web.notes import counts
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say, show

BY = ("fokus", "ministermaal")


@dataclass(frozen=True, slots=True)
class Shown:
    """A goal's row with its number in the plan, its curve, how many notes there are, and under it how new the number is
    and whose the goal is."""

    row: Row
    number: str
    foot: tuple[str, ...]
    picture: str
    notes: int


@dataclass(frozen=True, slots=True)
class Section:
    """Goals under one heading. `number`: as the plan prints it, "" where it does not."""

    number: str
    text: str
    goals: tuple[Shown, ...]


@page("planen", "planen")
@of_plan
def planen(request: Any, stand: Stand) -> HttpResponse:
    """`?efter=fokus|ministermaal`, `?dag=`, `?form=csv|xlsx|json`."""
    lang, by = request.lang, request.GET.get("efter", BY[0])
    by = by if by in BY else BY[0]
    found = standings_for(request.who.role, stand)
    file = _file(request, stand, found)
    if file is not None:
        return file
    rows = rows_of(stand, found, lang)
    newest = today()
    day = "" if stand.day == newest else f"dag={stand.day.isoformat()}&"
    return shown(
        request,
        "planen.html",
        {
            "stand": stand,
            "newest": newest,
            "tally": tally(rows),
            "sections": sections(stand, rows, by, request.who.role, lang),
            "by": by,
            "keep": {"efter": by} if by != BY[0] else {},
            "query": day,
            "ministers": _names_ministers(stand),
            "withheld": request.who.role == Role.UDVALG,
        },
    )


def sections(stand: Stand, rows: Sequence[Row], by: str, role: str, lang: str) -> list[Section]:
    """The goals under the plan's focus areas, or under the minister's goals that they answer to; the rest last, under a
    heading that says so. A goal of two of the minister's goals is under both."""
    plan = stand.base.checked.plan
    if plan is None:
        return []
    words, notes = practice(plan), counts(stand.plan.name, [row.goal for row in rows])
    every = {row.goal: _shown(stand, row, words.goals[row.goal], notes.get(row.goal, 0), role, lang) for row in rows}
    heads = [(each.number, each.text, each.goals) for each in words.focus if each.id]
    if by != BY[0]:
        heads = [("", show(name, lang), goals) for name, goals in words.ministry.items()]
    placed = {goal for _, _, goals in heads for goal in goals}
    rest = tuple(goal for goal in every if goal not in placed)
    heads.append(("", say(f"web_plan_uden_{by}", {}, lang), rest))
    return [Section(number, text, tuple(every[goal] for goal in goals)) for number, text, goals in heads if goals]


def _shown(stand: Stand, row: Row, words: GoalText, notes: int, role: str, lang: str) -> Shown:
    goal = next(each for each in stand.plan.goals if each.id == row.goal)
    key = ("lille kurve", goal.id, role == Role.UDVALG, lang)
    owner = (say("web_plan_ejer", {"navn": words.owner}, lang),) if words.owner else ()
    picture = stand.once(key, lambda: small(stand, goal, role, lang))
    return Shown(row, words.number, (*row.fresh, *owner), picture, notes)


def _names_ministers(stand: Stand) -> bool:
    plan = stand.base.checked.plan
    return plan is not None and any(practice(plan).ministry.values())


# --- as a file -------------------------------------------------------------------------------------------

COLUMNS = (
    "maal",
    "del",
    "tekst",
    "periode",
    "tal",
    "enhed",
    "krav",
    "graense",
    "reference",
    "afstand",
    "fase",
    "staar",
    "hvorfor",
)


def _file(request: Any, stand: Stand, found: Sequence[Standing]) -> HttpResponse | None:
    lang = request.lang
    headings = [say(f"web_plan_kolonne_{each}", {}, lang) for each in COLUMNS]
    rows = []
    for row in rows_of(stand, found, lang) if request.GET.get("form") else ():
        rows += [_cells(each, "" if each is row else each.id, lang) for each in (row, *row.parts)]
    data = as_data(stand.plan, found, stand.day, stand.base.known or stand.day, lang, made_up=stand.made_up)
    return exported(request, "planen", headings, rows, data)


def _cells(row: Row, part: str, lang: str) -> list[object]:
    judged = row.standing.judgement
    limit, own = judged.limit, judged.own
    data = goal_data(row.standing, lang)
    period: Period | None = own.period if own else None
    reference: Value | None = judged.reference
    return [
        row.goal,
        part,
        row.text,
        period,
        judged.value,
        judged.unit,
        limit.sense.value if limit else None,
        limit.limit if limit else None,
        reference,
        limit.distance if limit else None,
        data["stage"],
        row.said,
        "; ".join(row.why),
    ]
