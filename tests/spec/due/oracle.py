"""A naive evaluator of due rows, to hold the real one against: slow, and meant to be right at sight.

The verbs are the naive ones of `spec.verbs.byday`; here a promise is read case by case and the clock day by day. It
takes the persons as they are drawn and leaves out itself what had not begun on the day that is asked for:

    rows(task, subjects(tables), area, day, worked(closed))

Where the words leave something open, this is what is read here. The ledger's rows are unknown before their first day
and known to their written end from then on. So a case that is cut from a longer stretch may begin later than today,
and an anchor or an act may be the planned end of something: none of them is there before its day, but for an anchor of
an `early` promise. What falls in a case so that it counts (`has`) may be still to come. A rule that comes into force
later moves a rolling clock to its first day, also when that is still to come. A person without a row in `persons` is
in no municipality, and is still a person where all are asked for. `early` only widens: of an anchor before its case,
acts count from the anchor on as ever. What a delayed clock says is rolled to a working day at the very end, after
`resume`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pejl.due.task import Once, Rolling, Task
from pejl.ledger import tables
from pejl.ledger.verbs import algebra as a
from pejl.sentences.shapes import Duration, Span
from spec.due.clock import Working, later, reached
from spec.verbs import byday
from spec.verbs.byday import HORIZON, Days, Person
from spec.verbs.oracle import EPOCH, NOWHERE, Persons

NEVER_ENDS = 10**9
"""As an ordinal: after every day."""


class Row(NamedTuple):
    """A due row; an end or a due day that never comes is `FAR`, and None is no such day."""

    person: int
    began: date
    ended: date
    anchor: date
    nth: int
    raw: date | None
    due: date | None
    kept: date | None


class Case(NamedTuple):
    began: int
    ended: int


class Line(NamedTuple):
    """A row of one person with days as ordinals."""

    case: Case
    anchor: int
    nth: int
    raw: int | None
    due: int | None
    kept: int | None


def rows(task: Task, persons: Persons, area: str | None, day: date, working: Working) -> set[Row]:
    """The due rows of everyone, as they were known on the day."""
    found = set()
    for number, person in persons.items():
        asked = _Asked(task, as_of(person, day), area, day.toordinal(), working)
        lines = asked.once(task.shape) if isinstance(task.shape, Once) else asked.rolling(task.shape)
        left = [line for line in map(still_kept, lines) if not lapsed(task, line, day.toordinal())]
        found |= {_row(number, line) for line in left if asked.is_asked(line)}
    return found


def as_of(person: Person, day: date) -> Person:
    """What had begun by the day, with its ends as they are written."""
    if ("as of", day) not in person.kept:
        its = {
            name: [row for row in rows if row[tables.TABLES[name].start] <= day] for name, rows in person.tables.items()
        }
        known = bool(its.get("persons"))
        past = Person(person.area, person.born, its) if known else Person(NOWHERE, None, its)
        person.kept["as of", day] = past
    past = person.kept["as of", day]
    return past


def still_kept(line: Line) -> Line:
    """Without an act that came when the case was over and the row's day past."""
    if line.kept is None or line.kept < line.case.ended or (line.due is not None and line.kept <= line.due):
        return line
    return line._replace(kept=None)


def lapsed(task: Task, line: Line, today: int) -> bool:
    """Whether it was not kept, and its case ended on or before its due day (or has none, or nothing to keep it)."""
    if line.kept is not None or line.case.ended > today:
        return False
    return task.shape.acts is None or line.due is None or line.case.ended <= line.due


def stands_still(exempt: a.Spans, person: Person, day: date) -> bool:
    """Whether a person's clock stands still on the day it is asked."""
    return day.toordinal() in byday.days(exempt, as_of(person, day))


