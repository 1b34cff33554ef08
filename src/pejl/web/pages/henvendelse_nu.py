"""Answered, helped or closed, now, with one click."""

import uuid
from typing import Any

from django.http import HttpResponse

from pejl.web.orderpage import Order, now, order_of
from pejl.web.registry import page


@page("henvendelse/<uuid:order>/nu", "henvendelse-nu", ("POST",))
def henvendelse_nu(request: Any, order: uuid.UUID) -> HttpResponse:
    """`hvad`: svar, hjaelp, luk or aabn; `version`: the one the button stood on; `til`: tavle, to come back to the
    board. It is taken back by correcting the enquiry."""
    found = order_of(request, order)
    return now(found) if isinstance(found, Order) else found
