"""What the API offers, one line an endpoint: for the page, and for `docs/api.md`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ninja.utils import normalize_path

from pejl.web.access.endpoints import ENDPOINTS
from pejl.web.api.document import PREFIX, api
from pejl.web.api.keys import Key
from pejl.words import say

REGISTRATIONS = "/registrations/"
_CONVERTER = re.compile(r"\{\w+:")


@dataclass
class Listed:
    """An endpoint. `kinds`: what can stand in the place of `{kind}`; `scope`: "" where any key will do."""

    method: str
    at: str
    says: str
    scope: str
    kinds: list[str] = field(default_factory=list)


def endpoints(lang: str) -> list[Listed]:
    """Each once; those of the kinds of registrations as one."""
    found: dict[tuple[str, str], Listed] = {}
    for each in _every(lang):
        known = found.setdefault((each.method, each.at), each)
        if known is not each:
            known.kinds += each.kinds
    return [Listed("GET", "/api/openapi.json", say("web_api_hvad_openapi", {}, lang), ""), *found.values()]


def _every(lang: str) -> Iterator[Listed]:
    for bound in api()._get_bound_routers():
        for at, view in bound.path_operations.items():
            for operation in view.operations:
                yield _listed(at, operation, lang)


def _listed(at: str, operation: Any, lang: str) -> Listed:
    key = next(each for each in operation.auth_callbacks if isinstance(each, Key))
    scope = ENDPOINTS[key.endpoint].scope
    address = _CONVERTER.sub("{", normalize_path(f"/{PREFIX}/{at}"))
    method, kinds = operation.methods[0], []
    if REGISTRATIONS in address:
        before, _, rest = address.partition(REGISTRATIONS)
        kind, _, ref = rest.partition("/")
        address, kinds = f"{before}{REGISTRATIONS}{{kind}}{'/' if ref else ''}{ref}", [kind]
    name = f"registrering_{method.lower()}" if kinds else f"{method.lower()}_{key.endpoint}"
    if address.endswith("/goals/{goal}"):
        name = "get_goal"
    return Listed(method, address, say(f"web_api_hvad_{name}", {}, lang), scope or "", kinds)
