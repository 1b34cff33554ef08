"""What must have been done for a person of some seniority: regler.toml, by the law's rule or a plan's own reading."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_TABLES = ("fokusmaal", "loevet_indsats")


@dataclass(frozen=True, slots=True)
class Required:
    """For persons of at least `seniority` months, within the last `within` months: `hours` of ordinary work stand for
    an offer (0: none do), and so many held `talks` (0: none are asked for)."""

    seniority: int
    within: int
    hours: int
    talks: int


def required(rule: str) -> Required:
    """`aktive_tilbud`, `samtaler` (the two fokusmål) or `fire_plus_et`. KeyError for a rule that is not there."""
    return _all()[rule]


@cache
def _all() -> dict[str, Required]:
    text = resources.files(__package__).joinpath("regler.toml").read_text("utf-8")
    tables: dict[str, dict[str, Any]] = tomllib.loads(text)
    return {
        name: Required(
            entry["anciennitet_maaneder"], entry["inden_for_maaneder"], entry.get("timer", 0), entry.get("samtaler", 0)
        )
        for table in _TABLES
        for name, entry in tables[table].items()
    }
