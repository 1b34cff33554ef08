"""Companies, enquiries, visits and events put straight into the site's database, as its forms would have left them."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

NUMBERS = {"Havnens Vognmænd ApS": "10000001", "Fjordens Køkken I/S": "10000002", "Fjordens Bageri": "10000003"}
"""Numbers that no company has."""


def emptied(site: Any) -> None:
    """What the demonstration recorded of companies, and the referrals and job goals it did, are away for the test."""
    from pejl.web.models import CitizenRecord, CompanyRecord, SameCompany

    for rows in (SameCompany.objects, CompanyRecord.objects, CitizenRecord.objects.filter(kind__in=OURS)):
        rows.all().delete()
    assert site.stand


OURS = ("henvisning", "jobmaal")


def company(site: Any, name: str = "Havnens Vognmænd ApS", number: str = "", **data: Any) -> int:
    """A company with data of its own; its id."""
    from pejl.web.models import CompanyRecord

    number = number or NUMBERS[name]
    own = int(number)
    said = {
        "branch": "handel",
        "size": 12,
        "sektor": "privat",
        "area": "250",
        "konsulent": "",
        "start": "2024-01-01",
    }
    record = {"navn": name, "nummer": number, **said, **data}
    _saved(site, CompanyRecord, company=own, kind="stamdata", data=record)
    return own


def order(site: Any, company: int, **data: Any) -> Any:
    """An enquiry of Monday 1 July 2024, 8.00, which is two hours before the site's now."""
    from pejl.web.models import CompanyRecord

    said = {
        "kind": "henvendelse",
        "day": "2024-07-01",
        "klokken": "08:00",
        "positions": 1,
        "area": "250",
        "arbejdssted": "250",
        "minutes": "37",
    }
    empty = dict.fromkeys(("svar_dag", "svar_kl", "hjaelp_dag", "hjaelp_kl", "lukket", "start", "tekst"), "")
    return _saved(
        site,
        CompanyRecord,
        company=company,
        kind="henvendelse",
        data={**said, **empty, "stilling": "Chauffør", "referred": "", "hired": "", **data},
    )


def visit(site: Any, company: int, **data: Any) -> Any:
    from pejl.web.models import CompanyRecord

    said = {"kind": "virksomhedsbesoeg", "day": "2024-07-01", "klokken": "", "outcome": "planlagt", "konsulent": ""}
    record = {**said, "area": "250", "tekst": "", **data}
    return _saved(site, CompanyRecord, company=company, kind="besoeg", data=record)


def event(site: Any, company: int = 0, **data: Any) -> Any:
    from pejl.web.models import CompanyRecord

    said = {"kind": "jobmesse", "navn": "Jobmesse i hallen", "day": "2024-07-01", "sted": "", "outcome": "planlagt"}
    record = {**said, "inviteret": "", "people": "", "area": "250", "tekst": "", **data}
    return _saved(site, CompanyRecord, company=company, kind="arrangement", data=record)


def newest(ref: UUID) -> Any:
    from pejl.web.models import CompanyRecord

    return CompanyRecord.newest().get(ref=ref)


def days_on(site: Any, days: int) -> str:
    found: str = (site.stand.day + timedelta(days)).isoformat()
    return found


def _saved(site: Any, of: Any, **said: Any) -> Any:
    from pejl.web.desk import now

    return of.objects.create(by=site.user("virksomhedskonsulent"), at=now(), **said)


def column(page: Any, code: str) -> str:
    """A column of the board as it is read."""
    found = re.search(rf'<section aria-labelledby="kolonne-{code}">(.*?)</section>', page.content.decode(), re.S)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())