def cases(task: Task, person: Person, area: str | None, today: int) -> list[Case]:
    """Those that had begun on the day; of all municipalities, a person's days without a break are one."""
    begun = [row for row in byday.rows(task.cases, person) if area in (None, row.area) and row.start <= today]
    whole = byday.runs({day for row in begun for day in range(row.start, row.end)}) if area is None else []
    of_area = whole or sorted((row.start, row.end) for row in begun)
    found = [Case(began, NEVER_ENDS if ended == HORIZON else ended) for began, ended in of_area]
    if task.has:
        fell = [mark.day for mark in byday.marks(task.has, person)]
        found = [case for case in found if any(case.began <= day < case.ended for day in fell)]
    return [case for case in found if not task.keeps_old or in_force(task, case.began)]


def in_force(task: Task, day: int) -> bool:
    return task.first <= day - EPOCH <= task.last


@dataclass(frozen=True, slots=True)
class _Asked:
    """A task of one person, the person as known on the day."""

    task: Task
    person: Person
    area: str | None
    today: int
    working: Working

    def cases(self) -> list[Case]:
        return cases(self.task, self.person, self.area, self.today)

    def meets(self, day: int) -> bool:
        """Whether an anchor counts on the day."""
        condition = self.task.condition
        if isinstance(condition, a.Marks):
            return day in self.marks(condition)
        return condition is None or day in byday.days(condition, self.person)

    def marks(self, marks: a.Marks | None) -> list[int]:
        """The days of marks in order, as many times as there are marks."""
        return sorted(mark.day for mark in byday.marks(marks, self.person)) if marks else []

    def seen(self, marks: a.Marks | None) -> list[int]:
        """Those that have come: the planned end of something is a mark, and not one yet."""
        return [day for day in self.marks(marks) if day <= self.today]

    # --- once ------------------------------------------------------------------------------------------------

    def once(self, shape: Once) -> list[Line]:
        owned = self._owned(shape)
        found = []
        for place, (anchor, case) in enumerate(owned):
            until = min((day for day, _ in owned[place + 1 :]), default=NEVER_ENDS)
            raw = due = anchor if shape.at else None
            if shape.within and not shape.at:
                raw = later(anchor, shape.within, self.working)
                due = self.put_off(anchor, raw, shape.within)
            found.append(Line(case, anchor, 1, raw, due, self._kept(shape, anchor, case, until)))
        return found

    def _owned(self, shape: Once) -> list[tuple[int, Case]]:
        """The anchors that belong to a case, with it."""
        found = []
        anchors = self.marks(shape.anchors) if shape.early else self.seen(shape.anchors)
        for day in sorted(set(anchors)):
            case = self._case_of(day, shape.reach)
            late = case and shape.limit and day >= later(case.began, shape.limit, self.working)
            if case and not late and self.meets(day) and (self.task.keeps_old or in_force(self.task, day)):
                found.append((day, case))
        return found

    def _case_of(self, day: int, reach: a.Window) -> Case | None:
        around = [case for case in self.cases() if case.began <= day < case.ended]
        ahead = [case for case in self.cases() if reach != a.DAY and case.began in reached(day, reach)]
        return (around or ahead or [None])[0]

    def _kept(self, shape: Once, anchor: int, case: Case, until: int) -> int | None:
        if shape.at:
            return anchor if anchor in self.seen(shape.acts) else None
        since = min(case.began, anchor) if shape.early else anchor
        return min((day for day in self.seen(shape.acts) if since <= day < until), default=None)

    # --- rolling ---------------------------------------------------------------------------------------------

    def rolling(self, shape: Rolling) -> list[Line]:
        found = []
        for case in self.cases():
            start = self._clock_starts(shape, case)
            if start is not None:
                found += self._from(start, shape, case)
        return found

    def _clock_starts(self, shape: Rolling, case: Case) -> int | None:
        starting = [case.began] if shape.anchors is None else self.seen(shape.anchors)
        inside = [day for day in starting if case.began <= day < case.ended and self.meets(day)]
        if not inside or self.task.keeps_old:
            return inside[0] if inside else None
        begun = EPOCH + self.task.first <= self.today
        return inside[0] if begun and inside[0] - EPOCH <= self.task.last else None

    def _from(self, start: int, shape: Rolling, case: Case) -> list[Line]:
        acts = [day for day in self.seen(shape.acts) if start <= day < case.ended]
        steps: list[int] = [start] * shape.count + acts
        kept: list[int | None] = [*acts, *[None] * shape.count]
        limit = later(case.began, shape.limit, self.working) if shape.limit else NEVER_ENDS
        found: list[Line] = []
        found_before: list[int] = []
        for anchor, act in zip(steps, kept, strict=True):
            raw = later(anchor, shape.within, self.working)
            nth = 1 + sum(line.anchor == anchor for line in found)
            due = self.put_off(anchor, raw, shape.within)
            from_the_start = len(found_before) < shape.count
            found_before.append(anchor)
            if (raw <= limit if from_the_start else raw < limit) and (
                self.task.keeps_old or anchor - EPOCH <= self.task.last
            ):
                found.append(Line(case, anchor, nth, raw, due, act))
        return found if self.task.keeps_old else [self._in_force(line) for line in found if self._is_ours(line)]

    def _is_ours(self, line: Line) -> bool:
        """Whether it was still to be kept when the promise came into force."""
        return line.kept is None or line.kept - EPOCH >= self.task.first

    def _in_force(self, line: Line) -> Line:
        """What was due before the promise came into force is due on its first day."""
        first = EPOCH + self.task.first
        if line.raw is None or line.due is None or line.raw >= first:
            return line
        still = byday.days(self.task.exempt, self.person) if self.task.exempt else set()
        return line._replace(raw=first, due=max(line.due, _counted_out(first - 1, first, still)))

    def is_asked(self, line: Line) -> bool:
        """Whether the row is asked for on its due day, or until then today, or at last on the case's last day."""
        day = min(self.today, line.due or self.today, line.case.ended - 1)
        return self.task.asked is None or max(day, line.case.began) in byday.days(self.task.asked, self.person)

    # --- the clock stands still ------------------------------------------------------------------------------

    def put_off(self, anchor: int, raw: int, within: Duration) -> int:
        """The due day with the days of exemptions left out, day by day."""
        still = byday.days(self.task.exempt, self.person) if self.task.exempt else set()
        due = _counted_out(anchor, raw, still)
        if due == NEVER_ENDS or still.isdisjoint(range(anchor + 1, raw + 1)):
            return due
        if self.task.resume:
            goes_on = max(end for start, end in byday.runs(still) if start <= due and end > anchor + 1)
            due = max(due, later(goes_on, self.task.resume, self.working))
        while within.span is Span.WORKING_DAYS and not self.working(due):
            due += 1
        return due


