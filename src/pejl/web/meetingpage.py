"""The page of one visit or one event: its facts and versions, its result with one click, and the needs learnt there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.web.choosing import jobcentre
from pejl.web.companies import Company, Directory, record_of, teller_of
from pejl.web.companykinds import PLANNED, SETTLED
from pejl.web.companysaving import CODES, OfCompany
from pejl.web.desk import desk
from pejl.web.models import CompanyRecord
from pejl.web.oneclick import Pressed, pressed
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.saving import CONFLICT, UNPROCESSABLE, answered
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.web.written import Written
from pejl.words import say

NEED = "behov"
COUNTED: Mapping[str, str] = {"besoeg": "", "arrangement": "people"}
"""What is counted when it was held."""


@dataclass(frozen=True, slots=True)
class LearntAt(OfCompany):
    """A need that was learnt at a visit or an event, `at` its name."""

    at: str = ""

    def record(self, data: Mapping[str, Any], ref: Any) -> CompanyRecord:
        record = OfCompany.record(self, data, ref)
        record.data = {**record.data, "besoeg": self.at}
        return record


@dataclass(frozen=True, slots=True)
class Meeting:
    """One request for the page of a visit or an event."""

    request: Any
    directory: Directory
    record: CompanyRecord
    company: Company

    @property
    def address(self) -> str:
        return str(reverse(CODES[self.record.kind], args=[self.record.ref]))


def meeting(request: Any, kind: str, ref: object) -> HttpResponse:
    """GET shows it, with `?ret=1` the form to correct it and with `?behov=1` the form of a need learnt there. POST
    saves those forms; `udfald` (with `version`, and how many came to an event) is the result."""
    try:
        directory = Directory(desk().stand())
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    record = record_of(ref, kind)
    one = company_at(directory, record, request.lang) if record is not None else None
    if record is None or one is None:
        return not_found(request)
    asked = Meeting(request, directory, record, one)
    if request.GET.get("behov"):
        return answered(_learnt(asked))
    if request.GET.get("ret"):
        return answered(_corrected(asked), record.ref)
    return _result(asked) if request.method == "POST" else _shown(asked)


def company_at(directory: Directory, record: CompanyRecord, lang: str) -> Company | None:
    return directory.one(record.company) if record.company else jobcentre(lang)


def _learnt(asked: Meeting) -> LearntAt:
    teller, here = teller_of(asked.directory.stand, asked.request.lang), f"{asked.address}?behov=1"
    return LearntAt(asked.request, NEED, teller, asked.company, here, asked.address, str(asked.record.ref))


def _corrected(asked: Meeting) -> OfCompany:
    teller, here = teller_of(asked.directory.stand, asked.request.lang), f"{asked.address}?ret=1"
    return OfCompany(asked.request, asked.record.kind, teller, asked.company, here, asked.address)


def _result(asked: Meeting) -> HttpResponse:
    """One click. The same result clicked twice is saved once."""
    request, outcome = asked.request, str(asked.request.POST.get("udfald", ""))
    if outcome not in SETTLED:
        return bad_request(request)
    back = reverse("besoeg") if request.POST.get("til") == "liste" else asked.address
    if asked.record.data.get("outcome") == outcome:
        return HttpResponseRedirect(back)
    change: dict[str, Any] = {"outcome": outcome}
    counted, many = COUNTED[asked.record.kind], str(request.POST.get("antal", "")).strip()
    if counted and many:
        if not (many.isascii() and many.isdecimal() and len(many) < 7):
            return _shown(asked, wrong="web_henv_antal_forkert", status=UNPROCESSABLE)
        change[counted] = int(many)
    found: Pressed = pressed(request, asked.directory.stand, asked.company, asked.record, change)
    if found.changed:
        return _shown(asked, changed=outcome, status=CONFLICT)
    if found.wrong is not None:
        return _shown(asked, wrong=found.wrong, status=UNPROCESSABLE)
    said = say(f"web_virk_besoegsudfald_{outcome}", {}, request.lang)
    messages.success(request, say("web_henv_udfald_gemt", {"udfald": said}, request.lang))
    return HttpResponseRedirect(back)


def _shown(asked: Meeting, status: int = 200, **of: Any) -> HttpResponse:
    teller = teller_of(asked.directory.stand, asked.request.lang)
    record = asked.record
    said = {
        "kind": record.kind,
        "company": asked.company,
        "called": asked.company.called(asked.request.lang),
        "what": str(record.data.get("navn") or "") or _kind(teller, record),
        "row": teller.written(record),
        "versions": teller.versions(record),
        "planned": record.data.get("outcome") == PLANNED,
        "outcomes": [(each, teller.choice("besoegsudfald", each)) for each in SETTLED],
        "counts": bool(COUNTED[record.kind]),
        "needs": _needs(asked),
        "here": asked.address,
        "wrong": None,
        **of,
    }
    said["changed"] = teller.choice("besoegsudfald", str(of["changed"])) if "changed" in of else ""
    said["pressed"] = of.get("changed", "")
    said["posted"] = asked.request.POST.get("antal", "") if status != 200 else ""
    return shown(asked.request, "besoeget.html", said, status)


def _kind(teller: Any, record: CompanyRecord) -> str:
    table = "visits.kind" if record.kind == "besoeg" else "events.kind"
    found: str = teller.choice(table, str(record.data["kind"]))
    return found


def _needs(asked: Meeting) -> list[Written]:
    """What was learnt here. One query."""
    teller, ref = teller_of(asked.directory.stand, asked.request.lang), str(asked.record.ref)
    found = CompanyRecord.standing().filter(kind=NEED, data__besoeg=ref).select_related("by").order_by("at", "pk")
    return [teller.written(each) for each in found]
