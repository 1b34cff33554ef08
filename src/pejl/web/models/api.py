"""What the API keeps: what was asked once already, who is told of changed standings, and what is on its way to them."""

import uuid
from typing import ClassVar

from django.db import models

from pejl.web.models.people import User
from pejl.web.models.privacy import Kept


class Idempotent(models.Model):
    """One answered POST of a user's key, by its `Idempotency-Key`. `asked`: a keyed hash of what was asked, so that the
    same key with another body is told; `ref`: the row it made. It is about no citizen: erased with the row it names,
    `ref` leads nowhere."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)
    ref = models.UUIDField()
    made = models.DateTimeField(db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("user", "key"), name="idempotent_key")
        ]

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "user", "key", "asked", "ref", "made"), Kept("A1", 1))


class Webhook(models.Model):
    """Somebody who is told. `secret`: sealed with the site's key, since each letter is signed with it; `told`: the
    verdict of each goal as it was last told. `tried`: when a letter was last on its way; `status`: what was answered
    then, None for nothing."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    url = models.CharField(max_length=400)
    secret = models.CharField(max_length=400)
    told = models.JSONField(default=dict)
    made = models.DateTimeField()
    tried = models.DateTimeField(null=True)
    status = models.PositiveIntegerField(null=True)

    privacy: ClassVar[dict[str, Kept]] = {
        **dict.fromkeys(("id", "user", "url", "told", "made", "tried", "status", "delivery"), Kept("A1", 5)),
        "secret": Kept("A6", 0),
    }


class Delivery(models.Model):
    """One thing to tell. `due`: when it is tried next, None when it is over; `delivered`: None where it was
    given up or is still to be done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE)
    body = models.TextField()
    made = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    due = models.DateTimeField(null=True, db_index=True)
    delivered = models.DateTimeField(null=True)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(
        ("id", "webhook", "body", "made", "tries", "due", "delivered"), Kept("A1", 1)
    )
