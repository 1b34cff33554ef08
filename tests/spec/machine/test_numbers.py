"""Danish numbers, exact arithmetic, and values that are only known within bounds."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.numbers import (
    Match,
    NotANumber,
    Value,
    compare_total,
    counted,
    decimals_of,
    format_decimal,
    machine_text,
    parse_danish,
    percent,
    percent_of_both,
    printed,
    rounded,
    total,
    withheld,
)

FEW = settings(max_examples=100, deadline=None)


def number(text: str) -> Value:
    return printed(Decimal(text))


# --- Danish numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [("080", "0,80"), ("00", "0,0"), ("1.7", "1,7"), ("-1.7", "-1,7"), ("12.75", "12,75"), ("−1.7", "−1,7")],
)
def test_a_text_that_has_lost_its_comma_is_refused_with_the_likely_number(text: str, suggestion: str) -> None:
    with pytest.raises(NotANumber) as refused:
        parse_danish(text)
    assert refused.value.suggestion == suggestion
    assert refused.value.text == text


@pytest.mark.parametrize("text", ["", "1.71.5", "1,", ",5", "1.7155", "0.123", "1 715", "+5", "75 %", "1,7,1", "1e3"])
def test_what_no_danish_reader_takes_as_a_number_is_refused(text: str) -> None:
    with pytest.raises(NotANumber):
        parse_danish(text)


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("1.715", "1715", 0),
        ("4.723,50", "4723.50", 2),
        ("1715", "1715", 0),
        ("9,9", "9.9", 1),
        ("2,0", "2.0", 1),
        ("-0,1", "-0.1", 1),
        ("−0,1", "-0.1", 1),
        ("0", "0", 0),
        (" 12 ", "12", 0),
        ("1.234.567", "1234567", 0),
    ],
)
def test_a_danish_number_keeps_its_printed_decimals(text: str, value: str, decimals: int) -> None:
    found = parse_danish(text)
    assert (str(found), decimals_of(found)) == (value, decimals)


@FEW
@given(st.integers(-(10**12), 10**12), st.integers(0, 4))
def test_format_then_parse_gives_the_same_number(digits: int, decimals: int) -> None:
    exact = Decimal(digits).scaleb(-decimals)
    again = parse_danish(format_decimal(exact, decimals))
    assert (again, decimals_of(again)) == (exact, decimals)


@pytest.mark.parametrize(
    ("exact", "decimals", "shown"),
    [
        ("0.05", 1, "0,1"),
        ("-0.05", 1, "-0,1"),
        ("-0.04", 1, "0,0"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("1.45", 1, "1,5"),
        ("1714.5", 0, "1.715"),
        ("999999.5", 0, "1.000.000"),
    ],
)
def test_halves_round_away_from_zero_and_never_to_minus_zero(exact: str, decimals: int, shown: str) -> None:
    assert format_decimal(Fraction(exact), decimals) == shown


def test_english_swaps_comma_and_full_stop() -> None:
    assert format_decimal(Fraction("1715.5"), 1, "en") == "1,715.5"
    assert format_decimal(Fraction("1715.5"), 1) == "1.715,5"


@pytest.mark.parametrize("digits", [22, 23, 30])
def test_a_very_long_number_is_shown_and_does_not_break_the_run(digits: int) -> None:
    long = 10**digits
    assert machine_text(Fraction(long)) == str(long)
    assert parse_danish(format_decimal(Fraction(long), 0)) == long


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        (Fraction(28, 283) * 100, "9.893993"),
        (Fraction(1, 3), "0.333333"),
        (Fraction(-2, 3), "-0.666667"),
        (Fraction("1.70"), "1.7"),
        (Fraction(1500), "1500"),
        (Fraction(0), "0"),
        (Fraction(-1, 10**7), "0"),
        (Fraction("0.000001"), "0.000001"),
    ],
)
def test_machine_text_is_exact_within_six_places(exact: Fraction, text: str) -> None:
    assert machine_text(exact) == text


def test_rounded_has_exactly_the_decimals_asked_for() -> None:
    assert str(rounded(Fraction(2), 2)) == "2.00"


# --- values known within bounds --------------------------------------------------------------------------


def test_two_decimals_apart_are_exactly_apart() -> None:
    assert (number("2.7") - number("1.0")).exact == Fraction("1.7")


def test_a_printed_number_stands_for_half_a_unit_on_each_side() -> None:
    value = number("1.7")
    assert (value.low, value.high) == (Fraction("1.65"), Fraction("1.75"))


def test_a_withheld_count_is_somewhere_in_0_to_2_and_never_zero() -> None:
    value = withheld()
    assert (value.exact, value.low, value.high) == (None, 0, 2)
    assert value.withheld


def test_a_sum_with_withheld_terms_is_an_interval() -> None:
    value = total([counted(120), withheld(), counted(30), withheld()])
    assert (value.exact, value.low, value.high) == (None, 150, 154)


def test_the_sum_of_nothing_is_nothing() -> None:
    assert total([]) == counted(0)


def test_a_difference_takes_the_bounds_crosswise() -> None:
    value = counted(10) - withheld()
    assert (value.exact, value.low, value.high) == (None, 8, 10)


@pytest.mark.parametrize(
    ("stated", "parts", "answer"),
    [
        (counted(150), counted(150), Match.MATCHES),
        (counted(150), counted(151), Match.DIFFERS),
        (counted(150), total([counted(148), withheld()]), Match.CAN_MATCH),
        (counted(150), total([counted(147), withheld()]), Match.DIFFERS),
        (counted(150), total([counted(150), withheld()]), Match.CAN_MATCH),
        (counted(150), total([counted(151), withheld()]), Match.DIFFERS),
        (number("3.4"), total([number("1.6"), number("1.8")]), Match.MATCHES),
        (number("3.5"), total([number("1.6"), number("1.8")]), Match.CAN_MATCH),
        (number("3.6"), total([number("1.6"), number("1.8")]), Match.DIFFERS),
        (withheld(), counted(2), Match.CAN_MATCH),
        (withheld(), counted(3), Match.DIFFERS),
    ],
)
def test_a_total_stemmer_kan_stemme_or_stemmer_ikke(stated: Value, parts: Value, answer: Match) -> None:
    assert compare_total(stated, parts) is answer


def test_a_sum_that_would_be_printed_as_the_next_number_stemmer_ikke() -> None:
    """1,75 is printed 1,8: the upper bound of 1,7 is excluded."""
    assert compare_total(number("1.7"), counted(Fraction("1.75"))) is Match.DIFFERS
    assert compare_total(number("1.7"), counted(Fraction("1.65"))) is Match.CAN_MATCH


# --- shares ----------------------------------------------------------------------------------------------


def test_percent_is_exact() -> None:
    share = percent(counted(28), counted(283))
    assert share is not None
    assert share.exact == Fraction(2800, 283)
    assert share.low == share.high == share.exact


@pytest.mark.parametrize("whole", [counted(0), withheld(), Value(Fraction(1), Fraction(0), Fraction(2), 0)])
def test_percent_of_what_may_be_nobody_is_none(whole: Value) -> None:
    assert percent(counted(1), whole) is None


def test_percent_bounds_are_the_widest_honest_interval() -> None:
    share = percent(withheld(), Value(Fraction(100), Fraction(80), Fraction(120), 0))
    assert share is not None
    assert (share.exact, share.low, share.high) == (None, 0, Fraction(200, 80))


def test_percent_of_a_printed_zero_is_not_below_zero() -> None:
    share = percent(number("0"), counted(50))
    assert share is not None
    assert share.low == 0


def test_percent_of_both_with_one_withheld_cell_is_bounded_from_both_ends() -> None:
    share = percent_of_both(withheld(), counted(8))
    assert share is not None
    assert (share.exact, share.low, share.high) == (None, 0, 20)


@pytest.mark.parametrize(
    ("part", "rest"), [(counted(0), counted(0)), (withheld(), counted(0)), (counted(0), withheld())]
)
def test_percent_of_both_is_none_where_both_may_be_nothing(part: Value, rest: Value) -> None:
    assert percent_of_both(part, rest) is None


def test_percent_of_both_is_none_where_both_are_withheld() -> None:
    assert percent_of_both(withheld(), withheld()) is None


# --- laws ------------------------------------------------------------------------------------------------

prints = st.builds(
    lambda digits, places: printed(Decimal(digits).scaleb(-places)), st.integers(1, 9999), st.integers(0, 2)
)
values = st.one_of(st.integers(0, 5000).map(counted), prints, st.just(withheld()))


@FEW
@given(values, values, values)
def test_addition_is_associative_and_commutative(one: Value, two: Value, three: Value) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)


@FEW
@given(values, values)
def test_the_two_shares_of_both_are_exactly_100_together(part: Value, rest: Value) -> None:
    share, other = percent_of_both(part, rest), percent_of_both(rest, part)
    if share is None or other is None:
        assert share is other
        return
    assert share.low + other.high == share.high + other.low == 100
    if share.exact is not None and other.exact is not None:
        assert share.exact + other.exact == 100


@FEW
@given(values, st.integers(1, 5000).map(counted))
def test_the_exact_share_lies_within_its_bounds(part: Value, whole: Value) -> None:
    share = percent(part, whole)
    assert share is not None
    assert share.low <= share.high
    if share.exact is not None:
        assert share.low <= share.exact <= share.high
