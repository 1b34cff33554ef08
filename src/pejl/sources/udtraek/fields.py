"""What a column map may fill: Danish words for the ledger's tables and columns, and what stands where none is given."""

from collections.abc import Mapping
from datetime import date

from pejl.ledger.tables import FAR, TABLES

TABLE_WORDS: Mapping[str, str] = {
    "personer": "persons",
    "ydelser": "spells",
    "grupper": "groups",
    "samtaler": "talks",
    "tilbud": "offers",
    "indsatser": "efforts",
    "haendelser": "happenings",
    "relationer": "relations",
    "loentimer": "jobs",
    "uddannelser": "schooling",
    "fritagelser": "exemptions",
    "virksomheder": "companies",
    "jobordrer": "orders",
    "besoeg": "visits",
    "arrangementer": "events",
    "aftaler": "agreements",
    "frister": "deadlines",
    "handlinger": "acts",
    "medarbejdere": "staff",
}
"""Survey answers (`replies`) are left out: they enter shuffled, by a source that leaves no road back to a person."""

FIELD_WORDS: Mapping[str, str] = {
    "cpr": "person",
    "cvr": "company",
    "foedt": "born",
    "koen": "sex",
    "omraade": "area",
    "beskyttet": "protected",
    "gruppe": "group",
    "fra": "start",
    "til": "end",
    "minutter": "minutes",
    "dag": "day",
    "maaned": "month",
    "slags": "kind",
    "form": "form",
    "udfald": "outcome",
    "nulstiller": "resets",
    "emner": "topics",
    "rolle": "role",
    "hvem": "who",
    "branche": "branch",
    "ansatte": "size",
    "stillinger": "positions",
    "svar": "answer",
    "hjaelp": "help",
    "henvist": "referred",
    "ansat": "hired",
    "deltagere": "people",
    "klokken": "minute",
    "frist": "due",
    "senest_holdt": "last",
    "status": "status",
    "nummer": "number",
    "hold": "team",
}
HOURS, REF = "timer", "id"
"""Two fields that are no column of a table: hours stand in for `minutter`; the row's own name in its source."""

DEFAULTS: Mapping[str, date | int | bool | str] = {
    "end": FAR,
    "sex": "",
    "protected": False,
    "form": "",
    "resets": False,
    "topics": "",
    "branch": "",
    "answer": -1,
    "help": -1,
    "referred": 0,
    "hired": 0,
    "people": 0,
    "minute": -1,
    "last": FAR,
    "status": "",
    "number": 0,
}
"""What a column holds where the map has none for it, and where its cell is empty."""

NO_COMPANY = ("offers", "events")
"""Tables whose company may be nobody (0)."""

CLOSED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("persons", "sex"): ("kvinde", "mand"),
    ("talks", "outcome"): ("booket", "holdt", "udeblevet", "aflyst"),
    ("visits", "outcome"): ("holdt", "aflyst"),
    ("events", "outcome"): ("holdt", "aflyst"),
    ("jobs", "kind"): ("ordinaer", "stoettet"),
}
"""Codes of which there are no others."""

SEXES: Mapping[str, str] = {"m": "mand", "k": "kvinde"}

MOST_MINUTES: Mapping[str, int] = {"spells": 168 * 60, "offers": 168 * 60, "jobs": 744 * 60}
"""More minutes than a week, or a month, has."""


def fields_of(table: str) -> tuple[str, ...]:
    """The words of a table's fields, as a map may write them, in the order of its columns."""
    columns = TABLES[table].columns
    own = tuple(word for word, name in FIELD_WORDS.items() if name in columns)
    return (*own, *((HOURS,) if "minutes" in columns else ()), REF)


def column_of(field: str) -> str:
    """The ledger's name of a field."""
    return {HOURS: "minutes", REF: "ref"}.get(field) or FIELD_WORDS[field]


def default_of(table: str, column: str) -> date | int | bool | str | None:
    """What stands in a column without a value; None where a value is needed."""
    if column == "company" and table in NO_COMPANY:
        return 0
    return DEFAULTS.get(column) if (table, column) != ("events", "people") else None
