"""What a rule ends in: a count for every area, cell and period, or a list of the rows running on a day."""

from dataclasses import dataclass

from pejl.ledger.verbs.algebra import Marks, Spans, Window

NEVER = -(1 << 31)
"""In a list: there is no such day."""


@dataclass(frozen=True, slots=True)
class Count:
    """One whole number for every area, cell and period."""

    of: Spans | Marks


@dataclass(frozen=True, slots=True)
class OfSpans(Count):
    """What is counted of stretches."""

    of: Spans


@dataclass(frozen=True, slots=True)
class OfMarks(Count):
    """What is counted of single days."""

    of: Marks


class Minutes(OfSpans):
    """Days of the rows in the period times the minutes a week of each row: over 2220 times the period's days it is
    full-time persons. Rows of a set count as full time."""


class DayCount(OfSpans):
    """Days of the rows in the period; rows that overlap count twice."""


class PersonsAt(OfSpans):
    """Persons with a row running on the last day of the period, each once a cell."""


class PersonsIn(OfSpans):
    """Persons with a row running on any day of the period, each once a cell."""


class NumberOf(OfMarks):
    """Marks in the period."""


class SumOf(OfMarks):
    """What the marks in the period carry, added."""


@dataclass(frozen=True, slots=True)
class Latest:
    """The day of the `nth` last mark up to and including the day asked about; NEVER where there are fewer."""

    marks: Marks
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Next:
    """The day of the first mark after the day asked about; NEVER where there is none."""

    marks: Marks


@dataclass(frozen=True, slots=True)
class Tally:
    """How many marks lie in the window that ends with the day asked about."""

    marks: Marks
    window: Window


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows running on a day, one line each: person, area, cell, start, and a number for each of the columns."""

    of: Spans
    columns: tuple[tuple[str, Latest | Next | Tally], ...] = ()
