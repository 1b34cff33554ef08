"""The form of a kind of record, made from its entry in `web.kinds` or `web.companykinds`."""

import re
import uuid
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from pejl import law
from pejl.due.picked import staff_on
from pejl.law.catalogue import TOPICS, catalogue
from pejl.web.kinds import CHOICES, Asked, Input
from pejl.web.models.records import Version
from pejl.web.written import Teller
from pejl.words import say

LONGEST = 2_000
WEEK = 168
"""Hours of a week."""
NUMBER_OF_A_PERSON = re.compile(r"(?<!\d)\d{6}[-– ]?\d{4}(?!\d)")
DAY = {"class": "form-input", "type": "date"}
SELECT = {"class": "form-select"}
LINE = 120
"""Letters of a short text."""

LATEST = 9_000
"""No day of a form is in a later year: there is one day after it."""


class DayField(forms.DateField):
    def clean(self, value: Any) -> date | None:
        found: date | None = super().clean(value)
        if found is not None and found.year > LATEST:
            raise forms.ValidationError(self.error_messages["invalid"])
        return found


class HoursField(forms.CharField):
    """Hours a week, with a decimal comma or point, kept as a number with a point; "" where it may be left out."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).replace(",", ".")
        if not text:
            return ""
        if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?", text) or Decimal(text) > WEEK:
            raise forms.ValidationError(self.error_messages["invalid"])
        return text


class NumberField(forms.CharField):
    """A whole number that is not negative, kept as one; a thousand may have a point."""

    def clean(self, value: Any) -> int | str:
        text = str(super().clean(value)).replace(".", "")
        if text and not (text.isascii() and text.isdecimal()):
            raise forms.ValidationError(self.error_messages["invalid"])
        return int(text) if text else ""


class TimeField(forms.CharField):
    """A clock, `HH:MM`; a point will do between them."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).replace(".", ":")
        found = re.fullmatch(r"(\d{1,2}):(\d{2})(:00)?", text)
        if not text:
            return ""
        if found is None or int(found[1]) > 23 or int(found[2]) > 59:
            raise forms.ValidationError(self.error_messages["invalid"])
        return f"{int(found[1]):02}:{found[2]}"


class TextField(forms.CharField):
    """Free text; what looks like a CPR number is refused."""

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if NUMBER_OF_A_PERSON.search(text):
            raise forms.ValidationError(self.error_messages["cpr"], code="cpr")
        return text


def _line(**of: str) -> Any:
    return forms.TextInput(attrs={"class": "form-input", **of})


WRITTEN: Mapping[Input, Callable[[], forms.Field]] = {
    Input.DAY: lambda: DayField(widget=forms.DateInput(attrs=dict(DAY), format="%Y-%m-%d")),
    Input.TIME: lambda: TimeField(max_length=8, widget=forms.TimeInput(attrs={**_line().attrs, "type": "time"})),
    Input.HOURS: lambda: HoursField(widget=_line(inputmode="decimal")),
    Input.NUMBER: lambda: NumberField(max_length=9, widget=_line(inputmode="numeric")),
    Input.LINE: lambda: TextField(max_length=LINE, widget=_line()),
    Input.TEXT: lambda: TextField(max_length=LONGEST, widget=forms.Textarea(attrs={"class": "form-input", "rows": 3})),
    Input.FLAG: lambda: forms.BooleanField(widget=forms.CheckboxInput(attrs={"class": "form-checkbox"})),
}
"""Fields that nothing is chosen in."""


class Key(forms.Form):
    """`ref` and `version`: what is corrected, or the name of a new row with version 0, so that a form that is sent
    twice is saved once."""

    ref = forms.UUIDField(widget=forms.HiddenInput())
    version = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput())


