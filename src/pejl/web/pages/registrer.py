"""Records of a citizen what belongs in the ledger: a talk, an offer, a happening, an exemption, who stands by."""

from typing import Any

from django.http import HttpResponse

from pejl.web.citizensaving import recording
from pejl.web.recorded import OF_LEDGER
from pejl.web.registry import page


@page("borger/<int:citizen>/registrer/<str:kind>", "registrer", ("GET", "POST"))
def registrer(request: Any, citizen: int, kind: str) -> HttpResponse:
    return recording(request, "registrer", citizen, kind, OF_LEDGER)
