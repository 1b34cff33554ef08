"""How many answered: told of a group only where nobody can be found by it, nor by subtracting the others."""

import json
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.surveys import Response, response, response_from_json

LEAST = 5


def told(**groups: tuple[int, int]) -> Response:
    """Asked and answered of each group."""
    asked = {name: count[0] for name, count in groups.items()}
    return response(asked, {name: count[0] - count[1] for name, count in groups.items()})


def hidden(found: Response) -> list[str]:
    return [each.group for each in found.groups if each.withheld]


@pytest.mark.parametrize(
    ("asked", "answered", "withheld"),
    [(10, 5, False), (10, 4, True), (10, 6, True), (4, 0, True), (9, 5, True), (30, 25, False), (30, 26, True)],
)
def test_a_group_with_few_answers_or_few_that_did_not_answer_is_withheld(
    asked: int, answered: int, withheld: bool
) -> None:
    assert told(a=(asked, answered)).groups[0].withheld is withheld


def test_one_withheld_group_takes_the_smallest_of_the_others_with_it() -> None:
    assert hidden(told(a=(8, 1), b=(50, 25), c=(20, 10), d=(90, 40))) == ["a", "c"]


def test_several_that_are_few_together_take_another_with_them() -> None:
    assert hidden(told(a=(2, 1), b=(2, 1), c=(20, 10), d=(90, 40))) == ["a", "b", "c"]


def test_several_that_are_many_together_stand_alone() -> None:
    assert hidden(told(a=(8, 4), b=(8, 4), c=(20, 10))) == ["a", "b"]


def test_where_nothing_is_small_everything_is_told() -> None:
    found = told(b=(20, 6), a=(10, 5))
    assert [(each.group, each.answered, each.missing, each.rate) for each in found.groups] == [
        ("a", 5, 5, Decimal("50.0")),
        ("b", 6, 14, Decimal("30.0")),
    ]
    assert (found.asked, found.answered, found.missing, found.rate) == (30, 11, 19, Decimal("36.7"))


def test_nobody_asked_has_no_rate() -> None:
    assert response({}, {}) == Response(0, 0, 0, None, ())


def test_more_tickets_than_were_asked_is_a_fault() -> None:
    with pytest.raises(ValueError, match="more tickets"):
        response({"a": 5}, {"a": 6})
    with pytest.raises(ValueError, match="more tickets"):
        response({"a": 5}, {"b": 1})


counts = st.integers(0, 40).flatmap(lambda asked: st.tuples(st.just(asked), st.integers(0, asked)))
rounds = st.dictionaries(st.sampled_from("abcdef"), counts, min_size=1)


@given(rounds)
def test_attack_no_withheld_group_is_found_by_subtraction(groups: dict[str, tuple[int, int]]) -> None:
    """Whoever knows how many of each group were asked, the total, and every group that is told: unless the total itself
    says it, each withheld group could have answered in more than one way."""
    found = told(**groups)
    dark = [each for each in found.groups if each.withheld]
    rest = found.answered - sum(each.answered or 0 for each in found.groups)
    asked = sum(each.asked for each in dark)
    if len(dark) == len(found.groups) and min(found.answered, found.missing) < LEAST:
        return
    for each in dark:
        low, high = max(0, rest - (asked - each.asked)), min(each.asked, rest)
        assert high > low or len(found.groups) == 1


@given(rounds)
def test_attack_the_withheld_together_are_not_few(groups: dict[str, tuple[int, int]]) -> None:
    found = told(**groups)
    dark = [each.group for each in found.groups if each.withheld]
    if dark and len(dark) < len(found.groups):
        answered = sum(groups[each][1] for each in dark)
        missing = sum(groups[each][0] - groups[each][1] for each in dark)
        assert len(dark) > 1
        assert min(answered, missing) >= LEAST


@given(rounds)
def test_told_groups_and_the_total_are_right(groups: dict[str, tuple[int, int]]) -> None:
    found = told(**groups)
    assert (found.asked, found.answered) == tuple(sum(each[place] for each in groups.values()) for place in (0, 1))
    assert all(each.withheld or (each.asked, each.answered) == groups[each.group] for each in found.groups)


@given(rounds)
def test_json_comes_back_the_same_and_holds_no_withheld_number(groups: dict[str, tuple[int, int]]) -> None:
    found = told(**groups)
    written = json.dumps(found.to_json())
    assert response_from_json(json.loads(written)) == found
    dark = {each.group for each in found.groups if each.withheld}
    assert all(each["answered"] is None for each in json.loads(written)["groups"] if each["group"] in dark)


def test_every_small_round_by_hand_hides_a_lone_group() -> None:
    """All rounds of two groups of 1 to 12: never exactly one of two is withheld."""
    sizes = [(asked, answered) for asked in range(1, 13) for answered in range(asked + 1)]
    assert all(len(hidden(told(a=one, b=other))) != 1 for one, other in product(sizes, sizes))


def test_a_group_of_which_nobody_was_invited_is_none() -> None:
    assert [each.group for each in response({"a": 0, "b": 10}, {"b": 5}).groups] == ["b"]
