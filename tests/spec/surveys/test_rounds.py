"""How many rounds the plan asks for, and whether one is due."""

from dataclasses import replace
from datetime import date

import pytest

from pejl.sentences import parse_rhythm
from pejl.surveys import Questionnaire, Rounds, Wanted, asked_for, due
from pejl.surveys.rounds import fits
from spec.surveys.asking import ASKS


def asks(sentence: str) -> Questionnaire:
    return replace(ASKS, rhythm=parse_rhythm(sentence))


def at(sentence: str, day: str, *held: str, first: str = "2024-01-01") -> Rounds:
    days = [date.fromisoformat(each) for each in held]
    found = due(asks(sentence), days, date.fromisoformat(day), date.fromisoformat(first))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("1 om året", Wanted(1, None)),
        ("4-6 gange om året", Wanted(4, 6)),
        ("1 om måneden", Wanted(12, None)),
        ("2 i kvartalet", Wanted(8, None)),
        ("hver 6. måned", Wanted(2, None)),
        ("hver 5. måned", Wanted(2, None)),
        ("hver 4. uge", Wanted(13, None)),
        ("hvert år", Wanted(1, None)),
        ("ved hver samtale", Wanted(12, None, "samtale")),
        ("ved den første samtale", Wanted(12, None, "samtale")),
    ],
)
def test_asked_for_in_a_year(sentence: str, wanted: Wanted) -> None:
    assert asked_for(asks(sentence), 2024) == wanted


def test_asked_for_every_second_year_is_none_the_year_after_a_round() -> None:
    every = asks("hvert 2. år")
    assert asked_for(every, 2025, [date(2024, 12, 31)]) == Wanted(0, None)
    assert asked_for(every, 2026, [date(2024, 12, 31)]) == Wanted(1, None)
    assert asked_for(every, 2024) == Wanted(1, None)


def test_a_plan_that_does_not_say_when_asks_for_nothing() -> None:
    assert asked_for(ASKS, 2024) is None
    assert due(ASKS, [], date(2024, 5, 1)) is None


@pytest.mark.parametrize(("sentence", "can"), [("inden for 4 uger", False), ("når ledigheden når 39 uger", False)])
def test_sentences_without_rounds_do_not_fit(sentence: str, can: bool) -> None:
    assert fits(parse_rhythm(sentence)) is can
    assert fits(parse_rhythm("hver 12. måned"))
    assert not fits(parse_rhythm("hver 13. måned"))


# --- the year cut in stretches ---------------------------------------------------------------------------


def test_twice_a_year_the_first_is_due_by_the_end_of_june() -> None:
    found = at("2 om året", "2024-06-30")
    assert (found.by, found.now, found.late, found.should) == (date(2024, 6, 30), True, 0, 0)


def test_the_day_after_it_is_late_and_the_next_is_due_by_the_new_year() -> None:
    found = at("2 om året", "2024-07-01")
    assert (found.by, found.late, found.should, found.now) == (date(2024, 12, 31), 1, 1, True)


def test_a_round_on_the_last_day_is_in_time() -> None:
    found = at("2 om året", "2024-07-01", "2024-06-30")
    assert (found.held, found.late, found.now) == (1, 0, True)


def test_a_held_round_settles_its_stretch() -> None:
    assert not at("2 om året", "2024-05-01", "2024-02-01").now


def test_a_round_held_late_settles_the_one_that_was_late() -> None:
    found = at("2 om året", "2024-07-02", "2024-07-01")
    assert (found.late, found.now) == (0, True)


def test_rounds_of_another_year_or_after_the_day_do_not_count() -> None:
    assert at("2 om året", "2024-05-01", "2023-12-31", "2024-05-02").held == 0


def test_stretches_that_were_past_when_the_plan_began_ask_for_nothing() -> None:
    assert at("4 om året", "2024-07-01", first="2024-06-30").late == 1
    assert at("4 om året", "2024-07-01", first="2024-07-01").late == 0


def test_four_to_six_is_full_at_six() -> None:
    six = [f"2024-0{month}-01" for month in range(1, 7)]
    assert not at("4-6 gange om året", "2024-06-15", *six[:5]).full
    assert at("4-6 gange om året", "2024-06-15", *six).full


def test_five_a_year_is_cut_in_days() -> None:
    """366 days in five: the first stretch ends on day 73."""
    assert at("5 om året", "2024-01-01").by == date(2024, 3, 13)
    assert at("5 om året", "2024-12-31").by == date(2024, 12, 31)


def test_after_each_talk_there_is_a_round_a_month() -> None:
    found = at("ved hver samtale", "2024-02-29", "2024-01-31")
    assert (found.by, found.late, found.now, found.wanted.each) == (date(2024, 2, 29), 0, True, "samtale")


def test_in_a_year_without_a_round_nothing_is_due() -> None:
    found = at("hvert 2. år", "2025-05-01", "2024-05-01")
    assert (found.now, found.late, found.full, found.by) == (False, 0, True, date(2025, 12, 31))
