"""Sickness benefit and fleksjob counted from own events: length of courses, partly back, the two shares."""

from fractions import Fraction

import pytest

from spec.indicators.counting import lacks, own, periods

LENGTH, BACK = "sygedagpenge.varighed", "sygedagpenge.delvist_raskmeldte"

# --- varighed --------------------------------------------------------------------------------------------

DAY_BETWEEN = """
    spells  group         start       end
    1       sygedagpenge  2024-01-01  2024-01-15
    1       sygedagpenge  2024-01-16  2024-02-06
    2       a_dagpenge    2024-01-01  2024-01-15
    2       a_dagpenge    2024-01-16  2024-02-06
"""


def test_varighed_of_sygedagpenge_ends_with_the_last_day_and_is_counted_that_month() -> None:
    assert own(LENGTH, DAY_BETWEEN, "2024M01", "sygedagpenge") == 2
    assert own(LENGTH, DAY_BETWEEN, "2024M02", "sygedagpenge") == 3
    assert own(LENGTH, DAY_BETWEEN, "2024Q01", "sygedagpenge") == Fraction(5, 2)


def test_varighed_of_another_benefit_goes_on_over_a_pause() -> None:
    assert lacks(LENGTH, DAY_BETWEEN, "2024M01", "a_dagpenge") == "ingen_i_naevneren"
    assert own(LENGTH, DAY_BETWEEN, "2024M02", "a_dagpenge") == Fraction(36, 7)
    assert own(LENGTH, DAY_BETWEEN, "2024M02", "sygedagpenge", "a_dagpenge") == Fraction(3 * 7 + 1 + 14 + 36, 2 * 7)


@pytest.mark.parametrize(
    ("again", "days"), [("2024-02-29", 91), ("2024-03-01", 31)], ids=["less than a month", "all of February"]
)
def test_varighed_a_whole_calendar_month_without_ends_the_course(again: str, days: int) -> None:
    ledger = f"""
        spells  group       start       end
        1       a_dagpenge  2024-01-01  2024-02-01
        1       a_dagpenge  {again}  2024-04-01
    """
    assert own(LENGTH, ledger, "2024M03", "a_dagpenge") == Fraction(days, 7)


def test_varighed_rows_that_follow_each_other_are_one_course() -> None:
    ledger = """
        spells  group         start       end         minutes
        1       sygedagpenge  2024-01-01  2024-01-15  2220
        1       sygedagpenge  2024-01-15  2024-01-29  1110
        1       sygedagpenge  2024-01-29  -           600
        2       sygedagpenge  2024-01-01  2024-01-15  2220
        2       sygedagpenge  2024-01-15  2024-01-29  1110
    """
    assert own(LENGTH, ledger, "2024M01", "sygedagpenge") == 4


def test_varighed_with_no_course_ended_is_no_number() -> None:
    ledger = "    spells  group         start       end\n    1       sygedagpenge  2024-01-01  -\n"
    assert lacks(LENGTH, ledger, "2024M01", "sygedagpenge") == "ingen_i_naevneren"


def test_varighed_of_an_age_of_sygedagpenge_ends_as_sygedagpenge_does() -> None:
    assert own(LENGTH, DAY_BETWEEN, "2024M01", "sygedagpenge@18-66") == 2
    assert periods(LENGTH, DAY_BETWEEN, "sygedagpenge@18-66", known="2024-01-31")[0] == "2024M01"


# --- delvist_raskmeldte ----------------------------------------------------------------------------------

PARTLY = """
    spells  group         start       end         minutes
    1       sygedagpenge  2024-01-01  2024-02-01  2220
    1       sygedagpenge  2024-02-01  2024-04-01  1110
    1       sygedagpenge  2024-05-01  -           2220
    2       sygedagpenge  2024-01-01  -           2220

    happenings  kind               day
    1           delvist_raskmeldt  2024-01-31
    1           raskmeldt          2024-03-31
    2           raskmeldt          2024-02-01
"""


def test_delvist_raskmeldte_count_from_the_day_and_as_long_as_the_course_runs() -> None:
    assert [own(BACK, PARTLY, f"2024M{month:02}", "sygedagpenge") for month in (1, 2, 3)] == [50, 50, 50]


def test_delvist_raskmeldte_begin_the_next_course_as_fully_sick() -> None:
    assert own(BACK, PARTLY, "2024M04", "sygedagpenge") == 0
    assert own(BACK, PARTLY, "2024M05", "sygedagpenge") == 0


def test_delvist_raskmeldte_a_mark_after_the_last_day_does_not_count() -> None:
    ledger = PARTLY.replace("2024-01-31", "2024-04-01")
    assert own(BACK, ledger, "2024M04", "sygedagpenge") == 0


# --- fleksjob --------------------------------------------------------------------------------------------

VISITED = """
    spells  group            start       end         minutes
    1       fleksjob         2024-01-01  -           2220
    2       fleksjob         2024-01-01  2024-01-11  2220
    2       ledighedsydelse  2024-01-11  -           2220
    3       ledighedsydelse  2024-01-01  -           1110
"""


@pytest.mark.parametrize("period", ["2024M01", "2024Q01", "2024"])
def test_fleksjob_the_two_shares_are_100_together(period: str) -> None:
    shares = [own(f"fleksjob.{name}", VISITED, period) for name in ("andel_i_fleksjob", "andel_ledighedsydelse")]
    assert sum(shares) == 100


def test_fleksjob_shares_are_of_full_time_persons() -> None:
    assert own("fleksjob.andel_i_fleksjob", VISITED, "2024M01") == Fraction(100 * (31 + 10) * 2, (31 + 31) * 2 + 31)


def test_fleksjob_shares_need_somebody_visited() -> None:
    ledger = "    spells  group         start       end\n    1       sygedagpenge  2024-01-01  -\n"
    assert lacks("fleksjob.andel_i_fleksjob", ledger, "2024M01") == "ingen_i_naevneren"
