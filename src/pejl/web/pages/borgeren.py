"""One page, one plan: what those who work with a citizen need to know, each the parts they may see."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpResponse

from pejl.answers.borger import Citizen
from pejl.pictures.stretches import picture
from pejl.web.access import Field, Relation, may_open
from pejl.web.access.table import OTHERS
from pejl.web.citizenpage import actions, address_of, due_lines, goals, is_complex, months, standing, steps, years
from pejl.web.kinds import KINDS
from pejl.web.narrowed import due_shown, narrowed
from pejl.web.opened import Opened, due_rows, looked, opened
from pejl.web.pages.fejl import not_found
from pejl.web.recorded import OF_LEDGER
from pejl.web.registry import page
from pejl.web.sharing import Shared, shared_of
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.web.written import Teller, Written

PLAIN = {"shared": "delt", "referrals": "henvisning"}
"""Kinds that are shown as they were written."""


@page("borger/<int:citizen>", "borgeren")
def borgeren(request: Any, citizen: int) -> HttpResponse:
    """A citizen that is not the user's to see, and one that is not there, are answered alike."""
    try:
        one = opened(request, citizen)
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    if one is None or one.relation is Relation.SELV:
        return not_found(request)
    looked(request, one, one.fields)
    teller = Teller(one.stand, request.lang)
    known = narrowed(one.stand.citizen(citizen), one.fields)
    written = teller.of_citizen(citizen, one.fields)
    due = due_lines(due_shown(due_rows(one.stand, citizen), one.fields)) if Field.FRISTER in one.fields else ()
    able = actions(one)
    said = {
        "one": one,
        "fields": one.fields,
        "relation": f"web_borger_relation_{one.relation}",
        "known": known,
        "due": due,
        "goals": goals(written),
        "steps": steps(written, one.stand.day),
        "profile": written.get("profil", [])[-1:],
        "complex": is_complex(known, written),
        **{name: written.get(kind, ()) for name, kind in PLAIN.items()},
        "notes": written.get("note", [])[::-1],
        "recorded": _recorded(request, written),
        "corrects": _addresses(one, written),
        "shares": _shares(one),
        "may_share": may_open(request.who, "del") and one.may_write(Field.DELT),
        "standing": standing(known, teller.workers),
        "months": months(known),
        **_over_time(one, known, request.lang),
        "actions": able,
        "more": not all(each.often for each in able),
        "slags": {kind: f"web_borger_slags_{kind}" for kind in KINDS},
    }
    return shown(request, "borgeren.html", said)


def _over_time(one: Opened, known: Citizen, lang: str) -> Mapping[str, Any]:
    """The time line, of those who see the course."""
    if Field.FORLOEB not in one.fields:
        return {}
    newest, older = years(known)
    return {"picture": picture(known, lang), "newest": newest, "older": older}


def _recorded(request: Any, written: Mapping[str, Sequence[Written]]) -> list[Written]:
    """What went to the ledger from here, with who wrote it and why: for those who can correct it."""
    if not may_open(request.who, "registrer"):
        return []
    return [each for kind in OF_LEDGER for each in written.get(kind, ())]


def _addresses(one: Opened, written: Mapping[str, Sequence[Written]]) -> Mapping[object, str]:
    """Where each record is corrected, of those the user may: another department's people what the own unit wrote."""
    who = one.circle.who
    every = [each for some in written.values() for each in some if one.may_write(KINDS[each.record.kind].part)]
    mine = [each for each in every if who.role not in OTHERS or each.unit == who.unit]
    return {each.record.pk: address_of(each) for each in mine}


def _shares(one: Opened) -> list[Shared]:
    """With whom the plan is shared, or may be again; another department sees its own agreement alone."""
    if Field.DELT not in one.fields:
        return []
    found = [each for each in shared_of(one.citizen, one.stand.day) if not each.ended]
    who = one.circle.who
    return found if who.role not in OTHERS else [each for each in found if each.share.unit == who.unit]
