"""Citizens handed over from one worker to another: whom, in which roles, and the relations that are recorded."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from pejl.answers import borger
from pejl.answers.listed import Whose, open_rows
from pejl.due.picked import counted, held_by, of_subjects, staff_on
from pejl.due.relations import persons_of_team
from pejl.due.sheet import Sheet
from pejl.due.staff import USUAL
from pejl.web.access import Relation, Role, Who, circle_of
from pejl.web.access.table import WORKERS
from pejl.web.models import CitizenRecord
from pejl.web.stand import Stand

KIND = "relation"


@dataclass(frozen=True, slots=True, order=True)
class Handed:
    """A citizen and the role that the new worker takes over."""

    citizen: int
    role: str


@dataclass(frozen=True, slots=True)
class Order:
    """Who takes over, from which day and until which last day (None: for good), and why. Nobody's relation is ended:
    the one that began last stands, and when it ends, the one before it stands again, as after an illness."""

    to: str
    start: date
    last: date | None
    why: str

    def data(self, role: str) -> dict[str, Any]:
        end = self.last.isoformat() if self.last else ""
        return {"role": role, "who": self.to, "start": self.start.isoformat(), "end": end, "grund": self.why}


def takers(who: Who, stand: Stand) -> list[tuple[str, str]]:
    """Worker and team of everyone the user may hand citizens to: for a leader all staff (of the own team, where there
    is one), for others the own team."""
    staff = [] if stand.snapshot is None else staff_on(stand.snapshot, stand.day)
    every = who.role is Role.LEDER and not who.team
    return [each for each in staff if every or (who.team and each[1] == who.team)]


def givers(who: Who, stand: Stand, sheet: Sheet) -> list[tuple[str, str]]:
    """Worker and team of whose citizens the user may hand over, all at once: `takers`, and for a leader of all teams
    those who are in no team any more and still have rows ("")."""
    staff = takers(who, stand)
    if who.role is not Role.LEDER or who.team:
        return staff
    known = {worker for worker, _ in staff}
    having = {sheet.words["worker"][at] for at in counted(open_rows(sheet), "worker") if at >= 0}
    return [*staff, *((worker, "") for worker in sorted(having - known))]


def all_of(stand: Stand, worker: str) -> list[Handed]:
    """Everyone the worker stands by on the day in any role, with what was recorded here."""
    snapshot = stand.snapshot
    if snapshot is None:
        return []
    moved = _moved(stand)
    published = stand.once(("staar_ved", worker), lambda: held_by(snapshot, worker, stand.day))
    found = {Handed(*each) for each in published if each[0] not in moved}
    return sorted(found | {each for citizen in moved for each in _roles(stand, citizen, (worker,))})


def of_team(stand: Stand, team: str) -> frozenset[int]:
    """Everyone whom somebody of the team stands by on the day, with what was recorded here."""
    snapshot = stand.snapshot
    if snapshot is None or not team:
        return frozenset()
    moved = _moved(stand)
    published = stand.once(("holdets", team), lambda: persons_of_team(snapshot, team, stand.day))
    found = {each for each in moved if any(of == team for _, of in stand.workers_of(each))}
    return frozenset((published - moved) | found)


def citizens_of(stand: Stand, who: Who, whose: Whose) -> frozenset[int]:
    """The citizens behind a worker's own list or the team's; nobody behind another."""
    if whose is Whose.MINE and who.worker:
        return frozenset(each.citizen for each in all_of(stand, who.worker))
    return of_team(stand, who.team) if whose is Whose.HOLD else frozenset()


def _moved(stand: Stand) -> frozenset[int]:
    """The citizens with a relation recorded here that the published ledger does not have."""
    return frozenset(c for c, rows in stand.by_citizen.items() if any(each.table == "relations" for each in rows))


def of_rows(stand: Stand, who: Who, sheet: Sheet, row_ids: Iterable[str]) -> list[Handed]:
    """Whom the chosen rows of the list are about, each in the roles the rows' worker has; as caseworker where nobody
    has the row. Rows that the user does not see in a list, and what is no row, are left out."""
    wanted = {each for each in row_ids if each.count("/") == 4}
    subjects = {int(number) for each in wanted if (number := each.split("/")[2]).isdecimal() and len(number) < 20}
    allowed = {each for each in subjects if each < 1 << 63 and may_hand(who, stand, each)}
    found: set[Handed] = set()
    for row in of_subjects(open_rows(sheet), allowed).rows():
        if row.id in wanted:
            roles = _roles(stand, row.subject, (row.worker,)) if row.worker else set()
            found |= roles or {Handed(row.subject, USUAL[0])}
    return sorted(found)


def may_hand(who: Who, stand: Stand, citizen: int) -> bool:
    """A leader every citizen (of the own team, where there is one), a worker the own and the team's; a stated reason
    opens a citizen but hands nobody over."""
    if who.role is Role.LEDER:
        return stand.knows(citizen) and (not who.team or any(t == who.team for _, t in stand.workers_of(citizen)))
    near = (Relation.EGEN, Relation.HOLD)
    return who.role in WORKERS and circle_of(who, stand, stand.now).relation(citizen) in near


def _roles(stand: Stand, citizen: int, workers: Collection[str]) -> set[Handed]:
    one = stand.one(citizen)
    stands = () if one is None else borger.workers_of(one, citizen, stand.day)
    return {Handed(citizen, role) for role, worker, _ in stands if worker in workers}


def hand_over(handed: Sequence[Handed], order: Order, by: int, at: Any) -> int:
    """Records the relations, all or none; how many citizens. What was recorded the same before is not said twice."""
    data = {each: order.data(each.role) for each in handed}
    with transaction.atomic():
        had = CitizenRecord.standing().filter(kind=KIND, citizen__in={each.citizen for each in handed})
        said = {(row.citizen, *(row.data.get(name) for name in SAME)) for row in had}
        CitizenRecord.objects.bulk_create(
            CitizenRecord(citizen=each.citizen, kind=KIND, data=told, by_id=by, at=at)
            for each, told in data.items()
            if (each.citizen, *(told[name] for name in SAME)) not in said
        )
    return len({each.citizen for each in handed})


SAME = ("role", "who", "start", "end")
