"""What is sent to record something."""

import uuid
from typing import Any

from web.api.keys import Asker

TALK = {"day": "2024-07-01", "kind": "jobsamtale", "form": "telefon", "outcome": "holdt", "topics": ["job"]}
VISIT = {"kind": "virksomhedsbesoeg", "day": "2024-07-01", "outcome": "holdt", "area": "250"}
OFFER = {"kind": "virksomhedspraktik", "start": "2024-07-01", "minutes": "37"}
ORDER = {"kind": "jobordre", "day": "2024-07-01", "positions": 2, "arbejdssted": "250"}


def at(citizen: int, kind: str = "samtale") -> str:
    return f"/citizens/{citizen}/registrations/{kind}"


def new(system: Asker, to: str, body: Any = TALK, name: str = "") -> Any:
    """`name`: the Idempotency-Key; "" for one that was never used."""
    return system.post(to, body, Idempotency_Key=name or uuid.uuid4().hex)
