"""A case's own course: it begins, has lasted so long, is planned."""

from pejl.ledger.verbs import days, months, weeks
from spec.moments.happening import due, happens

# --- begins ----------------------------------------------------------------------------------------------

COURSES = """
spells  group          start       end
1       a_dagpenge     2024-01-10  2024-02-01
1       kontanthjaelp  2024-02-01  2024-04-01
2       a_dagpenge     2024-01-10  2024-02-02
2       a_dagpenge     2024-03-31  2024-05-01
3       a_dagpenge     2024-01-10  2024-02-01
3       a_dagpenge     2024-03-01  2024-05-01
4       sygedagpenge   2024-01-10  2024-02-01
4       sygedagpenge   2024-02-01  2024-03-01
4       sygedagpenge   2024-03-02  2024-04-01
""".strip("\n")
UNEMPLOYED = ("a_dagpenge", "kontanthjaelp")


def test_begynder_is_not_told_again_at_a_shift_within_the_group() -> None:
    assert "1 2024-02-01" not in happens("forloeb.begynder", COURSES, *UNEMPLOYED)


def test_begynder_is_told_at_the_shift_where_only_the_one_benefit_is_the_group() -> None:
    assert happens("forloeb.begynder", COURSES, "kontanthjaelp") == ["1 2024-02-01"]


def test_begynder_is_the_same_course_until_a_whole_calendar_month_lies_between() -> None:
    begun = happens("forloeb.begynder", COURSES, "a_dagpenge")
    assert begun == ["1 2024-01-10", "2 2024-01-10", "3 2024-01-10", "3 2024-03-01"]


def test_begynder_of_the_sick_is_told_again_after_a_single_day() -> None:
    assert happens("forloeb.begynder", COURSES, "sygedagpenge") == ["4 2024-01-10", "4 2024-03-02"]


# --- has lasted so long ----------------------------------------------------------------------------------

UNBROKEN = """
spells  group         start       end
1       sygedagpenge  2023-01-01  2023-10-01
2       sygedagpenge  2023-01-01  2023-10-02
3       sygedagpenge  2023-01-01  2023-05-01
3       sygedagpenge  2023-05-02  2023-12-31
4       kontanthjaelp 2023-08-31  -
""".strip("\n")


def test_varighed_is_the_first_day_after_so_long_and_no_pause_is_counted_for_the_sick() -> None:
    assert happens("forloeb.varighed", UNBROKEN, "sygedagpenge", lasted=weeks(39)) == ["2 2023-10-01"]


def test_varighed_in_months_is_clamped_to_the_last_day() -> None:
    assert happens("forloeb.varighed", UNBROKEN, "kontanthjaelp", lasted=months(6)) == ["4 2024-02-29"]


ADDED_UP = """
spells  group       start       end
1       a_dagpenge  2021-01-01  2021-06-30
1       a_dagpenge  2023-01-01  2023-01-04
1       a_dagpenge  2023-01-10  2023-06-01
2       a_dagpenge  2020-01-01  2020-06-30
2       a_dagpenge  2023-06-01  2023-06-20
3       a_dagpenge  2021-01-01  2021-07-02
3       a_dagpenge  2023-01-01  2023-02-01
""".strip("\n")
"""180 days, years before; of person 3 182."""


def reached(person: int, lasted: int = 182) -> list[str]:
    """Of person `person`, added up over three years."""
    found = happens("forloeb.varighed", ADDED_UP, "a_dagpenge", lasted=days(lasted), within=months(36))
    return [day for number, day in map(str.split, found) if number == str(person)]


def test_varighed_added_up_is_the_first_day_after_so_many_days() -> None:
    assert reached(1) == ["2023-01-03"]


def test_varighed_added_up_is_told_once_in_a_course_that_pauses() -> None:
    assert reached(1, 181) == ["2023-01-02"]


def test_varighed_added_up_looks_three_years_back_and_no_further() -> None:
    assert reached(2, 30) == ["2020-01-31"]


def test_varighed_added_up_is_told_on_the_first_day_of_a_course_that_has_reached_it_already() -> None:
    assert reached(3) == ["2023-01-01"]


def test_varighed_added_up_takes_six_months_to_be_183_days() -> None:
    asked = ("forloeb.varighed", ADDED_UP, "a_dagpenge")
    by_days, by_months = (happens(*asked, lasted=each, within=months(36)) for each in (days(183), months(6)))
    assert by_months == by_days == ["1 2023-01-10", "3 2023-01-02"]


def test_varighed_is_added_up_for_dagpenge_alone() -> None:
    when, day = "når ledigheden når 26 uger", "2023-12-31"
    rows = due("forloeb.varighed", "samtaler.holdt", ADDED_UP, "a_dagpenge", when=when, day=day)
    assert rows == ["1 2023-01-03>2023-01-03:", "3 2023-01-01>2023-01-01:"]
    unbroken = ADDED_UP.replace("a_dagpenge", "fleksjob  ")
    assert due("forloeb.varighed", "samtaler.holdt", unbroken, "fleksjob", when=when, day=day) == []


# --- is planned ------------------------------------------------------------------------------------------

PLANNED = """
happenings  kind                 day
1           plan_lavet           2024-02-01
1           plan_lavet           2024-03-01
1           plan_offentliggjort  2024-02-02
1           cv_godkendt          2024-02-03
1           en_plan              2024-02-04
""".strip("\n")


def test_plan_lavet_is_told_again_when_the_plan_is_changed() -> None:
    assert happens("forloeb.plan_lavet", PLANNED) == ["1 2024-02-01", "1 2024-03-01"]


def test_plan_offentliggjort_is_not_the_day_the_plan_was_made() -> None:
    assert happens("forloeb.plan_offentliggjort", PLANNED) == ["1 2024-02-02"]


def test_cv_godkendt_is_that_happening() -> None:
    assert happens("forloeb.cv_godkendt", PLANNED) == ["1 2024-02-03"]


def test_en_plan_is_the_joint_plan_and_not_the_job_centre_s_own() -> None:
    assert happens("forloeb.en_plan", PLANNED) == ["1 2024-02-04"]
