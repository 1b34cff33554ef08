"""Every verb read day by day, for one person: the half of the oracle that the verbs are in.

A person's rows are stretches of days, a set is a Python set of day numbers (`date.toordinal`). Everything is looked at
up to `HORIZON`; what runs there is open. Ledgers must have ended all closed rows, with the windows of a rule put
behind them, before it.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from pejl.ledger.tables import FULL_TIME, TABLES
from pejl.ledger.verbs import algebra as a
from spec.verbs.timing import moved, whole_month_between

HORIZON = date(2030, 4, 1).toordinal()

Days = set[int]


@dataclass(frozen=True, slots=True)
class Row:
    """[start, end), end at most HORIZON."""

    start: int
    end: int
    area: str
    cell: int = 0
    minutes: int = FULL_TIME


@dataclass(frozen=True, slots=True)
class Mark:
    day: int
    area: str
    cell: int = 0
    carries: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Everything the ledger has on one subject, each table's rows in the order of a snapshot. What has been worked
    out for a rule is kept."""

    area: str
    born: date | None
    tables: Mapping[str, list[dict[str, Any]]]
    kept: dict[Any, Any] = field(default_factory=dict)


# --- stretches -------------------------------------------------------------------------------------------


def runs(days: Iterable[int]) -> list[tuple[int, int]]:
    """The stretches of days that follow each other."""
    found: list[tuple[int, int]] = []
    for day in sorted(days):
        if found and found[-1][1] == day:
            found[-1] = (found[-1][0], day + 1)
        else:
            found.append((day, day + 1))
    return found


def held(spans: a.Held, person: Person) -> list[Row]:
    table, found = TABLES[spans.table], []
    for row in person.tables.get(spans.table, ()):
        if fits(row, spans.where):
            start = row[table.start].toordinal()
            end = moved(start, a.months(1)) if table.monthly else min(row[table.end].toordinal(), HORIZON)
            minutes = row["minutes"] if "minutes" in row and not table.monthly else FULL_TIME
            code = row[TABLES[spans.table].code]
            cells = [at for at, group in enumerate(spans.by) if code in group] if spans.by else [0]
            found += [Row(start, end, row.get("area", person.area), cell, minutes) for cell in cells]
    return found


def fits(row: Mapping[str, Any], where: Iterable[a.Where]) -> bool:
    test: dict[str, Callable[[Any, Any], bool]] = {
        "in": lambda value, wanted: value in wanted,
        "with": lambda value, wanted: any(word in wanted for word in value.split("+")),
        ">=": lambda value, wanted: value >= wanted,
        "<=": lambda value, wanted: value <= wanted,
    }
    return all(test[sense](_number(row[column]), wanted) for column, sense, wanted in where)


def _number(value: Any) -> Any:
    """A condition knows a day as days since 1970."""
    return value.toordinal() - date(1970, 1, 1).toordinal() if isinstance(value, date) else value


def cut(spans: a.During | a.Outside, person: Person) -> list[Row]:
    """Each row of the left, its days on (or off) which the right runs."""
    right, wanted = days(spans.right, person), isinstance(spans, a.During)
    return [
        replace(row, start=start, end=end)
        for row in rows(spans.left, person)
        for start, end in runs(day for day in range(row.start, row.end) if (day in right) == wanted)
    ]


def courses(spans: a.Courses, person: Person) -> list[Row]:
    """Those of one area and cell, one after the other by first day; a course weighs full time."""
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in sorted(rows(spans.inner, person), key=lambda row: row.start):
        its = found[row.area, row.cell]
        if its and not apart(its[-1].end, row.start, spans.gap):
            its[-1] = replace(its[-1], end=max(its[-1].end, row.end))
        else:
            its.append(replace(row, minutes=FULL_TIME))
    return [row for its in found.values() for row in its]


def apart(end: int, start: int, gap: a.Window) -> bool:
    if gap == a.CALENDAR_MONTH:
        return whole_month_between(end, start)
    return start > moved(end, gap)


def longer(spans: a.Longer, person: Person) -> list[Row]:
    left = [replace(row, start=moved(row.start, spans.window)) for row in rows(spans.inner, person)]
    return [row for row in left if row.start < row.end]


def since(spans: a.Since, person: Person) -> list[Row]:
    at = sorted(mark.day for mark in marks(spans.marks, person))
    left = [(row, [day for day in at if row.start <= day < row.end]) for row in rows(spans.inner, person)]
    return [replace(row, start=days[0]) for row, days in left if days]


# --- sets ------------------------------------------------------------------------------------------------


def either(spans: a.Either, person: Person) -> Days:
    return days(spans.left, person) | days(spans.right, person)


def lately(spans: a.Lately, person: Person) -> Days:
    """The newest day it ran is in the window: no older one stays longer."""
    ran, found, until = days(spans.inner, person), set(), 0
    for day in range(min(ran, default=HORIZON), HORIZON):
        if day in ran:
            until = moved(day, spans.window)
        if day < until:
            found.add(day)
    return found


