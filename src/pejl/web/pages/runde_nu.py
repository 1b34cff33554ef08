"""Reminds those who have not answered, or closes a round."""

import secrets
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web.days import of_plan
from pejl.web.models import Round
from pejl.web.outbox import outbox
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.web.surveys_close import close, remind, sweep
from pejl.web.surveys_round import about, lost, questionnaire
from pejl.web.surveys_shown import past
from pejl.words import say

UNPROCESSABLE = 422


@page("runde/<int:number>/nu", "runde-nu", ("POST",))
@of_plan
def runde_nu(request: Any, stand: Stand, number: int) -> HttpResponse:
    """`handling`: ryk, luk. A round whose last day is not over, or whose key is lost, is closed with `bekraeft` only.
    A button pressed twice does it once."""
    row = Round.objects.filter(pk=number).first()
    if row is None:
        return not_found(request)
    what = request.POST.get("handling", "")
    if what == "ryk":
        sent = remind(number, stand.day, outbox())
        return _back(request, number, "web_skema_rykket_nu" if sent is not None else "web_skema_gjort", sent or 0)
    if what != "luk":
        return bad_request(request)
    return _closed(request, stand, row)


def _closed(request: Any, stand: Stand, row: Round) -> HttpResponse:
    gone = lost(row, questionnaire(row))
    if row.closed is None and (gone or not past(row, stand.day)) and not request.POST.get("bekraeft"):
        wrong = "web_skema_luk_fejl_tabt" if gone else "web_skema_luk_fejl"
        of = {**about(row, stand, request.who, request.lang), "wrong": wrong}
        return shown(request, "runden.html", of, UNPROCESSABLE)
    outcome = close(row.pk, stand.day, outbox(), secrets.SystemRandom())
    sweep(outbox())
    code = f"web_skema_udfald_{outcome.value}_hvad" if outcome else "web_skema_gjort"
    return _back(request, row.pk, code, 0)


def _back(request: Any, number: int, code: str, many: int) -> HttpResponse:
    messages.success(request, say(code, {"antal": Decimal(many)}, request.lang))
    return HttpResponseRedirect(reverse("runden", args=[number]))
