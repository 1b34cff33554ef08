"""What a page asks of: the published plan and ledger, with what was recorded on the pages laid over the citizens it is
about, so that every process shows it on the next view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from pejl.answers import borger
from pejl.due import relations
from pejl.due.companies import company_ids
from pejl.due.jobseekers import ready
from pejl.due.merged import merged
from pejl.due.run import sheet as run
from pejl.due.sheet import Sheet
from pejl.goals import BoundPlan, Standing
from pejl.ledger import Figures
from pejl.ledger.facts import Facts
from pejl.ledger.one import only, part_with, rows_of
from pejl.ledger.overlay import overlaid
from pejl.ledger.snapshot import Snapshot
from pejl.sources import sider
from pejl.web.base import Base

T = TypeVar("T")


class NoPlan(Exception):
    """The site has no plan to show, or one with a fault."""


@dataclass
class Stand:
    """`recorded`: the newest versions of what is recorded here and not in the ledger yet; `folded`: the versions of the
    same rows that the ledger has. `before`: the stand it follows, of the same base: only citizens with other records
    since are asked anew."""

    base: Base
    recorded: Sequence[sider.Registration] = ()
    folded: Sequence[sider.Registration] = ()
    before: "Stand | None" = None
    _laid: dict[int, Snapshot] = field(default_factory=dict)

    @property
    def plan(self) -> BoundPlan:
        return self.base.plan

    @property
    def day(self) -> date:
        return self.base.day

    @property
    def now(self) -> datetime:
        return self.base.around.now

    @property
    def figures(self) -> Figures:
        return self.base.figures

    @property
    def standings(self) -> list[Standing]:
        return self.base.standings

    @property
    def snapshot(self) -> Snapshot | None:
        return self.base.snapshot

    @property
    def made_up(self) -> bool:
        return self.base.made_up

    def once(self, name: object, make: Callable[[], T]) -> T:
        """What depends on the published ledger alone, made once."""
        return self.base.once(name, make)

    # --- due rows ----------------------------------------------------------------------------------------

    @cached_property
    def sheet(self) -> Sheet | None:
        """Every due row, with what was recorded here; None without events."""
        whole, since = self.base.sheet, self.by_citizen
        before, self.before = self.before, None  # read once: another thread can ask at the same time
        if before is not None:
            since = {c: rows for c, rows in since.items() if before.by_citizen.get(c) != rows}
            whole = before.sheet
        if whole is None or not since:
            return whole
        laid = self._lay(sorted(since))
        return merged(whole, run(self.base.promises, laid, self.day, self.base.setting), sorted(since))

    @property
    def asked(self) -> "Stand | None":
        """The newest stand, this one or before it, whose rows were asked for; None where none was. So a thousand
        records between two views of a list make no chain of a thousand stands."""
        return self if "sheet" in self.__dict__ else self.before

    @cached_property
    def by_citizen(self) -> dict[int, list[sider.Registration]]:
        """What is recorded here, by citizen."""
        found: dict[int, list[sider.Registration]] = {}
        for each in self.recorded:
            found.setdefault(each.subject, []).append(each)
        return found

    def _lay(self, citizens: Sequence[int]) -> Snapshot:
        if self.snapshot is None:
            raise NoPlan
        rows = [row for citizen in citizens for row in self.by_citizen.get(citizen, ())]
        old = [row for row in self.folded if row.subject in citizens]
        return overlaid(self.snapshot, citizens, self._facts(rows), self._facts(old))

    def _facts(self, rows: Sequence[sider.Registration]) -> Sequence[Facts]:
        return sider.by_day(rows, made_up=self.made_up, areas=(self.plan.own.code,))

    @property
    def companies(self) -> frozenset[int]:
        """The ids of all companies the published ledger knows."""
        snapshot = self.snapshot
        if snapshot is None:
            return frozenset()
        return self.once("virksomheder", lambda: frozenset(company_ids(snapshot)))

    @property
    def candidates(self) -> frozenset[int]:
        """The ids of those who are ready for a job on the day."""
        snapshot, day = self.snapshot, self.day
        return frozenset() if snapshot is None else self.once("jobparate", lambda: ready(snapshot, day))

    # --- one citizen -------------------------------------------------------------------------------------

    def one(self, citizen: int) -> Snapshot | None:
        """The snapshot of that citizen alone, with what was recorded; None for one that does not exist."""
        part = part_with(self.snapshot, citizen) if self.snapshot is not None else None
        if part is None or self.snapshot is None:
            return None
        if citizen not in self.by_citizen:
            return only(self.snapshot, part, citizen)
        if citizen not in self._laid:
            self._laid[citizen] = self._lay([citizen])
        return self._laid[citizen]

    def knows(self, citizen: int) -> bool:
        return self.snapshot is not None and part_with(self.snapshot, citizen) is not None

    def citizen(self, citizen: int) -> borger.Citizen:
        """All that is known of one. KeyError for one that does not exist."""
        one = self.one(citizen)
        if one is None:
            raise KeyError(citizen)
        return borger.citizen(one, citizen, self.day)

    def workers_of(self, citizen: int) -> tuple[tuple[str, str], ...]:
        """Who stands by a citizen on the day, as codes of worker and team: in each role the one who came last, so that
        who has handed a citizen over stands by it no more."""
        one = self.one(citizen)
        found: dict[str, tuple[str, str]] = {}
        for role, worker, team in relations.workers_of(one, citizen, self.day) if one is not None else ():
            found.setdefault(role, (worker, team))
        return tuple(found.values())

    def protected(self, citizen: int) -> bool:
        """Whether name and address are protected."""
        one = self.one(citizen)
        return one is not None and any(row["protected"] for row in rows_of(one, "persons"))

    def age(self, citizen: int) -> int:
        """In whole years on the day; -1 where it is not known."""
        age = self.citizen(citizen).age
        return -1 if age is None else age
