"""Plans a visit to a company, or records one that was held."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from pejl.law.catalogue import catalogue
from pejl.web.choosing import Start, begun
from pejl.web.registry import page

FIRST = ("kind", "day", "klokken", "konsulent")


@page("besoeg/nyt", "besoeg-ny", ("GET", "POST"))
def besoeg_ny(request: Any) -> HttpResponse:
    """`?virksomhed=` its id, `&slags=` the kind of visit the form begins with."""
    kind = request.GET.get("slags", "")
    more = {"kind": kind} if kind in catalogue("visits", "kind") else {}
    return begun(request, Start("besoeg", "besoeg-ny", reverse("besoeg"), more, first=FIRST))
