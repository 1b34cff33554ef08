"""Who asks: a key in the `Authorization` header and nothing else. A session or a cookie says nothing here."""

from collections.abc import Collection
from typing import Any

from ninja.security import HttpBearer

from pejl.web.access.endpoints import may_ask
from pejl.web.access.tokens import Bearer, token_of
from pejl.web.api.problem import Place, Problem

JSON, FORM = "application/json", "multipart/form-data"
MOST_JSON = 100_000
"""Bytes of a body that is JSON."""


class Key(HttpBearer):
    """Opens an endpoint of `access.endpoints`. Faults: 401 for no key that holds, 403 for one that may not, then 415
    for a body that is not `takes` ("" for no body), 413 for one over `most` bytes, and 422 for what is asked behind `?`
    that is not one of `asks`, so that a slip does not look like everything."""

    def __init__(self, endpoint: str, takes: str = "", most: int = MOST_JSON, asks: Collection[str] = ()) -> None:
        super().__init__()
        self.endpoint, self.takes, self.most, self.asks = endpoint, takes, most, asks

    def __call__(self, request: Any) -> Bearer | None:
        bearer = token_of(request.headers.get("Authorization", ""), request.now)
        if bearer is None:
            return None
        if not may_ask(bearer, self.endpoint):
            raise Problem(403)
        request.who, request.looks.page = bearer.who, f"api-{self.endpoint}"
        if self.takes and request.content_type != self.takes:
            raise Problem(415)
        if self.takes and int(request.META.get("CONTENT_LENGTH") or 0) > self.most:
            raise Problem(413)
        unknown = [name for name in request.GET if name not in self.asks]
        if unknown:
            raise Problem(422, "", [Place(f"query.{name}", "extra_forbidden") for name in unknown])
        return bearer

    def authenticate(self, request: Any, token: str) -> Bearer | None:
        raise NotImplementedError  # `__call__` reads the header itself
