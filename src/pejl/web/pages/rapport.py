"""One quarter's report before it leaves the house: its draft, its texts, and the button that approves it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.periods import Period
from pejl.reports import FORMATS
from pejl.web.days import of_plan
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.web.reportdraft import asked_quarter, many_exposed, name_of, texts_of
from pejl.web.reportissues import Moved, approve, beside, issued_of, print_of
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say


@page("rapport/<str:quarter>", "rapport", ("GET", "POST"))
@of_plan
def rapport(request: Any, stand: Stand, quarter: str) -> HttpResponse:
    """POST `handling=godkend` with `aftryk`, what the page showed: frozen in all formats, or the page again (409) where
    something is another since. A quarter that is not over, or not of the plan's time, has no page."""
    of = asked_quarter(quarter, stand.plan, stand.day)
    if of is None:
        return not_found(request)
    if stand.base.known:
        return bad_request(request)
    if request.method != "POST":
        return _page(request, stand, of)
    if request.POST.get("handling") != "godkend":
        return bad_request(request)
    try:
        issued = approve(stand, of, request.POST.get("aftryk", ""), request.who.id, request.now)
    except Moved:
        return _page(request, stand, of, moved=True)
    messages.success(request, say("web_rapport_er_godkendt", {"nummer": issued.number, "kvartal": of}, request.lang))
    return HttpResponseRedirect(f"{reverse('rapport', args=[name_of(of)])}#udgaver")


def _page(request: Any, stand: Stand, of: Period, *, moved: bool = False) -> HttpResponse:
    texts = texts_of(stand.plan, of)
    name = name_of(of)
    issues = issued_of(stand.plan.name, [name]).get(name, [])
    return shown(
        request,
        "rapport.html",
        {
            "name": name,
            "quarter": of,
            "texts": texts,
            "lacking": [each for each in texts if not (each.did and each.next_)],
            "issues": beside(stand, of, issues),
            "forms": FORMATS,
            "seen": print_of(stand, of, texts, len(issues)),
            "moved": moved,
            "exposed": many_exposed(stand, of),
        },
        409 if moved else 200,
    )
