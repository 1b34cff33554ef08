"""The first page where no number is new, where there is none, where the last is awaited, and where a newer one is."""

from dataclasses import replace
from typing import Any

import pytest

from pejl.answers.told import Facts, Seen, summary
from pejl.numbers import Value, counted, withheld
from pejl.periods import Period
from pejl.words import show
from spec.answers.change_facts import BEFORE, NOW, facts

STILL = "Målene vurderes på de samme tal som sidst; intet af dem har fået et nyt."


def goal(id: str, before: Value, now: Value, period: Period = NOW, **more: Any) -> Facts:
    """A goal on track, whose number before is of the period: of the very same one unless it is said."""
    found = facts(before, now, verdict_before="paa_vej", verdict_now="paa_vej", **more)
    return replace(found, id=id, before=Seen(before, period))


SAME = goal("1", counted(9), counted(9))
NONE = replace(SAME, id="0", now=None, before=None, verdict_before=None, verdict_now="kan_ikke_afgoeres")


def line(*goals: Facts) -> list[str]:
    """What is said of the first goal."""
    return [show(each, "da") for each in summary(goals).lines[0].says]


@pytest.mark.parametrize(
    ("other", "still"),
    [
        (NONE, True),
        (goal("2", counted(8), counted(8)), True),
        (goal("2", counted(8), counted(8), BEFORE), False),  # as high, and of another quarter
        (goal("2", counted(8), counted(7)), False),  # corrected
        (replace(SAME, id="2", now=None), False),  # gone
        (goal("2", withheld(), withheld()), False),  # that it is the same would tell of it
        (goal("2", withheld(), counted(9)), False),
        (replace(NONE, id="2", parts=(SAME, NONE)), True),
        (replace(NONE, id="2", parts=(SAME, goal("b", counted(8), counted(7)))), False),
    ],
)
def test_that_no_number_is_new_is_said_once_and_only_where_it_is_so_of_every_goal(other: Facts, still: bool) -> None:
    assert (STILL in [show(each, "da") for each in summary([SAME, other]).says]) is still
    short, whole = "9 % i 4. kvartal 2024.", "Tallet er stadig det for 4. kvartal 2024: 9 %."
    assert line(SAME, other) == [short if still else whole]


def test_that_no_number_is_new_is_not_said_where_what_it_is_held_against_is_another() -> None:
    now, before = Seen(counted(9), NOW, reference=counted(7)), Seen(counted(9), NOW, reference=counted(8))
    for found, still in ((replace(SAME, now=now, before=now), True), (replace(SAME, now=now, before=before), False)):
        assert (STILL in [show(each, "da") for each in summary([found]).says]) is still


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        ([NONE, NONE], ["Ingen af planens mål (2) kan vurderes: der er endnu ingen tal."]),
        ([], ["Mål i planen: 0.", "Der er ingen tidligere vurdering at holde målene op mod."]),
        ([NONE, SAME], ["Mål i planen: 2. Heraf 1 på vej, 1 kan ikke afgøres."]),
    ],
)
def test_plan_without_any_number_is_told_in_one_sentence(goals: list[Facts], told: list[str]) -> None:
    assert [show(each, "da") for each in summary(goals).says][: len(told)] == told


def test_goal_whose_last_number_is_awaited_says_so() -> None:
    awaited = "Fristen er gået, men det sidste tal er der ikke endnu."
    assert line(replace(SAME, awaits=True))[1:] == [awaited]
    assert line(SAME)[1:] == []


@pytest.mark.parametrize("can_turn", [True, False])
def test_goal_that_newer_numbers_would_turn_says_that_and_not_that_it_could(can_turn: bool) -> None:
    newer = replace(SAME, newer=Period.parse("2025M05"), can_turn=can_turn)
    assert line(newer)[1:] == ["Registrets nyere tal (maj 2025) ville vende vurderingen, se målet."]
