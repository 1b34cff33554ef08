"""The fokusmål as the law has it, and Solrød's own reading of it: 4 held talks and an offer."""

import pytest

from pejl.law.required import Required, required
from spec.indicators.counting import lacks, own

FOCUS, FOUR = "indsats.fokusmaal", "indsats.fire_plus_et"
SENIOR = """
    spells  group          start       end
    1       kontanthjaelp  2023-01-01  -
"""


def without(*blocks: str, name: str = FOCUS, period: str = "2024M12") -> int:
    """The share without the effort: 100 when the one person lacks it."""
    return int(own(name, "\n".join((SENIOR, *blocks)), period, "kontanthjaelp"))


def offer(kind: str, start: str, end: str) -> str:
    return f"    offers  kind                        start       end\n    1       {kind:26}  {start}  {end}\n"


def wages(*months: tuple[str, int], kind: str = "ordinaer") -> str:
    rows = "".join(f"    1     {kind:8}  {month}  {minutes}\n" for month, minutes in months)
    return f"    jobs  kind      month       minutes\n{rows}"


def talks(*days: str, outcome: str = "holdt", kinds: str = "jobsamtale") -> str:
    rows = "".join(f"    1      {kinds:12}  {day}  {outcome}\n" for day in days)
    return f"    talks  kind          day         outcome\n{rows}"


# --- the law's numbers -----------------------------------------------------------------------------------


def test_what_is_asked_for_is_dated_data() -> None:
    assert required("aktive_tilbud") == Required(seniority=12, within=12, hours=100, talks=0)
    assert required("fire_plus_et") == Required(seniority=12, within=12, hours=0, talks=4)


# --- seniority -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "counts"), [("2023-12-31", True), ("2024-01-01", False)])
def test_fokusmaal_seniority_is_reached_12_months_after_the_first_day(start: str, counts: bool) -> None:
    ledger = f"    spells  group          start       end\n    1       kontanthjaelp  {start}  -\n"
    if counts:
        assert own(FOCUS, ledger, "2024M12", "kontanthjaelp") == 100
    else:
        assert lacks(FOCUS, ledger, "2024M12", "kontanthjaelp") == "ingen_i_naevneren"
        assert own(FOCUS, ledger, "2025M01", "kontanthjaelp") == 100


# --- an offer --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "lacking"), [("2024-01-02", 0), ("2024-01-01", 100), ("2023-12-01", 100), ("2024-12-31", 0), ("-", 0)]
)
def test_fokusmaal_an_offer_counts_for_12_months_after_its_last_day(end: str, lacking: int) -> None:
    assert without(offer("virksomhedspraktik", "2023-11-01", end)) == lacking


def test_fokusmaal_an_offer_that_begins_on_the_measuring_day_counts() -> None:
    assert without(offer("virksomhedspraktik", "2024-12-31", "-")) == 0
    assert without(offer("virksomhedspraktik", "2025-01-01", "-")) == 100


@pytest.mark.parametrize("kind", ["nytteindsats", "vejledning_opkvalificering", "loentilskud_privat"])
def test_fokusmaal_every_tilbud_counts(kind: str) -> None:
    assert without(offer(kind, "2024-06-01", "2024-06-02")) == 0


@pytest.mark.parametrize("kind", ["mentor", "smaajob", "hjaelpemidler"])
def test_fokusmaal_support_and_ordinary_employment_are_no_tilbud(kind: str) -> None:
    assert without(offer(kind, "2024-06-01", "2024-06-02")) == 100


# --- 100 hours -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "lacking"), [(6000, 0), (5999, 100)])
def test_fokusmaal_100_hours_exactly_are_enough_and_99_59_are_not(minutes: int, lacking: int) -> None:
    assert without(wages(("2024-01-01", 3000), ("2024-12-01", minutes - 3000))) == lacking


def test_fokusmaal_hours_of_the_13th_month_back_do_not_count() -> None:
    assert without(wages(("2023-12-01", 6000))) == 100
    assert without(wages(("2023-12-01", 3000), ("2024-01-01", 3000))) == 100
    assert without(wages(("2024-01-01", 6000))) == 0


def test_fokusmaal_hours_in_the_12_months_that_end_in_a_leap_february() -> None:
    assert without(wages(("2023-03-01", 6000)), period="2024M02") == 0
    assert without(wages(("2023-02-01", 6000)), period="2024M02") == 100


def test_fokusmaal_supported_hours_do_not_count() -> None:
    assert without(wages(("2024-06-01", 60000), kind="stoettet")) == 100


def test_fokusmaal_asks_for_no_talks() -> None:
    assert without(talks("2024-02-01", "2024-04-01", "2024-06-01", "2024-08-01")) == 100


# --- 4 + 1 -----------------------------------------------------------------------------------------------

OFFERED = offer("virksomhedspraktik", "2024-06-01", "2024-06-15")
FOUR_DAYS = ("2024-01-01", "2024-04-01", "2024-06-01", "2024-12-31")


def test_fire_plus_et_is_both_talks_and_an_offer() -> None:
    assert without(talks(*FOUR_DAYS), OFFERED, name=FOUR) == 0
    assert without(talks(*FOUR_DAYS), name=FOUR) == 100
    assert without(OFFERED, name=FOUR) == 100
    assert without(talks(*FOUR_DAYS), wages(("2024-06-01", 6000)), name=FOUR) == 100


def test_fire_plus_et_three_talks_are_too_few_and_one_a_year_old_is_gone() -> None:
    assert without(talks(*FOUR_DAYS[1:]), OFFERED, name=FOUR) == 100
    assert without(talks("2023-12-31", *FOUR_DAYS[1:]), OFFERED, name=FOUR) == 100


@pytest.mark.parametrize("outcome", ["udeblevet", "aflyst", "booket"])
def test_fire_plus_et_counts_held_talks_only(outcome: str) -> None:
    assert without(talks(*FOUR_DAYS, outcome=outcome), OFFERED, name=FOUR) == 100


def test_fire_plus_et_four_talks_of_a_day_are_four() -> None:
    assert without(talks(*["2024-06-01"] * 4), OFFERED, name=FOUR) == 0


# --- whom ------------------------------------------------------------------------------------------------


def test_fokusmaal_a_union_counts_each_person_once_over_a_move_between_its_groups() -> None:
    ledger = """
        spells  group          start       end
        1       a_dagpenge     2023-12-01  2024-06-01
        1       kontanthjaelp  2024-06-01  -
        2       a_dagpenge     2023-01-01  -

        groups  group     start       end
        1       jobparat  2024-06-01  -

        offers  kind                start       end
        2       virksomhedspraktik  2024-06-01  2024-06-15
    """
    groups = ("a_dagpenge", "kontanthjaelp:jobparat")
    assert own(FOCUS, ledger, "2024M12", *groups) == 50
    assert lacks(FOCUS, ledger, "2024M12", "kontanthjaelp:jobparat") == "ingen_i_naevneren"
