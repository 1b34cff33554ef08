"""A naive evaluator of the whole algebra, to hold the real ones against: slow, and meant to be right at sight.

The verbs are read day by day in `byday`; here are the ledger's persons, the counts and the lists. It takes the tables
as they are drawn, not a snapshot, so that the layout of snapshots is checked too:

    evaluate(counts, subjects(tables), periods)

Where the algebra's own words leave something open, this is what is read here. An area times a cell is a cell: a person
who moves begins a new course, and is counted in both areas. A course weighs full time, and so does the month of a wage
row held as a stretch. A person without a row in `persons` has no age, and rows that have no area of their own are then
in no answer.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa

from pejl.ledger.tables import TABLES
from pejl.ledger.verbs import algebra as a
from pejl.ledger.verbs import counts as c
from pejl.ledger.verbs.cube import Cube
from pejl.periods import Period
from spec.verbs import byday
from spec.verbs.byday import Person
from spec.verbs.timing import in_window

EPOCH = date(1970, 1, 1).toordinal()
NOWHERE = ""
COMPANIES = -1
"""Whom the tables of companies and replies are kept under: nothing tells one company's marks from another's."""

Persons = Mapping[int, Person]


def subjects(tables: Mapping[str, pa.Table]) -> Persons:
    """Everyone of a ledger, each table's rows in the order of a snapshot."""
    found: dict[int, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for name, table in TABLES.items():
        its = tables[name].to_pylist() if name in tables else []
        for row in sorted(its, key=lambda row: (row[table.start], *(row[column] for column in table.own))):
            found[row["person"] if table.subject == "person" else COMPANIES][name].append(row)
    return {number: _person(its) for number, its in sorted(found.items())}


def _person(its: Mapping[str, list[dict[str, Any]]]) -> Person:
    known = its.get("persons", [])
    return Person(known[0]["area"], known[0]["born"], its) if known else Person(NOWHERE, None, its)


# --- counts ----------------------------------------------------------------------------------------------

Counted = Counter[tuple[str, int, int]]
"""By area, cell and the period's place."""


def evaluate(counts: Sequence[c.Count], persons: Persons, periods: Sequence[Period]) -> list[Cube]:
    """Each count over all persons."""
    return [_cube(_counted(count, persons, periods), periods) for count in counts]


def _cube(found: Counted, periods: Sequence[Period]) -> Cube:
    areas = tuple(sorted({area for area, _, _ in found}))
    values = np.zeros((len(areas), 1 + max((cell for _, cell, _ in found), default=0), len(periods)), np.int64)
    for (area, cell, place), value in found.items():
        values[areas.index(area), cell, place] = value
    return Cube(values, areas, tuple(periods))


def _counted(count: c.Count, persons: Persons, periods: Sequence[Period]) -> Counted:
    found: Counted = Counter()
    for person in persons.values():
        for place, period in enumerate(periods):
            first, end = period.first.toordinal(), period.end.toordinal()
            if isinstance(count.of, a.Marks):
                its = _of_marks(count, [mark for mark in byday.marks(count.of, person) if first <= mark.day < end])
            else:
                its = _of_rows(count, byday.rows(count.of, person), first, end)
            for (area, cell), value in its.items():
                found[area, cell, place] += value
    return Counter({key: value for key, value in found.items() if key[0] != NOWHERE})


def _of_marks(count: c.Count, marks: Sequence[byday.Mark]) -> Counter[tuple[str, int]]:
    found: Counter[tuple[str, int]] = Counter()
    for mark in marks:
        found[mark.area, mark.cell] += mark.carries if isinstance(count, c.SumOf) else 1
    return found


def _of_rows(count: c.Count, rows: Sequence[byday.Row], first: int, end: int) -> Counter[tuple[str, int]]:
    found: Counter[tuple[str, int]] = Counter()
    for row in rows:
        days = len(range(max(row.start, first), min(row.end, end)))
        if isinstance(count, c.Minutes):
            found[row.area, row.cell] += days * row.minutes
        elif isinstance(count, c.DayCount):
            found[row.area, row.cell] += days
        elif days if isinstance(count, c.PersonsIn) else row.start < end <= row.end:
            found[row.area, row.cell] = 1
    return found


# --- lists -----------------------------------------------------------------------------------------------


def listing(asked: c.Listing, persons: Persons, day: date) -> dict[str, np.ndarray]:
    """The lines of a list as columns; areas as words."""
    today, lines = day.toordinal(), []
    for number, person in persons.items():
        columns = [_column(column, person, today) for _, column in asked.columns]
        for row in byday.rows(asked.of, person):
            if row.start <= today < row.end:
                lines.append([number, row.area, row.cell, row.start - EPOCH, *columns])
    names = ["person", "area", "cell", "start", *(name for name, _ in asked.columns)]
    return {name: np.array([line[place] for line in lines]) for place, name in enumerate(names)}


def _column(column: c.Latest | c.Next | c.Tally, person: Person, today: int) -> int:
    days = sorted(mark.day for mark in byday.marks(column.marks, person))
    if isinstance(column, c.Tally):
        return sum(in_window(day, today, column.window) for day in days)
    if isinstance(column, c.Next):
        return min((day - EPOCH for day in days if day > today), default=c.NEVER)
    past = [day - EPOCH for day in days if day <= today]
    return past[-column.nth] if len(past) >= column.nth else c.NEVER
