"""Candidates for an order: job goal, group, availability and place, with reasons; nothing of health, no names."""

from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.answers.candidates import JobGoal, Person, Wanted, candidates, neighbours, same_word, stems
from pejl.plan.model import Plan
from pejl.words import say

DAY = date(2024, 6, 3)
FREDERIKSSUND, EGEDAL, STEVNS = "250", "240", "336"


def person(citizen: int, *goals: str, **given: Any) -> Person:
    """Goals as `A lagermedarbejder`."""
    told = tuple(JobGoal(each[0], each[2:]) for each in goals)
    usual = {"groups": ("a_dagpenge",), "days": 40, "area": FREDERIKSSUND, "free_from": DAY, "busy": 0}
    return Person(citizen, told, **{**usual, "protected": False, **given})


def order(title: str = "Lagermedarbejder", **given: Any) -> Wanted:
    return Wanted(**{"ref": "o1", "title": title, "area": FREDERIKSSUND, "near": frozenset({EGEDAL}), **given})


def chosen(wanted: Wanted, *people: Person, day: date = DAY) -> list[int]:
    return [each.citizen for each in candidates(wanted, people, day)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lagermedarbejdere og chauffører til Køge", ("lagermedarbejd", "chauffoer", "koeg")),
        ("Job som medarbejder, fuldtid", ()),
        ("Café-køkken", ("cafe", "koekk")),
        ("It", ()),
        ("Åbne", ("aabn",)),
    ],
)
def test_words_are_compared_without_case_endings_and_words_of_any_job(text: str, words: tuple[str, ...]) -> None:
    assert stems(text) == words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("lager", "lagermedarbejd", True),
        ("chauffoer", "lastbilchauffoer", True),
        ("kok", "kok", True),
        ("kok", "kokkeelev", False),  # three letters are a word of their own only
        ("pleje", "sygeplejerske", False),  # neither its beginning nor its end
        ("tømr", "tømr", True),
    ],
)
def test_a_word_of_five_letters_is_found_at_either_end_of_a_longer_one(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same_word(other, one) is same


def test_a_goal_with_a_word_in_common_makes_a_candidate_and_no_goal_none() -> None:
    people = [person(1, "A Arbejde på lager"), person(2, "A Kok"), person(3)]
    assert chosen(order(), *people) == [1]


def test_other_words_of_the_order_count_as_its_title_does() -> None:
    assert chosen(order(words=("truckfører",)), person(1, "B Truckførere")) == [1]


def test_the_branch_alone_is_a_weaker_reason_than_any_title() -> None:
    people = [person(1, "A Noget med transport"), person(2, "C Lager")]
    wanted = order(branch="handel")
    assert chosen(wanted, *people) == [2, 1]
    assert chosen(order(branch=""), *people) == [2]
    assert candidates(wanted, people, DAY)[1].reasons[0].code == "virk_kand_branche"


def test_rank_a_goes_before_b_then_more_words_then_the_place() -> None:
    people = [
        person(1, "B Lager truck"),
        person(2, "A Lager", area=EGEDAL),
        person(3, "A Lager"),
        person(4, "A Lager og truck", area=EGEDAL),
        person(5, "C Lager", "A Kok"),
    ]
    assert chosen(order("Lager truck"), *people) == [4, 3, 2, 1, 5]


def test_only_who_is_ready_for_a_job_is_suggested() -> None:
    assert chosen(order(), person(1, "A Lager", groups=())) == []
    assert chosen(order(), person(2, "A Lager", groups=("kontanthjaelp:jobparat",))) == [2]


@pytest.mark.parametrize(
    ("free", "start", "there"),
    [
        (DAY, None, True),
        (date(2024, 6, 4), None, False),
        (date(2024, 7, 1), date(2024, 7, 1), True),
        (date(2024, 7, 2), date(2024, 7, 1), False),
        (date(2024, 6, 4), date(2024, 1, 1), False),  # the start has passed: the day itself counts
        (None, date(2030, 1, 1), False),  # nobody knows when
    ],
)
def test_who_is_in_a_full_time_offer_on_the_first_day_is_not_available(
    free: date | None, start: date | None, there: bool
) -> None:
    assert bool(chosen(order(start=start), person(1, "A Lager", free_from=free))) is there


@pytest.mark.parametrize(("area", "there"), [(FREDERIKSSUND, True), (EGEDAL, True), (STEVNS, False), ("", False)])
def test_the_same_municipality_and_the_neighbours_are_near(area: str, there: bool) -> None:
    assert bool(chosen(order(), person(1, "A Lager", area=area))) is there


def test_an_order_without_a_municipality_is_near_everybody_and_gives_no_reason_of_place() -> None:
    found = candidates(order(area=""), [person(1, "A Lager", area=STEVNS)], DAY)
    codes = [each.code for each in found[0].reasons]
    assert codes == ["virk_kand_jobmaal", "virk_kand_gruppe", "virk_kand_ledig_til_start"]


def test_the_neighbours_are_the_plans_own() -> None:
    head = {"kommune": "Frederikssund", "titel": "P", "gaelder": {"fra": date(2024, 1, 1), "til": date(2024, 12, 31)}}
    assert neighbours(Plan.model_validate({"plan": head, "omraader": {"naboer": ["Egedal"]}})) == {EGEDAL}
    assert neighbours(Plan.model_validate({"plan": head})) == frozenset()


def test_every_reason_is_said_in_both_languages() -> None:
    found = candidates(order(), [person(1, "A Lager", groups=("kontanthjaelp:jobparat",), area=EGEDAL)], DAY)[0]
    assert [say(each.code, each.params) for each in found.reasons] == [
        "Jobmål A: Lager",
        "Klar til et job: jobparate på kontanthjælp",
        "Har intet tilbud eller job på fuld tid den 3. juni 2024",
        "Bor i en nabokommune: Egedal",
    ]
    assert say(found.reasons[2].code, found.reasons[2].params, "en") == "Has no full-time offer or job on 3 June 2024"


def test_protection_and_too_many_hours_are_notes_and_no_reason() -> None:
    found = candidates(order(minutes=1800), [person(1, "A Lager", busy=480, protected=True)], DAY)[0]
    assert [each.code for each in found.notes] == ["virk_kand_timer", "virk_kand_beskyttet"]
    assert "8 timer om ugen; jobbet er på 30 timer" in say(found.notes[0].code, found.notes[0].params)
    assert candidates(order(minutes=1740), [person(1, "A Lager", busy=480)], DAY)[0].notes == ()  # 37 hours together


def test_a_person_has_no_age_sex_origin_name_or_health() -> None:
    assert {each.name for each in fields(Person)} == {
        *("citizen", "goals", "groups", "days", "area", "free_from", "busy", "protected")
    }


@given(st.permutations(range(1, 13)), st.sampled_from(["o1", "o2", "o3"]))
def test_who_is_level_stands_the_same_whatever_the_order_they_came_in(ids: list[int], ref: str) -> None:
    people = [person(each, "A Lager") for each in ids]
    assert chosen(order(ref=ref), *people) == chosen(order(ref=ref), *sorted(people, key=lambda each: each.citizen))


def test_who_is_level_is_not_first_in_every_order() -> None:
    people = [person(each, "A Lager") for each in range(1, 13)]
    assert len({chosen(order(ref=f"o{each}"), *people)[0] for each in range(40)}) > 6


def test_days_and_protection_move_nobody() -> None:
    first = [person(each, "A Lager", days=each) for each in range(1, 13)]
    other = [person(each, "A Lager", days=99 - each, protected=True) for each in range(1, 13)]
    assert chosen(order(), *first) == chosen(order(), *other)


def test_no_more_than_asked_for_are_told() -> None:
    people = [person(each, "A Lager") for each in range(1, 13)]
    assert [each.citizen for each in candidates(order(), people, DAY, 3)] == chosen(order(), *people)[:3]
