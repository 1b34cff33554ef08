"""From anchors, acts and cases to rows: sorted columns of one part of the ledger, no loop over persons."""

from dataclasses import dataclass, field, replace

import numpy as np

from pejl.due.stops import Stops
from pejl.due.task import NEVER, Column, Found, Once, Rolling, Task
from pejl.due.time import Calendar
from pejl.ledger.snapshot import Part
from pejl.ledger.verbs import rows as on
from pejl.ledger.verbs.algebra import DAY, Marks, Spans
from pejl.ledger.verbs.calendar import plus
from pejl.ledger.verbs.kernels import Answering
from pejl.ledger.verbs.rows import Days, Rows, places
from pejl.sentences.shapes import Span


@dataclass(frozen=True, slots=True)
class Asking:
    """What a task is asked on: a part of the ledger as it was on `day`, and the part with what is planned after it
    (`whole`); the number of the municipality in the snapshot's book (None: all, and then a person who moves goes on
    in the same case); and the calendar of working days."""

    ask: Answering
    whole: Part
    area: int | None
    calendar: Calendar
    day: int
    _begun: dict[Spans, Rows] = field(default_factory=dict, init=False)
    _stops: dict[Spans, Stops] = field(default_factory=dict, init=False)

    def begun(self, cases: Spans) -> Rows:
        """The municipality's cases that had begun on the day, by person and first day. Worked out once: several tasks
        have the same."""
        if cases not in self._begun:
            rows = on.ordered(self.ask.rows(cases))
            rows = rows.take(rows.start <= self.day)
            ours = None if self.area is None else self.ask.cells(cases).area(rows) == self.area
            self._begun[cases] = on.union(rows) if ours is None else rows.take(ours)
        return self._begun[cases]

    def stops(self, exempt: Spans) -> Stops:
        """The days on which the clock stands still; worked out once."""
        if exempt not in self._stops:
            self._stops[exempt] = Stops(self.ask.days(exempt))
        return self._stops[exempt]


_NOTHING = Found(*(np.zeros(0, np.int32) for _ in Found.__slots__))


def found_in(task: Task, asking: Asking, *, unkept: bool = False) -> Found:
    """The rows of a task that have not lapsed; with `unkept` those alone that have not been done."""
    cases = _cases(task, asking)
    if not len(cases.person):
        return _NOTHING
    if isinstance(task.shape, Once):
        rows = _once(task, task.shape, cases, asking)
    else:
        rows = _rolling(task, task.shape, cases, asking)
    if unkept:  # most rows are kept in their case: they need no due day
        rows = rows.take((rows.kept == NEVER) | (rows.kept >= rows.ended))
    rows = _settled(_in_force(task, _stopped(task, rows, asking), asking))
    open_ = rows.kept == NEVER
    lapsed = open_ & (rows.ended <= asking.day)
    if task.shape.acts is not None:
        lapsed &= (rows.raw == NEVER) | (rows.ended <= rows.due)
    there = ~lapsed & _asked(task, rows, asking)
    return rows.take(there & open_ if unkept else there)


def _settled(rows: Found) -> Found:
    """An act when the case is over keeps a row only while it is in time: nobody can make up for it later."""
    keeps = (rows.kept < rows.ended) | ((rows.raw != NEVER) & (rows.kept <= rows.due))
    return replace(rows, kept=np.where(keeps, rows.kept, NEVER).astype(np.int32))


def _asked(task: Task, rows: Found, asking: Asking) -> Column:
    """Whether the row is asked for on its due day, until then on the day, at last on the case's last day."""
    if task.asked is None:
        return np.ones(len(rows.person), bool)
    day = np.where(rows.raw == NEVER, asking.day, np.minimum(rows.due, asking.day))
    day = np.maximum(np.minimum(day, rows.ended - 1), rows.began).astype(np.int32)
    return on.within(Days(rows.person, day), asking.ask.days(task.asked), DAY)


