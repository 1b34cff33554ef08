"""The page of one enquiry, and what is pressed on it: answered, helped, closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.periods import COPENHAGEN
from pejl.web import referrals
from pejl.web.access import circle_of, may_open
from pejl.web.companies import Company, Directory, record_of, teller_of
from pejl.web.companysaving import OfCompany
from pejl.web.desk import desk
from pejl.web.enquiries import ENDS, OPENED
from pejl.web.enquirycards import card_of
from pejl.web.models import CompanyRecord
from pejl.web.oneclick import pressed
from pejl.web.opened import clock
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.saving import CONFLICT, UNPROCESSABLE, answered
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.words import Step, say

KIND = "henvendelse"


@dataclass(frozen=True, slots=True)
class Order:
    """One request for an enquiry."""

    request: Any
    directory: Directory
    record: CompanyRecord
    company: Company

    @property
    def address(self) -> str:
        return str(reverse("henvendelsen", args=[self.record.ref]))

    @property
    def referred(self) -> list[referrals.Referred]:
        """Who was, as the user may see them. Two queries."""
        circle = circle_of(self.request.who, self.directory.stand, self.request.now)
        return referrals.told(circle, referrals.of_order(self.record), self.request.looks)


def order_of(request: Any, ref: object) -> Order | HttpResponse:
    """The enquiry; the answer for one that is not there, and for no plan."""
    try:
        directory = Directory(desk().stand())
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    record = record_of(ref, KIND)
    one = directory.one(record.company) if record is not None else None
    if record is None or one is None:
        return not_found(request)
    return Order(request, directory, record, one)


def corrected(order: Order) -> HttpResponse:
    """The form to correct it, and what it saves."""
    teller, here = teller_of(order.directory.stand, order.request.lang), f"{order.address}?ret=1"
    return answered(OfCompany(order.request, KIND, teller, order.company, here, order.address), order.record.ref)


def page_of(order: Order, status: int = 200, *, wrong: Step | None = None, changed: str = "") -> HttpResponse:
    """`changed`: what the user wanted to record when somebody else had saved meanwhile."""
    request, record = order.request, order.record
    teller = teller_of(order.directory.stand, request.lang)
    said = {
        "card": card_of(order.directory, record, request.lang, request.now),
        "row": teller.written(record),
        "versions": teller.versions(record),
        "referrals": order.referred,
        "referred": int(record.data.get("referred") or 0),
        "hired": int(record.data.get("hired") or 0),
        "outcomes": referrals.OUTCOMES,
        "may_refer": may_open(request.who, "henvis"),
        "refer": reverse("henvis", args=[record.ref]),
        "candidates": reverse("kandidater", args=[record.ref]),
        "wrong": wrong,
        "changed": changed,
    }
    return shown(request, "henvendelsen.html", said, status)


def now(order: Order) -> HttpResponse:
    """`hvad`: one of `ENDS` or OPENED. What is done already is not done again, whoever did it."""
    request, what = order.request, str(order.request.POST.get("hvad", ""))
    if what not in (*ENDS, OPENED):
        return bad_request(request)
    back = reverse("henvendelser") if request.POST.get("til") == "tavle" else order.address
    if bool(order.record.data.get(ENDS.get(what, "lukket"))) == (what != OPENED):
        messages.info(request, say(f"web_henv_er_{what}", {"navn": order.record.by.name}, request.lang))
        return HttpResponseRedirect(back)
    found = pressed(request, order.directory.stand, order.company, order.record, _change(request, what))
    if found.changed:
        return conflict(order, say(f"web_henv_nu_{what}", {}, request.lang))
    if found.wrong is not None:
        return page_of(order, UNPROCESSABLE, wrong=found.wrong)
    said = {"kl": clock(request.now, request.lang), "virksomhed": order.company.called(request.lang)}
    messages.success(request, say(f"web_henv_gjort_{what}", said, request.lang))
    return HttpResponseRedirect(back)


def _change(request: Any, what: str) -> Mapping[str, str]:
    at = request.now.astimezone(COPENHAGEN)
    day = at.date().isoformat()
    if what == OPENED:
        return {"lukket": ""}
    return {"lukket": day} if what == "luk" else {f"{what}_dag": day, f"{what}_kl": f"{at:%H:%M}"}


def conflict(order: Order, wanted: str) -> HttpResponse:
    """Theirs as it stands, and what the user wanted beside it, with the button on the version that is shown now."""
    fresh = record_of(order.record.ref, KIND)
    if fresh is None:
        return not_found(order.request)
    return page_of(Order(order.request, order.directory, fresh, order.company), CONFLICT, changed=wanted)
