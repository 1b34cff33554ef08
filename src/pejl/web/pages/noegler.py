"""Keys of systems: made, shown once, revoked."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.periods import day_in_copenhagen, start_of_day
from pejl.web.access import Role
from pejl.web.access.endpoints import HOLDERS, scopes_of
from pejl.web.access.tokens import Scope, hash_of, new_secret
from pejl.web.accountforms import AccountForm
from pejl.web.models import Token, User
from pejl.web.pages.fejl import bad_request
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.trail import leave
from pejl.words import say

LONGEST = timedelta(days=366)


def scope_words(scope: str, lang: str) -> str:
    return say(f"web_konto_scope_{scope.replace(':', '_')}", {}, lang)


def role_words(role: str, lang: str) -> str:
    return say(f"web_rolle_{role}", {}, lang)


def offered(scope: Scope, lang: str) -> str:
    """The words of a scope, with the roles that can use it where not all can that a key is made for."""
    words, roles = scope_words(scope, lang), {each for each in HOLDERS if scope in scopes_of(each)}
    if roles == HOLDERS:
        return words
    named = ", ".join(sorted(role_words(each, lang) for each in roles))
    return say("web_konto_scope_kun", {"maa": words, "rolle": named}, lang)


class KeyForm(AccountForm):
    label = forms.CharField(max_length=80)
    user = forms.ModelChoiceField(queryset=None)
    scopes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple(attrs={"class": "form-checkbox"}))
    until = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hints = ("user", "until")

    def __init__(self, *args: Any, today: date, lang: str, **of: Any) -> None:
        super().__init__(*args, lang=lang, **of)
        self.today = today
        self.fields["user"].queryset = User.objects.filter(role__in=HOLDERS, is_active=True).order_by("name")
        self.fields["user"].empty_label = ""
        self.fields["user"].label_from_instance = self.called
        self.fields["scopes"].choices = [(each.value, offered(each, lang)) for each in Scope]

    def called(self, user: User) -> str:
        return f"{user.name} ({user.username}), {role_words(user.role, self.lang)}"

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if not self.today < day <= self.today + LONGEST:
            raise forms.ValidationError(self.said("until_forkert"))
        return day

    def clean(self) -> None:
        """What no key of the user can be used for is not given."""
        user, scopes = self.cleaned_data.get("user"), self.cleaned_data.get("scopes", ())
        beyond = [each for each in scopes if user and each not in scopes_of(Role(user.role))]
        if beyond:
            maa = ", ".join(scope_words(each, self.lang) for each in beyond)
            self.wrong("scopes", "scopes_forkert", navn=user.name, maa=maa)


@page("noegler", "noegler", ("GET", "POST"))
def noegler(request: Any) -> HttpResponse:
    """GET the list and the form; POST makes a key, or revokes the one `traek` names. The key itself is in that answer
    and nowhere else."""
    today = day_in_copenhagen(request.now)
    if request.method != "POST":
        return _list(request, KeyForm(initial={"until": today + timedelta(days=365)}, today=today, lang=request.lang))
    if "traek" in request.POST:
        return _revoked(request)
    form = KeyForm(request.POST, today=today, lang=request.lang)
    if not form.is_valid():
        return _list(request, form, 422)
    secret, clean = new_secret(), form.cleaned_data
    scopes = " ".join(clean["scopes"])
    with transaction.atomic():
        Token.objects.create(
            user=clean["user"],
            label=clean["label"],
            hashed=hash_of(secret),
            scopes=scopes,
            made=request.now,
            until=start_of_day(clean["until"] + timedelta(days=1)),
        )
        leave(request, "noegle", navn=clean["label"], bruger=clean["user"].username, maa=scopes)
    return shown(request, "noegle.html", {"name": clean["label"], "secret": secret})


def _revoked(request: Any) -> HttpResponse:
    """Revoking twice changes nothing."""
    asked = request.POST["traek"]
    token = Token.objects.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 19 else None
    if token is None:
        return bad_request(request)
    with transaction.atomic():
        if Token.objects.filter(pk=token.pk, revoked=None).update(revoked=request.now):
            leave(request, "noegle_trukket", navn=token.label)
    messages.success(request, say("web_konto_noegle_er_trukket", {"navn": token.label}, request.lang))
    return HttpResponseRedirect(reverse("noegler"))


def _list(request: Any, form: KeyForm, status: int = 200) -> HttpResponse:
    tokens = Token.objects.select_related("user").order_by("-made", "-pk")
    rows = [
        {
            "token": each,
            "made": day_in_copenhagen(each.made),
            "last": day_in_copenhagen(each.until - timedelta(microseconds=1)),
            "revoked": day_in_copenhagen(each.revoked) if each.revoked else None,
            "over": each.until <= request.now or not each.user.is_active,
            "scopes": [scope_words(scope, request.lang) for scope in each.scopes.split()],
        }
        for each in tokens
    ]
    return shown(request, "noegler.html", {"rows": rows, "form": form}, status)
