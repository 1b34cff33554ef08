"""Plans an event, with a company or as the job centre's own."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from pejl.web.choosing import Start, begun
from pejl.web.registry import page


@page("arrangement/nyt", "arrangement-ny", ("GET", "POST"))
def arrangement_ny(request: Any) -> HttpResponse:
    """`?virksomhed=` its id; without a company it is the job centre's own."""
    return begun(request, Start("arrangement", "arrangement-ny", reverse("besoeg"), alone=True))
