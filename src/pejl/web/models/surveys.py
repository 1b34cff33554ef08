"""Asking citizens and companies. Who was asked and what was answered never meet in these tables.

An `Invitation` says who was asked and nothing of an answer. A `Ticket` lets one answer in and says nothing of whom it
was sent to; it goes when it is used. A `Sealed` answer has neither, and can be read by nobody until the round is
closed; then `Reply` and `FreeText` hold the answers of each question shuffled apart. None of the last three has a time,
and their keys are random, so that the order in which they came says nothing once they are opened.
"""

import uuid
from typing import ClassVar

from django.db import models

from pejl.web.models.people import User
from pejl.web.models.privacy import Kept


class Round(models.Model):
    """One asking. `frozen`: the questionnaire as it was at the draw (JSON). `seed`: what the draw was made with, out of
    `frame` who could be asked; `skipped` of them were left out because their name is protected. `due`: the last day to
    answer; `reminded`, `closed`: the days it was done. `answers`: how many, known from `closed`; `response`: by group
    as it may be told (JSON)."""

    survey = models.CharField(max_length=40, db_index=True)
    frozen = models.JSONField()
    day = models.DateField()
    due = models.DateField()
    seed = models.BigIntegerField()
    frame = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    skipped = models.PositiveIntegerField(default=0)
    reminded = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    answers = models.PositiveIntegerField(default=0)
    response = models.JSONField(default=dict)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    folded = models.CharField(max_length=80, blank=True)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(
        (
            *("id", "survey", "frozen", "day", "due", "seed", "frame", "asked", "skipped", "reminded", "closed"),
            *("answers", "response", "by", "folded", "invitation", "ticket", "sealed", "reply", "freetext"),
            *("interview", "interviewnote"),
        ),
        Kept("A1", 10),
    )


class Invitation(models.Model):
    """Somebody was asked: a citizen or a company, the other is None. `about`: the day of the talk it is about. Whether
    an answer came is not here, and nowhere."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    citizen = models.BigIntegerField(null=True, blank=True, db_index=True)
    company = models.BigIntegerField(null=True, blank=True, db_index=True)
    about = models.DateField(null=True, blank=True)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(
        ("id", "round", "citizen", "company", "about"), Kept("A3", 2, "delete")
    )


class Ticket(models.Model):
    """Lets one answer into a round. `hashed`: of the word in the link, which is kept in the letter alone; `group`: whom
    the answer counts with when it is told how many answered."""

    hashed = models.CharField(max_length=64, primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    group = models.CharField(max_length=40, blank=True)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("hashed", "round", "group"), Kept("A5", 0))


class Sealed(models.Model):
    """An answer nobody can read yet."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    content = models.BinaryField()

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "round", "content"), Kept("A5", 0))


class Reply(models.Model):
    """The answer to one question of a closed round; which answers came together is not known any more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    question = models.CharField(max_length=40)
    answer = models.CharField(max_length=24)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "round", "question", "answer"), Kept("A5", 5))


class FreeText(models.Model):
    """What somebody wrote in answer to an open question of a closed round."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    question = models.CharField(max_length=40)
    text = models.TextField()

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "round", "question", "text"), Kept("A5", 2))


class Interview(models.Model):
    """A citizen drawn for an interview. `state`: trukket, inviteret, ja, nej, holdt, aflyst. The secretariat sees whom;
    who holds it sees `at`, `place` and the guide. What was said is in `InterviewNote`, of the round alone."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    citizen = models.BigIntegerField(db_index=True)
    state = models.CharField(max_length=12)
    at = models.DateTimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(
        ("id", "round", "citizen", "state", "at", "place", "version"), Kept("A3", 2, "delete")
    )


class InterviewNote(models.Model):
    """What an interview gave to think about, under a point of the guide; of no one interview."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT)
    point = models.PositiveIntegerField()
    text = models.CharField(max_length=2000)
    by = models.ForeignKey(User, on_delete=models.PROTECT)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "round", "point", "text", "by"), Kept("A3", 2))
