"""One citizen: what a page shows of the person on a day, from the person's own rows.

Names stand beside codes, as the law's catalogues have them; a code that is in none of them (a municipality's own word)
is its own name. Ends are the first day after, None where it has not ended; what begins after the day is told only where
it is `ahead`: booked talks, and stretches that are decided. Who the person is by name is not known here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from pejl import law
from pejl.due.beside import Deadline, deadlines
from pejl.due.relations import persons_of_team, teams_by_person, teams_of, workers_of
from pejl.law.catalogue import TOPICS, catalogue
from pejl.law.duties import Maalgruppe, maalgrupper
from pejl.ledger.one import rows_of
from pejl.ledger.snapshot import Snapshot
from pejl.people import EVERYBODY

__all__ = ["Citizen", "citizen", "persons_of_team", "teams_by_person", "teams_of", "workers_of"]

T = TypeVar("T")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something from `start` to `end`; `minutes` a week, 0 where none are told; `company` 0 for none."""

    code: str
    name: str
    start: date
    end: date | None
    minutes: int = 0
    company: int = 0

    @property
    def last(self) -> date | None:
        """The last day; None where it has not ended."""
        return None if self.end is None else self.end - date.resolution


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody who stands by the person; `worker` a code, never a name; `team` on the day asked about, "" for none."""

    role: str
    name: str
    worker: str
    team: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Talk:
    """`outcome`, `form` and `topics` as codes and as names."""

    day: date
    kind: str
    name: str
    form: str
    form_name: str
    outcome: str
    outcome_name: str
    topics: tuple[str, ...]
    topic_names: tuple[str, ...]
    resets: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day."""

    code: str
    name: str
    day: date


@dataclass(frozen=True, slots=True)
class Month:
    """Wage hours of a month, told by its first day: `minutes` in all."""

    first: date
    code: str
    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """What runs on the day, what ended before it, and what is decided and has not begun; the newest first, what is
    ahead the next first."""

    now: tuple[T, ...] = ()
    past: tuple[T, ...] = ()
    ahead: tuple[T, ...] = ()


@dataclass(frozen=True, slots=True)
class Citizen:
    """`age` on the day, None where the birth date is in no extract. `area`, `municipality`: where the person lives now.
    `targets`: the groups of LAB § 6 the person's rows show, none that is not adopted; a benefit without its visitation
    shows none. `talks`: those held, called off and stayed away from, newest first; `booked`: those to come, next first,
    one of the day itself too; `unsettled`: booked for a day that has passed, and nobody told what became of them."""

    person: int
    day: date
    age: int | None
    area: str
    municipality: str
    protected: bool
    benefits: Told[Stretch]
    groups: Told[Stretch]
    targets: tuple[Maalgruppe, ...]
    talks: tuple[Talk, ...]
    booked: tuple[Talk, ...]
    unsettled: tuple[Talk, ...]
    offers: Told[Stretch]
    efforts: Told[Stretch]
    schooling: Told[Stretch]
    exemptions: Told[Stretch]
    happenings: tuple[Mark, ...]
    jobs: tuple[Month, ...]
    relations: Told[Relation]
    deadlines: tuple[Deadline, ...]


def citizen(snapshot: Snapshot, person: int, day: date) -> Citizen:
    """The person of a snapshot that has that one alone (`ledger.one.only`, `ledger.overlay.overlaid`), on the day. One
    of whom nothing is known has nothing."""
    rows = {name: _mine(snapshot, name, person) for name in _TABLES}
    nobody: Row = {"born": None, "area": "", "protected": False}
    self_ = next(iter(rows["persons"]), nobody)
    talks = [_talk(row) for row in reversed(rows["talks"])]
    age = None if self_["born"] is None else _age(self_["born"], day)
    benefits, groups = (_stretches(rows[name], "group", day, name) for name in ("spells", "groups"))
    stretches = {name: _stretches(rows[name], "kind", day, name) for name in _RUNNING}
    area = str(self_["area"])
    return Citizen(
        person,
        day,
        age,
        area,
        law.areas()[area].name if area in law.areas() else area,
        bool(self_["protected"]),
        benefits,
        groups,
        tuple(_targets(benefits.now, groups.now, age, day)),
        tuple(each for each in talks if each.outcome != BOOKED and each.day <= day),
        tuple(reversed([each for each in talks if each.outcome == BOOKED and each.day >= day])),
        tuple(each for each in talks if each.outcome == BOOKED and each.day < day),
        stretches["offers"],
        stretches["efforts"],
        stretches["schooling"],
        stretches["exemptions"],
        tuple(_marks(rows["happenings"], day)),
        tuple(_months(rows["jobs"], day)),
        _relations(snapshot, rows["relations"], person, day),
        tuple(deadlines(snapshot, area)),
    )


