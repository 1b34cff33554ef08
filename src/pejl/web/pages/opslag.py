"""The access log. Looking into it is written into it."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.identity import parse_cpr
from pejl.intake import Fault
from pejl.web.access import Field, Role
from pejl.web.access_log import MOST, Line, of_citizen, of_days
from pejl.web.desk import desk
from pejl.web.models import User
from pejl.web.names import register
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.users import CPR_LIKE
from pejl.words import say

BEFORE = timedelta(days=7)
LARGEST, DIGITS = 1 << 63, 20


class Unreadable(ValueError):
    """A number or a day that is none."""


@page("opslag", "opslag", ("GET", "POST"))
def opslag(request: Any) -> HttpResponse:
    """`?borger=ID`, or `?fra=…&til=…` with or without `bruger=ID`. POST a CPR number or an id: it becomes the id in the
    address; a number that is nobody's is answered as one that nobody looked at."""
    try:
        stand = desk().stand()
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    try:
        if request.method == "POST":
            query = urlencode({"borger": _person(stand, request.POST.get("nummer", ""))})
            return HttpResponseRedirect(f"{reverse('opslag')}?{query}")
        if "borger" in request.GET:
            return _citizen(request, stand, _id(request.GET["borger"]))
        return _days(request, stand)
    except Unreadable:
        return _shown(request, stand, {"wrong": True}, 400)


def _person(stand: Stand, text: str) -> int:
    """The id of a CPR number or of an id as it is; 0 for a number that is nobody's. What looks like a CPR number and is
    none was typed wrong, and becomes no address."""
    try:
        parse_cpr(text)
    except Fault:
        if CPR_LIKE.fullmatch("".join(text.split())):
            raise Unreadable from None
        return _id(text.strip())
    known = register(stand.base.around)
    person = known.find(text)
    return 0 if person is None else known.current(person)


def _id(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < DIGITS) or int(text) >= LARGEST:
        raise Unreadable
    return int(text)


def _day(text: str, otherwise: date) -> date:
    try:
        day = date.fromisoformat(text) if text else otherwise
    except ValueError:
        raise Unreadable from None
    if day.year < otherwise.year - 10 or day.year > otherwise.year + 1:
        raise Unreadable
    return day


def _citizen(request: Any, stand: Stand, citizen: int) -> HttpResponse:
    lines = of_citizen(register(stand.base.around).ids_of(citizen)) if citizen else []
    if lines or stand.knows(citizen):
        request.looks.at(citizen, (Field.OPSLAG,))
    heading = say("web_konto_opslag_for_borger", {"borger": citizen}, request.lang)
    return _shown(request, stand, {"lines": lines, "heading": heading, "one": True})


def _days(request: Any, stand: Stand) -> HttpResponse:
    """By default the last week, of everybody: nothing is shown until it is asked for."""
    asked = "fra" in request.GET or "bruger" in request.GET
    last = _day(request.GET.get("til", ""), stand.day)
    first = _day(request.GET.get("fra", ""), last - BEFORE)
    user = _id(request.GET["bruger"]) if request.GET.get("bruger") else None
    if first > last:
        raise Unreadable
    of: dict[str, Any] = {"first": first, "last": last, "chosen": user}
    if asked:
        lines = of_days(user, first, last)
        for line in lines[:MOST]:
            if line.citizen:
                request.looks.at(line.citizen, (Field.OPSLAG,))
        days = {"fra": first, "til": last}
        of |= {"lines": lines, "heading": say("web_konto_opslag_for_bruger", days, request.lang), "one": False}
    return _shown(request, stand, of)


def _shown(request: Any, stand: Stand, of: dict[str, Any], status: int = 200) -> HttpResponse:
    lines: list[Line] | None = of.get("lines")
    users = User.objects.exclude(role=Role.BORGER).order_by("name")
    around = {"first": stand.day - BEFORE, "last": stand.day, "users": list(users), "most": MOST}
    around |= of
    if lines is not None:
        around |= {"lines": lines[:MOST], "more": len(lines) > MOST}
    return shown(request, "opslag.html", around, status)
