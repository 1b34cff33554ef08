"""Two companies that turned out to be one are told of as one, and can be parted again: no record is changed."""

from datetime import datetime

from django.db import IntegrityError, transaction

from pejl.web.companies import AGAIN, Same
from pejl.web.models import CompanyRecord, SameCompany


class Overtaken(Exception):
    """Somebody merged or parted one of them meanwhile; nothing was changed."""


def merge(kept: int, dropped: int, by: int, at: datetime) -> int:
    """`dropped` is `kept` from now on; the id that stands for both. Those that were merged into `dropped` follow it, so
    that there is never a chain. Raises Overtaken where either was merged already, also by one who saves at once."""
    try:
        with transaction.atomic():
            _locked(kept, dropped)
            one_of = Same.now().one_of
            if kept == dropped or kept in one_of or dropped in one_of:
                raise Overtaken
            SameCompany.objects.create(dropped=dropped, company=kept, by_id=by, at=at)
            SameCompany.objects.filter(company=dropped).update(company=kept)
            _told_again(dropped)
    except IntegrityError:
        raise Overtaken from None
    return kept


def _locked(*companies: int) -> None:
    """Who merges either of them at once waits: else each could be merged into the other."""
    rows = CompanyRecord.objects.select_for_update().filter(company__in=companies)
    list(rows.order_by("pk").values_list("pk"))


def part(dropped: int, kept: int) -> None:
    """They are two again. Raises Overtaken where they are not one any more."""
    with transaction.atomic():
        gone, _ = SameCompany.objects.filter(dropped=dropped, company=kept).delete()
        if not gone:
            raise Overtaken
        _told_again(dropped)


def _told_again(dropped: int) -> None:
    """What the ledger has of it goes in anew with the next fold, under the company it is of now."""
    CompanyRecord.objects.filter(company=dropped).exclude(folded="").update(folded=AGAIN)
