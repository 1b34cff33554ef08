"""A round is drawn: who is asked, tickets that say nothing of whom, and the letters that alone hold both."""

import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from pejl.surveys import Kind, Questionnaire, drawn, to_json
from pejl.web import surveys_key
from pejl.web.models import CitizenRecord, Interview, Invitation, Round, Ticket
from pejl.web.outbox import Letter, Outbox
from pejl.web.surveys_frame import Frame, after_talk, coarse
from pejl.web.surveys_letters import Sent, writer

TOKEN = 32
"""Bytes of the word in a link."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What is asked for. `by`: the user. `page`: printed letters, else a text each with the link. `link`: the address
    that a word makes."""

    q: Questionnaire
    frame: Frame
    seed: int
    due: date
    page: bool
    from_: str
    link: Callable[[str], str]
    by: int
    at: datetime
    day: date


def hashed(token: str) -> str:
    """What a ticket keeps of the word in its link."""
    return sha256(token.encode()).hexdigest()


def draw(asked: Draw, outbox: Outbox) -> Round:
    """Everything or nothing: rows, key and letters. A form that is sent twice draws once: the same questionnaire and
    seed are the same round. Raises OSError where the letters cannot be written, and LookupError where nobody can be
    asked."""
    chosen = drawn(sorted(asked.frame.names), asked.q.many, asked.seed)
    if not chosen:
        raise LookupError(asked.q.id)
    interview = asked.q.kind is Kind.INTERVIEW
    letters, tickets = ([], []) if interview else _written(asked, chosen)
    number = 0
    try:
        with transaction.atomic():
            before: Round | None = Round.objects.filter(survey=asked.q.id, seed=asked.seed, day=asked.day).first()
            if before is not None:
                return before
            row = _round(asked, chosen, tickets)
            number = row.pk
            _rows(asked, row, chosen, tickets)
            if not interview:
                outbox.destroy(number)  # of a round of the same number in a database that was restored since
                surveys_key.make(number)
                outbox.put(number, letters)
    except BaseException:
        if number:
            outbox.destroy(number)
            surveys_key.destroy(number)
        raise
    return row


def _written(asked: Draw, chosen: Sequence[int]) -> tuple[list[Letter], list[Ticket]]:
    """A letter and a ticket each, before anything is locked."""
    groups = coarse({each: asked.frame.groups.get(each, "") for each in chosen})
    sent = Sent(asked.q, asked.from_, asked.day, asked.due, asked.page)
    write = writer(sent)
    letters, tickets = [], []
    for each in chosen:
        token = secrets.token_urlsafe(TOKEN)
        ticket = Ticket(hashed=hashed(token), group=groups[each])
        citizen = 0 if asked.q.companies else each
        letters.append(write(asked.frame.names[each], asked.link(token), ticket.hashed, citizen))
        tickets.append(ticket)
    return _shuffled(letters), _shuffled(tickets)


def _round(asked: Draw, chosen: Sequence[int], tickets: Sequence[Ticket]) -> Round:
    row: Round = Round.objects.create(
        survey=asked.q.id,
        frozen=to_json(asked.q),
        day=asked.day,
        due=asked.due,
        seed=asked.seed,
        frame=len(asked.frame.names),
        asked=len(chosen),
        skipped=asked.frame.skipped,
        response={"inviteret": dict(sorted(Counter(each.group for each in tickets).items()))},
        by_id=asked.by,
    )
    return row


def _rows(asked: Draw, row: Round, chosen: Sequence[int], tickets: Sequence[Ticket]) -> None:
    """In an order that says nothing: neither of each other nor of who came first in the frame."""
    whom = "company" if asked.q.companies else "citizen"
    invited = [Invitation(round=row, about=asked.frame.about.get(each), **{whom: each}) for each in chosen]
    Invitation.objects.bulk_create(_shuffled(invited), batch_size=500)
    for ticket in tickets:
        ticket.round = row
    Ticket.objects.bulk_create(tickets, batch_size=500)
    if asked.q.kind is Kind.INTERVIEW:
        Interview.objects.bulk_create(_shuffled([Interview(round=row, citizen=c, state="trukket") for c in chosen]))
    elif after_talk(asked.q):
        CitizenRecord.objects.bulk_create([_told(asked, each) for each in _shuffled(list(chosen))], batch_size=500)


def _told(asked: Draw, citizen: int) -> CitizenRecord:
    """The mark that keeps the promise to ask after a talk."""
    data = {"kind": "skema_sendt", "day": asked.day.isoformat()}
    return CitizenRecord(citizen=citizen, kind="haendelse", data=data, by_id=asked.by, at=asked.at)


def _shuffled(rows: list[Any]) -> list[Any]:
    secrets.SystemRandom().shuffle(rows)
    return rows
