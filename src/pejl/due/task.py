"""What the arithmetic of due rows works on: a promise as expressions of the verbs, and the rows that come of it."""

from dataclasses import dataclass

import numpy as np

from pejl.ledger.verbs.algebra import DAY, Marks, Spans, Window
from pejl.sentences.shapes import Duration

Column = np.ndarray
NEVER = -(1 << 31)
"""In a column of days: there is no such day."""


@dataclass(frozen=True, slots=True)
class Once:
    """A row for each anchor that falls in a case. It is due `within` after the anchor, the last day included; None:
    no day is given, and the row stays open until the act. Kept by the first act from the anchor on and before the
    next anchor of the case's person; without acts it reminds as long as the case runs. `at`: the act is a side of the
    anchor itself, so only one on that very day counts. `early`: the anchor is a day that the case will reach, seen
    from its first day on, and an act counts from then on. `reach`: an anchor outside all cases belongs to the one that
    begins so soon after it; acts count from the anchor. `limit`: only anchors before so long after the case's first
    day."""

    anchors: Marks
    acts: Marks | None
    within: Duration | None
    at: bool = False
    early: bool = False
    reach: Window = DAY
    limit: Duration | None = None


@dataclass(frozen=True, slots=True)
class Rolling:
    """`count` acts in every window of `within`, from the first anchor in the case on (None: from its first day). The
    clock's start stands for `count` acts; then act i is due `within` after act i - count. `limit`: only what is due
    before so long after the case's first day, and on that day what the clock's start calls for: an act on the first
    day calls for none."""

    anchors: Marks | None
    acts: Marks
    count: int
    within: Duration
    limit: Duration | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """`cases`: stretches of days of whom the promise is for, not overlapping for one person and area. `exempt`: days
    on which the clock stands still; `resume`: what was stopped is due at the earliest so long after it goes on.
    `condition`: an anchor counts on its days alone. `has`: only cases that one of these marks falls in.
    `first`, `last` (days since 1970): the promise is in force. `keeps_old`: the day the case began decides whether it
    is this rule's, and then it is to its end; else the anchors in force count, and what a rolling clock says of the
    time before `first` is due on that day."""

    cases: Spans
    shape: Once | Rolling
    first: int
    last: int
    keeps_old: bool = False
    exempt: Spans | None = None
    resume: Duration | None = None
    condition: Spans | Marks | None = None
    has: Marks | None = None
    asked: Spans | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a task as columns of one part; days since 1970, NEVER where there is none. `person`: its number in
    the part; `began`, `ended`: the first day of the case and the first day after it; `anchor`: the event the clock
    runs from; `nth`: tells rows of one anchor apart, from 1; `raw`: the due day before the clock was stopped; `due`:
    the last day in time; `kept`: the day of the act."""

    person: Column
    began: Column
    ended: Column
    anchor: Column
    nth: Column
    raw: Column
    due: Column
    kept: Column

    def take(self, chosen: Column) -> "Found":
        return Found(*(getattr(self, name)[chosen] for name in self.__slots__))
