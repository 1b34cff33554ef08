"""Due rows as one sheet of columns: many rows are chosen and counted at once, and few are told one by one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from pejl.due.promise import Act, Promise
from pejl.due.state import DECIDED, Cause, State
from pejl.due.task import NEVER, Column
from pejl.periods import day_number, day_of
from pejl.rules import Case

DAYS = ("anchor", "began", "ended", "raw", "due", "kept", "booked")
KINDS: Mapping[str, Any] = {
    "promise": np.int16,
    "act": np.int8,
    "subject": np.int64,
    **dict.fromkeys(DAYS, np.int32),
    "nth": np.int16,
    "state": np.int8,
    "cause": np.int8,
    "worker": np.int16,
    "team": np.int16,
    "minute": np.int16,
    "waits": np.int8,
    "line": np.int8,
}
"""The columns of a sheet. Days are since 1970, NEVER for none. `worker`, `team`, `waits` (who else must act): places in
the sheet's words, -1 for nobody. `minute`: of the due day, -1 where the whole day is in time."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """One row. `id` stays the same when the ledger is asked again: the promise, the case, the event the clock runs
    from. `ended`: the first day after the case; `raw`: the due day before exemptions moved it; `minute`: of the due
    day, where hours count, else -1; `booked`: the next booked talk; `worker`, `team`: codes, "" for nobody;
    `waits_for`: who else must act, "" for nobody."""

    id: str
    promise: Promise
    act: Act | None
    subject: int
    anchor: date
    nth: int
    began: date | None
    ended: date | None
    raw: date | None
    due: date | None
    minute: int
    kept: date | None
    state: State
    cause: Cause
    booked: date | None
    worker: str
    team: str
    waits_for: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of some promises on a day. `known`: the last day that what is in the ledger is known."""

    day: date
    known: date
    promises: Sequence[Promise]
    columns: Mapping[str, Column]
    words: Mapping[str, Sequence[str]]

    def __len__(self) -> int:
        return len(self.columns["promise"])

    def where(self, chosen: Column) -> "Sheet":
        """The chosen rows, by mask or by place."""
        picked = {name: column[chosen] for name, column in self.columns.items()}
        return Sheet(self.day, self.known, self.promises, picked, self.words)

    def in_state(self, *states: State) -> "Sheet":
        return self.where(np.isin(self.columns["state"], [int(each) for each in states]))

    def of(self, chosen: Sequence[int]) -> "Sheet":
        """The rows of the promises with these places."""
        return self.where(np.isin(self.columns["promise"], list(chosen)))

    def with_word(self, column: str, word: str) -> "Sheet":
        """The rows of a worker or a team ("" for nobody's)."""
        words = list(self.words[column])
        place = -1 if not word else words.index(word) if word in words else len(words)
        return self.where(self.columns[column] == place)

    def running(self) -> "Sheet":
        """The rows that somebody can still do something about: of cases that are not over on the day, without what
        could only be done on a day that has passed."""
        ended, promise = self.columns["ended"], self.columns["promise"]
        runs = (ended == NEVER) | (ended > day_number(self.day))
        of_a_day = [at for at, each in enumerate(self.promises) if each.at_anchor]
        gone = np.isin(promise, of_a_day) & (self.columns["state"] == State.OVERSKREDET)
        return self.where(runs & ~gone)

    def ours(self) -> "Sheet":
        """The rows that nobody else must do something about."""
        return self.where(self.columns["waits"] < 0)

    def day_named(self, number: int) -> str:
        """A day of a column as ISO; "" for none."""
        found = _day(number)
        return found.isoformat() if found else ""

    def of_subject(self, subject: int) -> "Sheet":
        return self.where(self.columns["subject"] == subject)

    def by_day(self) -> "Sheet":
        """In order of the due day, those without one last; then by promise, subject and anchor."""
        due = np.where(self.columns["due"] == NEVER, np.iinfo(np.int32).max, self.columns["due"])
        names = ("nth", "anchor", "subject", "promise", "minute")
        return self.where(np.lexsort((*(self.columns[name] for name in names), due)))

    def count(self, *names: str) -> dict[tuple[int, ...], int]:
        """How many rows for each combination of the columns' numbers."""
        if not len(self):
            return {}
        keys, many = np.unique(np.stack([self.columns[name] for name in names]), axis=1, return_counts=True)
        return {tuple(map(int, key)): int(each) for key, each in zip(keys.T, many, strict=True)}

    def due_in(self, first: date, end: date) -> "Sheet":
        """The rows due from a day up to but not on another; not those without a due day."""
        due = self.columns["due"]
        return self.where((due != NEVER) & (due >= day_number(first)) & (due < day_number(end)))

    def delays(self) -> list[int]:
        """Days from the due day to the act of the rows kept late, in order."""
        late = self.in_state(State.HOLDT_FOR_SENT).columns
        return sorted(int(each) for each in late["kept"] - late["due"])

    def waits(self) -> list[int]:
        """Days from the anchor to the act of all kept rows, in order; 0 for what was done before it was reached."""
        kept = self.in_state(State.HOLDT, State.HOLDT_FOR_SENT).columns
        return sorted(int(each) for each in np.maximum(kept["kept"] - kept["anchor"], 0))

    def cases(self, *, theirs: bool = False) -> tuple[int, int, int]:
        """Of cases, each a subject and the first day: how many have all their rows kept in time, how many have one that
        was not, and how many of the others were exempted past the day they were due. What is past its day and waits
        for somebody else was not kept where the promise is `theirs`; else it says nothing yet."""
        columns, today = self.columns, day_number(self.day)
        if not len(self):
            return 0, 0, 0
        keys, case = np.unique(np.stack([columns["subject"], columns["began"]]), axis=1, return_inverse=True)
        many = keys.shape[1]
        past = (columns["due"] != NEVER) & (columns["due"] < today)
        missed = np.isin(columns["state"], [int(State.HOLDT_FOR_SENT), int(State.OVERSKREDET)])
        if theirs:
            missed |= past & (columns["state"] == State.AFVENTER) & (columns["cause"] == Cause.ANDEN)
        waits = ~missed & (columns["state"] != State.HOLDT)
        exempt = waits & ~past & (columns["raw"] != NEVER) & (columns["raw"] < today)
        has = [np.bincount(case.ravel(), which, many) > 0 for which in (missed, waits, exempt)]
        return int((~has[0] & ~has[1]).sum()), int(has[0].sum()), int((has[2] & ~has[0]).sum())

    def subjects(self) -> list[int]:
        return [int(each) for each in np.unique(self.columns["subject"])]

    def weeks_ahead(self, weeks: int) -> dict[tuple[int, int, int, int, int], int]:
        """How many rows that are ours and not kept fall due in each of the coming weeks, by week, team, subject,
        promise and act. Week 0 is the day and the six after it, and what is overdue."""
        states = [State.OVERSKREDET, State.SNART, State.AABEN]
        opened = self.in_state(*states).columns
        given = opened["due"] != NEVER
        week = np.maximum(opened["due"] - day_number(self.day), 0) // 7
        near = given & (week < weeks)
        keys = zip(*(column[near].tolist() for column in (week, *(opened[n] for n in _AHEAD))), strict=True)
        return dict(Counter(keys))

    def decided(self) -> "Sheet":
        return self.in_state(*DECIDED)

    def rows(self, most: int | None = None) -> list[DueRow]:
        """The rows told one by one, in the sheet's order."""
        count = len(self) if most is None else min(most, len(self))
        columns = {name: column[:count].tolist() for name, column in self.columns.items()}
        return [self._row({name: column[place] for name, column in columns.items()}) for place in range(count)]

    def _row(self, cells: Mapping[str, int]) -> DueRow:
        promise = self.promises[cells["promise"]]
        act = promise.acts[cells["act"]] if cells["act"] >= 0 else None
        anchor = day_of(cells["anchor"])
        days = {name: _day(cells[name]) for name in DAYS if name != "anchor"}
        if promise.case is Case.COMPANY:  # a company's case has no first day and no last
            days |= {"began": None, "ended": None}
        return DueRow(
            id=row_id(promise, act, self._word("line", cells["line"]), cells["subject"], anchor, cells["nth"]),
            promise=promise,
            act=act,
            subject=cells["subject"],
            anchor=anchor,
            nth=cells["nth"],
            minute=cells["minute"],
            state=State(cells["state"]),
            cause=Cause(cells["cause"]),
            worker=self._word("worker", cells["worker"]),
            team=self._word("team", cells["team"]),
            waits_for=self._word("waits", cells["waits"]),
            **days,
        )

    def _word(self, column: str, place: int) -> str:
        return self.words[column][place] if place >= 0 else ""


def row_id(promise: Promise, act: Act | None, line: str, subject: int, anchor: date, nth: int) -> str:
    """`frederikssund-2024/P37/81…/2024-03-01/1`. A promise of several acts has the noun behind its id, one with several
    clocks the benefit: `lov/samtaler_forloeb_2024@ledighedsydelse/…`."""
    noun = f".{act.noun}" if act is not None and len(promise.acts) > 1 else ""
    clock = f"@{line}" if line else ""
    return f"{promise.origin}/{promise.id}{noun}{clock}/{subject}/{anchor.isoformat()}/{nth}"


def _day(number: int) -> date | None:
    return None if number == NEVER or number >= _FAR else day_of(number)


_AHEAD = ("team", "subject", "promise", "act")
_FAR = day_number(date(9999, 12, 31))