def _in_force(task: Task, rows: Found, asking: Asking) -> Found:
    """What a rolling clock was due before the promise came into force is due on its first day, or the first after it on
    which the clock does not stand still."""
    if task.keeps_old or isinstance(task.shape, Once):
        return rows
    first = np.full(len(rows.person), task.first, np.int32)
    opens = first
    if task.exempt is not None:
        opens, _ = asking.stops(task.exempt).moved(rows.person, first - np.int32(1), first)
    due = np.where(rows.raw < first, np.maximum(rows.due, opens), rows.due).astype(np.int32)
    return replace(rows, raw=np.maximum(rows.raw, first), due=due)


def _cases(task: Task, asking: Asking) -> Rows:
    rows = asking.begun(task.cases)
    if task.has is not None:
        marks = asking.ask.marks(task.has)
        place = np.searchsorted(on.key(marks.person, marks.day), on.key(rows.person, rows.start), "left")
        upto = np.searchsorted(on.key(marks.person, marks.day), on.key(rows.person, rows.end), "left")
        rows = rows.take(upto > place)
    return rows.take((task.first <= rows.start) & (rows.start <= task.last)) if task.keeps_old else rows


def _anchors(task: Task, marks: Marks, asking: Asking) -> tuple[Column, Column]:
    """Person and day of the anchors that meet the condition, one for each day."""
    days = asking.ask.marks(marks)
    keys = on.key(days.person, days.day)
    chosen = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
    chosen &= _meets(task, days, asking)
    if not (isinstance(task.shape, Once) and task.shape.early):
        chosen &= days.day <= asking.day
    if not task.keeps_old:
        chosen &= (task.first <= days.day) & (days.day <= task.last) if isinstance(task.shape, Once) else True
    return days.person[chosen], days.day[chosen]


def _meets(task: Task, days: Days, asking: Asking) -> Column:
    if task.condition is None:
        return np.ones(len(days.day), bool)
    if isinstance(task.condition, Marks):
        marks = asking.ask.marks(task.condition)
        return np.isin(on.key(days.person, days.day), on.key(marks.person, marks.day))
    return on.within(days, asking.ask.days(task.condition), DAY)


def _once(task: Task, shape: Once, cases: Rows, asking: Asking) -> Found:
    person, day = _anchors(task, shape.anchors, asking)
    place = np.searchsorted(on.key(cases.person, cases.end), on.key(person, day), "right")
    inside = np.minimum(place, max(len(cases.person) - 1, 0))
    latest = plus(day, shape.reach)
    theirs = np.zeros(len(day), bool)
    if len(cases.person):
        theirs = (place < len(cases.person)) & (cases.person[inside] == person) & (cases.start[inside] <= latest)
    if shape.limit is not None and len(cases.person):
        theirs &= day < asking.calendar.moved(cases.start, shape.limit)[inside]
    person, day, inside = person[theirs], day[theirs], inside[theirs]
    began = cases.start[inside]
    again = np.full(len(day), np.iinfo(np.int32).max, np.int32)
    np.copyto(again[:-1], day[1:], where=person[1:] == person[:-1])
    since = np.minimum(began, day) if shape.early and not shape.at else day
    kept = _kept(shape, person, since, day, again, asking)
    raw = np.full(len(day), NEVER, np.int32)
    if shape.at:
        raw = day.copy()
    elif shape.within is not None:
        raw = asking.calendar.moved(day, shape.within)
    ones = np.ones(len(day), np.int16)
    return Found(person, began, cases.end[inside], day, ones, raw, raw, kept)


def _kept(shape: Once, person: Column, since: Column, day: Column, again: Column, asking: Asking) -> Column:
    """The first act on or after `since` and before the next anchor; of an act at the anchor the anchor's own day."""
    none = np.full(len(day), NEVER, np.int32)
    if shape.acts is None or not len(day):
        return none
    acts = _done(shape.acts, asking)
    if not len(acts.day):
        return none
    place = np.searchsorted(on.key(acts.person, acts.day), on.key(person, since), "left")
    inside = np.minimum(place, len(acts.day) - 1)
    theirs = (place < len(acts.day)) & (acts.person[inside] == person)
    theirs &= (acts.day[inside] == day) if shape.at else (acts.day[inside] < again)
    return np.where(theirs, acts.day[inside], none)


