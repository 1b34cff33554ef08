"""API: the endpoints, what each is for, and what a key must be allowed."""

from typing import Any

from django.http import HttpResponse

from pejl.web.registry import page
from pejl.web.shown import shown


@page("api", "api")
def api(request: Any) -> HttpResponse:
    from pejl.web.api.listing import endpoints  # with the pages' addresses it would be asked before Django is set up

    return shown(request, "api.html", {"endpoints": endpoints(request.lang)})
