"""Teams with their members and how many citizens they stand by: who has access to what, to be gone through."""

from typing import Any

from django.http import HttpResponse

from pejl.web.access import Role, may_open
from pejl.web.desk import desk
from pejl.web.models import User
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.staff import teams_of
from pejl.web.stand import NoPlan


@page("hold", "hold")
def hold(request: Any) -> HttpResponse:
    """Counts of citizens are of the published ledger. Names of users only; no citizen is named."""
    try:
        stand = desk().stand()
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    others = User.objects.filter(team="").exclude(role=Role.BORGER).order_by("-is_active", "name")
    linked = may_open(request.who, "bruger")
    of = {"teams": teams_of(stand), "others": list(others), "day": stand.day, "linked": linked}
    return shown(request, "hold.html", of)
