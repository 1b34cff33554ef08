"""The board of enquiries in words: columns of cards, each with its clocks and what can be done with one click."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from pejl import law
from pejl.answers.enquiries_board import Card, Clock, ClockState, Column, board, card, moment_of, proposed, told
from pejl.periods import COPENHAGEN
from pejl.web.companies import Directory, teller_of
from pejl.web.enquiries import MEETING, OPENED, Known, gathered, job_of
from pejl.web.models import CompanyRecord
from pejl.web.written import Teller
from pejl.words import Step, say

MOST: Mapping[Column, int] = {Column.CLOSED: 12}
"""Cards shown of a column; all of the others."""
SHADES: Mapping[ClockState, tuple[str, str]] = {
    ClockState.KEPT: ("godt", "✓"),
    ClockState.KEPT_LATE: ("skidt", "✗"),
    ClockState.RUNNING: ("ukendt", "○"),
    ClockState.SOON: ("maaske", "●"),
    ClockState.OVERDUE: ("skidt", "!"),
}
WHOSE = ("alle", "mine")


@dataclass(frozen=True, slots=True)
class ClockTold:
    """A clock in words. `says`: when it runs out and how long there is; `promise`, `within`, `came`: what it was worked
    out from; `source`: where the plan says so."""

    state: str
    shade: str
    sign: str
    says: Step
    promise: str
    within: str
    opening: bool
    came: Step
    source: str


@dataclass(frozen=True, slots=True)
class CardTold:
    """An enquiry on the board. `address`: its page, "" for one that only an extract tells of, which `take` takes over.
    `area`: the job's municipality where it is another. `meeting`: the address to plan one, where it is proposed.
    `ends`: what can be done with one click, at `press`."""

    title: str
    kind: str
    company: int
    called: str
    who: str
    positions: int
    came: Step
    area: str
    clocks: Sequence[ClockTold]
    shade: str
    meeting: str
    proposed: Sequence[Step]
    ends: Sequence[str]
    address: str
    press: str
    take: str
    version: int
    closed: bool

    @property
    def extract(self) -> bool:
        return not self.address


@dataclass(frozen=True, slots=True)
class ColumnTold:
    """`many`: how many enquiries stand there; the newest or most urgent are among `cards`."""

    code: str
    many: int
    cards: Sequence[CardTold]

    @property
    def more(self) -> int:
        return self.many - len(self.cards)


@dataclass(frozen=True, slots=True)
class BoardTold:
    """`says`: that the plan promises nothing a clock could run on; None where it does."""

    says: Step | None
    columns: Sequence[ColumnTold]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """`whose`: one of WHOSE; `company`: 0 for all."""

    whose: str = "alle"
    company: int = 0

    def fits(self, known: Known) -> bool:
        return known.row.company == self.company if self.company else known.mine or self.whose != "mine"


def board_told(directory: Directory, every: Iterable[Known], narrowed: Narrowed, lang: str, now: datetime) -> BoardTold:
    """The order of the cards is the answer's."""
    known = {each.enquiry.ref: each for each in every if each.on_board and narrowed.fits(each)}
    found = board(directory.stand.plan, [each.enquiry for each in known.values()], now)
    telling = _Telling(directory, teller_of(directory.stand, lang))
    columns = []
    for code, own in found.columns.items():
        shown = own[: MOST.get(code, len(own))]
        cards = [telling.card(each, known[each.enquiry.ref]) for each in shown]
        columns.append(ColumnTold(code.value, len(own), cards))
    return BoardTold(found.says, columns)


def card_of(directory: Directory, record: CompanyRecord, lang: str, now: datetime) -> CardTold:
    """The card of one that is recorded here."""
    known = next(each for each in gathered(directory, "") if each.enquiry.ref == str(record.ref))
    return _Telling(directory, teller_of(directory.stand, lang)).card(
        card(directory.stand.plan, known.enquiry, now), known
    )


def first_open(directory: Directory, worker: str, lang: str, now: datetime, most: int) -> list[CardTold]:
    """The enquiries that are not answered, then those that wait for help; in each the clock that runs out first comes
    first. Everybody's, so that nobody's is not left."""
    told = board_told(directory, gathered(directory, worker), Narrowed(), lang, now)
    open_ = [each for column in told.columns if column.code in (Column.NEW, Column.ANSWERED) for each in column.cards]
    return open_[:most]


@dataclass(frozen=True, slots=True)
class _Telling:
    directory: Directory
    teller: Teller

    @property
    def lang(self) -> str:
        return self.teller.lang

    def card(self, found: Card, known: Known) -> CardTold:
        one, record = found.enquiry, known.row.record
        data: Mapping[str, Any] = record.data if record else {}
        came = self.came(known)
        clocks = [self.clock(each, came) for each in found.clocks]
        kind = self.teller.choice("orders.kind", one.kind)
        company = self.directory.named.get(one.company)
        areas, job = law.areas(), job_of(known.row)
        ref = [record.ref] if record else []
        return CardTold(
            title=str(data.get("stilling") or "") or kind,
            kind=kind,
            company=one.company,
            called=self.directory.called(one.company, self.lang),
            who=self.teller.workers.get(company.worker, company.worker) if company else "",
            positions=one.positions,
            came=came,
            area=areas[job].name if one.abroad and job in areas else job if one.abroad else "",
            clocks=clocks,
            shade=_worst(clocks),
            meeting=self.meeting(one.company) if found.proposals else "",
            proposed=[proposed(each) for each in found.proposals],
            ends=_ends(found, data) if record else (),
            address=reverse("henvendelsen", args=ref) if ref else "",
            press=reverse("henvendelse-nu", args=ref) if ref else "",
            take="" if ref else self.take(known),
            version=record.number if record else 0,
            closed=one.closed,
        )

    def clock(self, clock: Clock, came: Step) -> ClockTold:
        shade, sign = SHADES[clock.state]
        return ClockTold(
            say(f"web_henv_stand_{clock.state}", {}, self.lang),
            shade,
            sign,
            told(clock),
            clock.promise.text,
            clock.promise.said,
            clock.in_opening_hours,
            came,
            clock.promise.source,
        )

    def came(self, known: Known) -> Step:
        at = known.enquiry.received
        return moment_of(at) if known.row.values["minute"] >= 0 else Step("web_henv_dag_uden_kl", {"dag": _day(at)})

    def meeting(self, company: int) -> str:
        return f"{reverse('besoeg-ny')}?{urlencode({'virksomhed': company, 'slags': MEETING})}"

    def take(self, known: Known) -> str:
        row = known.row
        asked = {"virksomhed": row.company, "slags": row.kind, "dag": row.day.isoformat()}
        return f"{reverse('henvendelse-ny')}?{urlencode(asked)}"


def _day(at: datetime) -> date:
    return at.astimezone(COPENHAGEN).date()


def _ends(found: Card, data: Mapping[str, Any]) -> tuple[str, ...]:
    """What is not done yet, in the order it is done; one that was closed can be opened again."""
    if data.get("lukket"):
        return (OPENED,)
    done = {"svar": found.enquiry.answered is not None, "hjaelp": found.enquiry.helped is not None}
    return (*(end for end, reached in done.items() if not reached), "luk")


def _worst(clocks: Sequence[ClockTold]) -> str:
    shades = [each.shade for each in clocks]
    return next((shade for shade in ("skidt", "maaske") if shade in shades), "")
