"""The quarterly reports of the plan's time: which are approved, and what was revised since."""

from typing import Any

from django.http import HttpResponse

from pejl.reports import FORMATS
from pejl.web.access import may_open
from pejl.web.days import of_plan
from pejl.web.pages.fejl import bad_request
from pejl.web.registry import page
from pejl.web.reportdraft import name_of, quarters
from pejl.web.reportissues import beside, issued_of
from pejl.web.shown import shown
from pejl.web.stand import Stand


@page("rapporter", "rapporter")
@of_plan
def rapporter(request: Any, stand: Stand) -> HttpResponse:
    """Every quarter that is over, with its approved reports; always as it stands now. Who may write them gets the way
    to the draft."""
    if stand.base.known:
        return bad_request(request)
    every = quarters(stand.plan, stand.day)
    issues = issued_of(stand.plan.name, [name_of(each) for each in every])
    rows = [(name_of(each), each, beside(stand, each, issues.get(name_of(each), ()))) for each in every]
    of = {"quarters": rows, "forms": FORMATS, "writes": may_open(request.who, "rapport")}
    return shown(request, "rapporter.html", of)
