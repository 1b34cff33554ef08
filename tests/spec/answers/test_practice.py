"""What a plan says beside its numbers: nothing is lost, and nothing is added."""

from datetime import date
from pathlib import Path

from pejl.answers.practice import Practice, practice
from pejl.check import check_file
from pejl.plan.reader import read_plan
from spec.answers.planned import PLANS
from spec.check.planning import checked, effort, goal, plan, row


def of(folder: Path, *rows: str) -> Practice:
    found = checked(folder, plan(*rows))
    assert found.plan is not None, [each.code for each in found.findings]
    return practice(found.plan)


def test_goals_stand_under_their_heading_and_those_of_none_come_last(tmp_path: Path) -> None:
    heading = row("fokus", id='"f"', nummer='"1"', tekst='"Job"', ministermaal='["handicap"]')
    found = of(tmp_path, heading, goal(id='"a"'), goal(id='"b"', fokus='"f"'))
    assert [(each.id, each.goals) for each in found.focus] == [("f", ("b",)), ("", ("a",))]
    assert of(tmp_path, heading, goal(fokus='"f"')).focus[-1].id == "f"


def test_ministerial_goals_are_answered_by_goals_under_their_heading_too(tmp_path: Path) -> None:
    heading = row("fokus", id='"f"', tekst='"Job"', ministermaal='["handicap"]')
    found = of(tmp_path, heading, goal(id='"a"', ministermaal='["handicap"]', fokus='"f"'), goal(id='"b"', fokus='"f"'))
    assert found.ministry == {"Flere personer med handicap skal i beskæftigelse": ("a", "b")}


def test_goal_without_an_owner_or_a_number_has_none_of_its_own(tmp_path: Path) -> None:
    found = of(tmp_path, goal(id='"a"', ejer=None), goal(id='"b"', nummer='"2.b"', bemaerkning='"Se her"'))
    assert [(each.owner, each.number, each.remark) for each in found.goals.values()] == [
        ("", "a", ""),
        ("Jobcenterchef", "2.b", "Se her"),
    ]


def test_groups_of_practice_stand_as_the_plan_writes_them(tmp_path: Path) -> None:
    bands = '[{ fra = 15, til = 17, ansvarlig = "Ungeteam" }]'
    found = of(
        tmp_path, goal(), effort(maalgruppe='["A-dagpenge", "sygedagpenge"]', aldersbaand=bands), effort(id='"j"')
    )
    first, second = found.efforts
    assert (first.groups, second.groups) == (("A-dagpenge", "sygedagpenge"), ())
    assert [(each.first, each.last, each.who) for each in first.ages] == [(15, 17, "Ungeteam")]


def test_step_of_a_project_has_passed_the_day_after_and_one_without_a_day_never(tmp_path: Path) -> None:
    steps = '[{ tekst = "Begyndt", senest = 2024-06-30 }, { tekst = "Udvidet" }]'
    (found,) = of(tmp_path, goal(), row("projekt", id='"p"', tekst='"Projekt"', trin=steps)).projects
    assert (found.passed(date(2024, 6, 30)), found.passed(date(2024, 7, 1))) == ((), ("Begyndt",))


def test_a_plan_with_a_fault_has_no_practice(tmp_path: Path) -> None:
    assert checked(tmp_path, plan(goal(fokus='"findes-ikke"'))).plan is None


def test_golden_every_row_of_two_real_plans_is_there() -> None:
    for name in ("frederikssund-2024", "solroed-2024"):
        raw = read_plan(PLANS / f"{name}.toml").plan
        bound = check_file(PLANS / f"{name}.toml").plan
        assert bound is not None
        found = practice(bound)
        assert [each.id for each in found.efforts] == [each.id for each in raw.indsats]
        assert [each.id for each in found.projects] == [each.id for each in raw.projekt]
        assert sorted(goal for each in found.focus for goal in each.goals) == sorted(each.id for each in raw.maal)
        assert found.efforts