def _done(acts: Marks, asking: Asking) -> Days:
    """The acts up to the day: the planned end of something is no act yet."""
    found = asking.ask.marks(acts)
    return found if not len(found.day) or found.day.max() <= asking.day else found.take(found.day <= asking.day)


def _rolling(task: Task, shape: Rolling, cases: Rows, asking: Asking) -> Found:
    acts = _done(shape.acts, asking)
    person, began, ended, start = _clocks(task, shape, cases, asking)
    axis = on.key(acts.person, acts.day)
    low = np.searchsorted(axis, on.key(person, start), "left")
    many = np.searchsorted(axis, on.key(person, ended), "left") - low
    case = np.repeat(np.arange(len(person)), many + shape.count)
    turn = places(np.zeros(len(person), np.int64), many + shape.count)
    first, number = low[case], many[case]
    days = np.append(acts.day, np.int32(NEVER))
    before = turn < shape.count
    anchor = np.where(before, start[case], days[np.where(before, -1, first + turn - shape.count)])
    kept = np.where(turn < number, days[np.where(turn < number, first + turn, -1)], NEVER)
    raw = asking.calendar.moved(anchor.astype(np.int32), shape.within)
    keep = np.ones(len(case), bool)
    if not task.keeps_old:
        keep = (anchor <= task.last) & ((kept == NEVER) | (kept >= task.first))
    if shape.limit is not None:
        latest = asking.calendar.moved(began, shape.limit)[case]
        keep &= np.where(before, raw <= latest, raw < latest)
    columns = (person[case], began[case], ended[case], anchor.astype(np.int32), _nth(case, anchor), raw, raw)
    return Found(*columns, kept.astype(np.int32)).take(keep)


def _clocks(task: Task, shape: Rolling, cases: Rows, asking: Asking) -> tuple[Column, Column, Column, Column]:
    """Each case with a clock: person, first day, first day after, and the day the clock starts."""
    person, began, ended = cases.person, cases.start, cases.end
    if shape.anchors is None:
        start = began
        has = _meets(task, Days(person, began), asking)
    else:
        who, day = _anchors(task, shape.anchors, asking)
        axis = on.key(who, day)
        place = np.searchsorted(axis, on.key(person, began), "left")
        inside = np.append(axis, np.iinfo(np.int64).max)[place]
        has = inside < on.key(person, ended)
        start = np.append(day, np.int32(0))[place]
    if not task.keeps_old:
        has = has & (start <= task.last) & (task.first <= asking.day)
    return person[has], began[has], ended[has], start[has]


def _nth(case: Column, anchor: Column) -> Column:
    """Numbers rows of one case and anchor, which lie side by side, from 1."""
    if not len(case):
        return np.zeros(0, np.int16)
    new = np.append(True, (case[1:] != case[:-1]) | (anchor[1:] != anchor[:-1]))
    place = np.arange(len(case))
    found: Column = (place - np.maximum.accumulate(np.where(new, place, 0)) + 1).astype(np.int16)
    return found


def _stopped(task: Task, rows: Found, asking: Asking) -> Found:
    """The rows with their due days moved by the days on which the clock stood still."""
    if task.exempt is None or (isinstance(task.shape, Once) and task.shape.at):
        return rows
    stops = asking.stops(task.exempt)
    moves = rows.raw != NEVER
    due, went_on = stops.moved(rows.person, rows.anchor, np.where(moves, rows.raw, rows.anchor))
    if task.resume is not None:
        due = np.where(went_on > rows.anchor, np.maximum(due, asking.calendar.moved(went_on, task.resume)), due)
    within = task.shape.within
    if within is not None and within.span is Span.WORKING_DAYS:
        due = np.where(due > rows.raw, asking.calendar.worked(due.astype(np.int32)), due)
    return replace(rows, due=np.where(moves, due, NEVER).astype(np.int32))
