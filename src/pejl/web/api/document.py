"""The API put together: its routers, its errors, its OpenAPI document, and its addresses."""

import logging
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from pejl.web.access.endpoints import ENDPOINTS
from pejl.web.api import compare, due, goals, loads, registrations, shapes, webhooks
from pejl.web.api.answering import answer
from pejl.web.api.keys import Key
from pejl.web.api.problem import TYPE, Place, Problem, as_problem, told
from pejl.words import say

log = logging.getLogger("pejl.web")
PREFIX = "api/v1"
ERRORS = (400, 401, 403, 404, 405, 413, 415, 422, 500, 503)
"""What any endpoint may answer."""


@cache
def api() -> NinjaAPI:
    made = NinjaAPI(
        title="Pejl",
        version="1",
        description="How a municipality's employment plan stands. Numbers are exact text; what is withheld is a type.",
        openapi_url=None,
        docs_url=None,
        urls_namespace="api",
    )
    for each in (goals, compare, due, loads, registrations, webhooks):
        made.add_router("", each.router)
    faults: Mapping[type[Exception], Callable[[Any, Any], HttpResponse]] = {
        Problem: told,
        AuthenticationError: lambda request, _: told(request, Problem(401)),
        HttpError: lambda request, error: told(request, Problem(error.status_code)),
        ValidationError: lambda request, error: told(request, _in_fields(error.errors)),
        RequestDataTooBig: lambda request, _: told(request, Problem(413)),
        MultiPartParserError: lambda request, _: told(request, Problem(400)),
        Exception: _ours,
    }
    for fault, how in faults.items():
        made.add_exception_handler(fault, how)
    return made


def _ours(request: Any, fault: Exception) -> HttpResponse:
    """A fault of ours: told without a word of what it was."""
    log.exception("%s %s", request.method, type(fault).__name__, exc_info=fault)
    return told(request, Problem(500))


def _in_fields(errors: list[dict[str, Any]]) -> Problem:
    return Problem(422, "", [_place(each) for each in errors])


def _place(error: Mapping[str, Any]) -> Place:
    """Where it is without the name of our own argument (`body.sent.day` is `body.day`)."""
    source, *way = (str(each) for each in error["loc"])
    own = ("sent", "of")
    kept = way[1:] if way and way[0] in own else way
    return Place(".".join((source, *kept)), str(error["type"]))


# --- the document ----------------------------------------------------------------------------------------


@cache
def document() -> dict[str, Any]:
    """OpenAPI 3.1: what ninja makes of the routes, with our errors and the key as they are."""
    made: dict[str, Any] = dict(api().get_openapi_schema(path_prefix=f"{PREFIX}/"))
    problem = shapes.ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas = made["components"]["schemas"]
    schemas |= problem.pop("$defs", {})
    schemas["ProblemDetails"] = problem
    fault = {TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    for operations in made["paths"].values():
        for operation in operations.values():
            responses = operation["responses"]
            for status in ERRORS:
                responses[status] = {"description": say(f"web_api_status_{status}", {}, "en"), "content": fault}
            if 409 in responses:
                responses[409]["content"] = {TYPE: responses[409]["content"]["application/json"]}
            operation["responses"] = {str(status): said for status, said in sorted(responses.items())}
            operation["security"] = [{"key": []}]
    scopes = sorted({each.scope for each in ENDPOINTS.values() if each.scope})
    described = say("web_api_noegle", {"maa": ", ".join(scopes)}, "en")
    made["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer", "description": described}}
    return made


def openapi(request: Any) -> HttpResponse:
    """The document, to any key that holds."""
    if request.method not in ("GET", "HEAD"):
        return told(request, Problem(405, headers={"Allow": "GET"}))
    try:
        if Key("openapi")(request) is None:
            return told(request, Problem(401))
    except Problem as problem:
        return told(request, problem)
    return answer(document())


def _nowhere(request: Any, rest: str) -> HttpResponse:
    return told(request, Problem(404))


# --- addresses -------------------------------------------------------------------------------------------


def keyed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that a key opens: who is logged in says nothing, and every error is a problem."""

    def answered(request: Any, *args: Any, **of: Any) -> HttpResponse:
        request.who = None
        request.lang = "en" if request.headers.get("Accept-Language", "").lower().startswith("en") else "da"
        try:
            return as_problem(request, view(request, *args, **of))
        except Exception as fault:  # a fault before ninja has the request
            return told(request, Problem(413)) if isinstance(fault, RequestDataTooBig) else _ours(request, fault)

    answered.csrf_exempt = answered.keyed = True  # type: ignore[attr-defined]  # Django and the gate read them
    return answered


def addresses() -> list[URLPattern]:
    """Every address below `/api/`."""
    made, _, _ = api().urls
    routes = [path(f"{PREFIX}/{each.pattern._route}", keyed(each.callback)) for each in made if each.name != "api-root"]
    document_at = path("api/openapi.json", keyed(openapi), name="openapi")
    return [document_at, *routes, path("api/<path:rest>", keyed(_nowhere))]
