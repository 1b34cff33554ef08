"""An enquiry has a clock of its own: hours round the clock, or the hours the municipality is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from pejl.due.time import Calendar, holidays
from pejl.periods import COPENHAGEN

UTC = ZoneInfo("UTC")


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """From and to on each weekday, Monday 0; a weekday that is not there is closed, and so are holidays and the
    municipality's own closing days. A Saturday or a Sunday that is there is open."""

    hours: Mapping[int, tuple[time, time]] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """When it is open on a day, in Copenhagen's time."""
        times = self.hours.get(day.weekday())
        if times is None or day in holidays() or day in self.calendar.closed:
            return None
        opens, closes = (datetime.combine(day, each, COPENHAGEN) for each in times)
        return opens, closes


def received(day: date, minute: int) -> datetime:
    """The instant an enquiry came; where only the day is known, its last minute."""
    of_day = minute if 0 <= minute < 24 * 60 else 24 * 60 - 1
    return datetime.combine(day, time(of_day // 60, of_day % 60), COPENHAGEN)


def after_minutes(start: datetime, minutes: int) -> datetime:
    """So many real minutes later: an hour more or less where summer time begins or ends on the way."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(COPENHAGEN)


def due_at(start: datetime, hours: int, clock: str, opening: OpeningHours) -> datetime:
    """The last instant in time: so many hours of the day and night after, or so many of the opening hours. ValueError
    where the municipality is never open. Borderline: closing time itself is in time, and an enquiry that comes then
    waits for the next opening; hours are real ones, also where summer time begins or ends while it is open."""
    if clock != "åbningstid":
        return after_minutes(start, 60 * hours)
    left, day = timedelta(hours=hours), start.date()
    for _ in range(YEARS_AHEAD * 366):
        times = opening.on(day)
        day += timedelta(days=1)
        if times is None:
            continue
        opens, closes = (each.astimezone(UTC) for each in times)
        begin = max(opens, start.astimezone(UTC))
        there = closes - begin
        if there >= left:
            return (begin + left).astimezone(COPENHAGEN)
        left -= max(there, timedelta(0))
    raise ValueError("the municipality is never open")


YEARS_AHEAD = 3
