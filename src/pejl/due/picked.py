"""Rows of a sheet picked by the day they are due, by cause and by place; and whom a worker stands by."""

from collections.abc import Collection
from datetime import date

import numpy as np

from pejl.due.sheet import Sheet
from pejl.due.state import Cause
from pejl.due.task import NEVER
from pejl.ledger.snapshot import Snapshot, book_of
from pejl.periods import day_number


def due_between(sheet: Sheet, first: date | None, last: date | None) -> Sheet:
    """The rows due from the first to the last day, both included; None where there is no such bound. A row without a
    due day is due after every day: it is there where `last` is None, and only there."""
    due = sheet.columns["due"]
    never = due == NEVER
    after = np.full(len(due), True) if first is None else never | (due >= day_number(first))
    before = np.full(len(due), True) if last is None else ~never & (due <= day_number(last))
    return sheet.where(after & before)


def with_cause(sheet: Sheet, cause: Cause) -> Sheet:
    return sheet.where(sheet.columns["cause"] == int(cause))


def of_subjects(sheet: Sheet, subjects: Collection[int]) -> Sheet:
    """The rows of these citizens (or companies)."""
    return sheet.where(np.isin(sheet.columns["subject"], list(subjects)))


def slim(sheet: Sheet, *columns: str) -> Sheet:
    """The rows with these columns alone and which promise they are of: cheap to choose among, only to be counted."""
    kept = {name: sheet.columns[name] for name in ("promise", *columns)}
    return Sheet(sheet.day, sheet.known, sheet.promises, kept, sheet.words)


def paged(sheet: Sheet, first: int, many: int) -> Sheet:
    """So many rows from a place on, in the sheet's order; fewer at the end, none after it."""
    return sheet.where(np.arange(first, min(first + many, len(sheet))))


def counted(sheet: Sheet, column: str) -> dict[int, int]:
    """How many rows for each number of a column of places: promises, words, causes; -1 for none."""
    many = np.bincount(sheet.columns[column].astype(np.int64) + 1)
    return {int(place) - 1: int(many[place]) for place in np.flatnonzero(many)}


def held_by(snapshot: Snapshot, worker: str, day: date) -> list[tuple[int, str]]:
    """Everyone the worker stands by on the day, by id, with the role: twice for who is stood by in two roles. Nobody
    for a worker who is in no book. A relation's last day counts, the day after does not."""
    words = snapshot.books.get(book_of("relations", "who"), ())
    roles = snapshot.books.get(book_of("relations", "role"), ())
    if worker not in words:
        return []
    place, number = words.index(worker), day_number(day)
    found: set[tuple[int, str]] = set()
    for part in snapshot.parts():
        who, start, end = (part.column("relations", name) for name in ("who", "start", "end"))
        runs = (who == place) & (start <= number) & (number < end)
        person, role = part.ids[part.subject("relations")[runs]], part.column("relations", "role")[runs]
        found.update((one, roles[code]) for one, code in zip(person.tolist(), role.tolist(), strict=True))
    return sorted(found)


def staff_on(snapshot: Snapshot, day: date) -> list[tuple[str, str]]:
    """Who works in which team on the day, as codes, by team."""
    rows = snapshot.companies()
    who, teams = snapshot.books.get(book_of("staff", "who"), ()), snapshot.books.get(book_of("staff", "team"), ())
    columns = [rows.column("staff", name) for name in ("who", "team", "start", "end")]
    runs = (columns[2] <= day_number(day)) & (day_number(day) < columns[3])
    pairs = zip(columns[0][runs].tolist(), columns[1][runs].tolist(), strict=True)
    return sorted({(who[one], teams[team]) for one, team in pairs}, key=lambda each: (each[1], each[0]))
