"""1 place for every 5 employees up to 50, then 1 for every 10; and who is ready for an ordinary job."""

from datetime import date

import pytest

from pejl.law.catalogue import catalogue
from pejl.law.quotas import quota, ready_groups, rule_of, rules
from pejl.words import say

DAY = date(2024, 6, 1)


@pytest.mark.parametrize(
    ("size", "allowed"),
    [(0, 1), (4, 1), (5, 1), (9, 1), (10, 2), (49, 9), (50, 10), (59, 10), (60, 11), (69, 11), (70, 12), (150, 20)],
)
def test_quota_counts_whole_fives_then_whole_tens_and_never_less_than_one(size: int, allowed: int) -> None:
    found = quota(size, 0, DAY)
    assert found is not None
    assert (found.allowed, found.left) == (allowed, allowed)


def test_quota_tells_what_is_used_left_and_over() -> None:
    found = [quota(10, used, DAY) for used in (1, 2, 3)]
    assert [(each.used, each.left, each.over) for each in found if each] == [(1, 1, 0), (2, 0, 0), (3, 0, 1)]


def test_quota_says_how_it_was_worked_out_and_that_it_is_not_verified() -> None:
    found = quota(63, 4, DAY)
    assert found is not None
    told = [say(each.code, each.params) for each in found.how]
    assert told[:3] == [
        "50 ansatte, 1 plads for hver 5: 10",
        "13 ansatte, 1 plads for hver 10: 1",
        "4 af 11 pladser er i brug",
    ]
    assert found.rule.unverified
    assert "vejledninger" in told[-1]


def test_quota_of_fewer_than_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        quota(-1, 0, DAY)


def test_quota_is_used_by_praktik_and_by_loentilskud_and_each_kind_is_in_the_catalogue() -> None:
    rule = rule_of(DAY)
    assert rule is not None
    assert {"virksomhedspraktik", "loentilskud_privat", "loentilskud_offentligt"} <= set(rule.kinds)
    assert set(rule.kinds) <= set(catalogue("offers"))


def test_every_quota_rule_has_a_source_and_steps_that_go_on_to_the_end() -> None:
    for rule in rules():
        assert rule.source
        assert [last for last, _ in rule.steps][-1] is None


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2025, 6, 30), {"a_dagpenge", "kontanthjaelp:jobparat", "sho:jobparat"}),
        (date(2025, 7, 1), {"a_dagpenge", "kontanthjaelp:jobparat"}),
    ],
)
def test_ready_are_the_insured_and_the_jobparate_of_the_day(day: date, codes: set[str]) -> None:
    assert {code for code, _ in ready_groups(day)} == codes
