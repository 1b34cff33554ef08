"""The addresses below `/api/`, as Django serves them."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.translation.trans_real import parse_accept_lang_header

from pejl.web.api.answering import answer
from pejl.web.api.document import PREFIX, api
from pejl.web.api.keys import Key
from pejl.web.api.openapi import document
from pejl.web.api.problem import Problem, as_problem, told
from pejl.words import LANGUAGES

BODILESS = (204, 304)


def openapi(request: Any) -> HttpResponse:
    """The document, to any key that holds."""
    if request.method != "GET":
        return told(request, Problem(405, headers={"Allow": "GET"}))
    if Key("openapi")(request) is None:
        raise Problem(401)
    return answer(document())


def _nowhere(request: Any, rest: str) -> HttpResponse:
    return told(request, Problem(404))


def keyed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that a key opens: who is logged in says nothing, and every error is a problem. HEAD is answered as GET is,
    without the body."""

    def answered(request: Any, *args: Any, **of: Any) -> HttpResponse:
        request.who, request.lang = None, language(request.headers.get("Accept-Language", ""))
        asked = request.method
        request.method = "GET" if asked == "HEAD" else asked
        try:
            response = as_problem(request, view(request, *args, **of))
        except Exception as fault:  # a fault before ninja has the request
            response = api().on_exception(request, fault)
        request.method = asked
        return _as_asked(asked, response)

    answered.csrf_exempt = answered.keyed = True  # type: ignore[attr-defined]  # Django and the gate read them
    return answered


def language(accepted: str) -> str:
    """The one of ours that is asked for most, by an `Accept-Language`; Danish where none is."""
    wanted = (tag.split("-")[0] for tag, weight in parse_accept_lang_header(accepted) if weight > 0)
    return next((each for each in wanted if each in LANGUAGES), "da")


def _as_asked(method: str, response: HttpResponse) -> HttpResponse:
    if response.status_code in BODILESS:
        del response.headers["Content-Type"]
    if "Allow" in response.headers:
        allowed = set(response["Allow"].split(", "))
        response["Allow"] = ", ".join(sorted(allowed | {"HEAD"} if "GET" in allowed else allowed))
    if method == "HEAD":
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def addresses() -> list[URLPattern]:
    """Every address below `/api/`."""
    made, _, _ = api().urls
    routes = [path(f"{PREFIX}/{each.pattern._route}", keyed(each.callback)) for each in made if each.name != "api-root"]
    document_at = path("api/openapi.json", keyed(openapi), name="openapi")
    return [document_at, *routes, path("api/<path:rest>", keyed(_nowhere))]
