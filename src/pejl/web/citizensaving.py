"""Recording something of a citizen."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from pejl.ledger.tables import TABLES
from pejl.sources import sider
from pejl.web.access.table import OTHERS, Field
from pejl.web.kinds import KINDS, values_of
from pejl.web.models import CitizenRecord
from pejl.web.opened import Opened, looked, opened
from pejl.web.pages.fejl import not_found
from pejl.web.recorded import registration
from pejl.web.saving import TWICE, Saving, answered
from pejl.web.shown import shown
from pejl.web.stand import NoPlan
from pejl.web.written import Teller, newest_of, of_health
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class OfCitizen(Saving):
    """`part`: of the citizen's page it is; `address`: the form's own."""

    one: Opened
    part: Field
    address: str

    @property
    def here(self) -> str:
        return self.address

    @property
    def back(self) -> str:
        return f"{reverse('borgeren', args=[self.one.citizen])}#{self.part}"

    @property
    def of(self) -> Mapping[str, Any]:
        profiles = self.teller.profiles.values() if self.kind == "profil" else ()
        return {"one": self.one, "navn": "borger_navn.html", "profiles": profiles}

    def newest(self, ref: uuid.UUID) -> CitizenRecord | None:
        """Somebody of another department only what the own unit wrote, and nothing of health who may not read of it."""
        found = newest_of(self.one.citizen, self.kind, ref)
        who, fields = self.request.who, self.one.fields
        if found is None or self.part not in fields or (of_health(found) and Field.HELBRED not in fields):
            return None
        return None if who.role in OTHERS and found.by.unit != who.unit else found

    def record(self, data: Mapping[str, Any], ref: uuid.UUID) -> CitizenRecord:
        who, at = self.request.who, self.request.now
        return CitizenRecord(citizen=self.one.citizen, kind=self.kind, ref=ref, data=dict(data), by_id=who.id, at=at)

    def fault(self, data: Mapping[str, Any], ref: uuid.UUID) -> Step | None:
        """What the ledger would say of it, and whether another row here says the same already."""
        if not KINDS[self.kind].table:
            return Step("web_borger_fejl_profil_tom") if self.kind == "profil" and not any(data.values()) else None
        wrong = sider.fault(registration(self.record(data, ref)))
        return wrong or (Step(TWICE) if any(self._same(data, ref)) else None)

    def twin(self, data: Mapping[str, Any], ref: uuid.UUID) -> CitizenRecord | None:
        """One's own alone: of others' rows, that one is told and another is not would tell which are of health."""
        own = (each for each in self._same(data, ref) if each.by_id == self.request.who.id)
        return next(filter(None, (self.newest(each.ref) for each in own)), None)

    def _same(self, data: Mapping[str, Any], ref: uuid.UUID) -> Iterator[CitizenRecord]:
        kind = KINDS[self.kind]
        key = [name for name in TABLES[kind.table].key if name != "person"]
        mine = values_of(kind, data)
        others = CitizenRecord.standing().filter(citizen=self.one.citizen, kind=self.kind).exclude(ref=ref)
        return (each for each in others if all(values_of(kind, each.data)[name] == mine[name] for name in key))

    def looked(self) -> None:
        looked(self.request, self.one, [self.part])

    def given(self) -> Mapping[str, Any]:
        """A talk that is booked today is what a new talk is taken to be."""
        if self.kind != "samtale":
            return {"who": self.one.circle.who.worker} if self.kind == "relation" else {}
        known = self.one.stand.citizen(self.one.citizen)
        today = next((each for each in known.booked if each.day == self.one.stand.day), None)
        return {} if today is None else {"kind": today.kind, "form": today.form, "topics": list(today.topics)}


def recording(request: Any, page: str, citizen: int, kind: str, kinds: Collection[str]) -> HttpResponse:
    """The page of a kind. A citizen or a kind that is not the user's to write, and one that is not there, are answered
    alike."""
    try:
        one = opened(request, citizen)
    except NoPlan:
        return shown(request, "ingen_plan.html", {}, 503)
    part = KINDS[kind].part if kind in kinds else None
    if one is None or part is None or not one.may_write(part):
        return not_found(request)
    address = reverse(page, args=[citizen] if page == "delt-felt" else [citizen, kind])
    saving = OfCitizen(request, kind, Teller(one.stand, request.lang), one, part, address)
    return answered(saving, request.GET.get("ref", "") or _only(one, kind, part))


def _only(one: Opened, kind: str, part: Field) -> object:
    """The need profile that stands, for a citizen has one; "" for other kinds, and where there is none."""
    if kind != "profil" or part not in one.fields:
        return ""
    return CitizenRecord.standing().filter(citizen=one.citizen, kind=kind).values_list("ref", flat=True).last() or ""
