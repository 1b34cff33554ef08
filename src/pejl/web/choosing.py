"""Recording something of a company that is found by typing its name or number: an enquiry, a visit, an event."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse

from pejl.web.companies import Company, Directory, teller_of
from pejl.web.companyfound import known_by
from pejl.web.companysaving import OfCompany
from pejl.web.desk import desk
from pejl.web.pages.fejl import not_found
from pejl.web.recordform import RecordForm, blank
from pejl.web.saving import UNPROCESSABLE, answered
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.words import Step, say

LEAST = 2
"""Letters of a name that are enough to look for it."""
MOST = 2_000
"""Companies the browser is given to choose from; the others are found by typing all the same."""
NAMED = 5
"""Companies that are told of where several fit."""
NUMBERS = (8, 10)
"""Digits of a CVR and of a P-number."""


@dataclass(frozen=True, slots=True)
class Given(OfCompany):
    """`more`: what a new form is filled in with besides, before all else."""

    more: Mapping[str, Any] = field(default_factory=dict)

    def given(self) -> Mapping[str, Any]:
        return {**OfCompany.given(self), **self.more}


@dataclass(frozen=True, slots=True)
class Start:
    """A page that begins a new row of `kind`. `page`: its name; `to`: where it shows once saved; `more`: what the form
    is filled in with. `alone`: it can be of no company, the job centre's own. `first`: the fields asked for at once;
    the others can be folded out, all are asked for at once where it is empty."""

    kind: str
    page: str
    to: str
    more: Mapping[str, Any] = field(default_factory=dict)
    alone: bool = False
    first: Sequence[str] = ()


def label(company: Company) -> str:
    """What stands in the browser's list, and is found again when it is sent."""
    return f"{company.name} ({company.number})" if company.number else company.name


def fitting(directory: Directory, typed: str) -> list[Company]:
    """The companies that what was typed can mean, by name: one by its number, the whole label or the whole name; else
    all whose name has it in it."""
    text = " ".join(typed.split()).casefold()
    digits = text.replace(" ", "")
    every = list(directory.named.values())
    if digits.isascii() and digits.isdecimal() and len(digits) in NUMBERS:
        named = [each for each in every if each.number == digits]
        return named or _extracts(directory, digits)
    whole = [each for each in every if text in (label(each).casefold(), each.name.casefold())]
    if whole or len(text) < LEAST:
        return whole
    return sorted((each for each in every if text in each.name.casefold()), key=lambda each: each.name.casefold())


def _extracts(directory: Directory, number: str) -> list[Company]:
    """One that only an extract tells of, by its number."""
    known = known_by(directory, [number])
    one = directory.one(known[number]) if number in known else None
    return [] if one is None else [one]


def jobcentre(lang: str) -> Company:
    """The job centre itself, as whose own an event is recorded."""
    return Company(0, "", {"navn": say("web_virk_jobcentret", {}, lang)})


def begun(request: Any, start: Start) -> HttpResponse:
    """GET: the form with a field to find the company, or of the company in `?virksomhed=` (its id). POST saves; a
    company that is not found keeps all that was typed."""
    try:
        directory = Directory(desk().stand())
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    asked = request.GET.get("virksomhed", "")
    if asked:
        one = company_of(directory, asked, request.lang, alone=start.alone)
        return not_found(request) if one is None else _recorded(request, start, directory, one)
    if request.method != "POST":
        return _choose(request, start, directory)
    typed = str(request.POST.get("virksomhed", "")).strip()
    if not typed and start.alone:
        return _recorded(request, start, directory, jobcentre(request.lang))
    found = fitting(directory, typed)
    if len(found) != 1:
        return _choose(request, start, directory, typed, _fault(typed, found))
    return _recorded(request, start, directory, found[0])


def company_of(directory: Directory, asked: str, lang: str, *, alone: bool = False) -> Company | None:
    """The company of an id as it stands in an address; None for one that is not there."""
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 20):
        return None
    if int(asked) == 0:
        return jobcentre(lang) if alone else None
    return directory.one(int(asked)) if int(asked) < 1 << 63 else None


def _recorded(request: Any, start: Start, directory: Directory, one: Company) -> HttpResponse:
    here = f"{reverse(start.page)}?{urlencode({'virksomhed': one.id})}"
    teller = teller_of(directory.stand, request.lang)
    return answered(Given(request, start.kind, teller, one, here, start.to, start.more))


def _fault(typed: str, found: Sequence[Company]) -> Step:
    if not typed:
        return Step("web_henv_virksomhed_mangler")
    if not found:
        return Step("web_henv_virksomhed_ukendt", {"skrevet": typed})
    some = [label(each) for each in found[:NAMED]]
    return Step("web_henv_virksomhed_flere", {"antal": len(found), "navne": some})


def _choose(
    request: Any, start: Start, directory: Directory, typed: str = "", wrong: Step | None = None
) -> HttpResponse:
    teller = teller_of(directory.stand, request.lang)
    if wrong is None:
        given = Given(request, start.kind, teller, Company(0, "", {}), "", "", start.more).given()
        form = blank(start.kind, teller, given)
    else:
        form = RecordForm(request.POST, kind=start.kind, teller=teller)
        form.is_valid()
    fields = form.visible_fields()
    first = [each for each in fields if not start.first or each.name in start.first]
    more = [each for each in fields if start.first and each.name not in start.first]
    said = {
        "start": start,
        "ny": f"web_virk_ny_{start.kind}",
        "here": reverse(start.page),
        "form": form,
        "first": first,
        "more": more,
        "open": any(each.errors for each in more),
        "typed": typed,
        "wrong": wrong,
        "companies": sorted(map(label, list(directory.named.values())[:MOST]), key=str.casefold),
    }
    return shown(request, "henvendelse_ny.html", said, UNPROCESSABLE if wrong else 200)