BOOKED = "booket"
_RUNNING = ("offers", "efforts", "schooling", "exemptions")
_TABLES = ("persons", "spells", "groups", "talks", "happenings", "jobs", "relations", *_RUNNING)


def _mine(snapshot: Snapshot, table: str, person: int) -> list[Row]:
    return [row for row in rows_of(snapshot, table) if row["person"] == person]


def _age(born: date, day: date) -> int:
    """Whole years; one born on 29 February is a year older on 1 March where there is no such day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def named(table: str, code: str, column: str = "") -> str:
    """A code as people say it; a word of no catalogue is said as it is."""
    if table in ("spells", "groups"):
        known = law.groups().get(code)
        return known.name if known else law.visitations().get(code, (code,))[0]
    entry = catalogue(table, column).get(code)
    return entry.name if entry else code


# --- rows as what a page shows -----------------------------------------------------------------------------


def _split(told: Iterable[T], starts: Sequence[date], ends: Sequence[date | None], day: date) -> Told[T]:
    now: list[T] = []
    past: list[T] = []
    ahead: list[T] = []
    for each, start, end in zip(told, starts, ends, strict=True):
        (ahead if start > day else now if end is None or day < end else past).append(each)
    return Told(tuple(reversed(now)), tuple(reversed(past)), tuple(ahead))


def _stretches(rows: Sequence[Row], column: str, day: date, table: str) -> Told[Stretch]:
    told = [
        Stretch(
            row[column],
            named(table, row[column]),
            row["start"],
            row["end"],
            row.get("minutes", 0),
            row.get("company", 0),
        )
        for row in rows
    ]
    return _split(told, [each.start for each in told], [each.end for each in told], day)


def _relations(snapshot: Snapshot, rows: Sequence[Row], person: int, day: date) -> Told[Relation]:
    teams = {(role, worker): team for role, worker, team in workers_of(snapshot, person, day)}
    told = [
        Relation(
            row["role"],
            named("relations", row["role"]),
            row["who"],
            teams.get((row["role"], row["who"]), ""),
            row["start"],
            row["end"],
        )
        for row in rows
    ]
    return _split(told, [each.start for each in told], [each.end for each in told], day)


def _talk(row: Row) -> Talk:
    topics = tuple(each for each in row["topics"].split(TOPICS) if each)
    return Talk(
        row["day"],
        row["kind"],
        named("talks", row["kind"], "kind"),
        row["form"],
        named("talks", row["form"], "form"),
        row["outcome"],
        named("talks", row["outcome"], "outcome"),
        topics,
        tuple(named("talks", each, "topics") for each in topics),
        row["resets"],
    )


def _marks(rows: Sequence[Row], day: date) -> list[Mark]:
    return [
        Mark(row["kind"], named("happenings", row["kind"]), row["day"]) for row in reversed(rows) if row["day"] <= day
    ]


def _months(rows: Sequence[Row], day: date) -> list[Month]:
    return [
        Month(row["month"], row["kind"], named("jobs", row["kind"]), row["minutes"])
        for row in reversed(rows)
        if row["month"] <= day
    ]


# --- target groups -----------------------------------------------------------------------------------------


def _targets(benefits: Sequence[Stretch], groups: Sequence[Stretch], age: int | None, day: date) -> list[Maalgruppe]:
    """The adopted groups of the day that a benefit or membership of the person's, with visitation and age, is in."""
    bases = {each.code for each in (*benefits, *groups)}
    visitations = {each.code for each in groups}
    return [
        each
        for each in maalgrupper(day)
        if not each.expected and any(_within(code, bases, visitations, age) for code in each.groups)
    ]


def _within(code: str, bases: set[str], visitations: set[str], age: int | None) -> bool:
    rest, _, ages = code.partition("@")
    base, _, visitation = rest.partition(":")
    found = law.groups().get(base)
    if found is not None and found.people:  # made of other groups, each narrowed as the group itself is
        narrowed = f"@{ages or found.ages}" if ages or found.ages else ""
        made_of = (f"{each}:{visitation}" if visitation else each for each in found.people)
        return any(_within(f"{each}{narrowed}", bases, visitations, age) for each in made_of)
    if base not in bases | {EVERYBODY} or (visitation and visitation not in visitations):
        return False
    low, _, high = ages.partition("-")
    return not ages or (age is not None and int(low) <= age <= int(high))
