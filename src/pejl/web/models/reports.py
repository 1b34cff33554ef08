"""Reports that were approved. What left the house stands as it left it: a row is written once and never changed."""

from typing import Any, ClassVar

from django.db import models

from pejl.web.models.people import User
from pejl.web.models.privacy import Kept


class Frozen(Exception):
    """Somebody tried to change or take away what was approved."""


class WrittenOnce(models.QuerySet[Any]):
    """Rows that can be read and added, and nothing else but that the ledger was told of them. Raises Frozen."""

    def told(self, batch: str) -> None:
        """The ledger has them: of a report that is no part of what left the house."""
        super().update(folded=batch)

    def update(self, **of: Any) -> int:
        raise Frozen(self.model.__name__)

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Frozen(self.model.__name__)


class Issued(models.Model):
    """A quarterly report as it was approved. `quarter`: as `2024Q2`; `number`: 1 for the quarter's first, the next
    stands beside it. `snapshot`: the edition of the ledger's events it read, "" for none. `numbers`: what every printed
    number was (see `web.reportnumbers`); of a withheld one nothing but that it is. `folded`: the ledger's batch that
    says it was given to the committee, "" until then. Raises Frozen where it is changed or taken away."""

    plan = models.CharField(max_length=120, db_index=True)
    quarter = models.CharField(max_length=6)
    number = models.PositiveIntegerField()
    snapshot = models.CharField(max_length=80, blank=True)
    numbers = models.JSONField()
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField()
    folded = models.CharField(max_length=80, blank=True)
    objects = WrittenOnce.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("plan", "quarter", "number"), name="issued_number")
        ]

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(
        ("id", "plan", "quarter", "number", "snapshot", "numbers", "by", "at", "folded", "files"), Kept("A1", 10)
    )

    def save(self, **of: Any) -> None:
        super().save(**_once(self, of))

    def delete(self, *args: Any, **of: Any) -> tuple[int, dict[str, int]]:
        raise Frozen(str(self.pk))


class IssuedFile(models.Model):
    """One format of an approved report, whole. `sha256`: of `content`, in hexadecimal. Raises Frozen as `Issued`."""

    issued = models.ForeignKey(Issued, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=8)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    objects = WrittenOnce.as_manager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("issued", "form"), name="issued_form")
        ]

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "issued", "form", "sha256", "content"), Kept("A1", 10))

    def save(self, **of: Any) -> None:
        super().save(**_once(self, of))

    def delete(self, *args: Any, **of: Any) -> tuple[int, dict[str, int]]:
        raise Frozen(str(self.pk))


def _once(row: models.Model, of: dict[str, Any]) -> dict[str, Any]:
    """What the first save is called with; there is no other."""
    if row.pk is not None:
        raise Frozen(str(row.pk))
    return {**of, "force_insert": True}
