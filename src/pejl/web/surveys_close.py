"""A round is closed: what was answered is opened, parted from all it came with, and key and letters are gone."""

from collections import Counter
from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from pejl.surveys import LEAST, Kind, Questionnaire, Released, Unreadable, from_json, released, response
from pejl.web import surveys_key
from pejl.web.models import FreeText, Reply, Round, Sealed, Ticket
from pejl.web.outbox import Outbox


class Outcome(StrEnum):
    """What closing came to: answers that are told, too few to open, or a key that is lost; of interviews that they are
    over."""

    TOLD = "udgivet"
    FEW = "for_faa"
    LOST = "kan_ikke_aabnes"
    OVER = "afsluttet"


def close(number: int, day: date, outbox: Outbox, rng: Any) -> Outcome | None:
    """The round is closed; None where it is already, or is not there. Of two who close at once one does. `rng` shuffles
    (`secrets.SystemRandom()`). The rows are in one transaction; key and letters go after it, so that nothing is lost
    where it fails, and `sweep` takes them where it is cut off between the two."""
    with transaction.atomic():
        row = Round.objects.select_for_update().filter(pk=number, closed=None).first()
        if row is None:
            return None
        outcome = _closed(row, day, rng)
    scrub()
    surveys_key.destroy(number)
    outbox.destroy(number)
    return outcome


def _closed(row: Round, day: date, rng: Any) -> Outcome:
    tickets = Ticket.objects.filter(round=row)
    list(tickets.select_for_update().values_list("hashed", flat=True))  # who answers now is in, or too late
    left = dict(tickets.order_by().values_list("group").annotate(Count("hashed")))
    tickets.delete()
    sealed = Sealed.objects.filter(round=row).order_by("pk")
    contents = [bytes(each.content) for each in sealed]
    q = from_json(row.frozen)
    outcome, opened = _opened(row, contents, q, rng)
    if opened is not None:
        _write(row, opened, rng)
    sealed.delete()
    invited = row.response.get("inviteret", {})
    told = response(invited, left).to_json() if invited else {}
    row.response = {"udfald": outcome.value, "svar": told, "faa": list(opened.few) if opened else []}
    row.answers, row.closed, row.due = len(contents), day, min(row.due, day)
    row.save()
    return outcome


def _opened(row: Round, contents: list[bytes], q: Questionnaire, rng: Any) -> tuple[Outcome, Released | None]:
    key = surveys_key.of(row.pk)
    if q.kind is Kind.INTERVIEW:
        return Outcome.OVER, None
    if len(contents) < LEAST:
        return Outcome.FEW, None
    if key is None:
        return Outcome.LOST, None
    try:
        opened = released(contents, key, q, rng)
    except Unreadable:
        return Outcome.LOST, None
    return (Outcome.TOLD, opened) if opened is not None else (Outcome.FEW, None)


def _write(row: Round, opened: Released, rng: Any) -> None:
    """All rows of a kind in one shuffled order, so that neither the order nor the place in the file tells anything."""
    replies = [Reply(round=row, question=name, answer=one) for name, many in opened.answers.items() for one in many]
    texts = [FreeText(round=row, question=name, text=one) for name, many in opened.texts.items() for one in many]
    rng.shuffle(replies)
    rng.shuffle(texts)
    Reply.objects.bulk_create(replies, batch_size=500)
    FreeText.objects.bulk_create(texts, batch_size=500)


def scrub() -> None:
    """SQLite's file is written anew, so that no byte of what was deleted, and no order of what was written, stays."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def sweep(outbox: Outbox) -> None:
    """Key and letters of rounds that are closed go: of one whose closing was cut off."""
    held = surveys_key.held() | outbox.held()
    for number in Round.objects.filter(pk__in=held).exclude(closed=None).values_list("pk", flat=True):
        surveys_key.destroy(number)
        outbox.destroy(number)


def remind(number: int, day: date, outbox: Outbox) -> int | None:
    """The letters of tickets that are unused go out, the other reminders are destroyed; how many went. None where the
    round is closed or was reminded of before."""
    with transaction.atomic():
        row = Round.objects.select_for_update().filter(pk=number, closed=None, reminded=None).first()
        if row is None:
            return None
        unused = set(Ticket.objects.filter(round=row).values_list("hashed", flat=True))
        row.reminded = day
        row.save(update_fields=["reminded"])
    return outbox.remind(number, unused)


def answered(row: Round) -> int:
    """How many have answered so far: a count, and of an open round nothing more is known to anybody."""
    return int(row.answers if row.closed else row.asked - Ticket.objects.filter(round=row).count())


def counts(row: Round) -> Counter[tuple[str, str]]:
    """How many gave each answer to each question of a closed round."""
    rows = Reply.objects.filter(round=row).order_by().values_list("question", "answer").annotate(Count("id"))
    return Counter({(question, answer): many for question, answer, many in rows})
