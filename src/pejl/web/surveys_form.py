"""The form of a new round."""

from datetime import date, timedelta
from typing import Any

from django import forms

from pejl.surveys import Questionnaire
from pejl.web.recordform import DAY, SELECT, DayField
from pejl.words import say

HIGHEST_SEED = (1 << 62) - 1
LONGEST = timedelta(days=183)
"""The last day to answer is no later than that."""
LETTER, LINK = "brev", "link"


class RoundForm(forms.Form):
    """`senest`: the last day to answer. `kanal`: printed letters, or a text each with the link. `froe`: the seed."""

    def __init__(self, *args: Any, q: Questionnaire, today: date, lang: str, **of: Any) -> None:
        super().__init__(*args, **of)
        self.today, self.lang = today, lang
        wrong = {name: say("web_skema_fejl_felt", {}, lang) for name in ("required", "invalid", "invalid_choice")}
        wrong |= {"min_value": wrong["invalid"], "max_value": wrong["invalid"]}
        channels = [(each, say(f"web_skema_kanal_{each}", {}, lang)) for each in (LETTER, LINK)]
        line = forms.NumberInput(attrs={"class": "form-input", "inputmode": "numeric"})
        self.fields["senest"] = DayField(widget=forms.DateInput(attrs=dict(DAY), format="%Y-%m-%d"))
        self.fields["kanal"] = forms.ChoiceField(
            choices=channels, initial=LETTER, required=False, widget=forms.Select(attrs=dict(SELECT))
        )
        self.fields["froe"] = forms.IntegerField(min_value=0, max_value=HIGHEST_SEED, widget=line)
        for name, field in self.fields.items():
            field.error_messages |= wrong
            field.label = say(f"web_skema_felt_{name}", {}, lang)
        self.fields["froe"].help_text = say("web_skema_hjaelp_froe", {}, lang)
        self.fields["kanal"].required = not q.guide

    def clean_senest(self) -> date:
        day: date = self.cleaned_data["senest"]
        if not self.today < day <= self.today + LONGEST:
            raise forms.ValidationError(say("web_skema_fejl_senest", {}, self.lang))
        return day
