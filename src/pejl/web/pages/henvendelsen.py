"""One enquiry: its clocks with how they were worked out, who was referred, its versions, and what is done with it."""

import uuid
from typing import Any

from django.http import HttpResponse

from pejl.web.orderpage import Order, corrected, order_of, page_of
from pejl.web.registry import page


@page("henvendelse/<uuid:order>", "henvendelsen", ("GET", "POST"))
def henvendelsen(request: Any, order: uuid.UUID) -> HttpResponse:
    """`?ret=1`: the form to correct it, which POST saves."""
    found = order_of(request, order)
    if not isinstance(found, Order):
        return found
    return corrected(found) if request.GET.get("ret") or request.method == "POST" else page_of(found)
