"""How time passes for the oracle: days as `date.toordinal`, months that clamp to their last day."""

from datetime import date
from functools import cache

from pejl.ledger.verbs import algebra as a


def moved(day: int, window: a.Window) -> int:
    """The day so much later; months clamp to their last day."""
    return months_later(day, window.months) if window.months else day + window.days


@cache
def months_later(day: int, months: int) -> int:
    then = date.fromordinal(day)
    place = then.year * 12 + then.month - 1 + months
    first = date(place // 12, place % 12 + 1, 1)
    after = date((place + 1) // 12, (place + 1) % 12 + 1, 1)
    return min(first.toordinal() + then.day, after.toordinal()) - 1


def in_window(mark: int, day: int, window: a.Window) -> bool:
    """A mark is in the window that ends with the day until as long has passed."""
    return mark <= day < moved(mark, window)


def whole_month_between(end: int, start: int) -> bool:
    firsts = [day for day in range(end, start + 1) if date.fromordinal(day).day == 1]
    return len(firsts) >= 2
