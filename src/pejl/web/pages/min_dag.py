"""The day of whoever works with citizens: today's talks with what to know before each, and what is due first. A
leader's: how the teams stand, and what nobody has."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from pejl.answers import borger
from pejl.answers.listed import Tab, Whose, in_tab, left_behind, open_rows, tabs, team_loads
from pejl.answers.talks import SOON, preparation, talks_on
from pejl.due.picked import due_between, of_subjects, paged
from pejl.due.relations import Booked
from pejl.due.sheet import Sheet
from pejl.due.state import State
from pejl.web import names
from pejl.web.access import Field, Role, Who, circle_of, readable
from pejl.web.access.table import WORKERS
from pejl.web.clockstoday import clocks
from pejl.web.desk import desk
from pejl.web.handing import citizens_of
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.work import lines, lists_of, nothing, rows_of, sheet_of, worker_names
from pejl.words import Step

FIRST = 10
BEFORE = (Field.NAVN, Field.SAMTALER, Field.TILBUD, Field.FRISTER, Field.HELBRED)
"""What the preparation of a talk shows; the own caseworker sees all of it."""
OTHER = ("talks", "relations")


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk of today and what to know before it. `name` "" where the register has none."""

    citizen: int
    name: str
    kind: str
    form: str
    topics: Sequence[str]
    before: Sequence[Step]


@page("min-dag", "min-dag")
def min_dag(request: Any) -> HttpResponse:
    try:
        stand = desk().stand()
        sheet = sheet_of(stand)
    except NoPlan:
        return nothing(request)
    said = _leaders(request.who, sheet) if request.who.role is Role.LEDER else _own(request, stand, sheet)
    return shown(request, "min_dag.html", {"day": stand.day, **said})


# --- who has citizens ----------------------------------------------------------------------------------------


def _own(request: Any, stand: Stand, sheet: Sheet) -> Mapping[str, object]:
    who, whose = request.who, lists_of(request.who)[0]
    rows = rows_of(who, sheet, whose)
    first = due_between(rows.in_state(State.OVERSKREDET, State.SNART, State.AABEN), None, stand.day.max).by_day()
    return {
        "whose": whose.value,
        "tabs": [(tab.value, many) for tab, many in tabs(rows).items()],
        "talks": _talks(request, stand, sheet) if who.role in WORKERS else (),
        "has_talks": who.role in WORKERS,
        "offers": _ending(request, stand) if who.role is Role.KONSULENT and who.worker else None,
        "clocks": clocks(request, stand) if who.role is Role.KONSULENT else None,
        "lines": lines(request, paged(first, 0, FIRST).rows(), circle_of(who, stand, request.now)),
    }


def _talks(request: Any, stand: Stand, sheet: Sheet) -> list[Talk]:
    """By name: the hour of a talk is in no extract."""
    mine = citizens_of(stand, request.who, Whose.MINE)
    booked = _booked(stand, mine)
    circle = circle_of(request.who, stand, request.now)
    seen = [each for each in booked if set(BEFORE) <= circle.fields(each.person)]
    named = names.of(stand, readable(circle, [each.person for each in seen]))
    for each in seen:
        request.looks.at(each.person, BEFORE)
    rows = open_rows(of_subjects(sheet, {each.person for each in seen}))
    found = [_talk(stand, rows, each, named.get(each.person, "")) for each in seen]
    return sorted(found, key=lambda each: (each.name, each.citizen))


def _booked(stand: Stand, mine: Set[int]) -> list[Booked]:
    """Today's talks of these citizens, with what was recorded here."""
    snapshot, day = stand.snapshot, stand.day
    if snapshot is None:
        return []
    again = {c for c in stand.by_citizen.keys() & mine if any(row.table in OTHER for row in stand.by_citizen[c])}
    found = [each for each in published(stand) if each.person in mine and each.person not in again]
    ones = (stand.one(citizen) for citizen in sorted(again))
    return found + [each for one in ones if one is not None for each in talks_on(one, day)]


def published(stand: Stand) -> tuple[Booked, ...]:
    """Today's talks of the published ledger."""
    snapshot, day = stand.snapshot, stand.day
    return () if snapshot is None else stand.once("dagens_samtaler", lambda: talks_on(snapshot, day))


def _talk(stand: Stand, rows: Sheet, talk: Booked, name: str) -> Talk:
    return Talk(
        talk.person,
        name,
        borger.named("talks", talk.kind, "kind"),
        borger.named("talks", talk.form, "form") if talk.form else "",
        [borger.named("talks", each, "topics") for each in talk.topics],
        preparation(stand.citizen(talk.person), rows.of_subject(talk.person).by_day().rows()),
    )


def _ending(request: Any, stand: Stand) -> list[tuple[int, str, borger.Stretch]]:
    """A consultant's citizens whose offer ends within four weeks, the first to end first."""
    circle = circle_of(request.who, stand, request.now)
    mine = [each for each in citizens_of(stand, request.who, Whose.MINE) if Field.TILBUD in circle.fields(each)]
    offers = [(citizen, offer) for citizen in mine for offer in stand.citizen(citizen).offers.now]
    soon = sorted(((offer.last, citizen, offer) for citizen, offer in offers if offer.last), key=lambda each: each[:2])
    some = [(citizen, offer) for last, citizen, offer in soon if last <= stand.day + SOON]
    named = names.of(stand, readable(circle, [citizen for citizen, _ in some]))
    for citizen, _ in some:
        request.looks.at(citizen, (Field.NAVN, Field.TILBUD))
    return [(citizen, named.get(citizen, ""), offer) for citizen, offer in some]


# --- who leads -----------------------------------------------------------------------------------------------


def _leaders(who: Who, sheet: Sheet) -> Mapping[str, object]:
    """All teams, or the leader's own. Workers in no team are for who leads the whole house."""
    rows = open_rows(sheet)
    nobodys = rows.with_word("worker", "")
    left = {} if who.team else left_behind(rows)
    named = worker_names(left)
    return {
        "leads": True,
        "teams": [each for each in team_loads(rows) if who.team in ("", each.team)],
        "all_tabs": [tab.value for tab in Tab],
        "nobodys": len(nobodys),
        "nobodys_late": len(in_tab(nobodys, Tab.OVERSKREDET)),
        "left": [(worker, named.get(worker, worker), many) for worker, many in left.items()],
    }