def reaching(spans: a.Reaching, person: Person) -> Days:
    """Day by day: until when each of the days so far is in the window, without those that have left it."""
    found: Days = set()
    recent: deque[int] = deque()
    for day in sorted(days(spans.inner, person)):
        recent.append(moved(day, spans.window))
        while recent[0] <= day:
            recent.popleft()
        if len(recent) >= spans.count:
            found.add(day)
    return found


def at_least(spans: a.AtLeast, person: Person) -> Days:
    return heavy([(mark.day, 1) for mark in marks(spans.marks, person)], spans.count, spans.window)


def amounting(spans: a.Amounting, person: Person) -> Days:
    return heavy([(mark.day, mark.carries) for mark in marks(spans.marks, person)], spans.total, spans.window)


def heavy(weights: list[tuple[int, int]], least: int, window: a.Window) -> Days:
    found: Counter[int] = Counter()
    for day, weight in weights:
        for later in range(day, min(moved(day, window), HORIZON)):
            found[later] += weight
    return {day for day, weight in found.items() if weight >= least}


def aged(spans: a.Aged, person: Person) -> Days:
    if person.born is None:
        return set()
    low, high = (moved(person.born.toordinal(), a.months(12 * years)) for years in (spans.low, spans.high))
    return set(range(low, min(high, HORIZON)))


# --- marks -----------------------------------------------------------------------------------------------


def noted(asked: a.Noted, person: Person) -> list[Mark]:
    day = TABLES[asked.table].start
    return [
        Mark(row[day].toordinal(), row.get("area", person.area), 0, row[asked.carries] if asked.carries else 0)
        for row in person.tables.get(asked.table, ())
        if fits(row, asked.where)
    ]


def starts(asked: a.Starts, person: Person) -> list[Mark]:
    return [Mark(row.start, row.area, row.cell) for row in rows(asked.inner, person)]


def ends(asked: a.Ends, person: Person) -> list[Mark]:
    closed = [row for row in rows(asked.inner, person) if row.end < HORIZON]
    return [Mark(row.end - 1, row.area, row.cell, row.end - row.start) for row in closed]


def on(asked: a.On, person: Person) -> list[Mark]:
    its = days(asked.spans, person)
    return [mark for mark in marks(asked.inner, person) if moved(mark.day, asked.after) in its]


def of(asked: a.Of, person: Person) -> list[Mark]:
    its = rows(asked.spans, person)
    return [
        replace(mark, area=area, cell=cell)
        for mark in marks(asked.inner, person)
        for area, cell in sorted({(row.area, row.cell) for row in its if row.start <= mark.day < row.end})
    ]


def followed(asked: a.Followed, person: Person) -> list[Mark]:
    after = [mark.day for mark in marks(asked.other, person)]
    return [
        mark
        for mark in marks(asked.inner, person)
        if any(mark.day <= day < moved(mark.day, asked.window) or day == mark.day for day in after)
    ]


def first(asked: a.First, person: Person) -> list[Mark]:
    return sorted(marks(asked.inner, person), key=lambda mark: (mark.day, *_rank(mark)))[:1]


def last(asked: a.Last, person: Person) -> list[Mark]:
    return sorted(marks(asked.inner, person), key=lambda mark: (-mark.day, *_rank(mark)))[:1]


def _rank(mark: Mark) -> tuple[str, int, int]:
    """Of several on one day: the lowest area, the lowest cell, the one that carries most."""
    return mark.area, mark.cell, -mark.carries


# --- putting together ------------------------------------------------------------------------------------

ROWS: Mapping[type, Callable[[Any, Person], list[Row]]] = {
    a.Held: held,
    a.During: cut,
    a.Outside: cut,
    a.Courses: courses,
    a.Longer: longer,
    a.Since: since,
}
SETS: Mapping[type, Callable[[Any, Person], Days]] = {
    a.Either: either,
    a.Lately: lately,
    a.Reaching: reaching,
    a.AtLeast: at_least,
    a.Amounting: amounting,
    a.Aged: aged,
}
MARKS: Mapping[type, Callable[[Any, Person], list[Mark]]] = {
    a.Noted: noted,
    a.Starts: starts,
    a.Ends: ends,
    a.On: on,
    a.Of: of,
    a.Followed: followed,
    a.First: first,
    a.Last: last,
}


def rows(spans: a.Spans, person: Person) -> list[Row]:
    if (spans, "rows") not in person.kept:
        if type(spans) in ROWS:
            found = ROWS[type(spans)](spans, person)
        else:
            found = [Row(start, end, person.area) for start, end in runs(SETS[type(spans)](spans, person))]
        person.kept[spans, "rows"] = found
    return person.kept[spans, "rows"]


def days(spans: a.Spans, person: Person) -> Days:
    if (spans, "days") not in person.kept:
        person.kept[spans, "days"] = {day for row in rows(spans, person) for day in range(row.start, row.end)}
    return person.kept[spans, "days"]


def marks(asked: a.Marks, person: Person) -> list[Mark]:
    return MARKS[type(asked)](asked, person)
