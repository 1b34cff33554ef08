"""What the API offers, one line an endpoint: for the page, for `docs/api.md` and for the document."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
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
    """An endpoint. `name`: what its words are told by; `kinds`: what can stand in the place of `{kind}`; `scope`: ""
    where any key will do."""

    method: str
    at: str
    name: str
    says: str
    scope: str
    kinds: list[str] = field(default_factory=list)


def endpoints(lang: str) -> list[Listed]:
    """Each once; those of the kinds of registrations as one."""
    found: dict[tuple[str, str], Listed] = {}
    for each in operations(lang):
        at = each.at
        for kind in each.kinds:
            at = at.replace(f"{REGISTRATIONS}{kind}", f"{REGISTRATIONS}{{kind}}")
        known = found.setdefault((each.method, at), replace(each, at=at, kinds=[]))
        known.kinds += each.kinds
    openapi = Listed("GET", "/api/openapi.json", "openapi", say("web_api_hvad_openapi", {}, lang), "")
    return [openapi, *found.values()]


def operations(lang: str) -> Iterator[Listed]:
    """Every one there is, each kind of registration apart."""
    for bound in api()._get_bound_routers():
        for at, view in bound.path_operations.items():
            for operation in view.operations:
                yield _listed(at, operation, lang)


def _listed(at: str, operation: Any, lang: str) -> Listed:
    key = next(each for each in operation.auth_callbacks if isinstance(each, Key))
    scope = ENDPOINTS[key.endpoint].scope
    address = _CONVERTER.sub("{", normalize_path(f"/{PREFIX}/{at}"))
    _, _, rest = address.partition(REGISTRATIONS)
    method, kinds = operation.methods[0], [rest.partition("/")[0]] if rest else []
    name = f"registrering_{method.lower()}" if kinds else f"{method.lower()}_{key.endpoint}"
    if address.endswith("/goals/{goal}"):
        name = "get_goal"
    return Listed(method, address, name, say(f"web_api_hvad_{name}", {}, lang), scope or "", kinds)
