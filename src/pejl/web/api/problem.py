"""Errors as RFC 9457 `application/problem+json`: a code, a sentence, and where in what was sent the fault is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse

from pejl.words import catalogue, say

TYPE = "application/problem+json"
PREFIX = "/api/"
CODES: Mapping[int, str] = {
    400: "ulaeselig",
    401: "ingen_noegle",
    403: "maa_ikke",
    404: "findes_ikke",
    405: "metode",
    409: "aendret",
    411: "uden_laengde",
    413: "for_stort",
    415: "indholdstype",
    422: "fejl_i_felter",
    503: "ikke_nu",
}
"""What an answer of a status is called where it says no more."""
CHALLENGE = 'Bearer realm="pejl"'


@dataclass(frozen=True, slots=True)
class Place:
    """A fault in a field: `at` is the way to it (`body.day`), `code` what is wrong, `says` the same in words; "" for
    the words that the code has here, filled in with `of` (a limit, the choices), else that it cannot be used."""

    at: str
    code: str
    says: str = ""
    of: Mapping[str, object] = field(default_factory=dict)


@dataclass
class Problem(Exception):
    """Ends a request with this answer. `more`: further members of the answer (a conflict's both versions)."""

    status: int
    code: str = ""
    places: Sequence[Place] = ()
    detail: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)


def not_had(name: str, code: str) -> Problem:
    """404 for a filter behind `?` with what nothing has."""
    return Problem(404, code, [Place(f"query.{name}", code)])


def told(request: Any, problem: Problem) -> HttpResponse:
    """The answer of a problem, in the language of the request."""
    lang, status = getattr(request, "lang", "da"), problem.status
    code = problem.code or CODES.get(status, "fejl_hos_os")
    body: dict[str, Any] = {
        "type": f"urn:pejl:problem:{code}",
        "title": _said(lang, code, CODES.get(status, "fejl_hos_os")),
        "status": status,
    }
    if problem.detail:
        body["detail"] = problem.detail
    if problem.places:
        body["errors"] = [_told(each, lang) for each in problem.places]
    response = HttpResponse(json.dumps({**body, **problem.more}, ensure_ascii=False), content_type=TYPE, status=status)
    for name, value in problem.headers.items():
        response[name] = value
    if status == 401:
        response["WWW-Authenticate"] = CHALLENGE
    return response


def _told(place: Place, lang: str) -> dict[str, str]:
    says = place.says or _said(lang, place.code, f"felt_{place.code}", "felt_forkert", of=place.of)
    return {"at": place.at, "code": place.code, "says": says}


def _said(lang: str, *codes: str, of: Mapping[str, object] | None = None) -> str:
    """The first that there are words for."""
    return say(next(code for each in codes if (code := f"web_api_{each}") in catalogue()), of or {}, lang)


def as_problem(request: Any, response: HttpResponse) -> HttpResponse:
    """An error that somebody else wrote, with our body; what it says in headers (`Allow`) stays."""
    if response.status_code < 400 or response.headers.get("Content-Type", "").startswith(TYPE):
        return response
    kept = {name: value for name, value in response.items() if name in ("Allow", "Retry-After")}
    return told(request, Problem(response.status_code, headers=kept))
