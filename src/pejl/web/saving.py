"""Recording something of a citizen: the form, a new version, one taken back, and what shows when two save at once."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from pejl.ledger.tables import TABLES
from pejl.sources import sider
from pejl.web.access.table import OTHERS
from pejl.web.kinds import KINDS, values_of
from pejl.web.models import CitizenRecord
from pejl.web.models.records import Changed
from pejl.web.opened import Opened, looked, opened
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.recorded import registration
from pejl.web.recordform import Key, RecordForm, blank, filled
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.web.written import Teller, newest_of
from pejl.words import Step, say, show

UNPROCESSABLE, CONFLICT = 422, 409


@dataclass(frozen=True, slots=True)
class Saving:
    """One request to record a `kind` of a citizen on a page."""

    request: Any
    page: str
    one: Opened
    kind: str
    teller: Teller

    @property
    def here(self) -> str:
        of = [self.one.citizen] if self.page == "delt-felt" else [self.one.citizen, self.kind]
        return str(reverse(self.page, args=of))

    @property
    def back(self) -> str:
        return f"{reverse('borgeren', args=[self.one.citizen])}#{KINDS[self.kind].part}"


def recording(request: Any, page: str, citizen: int, kind: str, kinds: Collection[str]) -> HttpResponse:
    """The page: GET shows the form, of a new row or of one to correct (`?ref=`); POST saves, or with `traek` takes
    back. A citizen or a kind that is not the user's to write, and one that is not there, are answered alike."""
    try:
        one = opened(request, citizen)
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    part = KINDS[kind].part if kind in kinds else None
    if one is None or part is None or not one.may_write(part):
        return not_found(request)
    saving = Saving(request, page, one, kind, Teller(one.stand, request.lang))
    if request.method == "POST":
        return _posted(saving)
    asked = request.GET.get("ref", "") or _only(one, kind)
    if not asked:
        return _form(saving, blank(kind, saving.teller, _given(one, kind)))
    before = _before(saving, asked)
    return not_found(request) if before is None else _form(saving, filled(kind, saving.teller, before.data, before))


def _only(one: Opened, kind: str) -> object:
    """The need profile that stands, for a citizen has one; None for other kinds, and where there is none."""
    if kind != "profil" or KINDS[kind].part not in one.fields:
        return None
    return CitizenRecord.standing().filter(citizen=one.citizen, kind=kind).values_list("ref", flat=True).last()


def _given(one: Opened, kind: str) -> Mapping[str, Any]:
    """A talk that is booked today is what a new talk is taken to be."""
    if kind != "samtale":
        return {"who": one.circle.who.worker} if kind == "relation" else {}
    known = one.stand.citizen(one.citizen)
    today = next((each for each in known.booked if each.day == one.stand.day), None)
    return {} if today is None else {"kind": today.kind, "form": today.form, "topics": list(today.topics)}


def _before(saving: Saving, ref: object) -> CitizenRecord | None:
    """The newest version of the row, where the user may read it and correct it: somebody of another department only
    what the own unit wrote."""
    try:
        name = ref if isinstance(ref, uuid.UUID) else uuid.UUID(str(ref))
    except ValueError:
        return None
    found = newest_of(saving.one.citizen, saving.kind, name)
    who = saving.request.who
    if found is None or KINDS[saving.kind].part not in saving.one.fields:
        return None
    return None if who.role in OTHERS and found.by.unit != who.unit else found


# --- what is shown -----------------------------------------------------------------------------------------


def _form(saving: Saving, form: RecordForm, status: int = 200, **of: Any) -> HttpResponse:
    before = _before(saving, form["ref"].value()) if form["version"].value() not in (0, "0", None, "") else None
    history = saving.teller.versions(before) if before else []
    looked(saving.request, saving.one, [KINDS[saving.kind].part])
    said = {
        "one": saving.one,
        "kind": saving.kind,
        "form": form,
        "here": saving.here,
        "back": saving.back,
        "before": before,
        "versions": history if len(history) > 1 else [],
        "profiles": saving.teller.profiles.values() if saving.kind == "profil" else (),
        **of,
    }
    return shown(saving.request, "registrer.html", said, status)


def _conflict(saving: Saving, mine: Mapping[str, Any] | None, theirs: CitizenRecord) -> HttpResponse:
    """Both beside each other: theirs can be left as it is, mine saved on top of it, or a third written. `mine` is None
    for who wanted it taken back."""
    form = filled(saving.kind, saving.teller, theirs.data if mine is None else mine, theirs)
    looked(saving.request, saving.one, [KINDS[saving.kind].part])
    said = {
        "one": saving.one,
        "kind": saving.kind,
        "form": form,
        "here": saving.here,
        "back": saving.back,
        "theirs": saving.teller.written(theirs),
        "mine": None if mine is None else saving.teller.told(saving.kind, mine),
    }
    return shown(saving.request, "konflikt.html", said, CONFLICT)


