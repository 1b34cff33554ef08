"""Promises run over a snapshot: one sheet of due rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from pejl.due.chain import Asking, found_in
from pejl.due.companies import company_part
from pejl.due.compiled import Compiled, Seniority, compiled, table_of
from pejl.due.engine import asking_of
from pejl.due.enquiries import OpeningHours
from pejl.due.known import known_of
from pejl.due.municipality import enquiry_rows, period_rows
from pejl.due.promise import LAW, Promise
from pejl.due.sheet import KINDS, Sheet
from pejl.due.staff import Staff, Teams
from pejl.due.state import State, causes, states
from pejl.due.task import NEVER, Column, Found
from pejl.due.time import Calendar
from pejl.law.duties import HandedOver
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import Marks, noted
from pejl.ledger.verbs import rows as on
from pejl.ledger.verbs.kernels import Answering
from pejl.people import people
from pejl.periods import day_number, day_of, end_of_day
from pejl.rules import Case

ABSENT = noted("talks", where=[("outcome", "in", ("udeblevet",))])
BOOKED = noted("talks", where=[("outcome", "in", ("booket",))])
Columns = dict[str, Column]


@dataclass(frozen=True, slots=True)
class Setting:
    """What rows are asked in: the municipality (None: all of them), its working days and opening hours, how the law
    counts seniority, who else acts. `instant`: hours are judged then; the end of the day where none is given.
    `unkept`: only what has not been done."""

    area: str | None
    calendar: Calendar
    opening: OpeningHours
    seniority: Seniority
    others: tuple[str, ...] = ()
    handed_over: tuple[HandedOver, ...] = ()
    instant: datetime | None = None
    unkept: bool = False


def sheet(promises: Sequence[Promise], snapshot: Snapshot, day: date, setting: Setting) -> Sheet:
    """All rows of the promises as they stood on the day, in no order."""
    running = _Running(promises, snapshot, day, setting)
    chunks = [chunk for part in running.chunks() for chunk in part]
    columns = {name: _joined(name, chunks) for name in KINDS}
    known = min((day_of(each.until) for each in running.known if each.told), default=day)
    workers = snapshot.books.get("relations.who", ())
    words = {"worker": workers, "team": running.teams.words, "waits": setting.others, "line": running.lines}
    return Sheet(day, min(known, day), promises, columns, words)


def _joined(name: str, chunks: Sequence[Columns]) -> Column:
    found = [chunk[name].astype(KINDS[name], copy=False) for chunk in chunks]
    return np.concatenate(found) if found else np.zeros(0, KINDS[name])


@dataclass
class _Running:
    promises: Sequence[Promise]
    snapshot: Snapshot
    day: date
    setting: Setting

    def __post_init__(self) -> None:
        self.number = day_number(self.day)
        self.of_companies = self.snapshot.companies()
        self.teams = Teams.on(self.snapshot, self.of_companies, self.number)
        of_subjects = [(at, each) for at, each in enumerate(self.promises) if each.case in (Case.PERSON, Case.COMPANY)]
        self.compiled = {at: compiled(each, self.setting.seniority) for at, each in of_subjects}
        self.lines = sorted({each.line for them in self.compiled.values() for each in them} | {""})
        self.known = [known_of(each, self.snapshot, self.number) for each in self.promises]

    def chunks(self) -> Iterator[Sequence[Columns]]:
        persons = [at for at in self.compiled if self.promises[at].case is Case.PERSON]
        for part in self.snapshot.parts() if persons else ():
            yield self._of(persons, asking_of(self.snapshot, part, self.day, self.setting.area, self.setting.calendar))
        companies = [at for at in self.compiled if self.promises[at].case is Case.COMPANY]
        if companies:
            part = company_part(self.of_companies)
            asking = asking_of(self.snapshot, part, self.day, self.setting.area, self.setting.calendar)
            yield self._of(companies, asking)
        instant = self.setting.instant or end_of_day(self.day)
        for at, promise in enumerate(self.promises):
            if promise.case is Case.ENQUIRY:
                where = self.setting.area, self.setting.opening
                yield [self._plain(at, enquiry_rows(promise, self.snapshot, self.of_companies, instant, *where))]
            if promise.case is Case.MUNICIPALITY:
                asking = asking_of(self.snapshot, self.of_companies, self.day, self.setting.area, Calendar())
                yield [self._plain(at, period_rows(promise, asking))]

    def _of(self, places: Sequence[int], asking: Asking) -> list[Columns]:
        staff = Staff(self.snapshot, asking.ask.part, self.number, self.teams)
        booked = Answering(self.snapshot, asking.whole)
        told = []
        for at in places:
            for each in self.compiled[at]:
                rows = found_in(each.task, asking, unkept=self.setting.unkept)
                if len(rows.person):
                    told.append(self._told(at, each, rows, asking, staff, booked))
        return told

    def _told(self, at: int, each: Compiled, rows: Found, asking: Asking, staff: Staff, booked: Answering) -> Columns:
        promise, count = self.promises[at], len(rows.person)
        exempt = np.zeros(count, bool)
        if each.leave is not None:
            exempt = asking.stops(each.leave).on(rows.person, self.number)
        waits = self._waits(promise, each, rows, asking)
        elsewhere = waits >= 0
        state = states(rows, self.number, exempt, elsewhere, self.known[at].until)
        if each.act is None:  # nothing can show that it was done, so nothing can show that it was not
            state[state == State.OVERSKREDET] = State.AABEN
        talks = each.act is not None and table_of(each.act.moment) == "talks" and promise.case is Case.PERSON
        late = np.where(rows.due == NEVER, self.number, rows.due)
        absent = _some(asking.ask, ABSENT, rows, late) if talks else np.zeros(count, bool)
        person = promise.case is Case.PERSON
        worker = staff.worker(_role(promise))[rows.person] if person else np.full(count, -1, np.int16)
        told = {
            "promise": np.full(count, at),
            "act": np.full(count, -1 if each.act is None else promise.acts.index(each.act)),
            "subject": asking.ask.part.ids[rows.person],
            **{name: getattr(rows, name) for name in ("anchor", "began", "ended", "raw", "due", "kept", "nth")},
            "booked": _next(booked, rows, self.number) if talks else np.full(count, NEVER),
            "state": state,
            "cause": causes(rows, state, elsewhere, absent),
            "worker": worker,
            "team": staff.team(worker) if person else worker,
            "minute": np.full(count, -1),
            "waits": waits,
            "line": np.full(count, self.lines.index(each.line)),
        }
        return self.known[at].within(told)

    def _waits(self, promise: Promise, each: Compiled, rows: Found, asking: Asking) -> Column:
        """Who else must act, as a place in `others`: always, or in the time that the law has handed over; -1: we."""
        others = self.setting.others
        found = np.full(len(rows.person), others.index(promise.who) if promise.who in others else -1)
        if promise.origin == LAW or promise.case is not Case.PERSON or each.act is None or promise.at_anchor:
            return found
        for rule in self.setting.handed_over:
            if each.act.moment.name.split(".")[0] in rule.acts and rule.who in others:
                who = people((rule.group,))
                cases = on.ordered(asking.ask.rows(who.union.courses(who.pause)))
                found[_early(cases, rows, rule, asking)] = others.index(rule.who)
        return found

    def _plain(self, at: int, columns: Columns) -> Columns:
        count = len(columns["anchor"])
        chosen = columns["kept"] == NEVER if self.setting.unkept else np.ones(count, bool)
        nobody = np.full(count, -1, np.int16)
        whole = {"promise": np.full(count, at), "act": np.zeros(count), "booked": np.full(count, NEVER)}
        whole |= {"worker": nobody, "team": nobody, "waits": nobody, "line": np.zeros(count), **columns}
        return self.known[at].within({name: column[chosen] for name, column in whole.items()})


def _role(promise: Promise) -> str:
    return promise.who.lower().replace(" ", "_")


def _early(cases: on.Rows, rows: Found, rule: HandedOver, asking: Asking) -> Column:
    """Rows due in the first part of a case of the group that began under the rule."""
    if not len(cases.person):
        return np.zeros(len(rows.person), bool)
    place = np.searchsorted(on.key(cases.person, cases.start), on.key(rows.person, rows.anchor), "right") - 1
    inside = np.maximum(place, 0)
    runs = (place >= 0) & (cases.person[inside] == rows.person) & (rows.anchor < cases.end[inside])
    start = cases.start[inside]
    until = asking.calendar.moved(start, rule.first)
    begun = start >= day_number(rule.force.first)
    if rule.force.end is not None:
        begun &= start < day_number(rule.force.end)
    found: Column = runs & begun & (rows.due != NEVER) & (rows.due <= until)
    return found


def _some(ask: Answering, marks: Marks, rows: Found, until: Column) -> Column:
    """Whether a mark of the person lies from the anchor up to and including the day."""
    days = ask.marks(marks)
    axis = on.key(days.person, days.day)
    low = np.searchsorted(axis, on.key(rows.person, rows.anchor), "left")
    found: Column = np.searchsorted(axis, on.key(rows.person, until), "right") > low
    return found


def _next(ask: Answering, rows: Found, day: int) -> Column:
    """The first booked talk of each row's person from the day on."""
    days = ask.marks(BOOKED)
    if not len(days.day):
        return np.full(len(rows.person), NEVER, np.int32)
    axis = on.key(days.person, days.day)
    place = np.searchsorted(axis, on.key(rows.person, np.full(len(rows.person), day, np.int32)), "left")
    inside = np.minimum(place, len(axis) - 1)
    return np.where((place < len(axis)) & (days.person[inside] == rows.person), days.day[inside], NEVER)
