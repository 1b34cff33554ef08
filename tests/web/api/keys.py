"""Keys of the site of the tests, and asking with one."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from web.conftest import Site

NOW = datetime(2024, 7, 1, 8, tzinfo=UTC)
SCOPES = ("goals:read", "compare:read", "due:read", "loads:write", "registrations:write")
PROBLEM = "application/problem+json"
V1 = "/api/v1"


def key(site: Site, role: str = "integrator", scopes: str = " ".join(SCOPES), **of: Any) -> str:
    """A key of the role's user, as the page makes one."""
    from pejl.web.access.tokens import hash_of, new_secret
    from pejl.web.models import Token

    secret = new_secret()
    given = {"user": site.user(role), "made": NOW, "until": NOW + timedelta(days=30), "label": "prøve", **of}
    Token.objects.create(hashed=hash_of(secret), scopes=scopes, **given)
    return secret


@dataclass
class Asker:
    """A system with a key; "" for none."""

    secret: str
    lang: str = "da"
    client: Any = field(default=None)

    def __post_init__(self) -> None:
        from django.test import Client

        self.client = self.client or Client(raise_request_exception=False)

    def ask(self, method: str, at: str, body: Any = None, **headers: str) -> Any:
        """`headers`: with `_` for `-`."""
        sent = {"Accept-Language": self.lang, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.secret:
            sent["Authorization"] = f"Bearer {self.secret}"
        given: dict[str, Any] = {"headers": sent}
        if body is not None:
            given |= {"data": body if isinstance(body, str | bytes) else json.dumps(body)}
            given |= {"content_type": "application/json"}
        return self.client.generic(method, at if at.startswith("/api") else V1 + at, **given)

    def get(self, at: str, **headers: str) -> Any:
        return self.ask("GET", at, **headers)

    def post(self, at: str, body: Any, **headers: str) -> Any:
        return self.ask("POST", at, body, **headers)

    def upload(self, at: str, **form: Any) -> Any:
        return self.client.post(V1 + at, form, headers={"Authorization": f"Bearer {self.secret}"})


def asker(site: Site, role: str = "integrator", *scopes: str, **of: Any) -> Asker:
    return Asker(key(site, role, " ".join(scopes or SCOPES), **of))


def looked(site: Site) -> list[tuple[str, int, str]]:
    """Page, citizen and parts of each row of the access log."""
    from pejl.web.models import LookedAt

    return list(LookedAt.objects.order_by("pk").values_list("look__page", "citizen", "fields"))


def another_system(site: Site) -> Asker:
    """A key that may everything, of another integrator."""
    from pejl.web.models import User

    return asker(site, user=User.objects.create(username="system-2", name="Et andet system", role="integrator"))
