"""Keys of systems: what a key may, and whose it is. Only a key's hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pejl.web.access.who import Who, who_of
from pejl.web.models import Token

PREFIX = "pejl_"
"""Begins every key, so that one that leaked is found by a search."""
BYTES = 32


class Scope(StrEnum):
    """Everything a key can be given. What is not here no key can do."""

    GOALS_READ = "goals:read"
    COMPARE_READ = "compare:read"
    DUE_READ = "due:read"
    LOADS_WRITE = "loads:write"
    REGISTRATIONS_WRITE = "registrations:write"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A key that holds: its user, who bounds what it can see, and what it may."""

    id: int
    who: Who
    scopes: frozenset[Scope]


def new_secret() -> str:
    """A key: 32 random bytes, told once."""
    return PREFIX + secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    """What is kept of a key. It is random, so a plain hash leads nowhere back."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_of(header: str, now: datetime) -> Bearer | None:
    """The key of an `Authorization: Bearer …` header; None for a header of another kind, a key that is unknown, revoked
    or run out (`until` itself is too late), and one whose user has no access any more."""
    kind, _, secret = header.partition(" ")
    if kind.lower() != "bearer" or not secret.startswith(PREFIX):
        return None
    live = Token.objects.filter(hashed=hash_of(secret.strip()), revoked=None, until__gt=now, user__is_active=True)
    found = live.select_related("user").first()
    if found is None:
        return None
    return Bearer(found.pk, who_of(found.user), frozenset(Scope(each) for each in found.scopes.split()))
