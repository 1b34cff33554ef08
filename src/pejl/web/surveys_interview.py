"""Interviews by somebody who is drawn: invited, consented, a time and a place, held. What is said is never here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from pejl.periods import COPENHAGEN
from pejl.surveys import Questionnaire, drawn
from pejl.web import names
from pejl.web.models import Interview, Invitation, Round
from pejl.web.outbox import Outbox
from pejl.web.stand import Stand
from pejl.web.surveys_frame import frame_of
from pejl.web.surveys_letters import Sent, interview

STEPS: Mapping[str, Mapping[str, str]] = {
    "trukket": {"inviter": "inviteret"},
    "inviteret": {"ja": "ja", "nej": "nej"},
    "ja": {"tid": "ja", "holdt": "holdt", "aflys": "aflyst"},
}
"""What can be done in each state, and the state it comes to. A no, a held and a cancelled interview are over."""
GONE = ("nej", "aflyst")
"""States whose place in the round somebody else can be drawn for."""


class Moved(Exception):
    """Somebody did something with it meanwhile: `theirs` is how it is."""

    def __init__(self, theirs: Interview) -> None:
        super().__init__(theirs.pk)
        self.theirs = theirs


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done with an interview, made from `version`. `at`, `place`: of a time that is set."""

    what: str
    version: int
    at: datetime | None = None
    place: str = ""


def move(row: Interview, step: Step, stand: Stand, q: Questionnaire, outbox: Outbox) -> None:
    """Raises Moved; ValueError for what cannot be done in its state; OSError where the invitation cannot be written."""
    if row.version != step.version:
        raise Moved(row)
    state = STEPS.get(row.state, {}).get(step.what)
    if state is None or (step.what == "holdt" and not _begun(row, stand)):
        raise ValueError(step.what)
    changed: dict[str, Any] = {"at": step.at, "place": step.place} if step.what == "tid" else {}
    with transaction.atomic():
        rows = Interview.objects.filter(pk=row.pk, version=step.version)
        if not rows.update(state=state, version=F("version") + 1, **changed):
            raise Moved(Interview.objects.get(pk=row.pk))
        if step.what == "inviter":
            _invite(row, stand, q, outbox)


def _begun(row: Interview, stand: Stand) -> bool:
    return row.at is not None and row.at.astimezone(COPENHAGEN).date() <= stand.day


def _invite(row: Interview, stand: Stand, q: Questionnaire, outbox: Outbox) -> None:
    """The letter that asks for consent. A name that nobody knows any more cannot be written to."""
    name = names.of(stand, [row.citizen]).get(row.citizen)
    if name is None or stand.protected(row.citizen):
        raise ValueError("name")
    sent = Sent(q, stand.plan.own.name, stand.day, row.round.due, page=True)
    outbox.put(row.round_id, [interview(sent, name, row.citizen)])


def lacking(row: Round, rows: Sequence[Interview]) -> int:
    """How many more can be drawn for a round: for each no and each that was cancelled, one."""
    return max(0, int(row.asked) - sum(each.state not in GONE for each in rows))


def replace(row: Round, q: Questionnaire, stand: Stand) -> bool:
    """The next of the same draw: same seed, among who can be asked today. False where nobody lacks or is left."""
    frame = sorted(frame_of(q, stand).names)
    with transaction.atomic():
        Round.objects.select_for_update().filter(pk=row.pk).first()
        rows = list(Interview.objects.filter(round=row))
        chosen = _next(frame, row.seed, {each.citizen for each in rows})
        if row.closed is not None or not lacking(row, rows) or chosen is None:
            return False
        Invitation.objects.create(round=row, citizen=chosen)
        Interview.objects.create(round=row, citizen=chosen, state="trukket")
    return True


def _next(frame: Sequence[int], seed: int, taken: Collection[int]) -> int | None:
    """The first by the draw's own order who was not drawn before."""
    for many in range(1, len(frame) + 1):
        new = set(drawn(frame, many, seed)) - set(taken)
        if new:
            return min(new)
    return None
