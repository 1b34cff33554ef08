"""What is recorded of a company on one line, each kind as people would say it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pejl.web.written import Teller
from pejl.words import say, show

Data = Mapping[str, Any]


def line(teller: Teller, kind: str, data: Data) -> str:
    """The parts that are filled in, with a point between; the free text is left out."""
    return " · ".join(part for part in PARTS[kind](teller, data) if part)


def _day(teller: Teller, data: Data, name: str, code: str = "") -> str:
    """A day, in the sentence of `code` where there is one; "" for none."""
    text = str(data.get(name) or "")
    day = show(date.fromisoformat(text), teller.lang) if text else ""
    return say(f"web_virk_{code}", {"dag": day}, teller.lang) if day and code else day


def _clock(teller: Teller, data: Data) -> str:
    at = str(data.get("klokken") or "")
    said = at.replace(":", ".") if teller.lang == "da" else at
    return say("web_virk_kl", {"tid": said}, teller.lang) if at else ""


def _when(teller: Teller, data: Data) -> str:
    return " ".join(part for part in (_day(teller, data, "day"), _clock(teller, data)) if part)


def _many(teller: Teller, data: Data, name: str, code: str) -> str:
    """So many of something; "" where it is not said. One has a sentence of its own where there is one."""
    value = data.get(name)
    if value in (None, ""):
        return ""
    many = int(str(value))
    one = f"web_virk_{code}_en"
    return say(one if many == 1 and code in WITH_ONE else f"web_virk_{code}", {"antal": many}, teller.lang)


WITH_ONE = ("stillinger", "pladser_antal")
"""Numbers of things whose one is another word."""


def _contact(teller: Teller, data: Data) -> list[str]:
    return [str(data.get(name) or "") for name in ("navn", "titel", "telefon", "mail")]


def _agreement(teller: Teller, data: Data) -> list[str]:
    kind = teller.choice("agreements.kind", str(data.get("kind")))
    return [kind, _day(teller, data, "start", "fra"), _day(teller, data, "end", "til")]


def _placement(teller: Teller, data: Data) -> list[str]:
    return [
        teller.choice("offers.kind", str(data.get("kind"))),
        _many(teller, data, "antal", "pladser_antal"),
        str(data.get("stilling") or ""),
        _day(teller, data, "start", "fra"),
        _day(teller, data, "end", "til"),
    ]


def _retention(teller: Teller, data: Data) -> list[str]:
    return [teller.choice("fastholdt", str(data.get("udfald"))), _day(teller, data, "day", "begyndt")]


def _need(teller: Teller, data: Data) -> list[str]:
    many = str(data.get("antal") or "")
    what = str(data.get("stilling") or "")
    return [teller.choice("behov", str(data.get("om"))), f"{many} × {what}" if many else what]


def _enquiry(teller: Teller, data: Data) -> list[str]:
    return [
        _when(teller, data),
        teller.choice("orders.kind", str(data.get("kind"))),
        _many(teller, data, "positions", "stillinger"),
        str(data.get("stilling") or ""),
        _many(teller, data, "referred", "henviste"),
        _many(teller, data, "hired", "ansat"),
    ]


def _visit(teller: Teller, data: Data) -> list[str]:
    said = (("visits.kind", "kind"), ("besoegsudfald", "outcome"))
    worker = str(data.get("konsulent") or "")
    return [
        _when(teller, data),
        *(teller.choice(of, str(data.get(name))) for of, name in said),
        teller.workers.get(worker, worker),
    ]


def _event(teller: Teller, data: Data) -> list[str]:
    return [
        _when(teller, data),
        str(data.get("navn") or ""),
        teller.choice("events.kind", str(data.get("kind"))),
        teller.choice("besoegsudfald", str(data.get("outcome"))),
        _many(teller, data, "people", "deltagere"),
    ]


PARTS: Mapping[str, Callable[[Teller, Data], list[str]]] = {
    "kontakt": _contact,
    "aftale": _agreement,
    "plads": _placement,
    "fastholdelse": _retention,
    "behov": _need,
    "henvendelse": _enquiry,
    "besoeg": _visit,
    "arrangement": _event,
}
