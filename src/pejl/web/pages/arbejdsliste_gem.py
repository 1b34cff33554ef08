"""Work lists somebody wants to come back to."""

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from pejl.web.desk import desk
from pejl.web.models import SavedView
from pejl.web.registry import page
from pejl.web.stand import NoPlan
from pejl.web.work import asked, nothing, sheet_of
from pejl.words import say

MOST, LONGEST = 20, 60


@page("arbejdsliste/gem", "arbejdsliste-gem", methods=("POST",))
def gem(request: Any) -> HttpResponse:
    """Saves `soegning` under `navn`, or deletes the own view `slet`. What is saved is written anew from what a list's
    address can mean, so that it names no citizen whatever was sent."""
    try:
        sheet = sheet_of(desk().stand())
    except NoPlan:
        return nothing(request)
    if "slet" in request.POST:
        number = request.POST["slet"]
        if number.isdecimal() and len(number) < 19:
            SavedView.objects.filter(user_id=request.who.id, pk=int(number)).delete()
        return _back(request, "", "web_arbejde_visning_slettet")
    query = asked(QueryDict(request.POST.get("soegning", "")[:1000]), request.who, sheet).query()
    return _back(request, query, _saved(request, query))


def _saved(request: Any, query: str) -> str:
    name = " ".join(request.POST.get("navn", "").split())[:LONGEST]
    own = SavedView.objects.filter(user_id=request.who.id)
    if not name:
        return "web_arbejde_visning_uden_navn"
    if any(part.isdecimal() and len(part) >= 6 for part in name.replace("-", "").split()):
        return "web_arbejde_visning_nummer"
    if own.count() >= MOST:
        return "web_arbejde_visning_for_mange"
    try:
        with transaction.atomic():
            SavedView.objects.create(user_id=request.who.id, name=name, query=query)
    except IntegrityError:
        return "web_arbejde_visning_findes"
    return "web_arbejde_visning_gemt"


def _back(request: Any, query: str, code: str) -> HttpResponse:
    done = code in ("web_arbejde_visning_gemt", "web_arbejde_visning_slettet")
    (messages.success if done else messages.warning)(request, say(code, {}, request.lang))
    return HttpResponseRedirect(reverse("arbejdsliste") + (f"?{query}" if query else ""))
