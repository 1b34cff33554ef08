"""Companies recorded straight into the site's database, for what pages show of them."""

from typing import Any

from web.recording import form_at

CVR = "10000009"
"""Passes the check digit."""
WRONG = "10000008"
"""Does not."""
SHEET = {"branch": "bygge", "size": "12", "postnr": "3600", "adresse": "Prøvevej 1"}


def cleared() -> None:
    """No company but those of extracts: away with what the demonstration recorded."""
    from pejl.web.models import CompanyRecord, SameCompany

    CompanyRecord.objects.all().delete()
    SameCompany.objects.all().delete()


def added(site: Any, number: str = CVR, name: str = "Prøve Tømrer ApS", **of: str) -> int:
    """A company added on the page by the consultant; its id."""
    browser = site.client("virksomhedskonsulent")
    form = {**form_at(browser, "/virksomhed/ny"), **SHEET, "nummer": number, "navn": name, "trods": "on", **of}
    answer = browser.post("/virksomhed/ny", form)
    assert answer.status_code == 302, answer.content.decode()
    return int(answer["Location"].rsplit("/", 1)[1])


def recorded(site: Any, company: int, kind: str, /, **data: Any) -> Any:
    """A record by the consultant, as the form would have saved it."""
    from pejl.web.companykinds import COMPANY_KINDS
    from pejl.web.models import CompanyRecord

    user = site.user("virksomhedskonsulent")
    full = {**dict.fromkeys(COMPANY_KINDS[kind].fields, ""), "area": "250", "arbejdssted": "250", **data}
    return CompanyRecord.objects.create(company=company, kind=kind, data=full, by=user, at=site.stand.now)


def agreement(site: Any, company: int, follow_up: str, end: str = "") -> Any:
    return recorded(
        site, company, "aftale", kind="partnerskabsaftale", start="2024-01-01", end=end, opfoelgning=follow_up
    )


def records(company: int, kind: str) -> list[Any]:
    from pejl.web.models import CompanyRecord

    return list(CompanyRecord.objects.filter(company=company, kind=kind).order_by("pk"))
