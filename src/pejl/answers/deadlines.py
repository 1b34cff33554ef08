"""The national system's deadlines for talks beside our own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pejl.due.beside import Deadline, deadlines
from pejl.due.sheet import DueRow, Sheet
from pejl.due.state import State
from pejl.ledger.snapshot import Snapshot


class Match(StrEnum):
    SAME = "samme_dag"
    OURS_FIRST = "vores_foerst"
    THEIRS_FIRST = "deres_foerst"
    ONLY_THEIRS = "kun_deres"
    ONLY_OURS = "kun_vores"


@dataclass(frozen=True, slots=True)
class Beside:
    """A person's next deadline for a talk in each: `theirs` of DFDG, the earliest of the newest of each kind; `ours`
    the first open row of the law that a talk keeps, exempted or waiting for somebody else too."""

    subject: int
    theirs: Deadline | None
    ours: DueRow | None
    match: Match

    @property
    def days(self) -> int | None:
        """Days from theirs to ours; None where one is missing."""
        if self.theirs is None or self.ours is None or self.ours.due is None:
            return None
        return (self.ours.due - self.theirs.due).days


TALKS = ("samtaler", "sygdom.opfoelgning")


def beside(sheet: Sheet, snapshot: Snapshot, area: str) -> list[Beside]:
    """Every person of the municipality with a deadline in either: first those that differ most, then those of one side
    alone, then those that agree. Nobody where none of DFDG's are loaded."""
    theirs: dict[int, Deadline] = {}
    for each in deadlines(snapshot, area):
        theirs.setdefault(each.subject, each)
    if not theirs:
        return []
    talks = [at for at, promise in enumerate(sheet.promises) if promise.basis and _of_talks(sheet, at)]
    waiting = sheet.of(talks).in_state(State.OVERSKREDET, State.SNART, State.AABEN, State.AFVENTER, State.FRITAGET)
    ours: dict[int, DueRow] = {}
    for row in waiting.running().by_day().rows():
        ours.setdefault(row.subject, row)
    found = [_of(each, theirs.get(each), ours.get(each)) for each in sorted(theirs.keys() | ours.keys())]
    return sorted(found, key=lambda each: (each.match == Match.SAME, -abs(each.days or 0), each.subject))


def _of_talks(sheet: Sheet, at: int) -> bool:
    return any(act.moment.name.startswith(TALKS) for act in sheet.promises[at].acts)


def _of(subject: int, theirs: Deadline | None, ours: DueRow | None) -> Beside:
    due: date | None = ours.due if ours else None
    if theirs is None or due is None:
        return Beside(subject, theirs, ours, Match.ONLY_OURS if theirs is None else Match.ONLY_THEIRS)
    match = Match.SAME if theirs.due == due else Match.OURS_FIRST if due < theirs.due else Match.THEIRS_FIRST
    return Beside(subject, theirs, ours, match)
