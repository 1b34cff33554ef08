"""Lengths of time: read alone, and how many days they can be, so that two in different units can be compared."""

from pejl.check.names import Names
from pejl.plan.locator import Path as DataPath
from pejl.sentences import SentenceError, parse_rhythm
from pejl.sentences.shapes import AtEach, AtFirst, CountWithin, Duration, Per, Rhythm, Span, Times, Within

_PERIODS = {
    Per.WEEK: Duration(1, Span.WEEKS),
    Per.MONTH: Duration(1, Span.MONTHS),
    Per.QUARTER: Duration(3, Span.MONTHS),
    Per.YEAR: Duration(1, Span.YEARS),
}
LONGEST = 100
"""Years: no promise runs longer, and days beyond the calendar cannot be reckoned."""


def length_of(rhythm: Rhythm) -> Duration | None:
    """How long there is by a sentence; None where it gives no length."""
    match rhythm:
        case AtEach() | AtFirst():
            return None
        case Times(_, _, per):
            return _PERIODS[per]
        case CountWithin(_, window):
            return window
    return rhythm.duration


def shorter(one: Duration, other: Duration) -> bool:
    """The one is shorter than the other, whichever day they run from. 26 weeks and 6 months can be either."""
    return _days(one)[1] < _days(other)[0]


def too_long(duration: Duration) -> bool:
    """Over LONGEST years; 100 years and 1,200 months are not."""
    match duration.span:
        case Span.YEARS:
            return duration.number > LONGEST
        case Span.MONTHS:
            return duration.number > 12 * LONGEST
    return 4 * _days(duration)[0] > LONGEST * (4 * 365 + 1)


def length_read(names: Names, written: str | None, path: DataPath) -> Duration | None:
    """A length of time alone, such as `6 måneder`; None, and a fault at its own column, where it is none."""
    if written is None:
        return None
    read = names.sentence("hvornaar_ikke_forstaaet", _alone, written, path)
    return read.duration if isinstance(read, Within) else None


def _alone(text: str) -> Rhythm:
    before = "inden for "
    try:
        return parse_rhythm(before + text)
    except SentenceError as fault:
        raise SentenceError(text, max(1, fault.column - len(before)), fault.expected, "6 måneder") from None


def _days(duration: Duration) -> tuple[int, int]:
    """The fewest and the most days it can be."""
    number = duration.number
    match duration.span:
        case Span.HOURS:
            return -(-number // 24), -(-number // 24)
        case Span.WORKING_DAYS:
            # Weekends are sure; holidays and closing days are at most as many again.
            return number + 2 * (number // 5), 3 * number + 14
        case Span.WEEKS:
            return 7 * number, 7 * number
        case Span.MONTHS:
            # A run of months is never more than two days from the even share of a year, but for leap days.
            return 365 * number // 12 - 2, 366 * number // 12 + 2
        case Span.YEARS:
            return 365 * number, 366 * number
    return number, number
