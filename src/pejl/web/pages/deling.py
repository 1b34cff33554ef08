"""Shares a citizen's plan with another unit, by consent or by law, and ends it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web.access import Field
from pejl.web.opened import Opened, looked, opened
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.web.sharing import ShareForm, end, shared_of, units
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.words import say

UNPROCESSABLE, CONFLICT = 422, 409


@page("borger/<int:citizen>/del", "del", ("GET", "POST"))
def deling(request: Any, citizen: int) -> HttpResponse:
    """POST saves an agreement, or with `slut` (and the `version` that was seen) ends one."""
    try:
        one = opened(request, citizen)
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    if one is None or not one.may_write(Field.DELT):
        return not_found(request)
    if request.method == "GET":
        return _shown(request, one, _form(request, one))
    return _ended(request, one) if request.POST.get("slut") else _saved(request, one)


def _form(request: Any, one: Opened, data: Any = None) -> ShareForm:
    return ShareForm(data, lang=request.lang, day=one.stand.day, among=units())


def _shown(request: Any, one: Opened, form: ShareForm, status: int = 200, said: str = "") -> HttpResponse:
    looked(request, one, [Field.DELT])
    of = {"one": one, "form": form, "shares": shared_of(one.citizen, one.stand.day), "said": said}
    return shown(request, "deling.html", of, status)


def _saved(request: Any, one: Opened) -> HttpResponse:
    form = _form(request, one, request.POST)
    if not form.is_valid():
        return _shown(request, one, form, UNPROCESSABLE)
    same = form.cleaned_data["enhed"]
    with transaction.atomic():  # one at a time on SQLite: of two who share it at once the second is told
        there = any(each.share.unit == same and not each.ended for each in shared_of(one.citizen, one.stand.day))
        if not there:
            form.save(one.citizen, request.who.id)
    if there:
        return _shown(request, one, form, UNPROCESSABLE, "web_borger_deles_allerede")
    return _back(request, one, "web_borger_delt_nu", same)


def _ended(request: Any, one: Opened) -> HttpResponse:
    share, version = request.POST.get("slut", ""), request.POST.get("version", "")
    if not (share.isdecimal() and version.isdecimal() and len(share) < 19 and len(version) < 9):
        return bad_request(request)
    if not end(int(share), one.citizen, int(version), one.stand.day):
        return _shown(request, one, _form(request, one), CONFLICT, "web_borger_deling_aendret")
    return _back(request, one, "web_borger_deling_slut")


def _back(request: Any, one: Opened, code: str, unit: str = "") -> HttpResponse:
    messages.success(request, say(code, {"enhed": unit}, request.lang))
    return HttpResponseRedirect(reverse("del", args=[one.citizen]))
