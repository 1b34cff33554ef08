"""The forms of users: what an administrator sets."""

from typing import Any

from django import forms

from pejl.web.accountforms import AccountForm
from pejl.web.models import User
from pejl.web.staff import team_names, workers
from pejl.web.stand import Stand
from pejl.web.users import STAFF, taken
from pejl.words import say

SET = ("name", "role", "team", "worker", "unit", "subject")
"""What an administrator sets of a user."""


class UserForm(AccountForm):
    """Of a user that is there. `person`: whose it is; nobody changes their own role."""

    name = forms.CharField(max_length=120)
    role = forms.ChoiceField()
    team = forms.ChoiceField(required=False)
    worker = forms.ChoiceField(required=False)
    unit = forms.CharField(max_length=80, required=False)
    subject = forms.CharField(max_length=200, required=False)
    version = forms.IntegerField(min_value=1, required=False, widget=forms.HiddenInput())
    hints = ("team", "worker", "unit", "subject", "username")

    def __init__(
        self, *args: Any, stand: Stand, person: User | None = None, own: bool = False, lang: str, **of: Any
    ) -> None:
        super().__init__(*args, lang=lang, **of)
        self.person = person
        self.fields["role"].choices = [(role.value, say(f"web_rolle_{role.value}", {}, lang)) for role in STAFF]
        if person is None:
            self.fields["role"].choices = [("", ""), *self.fields["role"].choices]
        else:
            self.fields["role"].disabled = own
        held = (person.team, person.worker) if person else ("", "")
        self.fields["team"].choices = self._teams(stand, held[0])
        self.fields["worker"].choices = self._workers(stand, held[1])

    def _teams(self, stand: Stand, held: str) -> list[tuple[str, str]]:
        """Those of the ledger, and the one the user has."""
        names = dict.fromkeys([*team_names(stand), *filter(None, [held])])
        return [("", self.said("alle_hold")), *((name, name) for name in names)]

    def _workers(self, stand: Stand, held: str) -> list[tuple[str, str]]:
        found = dict(workers(stand))
        if held:
            found.setdefault(held, "")
        said = (
            self.said("staar_for" if team else "staar_for_uden", kode=who, hold=team) for who, team in found.items()
        )
        return [("", self.said("ingen_kode")), *zip(found, said, strict=True)]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean()
        but = self.person.pk if self.person else 0
        if taken(found.get("worker", ""), "", but):
            self.wrong("worker", "kode_optaget")
        if taken("", found.get("subject", ""), but):
            self.wrong("subject", "kode_optaget")
        return found

    def values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in SET}


class NewUserForm(UserForm):
    username = forms.CharField(max_length=80)
    attrs = {"username": {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}}  # noqa: RUF012
    field_order = ("username", *SET)
