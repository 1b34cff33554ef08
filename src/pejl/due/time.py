"""Days moved by what a promise says: hours, working days, days, weeks, months. Danish holidays, and closing days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from pejl.due.task import Column
from pejl.ledger.verbs.algebra import Window
from pejl.ledger.verbs.calendar import FAR_DAY, plus
from pejl.periods import day_of
from pejl.sentences.shapes import Duration, Span

YEARS = range(2000, 2061)
"""Holidays are known for these years; before and after them only weekends are free."""


@cache
def holidays() -> dict[date, str]:
    """The public holidays by day, with their Danish names (store bededag to 2023)."""
    import holidays as package

    return dict(package.country_holidays("DK", years=YEARS, language="da"))


SATURDAY = 5
NAMED = {"1. maj": (5, 1), "grundlovsdag": (6, 5), "juleaftensdag": (12, 24), "nytårsaftensdag": (12, 31)}


def days_named(name: str) -> list[date]:
    """The day of each year that a municipality may close on without it being a holiday. KeyError for no such name."""
    return [date(year, *NAMED[name]) for year in YEARS]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked: Monday to Friday but for holidays and the municipality's own `closed` days."""

    closed: frozenset[date] = frozenset()

    def free(self, first: int, last: int) -> list[tuple[date, str]]:
        """The days after the first, up to and including the last, that are not worked, each with why."""
        days = (day_of(each) for each in range(first + 1, last + 1))
        return [(day, name) for day in days if (name := self.why_free(day))]

    def why_free(self, day: date) -> str:
        """`weekend`, a holiday's name or `lukkedag`; "" for a working day."""
        if day.weekday() >= SATURDAY:
            return "weekend"
        return holidays().get(day) or ("lukkedag" if day in self.closed else "")

    def moved(self, days: Column, duration: Duration) -> Column:
        """The last day in time. Hours are days, rounded up: of persons the ledger knows days. Months clamp."""
        count = duration.number
        match duration.span:
            case Span.WORKING_DAYS:
                return self._offset(days, count, "preceding")
            case Span.MONTHS:
                return plus(days, Window(months=count))
            case Span.YEARS:
                return plus(days, Window(months=12 * count))
            case Span.HOURS:
                return days + np.int32(-(-count // 24))
            case Span.DAYS_AND_NIGHTS:
                return days + np.int32(count)
            case Span.WEEKS:
                return days + np.int32(7 * count)
        return days + np.int32(count)

    def worked(self, days: Column) -> Column:
        """Each day itself, or the next that is worked."""
        return self._offset(days, 0, "following")

    def _offset(self, days: Column, count: int, roll: str) -> Column:
        near = np.minimum(days, FAR_DAY - 4000).astype("datetime64[D]")
        found = np.busday_offset(near, count, roll=roll, busdaycal=_free(self.closed))  # type: ignore[call-overload]  # numpy's stub wants a literal
        moved: Column = np.where(days >= FAR_DAY - 4000, FAR_DAY, found.astype(np.int32)).astype(np.int32)
        return moved


@cache
def _free(closed: Iterable[date]) -> np.busdaycalendar:
    days = sorted({*holidays(), *closed})
    return np.busdaycalendar(holidays=np.array(days, "datetime64[D]"))
