"""Refers a citizen to an enquiry, and says how it went: the citizen's record and the enquiry's counts together."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from pejl.web import referrals
from pejl.web.access import Circle, Field, circle_of
from pejl.web.models.records import Changed
from pejl.web.oneclick import version_of
from pejl.web.opened import id_in
from pejl.web.orderpage import Order, conflict, order_of
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.words import say

NEEDED = {Field.NAVN, Field.KANDIDAT}
"""What a user must see of a citizen to refer one."""


@page("henvendelse/<uuid:order>/henvis", "henvis", ("POST",))
def henvis(request: Any, order: uuid.UUID) -> HttpResponse:
    """`borger`, with the enquiry's `version`, refers; `henvisning`, its `henvisning_version` and `udfald` say how it
    went. 404 for a citizen who is not the user's to refer, and for one that is not there: alike."""
    found = order_of(request, order)
    if not isinstance(found, Order):
        return found
    circle = circle_of(request.who, found.directory.stand, request.now)
    return _settled(found, circle) if request.POST.get("henvisning") else _referred(found, circle)


def _referred(order: Order, circle: Circle) -> HttpResponse:
    request, citizen = order.request, id_in(order.request.POST.get("borger", ""))
    if not citizen or not _may(circle, citizen):
        return not_found(request)
    if order.record.data.get("lukket"):
        return _told(order, "web_henv_er_lukket")
    if any(each.citizen == citizen for each in referrals.of_order(order.record)):
        return _told(order, "web_henv_er_henvist")
    if order.record.number != version_of(request):
        return conflict(order, say("web_henv_vil_henvise", {}, request.lang))
    called = order.company.called(request.lang)
    try:
        referrals.refer(request, order.record, citizen, called, str(order.record.data.get("stilling") or ""))
    except Changed:
        return conflict(order, say("web_henv_vil_henvise", {}, request.lang))
    messages.success(request, say("web_henv_henvist", {"virksomhed": called}, request.lang))
    return HttpResponseRedirect(order.address)


def _settled(order: Order, circle: Circle) -> HttpResponse:
    request, outcome = order.request, str(order.request.POST.get("udfald", ""))
    ref, number = str(request.POST.get("henvisning")), id_in(request.POST.get("henvisning_version", ""))
    one = next((each for each in referrals.of_order(order.record) if str(each.ref) == ref), None)
    if one is None or not circle.may_write(one.citizen, Field.KANDIDAT):
        return not_found(request)
    if outcome not in referrals.OUTCOMES:
        return bad_request(request)
    if one.data.get("udfald") == outcome:
        return HttpResponseRedirect(order.address)
    wanted = say("web_henv_vil_udfald", {}, request.lang)
    if one.number != number or order.record.number != version_of(request):
        return conflict(order, wanted)
    try:
        referrals.settle(request, order.record, one, outcome)
    except Changed:
        return conflict(order, wanted)
    said = say(f"web_borger_henvist_{outcome}", {}, request.lang)
    messages.success(request, say("web_henv_udfald_gemt", {"udfald": said}, request.lang))
    return HttpResponseRedirect(order.address)


def _may(circle: Circle, citizen: int) -> bool:
    return circle.fields(citizen) >= NEEDED and circle.may_write(citizen, Field.KANDIDAT)


def _told(order: Order, code: str) -> HttpResponse:
    messages.info(order.request, say(code, {}, order.request.lang))
    return HttpResponseRedirect(order.address)
