"""Teams and members of staff as the ledger has them, beside the users that stand for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pejl.due.relations import persons_of_team
from pejl.due.staff import Teams
from pejl.periods import day_number
from pejl.web.access import Role
from pejl.web.models import User
from pejl.web.stand import Stand


@dataclass(frozen=True, slots=True)
class Team:
    """`citizens`: how many the team stands by; `staff`: how many the ledger has in it; `without`: codes of those whom
    no active user stands for; `users`: active and closed ones of the team."""

    name: str
    citizens: int
    staff: int
    users: tuple[User, ...]
    without: tuple[str, ...]


def workers(stand: Stand) -> tuple[tuple[str, str], ...]:
    """The code and team of everybody who is in a team on the day, by team; none without events."""
    snapshot = stand.snapshot
    if snapshot is None:
        return ()
    teams = Teams.on(snapshot, snapshot.companies(), day_number(stand.day))
    found = ((who, teams.words[team] if team >= 0 else "") for who, team in teams.team_of.items())
    return tuple(sorted(found, key=lambda each: (each[1] == "", each[1], each[0])))


def team_names(stand: Stand) -> tuple[str, ...]:
    return tuple(dict.fromkeys(team for _, team in workers(stand) if team))


def teams_of(stand: Stand) -> list[Team]:
    """Every team of the ledger, and those that only users are in."""
    users = list(User.objects.exclude(role=Role.BORGER).exclude(team="").order_by("name"))
    taken = {user.worker for user in users if user.is_active and user.worker}
    taken |= set(User.objects.filter(is_active=True).exclude(worker="").values_list("worker", flat=True))
    names = dict.fromkeys([*team_names(stand), *sorted({user.team for user in users})])
    return [_team(stand, name, [each for each in users if each.team == name], taken) for name in names]


def _team(stand: Stand, name: str, users: Sequence[User], taken: set[str]) -> Team:
    codes = [who for who, team in workers(stand) if team == name]
    without = tuple(each for each in codes if each not in taken)
    return Team(name, _citizens(stand, name), len(codes), tuple(users), without)


def _citizens(stand: Stand, team: str) -> int:
    """Of the published ledger; counted once."""
    snapshot = stand.snapshot
    if snapshot is None:
        return 0
    return stand.once(("borgere på holdet", team), lambda: len(persons_of_team(snapshot, team, stand.day)))
