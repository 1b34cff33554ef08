"""The API put together: its routers and its errors."""

import logging
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from pejl.web.api import compare, due, goals, loads, registrations, webhooks
from pejl.web.api.faults import in_fields, unreadable
from pejl.web.api.problem import Problem, told

log = logging.getLogger("pejl.web")
PREFIX = "api/v1"


@cache
def api() -> NinjaAPI:
    made = NinjaAPI(
        title="Pejl",
        version="1",
        description="How a municipality's employment plan stands. Numbers are exact text; what is withheld is a type. "
        "Where an address answers GET it answers HEAD. Prose with examples is in docs/api.md.",
        openapi_url=None,
        docs_url=None,
        urls_namespace="api",
    )
    for each in (goals, compare, due, loads, registrations, webhooks):
        made.add_router("", each.router)
    faults: Mapping[type[Exception], Callable[[Any, Any], HttpResponse]] = {
        Problem: told,
        AuthenticationError: lambda request, _: told(request, Problem(401)),
        HttpError: lambda request, error: told(request, unreadable(error)),
        ValidationError: lambda request, error: told(request, in_fields(error.errors)),
        RequestDataTooBig: lambda request, _: told(request, Problem(413)),
        SuspiciousOperation: lambda request, _: told(request, Problem(400)),  # too many fields or files
        MultiPartParserError: lambda request, _: told(request, Problem(400)),
        Exception: ours,
    }
    for fault, how in faults.items():
        made.add_exception_handler(fault, how)
    return made


def ours(request: Any, fault: Exception) -> HttpResponse:
    """A fault of ours: told without a word of what it was."""
    log.exception("%s %s", request.method, type(fault).__name__, exc_info=fault)
    return told(request, Problem(500))
