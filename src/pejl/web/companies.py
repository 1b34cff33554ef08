"""Companies as the pages have them: their names, which are one, and what was recorded of each."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pejl.web.companykinds import COMPANY_KINDS
from pejl.web.models import CompanyRecord, SameCompany
from pejl.web.stand import Stand
from pejl.web.written import Teller
from pejl.words import say

AGAIN = "igen"
"""In the place of a batch: the ledger has the row under another company than it is now."""
WORDS = "web_virk"
"""How the codes of the sentences about companies begin."""


def teller_of(stand: Stand, lang: str) -> Teller:
    return Teller(stand, lang, COMPANY_KINDS, WORDS)


@dataclass(frozen=True, slots=True)
class Same:
    """Companies that turned out to be another. One query."""

    one_of: Mapping[int, int]

    @classmethod
    def now(cls) -> "Same":
        return cls(dict(SameCompany.objects.values_list("dropped", "company")))

    def of(self, company: int) -> int:
        """The company that stands for it."""
        return self.one_of.get(company, company)

    def all_of(self, company: int) -> list[int]:
        """Every id the company is or was known by, its own first."""
        own = self.of(company)
        return [own, *sorted(dropped for dropped, kept in self.one_of.items() if kept == own)]


@dataclass(frozen=True, slots=True)
class Company:
    """A company by its id in the ledger; `number`: CVR (8 digits) or P-number (10), "" where it is not known here.
    `data`: the fields of its `stamdata`, empty for one that only an extract tells of."""

    id: int
    number: str
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        return str(self.data.get("navn") or "")

    @property
    def worker(self) -> str:
        """The code of the consultant who is responsible; "" for nobody."""
        return str(self.data.get("konsulent") or "")

    def called(self, lang: str) -> str:
        """The name, else the number, else that it is not known."""
        return self.name or self.number or say("web_virk_uden_navn", {}, lang)


@dataclass
class Directory:
    """The companies of one request. What is merged is told under the company that stays."""

    stand: Stand

    @cached_property
    def same(self) -> Same:
        return Same.now()

    @cached_property
    def named(self) -> Mapping[int, Company]:
        """All companies with `stamdata`, by id, those that are merged left out. One query."""
        rows = CompanyRecord.standing().filter(kind="stamdata").order_by("at", "pk")
        found = {each.company: Company(each.company, str(each.data.get("nummer", "")), each.data) for each in rows}
        return {company: each for company, each in found.items() if company not in self.same.one_of}

    def one(self, company: int) -> Company | None:
        """The company, or the one it was merged into; None for an id that neither the pages nor the ledger know."""
        own = self.same.of(company)
        if own in self.named:
            return self.named[own]
        known = own in self.stand.companies or CompanyRecord.objects.filter(company=own).exists()
        return Company(own, "", {}) if own and known else None

    def called(self, company: int, lang: str) -> str:
        """What it is called; of the job centre itself where it is 0."""
        if not company:
            return say("web_virk_jobcentret", {}, lang)
        own = self.same.of(company)
        return self.named.get(own, Company(own, "", {})).called(lang)

    def records(self, kinds: Collection[str], companies: Iterable[int] | None = None) -> list[CompanyRecord]:
        """What stands, the newest day last; of these companies alone where they are given. One query."""
        rows = CompanyRecord.standing().filter(kind__in=kinds).select_related("by")
        if companies is not None:
            every = [each for company in companies for each in self.same.all_of(company)]
            rows = rows.filter(company__in=every)
        return sorted(rows, key=lambda each: (str(each.data.get("day") or each.data.get("start") or ""), each.pk))


def numbered(stand: Stand, number: str, now: Any) -> int:
    """The ledger's id of a CVR or P-number, a new one for one not seen before. Fault `virksomhedsnummer_afvist`."""
    with stand.base.around.identities() as register:
        return register.company_ids([number], now, secrets.SystemRandom())[0]


def record_of(ref: object, *kinds: str) -> CompanyRecord | None:
    """The newest version of a row that stands; None for another kind's, one taken back, and one that is not there."""
    found: CompanyRecord | None = CompanyRecord.standing().filter(ref=ref, kind__in=kinds).select_related("by").first()
    return found
