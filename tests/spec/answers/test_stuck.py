"""What stands still and what is lacking, of some citizens and by team."""

from datetime import date

from pejl.answers.stuck import Stuck, by_team, stuck
from pejl.ledger.snapshot import Snapshot
from spec.answers.asking import OURS, TEAMS, cases
from spec.due.promising import ledger

DAY = date(2024, 2, 26)


def asked(weeks: int, snapshot: Snapshot) -> Stuck:
    return stuck(("sygedagpenge",), weeks, snapshot, DAY, OURS)


SNAPSHOT = ledger(cases("- 02-20 - - -") + TEAMS)


def test_eight_weeks_to_the_day_is_eight_weeks() -> None:
    assert [each.subject for each in asked(8, SNAPSHOT).still] == [1, 3, 4, 5]
    assert asked(9, SNAPSHOT).still == []


def test_somebody_of_a_list_is_told_of_and_nobody_else() -> None:
    found = asked(8, SNAPSHOT)
    assert [each.subject for each in found.of([2, 3]).still] == [3]
    assert [each.subject for each in found.without([3]).still] == [1, 4, 5]
    assert {one for one, _ in found.of([5]).lacks["sagsbehandler"]} == {5}


def test_what_is_put_together_is_in_the_order_of_the_whole() -> None:
    found = asked(8, SNAPSHOT)
    assert found.without([3]).joined(found.of([3])) == found


def test_teams_are_counted_and_who_no_team_has_is_a_line_too() -> None:
    counted = {each.team: each.still for each in by_team(asked(8, SNAPSHOT), SNAPSHOT, DAY)}
    assert counted == {"": 2, "nord": 1, "vest": 1}


def test_a_team_with_nothing_of_a_kind_has_a_zero_and_not_a_gap() -> None:
    lacks = {each.team: each.lacks["sagsbehandler"] for each in by_team(asked(8, SNAPSHOT), SNAPSHOT, DAY)}
    assert lacks == {"": 1, "nord": 0, "vest": 0}
