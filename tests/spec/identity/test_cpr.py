"""Which numbers are CPR numbers, what they say, and that no digit of them is ever told."""

import traceback
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.identity import Cpr, made_up_cpr, masked, parse_cpr
from pejl.intake import Fault
from pejl.words import say

BIRTHDAYS = st.dates(date(1858, 1, 1), date(2057, 12, 31))


def number(day: int, month: int, year: int, seventh: int, rest: int = 0) -> str:
    """Put together here, so that no number that could be somebody's stands in this file."""
    return f"{day:02}{month:02}{year:02}{seventh}{rest:03}"


def refused(text: str) -> str:
    with pytest.raises(Fault) as caught:
        parse_cpr(text)
    assert caught.value.code == "cpr_afvist"
    return str(caught.value.params["hvorfor"])


# --- how it is written -----------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["{0}{1}", "{0}-{1}", " {0} {1} ", "{0} - {1}", "{0}\u00a0{1}\n"])
def test_a_number_is_read_with_and_without_hyphen_and_spaces(written: str) -> None:
    digits = number(1, 2, 3, 0)
    assert parse_cpr(written.format(digits[:6], digits[6:])) == Cpr(digits)
    assert not parse_cpr(digits).repaired


def test_nine_digits_have_lost_a_leading_zero_and_say_that_they_were_repaired() -> None:
    whole = number(1, 2, 3, 0)
    for short in (whole[1:], f"{whole[1:6]}-{whole[6:]}", Decimal(whole)):
        assert parse_cpr(short) == parse_cpr(whole)
        assert parse_cpr(short).repaired


@pytest.mark.parametrize("text", ["", "-", "Jens Hansen", "12345678", "12345678901", "1-234567890", "010203_0000"])
def test_what_has_not_nine_or_ten_digits_is_refused(text: str) -> None:
    assert refused(text) == "cpr_form"


def test_digits_of_other_scripts_are_no_digits() -> None:
    assert refused("٠١٠٢٠٣٠٠٠٠") == "cpr_form"


# --- the day ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "sevenths", "century"),
    [
        ((0, 36, 37, 57, 58, 99), (0, 1, 2, 3), 1900),
        ((0, 36), (4, 9), 2000),
        ((37, 57, 58, 99), (4, 9), 1900),
        ((0, 36, 37, 57), (5, 6, 7, 8), 2000),
        ((58, 99), (5, 6, 7, 8), 1800),
    ],
)
def test_the_seventh_digit_gives_the_century(years: tuple[int, ...], sevenths: tuple[int, ...], century: int) -> None:
    for year in years:
        for seventh in sevenths:
            assert parse_cpr(number(1, 1, year, seventh)).born == date(century + year, 1, 1)


def test_the_29th_of_february_is_a_day_of_2000_and_not_of_1900() -> None:
    assert parse_cpr(number(29, 2, 0, 4)).born == date(2000, 2, 29)
    assert refused(number(29, 2, 0, 0)) == "cpr_dag"


@pytest.mark.parametrize("day", [0, 32, 60, 92, 99])
def test_a_day_that_is_in_no_month_is_refused(day: int) -> None:
    assert refused(number(day, 1, 90, 0)) == "cpr_dag"


@pytest.mark.parametrize(("day", "month"), [(1, 0), (1, 13), (1, 61), (61, 0), (61, 13), (61, 60), (61, 73), (0, 61)])
def test_a_month_that_does_not_exist_is_refused(day: int, month: int) -> None:
    assert refused(number(day, month, 90, 0)) == "cpr_maaned"


def test_the_check_digit_is_told_and_rejects_nothing() -> None:
    fits = [last for last in range(10) if parse_cpr(number(1, 1, 90, 0, last)).mod11]
    assert len(fits) == 1
    assert all(parse_cpr(number(1, 1, 65, 0, last)) for last in range(10))


# --- replacement numbers and made-up persons -------------------------------------------------------------


def test_a_replacement_number_has_60_added_to_its_day() -> None:
    for day in (61, 91):
        found = parse_cpr(number(day, 1, 90, 0))
        assert (found.replacement, found.made_up, found.born) == (True, False, date(1990, 1, day - 60))
    assert refused(number(91, 2, 90, 0)) == "cpr_dag"
    assert not parse_cpr(number(31, 1, 90, 0)).replacement


def test_the_birth_date_of_a_replacement_number_on_a_leap_day_that_was_not_is_unknown() -> None:
    found = parse_cpr(number(89, 2, 90, 0))
    assert found.replacement
    assert found.born is None


def test_a_made_up_number_has_a_day_and_a_month_that_cannot_be() -> None:
    found = parse_cpr(made_up_cpr(date(1990, 12, 31), 7))
    assert found.number.startswith("917290")
    assert (found.made_up, found.replacement, found.born) == (True, False, date(1990, 12, 31))
    assert refused(number(91, 62, 90, 0)) == "cpr_dag"


@given(BIRTHDAYS, st.integers(0, 3999))
def test_a_made_up_number_gives_its_birth_date_back(born: date, serial: int) -> None:
    found = parse_cpr(made_up_cpr(born, serial))
    assert (found.made_up, found.born) == (True, born)
    assert int(found.number[-1]) % 2 == serial % 2


@given(BIRTHDAYS, st.integers(0, 3999), st.integers(0, 3999))
def test_two_made_up_persons_of_one_day_have_two_numbers(born: date, one: int, other: int) -> None:
    assert (made_up_cpr(born, one) == made_up_cpr(born, other)) == (one == other)


@pytest.mark.parametrize(("born", "serial"), [(date(1857, 12, 31), 0), (date(2058, 1, 1), 0), (date(1920, 1, 1), 4000)])
def test_a_day_without_numbers_left_is_refused(born: date, serial: int) -> None:
    with pytest.raises(ValueError, match="no made-up number"):
        made_up_cpr(born, serial)


# --- never told ------------------------------------------------------------------------------------------


def test_a_number_shows_no_digit_however_it_is_printed() -> None:
    found = parse_cpr(made_up_cpr(date(1990, 12, 31), 7))
    for shown in (repr(found), str(found), f"{found}", repr([found])):
        assert not any(letter.isdigit() for letter in shown)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_a_mask_has_no_letter_and_no_digit_of_what_was_written(text: str) -> None:
    assert set(masked(text)) <= set("*x? -./")
    assert len(masked(text)) <= 20


def test_an_error_says_where_and_why_and_shows_the_shape_only() -> None:
    digits = number(31, 2, 77, 0, 981)
    with pytest.raises(Fault) as caught:
        parse_cpr(f"{digits[:6]}-{digits[6:]}", line=14, column="cpr")
    told = say(caught.value.code, caught.value.params)
    assert told.startswith('"******-****" på linje 14, kolonne cpr er ikke et CPR-nummer: dagen')
    said = told + "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert not any(part in said for part in (digits, digits[:6], digits[6:], "3102", "77", "981"))


def test_an_error_without_a_place_says_none() -> None:
    with pytest.raises(Fault) as caught:
        parse_cpr("Jens Hansen")
    told = say(caught.value.code, caught.value.params, "en")
    assert told.startswith('"xxxx xxxxxx" is not a CPR number: it needs ten digits')
