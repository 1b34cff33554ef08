"""What is written of a goal on its page: notes, and actions with a day and who. Every correction is a new version."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from pejl.periods import day_in_copenhagen, end_of_day
from pejl.web.models import GoalRecord
from pejl.web.recordform import TextField
from pejl.words import say

NOTE, ACTION = "note", "handling"
KINDS = (ACTION, NOTE)
LONGEST, LONGEST_WHO = 2_000, 80


class NoteForm(forms.Form):
    """A note or an action. `day`: when it was written, or by when it is to be done; `who` does it. `ref` and `version`:
    what is corrected, or the name of a new one with version 0, so that a form that is sent twice is saved once. It is
    about no citizen: what looks like a CPR number is refused."""

    kind = forms.ChoiceField()
    tekst = TextField(max_length=LONGEST, widget=forms.Textarea(attrs={"class": "form-input", "rows": 3}))
    dag = forms.DateField(widget=forms.DateInput(attrs={"class": "form-input", "type": "date"}, format="%Y-%m-%d"))
    hvem = TextField(max_length=LONGEST_WHO, required=False, widget=forms.TextInput(attrs={"class": "form-input"}))
    ref = forms.UUIDField(required=False, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput())

    def __init__(self, *args: Any, lang: str, **of: Any) -> None:
        super().__init__(*args, **of)
        self.lang = lang
        self.fields["kind"].choices = [(each, say(f"web_plan_slags_{each}", {}, lang)) for each in KINDS]
        self.fields["kind"].widget.attrs["class"] = "form-select"
        for name in ("kind", "tekst", "dag", "hvem"):
            self.fields[name].label = say(f"web_plan_felt_{name}", {}, lang)
        self.fields["tekst"].help_text = say("web_plan_felt_tekst_hjaelp", {}, lang)
        self.fields["dag"].help_text = say("web_plan_felt_dag_hjaelp", {}, lang)
        for name in ("tekst", "dag"):
            self.fields[name].widget.attrs["aria-describedby"] = f"{self.auto_id % name}_helptext"
        for each in self.fields.values():
            wrong = say("web_plan_felt_forkert", {}, lang)
            each.error_messages |= {"required": say("web_plan_felt_mangler", {}, lang), "invalid": wrong}
            long = say("web_plan_felt_langt", {}, lang)
            each.error_messages |= {"invalid_choice": wrong, "max_length": long}
            each.error_messages |= {"cpr": say("web_plan_felt_cpr", {}, lang)}

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        if found.get("kind") == ACTION and not found.get("hvem"):
            self.add_error("hvem", say("web_plan_felt_hvem_mangler", {}, self.lang))
        return found

    @property
    def data_of(self) -> dict[str, str]:
        """What a version holds."""
        clean = self.cleaned_data
        return {"tekst": clean["tekst"], "dag": clean["dag"].isoformat(), "hvem": clean["hvem"]}


@dataclass(frozen=True, slots=True)
class Written:
    """A version: the day it is about or is to be done by, and the day it was written."""

    record: GoalRecord
    day: date
    written: date


@dataclass(frozen=True, slots=True)
class Note:
    """A note or action as it stands, and its earlier versions, newest first. `form` corrects it."""

    newest: Written
    earlier: tuple[Written, ...]
    form: NoteForm | None


def notes_of(plan: str, goal: str, day: date, lang: str, *, editable: bool) -> list[Note]:
    """What was written of a plan's goal by the end of the day, newest first; what was taken back by then is left out.
    One query."""
    found = GoalRecord.objects.filter(plan=plan, goal=goal, at__lte=end_of_day(day))
    every = found.select_related("by").order_by("-number")
    versions: dict[object, list[Written]] = {}
    for each in every:
        versions.setdefault(each.ref, []).append(written_of(each))
    left = [found for found in versions.values() if not found[0].record.withdrawn]
    ordered = sorted(left, key=lambda found: (found[0].day, found[0].record.at, found[0].record.pk), reverse=True)
    return [
        Note(newest, tuple(earlier), form_of(newest.record, lang) if editable else None) for newest, *earlier in ordered
    ]


def written_of(record: GoalRecord) -> Written:
    return Written(record, date.fromisoformat(record.data["dag"]), day_in_copenhagen(record.at))


def form_of(record: GoalRecord, lang: str) -> NoteForm:
    """Filled in with a version, to be corrected."""
    initial = {**record.data, "kind": record.kind, "ref": record.ref, "version": record.number}
    return NoteForm(initial=initial, lang=lang, auto_id=f"n{record.pk}_%s")


def newest_of(plan: str, goal: str, ref: object) -> GoalRecord | None:
    """The newest version of a note of the goal, taken back or not; None for another goal's."""
    every = GoalRecord.newest().filter(plan=plan, goal=goal, ref=ref)
    found: GoalRecord | None = every.select_related("by").first()
    return found


def standing(plan: str, goals: Sequence[str]) -> QuerySet[GoalRecord]:
    """The notes and actions that stand on a plan's goals."""
    return GoalRecord.standing().filter(plan=plan, goal__in=goals)


def adopt(plan: str) -> None:
    """Notes from before a note was of a plan are this plan's: the one that is served."""
    GoalRecord.objects.filter(plan="").update(plan=plan)


def counts(plan: str, goals: Sequence[str]) -> Mapping[str, int]:
    """How many notes and actions stand on each goal that has any. One query."""
    return Counter(standing(plan, goals).values_list("goal", flat=True))
