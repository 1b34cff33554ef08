"""Cases where nothing has happened for weeks, what cases lack, and what is coming."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from pejl import law
from pejl.answers.capacity import WEEKS, capacity
from pejl.answers.listed import Whose, base
from pejl.answers.stuck import Stuck, by_team, stuck
from pejl.ledger.snapshot import Snapshot
from pejl.web import names
from pejl.web.access import Field, Role, Who, circle_of, readable
from pejl.web.access.table import WORKERS
from pejl.web.desk import desk
from pejl.web.handing import citizens_of
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.work import lists_of, nothing, sheet_of
from pejl.words import show, word

USUAL, LONGEST, MOST = 8, 104, 50
"""Weeks unless others are asked for, the most that can be, and how many citizens a list has."""


@page("staar-stille", "staar-stille")
def staar_stille(request: Any) -> HttpResponse:
    """`?uger=8&gruppe=&hvis=mine|hold`. A worker's own or the team's citizens by name; a leader's teams in numbers."""
    try:
        stand = desk().stand()
        sheet_of(stand)
    except NoPlan:
        return nothing(request)
    weeks, group = _weeks(request.GET.get("uger", "")), request.GET.get("gruppe", "")
    groups = sorted(_groups(stand, request.lang).items(), key=lambda each: each[1])
    group = group if group in dict(groups) else ""
    said: dict[str, object] = {"weeks": weeks, "group": group, "groups": groups, "weeks_ahead": range(WEEKS)}
    snapshot = stand.snapshot
    if snapshot is not None and request.who.role in WORKERS:
        said |= _of_citizens(request, stand, snapshot, weeks, group)
    elif snapshot is not None and request.who.role is Role.LEDER:
        found = _published(stand, snapshot, weeks, group)
        teams = stand.once(("staar_stille_hold", weeks, group), lambda: by_team(found, snapshot, stand.day))
        said |= {"teams": [each for each in teams if request.who.team in ("", each.team)], "codes": list(found.lacks)}
        said |= {"untold": _untold(found, request.lang)}
    said["loads"] = _loads(stand, request.who)
    return shown(request, "staar_stille.html", said)


def _weeks(given: str) -> int:
    return min(max(int(given), 1), LONGEST) if given.isdecimal() and len(given) < 5 else USUAL


def _groups(stand: Stand, lang: str) -> dict[str, str]:
    """The groups the plan and the law promise something to, by code."""
    codes = {base(code) for each in stand.base.promises for code in each.groups}
    return {code: show(law.groups()[code].name, lang) for code in codes if code in law.groups()}


def _published(stand: Stand, snapshot: Snapshot, weeks: int, group: str) -> Stuck:
    asked = (group,) if group else ()
    area, day = stand.plan.own.code, stand.day
    return stand.once(("staar_stille", weeks, group), lambda: stuck(asked, weeks, snapshot, day, area))


def _of_citizens(request: Any, stand: Stand, snapshot: Snapshot, weeks: int, group: str) -> Mapping[str, object]:
    """The list's citizens; whoever has something recorded here is asked anew."""
    lists = [each for each in lists_of(request.who) if each is not Whose.INGEN]
    whose = next((each for each in lists if each.value == request.GET.get("hvis")), lists[0] if lists else Whose.INGEN)
    mine = citizens_of(stand, request.who, whose)
    again = mine & stand.by_citizen.keys()
    found = _published(stand, snapshot, weeks, group).of(mine).without(again)
    for citizen in sorted(again):
        one = stand.one(citizen)
        if one is not None:
            found = found.joined(stuck((group,) if group else (), weeks, one, stand.day, stand.plan.own.code))
    still = found.still[:MOST]
    lacks = {code: them[:MOST] for code, them in found.lacks.items()}
    named = _named(
        request, stand, {each.subject for each in still} | {one for them in lacks.values() for one, _ in them}
    )
    return {
        "lists": [(each.value, each is whose) for each in lists],
        "whose": whose.value,
        "still": [(each, named[each.subject]) for each in still if each.subject in named],
        "many": len(found.still),
        "lacks": [
            (code, len(found.lacks[code]), [(one, named[one], since) for one, since in them if one in named])
            for code, them in lacks.items()
        ],
        "untold": _untold(found, request.lang),
    }


def _untold(found: Stuck, lang: str) -> dict[str, list[str]]:
    return {code: [word(f"tabel.{table}", lang) for table in tables] for code, tables in found.untold.items()}


def _named(request: Any, stand: Stand, citizens: set[int]) -> dict[int, str]:
    """Of those whose course the user may see: the name, "" for a protected one. They are told to the access log."""
    circle = circle_of(request.who, stand, request.now)
    seen = sorted(each for each in citizens if Field.FRISTER in circle.fields(each))
    found = names.of(stand, readable(circle, seen))
    for each in seen:
        request.looks.at(each, (Field.FRISTER, *((Field.NAVN,) if each in found else ())))
    return {each: found.get(each, "") for each in seen}


def _loads(stand: Stand, who: Who) -> list[object]:
    """The coming weeks of all teams for a leader, of the own team for others."""
    sheet = stand.base.sheet
    if sheet is None:
        return []
    loads = stand.once("kapacitet", lambda: capacity(sheet))
    every = who.role is Role.LEDER and not who.team
    return [each for each in loads if every or (who.team and each.team == who.team)]
