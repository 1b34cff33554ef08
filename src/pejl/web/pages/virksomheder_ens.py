"""Samme virksomhed? Pairs that may be one, with why; who keeps companies says which stays, and can part them again."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web.companies import Directory, Same
from pejl.web.companyalike import alike
from pejl.web.companymerging import Overtaken, merge, part
from pejl.web.days import of_plan
from pejl.web.opened import id_in
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.web.saving import CONFLICT
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say

"""No company has an id so large."""


@page("virksomheder/ens", "virksomheder-ens", ("GET", "POST"))
@of_plan
def virksomheder_ens(request: Any, stand: Stand) -> HttpResponse:
    """POST with `en`, `anden` and `bliver` (one of them) merges; with `skil` and `fra` parts."""
    directory = Directory(stand)
    if request.method != "POST":
        return _shown(request, directory)
    try:
        return _parted(request) if request.POST.get("skil") else _merged(request, directory)
    except Overtaken:
        return _shown(request, Directory(stand), "web_virk_ens_alt", CONFLICT)


def _shown(request: Any, directory: Directory, said: str = "", status: int = 200) -> HttpResponse:
    every = alike(directory)
    pairs = [each for each in every if not each.unit]
    units = [each for each in every if each.unit]
    return shown(request, "virksomheder_ens.html", {"pairs": pairs, "units": units, "said": said}, status)


def _merged(request: Any, directory: Directory) -> HttpResponse:
    one, other, kept = (id_in(request.POST.get(name, "")) for name in ("en", "anden", "bliver"))
    if not one or not other or one == other:
        return bad_request(request)
    if kept not in (one, other):
        return _shown(request, directory, "web_virk_ens_mangler", 422)
    if any(directory.one(each) is None for each in (one, other)):
        return not_found(request)
    stays = merge(kept, other if kept == one else one, request.who.id, request.now)
    return _to(request, stays, "gjort")


def _parted(request: Any) -> HttpResponse:
    dropped, kept = id_in(request.POST.get("skil", "")), id_in(request.POST.get("fra", ""))
    if not dropped or not kept:
        return bad_request(request)
    part(dropped, kept)
    return _to(request, Same.now().of(dropped), "skilt")


def _to(request: Any, company: int, code: str) -> HttpResponse:
    messages.success(request, say(f"web_virk_ens_{code}", {}, request.lang))
    return HttpResponseRedirect(reverse("virksomheden", args=[company]))
