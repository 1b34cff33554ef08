"""What an administrator changes of users and keys leaves a line in the access log, in the same transaction or not at
all."""

from typing import Any

from pejl.web.models import Look
from pejl.words import say

LONGEST = 300


def leave(request: Any, code: str, **params: object) -> None:
    """`web_konto_spor_CODE` as it is said in Danish, whoever reads it later; inside the change's transaction."""
    said = say(f"web_konto_spor_{code}", params, "da")[:LONGEST]
    who = request.who
    page = request.looks.page
    Look.objects.create(user_id=who.id, role=who.role, unit=who.unit, page=page, reason=said, at=request.now)
