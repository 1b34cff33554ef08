"""How many are satisfied: exact, with an interval that is never too narrow."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.surveys import of_counts, share

GOOD = ("meget_positiv", "positiv")


def test_the_share_is_exact() -> None:
    assert of_counts(1, 3).share == Fraction(100, 3)


def test_dont_know_is_in_no_share_and_is_told() -> None:
    found = share(["positiv", "negativ", "ved_ikke", "ved_ikke"], GOOD)
    assert (found.n, found.satisfied, found.dont_know, found.share) == (2, 1, 2, 50)


def test_dont_know_is_never_satisfied() -> None:
    assert share(["ved_ikke", "positiv"], (*GOOD, "ved_ikke")).satisfied == 1


def test_what_counts_is_what_the_plan_says() -> None:
    given_ = ["meget_positiv", "positiv", "neutral", "negativ"]
    assert [share(given_, said).satisfied for said in (GOOD, (*GOOD, "neutral"), ("meget_positiv",))] == [2, 3, 1]


def test_nobody_has_no_share() -> None:
    found = share(["ved_ikke"], GOOD)
    assert (found.n, found.share, found.low, found.high, found.dont_know) == (0, None, None, None, 1)


@pytest.mark.parametrize(
    ("satisfied", "n", "low", "high"),
    [
        (0, 10, "0.0", "27.8"),
        (10, 10, "72.2", "100.0"),
        (5, 10, "23.6", "76.4"),
        (1, 1, "20.6", "100.0"),
        (75, 100, "65.6", "82.5"),
        (850, 1000, "82.6", "87.1"),
    ],
)
def test_interval_by_the_formula_of_wilson_rounded_outwards(satisfied: int, n: int, low: str, high: str) -> None:
    """Reckoned by hand: (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n) with z = 1,95996."""
    found = of_counts(satisfied, n)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


counts = st.integers(1, 5_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts)
def test_interval_holds_the_share_and_mirrors_the_rest(pair: tuple[int, int]) -> None:
    satisfied, n = pair
    found, rest = of_counts(satisfied, n), of_counts(n - satisfied, n)
    assert found.share is not None
    assert found.low is not None
    assert found.high is not None
    assert 0 <= Fraction(found.low) <= found.share <= Fraction(found.high) <= 100
    assert rest.low is not None
    assert rest.high is not None
    assert (found.low, found.high) == (100 - rest.high, 100 - rest.low)


@given(counts)
def test_interval_ends_are_no_narrower_than_the_formula(pair: tuple[int, int]) -> None:
    """At each end the score test of Wilson is at its limit or beyond: (p - x)² n ≥ z² x (1 - x)."""
    satisfied, n = pair
    found = of_counts(satisfied, n)
    z = Fraction(1_959_963, 1_000_000)
    for end in (found.low, found.high):
        assert end is not None
        x = Fraction(end) / 100
        assert (Fraction(satisfied, n) - x) ** 2 * n >= z**2 * x * (1 - x)


@given(st.integers(1, 400))
def test_interval_narrows_as_more_answer(n: int) -> None:
    few, many = of_counts(n, 2 * n), of_counts(10 * n, 20 * n)
    assert few.low is not None
    assert many.low is not None
    assert few.low <= many.low


def test_population_is_said_and_changes_nothing() -> None:
    assert of_counts(5, 10, population=12).population == 12
    assert of_counts(5, 10, population=12).low == of_counts(5, 10).low


@pytest.mark.parametrize(("satisfied", "n"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(satisfied: int, n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        of_counts(satisfied, n)
