"""A stand-in for MitID, in a demonstration on made-up people alone: choose whom to be."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web import names
from pejl.web.access import Role
from pejl.web.demo import citizens_of
from pejl.web.desk import desk
from pejl.web.models import User
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.sessions import begin
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.users import citizens_user

MOST = 12


@page("log-ind/opdigtet", "mitid", ("GET", "POST"))
def mitid(request: Any) -> HttpResponse:
    """404 where there is a single real person in the ledger."""
    try:
        stand = desk().stand()
    except NoPlan:
        return not_found(request)
    if not settings.PEJL_DEMO or not stand.made_up:
        return not_found(request)
    offered = _offered(stand)
    if request.method != "POST":
        return shown(request, "mitid.html", {"citizens": _named(stand, offered)})
    chosen = next((each for each in offered if str(each) == request.POST.get("borger")), None)
    if chosen is None:
        return not_found(request)
    begin(request, citizens_user(chosen), second=True)
    return HttpResponseRedirect(reverse("forside"))


def _offered(stand: Stand) -> list[int]:
    """The demonstration's own citizen, then some of its caseworker's and youth guide's."""
    own = list(
        User.objects.filter(role=Role.BORGER, citizen__isnull=False).order_by("pk").values_list("citizen", flat=True)
    )
    for role in (Role.SAGSBEHANDLER, Role.UNGERAADGIVER):
        user = User.objects.filter(role=role).exclude(worker="").order_by("pk").first()
        own += citizens_of(stand, user.worker)[: MOST // 2] if user else []
    return [each for each in dict.fromkeys(own) if stand.knows(each)][:MOST]


def _named(stand: Stand, citizens: list[int]) -> list[tuple[int, str]]:
    found = names.of(stand, citizens)
    return [(each, found.get(each, "")) for each in citizens]
