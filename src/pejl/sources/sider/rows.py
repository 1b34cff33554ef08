"""One version of a row that is recorded on Pejl's pages, and what stands where a value is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pejl.law.catalogue import TOPICS, catalogue
from pejl.ledger.tables import FAR, TABLES

RECORDED = ("talks", "offers", "happenings", "exemptions", "relations", "efforts")
"""The tables of persons that rows can be recorded in."""
OF_COMPANIES = ("companies", "orders", "visits", "events", "agreements")
"""Those of companies; an event the job centre holds itself has the company 0."""
OF_NOBODY = ("replies", "acts")
"""Those that tell of nobody."""
OPTIONAL: Mapping[str, object] = {
    "form": "",
    "topics": "",
    "company": 0,
    "minutes": 0,
    "end": None,
    "resets": None,
    "minute": -1,
    "answer": -1,
    "help": -1,
    "referred": 0,
    "hired": 0,
    "people": 0,
    "number": 0,
}
"""What stands where a value is left out: `end` None is open; `resets` None is worked out from kind and outcome."""
SETTLED = ("holdt", "aflyst")
"""Outcomes of a visit or an event that the ledger is told."""
_OWN_WORDS: Mapping[str, tuple[str, ...]] = {"visits": SETTLED, "events": SETTLED}


@dataclass(frozen=True, slots=True)
class Registration:
    """One version of a row recorded on Pejl's pages, `at` an instant with a zone. `ref`: the row's own name, the same
    in all its versions and in one table only. `subject`: the random id of the person or the company; 0 in tables of
    nobody, and for an event that is the job centre's own. `values`: the table's columns beside the subject, those of
    OPTIONAL may be left out: days as dates, `end` the first day after, codes as words, topics joined by `+`, `minutes`
    a week, `company` a random id or 0, `minute` of the day, `answer` and `help` real minutes from the enquiry (-1: not
    yet, or not known). A withdrawn version has the values it takes back; the outcome of a visit or an event that is
    withdrawn may be any word, for one that is planned again is no more among those the ledger is told.

    Of an answer (`replies`) `ref` is a random uuid (version 4), `at` tells its day alone, and a `number` that is
    given is not used: `read` counts the day's answers to a question up from 0, whatever order they came in."""

    ref: str
    table: str
    subject: int
    values: Mapping[str, object]
    withdrawn: bool
    at: datetime


def filled(registration: Registration) -> dict[str, object]:
    """The values, with those that were left out."""
    own = TABLES[registration.table].own
    left_out = {name: value for name, value in OPTIONAL.items() if name in own}
    values = {**left_out, **registration.values}
    if registration.withdrawn and registration.table in _OWN_WORDS and values.get("outcome") not in SETTLED:
        values["outcome"] = "aflyst"
    return values


def topics_of(value: object) -> list[str]:
    return [each for each in str(value).split(TOPICS) if each]


def row_of(registration: Registration, same: Mapping[int, int]) -> dict[str, Any]:
    """The row as the ledger's facts have it. A company that is found to be another is told of by the id of that one,
    and its own row among the companies is taken back."""
    table, values = TABLES[registration.table], filled(registration)
    if "resets" in values and values["resets"] is None:
        entry = catalogue("talks")[str(values["kind"])]
        values["resets"] = entry.resets and values["outcome"] == "holdt"
    if "end" in values and values["end"] is None:
        values["end"] = FAR
    if "topics" in values:
        values["topics"] = TOPICS.join(sorted(set(topics_of(values["topics"]))))
    merged = table.subject == "company" and registration.subject in same
    subject = same[registration.subject] if merged else registration.subject
    withdrawn = registration.withdrawn or (merged and table.key == (table.subject,))
    of = {table.subject: subject} if table.subject else {}
    return {**of, **values, "ref": registration.ref, "withdrawn": withdrawn}
