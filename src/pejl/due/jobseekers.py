"""Those who are ready for an ordinary job on a day, gathered for the suggestion of candidates.

Who is ready comes from the law's data (`law.quotas.ready_groups`): a benefit and its visitation. Nothing of illness is
read here: no benefit of illness, no exemption, no sick report, no topic of a talk. Who is on sick pay is in no such
group and so is not here, and nobody is told why.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

import numpy as np

from pejl.due.past import Past
from pejl.due.task import Column
from pejl.law.catalogue import COUNTS_AS, offers_counting_as
from pejl.law.quotas import ready_groups
from pejl.ledger.snapshot import Part, Snapshot
from pejl.ledger.tables import FULL_TIME
from pejl.ledger.verbs import rows as on
from pejl.ledger.verbs.kernels import Answering
from pejl.people import people
from pejl.periods import day_number, day_of

OCCUPIES = frozenset(COUNTS_AS) - {"stoette"}
"""What an offer counts as that takes a person's time; support beside it takes none."""
FULL_MONTH = FULL_TIME * 52 // 12
"""Wage minutes in a month that are a full-time job."""
ORDINARY = "ordinaer"
_FAR = day_number(date(9999, 1, 1))


@dataclass(frozen=True, slots=True)
class JobGoal:
    """`rank` A, B or C, A first; `text` as it was agreed."""

    rank: str
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is ready for a job. `groups`: the codes of the law's data they are ready by, and no other. `days`
    since the course began, 0 on its first day. `area`: the municipality where they live, by code, "" where it is not
    known. `free_from`: the first day without a running full-time offer, the day asked about where there is none; None
    where nobody knows the day: an offer with no end, or a full-time job. `busy`: minutes a week of the offers of less
    than full time that run on the day. `protected`: name and address are."""

    citizen: int
    goals: tuple[JobGoal, ...]
    groups: tuple[str, ...]
    days: int
    area: str
    free_from: date | None
    busy: int
    protected: bool


def people_of(
    snapshot: Snapshot,
    day: date,
    goals: Mapping[int, Sequence[JobGoal]],
    areas: Collection[str] | None = None,
    *,
    all_ready: bool = False,
) -> list[Person]:
    """By id, those ready on the day as the ledger knew them then, with a job goal among `goals`; with `all_ready` also
    those without one. `areas`: only who lives in these municipalities, everybody where None. Borderline: the last day
    of a benefit or an offer counts; an offer with fewer than 37 hours, or none told, leaves a person free."""
    found: list[Person] = []
    for part in snapshot.parts():
        found += _Part(snapshot, part, day).told(goals, areas, all_ready=all_ready)
    return sorted(found, key=lambda each: each.citizen)


def ready(snapshot: Snapshot, day: date, areas: Collection[str] | None = None) -> frozenset[int]:
    """The ids of everybody who is ready for a job on the day."""
    found: set[int] = set()
    for part in snapshot.parts():
        of = _Part(snapshot, part, day)
        found.update(of.part.ids[of.chosen(areas)].tolist())
    return frozenset(found)


class _Part:
    """One part of the snapshot as it was on the day; columns by person of the part."""

    def __init__(self, snapshot: Snapshot, part: Part, day: date) -> None:
        self.snapshot, self.day, self.number = snapshot, day, day_number(day)
        self.part = Past(part, self.number)
        self.ask = Answering(snapshot, self.part)
        self.codes = tuple(code for code, _ in ready_groups(day))
        self.in_group = {code: self._on(self.ask.rows(people((code,)).union)) for code in self.codes}

    def _on(self, rows: on.Rows) -> Column:
        found = np.zeros(self.part.persons, bool)
        found[rows.person[(rows.start <= self.number) & (self.number < rows.end)]] = True
        return found

    def chosen(self, areas: Collection[str] | None) -> Column:
        """The places of those who are ready, of the municipalities."""
        nobody = np.zeros(self.part.persons, bool)
        is_ready = reduce(or_, self.in_group.values(), nobody)
        if areas is not None:
            book = self.snapshot.books.get("area", ())
            is_ready = is_ready & np.isin(self.ask.own, [book.index(each) for each in areas if each in book])
        found: Column = np.flatnonzero(is_ready)
        return found

    def told(
        self, goals: Mapping[int, Sequence[JobGoal]], areas: Collection[str] | None, *, all_ready: bool
    ) -> Iterator[Person]:
        book = self.snapshot.books.get("area", ())
        chosen = self.chosen(areas)
        if not len(chosen):
            return
        began, free, busy, protected = self._began(), self._free(), self._busy(), self._protected()
        for place in chosen.tolist():
            citizen = int(self.part.ids[place])
            own = tuple(sorted(goals.get(citizen, ()), key=lambda each: (each.rank, each.text)))
            if own or all_ready:
                yield Person(
                    citizen,
                    own,
                    tuple(code for code in self.codes if self.in_group[code][place]),
                    self.number - int(began[place]),
                    book[self.ask.own[place]] if self.ask.own[place] >= 0 else "",
                    None if free[place] >= _FAR else day_of(int(free[place])),
                    int(busy[place]),
                    bool(protected[place]),
                )

    def _began(self) -> Column:
        """The first day of the course in a ready group that runs on the day."""
        who = people(self.codes)
        rows = self.ask.rows(who.union.courses(who.pause))
        runs = (rows.start <= self.number) & (self.number < rows.end)
        found = np.full(self.part.persons, self.number, np.int64)
        np.minimum.at(found, rows.person[runs], rows.start[runs])
        return found

    def _free(self) -> Column:
        """The first day without a full-time offer or job; _FAR where nobody knows. Offers that follow one another are
        one stretch: the day is looked for again after each."""
        part, free = self.part, np.full(self.part.persons, self.number, np.int64)
        person = part.subject("offers")
        full = self._occupying() & (part.column("offers", "minutes") >= FULL_TIME)
        start, end = part.column("offers", "start"), part.column("offers", "end").astype(np.int64)
        while True:
            holds = full & (start <= free[person]) & (free[person] < end)
            if not holds.any():
                break
            np.maximum.at(free, person[holds], end[holds])
        free[self._employed()] = _FAR
        return free

    def _occupying(self) -> Column:
        """Which offers take time."""
        kinds = {code for what in OCCUPIES for code in offers_counting_as(what)}
        codes = [self.snapshot.code("offers", "kind", kind) for kind in kinds]
        found: Column = np.isin(self.part.column("offers", "kind"), [each for each in codes if each >= 0])
        return found

    def _busy(self) -> Column:
        start, end, minutes = (self.part.column("offers", name) for name in ("start", "end", "minutes"))
        part_time = self._occupying() & (start <= self.number) & (self.number < end) & (minutes < FULL_TIME)
        found = np.zeros(self.part.persons, np.int64)
        np.add.at(found, self.part.subject("offers")[part_time], minutes[part_time])
        return found

    def _employed(self) -> Column:
        """Whose newest month of wages, this month or the one before, is an ordinary full-time job's."""
        part = self.part
        this = self.day.replace(day=1)
        before = day_number(date(this.year - (this.month == 1), (this.month - 2) % 12 + 1, 1))
        month, person = part.column("jobs", "month"), part.subject("jobs")
        full = part.column("jobs", "kind") == self.snapshot.code("jobs", "kind", ORDINARY)
        full &= part.column("jobs", "minutes") >= FULL_MONTH
        newest = np.full(part.persons, before - 1, np.int64)
        np.maximum.at(newest, person, month)
        found: Column = person[full & (month == newest[person]) & (month >= before)]
        return found

    def _protected(self) -> Column:
        found = np.zeros(self.part.persons, bool)
        found[self.part.subject("persons")] = self.part.column("persons", "protected") != 0
        return found
