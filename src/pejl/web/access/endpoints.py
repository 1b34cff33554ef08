"""The rules of the API as a table: what a key must be allowed, and whose keys, for each endpoint. What is not here is
refused. Which citizens and parts an answer then shows is decided by `Circle`, as on the pages."""

from collections.abc import Mapping
from dataclasses import dataclass

from pejl.web.access.table import AGGREGATES, COMPANIES, EVERYBODY, LIST, WORKERS, Role
from pejl.web.access.tokens import Bearer, Scope


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`scope`: None where any key that holds will do."""

    scope: Scope | None
    roles: frozenset[Role]


SYSTEMS = frozenset({Role.INTEGRATOR})
_PLAN = AGGREGATES | SYSTEMS
ENDPOINTS: Mapping[str, Endpoint] = {
    "openapi": Endpoint(None, EVERYBODY),
    "goals": Endpoint(Scope.GOALS_READ, _PLAN),
    "measures": Endpoint(Scope.GOALS_READ, _PLAN),
    "webhooks": Endpoint(Scope.GOALS_READ, _PLAN),
    "compare": Endpoint(Scope.COMPARE_READ, _PLAN),
    "due": Endpoint(Scope.DUE_READ, LIST | SYSTEMS),
    "loads": Endpoint(Scope.LOADS_WRITE, SYSTEMS | {Role.ANALYTIKER}),
    "registrations": Endpoint(Scope.REGISTRATIONS_WRITE, WORKERS | {Role.KONSULENT} | SYSTEMS),
    "company-registrations": Endpoint(Scope.REGISTRATIONS_WRITE, COMPANIES | SYSTEMS),
}
DISCLOSED = frozenset({Role.UDVALG, Role.INTEGRATOR})
"""Whose keys see the goals as they may be shown to anybody: a system can lead on to the public."""


def may_ask(bearer: Bearer, endpoint: str) -> bool:
    """Whether the key opens the endpoint."""
    found = ENDPOINTS.get(endpoint)
    return (
        found is not None and bearer.who.role in found.roles and (found.scope is None or found.scope in bearer.scopes)
    )


def seen_as(role: Role) -> Role:
    """The role that the plan's pages and answers are asked for with."""
    return Role.UDVALG if role in DISCLOSED else role
