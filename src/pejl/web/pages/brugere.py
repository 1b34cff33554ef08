"""Everybody who can log in, and making somebody new. Citizens are not among them: they come by themselves."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.intake import Fault
from pejl.web.access import Role
from pejl.web.desk import desk
from pejl.web.models import User
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.web.trail import leave
from pejl.web.userforms import NewUserForm
from pejl.web.users import add_user, last_day
from pejl.words import say


@page("brugere", "brugere", ("GET", "POST"))
def brugere(request: Any) -> HttpResponse:
    """GET the list and the form; POST makes a user. A one-time password is shown in the answer and nowhere else."""
    try:
        stand = desk().stand()
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    if request.method != "POST":
        return _list(request, NewUserForm(stand=stand, lang=request.lang))
    form = NewUserForm(request.POST, stand=stand, lang=request.lang)
    if not form.is_valid():
        return _list(request, form, 422)
    try:
        password = _made(request, form)
    except Fault as fault:
        form.add_error("username", say(fault.code, fault.params, request.lang))
        return _list(request, form, 422)
    name = form.cleaned_data["name"]
    if password:
        return shown(request, "engangskode.html", {"name": name, "password": password})
    messages.success(request, say("web_konto_bruger_oprettet_oidc", {"navn": name}, request.lang))
    return HttpResponseRedirect(reverse("brugere"))


def _made(request: Any, form: NewUserForm) -> str:
    username = form.cleaned_data["username"]
    with transaction.atomic():
        password = add_user(username, **form.values())
        leave(request, "oprettet", bruger=username, rolle=form.cleaned_data["role"])
    return password


def _list(request: Any, form: NewUserForm, status: int = 200) -> HttpResponse:
    users = list(User.objects.exclude(role=Role.BORGER).order_by("-is_active", "name", "pk"))
    active = sum(each.is_active for each in users)
    return shown(
        request,
        "brugere.html",
        {"users": [(each, last_day(each)) for each in users], "active": active, "form": form},
        status,
    )
