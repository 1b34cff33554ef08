"""What the framework finds wrong with a request, as problems: where it is, what is wrong with it, and what to do."""

import re
from collections.abc import Mapping
from json import JSONDecodeError
from typing import Any

from ninja.errors import HttpError

from pejl.web.api.asked import CLOCK, DAY, HOURS, TEXT, WRITTEN_DAY
from pejl.web.api.problem import Place, Problem
from pejl.words import Step

OWN = ("sent", "of")
"""Names of our own arguments: nobody sends them."""
FORMS: Mapping[str, str] = {DAY: "dag", WRITTEN_DAY: "dag", CLOCK: "klokken", HOURS: "timer", TEXT: "tekst"}
"""How a field is written, by its pattern: a code of words."""
_QUOTED = re.compile(r"'([^']*)'")


def in_fields(errors: list[dict[str, Any]]) -> Problem:
    return Problem(422, "", [_place(each) for each in errors])


def unreadable(error: HttpError) -> Problem:
    """A body that is not JSON, with the line and column where it stops to be."""
    cause = error.__cause__
    if error.status_code != 400 or cause is None:
        return Problem(error.status_code)
    at = {"linje": cause.lineno, "tegn": cause.colno} if isinstance(cause, JSONDecodeError) else {}
    return Problem(400, "", [Place("body", "ikke_utf8" if isinstance(cause, UnicodeError) else "ikke_json", of=at)])


def _place(error: Mapping[str, Any]) -> Place:
    """Where it is without the name of our own argument (`body.sent.day` is `body.day`)."""
    source, *way = (str(each) for each in error["loc"])
    kept = way[1:] if way and way[0] in OWN else way
    code, of = str(error["type"]), dict(error.get("ctx") or {})
    if "expected" in of:
        of["expected"] = _QUOTED.findall(str(of["expected"]))
    if of.get("pattern") in FORMS:
        of["form"] = Step(f"web_api_skrives_{FORMS[of.pop('pattern')]}")
    return Place(".".join((source, *kept)), code, of=of)
