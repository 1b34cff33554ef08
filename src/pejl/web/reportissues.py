"""Approved reports: frozen in one transaction, read back to the byte, and held against the numbers of today."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from pejl.periods import Period, day_in_copenhagen
from pejl.reports import FORMATS
from pejl.web.models import Issued, IssuedFile
from pejl.web.reportdraft import GoalTexts, draft, made_of, name_of, texts_of
from pejl.web.reportnumbers import Numbers, Revised, numbers_of, revised
from pejl.web.stand import Stand


class Moved(Exception):
    """What was approved is not what would be frozen: a number, a text or the approved ones are others since."""


class Damaged(Exception):
    """The bytes that are kept are not the ones that were approved."""


@dataclass(frozen=True, slots=True)
class Beside:
    """An approved report with the numbers that are others now; None where that was not looked up."""

    issued: Issued
    changed: tuple[Revised, ...] | None

    @property
    def day(self) -> date:
        """When it was approved."""
        return day_in_copenhagen(self.issued.at)


def numbers_now(stand: Stand, of: Period) -> Numbers:
    """What the report on the quarter would print today. The owners' texts are not among it."""
    return stand.once(("rapport: trykte tal", of.id), lambda: numbers_of(draft(stand, of, ())))


def issued_of(plan: str, quarters: Sequence[str]) -> Mapping[str, list[Issued]]:
    """The approved reports of the quarters, newest first, without their files and numbers. One query."""
    found: dict[str, list[Issued]] = {}
    every = Issued.objects.filter(plan=plan, quarter__in=quarters).select_related("by")
    for each in every.defer("numbers").order_by("-number"):
        found.setdefault(each.quarter, []).append(each)
    return found


def beside(stand: Stand, of: Period, issues: Sequence[Issued]) -> list[Beside]:
    """Each of a quarter's approved reports with what was revised since: a report is written anew for it."""
    if not issues:
        return []
    now = numbers_now(stand, of)
    return [Beside(each, tuple(revised(each.numbers, now))) for each in issues]


def print_of(stand: Stand, of: Period, texts: Sequence[GoalTexts], issues: int) -> str:
    """What the approver has seen, as a short text that the form carries: numbers, the edition of the figures, texts,
    and how many reports of the quarter are approved. Another one says that something changed meanwhile."""
    seen = [
        numbers_now(stand, of),
        made_of(stand, of),
        [[each.goal, *([[w.record.pk for w in some] for some in (each.did, each.next_)])] for each in texts],
        issues,
    ]
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:32]


def approve(stand: Stand, of: Period, seen: str, by: int, at: datetime) -> Issued:
    """The draft frozen in all its formats, beside the ones that were approved before. Raises Moved where `seen` is not
    the print of it; then nothing is kept."""
    texts = texts_of(stand.plan, of)
    before = Issued.objects.filter(plan=stand.plan.name, quarter=name_of(of)).count()
    if not hmac.compare_digest(print_of(stand, of, texts, before).encode(), seen.encode()):
        raise Moved
    made = draft(stand, of, texts)
    contents = {form: render(made) for form, render in FORMATS.items()}
    issued = Issued(
        plan=stand.plan.name,
        quarter=name_of(of),
        number=before + 1,
        snapshot=made.meta.snapshot,
        numbers=numbers_of(made),
        by_id=by,
        at=at,
    )
    try:
        with transaction.atomic():
            issued.save()
            for form, content in contents.items():
                _kept(issued, form, content)
    except IntegrityError:
        raise Moved from None  # somebody approved at the same time
    return issued


def _kept(issued: Issued, form: str, content: bytes) -> None:
    IssuedFile(issued=issued, form=form, content=content, sha256=hashlib.sha256(content).hexdigest()).save()


def frozen(plan: str, quarter: str, issue: int, form: str) -> tuple[Issued, bytes] | None:
    """A format of an approved report, exactly as it was approved; None for one there is not. Raises Damaged where the
    bytes are not those any more."""
    found = (
        IssuedFile.objects.filter(issued__plan=plan, issued__quarter=quarter, issued=issue, form=form)
        .select_related("issued")
        .first()
    )
    if found is None:
        return None
    content = bytes(found.content)
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise Damaged(f"{quarter} {issue} {form}")
    return found.issued, content
