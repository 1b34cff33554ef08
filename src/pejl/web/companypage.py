"""All that the page of one company shows, gathered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.urls import reverse

from pejl.web.companies import Company, Directory, teller_of
from pejl.web.companyextracts import Extract, extracts, ledger_rows
from pejl.web.companyfound import cvr_of, followed_day, runs, standing
from pejl.web.companylines import line
from pejl.web.companysaving import CODES
from pejl.web.enquiries import gathered
from pejl.web.enquirycards import CardTold, ClockTold, Narrowed, board_told
from pejl.web.models import CompanyRecord, SameCompany
from pejl.web.opened import clock
from pejl.web.written import Teller, Written

NEWEST = 200
"""Versions of the history that are shown."""
STATES = ("web_virk_ikke_begyndt", "web_virk_loeber", "web_virk_slut")
LISTED = ("kontakt", "aftale", "plads", "fastholdelse", "behov", "henvendelse", "besoeg", "arrangement")
"""Kinds the page lists, as it lists them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something recorded: `line` in short, `text` what was written of it. `address`: its own page or form, "" for who
    may not open it. `state`: the code of the word for how it runs, "" where it does not run. `due`: when it is followed
    up. `clocks`: the plan's, that run on an enquiry."""

    record: CompanyRecord
    line: str
    text: str
    address: str
    state: str = ""
    due: date | None = None
    today: date = date.min
    clocks: Sequence[ClockTold] = ()

    @property
    def standing(self) -> tuple[str, str, str] | None:
        """Word, sign and shade of the follow-up."""
        return None if self.due is None else standing(self.due, self.today)


@dataclass(frozen=True, slots=True)
class Merged:
    """A company that was found to be this one."""

    row: SameCompany
    name: str
    number: str


@dataclass
class CompanyPage:
    """`keeps`: the reader may record and correct."""

    directory: Directory
    company: Company
    lang: str
    keeps: bool

    @cached_property
    def teller(self) -> Teller:
        return teller_of(self.directory.stand, self.lang)

    @cached_property
    def ids(self) -> Sequence[int]:
        """Every id it is or was known by, its own first."""
        return self.directory.same.all_of(self.company.id)

    @cached_property
    def versions(self) -> Sequence[CompanyRecord]:
        """Every version of all that was recorded of it, the newest first. One query."""
        rows = CompanyRecord.objects.filter(company__in=self.ids).select_related("by")
        return list(rows.order_by("-at", "-pk"))

    @cached_property
    def standing(self) -> Sequence[CompanyRecord]:
        """What stands, by its day, the newest last."""
        newest: dict[object, CompanyRecord] = {}
        for each in self.versions:
            if each.ref not in newest or newest[each.ref].number < each.number:
                newest[each.ref] = each
        return sorted((each for each in newest.values() if not each.withdrawn), key=_by_day)

    def entries(self, kind: str) -> list[Entry]:
        """What stands of a kind, the newest day first; contacts by name."""
        found = [self._entry(each) for each in reversed(self.standing) if each.kind == kind]
        by_name = kind == "kontakt"
        return sorted(found, key=lambda each: each.line.casefold()) if by_name else found

    def lists(self) -> Mapping[str, list[Entry]]:
        return {kind: self.entries(kind) for kind in LISTED}

    def _entry(self, record: CompanyRecord) -> Entry:
        today, data = self.directory.stand.day, record.data
        running = record.kind in ("aftale", "plads")
        ahead = str(data.get("start") or "") > today.isoformat()
        state = STATES[0 if ahead else 1 if runs(data, today) else 2] if running else ""
        address = self._address(record) if self.keeps else ""
        said = line(self.teller, record.kind, data), str(data.get("tekst") or "")
        clocks = self._clocks.get(str(record.ref), ())
        return Entry(record, *said, address, state, followed_day(record, today), today, clocks)

    @cached_property
    def cards(self) -> Sequence[CardTold]:
        """Its enquiries as the board has them: what is recorded here, and what an extract has open."""
        stand, only = self.directory.stand, Narrowed(company=self.company.id)
        told = board_told(self.directory, gathered(self.directory, ""), only, self.lang, stand.now)
        return [card for column in told.columns for card in column.cards]

    @cached_property
    def _clocks(self) -> Mapping[str, Sequence[ClockTold]]:
        """By the enquiry's own name, which ends its address."""
        return {each.address.rsplit("/", 1)[1]: each.clocks for each in self.cards if each.address}

    @property
    def only_extracts(self) -> list[CardTold]:
        """Open enquiries that only an extract tells of."""
        return [each for each in self.cards if each.extract]

    def _address(self, record: CompanyRecord) -> str:
        if record.kind in CODES:
            return str(reverse(CODES[record.kind], args=[record.ref]))
        return f"{reverse('virksomhed-registrer', args=[self.company.id, record.kind])}?ref={record.ref}"

    @cached_property
    def facts(self) -> Written | None:
        """Its own `stamdata`; None for a company that only an extract tells of."""
        own = [each for each in self.standing if each.kind == "stamdata" and each.company == self.company.id]
        return self.teller.written(own[-1]) if own else None

    @property
    def facts_address(self) -> str:
        """Where they are corrected; "" for who may not."""
        return str(reverse("virksomhed-registrer", args=[self.company.id, "stamdata"])) if self.keeps else ""

    @property
    def cvr(self) -> str:
        return cvr_of(self.company)

    @property
    def p_number(self) -> str:
        return "" if self.company.number == self.cvr else self.company.number

    @cached_property
    def rows(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Its rows of the published ledger, by table."""
        return ledger_rows(self.directory, self.ids)

    @property
    def extracts(self) -> list[Extract]:
        return extracts(self.rows, self.versions, self.teller)

    @property
    def size(self) -> int | None:
        """Ordinary employees as written here, else as the newest extract has it; None where neither says."""
        own = self.company.data.get("size")
        if own not in (None, ""):
            return int(own)
        told = self.rows.get("companies")
        return int(told[-1]["size"]) if told else None

    @property
    def units(self) -> list[Company]:
        """Others of the same CVR number, by name."""
        every = self.directory.named.values()
        found = [each for each in every if self.cvr and cvr_of(each) == self.cvr and each.id != self.company.id]
        return sorted(found, key=lambda each: (each.name.casefold(), each.id))

    @property
    def merged(self) -> list[Merged]:
        """Those that were merged into it, with what they were called. One query."""
        of = {each.company: each.data for each in self.standing if each.kind == "stamdata"}
        rows = SameCompany.objects.filter(company=self.company.id).select_related("by").order_by("at", "pk")
        said = [(each, of.get(each.dropped, {})) for each in rows]
        return [Merged(each, str(data.get("navn", "")), str(data.get("nummer", ""))) for each, data in said]

    @property
    def history(self) -> list[tuple[Written, str]]:
        """The newest versions, each with the clock it was written at."""
        return [(self.teller.written(each), clock(each.at, self.lang)) for each in self.versions[:NEWEST]]


def _by_day(record: CompanyRecord) -> tuple[str, int]:
    return str(record.data.get("day") or record.data.get("start") or ""), record.pk
