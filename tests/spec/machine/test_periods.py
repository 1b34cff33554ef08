"""Period ids, their half-open days, and what a bare date means as an instant."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.periods import (
    Dates,
    Grain,
    Period,
    day_in_copenhagen,
    end_of_day,
    month,
    quarter,
    start_of_day,
    whole_year,
)

HIGHEST = {Grain.MONTH: 12, Grain.YEAR_TO_DATE: 12, Grain.QUARTER: 4, Grain.FOUR_QUARTERS: 4, Grain.YEAR: 1}
FEW = settings(max_examples=100, deadline=None)

some_periods = st.sampled_from(list(Grain)).flatmap(
    lambda grain: st.builds(Period, st.integers(1950, 2150), st.integers(1, HIGHEST[grain]), st.just(grain))
)


@pytest.mark.parametrize(
    ("text", "id", "first", "end"),
    [
        ("2022QMAT02", "2022QMAT02", date(2021, 7, 1), date(2022, 7, 1)),
        ("2022QMAT04", "2022QMAT04", date(2022, 1, 1), date(2023, 1, 1)),
        ("2022QMAT01", "2022QMAT01", date(2021, 4, 1), date(2022, 4, 1)),
        ("2024MYTD03", "2024MYTD03", date(2024, 1, 1), date(2024, 4, 1)),
        ("2024MYTD12", "2024MYTD12", date(2024, 1, 1), date(2025, 1, 1)),
        ("2026M07", "2026M07", date(2026, 7, 1), date(2026, 8, 1)),
        ("2026M12", "2026M12", date(2026, 12, 1), date(2027, 1, 1)),
        ("2026M7", "2026M07", date(2026, 7, 1), date(2026, 8, 1)),
        ("2026Q01", "2026Q01", date(2026, 1, 1), date(2026, 4, 1)),
        ("2026Q1", "2026Q01", date(2026, 1, 1), date(2026, 4, 1)),
        ("2023K3", "2023Q03", date(2023, 7, 1), date(2023, 10, 1)),
        ("2023k4", "2023Q04", date(2023, 10, 1), date(2024, 1, 1)),
        ("2025Y01", "2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("2023", "2023", date(2023, 1, 1), date(2024, 1, 1)),
        (" 2023m08 ", "2023M08", date(2023, 8, 1), date(2023, 9, 1)),
    ],
)
def test_every_form_of_id_names_its_days(text: str, id: str, first: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.id, period.first, period.end) == (id, first, end)
    assert period.last == end - timedelta(days=1)
    assert str(period) == id


@pytest.mark.parametrize(
    "text",
    ["2023M13", "2023M00", "2023Q5", "2023Q0", "2023QMAT05", "2023Y02", "2023M", "23M01", "2023X1", "", "1899", "2201"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("text", "grain", "parts"),
    [
        ("2024Q02", Grain.MONTH, ["2024M04", "2024M05", "2024M06"]),
        ("2024", Grain.QUARTER, ["2024Q01", "2024Q02", "2024Q03", "2024Q04"]),
        ("2024Q02", Grain.QUARTER, []),
        ("2024M04", Grain.QUARTER, []),
        ("2022QMAT02", Grain.QUARTER, []),
        ("2024MYTD03", Grain.MONTH, []),
    ],
)
def test_parts_are_of_a_longer_period_that_does_not_overlap_the_next(text: str, grain: Grain, parts: list[str]) -> None:
    assert [each.id for each in Period.parse(text).parts(grain)] == parts


def test_qmat_is_the_four_quarters_ending_with_the_numbered_one() -> None:
    whole = Period.parse("2022QMAT02")
    assert (whole.first, whole.end) == (quarter(2021, 3).first, quarter(2022, 2).end)


@FEW
@given(some_periods)
def test_an_id_read_back_is_the_same_period(period: Period) -> None:
    assert Period.parse(period.id) == period


@FEW
@given(some_periods, st.integers(-200, 200))
def test_a_step_forth_and_back_is_no_step(period: Period, count: int) -> None:
    assert period.step(count).step(-count) == period


@FEW
@given(some_periods)
def test_the_next_period_begins_where_this_one_ends(period: Period) -> None:
    following = period.step(1)
    if period.grain in (Grain.MONTH, Grain.QUARTER, Grain.YEAR):
        assert following.first == period.end
    assert following.end > period.end


@FEW
@given(some_periods)
def test_the_year_before_is_a_whole_year_of_steps_back(period: Period) -> None:
    assert period.year_before() == period.step(-HIGHEST[period.grain])
    assert (period.year_before().end.month, period.year_before().end.year) == (period.end.month, period.end.year - 1)


def test_a_step_crosses_the_new_year() -> None:
    assert month(2023, 12).step(1) == month(2024, 1)
    assert quarter(2024, 1).step(-1) == quarter(2023, 4)
    assert whole_year(2024).step(-1) == whole_year(2023)


@pytest.mark.parametrize(
    ("id", "da", "en"),
    [
        ("2022QMAT02", "4 kvartaler til og med 2. kvartal 2022", "4 quarters ending Q2 2022"),
        ("2023M08", "august 2023", "August 2023"),
        ("2024MYTD03", "januar-marts 2024", "January-March 2024"),
        ("2023Q04", "4. kvartal 2023", "Q4 2023"),
        ("2023", "2023", "2023"),
    ],
)
def test_a_label_is_what_people_say(id: str, da: str, en: str) -> None:
    assert Period.parse(id).label() == da
    assert Period.parse(id).label("en") == en


# --- instants --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "begins", "ends"),
    [
        # the day the clock goes forward has 23 hours, the day it goes back 25
        (date(2024, 3, 31), datetime(2024, 3, 30, 23, tzinfo=UTC), datetime(2024, 3, 31, 22, tzinfo=UTC)),
        (date(2024, 10, 27), datetime(2024, 10, 26, 22, tzinfo=UTC), datetime(2024, 10, 27, 23, tzinfo=UTC)),
        (date(2024, 3, 30), datetime(2024, 3, 29, 23, tzinfo=UTC), datetime(2024, 3, 30, 23, tzinfo=UTC)),
        (date(2024, 10, 26), datetime(2024, 10, 25, 22, tzinfo=UTC), datetime(2024, 10, 26, 22, tzinfo=UTC)),
        (date(2024, 12, 31), datetime(2024, 12, 30, 23, tzinfo=UTC), datetime(2024, 12, 31, 23, tzinfo=UTC)),
        (date(2024, 2, 29), datetime(2024, 2, 28, 23, tzinfo=UTC), datetime(2024, 2, 29, 23, tzinfo=UTC)),
    ],
)
def test_a_bare_date_is_the_copenhagen_day_kept_as_utc(day: date, begins: datetime, ends: datetime) -> None:
    assert start_of_day(day) == begins
    assert end_of_day(day) == ends - timedelta(microseconds=1)
    assert end_of_day(day).tzinfo is UTC


@FEW
@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_last_instant_of_a_day_is_in_it_and_the_next_one_is_not(day: date) -> None:
    assert day_in_copenhagen(end_of_day(day)) == day_in_copenhagen(start_of_day(day)) == day
    assert end_of_day(day) + timedelta(microseconds=1) == start_of_day(day + timedelta(days=1))


# --- half-open ranges ------------------------------------------------------------------------------------


def test_a_range_covers_its_first_day_and_not_its_end() -> None:
    range_ = Dates(date(2024, 1, 1), date(2024, 2, 1))
    assert range_.covers(date(2024, 1, 1))
    assert range_.covers(date(2024, 1, 31))
    assert not range_.covers(date(2024, 2, 1))
    assert not range_.covers(date(2023, 12, 31))
    assert Dates(date(2024, 1, 1), None).covers(date(2999, 1, 1))
