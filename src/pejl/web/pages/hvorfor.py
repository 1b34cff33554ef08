"""Why a row of the work list is due on its day."""

from collections.abc import Collection, Sequence
from typing import Any

from django.http import HttpResponse

from pejl.answers.why import NoRow, Why, why
from pejl.due import Promise
from pejl.ledger.snapshot import Snapshot
from pejl.rules import Case
from pejl.web import names
from pejl.web.access import Circle, Field, circle_of, readable
from pejl.web.desk import desk
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.work import STATE_CLASS, may_see_why, nothing, worker_names
from pejl.words import Step

HEALTH = "hvorfor_stille"
"""The step that names an exemption, which may be of health."""
OF_GROUP = ("hvorfor_andel_staar", "hvorfor_andel_endnu_ingen")
"""Steps that tell how the whole group stands: the citizen's own rows cannot."""


@page("arbejdsliste/hvorfor/<path:row>", "hvorfor")
def hvorfor(request: Any, row: str) -> HttpResponse:
    """A page of its own, or what htmx unfolds under the row. A row of a citizen who is not the user's to see, and one
    that is not there, are answered alike."""
    try:
        stand = desk().stand()
        circle = circle_of(request.who, stand, request.now)
        found = _why(stand, circle, row)
    except NoPlan:
        return nothing(request)
    except NoRow:
        return not_found(request)
    of_citizen = found.row.promise.case is Case.PERSON
    fields = circle.fields(found.row.subject) if of_citizen else frozenset(Field)
    steps = [_hidden(each, fields) for each in found.steps if not (of_citizen and each.code in OF_GROUP)]
    citizen = found.row.subject if of_citizen else 0
    said = {
        "row": found.row,
        "steps": steps,
        "citizen": citizen,
        "name": _name(request, circle, citizen, steps) if citizen else "",
        "shade": STATE_CLASS.get(found.row.state, "godt"),
        "state": f"staar_{found.row.state.name.lower()}",
        "worker": worker_names([found.row.worker]).get(found.row.worker, found.row.worker),
        "of_law": found.row.promise.basis is not None,
    }
    return shown(request, "sporet.html" if request.htmx else "hvorfor.html", said)


def _why(stand: Stand, circle: Circle, row: str) -> Why:
    """Raises NoRow, NoPlan. The citizen's rows are asked of the citizen alone, with what was recorded here. How a whole
    group stands is left to the page of the promise."""
    if stand.snapshot is None:
        raise NoPlan
    promises = stand.base.promises
    found = why(row, promises, _snapshot(stand, circle, row, promises), stand.day, stand.base.setting)
    if not may_see_why(found.row, circle):
        raise NoRow("raekke_findes_ikke", skrevet=row, dag=stand.day)
    return found


def _snapshot(stand: Stand, circle: Circle, row: str, promises: Sequence[Promise]) -> Snapshot:
    """Of the citizen where the row is one's; who may not be seen is not asked about."""
    parts = row.split("/")
    subject = parts[2] if len(parts) > 2 else ""
    number = int(subject) if subject.isdecimal() and len(subject) < 20 else 0
    of_person = {each.id for each in promises if each.case is Case.PERSON}
    name = parts[1].partition("@")[0] if len(parts) > 1 else ""
    whole = stand.snapshot
    if name not in of_person and name.rpartition(".")[0] not in of_person and whole is not None:
        return whole
    one = stand.one(number) if number and circle.fields(number) else None
    if one is None:
        raise NoRow("raekke_ukendt_borger", skrevet=subject)
    return one


def _hidden(step: Step, fields: Collection[Field]) -> Step:
    return Step("web_arbejde_stod_stille") if step.code == HEALTH and Field.HELBRED not in fields else step


def _name(request: Any, circle: Circle, citizen: int, steps: Sequence[Step]) -> str:
    """The citizen's name where the user may see it; what is shown is told to the access log."""
    name = names.of(circle.stand, readable(circle, [citizen])).get(citizen, "")
    health = any(each.code == HEALTH for each in steps)
    request.looks.at(citizen, (Field.FRISTER, *((Field.NAVN,) if name else ()), *((Field.HELBRED,) if health else ())))
    return name
