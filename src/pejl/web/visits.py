"""Visits and events: what is planned, what was held, what has passed without a result, and what was learnt of needs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from pejl.web.companies import Directory, teller_of
from pejl.web.companykinds import HELD, PLANNED
from pejl.web.companyrows import Row, rows
from pejl.web.companysaving import CODES
from pejl.web.models import CompanyRecord
from pejl.web.written import Teller

KINDS = ("besoeg", "arrangement")
LATELY = timedelta(days=60)
"""How far back what was held is listed."""
MOST = 30
"""Rows of a list."""
BRANCH = "companies.branch"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A visit or an event in words. `address`: its page, "" for one that only an extract tells of; `version`: of its
    record; `mine`: the user's own. `note`: its first words."""

    day: date
    clock: str
    what: str
    company: int
    called: str
    who: str
    mine: bool
    outcome: str
    people: int
    note: str
    address: str
    version: int


@dataclass(frozen=True, slots=True)
class Lists:
    """`passed`: planned, and the day is over or there, without a result, oldest first; `ahead`: planned, next first;
    `held`: lately, newest first, with how many there are in all."""

    passed: Sequence[Meeting]
    ahead: Sequence[Meeting]
    held: Sequence[Meeting]
    held_in_all: int


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a kind: those it was held on, and those it is planned for. One for each visit or event."""

    held: tuple[date, ...]
    planned: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """What companies of a branch said they need: how many said so, and how many positions where they said it."""

    branch: str
    about: str
    many: int
    positions: int
    said: tuple[str, ...]


def every(directory: Directory) -> dict[str, list[Row]]:
    """All visits and events by kind of record. Few queries."""
    return {kind: rows(directory, kind) for kind in KINDS}


def lists(directory: Directory, found: dict[str, list[Row]], worker: str, lang: str) -> Lists:
    """What is to be seen on the page of visits and events. A day that is today has not passed."""
    told = _Telling(directory, worker, teller_of(directory.stand, lang))
    day = directory.stand.day
    both = [(kind, each) for kind, own in found.items() for each in own]
    planned = sorted(((k, r) for k, r in both if r.values["outcome"] == PLANNED), key=lambda each: each[1].day)
    since = day - LATELY
    held = [(k, r) for k, r in both if r.values["outcome"] == HELD and since <= r.day <= day]
    held.sort(key=lambda each: each[1].day, reverse=True)
    return Lists(
        [told.of(*each) for each in planned if each[1].day < day],
        [told.of(*each) for each in planned if each[1].day >= day],
        [told.of(*each) for each in held[:MOST]],
        len(held),
    )


def today(directory: Directory, worker: str, lang: str) -> list[Meeting]:
    """The worker's planned visits and events of today, by clock. One query."""
    told, day = _Telling(directory, worker, teller_of(directory.stand, lang)), directory.stand.day
    records = [each for each in directory.records(KINDS) if each.data.get("day") == day.isoformat()]
    rows_ = [(each.kind, _row(directory, each)) for each in records if each.data.get("outcome") == PLANNED]
    found = [told.of(*each) for each in rows_]
    return sorted((each for each in found if each.mine), key=lambda each: each.clock)


def _row(directory: Directory, record: CompanyRecord) -> Row:
    day = date.fromisoformat(str(record.data["day"]))
    values = {**record.data, "day": day, "people": record.data.get("people") or 0}
    return Row(directory.same.of(record.company), values, record)


def days(found: Iterable[Row], kinds: Collection[str] = ()) -> Days:
    """Of these kinds alone where any is given."""
    some = [each for each in found if not kinds or each.kind in kinds]
    held = sorted(each.day for each in some if each.values["outcome"] == HELD)
    planned = sorted(each.day for each in some if each.values["outcome"] == PLANNED)
    return Days(tuple(held), tuple(planned))


def needs(directory: Directory, lang: str, since: date) -> list[Need]:
    """What was learnt from `since` on, by branch and kind of need, the most said first. One query."""
    teller = teller_of(directory.stand, lang)
    by: dict[tuple[str, str], list[CompanyRecord]] = defaultdict(list)
    for each in directory.records(("behov",)):
        if str(each.data.get("day") or "") >= since.isoformat():
            company = directory.named.get(directory.same.of(each.company))
            branch = str(company.data.get("branch") or "") if company else ""
            by[branch, str(each.data["om"])].append(each)
    found = [
        Need(
            teller.choice(BRANCH, branch) if branch else "",
            teller.choice("behov", about),
            len(own),
            sum(int(each.data.get("antal") or 0) for each in own),
            tuple(dict.fromkeys(str(each.data["stilling"]) for each in own)),
        )
        for (branch, about), own in by.items()
    ]
    return sorted(found, key=lambda each: (-each.many, each.branch, each.about))


@dataclass(frozen=True, slots=True)
class _Telling:
    directory: Directory
    worker: str
    teller: Teller

    @property
    def lang(self) -> str:
        return self.teller.lang

    def of(self, kind: str, row: Row) -> Meeting:
        table = "visits.kind" if kind == "besoeg" else "events.kind"
        data: Any = row.record.data if row.record else {}
        teller = self.teller
        clock = str(data.get("klokken") or "")
        who = str(data.get("konsulent") or "")
        return Meeting(
            day=row.day,
            clock=clock.replace(":", ".") if self.lang == "da" else clock,
            what=str(data.get("navn") or "") or teller.choice(table, row.kind),
            company=row.company,
            called=self.directory.called(row.company, self.lang),
            who=self.teller.workers.get(who, who),
            mine=bool(self.worker) and self.worker in (who, _responsible(self.directory, row.company)),
            outcome=teller.choice("besoegsudfald", str(row.values["outcome"])),
            people=int(row.values.get("people") or 0),
            note=str(data.get("tekst") or ""),
            address=reverse(CODES[kind], args=[row.record.ref]) if row.record else "",
            version=row.record.number if row.record else 0,
        )


def _responsible(directory: Directory, company: int) -> str:
    found = directory.named.get(company)
    return found.worker if found else ""
