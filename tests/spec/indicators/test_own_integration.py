"""Refugees counted from own events: employed, not on SHO, and the job offered or taken after a placement."""

from fractions import Fraction

import pytest

from spec.indicators.counting import lacks, measured, own, periods

EMPLOYED, OFF_SHO = "integration.i_beskaeftigelse", "integration.selvforsoergende"
OFFERED, TAKEN = "integration.ordinaert_job_tilbudt", "integration.ordinaert_job_taget"

# --- i_beskaeftigelse ------------------------------------------------------------------------------------


def working(born: str, month: str = "2024-03-01", minutes: int = 60, kind: str = "ordinaer") -> str:
    return f"""
        persons  born
        1        {born}
        2        1980-01-01

        groups  group       start       end
        1       flygtninge  2023-01-01  -
        2       flygtninge  2023-01-01  2024-04-01

        jobs  kind      month       minutes
        1     {kind:8}  {month}  {minutes}
    """


@pytest.mark.parametrize(
    ("born", "share"),
    [("2006-03-31", 50), ("2006-04-01", 0), ("1957-04-01", 50), ("1957-03-31", 0)],
    ids=["18 that day", "not yet 18", "66 still", "67 that day"],
)
def test_i_beskaeftigelse_is_from_18_to_66_years_at_the_end_of_the_period(born: str, share: int) -> None:
    assert own(EMPLOYED, working(born), "2024M03", "flygtninge") == share


def test_i_beskaeftigelse_is_any_ordinary_hours_in_the_last_month() -> None:
    assert own(EMPLOYED, working("1990-01-01", minutes=1), "2024M03", "flygtninge") == 50
    assert own(EMPLOYED, working("1990-01-01", minutes=0), "2024M03", "flygtninge") == 0
    assert own(EMPLOYED, working("1990-01-01"), "2024Q01", "flygtninge") == 50
    assert own(EMPLOYED, working("1990-01-01", month="2024-02-01"), "2024Q01", "flygtninge") == 0


def test_i_beskaeftigelse_supported_work_is_not() -> None:
    assert own(EMPLOYED, working("1990-01-01", kind="stoettet"), "2024M03", "flygtninge") == 0


def test_i_beskaeftigelse_is_of_the_members_on_a_benefit_or_not() -> None:
    assert own(EMPLOYED, working("1990-01-01", month="2024-04-01"), "2024M04", "flygtninge") == 100


def test_i_beskaeftigelse_one_cohort_is_not_counted_as_another() -> None:
    asked = (EMPLOYED, working("1990-01-01"), "2024M03", "flygtninge")
    assert lacks(*asked, variant="ankommet inden for 5 år") == "egne_uden_opgoerelse"


# --- selvforsoergende ------------------------------------------------------------------------------------

MEMBERS = """
    groups  group       start       end
    1       flygtninge  2023-01-01  -
    2       flygtninge  2023-01-01  -
    3       flygtninge  2023-01-01  -

    spells  group          start       end
    1       sho            2024-01-01  2024-03-31
    2       sho            2024-01-01  -
    3       kontanthjaelp  2024-01-01  -
    4       a_dagpenge     2024-01-01  -
"""


def test_selvforsoergende_are_those_not_on_sho_on_the_last_day_another_benefit_included() -> None:
    assert own(OFF_SHO, MEMBERS, "2024M03", "flygtninge") == Fraction(200, 3)
    assert own(OFF_SHO, MEMBERS, "2024M02", "flygtninge") == Fraction(100, 3)


def test_selvforsoergende_always_says_that_it_is_not_the_same_as_in_work() -> None:
    found = measured(OFF_SHO, MEMBERS, "2024M03", "flygtninge")
    assert [step.code for step in found.trail.steps] == ["egne_broek", "ikke_paa_sho"]


def test_selvforsoergende_is_not_counted_after_sho_has_ended() -> None:
    assert "2025M06" in periods(OFF_SHO, MEMBERS, "flygtninge")
    assert lacks(OFF_SHO, MEMBERS, "2025M07", "flygtninge") == "egne_ydelse_ophoert"
    assert lacks(OFF_SHO, MEMBERS, "2025", "flygtninge") == "egne_ydelse_ophoert"


# --- a job after a placement -----------------------------------------------------------------------------


def placed(*happened: str, kind: str = "virksomhedspraktik") -> str:
    """Two placements whose last day is 31 January 2024, and what happened to the first person."""
    rows = "".join(f"        1           {each}\n" for each in happened)
    return f"""
        groups  group       start       end
        1       flygtninge  2023-01-01  2024-02-01
        2       flygtninge  2023-01-01  -
        3       flygtninge  2023-01-01  2024-01-31

        offers  kind                start       end
        1       {kind:18}  2024-01-01  2024-02-01
        2       virksomhedspraktik  2024-01-01  2024-02-01
        2       virksomhedspraktik  2024-01-01  -
        3       virksomhedspraktik  2024-01-01  2024-02-01

        happenings  kind         day
        9           job_taget    2024-02-01
{rows}"""


@pytest.mark.parametrize(
    ("day", "share"), [("2024-01-30", 0), ("2024-01-31", 50), ("2024-05-02", 50), ("2024-05-03", 0)]
)
def test_ordinaert_job_is_seen_from_the_last_day_up_to_and_including_92_days_after(day: str, share: int) -> None:
    assert own(TAKEN, placed(f"job_taget    {day}"), "2024M01", "flygtninge") == share
    assert own(OFFERED, placed(f"job_tilbudt  {day}"), "2024M01", "flygtninge") == share


def test_ordinaert_job_offered_and_taken_are_two_numbers() -> None:
    offered = placed("job_tilbudt  2024-02-10")
    assert (own(OFFERED, offered, "2024M01", "flygtninge"), own(TAKEN, offered, "2024M01", "flygtninge")) == (50, 0)
    taken = placed("job_taget    2024-02-10")
    assert (own(OFFERED, taken, "2024M01", "flygtninge"), own(TAKEN, taken, "2024M01", "flygtninge")) == (0, 50)


def test_ordinaert_job_offered_twice_is_one_placement() -> None:
    assert own(OFFERED, placed("job_tilbudt  2024-02-10", "job_tilbudt  2024-02-12"), "2024M01", "flygtninge") == 50


def test_ordinaert_job_follows_a_company_placement_only() -> None:
    assert own(TAKEN, placed("job_taget    2024-02-10", kind="nytteindsats"), "2024M01", "flygtninge") == 0


def test_ordinaert_job_is_counted_when_92_days_have_passed() -> None:
    assert periods(TAKEN, placed(), "flygtninge", known="2024-05-02")[0] == "2024M01"
    assert periods(TAKEN, placed(), "flygtninge", known="2024-05-01")[0] == "2023M12"
