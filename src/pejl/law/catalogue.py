"""The words of the ledger's code columns: redskaber.toml (offers) and haendelser.toml (all others)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources
from typing import Any

from pejl.periods import Dates

_SECTIONS = {
    ("happenings", "kind"): "haendelse",
    ("talks", "kind"): "samtale",
    ("talks", "form"): "form",
    ("talks", "outcome"): "udfald",
    ("talks", "topics"): "emne",
    ("efforts", "kind"): "indsats",
    ("relations", "role"): "relation",
    ("exemptions", "kind"): "fritagelse",
    ("deadlines", "kind"): "samtale",
    ("jobs", "kind"): "loen",
    ("schooling", "kind"): "skole",
    ("companies", "branch"): "branche",
    ("orders", "kind"): "henvendelse",
    ("visits", "kind"): "besoeg",
    ("visits", "outcome"): "udfald",
    ("events", "kind"): "arrangement",
    ("events", "outcome"): "udfald",
    ("agreements", "kind"): "aftale",
    ("replies", "survey"): "undersoegelse",
    ("replies", "question"): "spoergsmaal",
    ("replies", "answer"): "svar",
    ("acts", "kind"): "kommunens_handling",
    ("persons", "sex"): "koen",
}
COUNTS_AS = ("tilbud", "virksomhedsrettet", "opkvalificering", "ordinaer_ansaettelse", "stoette")
TOPICS = "+"
"""Between the topics of one talk, which stand in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of a code column. `counts_as`: words of COUNTS_AS, for a redskab. `resets`: a held talk of the kind
    restarts the contact clock. `unverified`: from general knowledge, not read in a source. `not_for`: groups that an
    exemption is nothing to. `duty_from`: a tilbud that begins from this day counts for the right-and-duty offer."""

    code: str
    name: str
    force: Dates
    source: str
    paragraph: str = ""
    counts_as: tuple[str, ...] = ()
    resets: bool = False
    unverified: bool = False
    not_for: tuple[str, ...] = ()
    duty_from: date = date.min


@cache
def catalogue(table: str, column: str = "") -> Mapping[str, Entry]:
    """The words of a code column of the ledger, by code: that which says what a row is (`kind`, `role`, `branch`)
    unless another is named. KeyError for one without a catalogue: groups, areas, `who`, `team`, `status`."""
    if table == "offers":
        return _entries("redskaber", "redskab")
    found = column or next((name for of, name in _SECTIONS if of == table), "")
    return _entries("haendelser", _SECTIONS[table, found])


def offers_counting_as(what: str, on: date | None = None) -> tuple[str, ...]:
    """The redskaber that count as `what`, those in force on a day where one is given. KeyError for a word that no
    redskab can count as.

    >>> offers_counting_as("virksomhedsrettet")
    ('loentilskud_offentligt', 'loentilskud_privat', 'virksomhedspraktik')
    """
    if what not in COUNTS_AS:
        raise KeyError(what)
    of_that = (entry for entry in catalogue("offers").values() if what in entry.counts_as)
    return tuple(sorted(entry.code for entry in of_that if on is None or entry.force.covers(on)))


def right_and_duty_offers(begun: date) -> tuple[str, ...]:
    """The redskaber that count for the right-and-duty offer (LAB § 102) where they begin on that day: every tilbud in
    force, øvrig vejledning og opkvalificering only from 1 July 2026."""
    entries = catalogue("offers")
    return tuple(code for code in offers_counting_as("tilbud", begun) if entries[code].duty_from <= begun)


def right_and_duty_days() -> tuple[date, ...]:
    """The days from which more redskaber count for the right-and-duty offer, oldest first."""
    return tuple(sorted({entry.duty_from for entry in catalogue("offers").values()} - {date.min}))


def sections_of() -> tuple[tuple[str, str], ...]:
    """Every code column with a catalogue of its own, beside the redskaber: its table and its name."""
    return tuple(_SECTIONS)


@cache
def _entries(file: str, section: str) -> Mapping[str, Entry]:
    text = resources.files(__package__).joinpath(f"{file}.toml").read_text("utf-8")
    return {code: _entry(code, each) for code, each in tomllib.loads(text)[section].items()}


def _entry(code: str, entry: Mapping[str, Any]) -> Entry:
    last = entry.get("til")
    return Entry(
        code,
        entry["navn"],
        Dates(entry.get("fra", date.min), None if last is None else last + timedelta(days=1)),
        entry["kilde"],
        entry.get("paragraf", ""),
        tuple(entry.get("taeller_som", ())),
        entry.get("nulstiller", False),
        entry.get("uproevet", False),
        tuple(entry.get("gaelder_ikke", ())),
        entry.get("ret_og_pligt_fra", date.min),
    )
