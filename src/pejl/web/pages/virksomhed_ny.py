"""A new company: its number, then its own data, in one form."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.sources.virksomhedsliste import check_digit_fits
from pejl.web.companies import Company, Directory, numbered, teller_of
from pejl.web.companyfound import CVR, P_NUMBER, known_by
from pejl.web.companysaving import OfCompany
from pejl.web.companysheet import add
from pejl.web.days import of_plan
from pejl.web.models.records import Changed
from pejl.web.recordform import RecordForm, blank
from pejl.web.registry import page
from pejl.web.saving import UNPROCESSABLE
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say

NOBODY = Company(0, "", {})


class NumberForm(forms.Form):
    """`nummer`: CVR or P-number. `cvr`: of the firm a unit belongs to. `trods`: a CVR number whose check digit does not
    fit is right all the same."""

    nummer = forms.CharField(max_length=20, widget=forms.TextInput(attrs={"class": "form-input"}))
    cvr = forms.CharField(max_length=20, required=False, widget=forms.TextInput(attrs={"class": "form-input"}))
    trods = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}))

    def __init__(self, *args: Any, lang: str, **of: Any) -> None:
        super().__init__(*args, auto_id="n_%s", **of)
        self.lang = lang
        for name, field in self.fields.items():
            field.label = say(f"web_virk_ny_{name}", {}, lang)
            field.error_messages["required"] = self._said("nummer")
        for name in ("nummer", "cvr"):
            self.fields[name].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}
            self.fields[name].help_text = say(f"web_virk_ny_{name}_hjaelp", {}, lang)

    @property
    def doubtful(self) -> bool:
        """The check digit does not fit: whether that is right is asked."""
        faults = self.errors.as_data()
        return any(each.code == "ciffer" for name in ("nummer", "cvr") for each in faults.get(name, ()))

    def _said(self, code: str) -> str:
        return say(f"web_virk_ny_fejl_{code}", {}, self.lang)

    def clean(self) -> dict[str, Any]:
        """Digits alone; a faulty number is told of beside its field."""
        found = dict(super().clean() or {})
        for name, lengths in (("nummer", (CVR, P_NUMBER)), ("cvr", (CVR,))):
            digits = "".join(str(found.get(name) or "").split())
            if digits and not (digits.isascii() and digits.isdecimal() and len(digits) in lengths):
                self.add_error(name, self._said(name))
            elif len(digits) == CVR and not check_digit_fits(digits) and not found.get("trods"):
                self.add_error(name, forms.ValidationError(self._said("ciffer"), code="ciffer"))
            found[name] = digits
        return found

    @property
    def numbers(self) -> Mapping[str, str]:
        """What of the numbers a company's data hold; the firm's own only for a unit."""
        of = self.cleaned_data
        unit = {"cvr": of["cvr"]} if of["cvr"] and len(of["nummer"]) == P_NUMBER else {}
        return {"nummer": of["nummer"], **unit}


@page("virksomhed/ny", "virksomhed-ny", ("GET", "POST"))
@of_plan
def virksomhed_ny(request: Any, stand: Stand) -> HttpResponse:
    """A number that is known leads to its company, unless that is known from extracts only: then this names it."""
    directory, teller = Directory(stand), teller_of(stand, request.lang)
    if request.method != "POST":
        given = OfCompany(request, "stamdata", teller, NOBODY, "").given()
        number = NumberForm(initial={"nummer": request.GET.get("nummer", "")[:20]}, lang=request.lang)
        return _form(request, number, blank("stamdata", teller, given))
    number = NumberForm(request.POST, lang=request.lang)
    form = RecordForm(request.POST, kind="stamdata", teller=teller)
    right = number.is_valid()
    known = _known(directory, number.numbers["nummer"]) if right else None
    if known is not None and known.data:
        return _to(request, known.id, "kendt", messages.INFO)
    if not form.is_valid() or not right:
        return _form(request, number, form, UNPROCESSABLE)
    company = known.id if known else numbered(stand, number.numbers["nummer"], request.now)
    data = {**number.numbers, **form.data_of}
    own = Company(company, number.numbers["nummer"], {})
    wrong = OfCompany(request, "stamdata", teller, own, "").fault(data, form.cleaned_data["ref"])
    if wrong is not None:
        return _form(request, number, form, UNPROCESSABLE, wrong=wrong)
    try:
        added = add(company, data, request.who.id, request.now)
    except Changed:
        added = False
    return _to(request, company, "gemt" if added else "kendt", messages.SUCCESS if added else messages.INFO)


def _known(directory: Directory, number: str) -> Company | None:
    return directory.one(known_by(directory, [number]).get(number, 0))


def _to(request: Any, company: int, code: str, level: int) -> HttpResponse:
    messages.add_message(request, level, say(f"web_virk_ny_{code}", {}, request.lang))
    return HttpResponseRedirect(reverse("virksomheden", args=[company]))


def _form(request: Any, number: NumberForm, form: RecordForm, status: int = 200, **of: Any) -> HttpResponse:
    return shown(request, "virksomhed_ny.html", {"number": number, "form": form, **of}, status)
