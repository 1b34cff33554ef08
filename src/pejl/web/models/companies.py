"""What is recorded of companies, and companies that turned out to be one."""

from typing import ClassVar

from django.db import models

from pejl.web.models.people import User
from pejl.web.models.privacy import Kept
from pejl.web.models.records import RECORD, Version


class CompanyRecord(Version):
    """Of a company, by its id in the ledger (0: of the job centre, for an event it holds itself): an enquiry, a visit,
    an agreement … see `web.companykinds`. `folded`: the ledger's batch it went into, "" until then."""

    company = models.BigIntegerField(db_index=True)
    folded = models.CharField(max_length=80, blank=True, db_index=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("ref", "number"), name="company_record_version")
        ]

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys((*RECORD, "company", "folded"), Kept("A2", 5))


class SameCompany(models.Model):
    """`dropped` is `company`: its rows are shown and counted under that. Never a chain; taking the row away parts
    them again, and nothing of either was changed meanwhile."""

    dropped = models.BigIntegerField(unique=True)
    company = models.BigIntegerField(db_index=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField()

    privacy: ClassVar[dict[str, Kept]] = dict.fromkeys(("id", "dropped", "company", "by", "at"), Kept("A1", 10))