class RecordForm(Key):
    """The fields of the kind. `had`: the data of the version that is corrected, whose codes can stay."""

    def __init__(self, *args: Any, kind: str, teller: Teller, had: Mapping[str, Any] | None = None, **of: Any) -> None:
        super().__init__(*args, **{"auto_id": "f_%s", **of})
        self.kind, self.teller, self.lang, self.had = kind, teller, teller.lang, had or {}
        for name, asked in teller.kinds[kind].fields.items():
            field = self._field(name, asked)
            if field is None:
                continue
            field.label, field.required = teller.label(kind, name), asked.required
            field.error_messages |= self._messages()
            field.help_text = teller.hint(kind, name)
            self.fields[name] = field

    def _messages(self) -> dict[str, str]:
        wrong = say("web_borger_fejl_forkert", {}, self.lang)
        codes = dict.fromkeys(("invalid", "invalid_choice", "invalid_list"), wrong)
        said = {"required": "mangler", "max_length": "langt", "cpr": "cpr"}
        return codes | {name: say(f"web_borger_fejl_{code}", {}, self.lang) for name, code in said.items()}

    def _field(self, name: str, asked: Asked) -> Any:
        """None for a choice that has nothing to choose from."""
        if asked.input in WRITTEN:
            return WRITTEN[asked.input]()
        choices = self._choices(name, asked)
        if asked.input is Input.CODES:
            box = forms.CheckboxSelectMultiple(attrs={"class": "form-checkbox"})
            return forms.MultipleChoiceField(choices=choices, widget=box)
        chosen = asked.preset or asked.input in (Input.WORKER, Input.AREA)
        empty = [] if chosen else [("", say("web_borger_vaelg", {}, self.lang))]
        select = forms.Select(attrs=dict(SELECT))
        return forms.ChoiceField(choices=[*empty, *choices], widget=select) if choices else None

    def _choices(self, name: str, asked: Asked) -> list[tuple[str, str]]:
        """Those of the day and of the day that is asked about, and what the row has already."""
        has = str(self.had.get(name) or "")
        if asked.input is Input.WORKER:
            return self._workers(has) if asked.required else [("", "–"), *self._workers(has)]
        if asked.input is Input.AREA:
            own = self.teller.stand.plan.own.code
            every = sorted(law.municipalities(), key=lambda code: (code != own, law.areas()[code].name))
            return [(code, law.areas()[code].name) for code in every]
        if asked.of == "profil":
            return list(self.teller.profiles.items())
        if asked.of in CHOICES:
            return [(code, self.teller.choice(asked.of, code)) for code in CHOICES[asked.of]]
        days = {self.teller.stand.day, *filter(None, (_day(self._said(each)) for each in ("day", "start")))}
        found = catalogue(*asked.of.split(".", 1)).items()
        return [(code, each.name) for code, each in found if code == has or any(map(each.force.covers, days))]

    def _workers(self, has: str) -> list[tuple[str, str]]:
        """Staff of the day by team; those who log in here by name."""
        stand = self.teller.stand
        staff = [] if stand.snapshot is None else staff_on(stand.snapshot, stand.day)
        known = {who for who, _ in staff}
        others = [(has, "")] if has and has not in known else []
        return [
            (who, " · ".join(filter(None, (self.teller.workers.get(who, who), team))))
            for who, team in [*staff, *others]
        ]

    def _said(self, name: str) -> str:
        """What the form has for a field, sent or filled in beforehand."""
        found = self.data.get(name, "") if self.is_bound else self.initial.get(name, "")
        return str(found or "")

    @property
    def data_of(self) -> dict[str, Any]:
        """What a version holds: days as ISO, topics joined as the ledger has them."""
        found: dict[str, Any] = {}
        for name, asked in self.teller.kinds[self.kind].fields.items():
            value = self.cleaned_data.get(name)
            if asked.input is Input.DAY:
                found[name] = value.isoformat() if value else ""
            elif asked.input is Input.CODES:
                found[name] = TOPICS.join(sorted(set(value or ())))
            elif asked.input is Input.FLAG:
                found[name] = bool(value)
            else:
                found[name] = "" if value is None else value
        return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def blank(kind: str, teller: Teller, given: Mapping[str, Any]) -> RecordForm:
    """For a new row: the presets of the kind, and what is `given` besides."""
    presets = {name: asked.preset for name, asked in teller.kinds[kind].fields.items() if asked.preset}
    today = teller.stand.day
    initial = {name: today.isoformat() if preset == "i_dag" else preset for name, preset in presets.items()}
    return RecordForm(initial={**initial, **given, "ref": uuid.uuid4(), "version": 0}, kind=kind, teller=teller)


def filled(kind: str, teller: Teller, data: Mapping[str, Any], before: Version) -> RecordForm:
    """With the data of a version, to come after `before`."""
    initial = {**_initial(kind, teller, data), "ref": before.ref, "version": before.number}
    return RecordForm(initial=initial, kind=kind, teller=teller, had=before.data)


def _initial(kind: str, teller: Teller, data: Mapping[str, Any]) -> dict[str, Any]:
    codes = {name for name, asked in teller.kinds[kind].fields.items() if asked.input is Input.CODES}
    return {name: str(value).split(TOPICS) if name in codes else value for name, value in data.items()}
