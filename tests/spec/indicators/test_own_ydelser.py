"""Benefits counted from own events: full-time persons, persons, shares, and courses over a length."""

from fractions import Fraction

import pytest

from spec.drawing import drawn
from spec.indicators.counting import lacks, measured, own

FULL, PERSONS, SHARE, OVER = "ydelser.fuldtidspersoner", "ydelser.personer", "ydelser.andel", "ydelser.over_varighed"
WORKFORCE = "arbejdsstyrken_16_66"

# --- fuldtidspersoner ------------------------------------------------------------------------------------


def test_fuldtidspersoner_the_last_day_of_a_leap_february_is_a_29th() -> None:
    ledger = """
        spells  group         start       end
        1       sygedagpenge  2024-02-29  2024-03-01
    """
    assert own(FULL, ledger, "2024M02", "sygedagpenge") == Fraction(1, 29)
    assert own(FULL, ledger, "2024M03", "sygedagpenge") == 0


def test_fuldtidspersoner_half_time_is_half_a_person() -> None:
    ledger = """
        spells  group         start       end  minutes
        1       sygedagpenge  2024-01-01  -    1110
        2       sygedagpenge  2024-01-01  -    2220
    """
    assert own(FULL, ledger, "2024M02", "sygedagpenge") == Fraction(3, 2)


def test_fuldtidspersoner_each_row_counts_with_its_own_hours() -> None:
    ledger = """
        spells  group         start       end         minutes
        1       sygedagpenge  2024-02-01  2024-02-11  2220
        1       sygedagpenge  2024-02-11  -           1110
    """
    assert own(FULL, ledger, "2024M02", "sygedagpenge") == Fraction(10 * 2 + 19, 29 * 2)


def test_fuldtidspersoner_over_a_year_are_helaarspersoner() -> None:
    ledger = """
        spells  group         start       end
        1       sygedagpenge  2023-07-01  2024-07-01
    """
    assert own(FULL, ledger, "2024", "sygedagpenge") == Fraction(182, 366)
    assert own(FULL, ledger, "2024Q02", "sygedagpenge") == 1


def test_fuldtidspersoner_on_two_benefits_the_same_day_count_on_each() -> None:
    ledger = """
        spells  group         start       end  minutes
        1       sygedagpenge  2024-01-01  -    1110
        1       a_dagpenge    2024-01-01  -    740
    """
    assert own(FULL, ledger, "2024M01", "sygedagpenge", "a_dagpenge") == Fraction(1110 + 740, 2220)


def test_fuldtidspersoner_are_those_the_municipality_pays_for() -> None:
    ledger = """
        persons  area
        1        240
        2        250

        spells  group         start       end  area
        1       sygedagpenge  2024-01-01  -    250
        2       sygedagpenge  2024-01-01  -    240
        2       a_dagpenge    2024-01-01  -    240
    """
    assert own(FULL, ledger, "2024M01", "sygedagpenge") == 1
    assert own(FULL, ledger, "2024M01", "a_dagpenge") == 0


def test_fuldtidspersoner_are_shown_with_the_fraction_they_were_counted_with() -> None:
    found = measured(FULL, "    spells  group     start       end\n    1       fleksjob  2024-01-16  -\n", "2024M01")
    assert found.value.exact == found.value.low == found.value.high == Fraction(16, 31)
    (figure,) = found.trail.figures
    assert (figure.source, figure.area, figure.period) == ("egne", "250", "2024M01")


# --- personer --------------------------------------------------------------------------------------------

TWICE = """
    spells  group         start       end
    1       sygedagpenge  2024-01-03  2024-01-05
    1       sygedagpenge  2024-01-20  2024-01-22
    1       a_dagpenge    2024-01-05  2024-01-20
    2       a_dagpenge    2024-01-31  -
    3       sygedagpenge  2023-12-01  2024-01-01
"""


def test_personer_twice_in_a_period_are_one() -> None:
    assert own(PERSONS, TWICE, "2024M01", "sygedagpenge") == 1


def test_personer_the_last_day_is_in_and_the_day_after_the_end_is_not() -> None:
    assert own(PERSONS, TWICE, "2024M01", "a_dagpenge") == 2
    assert own(PERSONS, TWICE, "2023Q04", "sygedagpenge") == 1


def test_personer_on_two_benefits_are_one_person_of_the_union() -> None:
    assert own(PERSONS, TWICE, "2024M01", "sygedagpenge", "a_dagpenge") == 2
    assert own(PERSONS, TWICE, "2024", "sygedagpenge", "a_dagpenge") == 2


