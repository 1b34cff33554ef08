"""A company's own data saved: as it is added by hand, and as a file tells of it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from pejl.web.models import CompanyRecord

OWN = uuid.UUID("5f6c2f0e-8d0b-4b58-9a63-0f7c1f1f2b10")
"""The space in which the first `stamdata` of a company has a name, so that two who add it at once add it once."""


def sheet_ref(company: int) -> uuid.UUID:
    return uuid.uuid5(OWN, str(company))


def add(company: int, data: Mapping[str, Any], by: int, at: datetime) -> bool:
    """Save the first `stamdata` of a company, or the next version where it was taken back. False, and nothing is saved,
    where it has one that stands. Raises Changed where the one that was taken back is saved by another at once."""
    known = list(CompanyRecord.newest().filter(company=company, kind="stamdata").order_by("pk"))
    if any(not each.withdrawn for each in known):
        return False
    ref = sheet_ref(company)
    before = next((each for each in known if each.ref == ref), None)
    if before is not None:
        before.save_next(dict(data), by, at)
        return True
    try:
        with transaction.atomic():
            CompanyRecord(company=company, kind="stamdata", ref=ref, data=dict(data), by_id=by, at=at).save(
                force_insert=True
            )
    except IntegrityError:
        return False
    return True
