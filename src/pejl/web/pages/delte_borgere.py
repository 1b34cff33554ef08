"""For another department and the a-kasse: the citizens whose plan is shared with the unit."""

from typing import Any

from django.http import HttpResponse

from pejl.web import names
from pejl.web.access import Field, circle_of, readable
from pejl.web.desk import desk
from pejl.web.models import Share
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan


@page("delte-borgere", "delte-borgere")
def delte_borgere(request: Any) -> HttpResponse:
    try:
        stand = desk().stand()
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    circle = circle_of(request.who, stand, request.now)
    live = {each.citizen: each for each in Share.live(request.who.unit, stand.day).order_by("start", "pk")}
    seen = {citizen: share for citizen, share in live.items() if circle.fields(citizen)}
    named = names.of(stand, readable(circle, list(seen)))
    for citizen in seen:
        request.looks.at(citizen, (Field.DELT, *((Field.NAVN,) if citizen in named else ())))
    rows = [(citizen, named.get(citizen, ""), share) for citizen, share in seen.items()]
    rows.sort(key=lambda row: (not row[1], row[1].casefold(), row[0]))
    return shown(request, "delte_borgere.html", {"rows": rows, "unit": request.who.unit})
