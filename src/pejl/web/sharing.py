"""A citizen's plan shared with another unit: the form, what is shared now, how it ends, and the citizen's objection."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.db.models import F, Q

from pejl.periods import day_in_copenhagen
from pejl.web.access.table import OTHERS
from pejl.web.models import Share, User
from pejl.web.recordform import DAY, SELECT, DayField, TextField
from pejl.words import say

CONSENT, LAW = "samtykke", "lov"
GROUNDS = (CONSENT, LAW)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Shared:
    """An agreement on a day. `live`: the unit sees the plan; `ended`: it is over, not yet to come; `objected`: the day
    the citizen objected. An objection ends what was by consent; where the law is the ground the caseworker decides."""

    share: Share
    live: bool
    ended: bool
    objected: date | None


def shared_of(citizen: int, day: date) -> list[Shared]:
    """Every agreement of a citizen, those in force first. One query."""
    found = [_shared(each, day) for each in Share.objects.filter(citizen=citizen).order_by("unit", "-start", "-pk")]
    return sorted(found, key=lambda each: not each.live)


def _shared(share: Share, day: date) -> Shared:
    objected = day_in_copenhagen(share.objected) if share.objected else None
    ended = (share.consent and objected is not None) or (share.end is not None and share.end < day)
    return Shared(share, share.start <= day and not ended, ended, objected)


def units() -> list[str]:
    """The units a plan can be shared with: those of users of other departments and of the a-kasse."""
    found = User.objects.filter(role__in=OTHERS, is_active=True).exclude(unit="")
    return sorted(set(found.values_list("unit", flat=True)))


def end(share: int, citizen: int, version: int, day: date) -> bool:
    """Ends an agreement at once: the day before is its last. Whether it was as it was seen; else nothing is changed.
    One that is over keeps the day it ended."""
    running = (Q(end__isnull=True) | Q(end__gte=day)) & ~Q(consent=True, objected__isnull=False)
    return _changed(share, citizen, version, running, end=day - timedelta(days=1))


def object_to(share: int, citizen: int, version: int, at: datetime) -> bool:
    """The citizen's objection; `end`'s answer. Done again it changes nothing, and the first instant stands."""
    return _changed(share, citizen, version, Q(objected__isnull=True), objected=at)


def _changed(share: int, citizen: int, version: int, still: Q, **to: Any) -> bool:
    same = Share.objects.filter(still, pk=share, citizen=citizen, version=version)
    return bool(same.update(version=F("version") + 1, **to))


class ShareForm(forms.Form):
    """`grundlag`: the citizen's consent, or the law that `hvilken` names. `fra`: when consent was given, or the first
    day."""

    enhed = forms.ChoiceField(widget=forms.Select(attrs=dict(SELECT)))
    grundlag = forms.ChoiceField(widget=forms.RadioSelect(attrs={"class": "form-radio"}))
    hvilken = TextField(
        max_length=LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-input", "maxlength": str(LONGEST)}),
    )
    fra = DayField(widget=forms.DateInput(attrs=dict(DAY), format="%Y-%m-%d"))
    til = DayField(required=False, widget=forms.DateInput(attrs=dict(DAY), format="%Y-%m-%d"))

    def __init__(self, *args: Any, lang: str, day: date, among: Sequence[str], **of: Any) -> None:
        super().__init__(*args, **{"initial": {"fra": day.isoformat()}, "auto_id": "d_%s", **of})
        self.lang = lang
        self.fields["enhed"].choices = [("", say("web_borger_vaelg", {}, lang)), *((each, each) for each in among)]
        self.fields["grundlag"].choices = [(each, self._said(f"grundlag_{each}")) for each in GROUNDS]
        for name, field in self.fields.items():
            field.label = self._said(f"del_{name}")
            field.error_messages |= {
                "required": self._said("fejl_mangler"),
                "max_length": self._said("fejl_langt"),
                "cpr": self._said("fejl_cpr"),
                **dict.fromkeys(("invalid", "invalid_choice"), self._said("fejl_forkert")),
            }
        for name in ("hvilken", "fra"):
            self.fields[name].help_text = self._said(f"hjaelp_del_{name}")

    def _said(self, code: str) -> str:
        return say(f"web_borger_{code}", {}, self.lang)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        if found.get("grundlag") == LAW and not found.get("hvilken"):
            self.add_error("hvilken", self._said("fejl_lov_mangler"))
        first, last = found.get("fra"), found.get("til")
        if first and last and last < first:
            self.add_error("til", say("reg_slut_foer_start", {}, self.lang))
        return found

    def save(self, citizen: int, by: int) -> Share:
        clean = self.cleaned_data
        consent = clean["grundlag"] == CONSENT
        share: Share = Share.objects.create(
            citizen=citizen,
            unit=clean["enhed"],
            consent=consent,
            basis=clean["hvilken"] or self._said("grundlag_samtykke"),
            start=clean["fra"],
            end=clean["til"],
            by_id=by,
        )
        return share
