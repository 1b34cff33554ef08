"""The clock stands still on some days of a person: due days moved by them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pejl.due.task import Column
from pejl.ledger.verbs import rows as on
from pejl.ledger.verbs.calendar import FAR_DAY
from pejl.ledger.verbs.rows import Rows

_PERSON = 1 << 32


@dataclass(frozen=True)
class Stops:
    """Whole stretches of days by person, ordered."""

    rows: Rows

    @cached_property
    def _running(self) -> "_Running":
        return _Running(self.rows)

    def on(self, person: Column, day: Column | int) -> Column:
        """Whether the clock of each person stands still on the day."""
        place = np.searchsorted(on.key(self.rows.person, self.rows.start), _keys(person, day), "right") - 1
        if not len(self.rows.person):
            return np.zeros(len(person), bool)
        found: Column = (place >= 0) & (_keys(person, day) < on.key(self.rows.person, self.rows.end)[place])
        return found

    def moved(self, person: Column, anchor: Column, raw: Column) -> tuple[Column, Column]:
        """The first day from `raw` on at which as many days after the anchor were counted as to `raw`; and the first
        day after the last stop that lay before it (the anchor where there was none)."""
        rows = self.rows
        if not len(rows.person):
            return raw.copy(), anchor.copy()
        running = self._running
        target = running.counted(person, anchor) + (raw - anchor)
        # The day with number `target`: as many stops lie before it as begin at a number below it.
        axis = rows.person.astype(np.int64) * _PERSON + running.before
        upto = np.searchsorted(axis, person.astype(np.int64) * _PERSON + target, "left")
        low = running.of(person)
        stood = running.stood(upto, low)
        due = np.maximum(np.minimum(target + stood, FAR_DAY), raw)
        last = np.clip(upto - 1, 0, len(rows.person) - 1)
        met = (upto > low) & (rows.end[last] > anchor + 1)
        return due.astype(np.int32), np.where(met, rows.end[last], anchor).astype(np.int32)


class _Running:
    """How many days of a person were counted before each stop, days since 1970 without those of the stops."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        lengths = (rows.end - rows.start).astype(np.int64)
        self.total = np.concatenate(([0], np.cumsum(lengths)))
        most = int(rows.person.max()) + 2
        self.first = np.searchsorted(rows.person, np.arange(most + 1))
        own = self.first[rows.person]
        self.before = rows.start - (self.total[:-1] - self.total[own]) - 1

    def of(self, person: Column) -> Column:
        """The place of each person's first stop."""
        found: Column = self.first[np.minimum(person, len(self.first) - 1)]
        return found

    def stood(self, upto: Column, low: Column) -> Column:
        found: Column = self.total[upto] - self.total[low]
        return found

    def counted(self, person: Column, day: Column) -> Column:
        """The number of a day: how many days up to it were counted."""
        rows = self.rows
        upto = np.searchsorted(on.key(rows.person, rows.start), on.key(person, day), "right")
        low = self.of(person)
        inside = np.clip(upto - 1, 0, len(rows.person) - 1)
        past = np.where((upto > low) & (rows.end[inside] > day), rows.end[inside] - 1 - day, 0)
        found: Column = day - (self.stood(upto, low) - past)
        return found


def _keys(person: Column, day: Column | int) -> Column:
    return on.key(person, np.broadcast_to(np.asarray(day, np.int32), person.shape))
