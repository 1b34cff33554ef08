"""The rules of the API as a table: what a key must be allowed, and whose keys, for each endpoint. What is not here is
refused. Which citizens and parts an answer then shows is decided by `Circle`, as on the pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from pejl.web.access.table import Role
from pejl.web.access.tokens import Bearer, Scope


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`scope`: None where any key that holds will do."""

    scope: Scope | None
    roles: frozenset[Role]


SYSTEMS = frozenset({Role.INTEGRATOR})
"""Whose keys see the goals as they may be shown to anybody: a system can lead on to the public."""
HOLDERS = SYSTEMS | {Role.ANALYTIKER}
"""Who a key can act as: nobody who works with citizens by name."""
ENDPOINTS: Mapping[str, Endpoint] = {
    "openapi": Endpoint(None, HOLDERS),
    "goals": Endpoint(Scope.GOALS_READ, HOLDERS),
    "measures": Endpoint(Scope.GOALS_READ, HOLDERS),
    "webhooks": Endpoint(Scope.GOALS_READ, HOLDERS),
    "compare": Endpoint(Scope.COMPARE_READ, HOLDERS),
    "due": Endpoint(Scope.DUE_READ, SYSTEMS),
    "loads": Endpoint(Scope.LOADS_WRITE, HOLDERS),
    "registrations": Endpoint(Scope.REGISTRATIONS_WRITE, SYSTEMS),
    "company-registrations": Endpoint(Scope.REGISTRATIONS_WRITE, SYSTEMS),
}


def role_may(role: Role, endpoint: str) -> bool:
    """Whether any key of the role opens the endpoint."""
    found = ENDPOINTS.get(endpoint)
    return found is not None and role in found.roles


def lacking(bearer: Bearer, endpoint: str) -> Scope | None:
    """What the key was not given and the endpoint takes; None where it lacks nothing. KeyError for an endpoint that is
    not here."""
    scope = ENDPOINTS[endpoint].scope
    return None if scope is None or scope in bearer.scopes else scope


def scopes_of(role: Role) -> frozenset[Scope]:
    """What a key of the role can be given: each opens something to it."""
    return frozenset(each.scope for each in ENDPOINTS.values() if each.scope and role in each.roles)


def seen_as(role: Role) -> Role:
    """The role that the plan's answers are asked for with."""
    return Role.UDVALG if role in SYSTEMS else role
