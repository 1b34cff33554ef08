"""The national system's deadlines for talks beside our own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pejl.due import Promise
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
    """A person's next deadline for a talk in each: `theirs` of DFDG, `ours` the first open row of the law that a talk
    of the same sort keeps and that the municipality itself must keep. Where the two are not of one sort they are not
    held against each other, and the person is told of once for each side."""

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


FOLLOWING_UP = ("sygdom.opfoelgning", "samtaler.holdt")
SORTS: Mapping[str, tuple[str, ...]] = {
    "opfoelgning": FOLLOWING_UP,
    "jobsamtale": ("samtaler.",),
    "jobsamtale_med_akasse": ("samtaler.",),
    "faelles_jobsamtale": ("samtaler.",),
}
"""What keeps the rows that a deadline of a kind is held against. Other kinds have none of ours: a talk in the a-kasse
is not the municipality's, and a CV talk, a referral or the like is no talk of the contact course."""


def beside(sheet: Sheet, snapshot: Snapshot, area: str) -> list[Beside]:
    """Every person of the municipality with a deadline in either: first those that differ most, then those of one side
    alone, then those that agree. Nobody where no person of the municipality has one of DFDG's."""
    theirs: dict[int, list[Deadline]] = {}
    for each in deadlines(snapshot, area):
        theirs.setdefault(each.subject, []).append(each)
    if not theirs:
        return []
    ours = _ours(sheet)
    found = [
        line
        for subject in sorted(theirs.keys() | ours.keys())
        for line in _lines(subject, following(theirs.get(subject, ()), sheet.day), ours.get(subject, ()))
    ]
    return sorted(found, key=lambda each: (each.match == Match.SAME, -abs(each.days or 0), each.subject))


def following(theirs: Sequence[Deadline], day: date) -> Deadline | None:
    """A person's next deadline: of those still open, and that can be held against ours where there are any, the
    earliest from the day on; where all are past, the newest. The day itself is not past."""
    still = [each for each in theirs if each.open]
    ahead = sorted((each for each in still if each.due >= day), key=lambda each: (each.kind not in SORTS, each.due))
    past = sorted((each for each in still if each.due < day), key=lambda each: (each.kind in SORTS, each.due))
    return next(iter(ahead), past[-1] if past else None)


def _ours(sheet: Sheet) -> dict[int, list[DueRow]]:
    """Each person's open rows of the law that a talk keeps and nobody else must keep, the earliest first."""
    talks = [at for at, each in enumerate(sheet.promises) if each.basis and _kept_by_talk(each)]
    waiting = sheet.of(talks).in_state(State.OVERSKREDET, State.SNART, State.AABEN, State.AFVENTER, State.FRITAGET)
    found: dict[int, list[DueRow]] = {}
    for row in waiting.running().ours().by_day().rows():
        if row.due:
            found.setdefault(row.subject, []).append(row)
    return found


def _kept_by_talk(promise: Promise) -> bool:
    return any(act.moment.name.startswith(("samtaler.", *FOLLOWING_UP)) for act in promise.acts)


def _lines(subject: int, theirs: Deadline | None, rows: Sequence[DueRow]) -> Iterator[Beside]:
    sort = SORTS.get(theirs.kind, ()) if theirs else ()
    same = next((row for row in rows if row.act and row.act.moment.name.startswith(sort)), None)
    if theirs and (same or not rows):
        yield _of(subject, theirs, same)
        return
    if theirs:
        yield _of(subject, theirs, None)
    if rows:
        yield _of(subject, None, rows[0])


def _of(subject: int, theirs: Deadline | None, ours: DueRow | None) -> Beside:
    due: date | None = ours.due if ours else None
    if theirs is None or due is None:
        return Beside(subject, theirs, ours, Match.ONLY_OURS if theirs is None else Match.ONLY_THEIRS)
    match = Match.SAME if theirs.due == due else Match.OURS_FIRST if due < theirs.due else Match.THEIRS_FIRST
    return Beside(subject, theirs, ours, match)
