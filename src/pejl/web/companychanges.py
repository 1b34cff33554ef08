"""What a file of companies would change here: each row beside what stands, and all of it saved at once."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from pejl.sources import sider
from pejl.web.companies import Company, Directory
from pejl.web.companyfound import known_by
from pejl.web.companysheet import add
from pejl.web.models import CompanyRecord
from pejl.web.models.records import Changed
from pejl.web.recorded import of_company
from pejl.web.written import Teller
from pejl.words import Step, say

REQUIRED = ("navn", "branch", "size")
"""What a new company must have and no preset gives."""
NOT_YET = 1
"""Stands for the id of a company that gets one when it is saved."""
CONTACT = ("navn", "titel", "telefon", "mail")


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of the file, what it leaves empty left out. `cvr`: of the firm a P-number belongs to, "" for none or for a
    row of the firm itself. `data`: fields of `stamdata`; `contact`: of a `kontakt`, empty for none. `notes`: what
    the reader should look at."""

    line: int
    number: str
    cvr: str
    data: Mapping[str, Any]
    contact: Mapping[str, str]
    notes: Sequence[Step] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is not saved. `name`: what the row calls itself, for the reader to find it by."""

    line: int
    name: str
    why: Step


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a company: what stands here ("" for nothing), and what the file says."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a row does. `company`: the id of one that is known, 0 for a number never seen. `record`: its own data as
    they stand, None for a new one; `data`: as they would be. `contact`: the next data of a contact, None for a row
    without one; `contact_record`: the version that comes after, None for a new contact."""

    row: FileRow
    company: int
    record: CompanyRecord | None
    data: Mapping[str, Any]
    contact: Mapping[str, Any] | None
    contact_record: CompanyRecord | None
    differences: Sequence[Difference]

    @property
    def new(self) -> bool:
        return self.record is None

    @property
    def name(self) -> str:
        return str(self.data.get("navn") or self.row.number)


