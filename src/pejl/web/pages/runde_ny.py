"""A round is drawn: first who could be asked and how many will be, then with one button the draw and its letters."""

import secrets
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.surveys import Kind, Questionnaire, questionnaires
from pejl.web.days import of_plan
from pejl.web.outbox import outbox
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.web.surveys_close import sweep
from pejl.web.surveys_draw import Draw, draw
from pejl.web.surveys_form import HIGHEST_SEED, LINK, RoundForm
from pejl.web.surveys_frame import Frame, frame_of
from pejl.web.surveys_shown import grounds, whom
from pejl.words import say

UNPROCESSABLE, UNAVAILABLE = 422, 503


@page("spoergeskema/<str:survey>/ny", "runde-ny", ("GET", "POST"))
@of_plan
def runde_ny(request: Any, stand: Stand, survey: str) -> HttpResponse:
    """GET tells how many, and of nobody who. POST draws as of today."""
    q = next((each for each in questionnaires(stand.plan) if each.id == survey), None)
    if q is None or stand.base.known is not None:
        return not_found(request)
    frame = frame_of(q, stand)
    if request.method == "POST":
        form = RoundForm(request.POST, q=q, today=stand.day, lang=request.lang)
        return _drawn(request, stand, q, frame, form) if form.is_valid() else _shown(request, q, frame, form)
    due = stand.day + timedelta(days=q.open_days)
    initial = {"senest": due, "froe": secrets.randbelow(HIGHEST_SEED)}
    return _shown(request, q, frame, RoundForm(initial=initial, q=q, today=stand.day, lang=request.lang))


def _shown(request: Any, q: Questionnaire, frame: Frame, form: RoundForm, wrong: str = "") -> HttpResponse:
    could = len(frame.names)
    of = {
        "q": q,
        "title": q.said(request.lang),
        "whom": whom(q, request.lang),
        "interview": q.kind is Kind.INTERVIEW,
        "frame": could,
        "many": could if q.many is None else min(q.many, could),
        "skipped": frame.skipped,
        "grounds": grounds(q, request.lang),
        "form": form,
        "folder": outbox().place,
        "wrong": wrong,
    }
    status = UNAVAILABLE if wrong else UNPROCESSABLE if form.is_bound else 200
    return shown(request, "runde_ny.html", of, status)


def _drawn(request: Any, stand: Stand, q: Questionnaire, frame: Frame, form: RoundForm) -> HttpResponse:
    clean = form.cleaned_data
    asked = Draw(
        q=q,
        frame=frame,
        seed=clean["froe"],
        due=clean["senest"],
        page=clean["kanal"] != LINK,
        from_=stand.plan.own.name,
        link=lambda token: request.build_absolute_uri(reverse("svar", args=[token])),
        by=request.who.id,
        at=request.now,
        day=stand.day,
    )
    sweep(outbox())
    try:
        row = draw(asked, outbox())
    except LookupError:
        return _shown(request, q, frame, form)
    except OSError:
        return _shown(request, q, frame, form, "web_skema_udbakke_fejl")
    messages.success(request, say("web_skema_trukket", {"antal": Decimal(row.asked)}, request.lang))
    interview = q.kind is Kind.INTERVIEW
    return HttpResponseRedirect(reverse("interview") if interview else reverse("runden", args=[row.pk]))