# --- what is saved -----------------------------------------------------------------------------------------


def _posted(saving: Saving) -> HttpResponse:
    key = Key(saving.request.POST)
    if not key.is_valid():
        return bad_request(saving.request)
    ref, number = key.cleaned_data["ref"], key.cleaned_data["version"]
    before = _before(saving, ref) if number else None
    if number and before is None:
        return not_found(saving.request)
    form = RecordForm(saving.request.POST, kind=saving.kind, teller=saving.teller, had=before.data if before else None)
    if before is not None and saving.request.POST.get("traek"):
        return _withdrawn(saving, before, number)
    if not form.is_valid():
        return _form(saving, form, UNPROCESSABLE)
    wrong = _fault(saving, form.data_of, ref)
    if wrong is not None:
        return _form(saving, form, UNPROCESSABLE, wrong=wrong)
    return _new(saving, form, ref) if before is None else _next(saving, form, before, number)


def _new(saving: Saving, form: RecordForm, ref: uuid.UUID) -> HttpResponse:
    """A form that was sent twice is saved once."""
    record = _record(saving, form.data_of, ref)
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError:
        there = _before(saving, ref)
        if there is None:
            return not_found(saving.request)
        if there.data != record.data or there.withdrawn:
            return _conflict(saving, record.data, there)
    return _back(saving, "gemt", record.data)


def _next(saving: Saving, form: RecordForm, before: CitizenRecord, number: int) -> HttpResponse:
    data = {**{name: before.data[name] for name in ("grund",) if name in before.data}, **form.data_of}
    if before.number != number:
        return _conflict(saving, data, before)
    try:
        before.save_next(data, saving.request.who.id, saving.request.now)
    except Changed as changed:
        return _conflict(saving, data, _theirs(changed))
    return _back(saving, "rettet", data)


def _withdrawn(saving: Saving, before: CitizenRecord, number: int) -> HttpResponse:
    """Taken back, with what it said kept in its versions; only the version that was seen."""
    if before.withdrawn:
        return _back(saving, "taget", before.data)
    if before.number != number:
        return _conflict(saving, None, before)
    try:
        before.save_next(before.data, saving.request.who.id, saving.request.now, withdrawn=True)
    except Changed as changed:
        return _conflict(saving, None, _theirs(changed))
    return _back(saving, "taget", before.data)


def _theirs(changed: Changed) -> CitizenRecord:
    found: CitizenRecord = CitizenRecord.objects.select_related("by").get(pk=changed.theirs.pk)
    return found


def _record(saving: Saving, data: Mapping[str, Any], ref: uuid.UUID) -> CitizenRecord:
    request = saving.request
    return CitizenRecord(
        citizen=saving.one.citizen, kind=saving.kind, ref=ref, data=dict(data), by_id=request.who.id, at=request.now
    )


def _fault(saving: Saving, data: Mapping[str, Any], ref: uuid.UUID) -> Step | None:
    """What the ledger would say of it, and whether another row here says the same already."""
    if not KINDS[saving.kind].table:
        return Step("web_borger_fejl_profil_tom") if saving.kind == "profil" and not any(data.values()) else None
    return sider.fault(registration(_record(saving, data, ref))) or _twice(saving, data, ref)


def _twice(saving: Saving, data: Mapping[str, Any], ref: uuid.UUID) -> Step | None:
    kind = KINDS[saving.kind]
    key = [name for name in TABLES[kind.table].key if name != "person"]
    mine = values_of(kind, data)
    others = CitizenRecord.standing().filter(citizen=saving.one.citizen, kind=saving.kind).exclude(ref=ref)
    same = any(all(values_of(kind, each.data)[name] == mine[name] for name in key) for each in others)
    return Step("web_borger_fejl_findes") if same else None


def _back(saving: Saving, code: str, data: Mapping[str, Any]) -> HttpResponse:
    """To the citizen's page, where it shows at once."""
    lang = saving.request.lang
    what = say(f"web_borger_slags_{saving.kind}", {}, lang)
    day = data.get("day") or data.get("start") or ""
    said = {"slagsen": what, "dag": show(_day(day), lang) if day else ""}
    messages.success(saving.request, say(f"web_borger_{code}", said, lang))
    return HttpResponseRedirect(saving.back)


def _day(text: str) -> date:
    return date.fromisoformat(text)
