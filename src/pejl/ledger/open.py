"""A snapshot that is kept open between questions: what was read once is not read again."""

from collections.abc import Callable
from dataclasses import replace
from threading import Lock

import numpy as np

from pejl.ledger.snapshot import Part, Snapshot


def kept_open(snapshot: Snapshot) -> Snapshot:
    """The same snapshot whose openers give the same parts every time, for many threads at once. A column is read when
    it is first asked for and held in memory from then on. Keep it no longer than its files stand:
    `EventStore.pinned` holds them in place meanwhile."""
    return replace(snapshot, openers=tuple(_Once(each) for each in snapshot.openers))


class _Once:
    """An opener that opens once. A file is read by one thread at a time; two that ask for a column at once both get
    it, and the second reads it again."""

    def __init__(self, opener: Callable[[], Part]) -> None:
        self._opener, self._opening, self._reading = opener, Lock(), Lock()
        self._part: Part | None = None

    def __call__(self) -> Part:
        with self._opening:
            if self._part is None:
                opened = self._opener()
                self._part = Part(opened.ids, opened.rows, self._one_by_one(opened.load))
            return self._part

    def _one_by_one(self, load: Callable[[str, str], np.ndarray]) -> Callable[[str, str], np.ndarray]:
        def loaded(table: str, column: str) -> np.ndarray:
            with self._reading:
                return load(table, column)

        return loaded
