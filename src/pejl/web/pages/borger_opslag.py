"""Finds a citizen: the own and the team's by name or number, another by the whole number and a stated reason. What is
searched for is in no address and in no log; a missing citizen and one that may not be opened are answered alike."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.answers.listed import Whose
from pejl.intake import Fault
from pejl.web import names
from pejl.web.access import Circle, circle_of, readable
from pejl.web.desk import desk
from pejl.web.handing import citizens_of
from pejl.web.models import Reason
from pejl.web.recordform import TextField
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.words import say

HOURS = timedelta(hours=8)
"""How long a stated reason opens a citizen."""
LEAST, LONGEST = 10, 300
"""Letters of a reason."""
MOST = 30
"""Citizens that a search by name shows; `SEARCHED` are found before those that are not the user's are left out."""
SEARCHED = 20_000
UNPROCESSABLE = 422
NUMBER = re.compile(r"[\d\s-]{8,20}")


class SearchForm(forms.Form):
    """`soeg`: a name, or a CPR number. `grund`: why a citizen of somebody else's is opened."""

    soeg = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"}))
    grund = TextField(
        max_length=LONGEST, required=False, widget=forms.Textarea(attrs={"class": "form-input", "rows": 2})
    )

    def __init__(self, *args: Any, lang: str, **of: Any) -> None:
        super().__init__(*args, auto_id="s_%s", **of)
        for name, field in self.fields.items():
            field.label = say(f"web_borger_find_{name}", {}, lang)
            field.help_text = say(f"web_borger_find_{name}_hjaelp", {}, lang)
            said = {"required": "mangler", "max_length": "langt", "cpr": "cpr", "invalid": "forkert"}
            field.error_messages |= {key: say(f"web_borger_fejl_{code}", {}, lang) for key, code in said.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    """`to`: a citizen to open; `found`: citizens with their names; `said`: what is said; `reason`: one is asked for."""

    to: int = 0
    found: Collection[tuple[int, str]] = ()
    said: str = ""
    reason: bool = False
    more: bool = False


@page("find-borger", "borger-opslag", ("GET", "POST"))
def borger_opslag(request: Any) -> HttpResponse:
    if request.method == "GET":
        return _shown(request, SearchForm(lang=request.lang), Answer())
    form = SearchForm(request.POST, lang=request.lang)
    if not form.is_valid():
        return _shown(request, form, Answer(reason="grund" in form.errors), UNPROCESSABLE)
    try:
        stand = desk().stand()
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    circle = circle_of(request.who, stand, request.now)
    text, reason = form.cleaned_data["soeg"].strip(), form.cleaned_data["grund"].strip()
    answer = _by_number(circle, text, reason) if NUMBER.fullmatch(text) else _by_name(circle, text)
    if answer.to:
        return HttpResponseRedirect(reverse("borgeren", args=[answer.to]))
    request.looks.at_names(citizen for citizen, _ in answer.found)
    return _shown(request, form, answer)


def _shown(request: Any, form: SearchForm, answer: Answer, status: int = 200) -> HttpResponse:
    form.fields["grund"].required = answer.reason  # as it is shown; what it must be is `_by_number`'s to say
    return shown(request, "borger_opslag.html", {"form": form, "answer": answer, "least": LEAST}, status)


def _by_number(circle: Circle, text: str, reason: str) -> Answer:
    """The user's own and the team's at once. For anybody else a reason is asked for, whether there is such a citizen or
    not; with one the citizen is opened, or nothing is said but that none can be."""
    register = names.register(circle.stand.base.around)
    try:
        found = register.find(text)
    except Fault:
        return Answer(said="web_borger_find_intet_nummer")
    citizen = register.current(found) if found else 0
    if citizen and circle.fields(citizen):
        return Answer(to=citizen)
    if len(re.findall(r"[^\W\d_]", reason)) < LEAST:
        return Answer(said="web_borger_find_grund_kort" if reason else "", reason=True)
    if not citizen or not circle.may_look_up(citizen):
        return Answer(said="web_borger_find_ingen", reason=True)
    until = circle.now + HOURS
    Reason.objects.create(user_id=circle.who.id, citizen=citizen, why=reason, at=circle.now, until=until)
    return Answer(to=citizen)


def _by_name(circle: Circle, text: str) -> Answer:
    near = _near(circle.stand, circle)
    hits = [each for each in names.register(circle.stand.base.around).find_name(text, SEARCHED) if each in near]
    seen = readable(circle, hits[: MOST + 1])
    named = names.of(circle.stand, seen[:MOST])
    found = [(each, named[each]) for each in seen if each in named]
    return Answer(found=found, more=len(hits) > MOST, said="" if found else "web_borger_find_ingen_navn")


def _near(stand: Stand, circle: Circle) -> Collection[int]:
    """Who can be found by name: those the user or the team stands by, and those a stated reason has opened."""
    lists = (citizens_of(stand, circle.who, whose) for whose in (Whose.MINE, Whose.HOLD))
    return circle.reasoned.union(*lists)
