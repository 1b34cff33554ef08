"""Saves a note or an action of a goal, or takes it back. Where somebody saved meanwhile both are shown."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.goals import Goal
from pejl.web.days import of_plan
from pejl.web.models import GoalRecord
from pejl.web.models.records import Changed
from pejl.web.notes import NoteForm, newest_of, written_of
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say


@page("maal/<str:goal>/note", "maal-note", ("POST",))
@of_plan
def maal_note(request: Any, stand: Stand, goal: str) -> HttpResponse:
    """A new one, the next version of one (`ref` and the `version` it was made from), or with `traek` no more of it."""
    found = next((each for each in stand.plan.goals if each.id == goal), None)
    if found is None:
        return not_found(request)
    form = NoteForm(request.POST, lang=request.lang)
    if request.POST.get("traek"):
        return _withdrawn(request, stand.plan.name, found, form)
    if not form.is_valid():
        return _wrong(request, found, form)
    return _saved(request, stand.plan.name, found, form)


def _saved(request: Any, plan: str, goal: Goal, form: NoteForm) -> HttpResponse:
    clean, who = form.cleaned_data, request.who.id
    if not clean["version"]:
        return _new(request, plan, goal, form)
    before = newest_of(plan, goal.id, clean["ref"])
    if before is None:
        return not_found(request)
    if before.number != clean["version"]:
        return _conflict(request, goal, form, before)
    try:
        before.kind = clean["kind"]
        before.save_next(form.data_of, who, request.now)
    except Changed as changed:
        return _conflict(request, goal, form, changed.theirs)
    return _back(request, goal, "web_plan_note_rettet")


def _new(request: Any, plan: str, goal: Goal, form: NoteForm) -> HttpResponse:
    """A form that was sent twice is saved once."""
    clean, who = form.cleaned_data, request.who.id
    ref = clean["ref"] or uuid.uuid4()
    of = {"ref": ref, "plan": plan, "goal": goal.id, "kind": clean["kind"]}
    record = GoalRecord(**of, data=form.data_of, by_id=who, at=request.now)
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError:
        there = newest_of(plan, goal.id, ref)
        if there is None:
            return not_found(request)
        if (there.kind, there.data, there.withdrawn) != (record.kind, record.data, False):
            return _conflict(request, goal, form, there)
    return _back(request, goal, "web_plan_note_gemt")


def _withdrawn(request: Any, plan: str, goal: Goal, form: NoteForm) -> HttpResponse:
    """Taken back, with its text kept in its history; only the version that was seen."""
    form.is_valid()
    ref, version = (form.cleaned_data.get(name) for name in ("ref", "version"))
    if not ref or not version:
        return bad_request(request)
    before = newest_of(plan, goal.id, ref)
    if before is None:
        return not_found(request)
    if before.withdrawn:
        return _back(request, goal, "web_plan_note_taget")
    if before.number != version:
        return _conflict(request, goal, None, before)
    try:
        before.save_next(before.data, request.who.id, request.now, withdrawn=True)
    except Changed as changed:
        return _conflict(request, goal, None, changed.theirs)
    return _back(request, goal, "web_plan_note_taget")


def _back(request: Any, goal: Goal, code: str) -> HttpResponse:
    messages.success(request, say(code, {}, request.lang))
    return HttpResponseRedirect(f"{reverse('maalet', args=[goal.id])}#noter")


def _wrong(request: Any, goal: Goal, form: NoteForm) -> HttpResponse:
    """What was written stands there still, with what is wrong beside it."""
    return shown(request, "maal_note.html", {"goal": goal, "form": form, "theirs": None}, 422)


def _conflict(request: Any, goal: Goal, mine: NoteForm | None, theirs: Any) -> HttpResponse:
    """Theirs and mine beside each other. Mine can be saved on top of theirs, theirs left as it is, or a third written;
    `mine` is None for who wanted it taken back."""
    written = mine.data if mine else {"kind": theirs.kind, **theirs.data}
    initial = {name: written.get(name, "") for name in ("kind", "tekst", "dag", "hvem")}
    form = NoteForm(initial={**initial, "ref": theirs.ref, "version": theirs.number}, lang=request.lang)
    of = {"goal": goal, "form": form, "theirs": theirs, "written": written_of(theirs), "withdrawing": mine is None}
    return shown(request, "maal_note.html", of, 409)
