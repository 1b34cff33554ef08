"""Days as numbers since 1970-01-01, and months on them by table look-up."""

from functools import cache

import numpy as np

from pejl.ledger.tables import FAR
from pejl.ledger.verbs.algebra import Window

Days = np.ndarray
FAR_DAY = int(np.datetime64(FAR, "D").astype(int))
_FIRST, _LAST = np.datetime64("1850-01", "M"), np.datetime64("2400-01", "M")


@cache
def _months() -> tuple[Days, Days, int]:
    """The first day of each month, the month of each day, and the day both tables begin on."""
    firsts = np.arange(_FIRST, _LAST + 1).astype("datetime64[D]").astype(np.int32)
    month_of = np.repeat(np.arange(len(firsts) - 1, dtype=np.int32), np.diff(firsts))
    return firsts, month_of, int(firsts[0])


def plus(day: Days, window: Window) -> Days:
    """The days moved by a window. Months clamp: 31 January and one month is 28 or 29 February. What lies after the
    year 2399 is never."""
    if not window.months:
        return day + np.int32(window.days)
    firsts, month_of, base = _months()
    month = np.take(month_of, day - base, mode="clip")
    moved = np.minimum(month + window.months, len(firsts) - 2)
    length = firsts[moved + 1] - firsts[moved]
    found: Days = firsts[moved] + np.minimum(day - firsts[month], length - 1)
    found[day >= firsts[-1]] = FAR_DAY
    return found


def after_whole_month(day: Days) -> Days:
    """The first day on which a whole calendar month has passed without the days from `day` on."""
    firsts, month_of, base = _months()
    month = np.take(month_of, day - base, mode="clip")
    begun = np.minimum(month + (day > firsts[month]), len(firsts) - 2)
    found: Days = firsts[begun + 1].copy()
    found[day >= firsts[-1]] = FAR_DAY
    return found


def first_of_month(day: Days) -> Days:
    """The first day of each day's month."""
    firsts, month_of, base = _months()
    found: Days = firsts[np.take(month_of, day - base, mode="clip")]
    return found
