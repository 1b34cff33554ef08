"""Rows that are no person's: what is promised in each period, and the enquiries with their own clock."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import numpy as np

from pejl.due.chain import Asking
from pejl.due.enquiries import UTC, OpeningHours, after_minutes, due_at, received
from pejl.due.promise import Promise
from pejl.due.state import SOON, Cause, State
from pejl.due.task import NEVER, Column
from pejl.ledger.snapshot import Part, Snapshot, book_of
from pejl.ledger.verbs import DAY, Marks, aged
from pejl.periods import Grain, Period, day_in_copenhagen, day_number
from pejl.rules import Own
from pejl.sentences.shapes import Per, Span, Times, Within

Columns = dict[str, Column]
_GRAIN = {Per.MONTH: Grain.MONTH, Per.QUARTER: Grain.QUARTER, Per.YEAR: Grain.YEAR}
_DAYS = ("anchor", "began", "ended", "raw", "due", "kept")


def periods(per: Per, first: date, last: date) -> Iterator[tuple[date, date]]:
    """First and last day of the weeks (Monday to Sunday), months, quarters or years that lie wholly in force."""
    if per is Per.WEEK:
        day = first + timedelta(days=-first.weekday() % 7)
        while day + timedelta(days=6) <= last:
            yield day, day + timedelta(days=6)
            day += timedelta(days=7)
        return
    grain = _GRAIN[per]
    place = Period(first.year, 1, grain)
    while place.last <= last:
        if place.first >= first:
            yield place.first, place.last
        place = place.step(1)


def period_rows(promise: Promise, asking: Asking) -> Columns:
    """One row for each of the `least` acts of each period that has begun: the i-th act of a period keeps the i-th row.
    Each period is due on its last day."""
    if not isinstance(promise.rhythm, Times):
        raise TypeError(promise.said)
    days = np.sort(_days(promise, asking))
    found: dict[str, list[int]] = {name: [] for name in (*_DAYS, "nth", "state", "cause")}
    for first, last in periods(promise.rhythm.per, promise.first, promise.last):
        begins, ends = day_number(first), day_number(last)
        if begins > asking.day:
            break
        acts = days[(begins <= days) & (days <= ends)]
        for nth in range(1, promise.rhythm.least + 1):
            kept = int(acts[nth - 1]) if nth <= len(acts) else NEVER
            state = _state(kept, ends, asking.day)
            cause = Cause.KOMMUNEN if state is State.OVERSKREDET else Cause.INGEN
            row = (begins, begins, ends + 1, ends, ends, kept, nth, state, cause)
            for name, value in zip(found, row, strict=True):
                found[name].append(int(value))
    return _columns(found)


def _days(promise: Promise, asking: Asking) -> Column:
    marks = promise.acts[0].moment.rule(Own(aged(0, 1), promise.groups, "", DAY))
    if not isinstance(marks, Marks):
        raise TypeError(promise.acts[0].moment.name)
    rows = asking.ask.marks(marks)
    ours = np.ones(len(rows.day), bool)
    if asking.area is not None and rows.area is not None:
        ours = rows.area == asking.area
    return rows.day[ours]


def _state(kept: int, due: int, day: int) -> State:
    if kept != NEVER:
        return State.HOLDT if kept <= due else State.HOLDT_FOR_SENT
    if due < day:
        return State.OVERSKREDET
    return State.SNART if due - day <= SOON else State.AABEN


def enquiry_rows(
    promise: Promise, snapshot: Snapshot, rows: Part, instant: datetime, area: str | None, opening: OpeningHours
) -> Columns:
    """A row for each enquiry received in force, judged to the minute."""
    if not isinstance(promise.rhythm, Within):
        raise TypeError(promise.said)
    end = promise.acts[0].moment.end
    duration = promise.rhythm.duration
    hours = duration.number * (24 if duration.span is Span.DAYS_AND_NIGHTS else 1)
    names = ("day", "minute", "company", "area", end)
    orders = zip(*(rows.column("orders", name).tolist() for name in names), strict=True)
    ours = _place(snapshot, area)
    low, high = (
        day_number(promise.first),
        day_number(min(promise.last, day_in_copenhagen(instant))),
    )
    found: dict[str, list[int]] = {name: [] for name in ("subject", *_DAYS, "nth", "minute", "state", "cause")}
    seen: dict[tuple[int, int], int] = {}
    for day, minute, company, where, waited in orders:
        if not (low <= day <= high) or (area is not None and where != ours):
            continue
        seen[company, day] = nth = seen.get((company, day), 0) + 1
        start = received(date(1970, 1, 1) + timedelta(days=day), minute)
        due = due_at(start, hours, promise.clock, opening)
        done = after_minutes(start, waited) if waited >= 0 else None
        row = (company, day, day, NEVER, *_judged(due, done, instant))
        for name, value in zip(("subject", "anchor", "began", "ended", *_JUDGED), row, strict=True):
            found[name].append(int(value))
        found["nth"].append(nth)
    return _columns(found)


_JUDGED = ("raw", "due", "kept", "minute", "state", "cause")


def _judged(due: datetime, done: datetime | None, instant: datetime) -> tuple[int, int, int, int, State, Cause]:
    """Due and kept as days of Copenhagen, the minute of the due day, and how the row stands at the instant."""
    day, minute = day_number(due.date()), due.hour * 60 + due.minute
    if done is not None and done.astimezone(UTC) <= instant:
        late = done.astimezone(UTC) > due.astimezone(UTC)
        state, cause = (State.HOLDT_FOR_SENT, Cause.KOMMUNEN) if late else (State.HOLDT, Cause.INGEN)
        return day, day, day_number(done.date()), minute, state, cause
    if due.astimezone(UTC) < instant:
        return day, day, NEVER, minute, State.OVERSKREDET, Cause.KOMMUNEN
    return day, day, NEVER, minute, State.SNART, Cause.INGEN


def _place(snapshot: Snapshot, area: str | None) -> int:
    book = snapshot.books.get(book_of("orders", "area"), ())
    return book.index(area) if area in book else -1


def _columns(found: dict[str, list[int]]) -> Columns:
    count = len(found["anchor"])
    whole = {name: np.array(values, np.int64) for name, values in found.items()}
    return {"subject": np.zeros(count, np.int64), "minute": np.full(count, -1), **whole}
