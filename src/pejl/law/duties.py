"""What law asks for whom: maalgrupper.toml, pligter.toml and the dated rules of regler.toml, read into types.

A case keeps the duties it began under, so the day to ask for is the day the case began. What is expected and not
adopted never replaces what is in force: it stands beside it, marked `expected`.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from pejl.law.codes import touches, within
from pejl.law.dated import Dated, Entry, duration, entries, in_force, per_cent, said, so_long
from pejl.sentences import parse_rhythm
from pejl.sentences.shapes import Duration, Rhythm


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Dated):
    """One version of a statutory duty. `family`: the same duty under changing rules. `groups`, `excepted`: whom it is
    for and not for, codes as pejl.people takes them. `condition`: a moment the case must have had. `for_first`: it is
    only about so long from the case's first day. `share`: per cent of the group that it must be kept for, None where
    it is for each one. `exempted_by`: exemptions under which the clock stands still. `after_exemption`: due at the
    earliest so long after one that lay in the way. `force`: the days a case must begin in."""

    family: str
    groups: tuple[str, ...]
    excepted: tuple[str, ...]
    condition: str
    trigger: str
    kept_by: str
    rhythm: Rhythm
    for_first: Duration | None
    responsible: str
    share: Decimal | None
    exempted_by: tuple[str, ...]
    after_exemption: Duration | None


@dataclass(frozen=True, slots=True)
class Seniority:
    """How § 9 counts time: `samlet` adds up unemployment within `window`, `uafbrudt` counts unbroken time on one
    benefit. `since`: the day it counts from where that is not the first on the benefit, in words."""

    kind: str
    window: Duration | None = None
    window_unverified: bool = False
    since: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Maalgruppe(Dated):
    """A target group of LAB § 6, `number` "" for one that is not adopted. `groups`: the codes it is found by. `holds`:
    the numbers of § 6 that an expected group would take over, as far as that is known."""

    number: str
    groups: tuple[str, ...]
    holds: tuple[str, ...]
    seniority: Seniority | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver(Dated):
    """`who` does these `acts` for the group in the `first` part of a case."""

    group: str
    first: Duration
    who: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portfolio(Dated):
    """At most `most` per cent of the groups together may be exempted by `exemption`."""

    groups: tuple[str, ...]
    exemption: str
    most: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferTerms(Dated):
    """An offer must run `unbroken` so long; one with wage subsidy may begin `subsidy_later` than the others."""

    unbroken: Duration
    subsidy_later: Duration


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A day the rules change. `words`: how the source says it where the day is not known; `day` is then the earliest
    it can be."""

    code: str
    day: date
    words: str
    text: str
    source: str
    unverified: bool
    expected: bool


def duties(on: date | None = None) -> tuple[Duty, ...]:
    """Every version of every duty, or those of a case that begins on the day."""
    return in_force(_duties(), on)


def undated(on: date | None = None) -> tuple[Dated, ...]:
    """Duties that law has, but no deadline for in what was read: no due day can come of them."""
    return in_force(_undated(), on)


def maalgrupper(on: date | None = None) -> tuple[Maalgruppe, ...]:
    """Every version of every target group, or those of the day, the expected ones with them."""
    return in_force(_maalgrupper(), on)


def maalgruppe_of(code: str, on: date) -> Maalgruppe | None:
    """The target group that holds everyone behind the code that day. None where no one group does: `kontanthjaelp`
    has three, and `kontanthjaelp:aktivitetsparat` has two from 1 July 2025.

    >>> maalgruppe_of("kontanthjaelp:jobparat@18-29", date(2024, 1, 1)).number
    '2'
    """
    return next((each for each in maalgrupper(on) if any(within(code, wide) for wide in each.groups)), None)


def seniority(code: str, on: date) -> Seniority | None:
    """How time counts for the people behind the code that day: by the target groups they can be in, where those
    agree. None where they do not, and for groups that § 9 names no clock for.

    >>> seniority("kontanthjaelp", date(2024, 1, 1)).kind, seniority("sygedagpenge", date(2024, 1, 1))
    ('uafbrudt', None)
    """
    found = {each.seniority for each in maalgrupper(on) if any(touches(code, other) for other in each.groups)}
    return found.pop() if len(found) == 1 else None


