"""Virksomheder fra en fil: what it would change is shown first; then all of it is saved, or none."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.intake import Fault
from pejl.web.companies import Directory, teller_of
from pejl.web.companychanges import Changes, Comparing, Moved, Rejected, save
from pejl.web.companyfile import LIMITS, again, held, read
from pejl.web.days import of_plan
from pejl.web.exports import as_csv, file_name
from pejl.web.registry import page
from pejl.web.saving import CONFLICT, UNPROCESSABLE
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import Step, say, show

SALT = "virksomheder-hent"
LONGEST = 900_000
"""Letters that what was read may take in the form."""
SHOWN = 100
"""Rows of each sort that are shown."""
MEGABYTE = 1_000_000


@page("virksomheder/hent", "virksomheder-hent", ("GET", "POST"))
@of_plan
def virksomheder_hent(request: Any, stand: Stand) -> HttpResponse:
    """POST with a file shows what it would change; with `laest` and `gem` it saves that, with `afviste` the rejected
    rows are downloaded. What was read goes to and fro in the form, signed for its user."""
    if request.method != "POST":
        return _empty(request)
    directory = Directory(stand)
    comparing = Comparing(directory, teller_of(stand, request.lang))
    if request.POST.get("laest"):
        return _confirmed(request, comparing)
    file = request.FILES.get("fil")
    if file is None:
        return _empty(request, Step("web_virk_hent_ingen_fil"))
    if file.size > LIMITS.bytes:
        return _empty(request, Step("web_virk_hent_for_stor"))
    try:
        rows = read(file.read(), file.name)
    except Fault as fault:
        return _empty(request, Step(fault.code, fault.params))
    laest = held(file.name, rows, _salt(request))
    if len(laest) > LONGEST:
        return _empty(request, Step("web_virk_hent_for_stor"))
    return _preview(request, file.name, comparing.of(*rows), laest)


def _empty(request: Any, wrong: Step | None = None) -> HttpResponse:
    of = {"wrong": wrong, "megabyte": LIMITS.bytes // MEGABYTE, "most": LIMITS.rows}
    return shown(request, "virksomheder_hent.html", of, UNPROCESSABLE if wrong else 200)


def _preview(request: Any, name: str, changes: Changes, laest: str, said: str = "") -> HttpResponse:
    of = {
        "name": name,
        "changes": changes,
        "held": laest,
        "many": changes.rows,
        "new": changes.new[:SHOWN],
        "changed": changes.changed[:SHOWN],
        "rejected": changes.rejected[:SHOWN],
        "noted": changes.noted[:SHOWN],
        "shown": SHOWN,
        "said": said,
    }
    return shown(request, "virksomheder_hent_se.html", of, CONFLICT if said else 200)


def _confirmed(request: Any, comparing: Comparing) -> HttpResponse:
    try:
        name, rows = again(request.POST["laest"], _salt(request))
    except signing.BadSignature:
        return _empty(request, Step("web_virk_hent_udloebet"))
    changes = comparing.of(*rows)
    if request.POST.get("afviste"):
        return _rejected_file(request, changes.rejected)
    laest = request.POST["laest"]
    if changes.mark != request.POST.get("set"):
        return _preview(request, name, changes, laest, "web_virk_hent_flyttet")
    try:
        save(comparing.directory, changes, request.who.id, request.now)
    except Moved:
        now = Comparing(Directory(comparing.directory.stand), comparing.teller).of(*rows)
        return _preview(request, name, now, laest, "web_virk_hent_flyttet")
    many = {"nye": len(changes.new), "aendrede": len(changes.changed)}
    messages.success(request, say("web_virk_hent_gemt", many, request.lang))
    return HttpResponseRedirect(reverse("virksomheder"))


def _salt(request: Any) -> str:
    return f"{SALT}-{request.who.id}"


def _rejected_file(request: Any, rejected: Sequence[Rejected]) -> HttpResponse:
    lang = request.lang
    headings = [say(f"web_virk_{each}", {}, lang) for each in ("hent_linje", "virksomhed", "hent_hvorfor")]
    rows = [(each.line, each.name, show(each.why, lang)) for each in rejected]
    name = file_name(say("web_virk_hent_afviste_fil", {}, lang))
    response = HttpResponse(as_csv(headings, rows, lang), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{request.now:%Y-%m-%d}.csv"'
    return response
