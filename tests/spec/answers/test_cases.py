"""Cases that stand still: eight weeks, asked on 1 March 2024."""

from dataclasses import replace
from datetime import date

import pytest

from pejl.answers.cases import NEEDED, Still, not_loaded, standing_still
from spec.answers.asking import OURS
from spec.due.promising import ledger


def day_of(text: str) -> date:
    return date.fromisoformat(text)


DAY = "2024-03-01"


def still(
    text: str, day: str = DAY, weeks: int = 8, groups: tuple[str, ...] = ("sygedagpenge",)
) -> list[tuple[int, str, str, int]]:
    found = standing_still(groups, weeks, ledger(text), day_of(day), OURS)
    return [(each.subject, str(each.began), str(each.last or "-"), each.days) for each in found]


def ill(began: str, end: str = "-", more: str = "") -> str:
    return f"spells  group         start       end\n1       sygedagpenge  {began}  {end}\n\n{more}"


@pytest.mark.parametrize(
    ("began", "found"),
    [("2024-01-05", [(1, "2024-01-05", "-", 56)]), ("2024-01-06", []), ("2023-01-01", [(1, "2023-01-01", "-", 425)])],
)
def test_a_case_in_which_nothing_was_done_stands_still_since_it_began(
    began: str, found: list[tuple[int, str, str, int]]
) -> None:
    """Eight weeks ago to the day is eight weeks; the day before they are not up."""
    assert still(ill(began)) == found


MOVES = {
    "a talk held": "talks  day\n1      {day}",
    "a talk that does not restart the clock": "talks  day         resets\n1      {day}  nej",
    "an offer that begins": "offers  kind            start       end\n1       loentilskud     {day}  -",
    "an effort that begins": "efforts  kind        start       end\n1        fast_track  {day}  -",
    "a happening": "happenings  kind        day\n1           plan_lavet  {day}",
}


@pytest.mark.parametrize("what", MOVES)
@pytest.mark.parametrize(
    ("done", "found"),
    [
        ("2024-01-05", [(1, "2024-01-01", "2024-01-05", 56)]),
        ("2024-01-06", []),
        ("2024-03-01", []),
        ("2024-03-02", [(1, "2024-01-01", "-", 60)]),  # it is not done yet
        ("2024-01-01", [(1, "2024-01-01", "2024-01-01", 60)]),
        ("2023-12-31", [(1, "2024-01-01", "-", 60)]),  # before the case
    ],
)
def test_what_moves_a_case_moves_it_from_its_day(what: str, done: str, found: list[tuple[int, str, str, int]]) -> None:
    assert still(ill("2024-01-01", more=MOVES[what].format(day=done))) == found


@pytest.mark.parametrize("outcome", ["udeblevet", "booket", "aflyst"])
def test_a_talk_that_was_not_held_moves_nothing(outcome: str) -> None:
    talk = f"talks  day         outcome\n1      2024-02-20  {outcome}"
    assert still(ill("2024-01-01", more=talk)) == [(1, "2024-01-01", "-", 60)]


def test_the_newest_of_several_is_the_last_that_was_done() -> None:
    more = "talks  day\n1      2024-01-02\n1      2024-01-04\n\n" + MOVES["a happening"].format(day="2024-01-03")
    assert still(ill("2024-01-01", more=more)) == [(1, "2024-01-01", "2024-01-04", 57)]


@pytest.mark.parametrize(("end", "many"), [("2024-03-02", 1), ("2024-03-01", 0)])
def test_a_case_stands_still_to_its_last_day(end: str, many: int) -> None:
    assert len(still(ill("2024-01-01", end))) == many


def test_those_who_have_waited_longest_are_first_and_then_by_number() -> None:
    text = """
    spells  group         start       end
    1       sygedagpenge  2024-01-03  -
    2       sygedagpenge  2024-01-02  -
    3       sygedagpenge  2024-01-02  -
    4       sygedagpenge  2023-01-01  -

    talks   day
    4       2024-01-04
    """
    assert [each[0] for each in still(text)] == [2, 3, 1, 4]


def test_only_the_groups_asked_after_are_told_and_those_with_a_contact_course_where_none_is() -> None:
    """A pension has no contact course; it is told where it is asked after."""
    text = """
    spells  group            start       end
    1       sygedagpenge     2024-01-01  -
    2       foertidspension  2024-01-01  -

    groups  group            start       end
    3       komplekse_behov  2024-01-01  -
    """
    assert [each[0] for each in still(text)] == [1]
    assert [each[0] for each in still(text, groups=())] == [1]
    assert [each[0] for each in still(text, groups=("foertidspension",))] == [2]
    assert [each[0] for each in still(text, groups=("sygedagpenge", "komplekse_behov"))] == [1, 3]


def test_another_municipalitys_people_are_not_there() -> None:
    """Whoever is paid by it; of a group that is no benefit, whoever lives there."""
    text = """
    persons  area
    1        201
    2        250
    3        201

    spells   group            start       end         area
    1        sygedagpenge     2024-01-01  -           250
    2        sygedagpenge     2024-01-01  -           201

    groups   group            start       end
    2        komplekse_behov  2024-01-01  -
    3        komplekse_behov  2024-01-01  -
    """
    assert [each[0] for each in still(text)] == [1]
    assert [each[0] for each in still(text, groups=("komplekse_behov",))] == [2]
    assert standing_still(("sygedagpenge",), 8, ledger(text), day_of(DAY), "999") == []


TWO_BENEFITS = """
spells  group          start       end
1       kontanthjaelp  2023-10-01  2023-12-20
1       revalidering   2024-01-10  -
"""


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2023-12-19", [(1, "2023-10-01", "-", 79)]),
        ("2023-12-20", []),  # in the pause nobody knows that it goes on
        ("2024-01-09", []),
        ("2024-01-10", [(1, "2023-10-01", "-", 101)]),
    ],
)
def test_a_case_that_paused_for_less_than_a_month_is_one_and_does_not_run_in_the_pause(
    day: str, found: list[tuple[int, str, str, int]]
) -> None:
    assert still(TWO_BENEFITS, day, groups=()) == found


def test_a_case_is_told_with_its_days_as_days() -> None:
    found = standing_still(("sygedagpenge",), 8, ledger(ill("2024-01-05")), day_of(DAY), OURS)
    assert found == [Still(1, date(2024, 1, 5), None, 56)]


# --- what was never loaded -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "never"),
    [
        ("still", "talks"),
        ("plan", "happenings"),
        ("sagsbehandler", "relations"),
        ("koordinator", "relations"),
        ("ungeguide", "relations"),
        ("ungeguide", "groups"),
    ],
)
def test_what_a_question_needs_and_no_extract_told_of_is_named(question: str, never: str) -> None:
    whole = ledger(ill("2024-01-05"))
    assert not_loaded(question, whole) == ()
    rest = {table: days for table, days in whole.coverage.items() if table != never}
    assert not_loaded(question, replace(whole, coverage=rest)) == (never,)


@pytest.mark.parametrize("question", NEEDED)
def test_a_ledger_that_says_of_no_table_what_is_in_it_is_asked_all_the_same(question: str) -> None:
    assert not_loaded(question, replace(ledger(ill("2024-01-05")), coverage={})) == ()
