"""How time passes for the oracle of due rows: days as `date.toordinal`, working days read off the church year."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from functools import cache

from pejl.ledger.verbs import algebra as a
from pejl.sentences.shapes import Duration, Span
from spec.verbs.timing import months_later, moved

Working = Callable[[int], bool]
"""Whether a day is worked."""
LAST_STORE_BEDEDAG = 2023


def worked(closed: Collection[date] = ()) -> Working:
    """Monday to Friday, without holidays and without the days a municipality has closed."""
    return lambda day: _is_worked(date.fromordinal(day), frozenset(closed))


@cache
def _is_worked(day: date, closed: frozenset[date]) -> bool:
    return day.isoweekday() <= 5 and day not in holidays(day.year) and day not in closed


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of Denmark that can fall on a weekday. Easter Day and Whit Sunday are Sundays anyway."""
    moving = {"skaertorsdag": -3, "langfredag": -2, "2. paaskedag": 1, "Kristi himmelfart": 39, "2. pinsedag": 50}
    if year <= LAST_STORE_BEDEDAG:
        moving["store bededag"] = 26
    fixed = {date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(fixed | {easter(year) + timedelta(days=days) for days in moving.values()})


def easter(year: int) -> date:
    """Easter Day: the Sunday after the church's full moon on or after 21 March, by Gauss as corrected for all years
    of the Gregorian calendar."""
    century = year // 100
    moon = (19 * (year % 19) + 15 + century - century // 4 - (8 * century + 13) // 25) % 30
    late = moon == 29 or (moon == 28 and year % 19 > 10)
    full = date(year, 3, 21) + timedelta(days=moon - late)
    return full + timedelta(days=7 - full.isoweekday() % 7)


def later(day: int, duration: Duration, working: Working) -> int:
    """The day so much later, day by day for working days."""
    count = duration.number
    if duration.span is Span.WORKING_DAYS:
        while count:
            day += 1
            count -= working(day)
        return day
    if duration.span in (Span.MONTHS, Span.YEARS):
        return months_later(day, count * (12 if duration.span is Span.YEARS else 1))
    return (
        day
        + {Span.DAYS: count, Span.DAYS_AND_NIGHTS: count, Span.WEEKS: 7 * count, Span.HOURS: (count + 23) // 24}[
            duration.span
        ]
    )


def reached(day: int, window: a.Window) -> range:
    """The days after a day, up to and including the one so much later."""
    return range(day + 1, moved(day, window) + 1)
