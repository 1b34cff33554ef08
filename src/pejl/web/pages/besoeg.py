"""Visits and events: how far along they are of what the plan promises, what lacks a result, what is planned, what was
held, and what companies said they need."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse

from pejl.web import visits
from pejl.web.companies import Directory
from pejl.web.companykinds import SETTLED
from pejl.web.desk import desk
from pejl.web.pace import paces
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan

YEAR = timedelta(days=365)


@page("besoeg", "besoeg")
def besoeg(request: Any) -> HttpResponse:
    try:
        stand = desk().stand()
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    directory = Directory(stand)
    every = visits.every(directory)
    said = {
        "paces": paces(directory, every, request.lang),
        "lists": visits.lists(directory, every, request.who.worker, request.lang),
        "needs": visits.needs(directory, request.lang, stand.day - YEAR),
        "outcomes": SETTLED,
    }
    return shown(request, "besoeg.html", said)
