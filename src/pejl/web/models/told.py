"""What was told to committee and public of own counts, so that what is told next can be held against it."""

from typing import ClassVar

from django.db import models

from pejl.web.models.privacy import Kept


class ToldNumbers(models.Model):
    """One telling, with what it told that no earlier one had: the numbers, and those it withheld. `number`: 1 for the
    plan's first; who tells keeps the next number before anything is shown, so that no two can tell past each other.
    `data`: see `web.told`. It never leaves: it has the withheld numbers."""

    plan = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    data = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("plan", "number"), name="told_number")
        ]

    privacy: ClassVar[dict[str, Kept]] = {
        **dict.fromkeys(("id", "plan", "number", "at"), Kept("A1", 10)),
        "data": Kept("A3", 10),
    }
