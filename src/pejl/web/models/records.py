"""What is recorded on the pages. Nothing is changed in place: a correction is a new version, and a save says which
version it was made from, so that of two at once one is told."""

import uuid
from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.db import IntegrityError, models, transaction

from pejl.web.models.people import User
from pejl.web.models.privacy import Kept

RECORD = ("id", "ref", "number", "kind", "data", "withdrawn", "by", "at")


class Changed(Exception):
    """Somebody saved a newer version meanwhile: `theirs`."""

    def __init__(self, theirs: "Version") -> None:
        super().__init__(theirs.pk)
        self.theirs = theirs


class Version(models.Model):
    """One version of a row named `ref`. `data`: the fields of its kind (see `web.kinds`), days as ISO."""

    ref = models.UUIDField(default=uuid.uuid4)
    number = models.PositiveIntegerField(default=1)
    kind = models.CharField(max_length=24)
    data = models.JSONField()
    withdrawn = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        abstract = True

    @classmethod
    def newest(cls) -> "models.QuerySet[Self]":
        """The newest version of each row, those that were taken back too."""
        later = cls._default_manager.filter(ref=models.OuterRef("ref"), number__gt=models.OuterRef("number"))
        return cls._default_manager.filter(~models.Exists(later))

    @classmethod
    def standing(cls) -> "models.QuerySet[Self]":
        """The newest version of each row that stands."""
        return cls.newest().filter(withdrawn=False)

    def save_next(self, data: dict[str, Any], by: int, at: datetime, *, withdrawn: bool = False) -> "Self":
        """The version after this one. Raises Changed where there is one already."""
        same = {f.attname: getattr(self, f.attname) for f in self._meta.concrete_fields}
        same |= {"number": self.number + 1, "data": data, "by_id": by, "at": at, "withdrawn": withdrawn}
        same |= {"folded": ""} if "folded" in same else {}  # the ledger does not have this version
        del same["id"]
        following = type(self)(**same)
        try:
            with transaction.atomic():
                following.save(force_insert=True)
        except IntegrityError:
            theirs = type(self).newest().get(ref=self.ref)
            raise Changed(theirs) from None
        return following


class CitizenRecord(Version):
    """Of a citizen: a talk, an offer, a step, a job goal … `folded`: the ledger's batch it went into, "" until then."""

    citizen = models.BigIntegerField(db_index=True)
    folded = models.CharField(max_length=80, blank=True, db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("ref", "number"), name="citizen_record_version")
        ]

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys((*RECORD, "citizen", "folded"), Kept("A4", 5, "delete"))


class GoalRecord(Version):
    """Of a goal of a plan: the owner's note or action. The next plan's goal has its own, whatever its id. It is about
    no citizen, and the page says so beside the field."""

    plan = models.CharField(max_length=120, db_index=True)
    goal = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("ref", "number"), name="goal_record_version")
        ]

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys((*RECORD, "plan", "goal"), Kept("A1", 10))


class Share(models.Model):
    """A citizen's plan shared with another department, the a-kasse or a provider: by consent, or the law that allows
    it (`basis`), until a day or until it is taken back. A citizen can object on the own page (`objected`)."""

    citizen = models.BigIntegerField(db_index=True)
    unit = models.CharField(max_length=80)
    consent = models.BooleanField()
    basis = models.CharField(max_length=200)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    objected = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    version = models.PositiveIntegerField(default=1)

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(
        ("id", "citizen", "unit", "consent", "basis", "start", "end", "objected", "by", "version"),
        Kept("A3", 5, "delete"),
    )

    @classmethod
    def live(cls, unit: str, day: date) -> "models.QuerySet[Share]":
        """In force with the unit on the day; `end` is the last day. An objection ends sharing by consent at once; where
        the law is the basis it is for the caseworker to decide, and the page says so."""
        open_ = models.Q(end__isnull=True) | models.Q(end__gte=day)
        objected = models.Q(consent=True, objected__isnull=False)
        return cls._default_manager.filter(open_, unit=unit, start__lte=day).exclude(objected).exclude(unit="")


class SavedView(models.Model):
    """A work list somebody wants to come back to: its address after `?`, which names no citizen."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=400)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("user", "name"), name="saved_view_name")
        ]

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "user", "name", "query"), Kept("A1", 1))
