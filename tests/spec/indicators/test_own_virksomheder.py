"""Companies and surveys counted from own events: orders, visits, events, answers, satisfaction."""

from fractions import Fraction

import pytest

from spec.indicators.counting import lacks, measured, own, periods

REFERRED, FILLED = "virksomheder.formidlingsgrad", "virksomheder.besaettelsesgrad"
IN_TIME, ANSWER = "virksomheder.svar_i_tide", "virksomheder.svartid"
SATISFIED = "tilfredshed.andel"

# --- orders ----------------------------------------------------------------------------------------------

ORDERS = """
    orders  kind         day         referred  hired  answer
    1       jobordre     2024-01-01  1         0      60
    2       jobordre     2024-01-31  3         2      1440
    3       jobordre     2024-01-10  0         0      1441
    4       jobordre     2024-01-10  0         1      -1
    5       henvendelse  2024-01-10  2         2      0
    6       jobordre     2024-02-01  1         1      -1
"""


def test_formidlingsgrad_is_orders_with_somebody_referred_of_all_job_orders() -> None:
    assert own(REFERRED, ORDERS, "2024M01") == Fraction(1, 2)
    assert own(REFERRED, ORDERS, "2024M02") == 1
    assert lacks(REFERRED, ORDERS, "2024M03") == "ingen_i_naevneren"


def test_besaettelsesgrad_is_of_the_orders_that_had_somebody_referred() -> None:
    """The fourth hired one it was not referred: no order with a referral was filled by it."""
    assert own(FILLED, ORDERS, "2024M01") == Fraction(1, 2)


def test_besaettelsesgrad_waits_for_the_hiring_and_formidlingsgrad_does_not() -> None:
    assert periods(REFERRED, ORDERS, known="2024-05-01")[0] == "2024M04"
    assert periods(FILLED, ORDERS, known="2024-05-01")[0] == "2023M12"
    assert periods(FILLED, ORDERS, known="2024-05-02")[0] == "2024M01"


# --- answers ---------------------------------------------------------------------------------------------


def test_svar_i_tide_exactly_24_hours_is_in_time_and_the_unanswered_are_in_the_denominator() -> None:
    assert own(IN_TIME, ORDERS, "2024M01", variant="24 timer") == 60
    assert own(IN_TIME, ORDERS, "2024M01", variant="48 timer") == 80
    assert own(IN_TIME, ORDERS, "2024M02", variant="24 timer") == 0


def test_svar_i_tide_an_order_of_the_last_day_is_given_its_hours() -> None:
    assert periods(IN_TIME, ORDERS, variant="24 timer", known="2024-02-02")[0] == "2024M01"
    assert periods(IN_TIME, ORDERS, variant="24 timer", known="2024-02-01")[0] == "2023M12"


@pytest.mark.parametrize("variant", ["", "24", "et døgn"])
def test_svar_i_tide_needs_to_know_how_many_hours(variant: str) -> None:
    assert lacks(IN_TIME, ORDERS, "2024M01", variant=variant) == "ukendt_opgoerelse"


def test_svartid_is_in_hours_and_of_the_answered() -> None:
    assert own(ANSWER, ORDERS, "2024M01") == Fraction(60 + 1440 + 1441 + 0, 4 * 60)
    assert lacks(ANSWER, ORDERS, "2024M02") == "ingen_i_naevneren"


# --- visits and events -----------------------------------------------------------------------------------

HELD = """
    visits  kind                 day         outcome  area
    1       virksomhedsbesoeg    2024-01-01  holdt    250
    1       fastholdelsesbesoeg  2024-01-31  holdt    250
    1       virksomhedsbesoeg    2024-01-10  aflyst   250
    2       virksomhedsbesoeg    2024-01-10  holdt    240
    2       virksomhedsbesoeg    2024-02-01  holdt    250

    events  kind      day         outcome
    1       jobmesse  2024-01-31  holdt
    1       jobmesse  2024-01-20  aflyst
"""


@pytest.mark.parametrize(("name", "count"), [("virksomheder.besoeg", 2), ("virksomheder.arrangementer", 1)])
def test_only_what_was_held_here_in_the_period_is_counted(name: str, count: int) -> None:
    found = measured(name, HELD, "2024M01", "virksomheder")
    assert (found.value.exact, found.value.decimals) == (count, 0)


# --- surveys ---------------------------------------------------------------------------------------------

REPLIES = """
    replies  survey        question  answer         day
    1        borgere       samlet    meget_positiv  2024-01-01
    2        borgere       samlet    positiv        2024-01-31
    3        borgere       samlet    neutral        2024-01-15
    4        borgere       samlet    negativ        2024-01-15
    5        borgere       hoert     negativ        2024-01-15
    6        virksomheder  samlet    positiv        2024-01-15
    7        virksomheder  service   meget_negativ  2024-01-15
    8        borgere       samlet    positiv        2024-02-01
"""


def test_tilfredshed_neutral_is_not_satisfied() -> None:
    assert own(SATISFIED, REPLIES, "2024M01", "borgere", variant="samlet tilfredshed") == 50


def test_tilfredshed_citizens_and_companies_are_two_surveys() -> None:
    assert own(SATISFIED, REPLIES, "2024M01", "virksomheder", variant="samlet") == 100
    assert own(SATISFIED, REPLIES, "2024M01", "virksomheder", variant="service") == 0
    assert lacks(SATISFIED, REPLIES, "2024M01", "borgere", variant="service") == "ingen_i_naevneren"


def test_tilfredshed_is_of_the_question_asked_for_by_code_or_by_name() -> None:
    assert own(SATISFIED, REPLIES, "2024M01", "borgere", variant="bliver hørt") == 0
    assert own(SATISFIED, REPLIES, "2024M01", "borgere", variant="hoert") == 0
    assert lacks(SATISFIED, REPLIES, "2024M01", "borgere", variant="tilfreds med forløbet") == "ukendt_opgoerelse"


def test_tilfredshed_of_a_group_of_citizens_cannot_be_told_from_the_others() -> None:
    assert lacks(SATISFIED, REPLIES, "2024M01", "a_dagpenge", variant="samlet") == "egne_svar_uden_gruppe"
