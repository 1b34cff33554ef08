"""What every dated rule of the law's files says of itself, and how it is read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, TypeVar

from pejl.numbers import parse_danish
from pejl.periods import Dates
from pejl.sentences import parse_rhythm
from pejl.sentences.shapes import Duration, Within

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Something law says from one day to another. `unverified`: not read in a source. `expected`: not adopted.
    `expected_end`: the last day if what is expected is adopted; it is in force after that until it is."""

    code: str
    name: str
    force: Dates
    paragraph: str
    source: str
    unverified: bool
    expected: bool
    expected_end: date | None
    note: str


Version = TypeVar("Version", bound=Dated)


def in_force(versions: tuple[Version, ...], on: date | None) -> tuple[Version, ...]:
    """Those of a day, or all."""
    return versions if on is None else tuple(each for each in versions if each.force.covers(on))


@cache
def entries(file: str, table: str) -> Mapping[str, Entry]:
    """One table of one of the law's files, by code."""
    text = resources.files(__package__).joinpath(f"{file}.toml").read_text("utf-8")
    found: Mapping[str, Entry] = tomllib.loads(text)[table]
    return found


def said(code: str, entry: Entry) -> dict[str, Any]:
    """The fields of `Dated`; `til` is up to and including, and without `fra` the first day is not known."""
    last = entry.get("til")
    return {
        "code": code,
        "name": entry["navn"],
        "force": Dates(entry.get("fra", date.min), None if last is None else last + timedelta(days=1)),
        "paragraph": entry.get("paragraf", ""),
        "source": entry["kilde"],
        "unverified": entry.get("uproevet", False),
        "expected": entry.get("forventet", False),
        "expected_end": entry.get("forventet_til"),
        "note": entry.get("bemaerkning", ""),
    }


def so_long(text: str) -> Duration:
    """`6 måneder`, by the grammar of the plan's own sentences."""
    read = parse_rhythm(f"inden for {text}")
    if not isinstance(read, Within):
        raise ValueError(text)
    return read.duration


def duration(text: str | None) -> Duration | None:
    return None if text is None else so_long(text)


def per_cent(text: str) -> Decimal:
    """`75 %`."""
    return parse_danish(text.removesuffix("%").strip())
