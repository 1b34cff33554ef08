"""The citizen's own page, in plain words: whom to talk to, what is next, what is expected and what is promised, who the
plan is shared with and how to object, and who has looked."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.answers.borger import Citizen
from pejl.due.promise import LAW
from pejl.periods import day_in_copenhagen
from pejl.web.citizenpage import due_lines, goals, standing, steps
from pejl.web.narrowed import due_shown, narrowed
from pejl.web.opened import Opened, clock, due_rows, looked, opened
from pejl.web.ownpage import expected, looks_of, promised
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.web.sharing import object_to, shared_of
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.web.written import Teller
from pejl.words import say

PUBLISHED = ("plan_offentliggjort", "plan_lavet", "en_plan")
"""Marks of the statutory plan, the surest first."""


@page("mit-forloeb", "mit-forloeb", ("GET", "POST"))
def mit_forloeb(request: Any) -> HttpResponse:
    """POST is the citizen's objection to an agreement of sharing (`deling`, and the `version` that was seen)."""
    citizen = request.who.citizen
    try:
        one = opened(request, citizen)
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    if one is None:
        return not_found(request)
    if request.method == "POST":
        return _objected(request, one)
    if not one.stand.knows(citizen):
        return shown(request, "intet_forloeb.html", {"one": one})
    return _shown(request, one)


def _shown(request: Any, one: Opened) -> HttpResponse:
    looked(request, one, one.fields)
    teller = Teller(one.stand, request.lang)
    known = narrowed(one.stand.citizen(one.citizen), one.fields)
    written = teller.of_citizen(one.citizen, one.fields)
    due = due_lines(due_shown(due_rows(one.stand, one.citizen), one.fields))
    looks = looks_of(one.citizen, _page(request.GET.get("side", "")))
    said = {
        "one": one,
        "known": known,
        "next": known.booked[:1],
        "later": known.booked[1:],
        "standing": standing(known, teller.workers),
        "goals": goals(written),
        "mine": [each for each in steps(written, one.stand.day, "borger") if not each.done],
        "theirs": [
            each for each in steps(written, one.stand.day) if each.written.of["hvem"] != "borger" and not each.done
        ],
        "done": [each for each in steps(written, one.stand.day) if each.done],
        "expected": expected(due),
        "promised": promised(due),
        "law": LAW,
        "published": _published(known),
        "shared": written.get("delt", ()),
        "referrals": written.get("henvisning", ()),
        "shares": [each for each in shared_of(one.citizen, one.stand.day) if not each.ended or each.objected],
        "looks": looks,
        "seen": [(each, day_in_copenhagen(each.at), clock(each.at, request.lang)) for each in looks.seen],
    }
    return shown(request, "mit_forloeb.html", said)


def _page(given: str) -> int:
    return int(given) if given.isdecimal() and len(given) < 7 else 1


def _published(known: Citizen) -> Any:
    """The newest mark of the statutory plan; None where none is recorded."""
    marks = [each for code in PUBLISHED for each in known.happenings if each.code == code]
    return marks[0] if marks else None


def _objected(request: Any, one: Opened) -> HttpResponse:
    share, version = request.POST.get("deling", ""), request.POST.get("version", "")
    if not (share.isdecimal() and version.isdecimal() and len(share) < 19 and len(version) < 9):
        return bad_request(request)
    agreed = {each.share.pk: each for each in shared_of(one.citizen, one.stand.day)}
    which = agreed.get(int(share))
    if which is None:
        return not_found(request)
    if which.objected is None and not object_to(which.share.pk, one.citizen, int(version), request.now):
        messages.error(request, say("web_borger_deling_aendret", {}, request.lang))
    else:
        code = "web_borger_indsigelse_slut" if which.share.consent else "web_borger_indsigelse_noteret"
        messages.success(request, say(code, {"enhed": which.share.unit}, request.lang))
    return HttpResponseRedirect(f"{reverse('mit-forloeb')}#deling")
