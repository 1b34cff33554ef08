"""What is shown when a page cannot be: not there (or not for you, which looks the same), or a fault of ours."""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from pejl.web.api.problem import PREFIX, Problem, told


def _shown(request: Any, code: str, status: int) -> HttpResponse:
    if request.path_info.startswith(PREFIX):
        return told(request, Problem(status))
    return HttpResponse(render_to_string("fejl.html", {"code": code}, request), status=status)


def not_found(request: Any, exception: Exception | None = None) -> HttpResponse:
    return _shown(request, "findes_ikke", 404)


def bad_request(request: Any, exception: Exception | None = None) -> HttpResponse:
    return _shown(request, "forkert_forespoergsel", 400)


def csrf(request: Any, reason: str = "") -> HttpResponse:
    """The form is older than the log-in, or was sent from elsewhere."""
    return _shown(request, "formular_udloebet", 403)


def not_logged(request: Any) -> HttpResponse:
    return _shown(request, "log_fejlede", 503)


def server_error(request: Any) -> HttpResponse:
    return _shown(request, "noget_gik_galt", 500)
