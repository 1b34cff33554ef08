"""The demonstration's companies: names for those of the made-up ledger, and what a consultant has recorded of some."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from pejl.ledger.one import rows_of
from pejl.periods import COPENHAGEN
from pejl.sources.made_up.company_names import company_names
from pejl.web.access.table import Role
from pejl.web.companykinds import COMPANY_KINDS
from pejl.web.desk import now
from pejl.web.models import CompanyRecord, User
from pejl.web.stand import Stand

SEED = 3
MINE = 12
"""Companies the demonstration's consultant is responsible for: those with the newest enquiries."""
Told = tuple[int, str, Mapping[str, Any]]


def companies(stand: Stand) -> None:
    """Everything of companies that is recorded before the demonstration begins."""
    if stand.snapshot is None:
        return
    by = User.objects.get(role=Role.KONSULENT)
    at = now().astimezone(COPENHAGEN)
    own = _by_newest_order(stand)[:MINE]
    told = [*_named(stand, own, by.worker), *_recorded(stand, own, by.worker, at)]
    CompanyRecord.objects.bulk_create(
        CompanyRecord(company=company, kind=kind, data=_whole(kind, data), by=by, at=at) for company, kind, data in told
    )


def _whole(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """With every field of the kind, as its form would have left it."""
    return {**dict.fromkeys(COMPANY_KINDS[kind].fields, ""), **data}


def _by_newest_order(stand: Stand) -> list[int]:
    orders: list[Any] = rows_of(stand.snapshot, "orders") if stand.snapshot else []
    newest = sorted(orders, key=lambda row: (row["day"], row["company"]), reverse=True)
    return list(dict.fromkeys(int(row["company"]) for row in newest))


def _named(stand: Stand, own: list[int], worker: str) -> Iterator[Told]:
    """Every company of the ledger by a made-up name and number; contacts of those that are the consultant's."""
    known: list[Any] = rows_of(stand.snapshot, "companies") if stand.snapshot else []
    names = company_names([int(row["company"]) for row in known], SEED)
    for row in known:
        company = int(row["company"])
        name = names[company]
        yield (
            company,
            "stamdata",
            {
                "navn": name.name,
                "nummer": name.cvr,
                "branch": row["branch"],
                "size": row["size"],
                "sektor": "offentlig" if row["branch"] == "offentlig" else "privat",
                "area": row["area"],
                "postnr": name.postal_code,
                "konsulent": worker if company in own else "",
                "start": row["start"].isoformat(),
            },
        )
        if company in own:
            yield company, "kontakt", {"navn": name.contact.split()[0], "telefon": name.phone, "mail": name.mail}


def _recorded(stand: Stand, own: list[int], worker: str, at: datetime) -> Iterator[Told]:
    """One of each thing: clocks that run, one that has run out, visits to come and one without a result."""
    day, here = at.date(), {"area": stand.plan.own.code}
    yield from _orders(own, day, {**here, "arbejdssted": stand.plan.own.code})
    yield from _met(own, day, {"konsulent": worker, **here})
    one, two, _, four, five, six = own[:6]
    need = {"om": "rekruttering", "day": _on(day, -6), "senest": _on(day, 60)}
    yield four, "behov", {**need, "stilling": "Kokke og kantineassistenter til efteråret", "antal": 3}
    yield two, "behov", {**need, "om": "opkvalificering", "stilling": "Truckcertifikat", "antal": 4, "senest": ""}
    agreed = {"kind": "partnerskabsaftale", "start": _on(day, -200), "opfoelgning": _on(day, 4), **here}
    yield one, "aftale", agreed
    yield six, "plads", {"kind": "virksomhedspraktik", "antal": 2, "stilling": "Lager", "start": _on(day, -30)}
    held = {"udfald": "aaben", "opfoelgning": _on(day, -1), "tekst": "Delvis raskmelding aftales med lederen"}
    yield five, "fastholdelse", {**held, "day": _on(day, -20)}


def _on(day: date, days: int) -> str:
    return (day + timedelta(days)).isoformat()


def _orders(own: list[int], day: date, here: Mapping[str, str]) -> Iterator[Told]:
    one, two, three, four = own[:4]
    order = {"kind": "jobordre", "minutes": "37", **here}
    new = {**order, "day": _on(day, 0), "klokken": "08:15", "positions": 2, "stilling": "Lagermedarbejder"}
    yield one, "henvendelse", new
    late = {**order, "day": _on(day, -3), "klokken": "15:10", "positions": 1, "stilling": "Chauffør"}
    yield two, "henvendelse", late
    answered = {"svar_dag": _on(day, -2), "svar_kl": "09:30"}
    many = {**order, "day": _on(day, -2), "klokken": "08:45", "positions": 8, "stilling": "Rengøringsassistent"}
    yield three, "henvendelse", {**many, **answered}
    helped = {"svar_dag": _on(day, -13), "svar_kl": "13:00", "hjaelp_dag": _on(day, -12), "hjaelp_kl": "10:00"}
    done = {**order, "day": _on(day, -13), "klokken": "11:20", "positions": 1, "stilling": "Kantineassistent"}
    yield four, "henvendelse", {**done, **helped, "referred": 3, "hired": 1, "lukket": _on(day, -5)}


def _met(own: list[int], day: date, visit: Mapping[str, str]) -> Iterator[Told]:
    one, _, _, four, five, six = own[:6]
    said = (
        (one, "virksomhedsbesoeg", 0, "13:00", "planlagt"),
        (five, "fastholdelsesbesoeg", 9, "10:00", "planlagt"),
        (six, "virksomhedsbesoeg", -5, "09:00", "planlagt"),
        (four, "virksomhedsbesoeg", -6, "", "holdt"),
    )
    for company, kind, days, clock, outcome in said:
        told = {"kind": kind, "day": _on(day, days), "klokken": clock, "outcome": outcome}
        yield company, "besoeg", {**visit, **told}
    fair = {"kind": "jobmesse", "navn": "Jobmesse i idrætshallen", "sted": "Idrætshallen", "inviteret": 45}
    yield 0, "arrangement", {**fair, "area": visit["area"], "day": _on(day, 50), "outcome": "planlagt"}
