"""The parts of a citizen's page: what is due, what was agreed, what happened, and what can be recorded."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse

from pejl.answers.borger import Citizen
from pejl.answers.timeline import Entry, timeline
from pejl.due.sheet import DueRow
from pejl.due.state import State
from pejl.periods import Period, month
from pejl.rules import Moment
from pejl.web.access import may_open
from pejl.web.kinds import KINDS
from pejl.web.opened import Opened
from pejl.web.recorded import OF_LEDGER
from pejl.web.work import STATE_CLASS
from pejl.web.written import AGREED, SHARED, Written

OFTEN = ("samtale", "tilbud", "trin", "note")
"""Kinds that are recorded most by those who have citizens of their own."""
COMPLEX = "komplekse_behov"
FIRST = 12
"""Entries of the time line that are shown before the rest is unfolded."""


@dataclass(frozen=True, slots=True)
class Due:
    """A promise's row, and how many like it there are: the same promise, state and day."""

    row: DueRow
    many: int

    @property
    def shade(self) -> str:
        return STATE_CLASS.get(self.row.state, "ukendt")

    @property
    def state(self) -> str:
        return f"staar_{self.row.state.name.lower()}"

    @property
    def late(self) -> bool:
        return self.row.state is State.OVERSKREDET

    @property
    def elsewhere(self) -> str:
        """Who else must act; "" where it is the municipality."""
        return self.row.waits_for if self.row.state is State.AFVENTER else ""

    @property
    def acts(self) -> tuple[Moment, ...]:
        return tuple(each.moment for each in self.row.promise.acts)


def due_lines(rows: Iterable[DueRow]) -> list[Due]:
    """One line for rows that say the same; in their order."""
    found: dict[object, list[DueRow]] = {}
    for each in rows:
        found.setdefault((each.promise.origin, each.promise.id, each.state, each.due, each.waits_for), []).append(each)
    return [Due(same[0], len(same)) for same in found.values()]


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreed step: by when and whether it is done."""

    written: Written
    late: bool

    @property
    def done(self) -> date | None:
        found: date | None = self.written.of["gjort"] or None
        return found

    @property
    def due(self) -> date | None:
        found: date | None = self.written.of["senest"] or None
        return found


def steps(written: Mapping[str, Sequence[Written]], day: date, who: str = "") -> list[Agreed]:
    """The agreed steps (of one who does them), those to be done first, by day; a step's own day is in time."""
    found = [
        Agreed(each, bool(each.of["senest"]) and not each.of["gjort"] and each.of["senest"] < day)
        for each in written.get("trin", ())
        if who in ("", each.of["hvem"])
    ]
    return sorted(found, key=lambda each: (each.done is not None, each.due or date.max))


def goals(written: Mapping[str, Sequence[Written]]) -> list[Written]:
    """Job goals, A before B before C."""
    return sorted(written.get("jobmaal", ()), key=lambda each: str(each.of["rang"]))


def is_complex(known: Citizen, written: Mapping[str, Sequence[Written]]) -> bool:
    """Whether the ledger or the page says that the needs are complex."""
    in_group = any(each.code == COMPLEX for each in known.groups.now)
    return in_group or any(each.of["komplekse"] for each in written.get("profil", ()))


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands by the citizen now: the role's `name`; `called`: the worker's name where it is `known`, else
    the code."""

    name: str
    called: str
    known: bool
    team: str
    start: date


def standing(known: Citizen, workers: Mapping[str, str]) -> list[Standing]:
    """`workers`: names by code."""
    return [
        Standing(each.name, workers.get(each.worker, each.worker), each.worker in workers, each.team, each.start)
        for each in known.relations.now
    ]


@dataclass(frozen=True, slots=True)
class Year:
    number: int
    entries: tuple[Entry, ...]


def years(known: Citizen) -> tuple[list[Year], list[Year]]:
    """The time line by year, newest first: the first entries, and the rest."""
    every = timeline(known)
    return _by_year(every[:FIRST]), _by_year(every[FIRST:])


def _by_year(entries: Sequence[Entry]) -> list[Year]:
    return [Year(number, tuple(some)) for number, some in groupby(entries, key=lambda each: each.day.year)]


@dataclass(frozen=True, slots=True)
class Hours:
    """Wage hours of a month; `minutes` beside the whole hours, "" for none."""

    month: Period
    name: str
    hours: int
    minutes: int | str


def months(known: Citizen) -> list[Hours]:
    return [
        Hours(month(each.first.year, each.first.month), each.name, each.minutes // 60, each.minutes % 60 or "")
        for each in known.jobs
    ]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be recorded: the address, the code of what it is called, and whether it is done often."""

    to: str
    says: str
    often: bool


def actions(one: Opened) -> list[Action]:
    """What the user may record of the citizen, of the parts the user sees; a talk first."""
    who, found = one.circle.who, []
    often = OFTEN if may_open(who, "registrer") else (SHARED,)
    for page, kinds in (("registrer", OF_LEDGER), ("aftal", AGREED), ("delt-felt", (SHARED,))):
        for kind in kinds if may_open(who, page) else ():
            part = KINDS[kind].part
            if one.may_write(part) and part in one.fields:
                of = [one.citizen] if page == "delt-felt" else [one.citizen, kind]
                found.append(Action(reverse(page, args=of), f"web_borger_ny_{kind}", kind in often))
    return found


def address_of(record: Written) -> str:
    """Where a record is corrected or taken back."""
    kind = record.record.kind
    page = "registrer" if kind in OF_LEDGER else "delt-felt" if kind == SHARED else "aftal"
    of = [record.record.citizen] if kind == SHARED else [record.record.citizen, kind]
    return f"{reverse(page, args=of)}?ref={record.record.ref}&version={record.record.number}"
