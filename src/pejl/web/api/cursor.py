"""Where a page of due rows ended: the row itself, so that rows that come or go between two pages move none."""

from typing import Any, NamedTuple

from pejl.due.picked import paged
from pejl.due.sheet import DueRow, Sheet
from pejl.due.task import NEVER
from pejl.periods import day_number
from pejl.web.api.problem import Problem

LAST = (1 << 31) - 1
"""Where rows without a due day stand."""


class Place(NamedTuple):
    """What `Sheet.by_day` orders by, first what counts most, and the row's id, for several rows can be alike in all of
    it. Days are numbers."""

    due: int
    minute: int
    promise: str
    row: str
    subject: int
    anchor: int
    nth: int


def place_of(row: DueRow) -> Place:
    due = LAST if row.due is None else day_number(row.due)
    return Place(due, row.minute, _promise(row.promise), row.id, row.subject, day_number(row.anchor), row.nth)


def after(sheet: Sheet, place: Place) -> Sheet:
    """The rows behind the place, of a sheet in order of the due day. Problem 404 where the plan has no such promise any
    more."""
    names = [_promise(each) for each in sheet.promises]
    if place.promise not in names:
        raise Problem(404, "ukendt_side")
    columns = sheet.columns
    due = columns["due"] + (columns["due"] == NEVER) * (LAST - NEVER)
    keys: list[tuple[Any, int]] = [
        (due, place.due),
        (columns["minute"], place.minute),
        (columns["promise"], names.index(place.promise)),
        (columns["subject"], place.subject),
        (columns["anchor"], place.anchor),
        (columns["nth"], place.nth),
    ]
    behind, level = keys[0][0] > keys[0][1], keys[0][0] == keys[0][1]
    for column, value in keys[1:]:
        behind, level = behind | (level & (column > value)), level & (column == value)
    rest, ties = sheet.where(behind | level), int(level.sum())
    alike = [each.id for each in rest.rows(ties)]
    return paged(rest, alike.index(place.row) + 1 if place.row in alike else 0, len(rest))


def _promise(promise: Any) -> str:
    return f"{promise.origin}/{promise.id}"
