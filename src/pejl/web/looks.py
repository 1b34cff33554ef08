"""The access log: what a request shows of citizens is written down before the answer leaves, or nothing leaves."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from pejl.web.access.table import Field
from pejl.web.access.who import Who
from pejl.web.models import Look, LookedAt


@dataclass
class Looks:
    """What one request has taken out to show. Names and rows of citizens are had through `shown` alone."""

    page: str = ""
    reason: str = ""
    _citizens: dict[int, set[str]] = field(default_factory=dict)

    def at(self, citizen: int, fields: Iterable[Field]) -> None:
        """These parts of the citizen are about to be shown."""
        self._citizens.setdefault(citizen, set()).update(str(each) for each in fields)

    def at_names(self, citizens: Iterable[int]) -> None:
        for each in citizens:
            self.at(each, (Field.NAVN,))

    @property
    def any(self) -> bool:
        return bool(self._citizens)

    def write(self, who: Who, now: datetime) -> None:
        """One short transaction. Raises DatabaseError; the answer must not leave then."""
        with transaction.atomic():
            look = Look.objects.create(
                user_id=who.id, role=who.role, unit=who.unit, page=self.page, reason=self.reason, at=now
            )
            LookedAt.objects.bulk_create(
                LookedAt(look=look, citizen=citizen, fields=",".join(sorted(fields)))
                for citizen, fields in sorted(self._citizens.items())
            )
