"""Recording something of a company."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pejl.periods import COPENHAGEN
from pejl.sources import sider
from pejl.web.companies import Company, Same
from pejl.web.companykinds import OWN, belongs, came_in, instant
from pejl.web.models import CompanyRecord
from pejl.web.recorded import of_company
from pejl.web.saving import Saving
from pejl.words import Step

CODES = {"besoeg": "besoeget", "henvendelse": "henvendelsen", "arrangement": "arrangementet"}
"""Kinds with a page of their own for one row."""


@dataclass(frozen=True, slots=True)
class OfCompany(Saving):
    """`address`: the form's own; `to`: where it shows once it is saved, the company's page unless it is given."""

    company: Company
    address: str
    to: str = ""

    @property
    def here(self) -> str:
        return self.address

    @property
    def back(self) -> str:
        return self.to or f"{reverse('virksomheden', args=[self.company.id])}#{self.kind}"

    @property
    def of(self) -> Mapping[str, Any]:
        return {
            "company": self.company,
            "called": self.company.called(self.teller.lang),
            "navn": "virksomhedens_navn.html",
        }

    def newest(self, ref: uuid.UUID) -> CompanyRecord | None:
        rows = CompanyRecord.newest().filter(ref=ref, kind=self.kind, company__in=Same.now().all_of(self.company.id))
        found: CompanyRecord | None = rows.select_related("by").first()
        return found

    def record(self, data: Mapping[str, Any], ref: uuid.UUID) -> CompanyRecord:
        who, at = self.request.who, self.request.now
        beside = {"stamdata": {"nummer": self.company.number}, "henvendelse": {"area": self.teller.stand.plan.own.code}}
        whole = {**beside.get(self.kind, {}), **data}
        return CompanyRecord(company=self.company.id, kind=self.kind, ref=ref, data=whole, by_id=who.id, at=at)

    def fault(self, data: Mapping[str, Any], ref: uuid.UUID) -> Step | None:
        """What the ledger would say of it; and an end that comes before its enquiry."""
        record = self.record(data, ref)
        wrong = sider.fault(of_company(record)) if belongs(self.kind, data) else None
        return wrong or (self._order(data) if self.kind == "henvendelse" else None)

    def _order(self, data: Mapping[str, Any]) -> Step | None:
        for end in ("svar", "hjaelp"):
            at = instant(str(data.get(f"{end}_dag") or ""), str(data.get(f"{end}_kl") or ""))
            if at is not None and (at < came_in(data) and data.get("klokken")):
                return Step(f"web_virk_fejl_{end}_foer")
            if at is not None and data.get(f"{end}_kl") and at > self.request.now:
                return Step(f"web_virk_fejl_{end}_senere")
        return None

    def given(self) -> Mapping[str, Any]:
        """The municipality, the consultant and the clock, where the kind asks for them."""
        fields = self.teller.kinds[self.kind].fields
        own = {name: self.teller.stand.plan.own.code for name, asked in fields.items() if asked.preset == OWN}
        clock = self.request.now.astimezone(COPENHAGEN).strftime("%H:%M")
        nu = {name: clock for name, asked in fields.items() if asked.preset == "nu"}
        who = {"konsulent": self.company.worker or self.request.who.worker} if "konsulent" in fields else {}
        return {**own, **nu, **who}
