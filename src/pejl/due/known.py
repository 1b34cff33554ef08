"""Between which days the ledger knows whether a promise was kept: what lies outside is not broken, it is not known."""

from dataclasses import dataclass

import numpy as np

from pejl.due.compiled import tables_of_act
from pejl.due.promise import Promise
from pejl.due.state import Cause, State
from pejl.due.task import NEVER, Column
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs.counting import Counting
from pejl.periods import day_number

Columns = dict[str, Column]


@dataclass(frozen=True, slots=True)
class Known:
    """The first and the last day the acts of a promise are known, days since 1970. `told`: an extract tells of all of
    them; where none does, nothing that is past its day is called overdue."""

    since: int
    until: int
    told: bool = True

    def within(self, columns: Columns) -> Columns:
        """Without the rows that were over before the acts are known. Of a row that is past its day and was open before
        or after those days nobody can say that it is overdue: it waits to be registered."""
        due, anchor = columns["due"], columns["anchor"]
        given = due != NEVER
        over = np.where(given, due < self.since, (anchor < self.since) & (columns["kept"] == NEVER))
        unclear = (columns["state"] == State.OVERSKREDET) & ((due > self.until) | (anchor < self.since))
        told = {
            **columns,
            "state": np.where(unclear, int(State.AFVENTER), columns["state"]),
            "cause": np.where(unclear, int(Cause.REGISTRERING), columns["cause"]),
        }
        return {name: column[~over] for name, column in told.items()} if over.any() else told


def known_of(promise: Promise, snapshot: Snapshot, day: int) -> Known:
    """From the snapshot's coverage; a snapshot that says nothing of any table is known up to the day asked about."""
    if not snapshot.coverage:
        return Known(NEVER, day)
    tables = frozenset(name for act in promise.acts for name in tables_of_act(act.moment))
    if not tables:
        return Known(NEVER, day)
    counting = Counting(snapshot)
    since = counting.since(tables)
    if since is None:
        return Known(NEVER, NEVER, told=False)
    return Known(day_number(since), day_number(counting.until(tables)))
