"""Candidates for an enquiry, to think on from: with the reasons for each, and without anything being done."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from pejl.web import referrals
from pejl.web.access import circle_of
from pejl.web.candidatelist import MOST, says_something, suggested, wanted_of
from pejl.web.companies import teller_of
from pejl.web.orderpage import Order, order_of
from pejl.web.registry import page
from pejl.web.shown import shown


@page("henvendelse/<uuid:order>/kandidater", "kandidater")
def kandidater(request: Any, order: uuid.UUID) -> HttpResponse:
    """At most MOST, each of whom the user may see by name and is logged as shown."""
    found = order_of(request, order)
    if not isinstance(found, Order):
        return found
    stand, record = found.directory.stand, found.record
    wanted = wanted_of(stand, record, str(found.company.data.get("branch") or ""))
    says = says_something(wanted)
    without = {each.citizen for each in referrals.of_order(record)}
    circle = circle_of(request.who, stand, request.now)
    kind = teller_of(stand, request.lang).choice("orders.kind", str(record.data["kind"]))
    said = {
        "title": wanted.title or kind,
        "called": found.company.called(request.lang),
        "address": found.address,
        "refer": reverse("henvis", args=[record.ref]),
        "version": record.number,
        "closed": bool(record.data.get("lukket")),
        "says": says,
        "found": suggested(circle, wanted, without, request.looks) if says else [],
        "most": MOST,
    }
    return shown(request, "kandidater.html", said)
