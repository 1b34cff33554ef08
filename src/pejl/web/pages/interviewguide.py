"""For who holds interviews: when, where and what to ask, and notes that belong to the round and to nobody in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web.models import InterviewNote, Round
from pejl.web.pages.fejl import not_found
from pejl.web.recordform import LONGEST, SELECT, TextField
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.surveys_interview_shown import Agreed, Guided, guided
from pejl.words import say

UNPROCESSABLE = 422
SHORT = 60
"""Letters of a point in the list one is chosen from."""


class NoteForm(forms.Form):
    """`punkt`: of the guide, from 1."""

    def __init__(self, *args: Any, points: Sequence[str], lang: str, **of: Any) -> None:
        super().__init__(*args, **of)
        text = forms.Textarea(attrs={"class": "form-input", "rows": 4, "autocomplete": "off"})
        choices = [(place, f"{place}. {_short(point)}") for place, point in enumerate(points, 1)]
        self.fields["punkt"] = forms.TypedChoiceField(
            coerce=int,
            choices=choices,
            widget=forms.Select(attrs=dict(SELECT)),
            label=say("web_skema_felt_punkt", {}, lang),
        )
        self.fields["tekst"] = TextField(
            max_length=LONGEST,
            widget=text,
            label=say("web_skema_felt_note", {}, lang),
            help_text=say("web_skema_hjaelp_note", {}, lang),
        )
        wrong = say("web_skema_fejl_felt", {}, lang)
        said = {"cpr": say("web_borger_fejl_cpr", {}, lang), "max_length": say("web_borger_fejl_langt", {}, lang)}
        for field in self.fields.values():
            field.error_messages |= {"required": wrong, "invalid_choice": wrong, **said}


def _short(point: str) -> str:
    return point if len(point) <= SHORT else f"{point[:SHORT].rsplit(' ', 1)[0]} …"


@dataclass(frozen=True, slots=True)
class Shown:
    """A round with its form."""

    row: Round
    title: str
    agreed: Sequence[Agreed]
    points: Sequence[tuple[int, str, Sequence[str]]]
    form: NoteForm


@page("interviewguide", "interviewguide", ("GET", "POST"))
def interviewguide(request: Any) -> HttpResponse:
    """POST: a note under a point of the guide of the `runde`."""
    rounds = guided(request.lang)
    if request.method == "GET":
        return _shown(request, rounds)
    found = next((each for each in rounds if str(each.row.pk) == request.POST.get("runde")), None)
    if found is None:
        return not_found(request)
    form = _form(found, request, request.POST)
    if not form.is_valid():
        return _shown(request, rounds, found.row.pk, form)
    clean = form.cleaned_data
    InterviewNote.objects.create(round=found.row, point=clean["punkt"], text=clean["tekst"], by_id=request.who.id)
    messages.success(request, say("web_skema_note_gemt", {}, request.lang))
    return HttpResponseRedirect(f"{reverse('interviewguide')}#runde-{found.row.pk}")


def _form(each: Guided, request: Any, data: Any = None) -> NoteForm:
    points = [point for _, point, _ in each.points]
    return NoteForm(data, points=points, lang=request.lang, auto_id=f"runde{each.row.pk}_%s")


def _shown(request: Any, rounds: Sequence[Guided], wrong: int = 0, form: NoteForm | None = None) -> HttpResponse:
    forms_ = [form if form and each.row.pk == wrong else _form(each, request) for each in rounds]
    told = [
        Shown(each.row, each.title, each.agreed, each.points, own) for each, own in zip(rounds, forms_, strict=True)
    ]
    return shown(request, "interviewguide.html", {"rounds": told}, UNPROCESSABLE if wrong else 200)