def _counted_out(anchor: int, raw: int, still: Days) -> int:
    """The first day until which as many days are counted as there are from the anchor to `raw`."""
    day, left = anchor, raw - anchor
    while left:
        day += 1
        if day >= HORIZON and HORIZON - 1 in still:
            return NEVER_ENDS
        left -= day not in still
    return day


# --- telling ---------------------------------------------------------------------------------------------


def _row(number: int, line: Line) -> Row:
    case = line.case
    days = (_day(line.raw), _day(line.due), _day(line.kept))
    return Row(number, date.fromordinal(case.began), _day(case.ended) or tables.FAR, _day(line.anchor), line.nth, *days)


def _day(day: int | None) -> date | None:
    return None if day is None else tables.FAR if day == NEVER_ENDS else date.fromordinal(day)


# --- states ----------------------------------------------------------------------------------------------


def state(due: date | None, kept: date | None, day: date, exempt: bool, elsewhere: bool, known: date) -> str:
    """How a row stands on a day, in the words of the field."""
    if kept and kept <= day:
        return "HOLDT" if due is None or kept <= due else "HOLDT_FOR_SENT"
    if due and due < day:
        return "AFVENTER" if elsewhere or due > known else "OVERSKREDET"
    if exempt:
        return "FRITAGET"
    if elsewhere:
        return "AFVENTER"
    return "SNART" if due and (due - day).days <= 14 else "AABEN"


def in_order(found: Sequence[Row]) -> list[Row]:
    return sorted(found, key=lambda row: (row.person, row.began, row.anchor, row.nth))
