"""A part of a snapshot as it was on a day: what begins later is not there yet."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from pejl.ledger.snapshot import Part, Snapshot
from pejl.ledger.tables import TABLES
from pejl.periods import day_number


class Past(Part):
    """The rows whose first day is up to and including the day. What ends later is written so: on the day it runs."""

    __slots__ = ("_day", "_part", "_seen")

    def __init__(self, part: Part, day: int) -> None:
        super().__init__(part.ids, part.rows, part.load)
        self._part, self._day = part, day
        self._seen: dict[str, np.ndarray | None] = {}

    def column(self, table: str, name: str) -> np.ndarray:
        return self._of(table, name, self._part.column(table, name))

    def subject(self, table: str) -> np.ndarray:
        return self._of(table, "#", self._part.subject(table))

    def offsets(self, table: str) -> np.ndarray:
        return np.searchsorted(self.subject(table), np.arange(self.persons + 1))

    def _of(self, table: str, name: str, column: np.ndarray) -> np.ndarray:
        seen = self._mask(table)
        if seen is None:
            return column
        kept: Any = self._kept
        if (table, name) not in kept:
            kept[table, name] = column[seen]
        found: np.ndarray = kept[table, name]
        return found

    def _mask(self, table: str) -> np.ndarray | None:
        if table not in self._seen:
            begun = self._part.column(table, TABLES[table].start) <= self._day
            self._seen[table] = None if begun.all() else begun
        return self._seen[table]


def as_it_was(snapshot: Snapshot, day: date) -> Snapshot:
    """The snapshot with all its persons as they were on the day. Companies stay as they are."""
    openers = [lambda opened=each: Past(opened(), day_number(day)) for each in snapshot.openers[:-1]]
    return replace(snapshot, openers=(*openers, snapshot.openers[-1]), files={})
