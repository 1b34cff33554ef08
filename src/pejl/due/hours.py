"""The time of an enquiry's clock that has gone or is left, in the clock's own hours: the other way of `due_at`."""

from datetime import datetime, timedelta

from pejl.due.enquiries import UTC, OpeningHours
from pejl.due.promise import Promise
from pejl.periods import COPENHAGEN
from pejl.sentences.shapes import Span, Within

OPENING = "åbningstid"
"""A clock that runs in opening hours only; every other runs day and night."""


def hours_of(promise: Promise) -> int:
    """The hours an enquiry's promise gives; a døgn is 24 of them. TypeError for one that gives no length of time."""
    if not isinstance(promise.rhythm, Within):
        raise TypeError(promise.said)
    length = promise.rhythm.duration
    return length.number * (24 if length.span is Span.DAYS_AND_NIGHTS else 1)


def minutes_between(start: datetime, end: datetime, clock: str, opening: OpeningHours) -> int:
    """Whole minutes of the clock from one instant to a later one, what is over cut off; 0 where the end is not later.
    Real minutes: the night that summer time begins has an hour less. In opening hours only what lies within them
    counts, so from closing time to the next opening there is none. Both instants have a zone."""
    low, high = start.astimezone(UTC), end.astimezone(UTC)
    if high <= low:
        return 0
    if clock != OPENING:
        return (high - low) // timedelta(minutes=1)
    day, last = start.astimezone(COPENHAGEN).date(), end.astimezone(COPENHAGEN).date()
    gone = timedelta(0)
    while day <= last:
        times = opening.on(day)
        day += timedelta(days=1)
        if times is not None:
            opens, closes = (each.astimezone(UTC) for each in times)
            gone += max(timedelta(0), min(closes, high) - max(opens, low))
    return gone // timedelta(minutes=1)
