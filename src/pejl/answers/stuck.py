"""What stands still or lacks something, counted by team; and the citizens of one list among them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pejl.answers.cases import Still, lacking, lacks, not_loaded, standing_still
from pejl.due.relations import teams_by_person
from pejl.ledger.snapshot import Snapshot

STILL = "still"


@dataclass(frozen=True, slots=True)
class Stuck:
    """The cases that have stood still so many weeks, and by code those that lack something, each with the first day
    without it. `untold`: the questions that cannot be asked, and the tables no extract tells of."""

    still: Sequence[Still]
    lacks: Mapping[str, Sequence[tuple[int, date]]]
    untold: Mapping[str, tuple[str, ...]]

    def of(self, citizens: Collection[int]) -> "Stuck":
        """What is about these citizens."""
        return Stuck(
            [each for each in self.still if each.subject in citizens],
            {code: [each for each in found if each[0] in citizens] for code, found in self.lacks.items()},
            self.untold,
        )

    def without(self, citizens: Collection[int]) -> "Stuck":
        return Stuck(
            [each for each in self.still if each.subject not in citizens],
            {code: [each for each in found if each[0] not in citizens] for code, found in self.lacks.items()},
            self.untold,
        )

    def joined(self, other: "Stuck") -> "Stuck":
        """Both, those who have waited longest first."""
        still = sorted((*self.still, *other.still), key=lambda each: (-each.days, each.subject))
        return Stuck(
            still,
            {
                code: sorted((*found, *other.lacks.get(code, ())), key=lambda each: (each[1], each[0]))
                for code, found in self.lacks.items()
            },
            self.untold,
        )


def stuck(groups: tuple[str, ...], weeks: int, snapshot: Snapshot, day: date, area: str) -> Stuck:
    """Of the municipality's citizens, or of the one the snapshot has. `groups` narrow what has stood still, not what is
    lacking. Nobody is told of for a question that no extract can answer."""
    untold = {code: tables for code in (STILL, *lacks(day)) if (tables := not_loaded(code, snapshot))}
    still = [] if STILL in untold else standing_still(groups, weeks, snapshot, day, area)
    found = {code: lacking(code, snapshot, day, area) for code in lacks(day) if code not in untold}
    return Stuck(still, found, untold)


@dataclass(frozen=True, slots=True)
class TeamStuck:
    """How many citizens of a team ("" for those no team has) stand still, and lack each thing. A citizen of two teams
    is counted in both."""

    team: str
    still: int
    lacks: Mapping[str, int]


def by_team(found: Stuck, snapshot: Snapshot, day: date) -> list[TeamStuck]:
    citizens = {each.subject for each in found.still} | {one for them in found.lacks.values() for one, _ in them}
    teams = teams_by_person(snapshot, citizens, day) if citizens else {}
    nobody = frozenset({""})
    still = _counted(teams.get(each.subject, nobody) for each in found.still)
    lack = {code: _counted(teams.get(one, nobody) for one, _ in them) for code, them in found.lacks.items()}
    every = sorted({*still, *(team for counts in lack.values() for team in counts)})
    return [
        TeamStuck(team, still.get(team, 0), {code: counts.get(team, 0) for code, counts in lack.items()})
        for team in every
    ]


def _counted(teams: Iterable[frozenset[str]]) -> dict[str, int]:
    return dict(Counter(team for each in teams for team in each))
