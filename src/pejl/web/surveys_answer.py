"""An answer comes in: a ticket goes and a sealed answer stands, in one step, and neither says anything of the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from pejl.surveys import Question, Questionnaire, Settled, from_json, seal, settled, shown
from pejl.web import surveys_key
from pejl.web.models import Round, Sealed, Ticket
from pejl.web.surveys_draw import hashed


class Used(Exception):
    """The link lets nobody in any more."""


@dataclass(frozen=True, slots=True)
class Open:
    """A link that lets an answer in: its round as it was drawn, and the key."""

    hashed: str
    round: Round
    q: Questionnaire
    key: bytes


def open_(token: str, day: date) -> Open | None:
    """None for a link that is used, unknown, past its last day or of a closed round, and where the key is lost: there
    is one page for them all, so that nothing is told by trying."""
    ticket = Ticket.objects.filter(hashed=hashed(token), round__closed=None, round__due__gte=day)
    found = ticket.select_related("round").first()
    key = surveys_key.of(found.round_id) if found is not None else None
    if found is None or key is None:
        return None
    return Open(found.hashed, found.round, from_json(found.round.frozen), key)


def take(link: Open, answers: Mapping[str, str], lang: str) -> None:
    """Settled answers are sealed and kept. Of two at once one is taken. Raises Used, and TooLong."""
    content = seal(link.key, answers, lang)
    with transaction.atomic():
        gone, _ = Ticket.objects.filter(hashed=link.hashed).delete()
        if not gone:
            raise Used
        Sealed.objects.create(round=link.round, content=content)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the form: `ask` are its questions, `before` the answers of earlier pages, `seen` all questions that
    were shown up to here. `done`: nothing more is asked, and `said` is what to seal."""

    ask: Sequence[Question]
    before: Mapping[str, str]
    seen: tuple[str, ...]
    faults: Mapping[str, str]
    said: Settled
    done: bool = False


def first_step(q: Questionnaire, answers: Mapping[str, str], lang: str) -> Step:
    """The questions that nothing must be answered to be asked."""
    ask = [each for each in q.questions if each.shown_when is None]
    return Step(ask, {}, tuple(each.id for each in ask), {}, settled(q, answers, lang))


def next_step(q: Questionnaire, answers: Mapping[str, str], seen: Sequence[str], lang: str) -> Step:
    """After a page was sent: the same questions again where one has a fault, those that its answers open, or done."""
    known = tuple(each.id for each in q.questions if each.id in seen)
    said = settled(q, answers, lang)
    asked = shown(q, answers)
    opened = [each for each in asked if each.id not in known]
    faults = {name: fault for name, fault in said.faults.items() if name in known or (not name and not opened)}
    if faults:
        return Step([each for each in asked if each.id in known], {}, known, faults, said)
    if opened:
        before = {each.id: answers.get(each.id, "") for each in asked if each.id in known}
        return Step(opened, before, (*known, *(each.id for each in opened)), {}, said)
    return Step((), {}, known, {}, said, done=True)
