"""How a row stands on a day, and whose a delay is."""

from enum import IntEnum

import numpy as np

from pejl.due.task import NEVER, Column, Found

SOON = 14
"""Days before the due day from which a row is `snart`."""


class State(IntEnum):
    """DESIGN's words for a due row. AFVENTER: somebody else must act, or what was done is not known yet."""

    HOLDT = 0
    HOLDT_FOR_SENT = 1
    OVERSKREDET = 2
    SNART = 3
    AABEN = 4
    FRITAGET = 5
    AFVENTER = 6


CLOSED = (State.HOLDT, State.HOLDT_FOR_SENT)
DECIDED = (*CLOSED, State.OVERSKREDET)


class Cause(IntEnum):
    """Whose a delay is: nobody's where there is none; `registrering`: the rows are older than the due day."""

    INGEN = 0
    KOMMUNEN = 1
    BORGEREN = 2
    ANDEN = 3
    REGISTRERING = 4


def states(found: Found, day: int, exempt: Column, elsewhere: Column, known: int) -> Column:
    """A State for each row. `exempt`: the clock stands still on the day; `elsewhere`: it is somebody else's to do;
    `known`: the last day the acts are known. The due day itself is in time."""
    given = found.due != NEVER
    late = given & (found.due < day)
    kept = (found.kept != NEVER) & (found.kept <= day)
    conditions = [
        kept & given & (found.kept > found.due),
        kept,
        late & (elsewhere | (found.due > known)),
        late,
        exempt,
        elsewhere,
        given & (found.due - day <= SOON),
    ]
    values = [
        State.HOLDT_FOR_SENT,
        State.HOLDT,
        State.AFVENTER,
        State.OVERSKREDET,
        State.FRITAGET,
        State.AFVENTER,
        State.SNART,
    ]
    chosen: Column = np.select(conditions, [int(each) for each in values], int(State.AABEN)).astype(np.int8)
    return chosen


def causes(found: Found, state: Column, elsewhere: Column, absent: Column) -> Column:
    """A Cause for each row that is late or waits past its due day: somebody else's; else not known yet; else the
    citizen's, who was absent in time (`absent`); else the municipality's own."""
    late = (state == State.HOLDT_FOR_SENT) | (state == State.OVERSKREDET)
    waits = (state == State.AFVENTER) & ~elsewhere
    conditions = [(late & elsewhere) | ((state == State.AFVENTER) & elsewhere), waits, late & absent, late]
    values = [Cause.ANDEN, Cause.REGISTRERING, Cause.BORGEREN, Cause.KOMMUNEN]
    chosen: Column = np.select(conditions, [int(each) for each in values], int(Cause.INGEN)).astype(np.int8)
    return chosen