# --- andel -----------------------------------------------------------------------------------------------

HALF = """
    spells  group         start       end  minutes
    1       sygedagpenge  2023-01-01  -    1110
"""


def andel(period: str, populations: str, *, naevner: str = WORKFORCE) -> Fraction | None:
    table = f"    maaling     naevner               omraade  {populations}\n"
    return measured(SHARE, HALF, period, "sygedagpenge", naevner=naevner, beside=drawn(table)).value.exact


def test_andel_takes_the_denominator_of_the_period_itself() -> None:
    table = "2024M02  2024Q01\n    befolkning  arbejdsstyrken_16_66  250      200      300"
    assert andel("2024M02", table) == Fraction(1, 4)
    assert andel("2024Q01", table) == Fraction(1, 6)


@pytest.mark.parametrize("period", ["2024M01", "2024M02", "2024M03", "2024Q01"])
def test_andel_of_a_month_falls_back_on_the_quarter_it_is_in(period: str) -> None:
    table = "2023Q04  2024Q01  2024Q02\n    befolkning  arbejdsstyrken_16_66  250      100      200      300"
    assert andel(period, table) == Fraction(1, 4)


def test_andel_of_a_year_falls_back_on_its_last_quarter() -> None:
    table = "2023Q01  2023Q04\n    befolkning  arbejdsstyrken_16_66  250      100      200"
    assert andel("2023", table) == Fraction(1, 4)


def test_andel_says_what_it_was_made_of_and_keeps_the_published_denominator() -> None:
    beside = drawn(
        "    maaling     naevner               omraade  2024M02\n    befolkning  arbejdsstyrken_16_66  250      200"
    )
    found = measured(SHARE, HALF, "2024M02", "sygedagpenge", naevner=WORKFORCE, beside=beside)
    assert [step.code for step in found.trail.steps] == ["egne_broek"]
    assert {figure.source for figure in found.trail.figures} == {"tabel", "egne"}
    assert found.value.decimals == 1


def test_andel_without_its_denominator_is_not_a_number() -> None:
    assert lacks(SHARE, HALF, "2024M02", "sygedagpenge", naevner=WORKFORCE) == "egne_uden_naevner"
    assert lacks(SHARE, HALF, "2024M02", "sygedagpenge") == "planen_mangler"


@pytest.mark.parametrize("name", ["sygedagpenge.andel", "ledige.andel", "ydelser.andel"])
def test_andel_is_the_same_in_every_subject(name: str) -> None:
    beside = drawn(
        "    maaling     naevner               omraade  2024Q01\n    befolkning  arbejdsstyrken_16_66  250      200"
    )
    found = measured(name, HALF, "2024Q01", "sygedagpenge", naevner=WORKFORCE, beside=beside)
    assert found.value.exact == Fraction(1, 4)


# --- over_varighed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weeks", "starts", "share"),
    [
        (26, "2024-03-02", 100),
        (26, "2024-03-03", 0),
        (39, "2023-12-02", 100),
        (39, "2023-12-03", 0),
        (52, "2023-09-02", 100),
        (52, "2023-09-03", 0),
    ],
)
def test_over_varighed_counts_from_the_day_the_weeks_are_full(weeks: int, starts: str, share: int) -> None:
    ledger = f"    spells  group         start       end\n    1       sygedagpenge  {starts}  -\n"
    assert own(OVER, ledger, "2024M08", "sygedagpenge", variant=f"over {weeks} uger") == share


PAUSED = """
    spells  group       start       end
    1       {0}  2024-01-01  2024-05-10
    1       {0}  2024-06-20  -
    2       {0}  2024-08-31  -
"""


def test_over_varighed_a_pause_of_less_than_a_calendar_month_does_not_begin_anew() -> None:
    assert own(OVER, PAUSED.format("a_dagpenge"), "2024M08", "a_dagpenge", variant="over 26 uger") == 50


def test_over_varighed_a_course_of_sygedagpenge_is_over_with_its_last_day() -> None:
    paused = PAUSED.format("sygedagpenge").replace("group       ", "group         ")
    assert own(OVER, paused, "2024M08", "sygedagpenge", variant="over 26 uger") == 0


@pytest.mark.parametrize("variant", ["", "under 26 uger", "over 1 år", "26 uger", "over 26 ugers ledighed"])
def test_over_varighed_another_way_to_count_is_told_and_never_guessed(variant: str) -> None:
    assert lacks(OVER, HALF, "2024M02", "sygedagpenge", variant=variant) == "ukendt_opgoerelse"
