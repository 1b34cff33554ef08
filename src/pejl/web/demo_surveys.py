"""The demonstration's asking: a round of companies that is closed, so that there is something to read."""

from collections.abc import Mapping
from datetime import timedelta

from pejl.surveys import from_json, questionnaires, response, to_json
from pejl.web.access.table import Role
from pejl.web.models import FreeText, Reply, Round, User
from pejl.web.stand import Stand

ASKED, ANSWERED = 120, 36
"""30 per cent."""
SURVEY = "virksomheder"
SAID: Mapping[str, int] = {"meget_positiv": 14, "positiv": 13, "neutral": 3, "negativ": 6}
"""How the 36 answered each question."""
WRITTEN = (
    "Ring gerne tilbage samme dag",
    "Vi ville gerne have haft flere kandidater",
    "Send kun kandidater med kørekort",
    "Én fast konsulent, tak",
    "Det tog lang tid",
)
"""Fewer than five would be told to nobody."""


def surveys(stand: Stand) -> None:
    """Nothing where the plan asks no companies."""
    q = next((each for each in questionnaires(stand.plan) if each.id == SURVEY), None)
    if q is None:
        return
    frozen, day = to_json(q), stand.day
    told = response({"": ASKED}, {"": ASKED - ANSWERED}).to_json()
    row = Round.objects.create(
        survey=q.id,
        frozen=frozen,
        day=day - timedelta(40),
        due=day - timedelta(19),
        seed=2024,
        frame=ASKED,
        asked=ASKED,
        reminded=day - timedelta(30),
        closed=day - timedelta(18),
        answers=ANSWERED,
        response={"udfald": "udgivet", "svar": told, "faa": []},
        by=User.objects.get(role=Role.ANALYTIKER),
    )
    scales = [each for each in from_json(frozen).questions if each.scale.answers]
    Reply.objects.bulk_create(
        Reply(round=row, question=each.id, answer=answer)
        for each in scales
        for answer, many in SAID.items()
        if answer in each.scale.answers
        for _ in range(many)
    )
    texts = [each.id for each in from_json(frozen).questions if not each.scale.answers]
    FreeText.objects.bulk_create(
        FreeText(round=row, question=each, text=text) for each in texts[:1] for text in WRITTEN
    )
