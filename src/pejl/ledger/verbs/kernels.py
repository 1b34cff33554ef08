"""The verbs on numpy: one pass over each part of a snapshot, every expression worked out once a part."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from pejl.ledger.snapshot import Part, Snapshot, book_of
from pejl.ledger.tables import TABLES
from pejl.ledger.verbs import algebra as verb
from pejl.ledger.verbs import rows as on
from pejl.ledger.verbs.algebra import Marks, Spans, Where, Window
from pejl.ledger.verbs.calendar import FAR_DAY, first_of_month, plus
from pejl.ledger.verbs.counts import Count
from pejl.ledger.verbs.cube import Cube
from pejl.ledger.verbs.rows import Cells, Column, Days, Rows
from pejl.ledger.verbs.tally import Grid, tally
from pejl.ledger.verbs.wanted import numbers
from pejl.periods import Period

_ENOUGH_TO_KEEP = (1 << 25) - (1 << 16)
"""glibc hands memory back when a part is done and faults it in again for the next, a fifth of the time, until a block
nearly this large has been freed. Never written to; elsewhere it changes nothing."""


def evaluate(counts: Sequence[Count], snapshot: Snapshot, periods: Sequence[Period]) -> list[Cube]:
    """Each count for every area, cell and period. Periods follow each other and are of one grain."""
    np.empty(_ENOUGH_TO_KEEP, np.int8)
    areas = snapshot.books.get("area", ())
    grids = [Grid(periods, len(areas), cells_of(count.of)) for count in counts]
    personal = [place for place, count in enumerate(counts) if of_persons(count)]
    if personal:
        for part in snapshot.parts():
            answering = Answering(snapshot, part)
            for place in personal:
                tally(counts[place], answering, grids[place])
    if len(personal) < len(counts):
        answering = Answering(snapshot, snapshot.companies())
        for place in set(range(len(counts))) - set(personal):
            tally(counts[place], answering, grids[place])
    return [Cube(grid.values(), areas, tuple(periods)) for grid in grids]


def cells_of(node: Spans | Marks) -> int:
    """How many cells the rows of an expression are parted in."""
    match node:
        case verb.Held(by=by):
            return max(len(by), 1)
        case verb.During(left=inner) | verb.Outside(left=inner):
            return cells_of(inner)
        case verb.Courses(inner=inner) | verb.Longer(inner=inner) | verb.Since(inner=inner):
            return cells_of(inner)
        case verb.Starts(inner=inner) | verb.Ends(inner=inner):
            return cells_of(inner)
        case verb.On(inner=marks) | verb.Followed(inner=marks) | verb.First(inner=marks) | verb.Last(inner=marks):
            return cells_of(marks)
        case verb.Of(spans=spans):
            return cells_of(spans)
    return 1


def of_persons(count: Count) -> bool:
    return not (isinstance(count.of, verb.Noted) and TABLES[count.of.table].subject != "person")


class Answering:
    """Expressions over one part. A value that was worked out is kept until the part is done."""

    def __init__(self, snapshot: Snapshot, part: Part) -> None:
        self.snapshot = snapshot
        self.part = part
        self._kept: dict[Spans | Marks, Any] = {}
        self._sets: dict[Spans, Rows] = {}
        self._falling: dict[verb.On, Column] = {}
        own = np.full(part.persons, -1, np.int16)
        if part.persons:
            own[part.subject("persons")] = part.column("persons", "area")
        self.own = own

    def cells(self, node: Spans | Marks) -> Cells:
        return Cells(self.own, len(self.snapshot.books.get("area", ())), cells_of(node))

    def rows(self, node: Spans) -> Rows:
        """The rows of an expression, with their cells; those of a set are its whole stretches."""
        found: Rows = self.days(node) if isinstance(node, _SETS) else self._value(node)
        return found

    def days(self, node: Spans) -> Rows:
        """The expression as a set of whole stretches."""
        if node not in self._sets:
            self._sets[node] = on.union(self._value(node))
        return self._sets[node]

    def marks(self, node: Marks) -> Days:
        found: Days = self._value(node)
        return found

    def falling(self, node: verb.On) -> Column:
        """Which of the marks it moves fall on its days."""
        if node not in self._falling:
            self._falling[node] = _falling(self, node)
        return self._falling[node]

    def _value(self, node: Spans | Marks) -> Any:
        if node not in self._kept:
            self._kept[node] = _WAYS[type(node)](self, node)
        return self._kept[node]

    def chosen(self, table: str, where: Sequence[Where]) -> Column | None:
        """Which rows of a table meet every condition; None for all."""
        mask: Column | None = None
        for condition in where:
            column, how, wanted = condition
            values = self.part.column(table, column)
            if isinstance(wanted, tuple):
                ours = np.zeros(len(self.snapshot.books.get(book_of(table, column), ())), bool)
                ours[numbers(self.snapshot, table, condition)] = True
                met = ours[values]
            else:
                met = values >= wanted if how == ">=" else values <= wanted
            mask = met if mask is None else mask & met
        return mask


def _held(ask: Answering, node: verb.Held) -> Rows:
    table, part = TABLES[node.table], ask.part
    start = part.column(node.table, table.start)
    end = plus(start, Window(months=1)) if table.monthly else part.column(node.table, table.end)
    area = part.column(node.table, "area") if "area" in table.columns and node.table != "persons" else None
    minutes = part.column(node.table, "minutes") if "minutes" in table.columns and not table.monthly else None
    chosen, cell = ask.chosen(node.table, node.where), None
    if node.by:
        column = TABLES[node.table].code
        cell_of = np.full(len(ask.snapshot.books.get(book_of(node.table, column), ())) + 1, -1, np.int16)
        for place, words in enumerate(node.by):
            cell_of[[ask.snapshot.code(node.table, column, word) for word in words]] = place
        cell_of[-1] = -1
        cell = cell_of[part.column(node.table, column)]
        chosen = cell >= 0 if chosen is None else chosen & (cell >= 0)
    apart = bool(table.apart and node.by and all(len(words) == 1 for words in node.by))
    found = Rows(part.subject(node.table), start, end, area, cell, minutes, apart=apart)
    return found if chosen is None or chosen.all() else found.take(chosen)


def _noted(ask: Answering, node: verb.Noted) -> Days:
    table, part = TABLES[node.table], ask.part
    day = part.column(node.table, table.start)
    person = part.subject(node.table) if node.table in part.rows else np.zeros(len(day), np.int32)
    area = part.column(node.table, "area") if "area" in table.columns and node.table != "persons" else None
    carry = part.column(node.table, node.carries) if node.carries else None
    found = Days(person, day, area, None, carry)
    chosen = ask.chosen(node.table, node.where)
    return found if chosen is None else found.take(chosen)


def _aged(ask: Answering, node: verb.Aged) -> Rows:
    person, born = ask.part.subject("persons"), ask.part.column("persons", "born")
    low, high = plus(born, Window(months=12 * node.low)), plus(born, Window(months=12 * node.high))
    return Rows(person, low, high, apart=True, whole=True).cut(low, high)


def _longer(ask: Answering, node: verb.Longer) -> Rows:
    rows = ask.rows(node.inner)
    return rows.cut(plus(rows.start, node.window), rows.end)


def _since(ask: Answering, node: verb.Since) -> Rows:
    rows, marks = ask.rows(node.inner), ask.marks(node.marks)
    if not len(marks.day):
        return rows.take(np.zeros(len(rows.person), bool))
    axis = on.key(marks.person, marks.day)
    place = np.minimum(np.searchsorted(axis, on.key(rows.person, rows.start)), len(axis) - 1)
    falls = (axis[place] >= on.key(rows.person, rows.start)) & (axis[place] < on.key(rows.person, rows.end))
    rows, place = rows.take(falls), place[falls]
    return replace(rows, start=marks.day[place], whole=False, ordered=False)


def _starts(ask: Answering, node: verb.Starts) -> Days:
    rows = on.ordered(ask.rows(node.inner))
    return Days(rows.person, rows.start, rows.area, rows.cell)


def _ends(ask: Answering, node: verb.Ends) -> Days:
    rows = ask.rows(node.inner)
    rows = rows.take(rows.end < FAR_DAY)
    last = rows.end - np.int32(1)
    order = np.argsort(on.key(rows.person, last), kind="stable")
    return Days(rows.person, last, rows.area, rows.cell, rows.end - rows.start).take(order)


def _on(ask: Answering, node: verb.On) -> Days:
    return ask.marks(node.inner).take(ask.falling(node))


def _falling(ask: Answering, node: verb.On) -> Column:
    """Which marks fall on the days. What is put together is asked of its terms, and wage hours of the marks' own
    months, so that no set is made of those many rows."""
    marks, after = ask.marks(node.inner), node.after

    def term(spans: Spans) -> Column:
        return ask.falling(verb.On(node.inner, spans, after))

    found: Column
    match node.spans:
        case verb.During(left=left, right=right):
            found = term(left) & term(right)
        case verb.Outside(left=left, right=right):
            found = term(left) & ~term(right)
        case verb.Either(left=left, right=right):
            found = term(left) | term(right)
        case verb.Held(table=table, by=()) as held if TABLES[table].monthly:
            found = _in_month(ask, held, marks.person, plus(marks.day, after))
        case _:
            found = on.within(marks, ask.days(node.spans), after)
    return found


def _in_month(ask: Answering, node: verb.Held, person: Column, day: Column) -> Column:
    """Which days lie in a month that has a row."""
    month, chosen = _noted(ask, verb.Noted(node.table)), ask.chosen(node.table, node.where)
    month = month if chosen is None else month.take(chosen)
    axis, wanted = on.key(month.person, month.day), on.key(person, first_of_month(day))
    if not len(axis):
        return np.zeros(len(day), bool)
    found: Column = axis[np.minimum(np.searchsorted(axis, wanted), len(axis) - 1)] == wanted
    return found


def _of(ask: Answering, node: verb.Of) -> Days:
    marks, rows = ask.marks(node.inner), on.ordered(on.courses(ask.rows(node.spans), verb.DAY, ask.cells(node.spans)))
    offsets = np.searchsorted(rows.person, np.arange(ask.part.persons + 1))
    low, many = offsets[marks.person], np.diff(offsets)[marks.person]
    mark, place = np.repeat(np.arange(len(many)), many), on.places(low, many)
    covers = (rows.start[place] <= marks.day[mark]) & (marks.day[mark] < rows.end[place])
    place, found = place[covers], marks.take(mark[covers])
    return replace(
        found,
        area=None if rows.area is None else rows.area[place],
        cell=None if rows.cell is None else rows.cell[place],
    )


def _followed(ask: Answering, node: verb.Followed) -> Days:
    marks, other = ask.marks(node.inner), ask.marks(node.other)
    if not len(other.day):
        return marks.take(np.zeros(len(marks.day), bool))
    axis, day = on.key(other.person, other.day), on.key(marks.person, marks.day)
    place = np.searchsorted(axis, day, "left")
    following = axis[np.minimum(place, len(axis) - 1)]
    return marks.take((place < len(axis)) & (following < on.key(marks.person, plus(marks.day, node.window))))


def _edge(ask: Answering, node: verb.First | verb.Last) -> Days:
    marks = ask.marks(node.inner)
    cells, nothing = ask.cells(node.inner), np.zeros(len(marks.day), np.int64)
    cell, carry = (nothing if each is None else each for each in (marks.cell, marks.carry))
    day = marks.day if isinstance(node, verb.First) else -marks.day
    order = np.lexsort((-carry, cell, cells.area(marks), day, marks.person))
    person = marks.person[order]
    first = np.append(True, person[1:] != person[:-1])[: len(person)]
    return marks.take(order[first])


_SETS = (verb.Either, verb.Lately, verb.Reaching, verb.AtLeast, verb.Amounting, verb.Aged)
_WAYS: dict[type, Callable[[Answering, Any], Any]] = {
    verb.Held: _held,
    verb.During: lambda ask, node: on.during(ask.rows(node.left), ask.days(node.right)),
    verb.Outside: lambda ask, node: on.outside(ask.rows(node.left), ask.days(node.right)),
    verb.Either: lambda ask, node: on.either(ask.days(node.left), ask.days(node.right)),
    verb.Courses: lambda ask, node: on.courses(ask.rows(node.inner), node.gap, ask.cells(node.inner)),
    verb.Longer: _longer,
    verb.Since: _since,
    verb.Lately: lambda ask, node: on.lately(ask.days(node.inner), node.window),
    verb.Reaching: lambda ask, node: on.reaching(ask.days(node.inner), node.count, node.window),
    verb.AtLeast: lambda ask, node: on.at_least(ask.marks(node.marks), node.count, node.window),
    verb.Amounting: lambda ask, node: on.amounting(ask.marks(node.marks), node.total, node.window),
    verb.Aged: _aged,
    verb.Noted: _noted,
    verb.Starts: _starts,
    verb.Ends: _ends,
    verb.On: _on,
    verb.Of: _of,
    verb.Followed: _followed,
    verb.First: _edge,
    verb.Last: _edge,
}
