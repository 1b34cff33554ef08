"""One event."""

import uuid
from typing import Any

from django.http import HttpResponse

from pejl.web.meetingpage import meeting
from pejl.web.registry import page


@page("arrangement/<uuid:event>", "arrangementet", ("GET", "POST"))
def arrangementet(request: Any, event: uuid.UUID) -> HttpResponse:
    """What is planned or was held, who came, and the needs learnt: see `web.meetingpage`."""
    return meeting(request, "arrangement", event)