@dataclass
class Changes:
    """What a file does, each row once."""

    new: list[Change] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    same: list[FileRow] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """Another one whenever what would be saved, or what it is saved on top of, is another."""
        said = [
            (each.row.line, each.row.number, [(one.before, one.after) for one in each.differences])
            for each in (*self.new, *self.changed)
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()

    @property
    def rows(self) -> int:
        return len(self.new) + len(self.changed) + len(self.same) + len(self.rejected)

    @property
    def noted(self) -> list[tuple[FileRow, Step]]:
        """What the reader should look at of rows that are saved."""
        return [(each.row, note) for each in (*self.new, *self.changed) for note in each.row.notes]


@dataclass
class Comparing:
    """One file beside what stands. Four queries, and one of the register of numbers."""

    directory: Directory
    teller: Teller

    def of(self, rows: Sequence[FileRow], rejected: Sequence[Rejected]) -> Changes:
        """Each row is another company's."""
        known = known_by(self.directory, [each.number for each in rows])
        sheets = {each.company: each for each in self.directory.records(("stamdata",))}
        contacts: dict[int, list[CompanyRecord]] = {}
        for each in self.directory.records(("kontakt",)):
            contacts.setdefault(self.directory.same.of(each.company), []).append(each)
        found = Changes(rejected=list(rejected))
        for row in rows:
            company = known.get(row.number, 0)
            change = self._change(row, company, sheets.get(company), contacts.get(company, ()))
            why = self._why_not(change)
            if why is not None:
                found.rejected.append(Rejected(row.line, str(row.data.get("navn") or row.number), why))
            elif change.new:
                found.new.append(change)
            elif change.differences:
                found.changed.append(change)
            else:
                found.same.append(row)
        found.rejected.sort(key=lambda each: each.line)
        return found

    def _change(
        self, row: FileRow, company: int, record: CompanyRecord | None, contacts: Sequence[CompanyRecord]
    ) -> Change:
        stand = self.directory.stand
        had: Mapping[str, Any] = {} if record is None else record.data
        presets = {"sektor": "privat", "area": stand.plan.own.code, "start": stand.day.isoformat(), "konsulent": ""}
        unit = {"cvr": row.cvr} if row.cvr else {}
        data = {**(had or {**presets, "adresse": "", "postnr": ""}), **row.data, **unit, "nummer": row.number}
        named = str(row.contact.get("navn", "")).casefold()
        before = next((each for each in contacts if str(each.data.get("navn", "")).casefold() == named), None)
        contact = {**dict.fromkeys(CONTACT, ""), **(before.data if before else {}), **row.contact}
        names = [*row.data, *unit] if had else [*(name for name in row.data if name != "navn"), *unit]
        differs = self._between("stamdata", had, data, names)
        if not row.contact:
            return Change(row, company, record, data, None, None, differs)
        if before is None:
            slags = say("web_virk_slags_kontakt", {}, self.teller.lang)
            differs.append(Difference(slags, "", str(contact["navn"])))
        told = [name for name in row.contact if name != "navn"]
        own = self._between("kontakt", before.data if before else {}, contact, told)
        differs += [Difference(self._of(each.label, contact), each.before, each.after) for each in own]
        return Change(row, company, record, data, contact, before, differs)

    def _of(self, label: str, contact: Mapping[str, Any]) -> str:
        return say("web_virk_hent_kontakt", {"felt": label, "navn": str(contact["navn"])}, self.teller.lang)

    def _between(
        self, kind: str, had: Mapping[str, Any], has: Mapping[str, Any], names: Sequence[str]
    ) -> list[Difference]:
        """The fields of the kind that differ, as people read them."""
        found = []
        for name in names:
            if str(had.get(name) or "") != str(has.get(name) or ""):
                before, after = (self._told(kind, name, each) for each in (had, has))
                found.append(Difference(self._label(kind, name), before, after))
        return found

    def _label(self, kind: str, name: str) -> str:
        own = {"nummer": "web_virk_nummer", "cvr": "web_virk_cvr"}
        return say(own[name], {}, self.teller.lang) if name in own else self.teller.label(kind, name)

    def _told(self, kind: str, name: str, data: Mapping[str, Any]) -> str:
        if name in ("nummer", "cvr"):
            return str(data.get(name) or "")
        said = self.teller.told(kind, {name: data.get(name)})
        return said[0][1] if said else ""

    def _why_not(self, change: Change) -> Step | None:
        """Why the row cannot be saved."""
        number, one_of = change.row.number, self.directory.same.one_of
        if change.company in one_of:
            kept = self.directory.named.get(one_of[change.company], Company(0, number, {}))
            return Step("web_virk_hent_lagt_sammen", {"navn": kept.called(self.teller.lang)})
        lacks = [name for name in REQUIRED if change.data.get(name) in (None, "")]
        unknown = next((note for note in change.row.notes if note.code == "virk_liste_branche"), None)
        if lacks == ["branch"] and unknown:
            return unknown  # the file does say one
        if lacks:
            return Step("web_virk_hent_mangler", {"felter": tuple(self._label("stamdata", name) for name in lacks)})
        company = change.company or NOT_YET
        sheet = CompanyRecord(company=company, kind="stamdata", data=dict(change.data), at=self.directory.stand.now)
        return sider.fault(of_company(sheet))


class Moved(Exception):
    """Somebody saved something meanwhile; nothing of the file is saved."""


def save(directory: Directory, changes: Changes, by: int, at: datetime) -> None:
    """All of the new and the changed, or none of them: Moved."""
    every = [*changes.new, *changes.changed]
    unknown = [each.row.number for each in every if not each.company]
    with directory.stand.base.around.identities() as register:
        ids = dict(zip(unknown, register.company_ids(unknown, at, secrets.SystemRandom()), strict=True))
    try:
        with transaction.atomic():
            for change in every:
                _save(change, change.company or ids[change.row.number], by, at)
    except Changed:
        raise Moved from None


def _save(change: Change, company: int, by: int, at: datetime) -> None:
    data = dict(change.data)
    if change.record is None:
        if not add(company, data, by, at):
            raise Moved
    elif data != change.record.data:
        change.record.save_next(data, by, at)
    contact = None if change.contact is None else dict(change.contact)
    if contact is None or (change.contact_record is not None and contact == change.contact_record.data):
        return
    if change.contact_record is not None:
        change.contact_record.save_next(contact, by, at)
    else:
        CompanyRecord(company=company, kind="kontakt", data=contact, by_id=by, at=at).save(force_insert=True)
