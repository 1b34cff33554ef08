"""The ledger's verbs: the small closed algebra that indicators and moments are written in.

Two things are spoken of. `Spans` are stretches of days of a person, half-open; `Marks` are single days. A rule puts
them together with the verbs below and ends in a `Count`; nothing here knows an engine, and each verb means the same
on every evaluator (`kernels`: numpy over the sorted snapshot; `relational`: Ibis). Said with sets of days, which is
how the oracle of the tests reads them:

    a & b           the rows of a, cut to the days on which b runs         a keeps its rows and their cells
    a - b           the rows of a, cut to the days on which b does not run
    a | b           the days on which either runs, as a set
    .courses(gap)   rows of one person and cell as courses: stretches at most `gap` days apart are one, and so are
                    days on which rows overlap (CALENDAR_MONTH: unless a whole calendar month lies between)
    .longer_than(w) what is left of each row from the day it has lasted w: [start + w, end)
    .lately(w)      the days on which it ran at some day of the window w that ends with the day
    .reaching(k, w) the days of the set on which it has run k of the last w days, the day itself included
    .since(marks)   what is left of each row from the first of the marks that falls on it; none fell: nothing
    .starts() .ends()  the first and the last day of each row; an open row has no last day, and ends know the length
    marks.at_least(k, w)        the days on which k marks lie in the window w that ends with the day
    marks.amounting(t, w)       the days on which the marks of the window w carry t or more together
    marks.on(spans, after=w)    the marks whose day (moved by w) is a day of the set
    marks.followed_by(b, w)     the marks after which, the same day included, a mark of b comes before w has passed
    marks.first() .last()       each person's first or last mark, one only; of several that day the one in the lowest
                                area, then the lowest cell, then the one that carries most
    marks.of(spans)             each mark once for every cell that has a row of the person on that day
    aged(low, high)             the days on which a person is at least low and under high years

A window of n days ending with day d is (d - n, d]; of n months it is what a mark n months back has just left, months
clamped to their last day: a mark on 31 January stays in a window of one month up to and including 27 February (28 in
a leap year).

Cells: `held(table, by=...)` names groups of codes, each a cell of the answer, an area times a cell; a row without an
area of its own is in the person's. Rows made as a set have one cell and the person's area.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pejl.ledger.tables import TABLES

Where = tuple[str, Literal["in", "with", ">=", "<="], tuple[str, ...] | int]
"""A code among some, one that holds a word of some, a number (a day: days since 1970) at least or at most."""


@dataclass(frozen=True, slots=True)
class Window:
    """A length of time: days, or months that clamp to the last day. One of the two is 0."""

    days: int = 0
    months: int = 0


def days(count: int) -> Window:
    return Window(days=count)


def weeks(count: int) -> Window:
    return Window(days=7 * count)


def months(count: int) -> Window:
    return Window(months=count)


CALENDAR_MONTH = Window(days=-1)
"""As a gap between courses: they are two when a whole calendar month lies between them."""
DAY = Window()
"""No time at all: the day itself."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of days."""

    def __and__(self, other: "Spans") -> "Spans":
        return During(self, other)

    def __sub__(self, other: "Spans") -> "Spans":
        return Outside(self, other)

    def __or__(self, other: "Spans") -> "Spans":
        return Either(self, other)

    def courses(self, gap: Window = DAY) -> "Spans":
        if gap.months:
            raise ValueError("a gap between courses is days, or CALENDAR_MONTH")
        return Courses(self, gap)

    def longer_than(self, window: Window) -> "Spans":
        return Longer(self, window)

    def lately(self, window: Window) -> "Spans":
        return Lately(self, _long(window))

    def reaching(self, count: int, window: Window) -> "Spans":
        return Reaching(self, _some(count), _long(window))

    def since(self, marks: "Marks") -> "Spans":
        return Since(self, marks)

    def starts(self) -> "Marks":
        return Starts(self)

    def ends(self) -> "Marks":
        return Ends(self)


@dataclass(frozen=True, slots=True)
class Marks:
    """Single days."""

    def at_least(self, count: int, window: Window) -> Spans:
        return AtLeast(self, _some(count), _long(window))

    def amounting(self, total: int, window: Window) -> Spans:
        return Amounting(self, _some(total), _long(window))

    def on(self, spans: Spans, after: Window = DAY) -> "Marks":
        return On(self, spans, after)

    def of(self, spans: Spans) -> "Marks":
        return Of(self, spans)

    def followed_by(self, other: "Marks", window: Window) -> "Marks":
        return Followed(self, other, _long(window))

    def first(self) -> "Marks":
        return First(self)

    def last(self) -> "Marks":
        return Last(self)


