"""Records a field those who share a citizen's plan see: by the caseworker, or by a unit the plan is shared with."""

from typing import Any

from django.http import HttpResponse

from pejl.web.citizensaving import recording
from pejl.web.registry import page
from pejl.web.written import SHARED


@page("borger/<int:citizen>/delt", "delt-felt", ("GET", "POST"))
def delt_felt(request: Any, citizen: int) -> HttpResponse:
    return recording(request, "delt-felt", citizen, SHARED, (SHARED,))
