"""Records something of a company: its own facts, a contact, an agreement, a placement, a retention case, a need."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from pejl.web.companies import Directory, teller_of
from pejl.web.companykinds import COMPANY_KINDS
from pejl.web.companysaving import OfCompany
from pejl.web.desk import desk
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.saving import answered
from pejl.web.shown import shown
from pejl.web.stand import NoPlan


@page("virksomhed/<int:company>/registrer/<str:kind>", "virksomhed-registrer", ("GET", "POST"))
def virksomhed_registrer(request: Any, company: int, kind: str) -> HttpResponse:
    """GET: the form of a new one, or of the one to correct (`?ref=`). The company's own facts are corrected where they
    are there."""
    try:
        stand = desk().stand()
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    directory = Directory(stand)
    one = directory.one(company)
    if one is None or kind not in COMPANY_KINDS:
        return not_found(request)
    here = reverse("virksomhed-registrer", args=[one.id, kind])
    ref = request.GET.get("ref", "")
    if kind == "stamdata" and not ref:
        ref = next((each.ref for each in directory.records((kind,), [one.id]) if each.company == one.id), "")
    return answered(OfCompany(request, kind, teller_of(stand, request.lang), one, here), ref)
