"""Whom the work waits for, and the national system's deadlines beside our own."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse

from pejl.answers.deadlines import Beside, Match, beside
from pejl.answers.listed import Whose, open_rows
from pejl.answers.worklist import Waiting, waiting
from pejl.due.sheet import Sheet
from pejl.web import names
from pejl.web.access import Field, Role, circle_of, readable
from pejl.web.access.table import WORKERS
from pejl.web.desk import desk
from pejl.web.handing import citizens_of
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.work import lists_of, nothing, rows_of, sheet_of

MOST = 50


@page("afventer", "afventer")
def afventer(request: Any) -> HttpResponse:
    """`?hvis=mine|hold`; a leader sees all, and no names."""
    try:
        stand = desk().stand()
        sheet = sheet_of(stand)
    except NoPlan:
        return nothing(request)
    who = request.who
    lists = tuple(each for each in lists_of(who) if each is not Whose.INGEN) or lists_of(who)
    whose = next((each for each in lists if each.value == request.GET.get("hvis")), lists[0])
    found = _waiting(request, stand, sheet, whose)
    texts = {each.id: each.text for each in stand.base.promises}
    return shown(
        request,
        "afventer.html",
        {
            "lists": [(each.value, each is whose) for each in lists],
            "waiting": [(each, texts[each.promise]) for each in found],
            **(_of_citizens(request, stand, whose) if who.role in WORKERS else {}),
            **({"matches": _matches(stand)} if who.role is Role.LEDER else {}),
        },
    )


def _waiting(request: Any, stand: Stand, sheet: Sheet, whose: Whose) -> list[Waiting]:
    """A leader's are of the published ledger: they are of everybody."""
    published = stand.base.sheet
    if whose is Whose.ALLE and published is not None:
        key = ("afventer", request.who.team)
        return stand.once(key, lambda: waiting(rows_of(request.who, published, whose)))
    return waiting(rows_of(request.who, sheet, whose))


def published(stand: Stand) -> Mapping[int, list[Beside]]:
    """The deadlines of both, by citizen in the answer's order."""
    sheet, snapshot = stand.base.sheet, stand.snapshot
    if sheet is None or snapshot is None:
        return {}
    return stand.once("nationale_frister", lambda: _by_citizen(beside(sheet, snapshot, stand.plan.own.code)))


def _by_citizen(found: Sequence[Beside]) -> Mapping[int, list[Beside]]:
    by: dict[int, list[Beside]] = {}
    for each in found:
        by.setdefault(each.subject, []).append(each)
    return by


def _matches(stand: Stand) -> Sequence[tuple[Match, int]]:
    """How many of each kind of difference there are."""
    deadlines = published(stand)
    counted = stand.once("nationale_antal", lambda: Counter(line.match for them in deadlines.values() for line in them))
    return [(match, counted[match]) for match in Match if counted]


def _of_citizens(request: Any, stand: Stand, whose: Whose) -> Mapping[str, object]:
    """The own or the team's citizens whose deadlines differ, by name; whoever has something recorded is asked anew."""
    mine = citizens_of(stand, request.who, whose)
    again = mine & stand.by_citizen.keys()
    deadlines = published(stand)
    found = [each for citizen in mine - again for each in deadlines.get(citizen, ())]
    found += [each for citizen in again for each in _asked(stand, citizen)]
    differing = sorted(
        (each for each in found if each.match is not Match.SAME), key=lambda each: (-abs(each.days or 0), each.subject)
    )
    circle = circle_of(request.who, stand, request.now)
    some = [each for each in differing[:MOST] if Field.FRISTER in circle.fields(each.subject)]
    named = names.of(stand, readable(circle, [each.subject for each in some]))
    for each in some:
        request.looks.at(each.subject, (Field.FRISTER, *((Field.NAVN,) if each.subject in named else ())))
    return {
        "beside": [(each, named.get(each.subject, "")) for each in some],
        "same": len(found) - len(differing),
        "differing": len(differing),
        "told": bool(deadlines),
    }


def _asked(stand: Stand, citizen: int) -> list[Beside]:
    one, sheet = stand.one(citizen), stand.sheet
    if one is None or sheet is None:
        return []
    return beside(open_rows(sheet.of_subject(citizen)), one, stand.plan.own.code)
