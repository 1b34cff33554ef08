"""The board of enquiries: new, waiting for help, under way and closed, each enquiry with its clocks."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse

from pejl.web.choosing import company_of
from pejl.web.companies import Directory
from pejl.web.desk import desk
from pejl.web.enquiries import gathered
from pejl.web.enquirycards import WHOSE, Narrowed, board_told
from pejl.web.orderrates import rates
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan

TIMES = 15
"""How often the board fetches itself anew, a minute between: one nobody looks at must not keep its user logged in."""


@page("henvendelser", "henvendelser")
def henvendelser(request: Any) -> HttpResponse:
    """`?hvis=` mine or alle; `?virksomhed=` one company's alone."""
    try:
        directory = Directory(desk().stand())
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    whose, asked = request.GET.get("hvis", WHOSE[0]), request.GET.get("virksomhed", "")
    one = company_of(directory, asked, request.lang) if asked else None
    if whose not in WHOSE or (asked and one is None):
        return not_found(request)
    every = gathered(directory, request.who.worker)
    narrowed = Narrowed(whose, one.id if one else 0)
    said = {
        "whose": WHOSE if request.who.worker else WHOSE[:1],
        "narrowed": narrowed,
        "narrowed_called": one.called(request.lang) if one else "",
        "board": board_told(directory, every, narrowed, request.lang, request.now),
        "rates": rates(directory.stand, every),
        "again": _again(request, narrowed),
    }
    return shown(request, "henvendelser.html", said)


def _again(request: Any, narrowed: Narrowed) -> str:
    """The address the board fetches itself from in a minute; "" when it has done so often enough."""
    said = request.GET.get("gang", "0")
    many = int(said) if said.isascii() and said.isdecimal() and len(said) < 4 else TIMES
    if many >= TIMES:
        return ""
    one = {"virksomhed": narrowed.company} if narrowed.company else {"hvis": narrowed.whose}
    return f"{request.path}?{urlencode({**one, 'gang': many + 1})}"
