"""Traces: who looked at whom, and the reasons that were stated."""

from typing import ClassVar

from django.db import models

from pejl.web.models.people import User
from pejl.web.models.privacy import Kept


class Look(models.Model):
    """One request that showed something of citizens. Never changed."""

    user = models.ForeignKey(User, on_delete=models.PROTECT)
    role = models.CharField(max_length=24)
    unit = models.CharField(max_length=80)
    page = models.CharField(max_length=40)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(db_index=True)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(
        ("id", "user", "role", "unit", "page", "reason", "at", "lookedat"), Kept("A7", 5, "keep")
    )


class LookedAt(models.Model):
    """A citizen that a request showed these parts of."""

    look = models.ForeignKey(Look, on_delete=models.PROTECT)
    citizen = models.BigIntegerField(db_index=True)
    fields = models.CharField(max_length=200)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "look", "citizen", "fields"), Kept("A7", 5, "keep"))


class Reason(models.Model):
    """A stated reason to open a citizen of another team; it runs out by itself."""

    user = models.ForeignKey(User, on_delete=models.PROTECT)
    citizen = models.BigIntegerField(db_index=True)
    why = models.CharField(max_length=300)
    at = models.DateTimeField()
    until = models.DateTimeField()

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(
        ("id", "user", "citizen", "why", "at", "until"), Kept("A7", 5, "keep")
    )
