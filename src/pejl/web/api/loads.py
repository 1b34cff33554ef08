"""`/loads`: an extract from a case system, read as `pejl load udtraek` reads it; told what it would change, and
published only when that is asked for."""

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from django.http import HttpResponse
from ninja import Router, Schema
from ninja.files import UploadedFile
from ninja.params.functions import File, Form
from pydantic import ConfigDict, Field

from pejl import law
from pejl.identity.given import Ids, kept_ids, passing_ids
from pejl.intake import Fault
from pejl.ledger import Rejected
from pejl.ledger.events import EventStore
from pejl.ledger.rejections import keep_rejected
from pejl.periods import end_of_day
from pejl.sources.udtraek import Preview, Read, TooManyRejected, known_maps, map_text, preview, read_extract
from pejl.web.api import shapes
from pejl.web.api.answering import answer, stand_now
from pejl.web.api.asked import DAY
from pejl.web.api.keys import FORM, Key
from pejl.web.api.problem import Place, Problem
from pejl.words import say

router = Router(tags=["loads"])
MOST = 20_000_000
"""Bytes of an upload; a bigger extract is loaded with `pejl load`."""
SHOWN = 100
MAPS = tuple(known_maps())
SUFFIXES = (".csv", ".xlsx", ".parquet")
LONGEST = 80
OF_FIELDS = {"daekker_efter_kendt": "form.since"}
"""Faults of the source that are of a field and not of the file."""
_UNPLAIN = re.compile(r"[^\w.æøåÆØÅ-]", re.ASCII)


class Load(Schema):
    """`map`: the column map by name. `known`: the day the extract tells of, `since`: the first day it covers. `area`:
    the municipality, where the rows do not say. `publish`: without it nothing is changed."""

    model_config = ConfigDict(extra="forbid")
    map: Literal[MAPS]  # type: ignore[valid-type]
    known: str = Field(pattern=DAY, json_schema_extra={"format": "date"})
    since: str = Field(pattern=DAY, json_schema_extra={"format": "date"})
    area: str = Field("", max_length=80)
    most_rejected: int = Field(1, ge=0, le=100)
    publish: bool = False


@router.post("/loads", auth=Key("loads", FORM, MOST), response={200: shapes.Loaded})
def load(request: Any, file: UploadedFile = File(...), of: Load = Form(...)) -> HttpResponse:  # noqa: B008
    """Upload one file. Answers what became of its rows and what they change; nothing is published until
    `publish=true`."""
    _asked_once(request)
    if file.size > MOST:
        raise Problem(413)
    days = {name: _day(getattr(of, name), name) for name in ("known", "since")}
    if days["known"] > stand_now().day:
        raise Problem(422, "", [Place("form.known", "i_fremtiden")])
    with TemporaryDirectory() as folder:
        path = Path(folder) / _name(file.name)
        with path.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        return answer(_loaded(request, path, of, days))


def _asked_once(request: Any) -> None:
    """422 for a part that is not asked for, so that a slip does not look like a dry run, and for one sent twice."""
    parts = [("form", request.POST, Load.model_fields), ("file", request.FILES, ("file",))]
    wrong = [
        Place(f"{kind}.{name}", "to_gange" if name in own else "extra_forbidden")
        for kind, sent, own in parts
        for name in sent
        if name not in own or len(sent.getlist(name)) > 1
    ]
    if wrong:
        raise Problem(422, "", wrong)


def _name(given: str | None) -> str:
    """The file's name, which the column map knows its table by: of what was sent the last part, with plain letters
    alone, so that it is a name and leads nowhere."""
    found = Path(_UNPLAIN.sub("-", Path(given or "").name[-LONGEST:]).lstrip(".-"))
    return f"{found.stem or 'udtraek'}{found.suffix.lower() if found.suffix.lower() in SUFFIXES else '.csv'}"


def _day(text: str, name: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Problem(422, "", [Place(f"form.{name}", "ikke_en_dag")]) from None


def _loaded(request: Any, path: Path, of: Load, days: dict[str, date]) -> dict[str, Any]:
    around, lang = stand_now().base.around, request.lang
    store = EventStore(around.ledger)
    try:
        if not of.publish:
            with around.known_identities() as register:
                read = _read(path, of, days, passing_ids(register))
            return _told(read, preview(read.facts, store.standing(read.facts.source)), lang, published=False, new=True)
        with around.identities() as register:
            read = _read(path, of, days, kept_ids(register, request.now))
        would = preview(read.facts, store.standing(read.facts.source))
        published = store.publish([read.facts], request.now)
        keep_rejected(around.ledger, read.facts.source, read.facts.digest, read.rejected, of_persons=True)
    except TooManyRejected as many:
        told = say(many.code, {**many.params, "skrevet": ""}, lang)
        raise Problem(422, many.code, _places(many.rejected, path.name, lang), told) from None
    except Fault as fault:
        raise _problem(fault, lang) from None
    except law.UnknownName:
        raise Problem(422, "ukendt_omraade", [Place("form.area", "ukendt_omraade")]) from None
    return _told(read, would, lang, published=True, new=published.new[0])


def _read(path: Path, of: Load, days: dict[str, date], ids: tuple[Ids, Ids, Ids]) -> Read:
    return read_extract(
        path,
        path.name,
        column_map=map_text(of.map),
        as_of=end_of_day(days["known"]),
        ids=ids[0],
        company_ids=ids[1],
        staff_ids=ids[2],
        area=law.find_area(of.area) if of.area else None,
        since=days["since"],
        most_rejected=Fraction(of.most_rejected, 100),
    )


def _problem(fault: Fault, lang: str) -> Problem:
    """What the source says of the file, or of a field that it was given."""
    says = say(fault.code, fault.params, lang)
    if fault.code in OF_FIELDS:
        return Problem(422, "", [Place(OF_FIELDS[fault.code], fault.code, says)])
    return Problem(422, fault.code, [], says)


def _places(rejected: Sequence[Rejected], name: str, lang: str) -> list[Place]:
    return [Place(f"file.{row.line}.{row.column}", row.reason, _says(row, name, lang)) for row in rejected[:SHOWN]]


def _says(row: Rejected, name: str, lang: str) -> str:
    """Where and why, as the command line says it but for what the cell said: it may be about somebody."""
    told = {"fil": name, "linje": row.line, "kolonne": row.column, "hvorfor": row.reason, "skrevet": ""}
    return say("afvist_raekke", told, lang)


def _told(read: Read, would: Preview, lang: str, *, published: bool, new: bool) -> dict[str, Any]:
    return {
        "published": published and new,
        "unchanged": published and not new,
        "made_up": read.facts.made_up,
        "persons_new": would.persons_new,
        "tables": [
            {name: getattr(each, name) for name in ("table", "read", "taken", "rejected", "skipped", "duplicate")}
            for each in read.tallies
        ],
        "changes": [
            {name: getattr(each, name) for name in ("table", "new", "changed", "withdrawn", "unchanged")}
            for each in would.changes
        ],
        "held_back": list(read.held_back),
        "rejected": [
            {"line": row.line, "column": row.column, "reason": row.reason, "says": _says(row, read.facts.name, lang)}
            for row in read.rejected[:SHOWN]
        ],
    }
