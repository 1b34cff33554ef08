"""Who asks: a key in the `Authorization` header and nothing else. A session or a cookie says nothing here."""

from collections.abc import Collection, Sequence
from typing import Any

from ninja.security import HttpBearer

from pejl.web.access.endpoints import lacking, role_may
from pejl.web.access.tokens import Bearer, token_of
from pejl.web.api.problem import CHALLENGE, Place, Problem
from pejl.words import say

JSON, FORM = "application/json", "multipart/form-data"
MOST_JSON = 100_000
"""Bytes of a body that is JSON."""


class Key(HttpBearer):
    """Opens an endpoint of `access.endpoints`. Faults: 401 for no key that holds, 403 with what is lacking for one that
    may not; then 415 for a body that is not `takes` ("" for no body), 411 for one that does not say how long it is, 413
    for one over `most` bytes; and 422 for what is asked behind `?` that is not one of `asks`, is empty or is there
    twice, so that a slip does not look like everything."""

    def __init__(self, endpoint: str, takes: str = "", most: int = MOST_JSON, asks: Collection[str] = ()) -> None:
        super().__init__()
        self.endpoint, self.takes, self.most, self.asks = endpoint, takes, most, asks

    def __call__(self, request: Any) -> Bearer | None:
        bearer = token_of(request.headers.get("Authorization", ""), request.now)
        if bearer is None:
            return None
        _allowed(bearer, self.endpoint, request.lang)
        request.who, request.looks.page = bearer.who, f"api-{self.endpoint}"
        if self.takes:
            self._check_body(request)
        faults = [(name, self._fault(name, said)) for name, said in request.GET.lists()]
        places = [Place(f"query.{name}", fault) for name, fault in faults if fault]
        if places:
            raise Problem(422, "", places)
        return bearer

    def _check_body(self, request: Any) -> None:
        """A body in chunks has no length, and would be read as none."""
        length = request.META.get("CONTENT_LENGTH")
        if request.content_type != self.takes:
            raise Problem(415)
        if not length:
            raise Problem(411)
        if int(length) > self.most:
            raise Problem(413)

    def _fault(self, name: str, said: Sequence[str]) -> str:
        if name not in self.asks:
            return "extra_forbidden"
        if len(said) > 1:
            return "to_gange"
        return "" if said[0] else "tomt"

    def authenticate(self, request: Any, token: str) -> Bearer | None:
        raise NotImplementedError  # `__call__` reads the header itself


def _allowed(bearer: Bearer, endpoint: str, lang: str) -> None:
    """Problem 403 that tells whether it is the user who may not, or the key that was not given it (RFC 6750)."""
    role = bearer.who.role
    if not role_may(role, endpoint):
        who = say(f"web_rolle_{role.value}", {}, lang)
        raise Problem(403, "rollen_maa_ikke", detail=say("web_api_rolle", {"rolle": who}, lang))
    scope = lacking(bearer, endpoint)
    if scope:
        challenge = f'{CHALLENGE}, error="insufficient_scope", scope="{scope.value}"'
        detail = say("web_api_mangler_scope", {"maa": scope.value}, lang)
        raise Problem(403, detail=detail, headers={"WWW-Authenticate": challenge})
