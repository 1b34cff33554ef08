"""Who is drawn for an interview, by name: invites them, notes a yes or a no, when and where. Never what was said."""

from datetime import date, datetime, time
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.periods import COPENHAGEN
from pejl.surveys import Kind
from pejl.web.days import of_plan
from pejl.web.models import Interview, Round
from pejl.web.outbox import outbox
from pejl.web.pages.fejl import not_found
from pejl.web.recordform import NUMBER_OF_A_PERSON
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.web.surveys_interview import Moved, Step, move, replace
from pejl.web.surveys_interview_shown import conflict, open_rounds
from pejl.web.surveys_round import questionnaire
from pejl.words import say

UNPROCESSABLE, CONFLICT, UNAVAILABLE = 422, 409, 503


@page("interview", "interview", ("GET", "POST"))
@of_plan
def interview(request: Any, stand: Stand) -> HttpResponse:
    """POST: `handling` for the `interview` as its `version` was, or `erstat` for a `runde`."""
    if request.method == "GET":
        return _shown(request, stand)
    if request.POST.get("handling") == "erstat":
        return _replaced(request, stand)
    row = _row(request.POST.get("interview", ""))
    if row is None:
        return not_found(request)
    return _moved(request, stand, row)


def _row(number: str) -> Interview | None:
    if not number.isascii() or not number.isdecimal() or len(number) > 18:
        return None
    rows = Interview.objects.filter(pk=int(number), round__closed=None)
    found: Interview | None = rows.select_related("round").first()
    return found


def _shown(request: Any, stand: Stand, status: int = 200, **of: Any) -> HttpResponse:
    rounds = open_rounds(request, stand, of.get("typed"))
    return shown(request, "interview.html", {"rounds": rounds, **of}, status)


def _moved(request: Any, stand: Stand, row: Interview) -> HttpResponse:
    what, version = request.POST.get("handling", ""), request.POST.get("version", "")
    at, place = _at(request), str(request.POST.get("sted", "")).strip()[:120]
    typed = {row.pk: {name: str(request.POST.get(name, "")) for name in ("dag", "kl", "sted")}}
    if what == "tid" and (at is None or not place or NUMBER_OF_A_PERSON.search(place)):
        return _shown(request, stand, UNPROCESSABLE, wrong="web_skema_fejl_tid", typed=typed)
    step = Step(what, int(version) if version.isdecimal() and len(version) < 9 else 0, at, place)
    try:
        move(row, step, stand, questionnaire(row.round), outbox())
    except Moved as moved:
        told = conflict(moved.theirs, step, request.lang)
        return _shown(request, stand, CONFLICT, wrong="web_skema_konflikt", conflict=told, typed=typed)
    except ValueError:
        return _shown(request, stand, UNPROCESSABLE, wrong="web_skema_fejl_handling")
    except OSError:
        return _shown(request, stand, UNAVAILABLE, wrong="web_skema_udbakke_fejl")
    return _back(request, f"web_skema_gjort_{what}", row)


def _at(request: Any) -> datetime | None:
    """The day and clock that were typed, in Copenhagen; None where they are none."""
    try:
        day = date.fromisoformat(str(request.POST.get("dag", "")))
        clock = time.fromisoformat(str(request.POST.get("kl", "")).replace(".", ":"))
    except ValueError:
        return None
    return datetime.combine(day, clock.replace(tzinfo=None), COPENHAGEN) if 2000 < day.year < 9000 else None


def _replaced(request: Any, stand: Stand) -> HttpResponse:
    number = request.POST.get("runde", "")
    row = Round.objects.filter(pk=int(number), closed=None).first() if number.isdecimal() and len(number) < 18 else None
    q = questionnaire(row) if row is not None else None
    if row is None or q is None or q.kind is not Kind.INTERVIEW:
        return not_found(request)
    done = replace(row, q, stand)
    return _back(request, "web_skema_gjort_erstat" if done else "web_skema_ingen_at_spoerge", None)


def _back(request: Any, code: str, row: Interview | None) -> HttpResponse:
    messages.success(request, say(code, {}, request.lang))
    return HttpResponseRedirect(reverse("interview") + (f"#interview-{row.pk}" if row is not None else ""))
