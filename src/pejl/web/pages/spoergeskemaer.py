"""Every questionnaire of the plan: whom it asks, what is due, how many answered, and the newest result."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from pejl.web.access import may_open
from pejl.web.days import of_plan
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.web.surveys_shown import Told, told


@page("spoergeskemaer", "spoergeskemaer")
@of_plan
def spoergeskemaer(request: Any, stand: Stand) -> HttpResponse:
    lines: list[Told] = told(stand, request.lang)
    return shown(request, "spoergeskemaer.html", {"lines": lines, **links(request)})


def links(request: Any) -> dict[str, Any]:
    """Which pages of a round the user may open."""
    page_ = "interview" if may_open(request.who, "interview") else "interviewguide"
    at = reverse(page_) if may_open(request.who, page_) else ""
    return {"runden": may_open(request.who, "runden"), "ny": may_open(request.who, "runde-ny"), "interview": at}
