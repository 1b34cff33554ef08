"""Records an enquiry: of a company that is found by typing, of one that is given, or one that only an extract tells of
and that is taken over."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from pejl.web.choosing import Start, begun
from pejl.web.desk import desk
from pejl.web.enquiries import taken_over
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan

FIRST = ("kind", "day", "klokken", "positions", "stilling", "tekst")


@page("henvendelser/ny", "henvendelse-ny", ("GET", "POST"))
def henvendelse_ny(request: Any) -> HttpResponse:
    """`?virksomhed=` its id; with `&slags=&dag=` the enquiry of an extract whose facts the form begins with."""
    try:
        more = taken_over(desk().stand(), *(request.GET.get(name, "") for name in ("virksomhed", "slags", "dag")))
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    start = Start("henvendelse", "henvendelse-ny", reverse("henvendelser"), more, first=FIRST)
    return begun(request, start)
