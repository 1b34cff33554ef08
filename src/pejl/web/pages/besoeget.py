"""One visit."""

import uuid
from typing import Any

from django.http import HttpResponse

from pejl.web.meetingpage import meeting
from pejl.web.registry import page


@page("besoeg/<uuid:visit>", "besoeget", ("GET", "POST"))
def besoeget(request: Any, visit: uuid.UUID) -> HttpResponse:
    """What is planned or was held, its result with one click, and the needs learnt: see `web.meetingpage`."""
    return meeting(request, "besoeg", visit)
