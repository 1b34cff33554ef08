"""Where somebody who got a letter answers: no log-in, no cookie, nothing kept but the answer."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from pejl.periods import day_in_copenhagen
from pejl.surveys import LONGEST_TEXT, Question, Scale
from pejl.surveys.filled import WHOLE
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.surveys_answer import Open, Step, Used, first_step, next_step, open_, take
from pejl.web.words import LANGUAGES

THANKS = "tak"
"""What stands in the address instead of the word once the answer is in."""
UNPROCESSABLE = 422


@page("svar/<str:token>", "svar", ("GET", "POST"))
@csrf_exempt  # the word in the address is what lets an answer in; a token of ours would need a cookie
def svar(request: Any, token: str) -> HttpResponse:
    """GET: the form of the round, as it was when the round was drawn. POST: its next page, or the answer is in. A link
    that lets nobody in has one page, whatever the reason, and status 200: it is no fault, and no log tells of it."""
    lang = request.GET.get("sprog", "da")
    request.lang = lang if lang in LANGUAGES else "da"
    response = _answered(request, token)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _answered(request: Any, token: str) -> HttpResponse:
    if token == THANKS:
        return _said(request, "web_skema_tak")
    link = open_(token, day_in_copenhagen(request.now))
    if link is None:
        return _said(request, "web_skema_lukket")
    answers = {each.id: str(request.POST.get(name_of(each), "")) for each in link.q.questions}
    if request.method == "GET" or request.POST.get("tilbage"):
        return _form(request, link, first_step(link.q, answers, request.lang), answers)
    step = next_step(link.q, answers, request.POST.getlist("vist"), request.lang)
    if not step.done:
        return _form(request, link, step, answers)
    try:
        take(link, step.said.answers, request.lang)
    except Used:
        return _said(request, "web_skema_lukket")
    return HttpResponseRedirect(f"{reverse('svar', args=[THANKS])}?sprog={request.lang}")


def _said(request: Any, code: str) -> HttpResponse:
    return shown(request, "svar_lukket.html", {"code": code, "switch": True})


def name_of(question: Question) -> str:
    return f"s-{question.id}"


def _form(request: Any, link: Open, step: Step, answers: Mapping[str, str]) -> HttpResponse:
    q, lang = link.q, request.lang
    asked = {each.id for each in step.ask}
    questions = [_question(each, answers, step.faults, lang) for each in step.ask]
    opens = {each.shown_when.question for each in q.questions if each.shown_when and each.id not in step.seen}
    first = all(each.shown_when is None for each in step.ask) and not step.faults
    of = {
        "title": q.said(lang),
        "due": link.round.due,
        "questions": questions,
        "faults": [each for each in questions if each["fault"]],
        "whole": step.faults.get(WHOLE, ""),
        "seen": step.seen,
        "before": [(f"s-{name}", value) for name, value in step.before.items() if value],
        "more": bool(opens & asked),
        "later": any(each.shown_when for each in step.ask),
        "switch": first and request.method == "GET",
        "longest": LONGEST_TEXT,
    }
    return shown(request, "svar.html", of, UNPROCESSABLE if step.faults else 200)


def _question(each: Question, answers: Mapping[str, str], faults: Mapping[str, str], lang: str) -> dict[str, Any]:
    """As the template has it. `first`: the id of the first thing that can be filled in."""
    return {
        "id": each.id,
        "name": name_of(each),
        "first": f"q-{each.id}",
        "text": each.said(lang),
        "required": each.required,
        "words": each.scale is Scale.TEXT,
        "choices": [(code, each.scale.said(code, lang)) for code in each.scale.answers],
        "value": answers.get(each.id, ""),
        "fault": faults.get(each.id, ""),
    }
