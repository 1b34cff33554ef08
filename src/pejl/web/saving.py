"""Recording something: the form, a new version, one taken back, and what shows when two save at once."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpResponse, HttpResponseRedirect

from pejl.web.models.records import Changed, Version
from pejl.web.pages.fejl import bad_request, not_found
from pejl.web.recordform import Key, RecordForm, blank, filled
from pejl.web.shown import shown
from pejl.web.written import Teller, Written
from pejl.words import Step, say, show

UNPROCESSABLE, CONFLICT = 422, 409
TWICE = "web_borger_fejl_findes"
"""The fault of what is recorded already."""


@dataclass(frozen=True, slots=True)
class Saving:
    """One request to record a `kind` of something on a page. Whose it is, and what may be said of it, is each
    subclass's own: a citizen's (`citizensaving`), a company's (`companysaving`)."""

    request: Any
    kind: str
    teller: Teller

    @property
    def here(self) -> str:
        """The form's address."""
        raise NotImplementedError

    @property
    def back(self) -> str:
        """Where it shows once it is saved."""
        raise NotImplementedError

    @property
    def of(self) -> Mapping[str, Any]:
        """What the templates are told of whose it is: `navn` is the part with the name."""
        raise NotImplementedError

    def newest(self, ref: uuid.UUID) -> Any:
        """The newest version of the row, where the user may read and correct it; None for what is not here."""
        raise NotImplementedError

    def record(self, data: Mapping[str, Any], ref: uuid.UUID) -> Any:
        """A first version that is not saved."""
        raise NotImplementedError

    def fault(self, data: Mapping[str, Any], ref: uuid.UUID) -> Step | None:
        """Why it cannot be recorded."""
        raise NotImplementedError

    def twin(self, data: Mapping[str, Any], ref: uuid.UUID) -> Any:
        """The newest version of another row that says the same, where the user may read and correct it; else None."""
        return None

    def looked(self) -> None:
        """It is about to be shown."""

    def given(self) -> Mapping[str, Any]:
        """What a new form is filled in with beside the presets."""
        return {}

    def saved(self, record: Any) -> None:
        """A version has been saved; in its transaction."""


def answered(saving: Saving, ref: object = "") -> HttpResponse:
    """The page: GET shows the form, of a new row or of the one to correct; POST saves, or with `traek` takes back."""
    if saving.request.method == "POST":
        return _posted(saving)
    if not ref:
        return _form(saving, blank(saving.kind, saving.teller, saving.given()))
    before = _before(saving, ref)
    if before is None:
        return not_found(saving.request)
    return _form(saving, filled(saving.kind, saving.teller, before.data, before))


def _before(saving: Saving, ref: object) -> Any:
    try:
        name = ref if isinstance(ref, uuid.UUID) else uuid.UUID(str(ref))
    except ValueError:
        return None
    return saving.newest(name)


# --- what is shown -----------------------------------------------------------------------------------------


def _form(saving: Saving, form: RecordForm, status: int = 200, **of: Any) -> HttpResponse:
    before = _before(saving, form["ref"].value()) if form["version"].value() not in (0, "0", None, "") else None
    history: list[Written] = saving.teller.versions(before) if before else []
    saving.looked()
    said = {
        **_said(saving, form),
        "before": before,
        "versions": history if len(history) > 1 else [],
        **of,
    }
    return shown(saving.request, "registrer.html", said, status)


def _said(saving: Saving, form: RecordForm) -> Mapping[str, Any]:
    """What both templates are told."""
    words, kind = saving.teller.words, saving.kind
    names = {"slags": f"{words}_slags_{kind}", "ny": f"{words}_ny_{kind}"}
    return {**saving.of, **names, "kind": kind, "form": form, "here": saving.here, "back": saving.back}


def _conflict(saving: Saving, mine: Mapping[str, Any] | None, theirs: Version) -> HttpResponse:
    """Both beside each other: theirs can be left as it is, mine saved on top of it, or a third written. `mine` is None
    for who wanted it taken back."""
    form = filled(saving.kind, saving.teller, theirs.data if mine is None else mine, theirs)
    saving.looked()
    said = {
        **_said(saving, form),
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
    wrong = saving.fault(form.data_of, ref)
    if wrong is not None:
        return _form(saving, form, UNPROCESSABLE, wrong=wrong)
    return _new(saving, form, ref) if before is None else _next(saving, form, before, number)


def _new(saving: Saving, form: RecordForm, ref: uuid.UUID) -> HttpResponse:
    """A form that was sent twice is saved once."""
    record = saving.record(form.data_of, ref)
    try:
        with transaction.atomic():
            record.save(force_insert=True)
            saving.saved(record)
    except IntegrityError:
        there = _before(saving, ref)
        if there is None:
            return not_found(saving.request)
        if there.data != record.data or there.withdrawn:
            return _conflict(saving, record.data, there)
    return _back(saving, "gemt", record.data)


def _next(saving: Saving, form: RecordForm, before: Any, number: int) -> HttpResponse:
    """What a version holds beside the form's fields stays."""
    data = {**before.data, **form.data_of}
    if before.number != number:
        return _conflict(saving, data, before)
    try:
        with transaction.atomic():
            saving.saved(before.save_next(data, saving.request.who.id, saving.request.now))
    except Changed as changed:
        return _conflict(saving, data, _theirs(changed))
    return _back(saving, "rettet", data)


def _withdrawn(saving: Saving, before: Any, number: int) -> HttpResponse:
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


def _theirs(changed: Changed) -> Any:
    return type(changed.theirs)._default_manager.select_related("by").get(pk=changed.theirs.pk)


def _back(saving: Saving, code: str, data: Mapping[str, Any]) -> HttpResponse:
    """To the page where it shows at once."""
    lang = saving.request.lang
    what = say(f"{saving.teller.words}_slags_{saving.kind}", {}, lang)
    day = data.get("day") or data.get("start") or ""
    said = {"slagsen": what, "dag": show(date.fromisoformat(day), lang) if day else ""}
    messages.success(saving.request, say(f"web_borger_{code}", said, lang))
    return HttpResponseRedirect(saving.back)
