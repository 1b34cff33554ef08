"""Days as whole numbers since 1970-01-01, and months on them, in words every engine takes alike."""

from collections.abc import Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from pejl.ledger.tables import FAR
from pejl.ledger.verbs.algebra import CALENDAR_MONTH, Window
from pejl.ledger.verbs.cube import edges
from pejl.periods import Period

EPOCH = 719_163
FAR_DAY = FAR.toordinal() - EPOCH
LONG_AGO = -EPOCH
"""The first day a date can be."""


def _date(day: ir.IntegerValue) -> ir.DateValue:
    return ibis.date(1970, 1, 1) + day.as_interval("D")


def _number(moved: ir.DateValue) -> ir.IntegerValue:
    return moved.delta(ibis.date(1970, 1, 1), unit="day").cast("int64")


def month_of(day: ir.IntegerValue) -> ir.IntegerValue:
    """The month as a number: year times 12 and month."""
    when = _date(day)
    return when.year().cast("int64") * 12 + when.month().cast("int64")


def later(day: ir.IntegerValue, window: Window) -> ir.IntegerValue:
    """The day moved by a window; months clamp to their last day, and what is moved past `FAR` is there."""
    if window.months:
        day = _number(_date(day) + ibis.interval(months=window.months))
    elif window.days:
        day = day + window.days
    else:
        return day
    return ibis.least(day, ibis.literal(FAR_DAY, "int64"))


def apart(end: ir.IntegerValue, start: ir.IntegerValue, gap: Window) -> ir.BooleanValue:
    """Whether a stretch that begins at `start` is another course than the one that ended at `end`."""
    if gap == CALENDAR_MONTH:
        return month_of(start) - month_of(end - 1) > 1
    return start > later(end, gap)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Periods of one length that follow each other: `first` and `end` are days, `month` that of the first."""

    periods: tuple[Period, ...]
    first: int
    end: int
    month: int
    length: int

    @classmethod
    def of(cls, periods: Sequence[Period]) -> "Calendar":
        """Raises ValueError where the periods overlap (year to date) or leave days out."""
        days = [int(day) for day in edges(periods)]
        months = [period.first.year * 12 + period.first.month for period in periods]
        months.append(periods[-1].end.year * 12 + periods[-1].end.month)
        length = months[1] - months[0]
        if length < 1 or months != [months[0] + length * place for place in range(len(months))]:
            raise ValueError(f"{periods[0]} … {periods[-1]}")
        return cls(tuple(periods), days[0], days[-1], months[0], length)

    def place(self, day: ir.IntegerValue) -> ir.IntegerValue:
        """The period of a day that is in one of them; their number for the day after."""
        return _over(month_of(day) - self.month, self.length)


def _over(number: ir.IntegerValue, by: int) -> ir.IntegerValue:
    """A number of months divided and rounded down, without leaving whole numbers: by multiplying and shifting."""
    return number if by == 1 else (number * -(-(1 << 20) // by)) >> 20
