"""The forms of log-in, profile and users: labelled in the reader's language, marked as the design system has it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import UserAttributeSimilarityValidator, get_default_password_validators
from django.core.exceptions import ValidationError

from pejl.words import say

CLASSES = {
    forms.Select: "form-select",
    forms.Textarea: "form-textarea",
    forms.TextInput: "form-input",
    forms.PasswordInput: "form-input",
    forms.NumberInput: "form-input",
    forms.DateInput: "form-input",
}


class AccountForm(forms.Form):
    """Labels are `web_konto_felt_NAME`; a field named in `hints` has a `web_konto_hjaelp_NAME` under it. `attrs`: what
    the browser is told of a field."""

    hints: tuple[str, ...] = ()
    attrs: dict[str, dict[str, str]] = {}  # noqa: RUF012 - read only

    def __init__(self, *args: Any, lang: str, **of: Any) -> None:
        super().__init__(*args, **of)
        self.lang = lang
        for name, each in self.fields.items():
            if not each.widget.is_hidden:
                each.label = self.said(f"felt_{name}")
            each.widget.attrs.update(self.attrs.get(name, {}))
            each.widget.attrs.setdefault("class", CLASSES.get(type(each.widget), ""))
            each.error_messages |= {"required": self.said("mangler"), "invalid": self.said("ulaeselig")}
            each.error_messages |= {"invalid_choice": self.said("ulaeselig")}
            if name in self.hints:
                each.help_text = self.said(f"hjaelp_{name}")

    def said(self, code: str, **params: object) -> str:
        return say(f"web_konto_{code}", params, self.lang)

    def wrong(self, name: str | None, code: str, **params: object) -> None:
        """Say beside a field (None: above the form) what is wrong."""
        self.add_error(name, self.said(code, **params))


NEW = {"autocomplete": "new-password"}
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "pattern": "[0-9 ]*", "class": "form-input konto-kode"}


NAMES = ("username", "name")
"""What a password must not be like."""


def check_new(form: AccountForm, person: Any) -> None:
    """Both the same, and one the rules let through: long, not a common one, not like the person's name."""
    new, again = form.cleaned_data.get("ny"), form.cleaned_data.get("igen")
    if new is None or again is None:
        return
    if new != again:
        form.wrong("igen", "ikke_ens")
    rules = [
        each for each in get_default_password_validators() if not isinstance(each, UserAttributeSimilarityValidator)
    ]
    for validator in (*rules, UserAttributeSimilarityValidator(user_attributes=NAMES)):
        try:
            validator.validate(new, person)
        except ValidationError as refused:
            form.wrong("ny", f"kode_{refused.error_list[0].code}", mindst=_least())


def _least() -> int:
    found: int = settings.AUTH_PASSWORD_VALIDATORS[0]["OPTIONS"]["min_length"]
    return found
