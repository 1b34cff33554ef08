"""One's own profile: name, language, password, second factor, and an end to all sessions."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web import totp
from pejl.web.accountforms import CODE, NEW, AccountForm, check_new
from pejl.web.models import User
from pejl.web.pages.fejl import bad_request
from pejl.web.registry import page
from pejl.web.sessions import end_all, ended, go_on
from pejl.web.shown import shown
from pejl.web.words import LANG, LANGUAGES
from pejl.words import say

CURRENT = {"autocomplete": "current-password"}


class AboutForm(AccountForm):
    name = forms.CharField(max_length=120)
    lang = forms.ChoiceField(choices=[("da", "Dansk"), ("en", "English")])
    attrs = {"name": {"autocomplete": "name"}}  # noqa: RUF012


class OwnPasswordForm(AccountForm):
    """Whoever changes how to log in gives the password they have."""

    nu = forms.CharField(max_length=256, strip=False, widget=forms.PasswordInput())
    attrs = {"nu": CURRENT, "ny": NEW, "igen": NEW, "kode": CODE}  # noqa: RUF012

    def check(self, user: User) -> bool:
        if self.is_valid() and (totp.closed(user) or not user.check_password(self.cleaned_data["nu"])):
            self.wrong("nu", "nu_forkert")
        return not self.errors


class PasswordForm(OwnPasswordForm):
    ny = forms.CharField(max_length=256, strip=False, widget=forms.PasswordInput())
    igen = forms.CharField(max_length=256, strip=False, widget=forms.PasswordInput())
    hints = ("ny",)


class KeyForm(OwnPasswordForm):
    """The new telephone's first code."""

    kode = forms.CharField(max_length=12)


@page("profil", "profil", ("GET", "POST"))
def profil(request: Any) -> HttpResponse:
    """GET shows it; POST does what `handling` names, and is a bad request for another word."""
    if request.method != "POST":
        return _shown(request)
    acts = {"om": _about, "kode": _password, "noegle": _key, "slut": _end}
    act = acts.get(request.POST.get("handling", ""))
    local = request.user.has_usable_password()
    if act is None or (act in (_password, _key) and not local):
        return bad_request(request)
    return act(request)


def _about(request: Any) -> HttpResponse:
    form = AboutForm(request.POST, lang=request.lang)
    if not form.is_valid():
        return _shown(request, about=form)
    User.objects.filter(pk=request.user.pk).update(version=F("version") + 1, **form.cleaned_data)
    response = _back(request, "profil_gemt", form.cleaned_data["lang"])
    if form.cleaned_data["lang"] in LANGUAGES:
        response.delete_cookie(LANG)  # what was chosen for this browser gives way to what was chosen for good
    return response


def _password(request: Any) -> HttpResponse:
    """Every other session of the user ends."""
    form = PasswordForm(request.POST, lang=request.lang, prefix="k")
    if form.check(request.user):
        check_new(form, request.user)
    if form.errors:
        return _refused(request, "nu" in form.errors, password=form)
    request.user.set_password(form.cleaned_data["ny"])
    request.user.save(update_fields=["password"])
    end_all(request.user)
    go_on(request, request.user)
    return _back(request, "kode_skiftet")


def _key(request: Any) -> HttpResponse:
    """Another telephone; the one before gives no valid codes any more."""
    form = KeyForm(request.POST, lang=request.lang, prefix="n")
    if not form.check(request.user):
        return _refused(request, "nu" in form.errors, key=form)
    key = request.session.get(totp.KEY, "")
    step = totp.step_of(key, form.cleaned_data["kode"], request.now) if key else None
    if step is None:
        form.wrong("kode", "kode_forkert")
        return _shown(request, key=form)
    User.objects.filter(pk=request.user.pk).update(totp=key, totp_step=step)
    request.session.pop(totp.KEY)
    end_all(request.user)
    go_on(request, request.user)
    return _back(request, "noegle_skiftet")


def _end(request: Any) -> HttpResponse:
    end_all(request.user)
    return ended(request)


def _refused(request: Any, guessed: bool, **forms: AccountForm) -> HttpResponse:
    """A wrong password here counts as a wrong try: a session left open is not a place to guess it."""
    if guessed:
        totp.failed(request.user, request.META.get("REMOTE_ADDR", ""))
    return _shown(request, **forms)


def _back(request: Any, code: str, lang: str = "") -> HttpResponse:
    messages.success(request, say(f"web_konto_{code}", {}, lang or request.lang))
    return HttpResponseRedirect(reverse("profil"))


def _shown(request: Any, **given: AccountForm) -> HttpResponse:
    user, lang = request.user, request.lang
    key = request.session.setdefault(totp.KEY, totp.new_key()) if user.has_usable_password() else ""
    of = {
        "about": given.get("about") or AboutForm(initial={"name": user.name, "lang": user.lang}, lang=lang),
        "password": given.get("password") or PasswordForm(lang=lang, prefix="k"),
        "keyform": given.get("key") or KeyForm(lang=lang, prefix="n"),
        "local": user.has_usable_password(),
        "qr": totp.picture(user, key, say("web_konto_qr", {}, lang)) if key else "",
        "key": totp.in_groups(key),
        "person": user,
    }
    return shown(request, "profil.html", of, 422 if given else 200)
