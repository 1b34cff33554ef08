"""`/goals`: how the plan's goals stand, and their numbers over time."""

from typing import Any

from django.http import HttpResponse
from ninja import Router
from ninja.params.functions import Path

from pejl.answers.points import Point, Series
from pejl.answers.standings import as_data
from pejl.answers.trend import Trend
from pejl.goals import Goal, Part, Standing
from pejl.periods import day_in_copenhagen
from pejl.web.access.endpoints import SYSTEMS, seen_as
from pejl.web.api import shapes
from pejl.web.api.amounts import amount
from pejl.web.api.answering import marked, stand_now
from pejl.web.api.keys import Key
from pejl.web.api.problem import Problem
from pejl.web.audience import hides_rows, standings_for
from pejl.web.curves import trend_of
from pejl.web.stand import Stand
from pejl.words import Step, show

router = Router(tags=["goals"])
GOAL = Path(max_length=40, description="The goal's id in the plan, as `/goals` has it.")
IF_NONE_MATCH = {
    "parameters": [{"in": "header", "name": "If-None-Match", "required": False, "schema": {"type": "string"}}]
}


@router.get("/goals", auth=Key("goals"), response={200: shapes.Goals, 304: None}, openapi_extra=IF_NONE_MATCH)
def goals(request: Any) -> HttpResponse:
    """How every goal of the plan stands, in its order. A key of a system sees no small counts."""
    return marked(request, _goals(request, stand_now()))


@router.get("/goals/{goal}", auth=Key("goals"), response={200: shapes.Goals, 304: None}, openapi_extra=IF_NONE_MATCH)
def goal_of(request: Any, goal: str = GOAL) -> HttpResponse:
    """How one goal stands: the same form, with that goal alone."""
    found = _goals(request, stand_now())
    found["goals"] = [each for each in found["goals"] if each["id"] == goal]
    if not found["goals"]:
        raise Problem(404)
    return marked(request, found)


@router.get(
    "/goals/{goal}/measures",
    auth=Key("measures"),
    response={200: shapes.Measures, 304: None},
    openapi_extra=IF_NONE_MATCH,
)
def measures(request: Any, goal: str = GOAL) -> HttpResponse:
    """The goal's numbers over time, a series for each part, beside what they are held against."""
    stand = stand_now()
    found = next((each for each in stand.plan.goals if each.id == goal), None)
    if found is None:
        raise Problem(404)
    parts = [part for part in found.parts or (found.part,) if not part.budget]
    told = [_measure(stand, found, part, request) for part in parts]
    return marked(request, {"goal": goal, "made_up": stand.made_up, "measures": told})


def _goals(request: Any, stand: Stand) -> dict[str, Any]:
    role, lang = request.who.role, request.lang
    found = standings_for(seen_as(role), stand)
    known = day_in_copenhagen(stand.figures.known)
    data = as_data(stand.plan, found, stand.day, known, lang, made_up=stand.made_up)
    each = [_standing(one, said, lang) for one, said in zip(found, data["goals"], strict=True)]
    return {**data, "disclosed": role in SYSTEMS, "goals": each}


def _standing(found: Standing, said: dict[str, Any], lang: str) -> dict[str, Any]:
    """The machine form of the command line with its numbers as amounts."""
    judged = found.judgement
    distance = judged.limit.distance if judged.limit else None
    parts = [_standing(one, each, lang) for one, each in zip(found.parts, said["parts"], strict=True)]
    numbers = {"value": judged.value, "reference": judged.reference, "distance": distance}
    return {**said, "text": found.text, "parts": parts} | {name: amount(one, lang) for name, one in numbers.items()}


# --- over time -------------------------------------------------------------------------------------------


def _measure(stand: Stand, goal: Goal, part: Part, request: Any) -> dict[str, Any]:
    if hides_rows(seen_as(request.who.role), part):
        unit = part.spec.indicator.unit if part.spec else ""
        empty: dict[str, Any] = {
            "grain": None,
            "due": None,
            "series": [],
            "target": None,
            "milestones": [],
            "breaks": [],
        }
        return {"part": part.id, "text": part.text, "unit": unit, "hidden": True, **empty}
    found, lang = trend_of(stand, goal, part), request.lang
    return {
        "part": found.part,
        "text": found.text,
        "unit": found.unit,
        "grain": found.grain.value if found.grain else None,
        "hidden": False,
        "due": found.due.isoformat(),
        "series": [_series(each, lang) for each in (*found.own, *found.reference)],
        "target": _target(found, lang),
        "milestones": [
            {
                "by": each.by.isoformat(),
                "says": show(each.says, lang),
                "reached": each.reached,
                "level": amount(each.level, lang),
            }
            for each in found.stops
        ],
        "breaks": [{"day": each.day.isoformat(), "says": show(each.says, lang)} for each in found.breaks],
    }


def _series(series: Series, lang: str) -> dict[str, Any]:
    lacks = series.lacks
    return {
        "kind": series.kind,
        "area": series.place.name,
        "grain": series.grain.value if series.grain else None,
        "points": [_point(each, lang) for each in series.points],
        "lacks": show(Step(lacks.code, lacks.params), lang) if lacks else None,
    }


def _point(point: Point, lang: str) -> dict[str, Any]:
    marks = {"preliminary": point.preliminary, "part_of_year": point.part_of_year}
    return {"period": point.period.id, "value": amount(point.value, lang), **marks}


def _target(found: Trend, lang: str) -> dict[str, Any] | None:
    aim = found.aim
    if aim is None:
        return None
    return {
        "says": show(aim.says, lang),
        "sense": aim.sense.value if aim.sense else None,
        "levels": [amount(each, lang) for each in aim.levels],
        "points": [_point(each, lang) for each in aim.points],
        "lacks": show(aim.lacks, lang) if aim.lacks else None,
    }
