"""One user: name, role and team, access, one-time password and telephone. What is taken away is gone at once."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.intake import Fault
from pejl.web.access import Role
from pejl.web.desk import desk
from pejl.web.models import User
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.web.sessions import end_all
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.trail import leave
from pejl.web.userforms import SET, UserForm
from pejl.web.users import changed, last_day, new_password
from pejl.words import say


@page("brugere/<int:bruger>", "bruger", ("GET", "POST"))
def bruger(request: Any, bruger: int) -> HttpResponse:
    """GET shows; POST does what `handling` names. Nobody closes their own access or takes their own telephone away
    here: that is done on the profile, or by somebody else."""
    try:
        stand = desk().stand()
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    user = User.objects.exclude(role=Role.BORGER).filter(pk=bruger).first()
    if user is None:
        return not_found(request)
    if request.method != "POST":
        return _shown(request, user, _form(request, stand, user))
    handling = request.POST.get("handling", "")
    if handling == "gem":
        return _saved(request, stand, user)
    act = ACTS.get(handling)
    if act is None:
        return bad_request(request)
    if user.pk == request.who.id:
        return _said(request, user, "ingen_rolle_selv", "error")
    try:
        return act(request, user)
    except Fault as fault:
        messages.error(request, say(fault.code, fault.params, request.lang))
        return HttpResponseRedirect(reverse("bruger", args=[user.pk]))


def _form(request: Any, stand: Stand, user: User) -> UserForm:
    initial = {name: getattr(user, name) for name in SET} | {"version": user.version}
    own = user.pk == request.who.id
    return UserForm(initial=initial, stand=stand, person=user, own=own, lang=request.lang)


def _shown(request: Any, user: User, form: UserForm, status: int = 200) -> HttpResponse:
    of = {"person": user, "form": form, "own": user.pk == request.who.id, "last": last_day(user)}
    return shown(request, "bruger.html", of, status)


def _saved(request: Any, stand: Stand, user: User) -> HttpResponse:
    own = user.pk == request.who.id
    initial = {name: getattr(user, name) for name in SET}
    form = UserForm(request.POST, initial=initial, stand=stand, person=user, own=own, lang=request.lang)
    if own and request.POST.get("role", user.role) != user.role:
        form.wrong("role", "ingen_rolle_selv")
    if not form.is_valid():
        return _shown(request, user, form, 422)
    values = form.values()
    other = {name for name in SET if values[name] != getattr(user, name)}
    try:
        with transaction.atomic():
            ends = bool(other & {"role", "team", "worker", "subject"}) and not own
            if not changed(user, form.cleaned_data["version"] or 0, ends, **values):
                return _conflict(request, stand, user.pk, form)
            if other:
                leave(request, "aendret", bruger=user.username, felter=_told(user, values, other))
    except Fault as fault:
        form.add_error("role", say(fault.code, fault.params, request.lang))
        return _shown(request, user, form, 422)
    return _said(request, user, "bruger_gemt", "success")


def _told(user: User, values: dict[str, str], other: set[str]) -> str:
    """What was changed, from what to what, for the log."""
    each = (
        (say(f"web_konto_felt_{name}", {}, "da"), getattr(user, name), values[name]) for name in SET if name in other
    )
    return ", ".join(f"{label}: {was or '–'} → {now or '–'}" for label, was, now in each)


def _conflict(request: Any, stand: Stand, pk: int, mine: UserForm) -> HttpResponse:
    """Theirs and mine beside each other; mine is saved on top of theirs only when that is asked for."""
    theirs = User.objects.get(pk=pk)
    written = mine.values()
    form = UserForm(
        initial={**written, "version": theirs.version},
        stand=stand,
        person=theirs,
        own=theirs.pk == request.who.id,
        lang=request.lang,
    )
    rows = [
        (form[each].label, _word(each, getattr(theirs, each), form), _word(each, written[each], form)) for each in SET
    ]
    return shown(request, "bruger_konflikt.html", {"person": theirs, "form": form, "rows": rows}, 409)


def _word(name: str, value: str, form: UserForm) -> str:
    said = dict(getattr(form.fields[name], "choices", ()))
    return str(said.get(value, value)) or "–"


# --- what a button does ----------------------------------------------------------------------------------


def _closed(request: Any, user: User) -> HttpResponse:
    return _set(request, user, "lukket", "bruger_er_lukket", is_active=False)


def _opened(request: Any, user: User) -> HttpResponse:
    return _set(request, user, "aabnet", "bruger_er_aabnet", is_active=True)


def _telephone(request: Any, user: User) -> HttpResponse:
    return _set(request, user, "telefon", "bruger_telefon_nulstillet", totp="", totp_step=0)


def _set(request: Any, user: User, trace: str, code: str, **values: Any) -> HttpResponse:
    """The values, an end to the user's sessions and the log's line, or none of them."""
    with transaction.atomic():
        if not changed(user, user.version, True, **values):
            return _said(request, user, "konflikt", "error")
        leave(request, trace, bruger=user.username)
    return _said(request, user, code, "success")


def _password(request: Any, user: User) -> HttpResponse:
    """For who logs in here; with a provider's subject there is no password to make."""
    if user.subject:
        return bad_request(request)
    with transaction.atomic():
        password = new_password(user)
        leave(request, "engangskode", bruger=user.username)
    return shown(request, "engangskode.html", {"name": user.name, "password": password})


def _out(request: Any, user: User) -> HttpResponse:
    with transaction.atomic():
        end_all(user)
        leave(request, "ud", bruger=user.username)
    return _said(request, user, "bruger_sluttet", "success")


def _said(request: Any, user: User, code: str, tag: str) -> HttpResponse:
    level = messages.ERROR if tag == "error" else messages.SUCCESS
    name = request.POST.get("name") if code == "bruger_gemt" else user.name
    messages.add_message(request, level, say(f"web_konto_{code}", {"navn": name}, request.lang))
    return HttpResponseRedirect(reverse("bruger", args=[user.pk]))


ACTS = {"luk": _closed, "aabn": _opened, "engangskode": _password, "telefon": _telephone, "ud": _out}
