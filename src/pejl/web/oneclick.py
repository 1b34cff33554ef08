"""What is recorded with one click: the next version of a row with something changed, if nobody changed it meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from pejl.web.companies import Company, teller_of
from pejl.web.companysaving import OfCompany
from pejl.web.models import CompanyRecord
from pejl.web.models.records import Changed
from pejl.web.stand import Stand
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of it. `saved`: the version that was made; None where it was not. `wrong`: why it cannot be recorded;
    `changed`: somebody saved another version since the page was shown."""

    saved: CompanyRecord | None = None
    wrong: Step | None = None
    changed: bool = False


def version_of(request: Any) -> int | None:
    """The version the button was shown with; None for none."""
    said = str(request.POST.get("version", ""))
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 8 else None


def pressed(request: Any, stand: Stand, one: Company, record: CompanyRecord, change: Mapping[str, Any]) -> Pressed:
    """`record`: the newest version, whose number must be the one the button was shown with."""
    if record.number != version_of(request):
        return Pressed(changed=True)
    data = {**record.data, **change}
    wrong = OfCompany(request, record.kind, teller_of(stand, request.lang), one, "").fault(data, record.ref)
    if wrong is not None:
        return Pressed(wrong=wrong)
    try:
        with transaction.atomic():
            return Pressed(saved=record.save_next(data, request.who.id, request.now))
    except Changed:
        return Pressed(changed=True)
