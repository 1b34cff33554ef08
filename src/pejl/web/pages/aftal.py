"""Records of a citizen what is words and stays here: a job goal, an agreed step, the need profile, a note."""

from typing import Any

from django.http import HttpResponse

from pejl.web.citizensaving import recording
from pejl.web.registry import page
from pejl.web.written import AGREED


@page("borger/<int:citizen>/aftal/<str:kind>", "aftal", ("GET", "POST"))
def aftal(request: Any, citizen: int, kind: str) -> HttpResponse:
    return recording(request, "aftal", citizen, kind, AGREED)
