"""Log in with a name and a password, and log out. Who has no such user, or the wrong password, is told the same."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web import oidc
from pejl.web.access import Role
from pejl.web.registry import page
from pejl.web.sessions import begin, ended, local, wait
from pejl.web.shown import shown
from pejl.web.users import CPR_LIKE
from pejl.words import say


class LoginForm(forms.Form):
    username = forms.CharField(
        max_length=80,
        widget=forms.TextInput(
            attrs={"class": "form-input", "autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"class": "form-input", "autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, lang: str, **of: Any) -> None:
        super().__init__(*args, **of)
        for name, each in self.fields.items():
            each.label = say(f"web_konto_felt_{name}", {}, lang)
            each.error_messages["required"] = say("web_konto_mangler", {}, lang)


@page("log-ind", "login", ("GET", "POST"))
def login(request: Any) -> HttpResponse:
    """GET the form; POST a name and a password. `next` is followed when it is an address of this site."""
    to = request.POST.get("next") or request.GET.get("next", "")
    if request.method != "POST":
        return _form(request, LoginForm(lang=request.lang), to)
    form = LoginForm(request.POST, lang=request.lang)
    if not form.is_valid():
        return _form(request, form, to, 422)
    user = _known(request, form.cleaned_data)
    if user is None:
        form.add_error(None, say("web_konto_forkert", {}, request.lang))
        return _form(request, form, to, 401)
    if settings.PEJL_DEMO:
        begin(request, user, second=True)
        return HttpResponseRedirect(local(request, to))
    wait(request, user, local(request, to))
    return HttpResponseRedirect(reverse("login-kode"))


def _known(request: Any, given: dict[str, str]) -> Any:
    """The user of a name and a password; None for a wrong one, too many tries, and a citizen, who never has one. What
    looks like a CPR number is no name, and is not written into the log of failed tries."""
    if CPR_LIKE.fullmatch("".join(given["username"].split())):
        return None
    user: Any = authenticate(request, username=given["username"], password=given["password"])
    return None if user is None or user.role == Role.BORGER else user


def _form(request: Any, form: LoginForm, to: str, status: int = 200, locked: bool = False) -> HttpResponse:
    of = {
        "form": form,
        "to": to,
        "locked": locked,
        "staff": oidc.provider("medarbejder") is not None,
        "citizens": oidc.provider("borger") is not None,
        "minutes": int(settings.AXES_COOLOFF_TIME.total_seconds()) // 60,
    }
    return shown(request, "login.html", of, status)


def locked(request: Any, response: Any, credentials: Any) -> HttpResponse:
    """After too many wrong tries; it says nothing of whether there is such a user."""
    return _form(request, LoginForm(lang=request.lang), request.POST.get("next", ""), 429, locked=True)


@page("log-ud", "logud", ("POST",))
def logud(request: Any) -> HttpResponse:
    return ended(request)
