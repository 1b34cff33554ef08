"""What can be recorded of a company, each with its fields, and what of it goes into the ledger."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from pejl.due.enquiries import received
from pejl.ledger.tables import FAR
from pejl.periods import COPENHAGEN
from pejl.web.kinds import Asked, Input, RecordKind

In = Input
HELD, CANCELLED = "holdt", "aflyst"
PLANNED = "planlagt"
OWN = "egen"
"""A preset: the plan's own municipality."""
LATEST = time(23, 59)
NOT_YET = -1


def instant(day: str, clock: str) -> datetime | None:
    """When something was done, in Copenhagen; the day's last minute where only the day is known. None for no day."""
    if not day:
        return None
    at = time.fromisoformat(clock) if clock else LATEST
    return datetime.combine(date.fromisoformat(day), at, COPENHAGEN)


def minute_of(clock: str) -> int:
    """Of the day; -1 where it is not known."""
    at = time.fromisoformat(clock) if clock else None
    return NOT_YET if at is None else at.hour * 60 + at.minute


def came_in(data: Mapping[str, Any]) -> datetime:
    """When an enquiry came."""
    return received(date.fromisoformat(str(data["day"])), minute_of(str(data.get("klokken") or "")))


def waited(data: Mapping[str, Any], end: str) -> int:
    """Real minutes from an enquiry until its `svar` or `hjaelp`; -1 while there is none. One on the very day of an
    enquiry of which only the day is known came at once."""
    at = instant(str(data.get(f"{end}_dag") or ""), str(data.get(f"{end}_kl") or ""))
    if at is None:
        return NOT_YET
    return max(0, int((at.astimezone(UTC) - came_in(data).astimezone(UTC)).total_seconds()) // 60)


def _order(data: Mapping[str, Any]) -> dict[str, object]:
    """`area` is the municipality that was asked; where the job is stays here."""
    return {
        "kind": data["kind"],
        "day": date.fromisoformat(str(data["day"])),
        "minute": minute_of(str(data.get("klokken") or "")),
        "area": data["area"],
        "positions": data["positions"],
        "answer": waited(data, "svar"),
        "help": waited(data, "hjaelp"),
        "referred": data.get("referred") or 0,
        "hired": data.get("hired") or 0,
    }


def _of_day(data: Mapping[str, Any], *names: str) -> dict[str, object]:
    return {"day": date.fromisoformat(str(data["day"])), **{name: data[name] for name in names}}


def _agreement(data: Mapping[str, Any]) -> dict[str, object]:
    start, end = (str(data.get(name) or "") for name in ("start", "end"))
    after = date.fromisoformat(end) + timedelta(days=1) if end else FAR
    return {"kind": data["kind"], "area": data["area"], "start": date.fromisoformat(start), "end": after}


COMPANY_KINDS: Mapping[str, RecordKind] = {
    "stamdata": RecordKind(
        None,
        "companies",
        {
            "navn": Asked(In.LINE),
            "branch": Asked(In.CODE, "companies.branch"),
            "size": Asked(In.NUMBER),
            "sektor": Asked(In.CODE, "sektor", preset="privat"),
            "area": Asked(In.AREA, preset=OWN),
            "adresse": Asked(In.LINE, required=False),
            "postnr": Asked(In.LINE, required=False),
            "konsulent": Asked(In.WORKER, required=False),
            "start": Asked(In.DAY, preset="i_dag"),
        },
        row=lambda data: {
            "start": date.fromisoformat(str(data["start"])),
            **{name: data[name] for name in ("area", "branch", "size")},
        },
    ),
    "kontakt": RecordKind(
        None,
        "",
        {
            "navn": Asked(In.LINE),
            "titel": Asked(In.LINE, required=False),
            "telefon": Asked(In.LINE, required=False),
            "mail": Asked(In.LINE, required=False),
        },
    ),
    "henvendelse": RecordKind(
        None,
        "orders",
        {
            "kind": Asked(In.CODE, "orders.kind", preset="henvendelse"),
            "day": Asked(In.DAY, preset="i_dag"),
            "klokken": Asked(In.TIME, required=False, preset="nu"),
            "positions": Asked(In.NUMBER, preset="1"),
            "stilling": Asked(In.LINE, required=False),
            "minutes": Asked(In.HOURS, required=False, preset="37"),
            "start": Asked(In.DAY, required=False),
            "arbejdssted": Asked(In.AREA, preset=OWN),
            "svar_dag": Asked(In.DAY, required=False),
            "svar_kl": Asked(In.TIME, required=False),
            "hjaelp_dag": Asked(In.DAY, required=False),
            "hjaelp_kl": Asked(In.TIME, required=False),
            "referred": Asked(In.NUMBER, required=False),
            "hired": Asked(In.NUMBER, required=False),
            "lukket": Asked(In.DAY, required=False),
            "tekst": Asked(In.TEXT, required=False),
        },
        row=_order,
    ),
    "besoeg": RecordKind(
        None,
        "visits",
        {
            "kind": Asked(In.CODE, "visits.kind", preset="virksomhedsbesoeg"),
            "day": Asked(In.DAY, preset="i_dag"),
            "klokken": Asked(In.TIME, required=False),
            "outcome": Asked(In.CODE, "besoegsudfald", preset=PLANNED),
            "konsulent": Asked(In.WORKER, required=False),
            "area": Asked(In.AREA, preset=OWN),
            "tekst": Asked(In.TEXT, required=False),
        },
        row=lambda data: _of_day(data, "kind", "area", "outcome"),
    ),
    "arrangement": RecordKind(
        None,
        "events",
        {
            "kind": Asked(In.CODE, "events.kind", preset="rekrutteringsarrangement"),
            "navn": Asked(In.LINE),
            "day": Asked(In.DAY, preset="i_dag"),
            "sted": Asked(In.LINE, required=False),
            "outcome": Asked(In.CODE, "besoegsudfald", preset=PLANNED),
            "inviteret": Asked(In.NUMBER, required=False),
            "people": Asked(In.NUMBER, required=False),
            "area": Asked(In.AREA, preset=OWN),
            "tekst": Asked(In.TEXT, required=False),
        },
        row=lambda data: {**_of_day(data, "kind", "area", "outcome"), "people": data.get("people") or 0},
    ),
    "aftale": RecordKind(
        None,
        "agreements",
        {
            "kind": Asked(In.CODE, "agreements.kind"),
            "start": Asked(In.DAY, preset="i_dag"),
            "end": Asked(In.DAY, required=False),
            "opfoelgning": Asked(In.DAY, required=False),
            "area": Asked(In.AREA, preset=OWN),
            "tekst": Asked(In.TEXT, required=False),
        },
        row=_agreement,
    ),
    "plads": RecordKind(
        None,
        "",
        {
            "kind": Asked(In.CODE, "offers.kind", preset="virksomhedspraktik"),
            "antal": Asked(In.NUMBER, preset="1"),
            "stilling": Asked(In.LINE, required=False),
            "start": Asked(In.DAY, preset="i_dag"),
            "end": Asked(In.DAY, required=False),
        },
    ),
    "fastholdelse": RecordKind(
        None,
        "",
        {
            "day": Asked(In.DAY, preset="i_dag"),
            "udfald": Asked(In.CODE, "fastholdt", preset="aaben"),
            "opfoelgning": Asked(In.DAY, required=False),
            "tekst": Asked(In.TEXT),
        },
    ),
    "behov": RecordKind(
        None,
        "",
        {
            "om": Asked(In.CODE, "behov", preset="rekruttering"),
            "stilling": Asked(In.LINE),
            "antal": Asked(In.NUMBER, required=False),
            "senest": Asked(In.DAY, required=False),
            "tekst": Asked(In.TEXT, required=False),
            "day": Asked(In.DAY, preset="i_dag"),
        },
    ),
}
OF_LEDGER = tuple(code for code, kind in COMPANY_KINDS.items() if kind.table)
SETTLED = (HELD, CANCELLED)
"""Outcomes of a visit or an event that the ledger is told; what is planned stays here."""


def belongs(kind: str, data: Mapping[str, Any]) -> bool:
    """Whether a version goes into the ledger."""
    return kind in OF_LEDGER and data.get("outcome", HELD) in SETTLED
