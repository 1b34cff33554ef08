"""Days moved by a length of time that a plan writes, on the calendar alone: months clamp to the last day."""

from calendar import monthrange
from datetime import date, timedelta

from pejl.sentences.shapes import Duration, Span

CALENDAR = (Span.DAYS, Span.DAYS_AND_NIGHTS, Span.WEEKS, Span.MONTHS, Span.YEARS)
"""Lengths of time that need no clock and no holidays."""


def after(day: date, duration: Duration) -> date:
    """The day so much later. Raises ValueError for hours and working days.

    >>> after(date(2023, 8, 31), Duration(6, Span.MONTHS))
    datetime.date(2024, 2, 29)
    """
    match duration.span:
        case Span.MONTHS | Span.YEARS:
            months = duration.number * (12 if duration.span is Span.YEARS else 1)
            count = day.year * 12 + day.month - 1 + months
            year, month = count // 12, count % 12 + 1
            return date(year, month, min(day.day, monthrange(year, month)[1]))
        case Span.WEEKS:
            return day + timedelta(weeks=duration.number)
        case Span.DAYS | Span.DAYS_AND_NIGHTS:
            return day + timedelta(days=duration.number)
    raise ValueError(duration.span)


def before(day: date, duration: Duration) -> date:
    """The last day from which it is more than so long to `day`."""
    earlier = after(day, Duration(-duration.number, duration.span)) + timedelta(days=3)
    while after(earlier, duration) >= day:
        earlier -= timedelta(days=1)
    return earlier
