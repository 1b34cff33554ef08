"""What is recorded on the pages and belongs in the ledger, on its way there."""

from collections.abc import Iterator, Sequence

from django.db.models import Max

from pejl.sources.sider import Registration
from pejl.web.companykinds import COMPANY_KINDS, belongs
from pejl.web.kinds import KINDS, values_of
from pejl.web.models import CitizenRecord, CompanyRecord

OF_LEDGER = tuple(code for code, kind in KINDS.items() if kind.table)


def last_record() -> object:
    """Another value whenever something new is recorded or folded."""
    rows = CitizenRecord.objects.filter(kind__in=OF_LEDGER)
    return tuple(rows.aggregate(Max("pk"), Max("folded")).values())


def unfolded() -> Iterator[Registration]:
    """The newest version of each row that the ledger does not have."""
    for each in CitizenRecord.newest().filter(kind__in=OF_LEDGER, folded="").order_by("pk"):
        yield registration(each)


def folded(rows: Sequence[Registration]) -> list[Registration]:
    """Of these rows the newest version that the ledger has, where it has one."""
    had = CitizenRecord.objects.filter(ref__in=[row.ref for row in rows]).exclude(folded="").order_by("number")
    return [registration(each) for each in {each.ref: each for each in had}.values()] if rows else []


def registration(record: CitizenRecord) -> Registration:
    kind = KINDS[record.kind]
    return Registration(
        ref=str(record.ref),
        table=kind.table,
        subject=record.citizen,
        values=values_of(kind, record.data),
        withdrawn=record.withdrawn,
        at=record.at,
    )


def of_company(record: CompanyRecord) -> Registration:
    kind = COMPANY_KINDS[record.kind]
    return Registration(
        ref=str(record.ref),
        table=kind.table,
        subject=record.company,
        values=values_of(kind, record.data),
        withdrawn=record.withdrawn or not belongs(record.kind, record.data),
        at=record.at,
    )
