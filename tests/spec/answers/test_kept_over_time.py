"""How promises were kept from quarter to quarter: a row is of the quarter in which it fell due."""

from datetime import date
from fractions import Fraction

import pytest

from pejl.answers.kept_over_time import Course, courses_data, kept_by_quarter, kept_in, last_quarters, teams_by_quarter
from pejl.due.sheet import Sheet
from spec.answers.asking import SICK, TEAMS, asked, cases
from spec.due.promising import plan, promise

WITHIN = plan(promise("inden for 4 uger", **SICK))


def sheet(told: str, day: str, began: str = "2024-01-01", more: str = "") -> Sheet:
    return asked(WITHIN, cases(told, began) + more, day)


def told(course: Course) -> list[tuple[str, int, int]]:
    """The quarters with rows: rows and how many in time."""
    return [(each.period.id, each.kept.rows, each.kept.in_time) for each in course.quarters if each.kept.rows]


def test_quarters_end_with_that_of_the_day() -> None:
    assert [each.id for each in last_quarters(sheet("-", "2024-03-31").day, 3)] == ["2023Q03", "2023Q04", "2024Q01"]
    assert last_quarters(sheet("-", "2024-04-01").day, 1)[0].id == "2024Q02"
    assert len(kept_by_quarter(sheet("-", "2024-03-31"))[0].quarters) == 8


@pytest.mark.parametrize(("began", "quarter"), [("2024-03-03", "2024Q01"), ("2024-03-04", "2024Q02")])
def test_row_is_of_the_quarter_of_its_due_day(began: str, quarter: str) -> None:
    """Four weeks from 3 March is 31 March."""
    (course,) = kept_by_quarter(sheet("-", "2024-06-30", began))
    assert told(course) == [(quarter, 1, 0)]


def test_row_kept_in_the_next_quarter_is_late_in_its_own() -> None:
    (course,) = kept_by_quarter(sheet("04-02", "2024-06-30", "2024-03-03"))
    first = next(each for each in course.quarters if each.period.id == "2024Q01")
    assert (first.kept.decided, first.kept.late, first.kept.share) == (1, 1, 0)
    assert told(course) == [("2024Q01", 1, 0)]


def test_share_of_a_quarter_is_of_its_own_rows_and_none_where_nothing_is_decided() -> None:
    (course,) = kept_by_quarter(sheet("01-29 01-30 -", "2024-06-30"))
    shares = {each.period.id: each.kept.share for each in course.quarters}
    assert (shares["2024Q01"], shares["2024Q02"]) == (Fraction(1, 3), None)
    lines = {each["quarter"]: each for each in courses_data([course])}
    assert (lines["2024Q01"]["share"], lines["2024Q02"]["share"]) == ("33.333333", None)


@pytest.mark.parametrize(("day", "whole"), [("2024-03-31", False), ("2024-04-01", True)])
def test_quarter_is_whole_the_day_after_its_last(day: str, whole: bool) -> None:
    (course,) = kept_by_quarter(sheet("01-29", day))
    assert next(each for each in course.quarters if each.period.id == "2024Q01").whole is whole


def test_rows_older_than_the_quarters_asked_are_in_none() -> None:
    (course,) = kept_in(sheet("01-29", "2024-12-31"), last_quarters(date(2024, 12, 31), 3))
    assert told(course) == []


def test_teams_of_a_promise_are_told_by_name_and_add_up() -> None:
    whole = sheet("01-29 01-30 - -", "2024-03-31", more=TEAMS)
    found = teams_by_quarter(whole, whole.promises[0])
    named = {each.team: each.quarters[-1].kept for each in found}
    assert {team: (each.decided, each.in_time) for team, each in named.items()} == {
        "": (1, 0),
        "nord": (2, 1),
        "vest": (1, 0),
    }
    (every,) = kept_by_quarter(whole)
    assert every.quarters[-1].kept.decided == sum(each.decided for each in named.values())
