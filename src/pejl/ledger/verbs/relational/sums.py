"""Counts: one query each, which answers with the points where a sum changes. What is between is added up here."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import numpy as np

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.tables import FULL_TIME
from pejl.ledger.verbs.algebra import Marks, Spans
from pejl.ledger.verbs.counts import Count, DayCount, Minutes, NumberOf, PersonsIn
from pejl.ledger.verbs.cube import Cube
from pejl.ledger.verbs.relational.dates import Calendar
from pejl.ledger.verbs.relational.engines import Tables
from pejl.ledger.verbs.relational.moments import Days
from pejl.ledger.verbs.relational.reading import Reading
from pejl.ledger.verbs.relational.stretches import Rows, earlier
from pejl.periods import Period

CELL = ("area", "cell")


def evaluate(counts: Sequence[Count], snapshot: Snapshot, periods: Sequence[Period], tables: Tables) -> list[Cube]:
    """Each count for every area, cell and period, as `kernels.evaluate` gives it, worked out by the engine that
    `tables` are on. Periods follow each other and are of one grain; else ValueError."""
    calendar = Calendar.of(periods)
    reading = Reading(snapshot, calendar.end)
    return [_cube(count, reading, calendar, tables) for count in counts]


def _cube(count: Count, reading: Reading, calendar: Calendar, tables: Tables) -> Cube:
    areas = reading.snapshot.books.get("area", ())
    if isinstance(count.of, Marks):
        marks = reading.marks(count.of)
        found, cells = tables.fetch(_of_marks(count, marks, reading, calendar)), marks.cells
    else:
        rows = _rows(count, count.of, reading)
        found, cells = tables.fetch(_of_rows(count, rows, reading, calendar)), rows.cells
    shape = (len(areas), cells, len(calendar.periods) + 1)

    def grid(name: str) -> np.ndarray:
        values = np.zeros(shape, np.int64)
        np.add.at(values, (found["area"], found["cell"], found["place"]), found[name])
        return values

    points = grid("points")
    if not isinstance(count.of, Marks):
        points = np.cumsum(points, axis=2)
    if isinstance(count, Minutes | DayCount):
        points = _days(points, np.cumsum(grid("moments"), axis=2), calendar)
    return Cube(points[:, :, : len(calendar.periods)], areas, calendar.periods)


def _rows(count: Count, node: Spans, reading: Reading) -> Rows:
    """Persons are told apart later; where days are added up the stretches of a set must not overlap."""
    return reading.rows(node) if isinstance(count, Minutes | DayCount) else reading.spans(node)


def _days(points: np.ndarray, moments: np.ndarray, calendar: Calendar) -> np.ndarray:
    """Up to a day b a weight w that began on day s has had w·(b - s) days: all weights times b less their moments."""
    passed = np.array([(period.end - calendar.periods[0].first).days for period in calendar.periods])
    upto = points[:, :, :-1] * passed - moments[:, :, :-1]
    found: np.ndarray = np.diff(upto, axis=2, prepend=0)
    return found


# --- what the engine is asked ----------------------------------------------------------------------------


def _of_marks(count: Count, marks: Days, reading: Reading, calendar: Calendar) -> ir.Table:
    placed = reading.placed(marks, day=marks.table.day, carry=marks.table.carry)
    inside = placed.filter(placed.day >= calendar.first, placed.day < calendar.end)
    inside = inside.mutate(place=calendar.place(inside.day))
    value = inside.count() if isinstance(count, NumberOf) else inside.carry.sum()
    return inside.group_by([*CELL, "place"]).agg(points=value)


def _of_rows(count: Count, rows: Rows, reading: Reading, calendar: Calendar) -> ir.Table:
    table = rows.table
    near = rows.cut(ibis.greatest(table.start, calendar.first), ibis.least(table.end, calendar.end))
    if isinstance(count, Minutes | DayCount):
        return _weighed(count, near, reading, calendar)
    return _persons(count, near, reading, calendar)


def _points(table: ir.Table, first: str, last: str) -> ir.Table:
    """Each row as two: `at` where it begins and, with `sign` -1, where it ends."""
    both = table.mutate(side=ibis.array([0, 1]).unnest())
    return both.mutate(at=(both.side == 0).ifelse(both[first], both[last]), sign=(both.side == 0).ifelse(1, -1))


def _weighed(count: Count, rows: Rows, reading: Reading, calendar: Calendar) -> ir.Table:
    table, weight = rows.table, ibis.literal(1, "int64")
    if isinstance(count, Minutes):
        weight = table.minutes if "minutes" in rows.own else ibis.literal(FULL_TIME, "int64")
    points = _points(reading.placed(rows, start=table.start, end=table.end, weight=weight), "start", "end")
    signed = points.select(
        *CELL, place=calendar.place(points.at), points=points.weight * points.sign, day=points["at"] - calendar.first
    )
    by = signed.group_by([*CELL, "place"])
    return by.agg(points=signed.points.sum(), moments=(signed.points * signed.day).sum())


def _persons(count: Count, rows: Rows, reading: Reading, calendar: Calendar) -> ir.Table:
    """A row counts in the periods that no row of the person, area and cell before it has been counted in."""
    table = rows.table
    last = calendar.place(table.end - 1) + 1 if isinstance(count, PersonsIn) else calendar.place(table.end)
    placed = reading.placed(rows, start=calendar.place(table.start), end=last)
    reached = placed.end.max().over(earlier(("person", *CELL)))
    new = placed.mutate(begin=ibis.greatest(placed.start, reached.fill_null(0)))
    points = _points(new.filter(new.begin < new.end), "begin", "end")
    return points.group_by(*CELL, place=points["at"]).agg(points=points.sign.sum())
