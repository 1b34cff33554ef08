"""The quarterly reports of the plan's time: which are approved, and what was revised since."""

from typing import Any

from django.http import HttpResponse

from pejl.reports import FORMATS
from pejl.web.access import may_open
from pejl.web.days import of_plan
from pejl.web.pages.fejl import bad_request
from pejl.web.registry import page
from pejl.web.reportdraft import name_of, quarters
from pejl.web.reportissues import Beside, beside, issued_of
from pejl.web.shown import shown
from pejl.web.stand import Stand


@page("rapporter", "rapporter")
@of_plan
def rapporter(request: Any, stand: Stand) -> HttpResponse:
    """Every quarter that is over, with its approved reports; always as it stands now. What was revised since is listed
    for one quarter, the newest approved or that of `?kvartal=2024Q2`: a report is written anew for it. Who may write
    reports gets the way to the draft."""
    if stand.base.known:
        return bad_request(request)
    every = [(name_of(each), each) for each in quarters(stand.plan, stand.day)]
    issues = issued_of(stand.plan.name, [name for name, _ in every])
    asked = request.GET.get("kvartal", "")
    looked = asked if asked in issues else next((name for name, _ in every if name in issues), "")
    rows = [
        (name, each, beside(stand, each, some) if name == looked else [Beside(one, None) for one in some])
        for name, each in every
        for some in [issues.get(name, [])]
    ]
    of = {"quarters": rows, "forms": FORMATS, "writes": may_open(request.who, "rapport")}
    return shown(request, "rapporter.html", of)
