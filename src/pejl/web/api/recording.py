"""Recording by a key: the same form, faults and versions as on the pages, answered to a machine."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse

from pejl.periods import COPENHAGEN
from pejl.web.api.answering import answer
from pejl.web.api.asked import as_sent
from pejl.web.api.placed import of_form, of_ledger
from pejl.web.api.problem import Place, Problem
from pejl.web.api.sealed import mark
from pejl.web.models.api import Idempotent
from pejl.web.models.records import Changed
from pejl.web.recordform import RecordForm
from pejl.web.saving import TWICE, Saving
from pejl.words import Step

IDEMPOTENT = "idempotent"
REMEMBERED = timedelta(days=30)
"""How long an Idempotency-Key is known again."""
Data = Mapping[str, Any]


def posted(saving: Saving, sent: Data, key: str) -> HttpResponse:
    """A new row, or the first answer once more where the key was used for the same. Problems: 422 for what the form
    refuses, and for a key that was used for something else. Of two at once one makes the row."""
    request = saving.request
    Idempotent.objects.filter(made__lt=request.now - REMEMBERED).delete()
    asked = mark(IDEMPOTENT, request.path.encode(), request.body)
    before = _before(saving, key, asked)
    if before is not None:
        return before
    ref = uuid.uuid4()
    try:
        record = saving.record(_checked(saving, sent, ref), ref)
    except Problem:
        before = _before(saving, key, asked)  # the same request may have made the row meanwhile: it is there already
        if before is None:
            raise
        return before
    try:
        with transaction.atomic():
            Idempotent.objects.create(user_id=request.who.id, key=key, asked=asked, ref=ref, made=request.now)
            record.save(force_insert=True)
            saving.saved(record)
    except IntegrityError:
        return _before(saving, key, asked) or _conflict_of_keys()
    return answered(saving, record, 201)


def _before(saving: Saving, key: str, asked: str) -> HttpResponse | None:
    used = Idempotent.objects.filter(user_id=saving.request.who.id, key=key).first()
    if used is None:
        return None
    first = type(saving.record({}, used.ref)).objects.filter(ref=used.ref, number=1, kind=saving.kind).first()
    if used.asked != asked or first is None:
        return _conflict_of_keys()
    response = answered(saving, first, 201)
    response["Idempotency-Replayed"] = "true"
    return response


def _conflict_of_keys() -> HttpResponse:
    raise Problem(422, "noeglen_brugt", [Place("header.Idempotency-Key", "noeglen_brugt")])


def corrected(saving: Saving, sent: Data, ref: uuid.UUID, number: int) -> HttpResponse:
    """The next version, of the very one that was seen. Problem 409 with both where there is a newer one, 422 for a
    version that never was."""
    before = _seen(saving, ref, number)
    data = {**before.data, **_checked(saving, sent, ref, before)}
    if before.number != number:
        raise _conflict(saving, before, sent)
    try:
        with transaction.atomic():
            following = before.save_next(data, saving.request.who.id, saving.request.now)
            saving.saved(following)
    except Changed:
        raise _conflict(saving, standing(saving, ref), sent) from None
    return answered(saving, following, 200)


def taken_back(saving: Saving, ref: uuid.UUID, number: int) -> HttpResponse:
    """Its versions stay. Problems 409 and 422 as for a correction."""
    before = _seen(saving, ref, number)
    if before.number != number:
        raise _conflict(saving, before, None)
    try:
        before.save_next(before.data, saving.request.who.id, saving.request.now, withdrawn=True)
    except Changed:
        raise _conflict(saving, standing(saving, ref), None) from None
    return HttpResponse(status=204)


def standing(saving: Saving, ref: uuid.UUID) -> Any:
    """The newest version. Problem 404 for one that is not there, is somebody else's, or was taken back."""
    found = saving.newest(ref)
    if found is None or found.withdrawn:
        raise Problem(404)
    return found


def _seen(saving: Saving, ref: uuid.UUID, number: int) -> Any:
    """The newest version, where the one that was seen is this or an older one."""
    found = standing(saving, ref)
    if number > found.number:
        of = {"set": number, "nyeste": found.number}
        raise Problem(422, "", [Place("header.If-Match", "ukendt_version", of=of)])
    return found


def answered(saving: Saving, record: Any, status: int) -> HttpResponse:
    saving.looked()
    return answer(_told(saving, record), status, {"ETag": f'"{record.number}"', "Location": _where(saving, record)})


def _where(saving: Saving, record: Any) -> str:
    return f"{saving.here}/{record.ref}"


def _told(saving: Saving, record: Any) -> dict[str, Any]:
    at = record.at.astimezone(COPENHAGEN).isoformat()
    of = {"ref": str(record.ref), "version": record.number, "kind": record.kind, "at": at}
    return {**of, "data": _as_sent(saving, record.data)}


def _as_sent(saving: Saving, data: Data) -> dict[str, Any]:
    return as_sent(saving.teller.kinds[saving.kind], data)


def _conflict(saving: Saving, theirs: Any, mine: Data | None) -> Problem:
    saving.looked()
    both = {"theirs": _told(saving, theirs), "mine": None if mine is None else _as_sent(saving, mine)}
    return Problem(409, "aendret", more=both, headers={"ETag": f'"{theirs.number}"'})


def _checked(saving: Saving, sent: Data, ref: uuid.UUID, before: Any = None) -> dict[str, Any]:
    """The data of a version. Problem 422 with the place of each fault, as the pages' form and the ledger see them."""
    given = {**{name: value for name, value in sent.items() if value is not None}, "ref": str(ref), "version": 0}
    form = RecordForm(given, kind=saving.kind, teller=saving.teller, had=before.data if before else None)
    if not form.is_valid():
        raise Problem(422, "", of_form(saving, form))
    found: dict[str, Any] = form.data_of
    wrong = saving.fault(found, ref)
    if wrong is not None:
        raise _refused(saving, wrong, found, ref)
    return found


def _refused(saving: Saving, wrong: Step, data: Data, ref: uuid.UUID) -> Problem:
    """Where the same is recorded already, and it may be read, also which row it is."""
    places = [of_ledger(saving, wrong, data)]
    twin = saving.twin(data, ref) if wrong.code == TWICE else None
    if twin is None:
        return Problem(422, "", places)
    saving.looked()
    return Problem(422, "", places, more={"ref": str(twin.ref)}, headers={"Location": _where(saving, twin)})
