"""Who a row is for on the day: the worker who stands by the person in the promise's role, and that worker's team."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from pejl.due.past import Past
from pejl.due.task import Column
from pejl.ledger.snapshot import Part, Snapshot, book_of

USUAL = ("sagsbehandler", "koordinerende_sagsbehandler")
"""Who stands by a person where nobody does in the promise's own role."""


@dataclass(frozen=True)
class Teams:
    """Which team each worker is in on a day, as numbers of the snapshot's books."""

    team_of: Mapping[str, int]
    words: tuple[str, ...]

    @classmethod
    def on(cls, snapshot: Snapshot, rows: Part, day: int) -> "Teams":
        columns = [rows.column("staff", name) for name in ("who", "team", "start", "end")]
        who, words = snapshot.books.get(book_of("staff", "who"), ()), snapshot.books.get(book_of("staff", "team"), ())
        runs = (columns[2] <= day) & (day < columns[3])
        return cls({who[one]: int(team) for one, team in zip(columns[0][runs], columns[1][runs], strict=True)}, words)


@dataclass
class Staff:
    """The workers of one part's persons on a day."""

    snapshot: Snapshot
    part: Past | Part
    day: int
    teams: Teams
    _workers: dict[str, Column] = field(default_factory=dict, init=False)

    @property
    def words(self) -> tuple[str, ...]:
        return self.snapshot.books.get(book_of("relations", "who"), ())

    def worker(self, role: str) -> Column:
        """For each person of the part the worker in the role, else in a usual one; -1 for nobody."""
        if role not in self._workers:
            newest = self._in_role(role)
            self._workers[role] = np.where(newest >= 0, newest, self._usual)
        return self._workers[role]

    def team(self, worker: Column) -> Column:
        """The team of each worker; -1 for nobody's."""
        found: Column = self._team_of[worker]
        return found

    @cached_property
    def _usual(self) -> Column:
        found = np.full(self.part.persons, -1, np.int16)
        for each in reversed(USUAL):
            newest = self._in_role(each)
            found = np.where(newest >= 0, newest, found)
        return found

    def _in_role(self, role: str) -> Column:
        found = np.full(self.part.persons, -1, np.int16)
        code = self.snapshot.code("relations", "role", role)
        if code >= 0:
            person, who, roles, start, end = self._relations
            runs = (roles == code) & (start <= self.day) & (self.day < end)
            found[person[runs]] = who[runs]  # by first day, so the newest stands
        return found

    @cached_property
    def _relations(self) -> tuple[Column, ...]:
        names = ("who", "role", "start", "end")
        return (self.part.subject("relations"), *(self.part.column("relations", name) for name in names))

    @cached_property
    def _team_of(self) -> Column:
        """By worker; the last place is nobody's. Only those of the part are looked up: the book may be long."""
        words, found = self.words, np.full(len(self.words) + 1, -1, np.int16)
        for place in np.flatnonzero(np.bincount(self._relations[1])).tolist():
            found[place] = self.teams.team_of.get(words[place], -1)
        return found
