"""The run rate of a count: needed by today, planned, where it ends, and the word for it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.answers.run_rate import Pace, RunRate, of_goal, of_promise, run_rate
from pejl.due import Calendar
from pejl.goals import Part
from pejl.sentences import parse_rhythm, parse_target
from pejl.sentences.shapes import Per, Times
from pejl.words import say
from spec.due.promising import plan, promise

BOUND = plan(promise("10 om måneden", maalgruppe="virksomheder", opfyldt_af="besoeg.holdt"))
EVENTS = plan(promise("2 om året", maalgruppe="virksomheder", opfyldt_af="besoeg.arrangement"))


def days(*written: str) -> list[date]:
    return [date.fromisoformat(each) for each in written]


def goal(target: str, held: Iterable[date], day: str, planned: Iterable[date] = ()) -> RunRate | None:
    part = Part("1", "Mål", None, parse_target(target), "")
    return of_goal(BOUND, part, held, planned, date.fromisoformat(day))


def rate(target: str, held: Iterable[date], day: str, planned: Iterable[date] = ()) -> RunRate:
    found = goal(target, held, day, planned)
    assert found is not None
    return found


def test_ten_a_month_needs_its_share_of_the_days_gone_today_included() -> None:
    found = rate("mindst 10 om måneden", days("2024-04-02", "2024-04-15", "2024-03-31"), "2024-04-15")
    assert (found.first, found.last, found.target) == (date(2024, 4, 1), date(2024, 4, 30), 10)
    assert (found.counted, found.needed) == (2, Fraction(5))
    assert found.at_end == 4


def test_easter_is_no_time_to_visit() -> None:
    """April 2024 has 21 working days (Easter Monday is the 1st, bededag is abolished); 10 of them by the 15th."""
    assert rate("mindst 10 om måneden", [], "2024-04-15").needed_worked == Fraction(100, 21)
    assert rate("mindst 10 om måneden", [], "2024-04-01").needed_worked == 0


def test_what_is_held_after_the_day_is_not_held_yet() -> None:
    assert rate("mindst 10 om måneden", days("2024-04-15", "2024-04-16"), "2024-04-15").counted == 1


@pytest.mark.parametrize(
    ("counted", "word"),
    [
        (3, Pace.BAGUD),
        (4, Pace.BAGUD),  # exactly one away
        (5, Pace.PAA_TAKT),
        (6, Pace.FORAN),
        (10, Pace.NAAET),
    ],
)
def test_the_word_is_by_whole_acts_away_from_what_is_needed(counted: int, word: Pace) -> None:
    assert rate("mindst 10 om måneden", days("2024-04-02") * counted, "2024-04-15").pace is word


def test_less_than_one_away_is_on_pace_since_nobody_holds_half_an_event() -> None:
    assert rate("2 om året", [], "2024-06-30").pace is Pace.PAA_TAKT  # 182/366 of 2 is under 1
    assert rate("2 om året", [], "2024-07-01").pace is Pace.BAGUD


def test_three_thousand_in_all_runs_over_both_years() -> None:
    found = rate("mindst 3.000 i alt i 2024 og 2025", days("2024-01-02") * 1500, "2024-12-31")
    assert (found.first, found.last, found.target) == (date(2024, 1, 1), date(2025, 12, 31), 3000)
    assert found.needed == Fraction(3000 * 366, 731)
    assert found.at_end == Fraction(1500 * 731, 366)


@pytest.mark.parametrize(("target", "least"), [("mindst 10 om måneden", 10), ("over 10 om måneden", 11)])
def test_a_strict_target_asks_for_one_more(target: str, least: int) -> None:
    assert rate(target, [], "2024-04-15").target == least


@pytest.mark.parametrize("target", ["højst 10 om måneden", "mindst 75 %", "skal falde", 'åben: "flere"'])
def test_a_target_that_asks_for_no_least_count_has_no_run_rate(target: str) -> None:
    assert goal(target, [], "2024-04-15") is None


def test_planned_ahead_counts_from_the_day_and_what_was_planned_before_it_is_not_settled() -> None:
    planned = days("2024-04-14", "2024-04-15", "2024-04-30", "2024-05-01")
    found = rate("mindst 10 om måneden", days("2024-04-02"), "2024-04-15", planned)
    assert (found.planned, found.unsettled, found.left) == (2, 1, 9)


def test_before_its_period_nothing_is_needed_and_no_end_is_told() -> None:
    found = rate("mindst 3.000 i alt i 2024 og 2025", [], "2023-12-31")
    assert (found.needed, found.at_end) == (0, None)


def test_after_its_period_all_of_it_is_needed() -> None:
    found = rate("mindst 3.000 i alt i 2024 og 2025", days("2025-01-01"), "2026-03-01")
    assert (found.needed, found.at_end, found.pace) == (3000, 1, Pace.BAGUD)


def test_a_promise_of_so_many_a_period_has_one_too() -> None:
    found = of_promise(EVENTS, EVENTS.promises[0], days("2024-02-01"), [], date(2024, 3, 1))
    assert found is not None
    assert (found.target, found.first, found.last) == (2, date(2024, 1, 1), date(2024, 12, 31))
    other = replace(EVENTS.promises[0], rhythm=parse_rhythm("hver 4. uge"))
    assert of_promise(EVENTS, other, [], [], date(2024, 3, 1)) is None


def test_a_week_is_from_monday_to_sunday() -> None:
    weekly = replace(EVENTS.promises[0], rhythm=Times(2, None, Per.WEEK))
    found = of_promise(EVENTS, weekly, [], [], date(2024, 3, 3))
    assert found is not None
    assert (found.first, found.last, found.needed) == (date(2024, 2, 26), date(2024, 3, 3), 2)


def test_the_words_are_whole_in_both_languages() -> None:
    found = rate("mindst 10 om måneden", days("2024-04-02") * 3, "2024-04-10", days("2024-04-09", "2024-04-20"))
    assert [say(each.code, each.params) for each in found.told()] == [
        "På takt: 3 af 10 fra 1. april 2024 til 30. april 2024",
        "Jævnt fordelt skal der være 3,3 ved udgangen af 10. april 2024 (3,3, hvis kun hverdage tælles)",
        "1 er planlagt; der mangler 6 mere",
        "1 var planlagt til en dag, der er gået, og er hverken skrevet som holdt eller aflyst",
        "Med samme fart bliver det 9 ved udgangen af 30. april 2024",
    ]
    assert say(found.told()[0].code, found.told()[0].params, "en").startswith("On pace: 3 of 10 from 1 April 2024")


@given(st.integers(0, 200), st.integers(1, 200), st.integers(0, 29))
def test_at_the_end_of_the_period_all_is_needed_and_the_pace_is_the_count(held: int, target: int, gone: int) -> None:
    stretch = ((date(2024, 4, 1), date(2024, 4, 30)),)
    done = [date(2024, 4, 1)] * held
    day = date(2024, 4, 1) + timedelta(days=gone)
    found = run_rate(stretch, target, done, [], day, Calendar())
    assert found.needed == Fraction(target * (gone + 1), 30)
    assert found.at_end == Fraction(held * 30, gone + 1)
    whole = run_rate(stretch, target, done, [], date(2024, 4, 30), Calendar())
    assert (whole.needed, whole.needed_worked, whole.at_end) == (target, target, held)


def test_a_count_is_never_a_float() -> None:
    found = rate("mindst 9,5 om måneden", days("2024-04-02"), "2024-04-15")
    assert found.target == 10
    numbers = (found.needed, found.needed_worked, found.at_end)
    assert all(isinstance(each, Fraction | Decimal | int) for each in numbers)