@dataclass(frozen=True, slots=True)
class Held(Spans):
    """Rows of a table with stretches; `by` the cells as groups of codes of the table's code column."""

    table: str
    where: tuple[Where, ...] = ()
    by: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class During(Spans):
    left: Spans
    right: Spans


@dataclass(frozen=True, slots=True)
class Outside(Spans):
    left: Spans
    right: Spans


@dataclass(frozen=True, slots=True)
class Either(Spans):
    left: Spans
    right: Spans


@dataclass(frozen=True, slots=True)
class Courses(Spans):
    inner: Spans
    gap: Window


@dataclass(frozen=True, slots=True)
class Longer(Spans):
    inner: Spans
    window: Window


@dataclass(frozen=True, slots=True)
class Lately(Spans):
    inner: Spans
    window: Window


@dataclass(frozen=True, slots=True)
class Reaching(Spans):
    inner: Spans
    count: int
    window: Window


@dataclass(frozen=True, slots=True)
class Since(Spans):
    inner: Spans
    marks: Marks


@dataclass(frozen=True, slots=True)
class AtLeast(Spans):
    marks: Marks
    count: int
    window: Window


@dataclass(frozen=True, slots=True)
class Amounting(Spans):
    marks: Marks
    total: int
    window: Window


@dataclass(frozen=True, slots=True)
class Aged(Spans):
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Noted(Marks):
    """Rows of a table as days: the day of a talk, the month of wage hours. `carries`: the number a mark carries."""

    table: str
    where: tuple[Where, ...] = ()
    carries: str = ""


@dataclass(frozen=True, slots=True)
class Starts(Marks):
    inner: Spans


@dataclass(frozen=True, slots=True)
class Ends(Marks):
    """The last days; each carries the length of its row in days."""

    inner: Spans


@dataclass(frozen=True, slots=True)
class On(Marks):
    inner: Marks
    spans: Spans
    after: Window


@dataclass(frozen=True, slots=True)
class Of(Marks):
    inner: Marks
    spans: Spans


@dataclass(frozen=True, slots=True)
class Followed(Marks):
    inner: Marks
    other: Marks
    window: Window


@dataclass(frozen=True, slots=True)
class First(Marks):
    inner: Marks


@dataclass(frozen=True, slots=True)
class Last(Marks):
    inner: Marks


def _long(window: Window) -> Window:
    if window.days < 0 or window.months < 0 or not (window.days or window.months):
        raise ValueError("a window is one day or more")
    return window


def _some(count: int) -> int:
    if count < 1:
        raise ValueError("at least one is asked for")
    return count


def held(table: str, *codes: str, by: Sequence[Sequence[str]] = (), where: Sequence[Where] = ()) -> Spans:
    """Rows of a table with stretches (wage hours: a month each): all, those of some codes, or parted in cells `by`
    groups of codes. KeyError for what is not declared, ValueError for days, companies, and a code in two cells."""
    if not (TABLES[table].end or TABLES[table].monthly) or TABLES[table].subject != "person":
        raise ValueError(f"{table} has no stretches of persons")
    if sum(map(len, by)) != len({code for group in by for code in group}):
        raise ValueError("a code is in two cells")
    return Held(table, _where(table, codes, where), tuple(map(tuple, by)))


def noted(table: str, *codes: str, where: Sequence[Where] = (), carries: str = "") -> Marks:
    """Rows of a table as marks, all or of some codes; `carries` names a COUNT column. Raises KeyError."""
    return Noted(table, _where(table, codes, where), carries)


def aged(low: int, high: int) -> Spans:
    """The days from the `low`th birthday to the day before the `high`th; born on 29 February: 28 in other years."""
    return Aged(low, high)


def _where(table: str, codes: Sequence[str], where: Sequence[Where]) -> tuple[Where, ...]:
    columns = TABLES[table].columns
    for column, _, _ in where:
        columns[column]
    own: tuple[Where, ...] = ((TABLES[table].code, "in", tuple(codes)),) if codes else ()
    return (*own, *where)
