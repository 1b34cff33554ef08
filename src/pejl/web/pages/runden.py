"""A round: how many were asked and have answered; when it is closed, what they said and who did not answer."""

from typing import Any

from django.http import HttpResponse

from pejl.web.days import of_plan
from pejl.web.models import Round
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.web.surveys_round import about


@page("runde/<int:number>", "runden")
@of_plan
def runden(request: Any, stand: Stand, number: int) -> HttpResponse:
    row = Round.objects.filter(pk=number).first()
    if row is None:
        return not_found(request)
    return shown(request, "runden.html", about(row, stand, request.who, request.lang))
