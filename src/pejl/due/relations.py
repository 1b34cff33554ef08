"""Who stands by whom on a day: each citizen's workers and teams, a team's citizens, and the talks that are booked."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from pejl.due.staff import Staff, Teams
from pejl.due.task import Column
from pejl.law.catalogue import TOPICS
from pejl.ledger.one import part_with
from pejl.ledger.snapshot import Part, Snapshot, book_of
from pejl.periods import day_number


@dataclass(frozen=True, slots=True)
class Booked:
    """A talk booked for a day. `worker`, `team`: the person's caseworker that day and the caseworker's team, ""
    for nobody."""

    person: int
    kind: str
    form: str
    topics: tuple[str, ...]
    worker: str
    team: str


def workers_of(snapshot: Snapshot, person: int, day: date) -> tuple[tuple[str, str, str], ...]:
    """Role, worker and team ("" for none) of everyone who stands by the person on the day, those who came last first.
    A relation's last day counts, the day after does not."""
    part = part_with(snapshot, person)
    if part is None:
        return ()
    roles, teams = snapshot.books.get(book_of("relations", "role"), ()), _teams(snapshot, day)
    place = int(np.searchsorted(part.ids, person))
    mine = [each for each in _running(snapshot, part, day) if each[0] == place]
    return tuple((roles[role], who, teams.get(who, "")) for _, role, who in reversed(mine))


def teams_of(snapshot: Snapshot, person: int, day: date) -> frozenset[str]:
    """The teams of everyone who stands by the person on the day."""
    return frozenset(team for _, _, team in workers_of(snapshot, person, day) if team)


def teams_by_person(snapshot: Snapshot, persons: Collection[int], day: date) -> Mapping[int, frozenset[str]]:
    """`teams_of` of many, each of the persons with a team; whom nobody of a team stands by is left out."""
    wanted = np.unique(np.fromiter(persons, np.int64, len(persons)))
    found: dict[int, set[str]] = {}
    for person, team in _pairs(snapshot, day):
        chosen = np.isin(person, wanted)
        for one, name in zip(person[chosen].tolist(), team[chosen].tolist(), strict=True):
            found.setdefault(one, set()).add(name)
    return {person: frozenset(teams) for person, teams in found.items()}


def persons_of_team(snapshot: Snapshot, team: str, day: date) -> frozenset[int]:
    """Everyone whom somebody of the team stands by on the day; nobody for a team that is in no book."""
    found: set[int] = set()
    for person, teams in _pairs(snapshot, day):
        found.update(person[teams == team].tolist())
    return frozenset(found)


def booked_on(snapshot: Snapshot, day: date) -> list[Booked]:
    """The talks booked for the day, by person. The caseworker is who the work list's rows are for."""
    teams = Teams.on(snapshot, snapshot.companies(), day_number(day))
    found: list[Booked] = []
    for part in snapshot.parts():
        booked = _booked(snapshot, part, day)
        if not len(booked):
            continue
        person = part.subject("talks")[booked]
        staff = Staff(snapshot, part, day_number(day), teams)
        worker = staff.worker("sagsbehandler")[person]
        names = [_words(snapshot, part, name, booked) for name in ("kind", "form", "topics")]
        whose = (_named(staff.words, worker), _named(teams.words, staff.team(worker)))
        for one, kind, form, topics, who, team in zip(part.ids[person].tolist(), *names, *whose, strict=True):
            split = tuple(each for each in topics.split(TOPICS) if each)
            found.append(Booked(one, kind, form, split, who, team))
    return found


def _booked(snapshot: Snapshot, part: Part, day: date) -> Column:
    code = snapshot.code("talks", "outcome", "booket")
    chosen = part.column("talks", "day") == day_number(day)
    found: Column = np.flatnonzero(chosen & (part.column("talks", "outcome") == code))
    return found


def _words(snapshot: Snapshot, part: Part, column: str, rows: Column) -> list[str]:
    return _named(snapshot.books[book_of("talks", column)], part.column("talks", column)[rows])


def _named(words: tuple[str, ...], places: Column) -> list[str]:
    return [words[place] if place >= 0 else "" for place in places.tolist()]


def _teams(snapshot: Snapshot, day: date) -> dict[str, str]:
    teams = Teams.on(snapshot, snapshot.companies(), day_number(day))
    return {who: teams.words[team] for who, team in teams.team_of.items()}


def _running(snapshot: Snapshot, part: Part, day: date) -> Iterator[tuple[int, int, str]]:
    """Place of the person, role and worker of each relation of the part that runs on the day, by person and start."""
    person, who, role = _on(part, day)
    words = snapshot.books.get(book_of("relations", "who"), ())
    for one, place, code in zip(person.tolist(), who.tolist(), role.tolist(), strict=True):
        yield one, code, words[place]


def _on(part: Part, day: date) -> tuple[Column, Column, Column]:
    number = day_number(day)
    runs = (part.column("relations", "start") <= number) & (number < part.column("relations", "end"))
    return (
        part.subject("relations")[runs],
        part.column("relations", "who")[runs],
        part.column("relations", "role")[runs],
    )


def _pairs(snapshot: Snapshot, day: date) -> Iterator[tuple[Column, Column]]:
    """By part, a person's id and a team's name for each relation of a worker in a team."""
    named = _teams(snapshot, day)
    words = snapshot.books.get(book_of("relations", "who"), ())
    teams = np.array([named.get(word, "") for word in words] or [""], object)
    for part in snapshot.parts():
        person, who, _ = _on(part, day)
        team = teams[who]
        yield part.ids[person[team != ""]], team[team != ""]