def handed_over(on: date | None = None) -> tuple[HandedOver, ...]:
    """What somebody else does for a group in a case that begins on the day."""
    return in_force(_handed_over(), on)


def others() -> tuple[str, ...]:
    """Those who can have something to do without being the municipality."""
    return tuple(entries("regler", "andre")["alle"]["hvem"])


def portfolios(on: date | None = None) -> tuple[Portfolio, ...]:
    """How much of a joint group may be exempted that day."""
    return in_force(_portfolios(), on)


def offer_terms(on: date) -> OfferTerms | None:
    """What the right-and-duty offer (LAB § 102) must be like; which redskaber count is the catalogue's to say."""
    return next(iter(in_force(_offer_terms(), on)), None)


def closed_to_new(code: str) -> date | None:
    """The first day no new case can begin on the benefit; None for one that is open."""
    entry = entries("ydelsesgrupper", "gruppe").get(re.split("[:@]", code)[0], {})
    day: date | None = entry.get("lukket_for_nye")
    return day


@cache
def rule_calendar() -> tuple[RuleChange, ...]:
    """The days the rules change, oldest first."""
    changes = (
        RuleChange(
            code,
            entry["dag"],
            entry.get("naar", ""),
            entry["tekst"],
            entry["kilde"],
            entry.get("uproevet", False),
            entry.get("forventet", False),
        )
        for code, entry in entries("regler", "kalender").items()
    )
    return tuple(sorted(changes, key=lambda each: each.day))


# --- reading ----------------------------------------------------------------------------------------------


@cache
def _duties() -> tuple[Duty, ...]:
    return tuple(
        Duty(
            **said(code, entry),
            family=entry["familie"],
            groups=tuple(entry["maalgruppe"]),
            excepted=tuple(entry.get("undtagen", ())),
            condition=entry.get("naar", ""),
            trigger=entry["udloeses_af"],
            kept_by=entry.get("opfyldt_af", ""),
            rhythm=parse_rhythm(entry["hvornaar"]),
            for_first=duration(entry.get("i_de_foerste")),
            responsible=entry["ansvarlig"],
            share=per_cent(entry["andel"]) if "andel" in entry else None,
            exempted_by=tuple(entry.get("fritages_af", ())),
            after_exemption=duration(entry.get("efter_fritagelse")),
        )
        for code, entry in entries("pligter", "pligt").items()
    )


@cache
def _undated() -> tuple[Dated, ...]:
    return tuple(Dated(**said(code, entry)) for code, entry in entries("pligter", "uden_frist").items())


@cache
def _maalgrupper() -> tuple[Maalgruppe, ...]:
    return tuple(
        Maalgruppe(
            **said(code, entry),
            number=entry.get("nr", ""),
            groups=tuple(entry.get("koder", ())),
            holds=tuple(entry.get("rummer", ())),
            seniority=_seniority(entry),
        )
        for code, entry in entries("maalgrupper", "maalgruppe").items()
    )


def _seniority(entry: Entry) -> Seniority | None:
    if "anciennitet" not in entry:
        return None
    window = entry.get("anciennitet_vindue", {})
    return Seniority(
        entry["anciennitet"],
        duration(window.get("hvor_laenge")),
        window.get("uproevet", False),
        entry.get("anciennitet_fra", ""),
    )


@cache
def _handed_over() -> tuple[HandedOver, ...]:
    return tuple(
        HandedOver(
            **said(code, entry),
            group=entry["gruppe"],
            first=so_long(entry["de_foerste"]),
            who=entry["hvem"],
            acts=tuple(entry["handlinger"]),
        )
        for code, entry in entries("regler", "overdraget").items()
    )


@cache
def _portfolios() -> tuple[Portfolio, ...]:
    return tuple(
        Portfolio(
            **said(code, entry),
            groups=tuple(entry["grupper"]),
            exemption=entry["fritagelse"],
            most=per_cent(entry["hoejst"]),
        )
        for code, entry in entries("regler", "portefoelje").items()
    )


@cache
def _offer_terms() -> tuple[OfferTerms, ...]:
    return tuple(
        OfferTerms(
            **said(code, entry),
            unbroken=so_long(entry["uafbrudt"]),
            subsidy_later=so_long(entry["loentilskud_senere"]),
        )
        for code, entry in entries("regler", "ret_og_pligt").items()
    )
