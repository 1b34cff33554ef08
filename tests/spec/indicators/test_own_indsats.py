"""The effort counted from own events: offers, paid hours, activation, En Plan, taking part."""

from fractions import Fraction

import pytest

from pejl.law.catalogue import catalogue
from spec.indicators.counting import lacks, own

OFFER, HOURS = "indsats.virksomhedsrettet_tilbud", "indsats.loennede_timer"
DEGREE, PLAN, PART = "indsats.aktiveringsgrad", "indsats.en_plan", "indsats.deltagelse"


def in_offer(kind: str, start: str = "2024-01-10", end: str = "2024-01-20") -> str:
    """Two on kontanthjælp, one of them in an offer."""
    return f"""
        spells  group          start       end
        1       kontanthjaelp  2024-01-01  -
        2       kontanthjaelp  2024-01-01  2024-02-01

        offers  kind                        start       end
        1       {kind:26}  {start}  {end}
    """


# --- virksomhedsrettet_tilbud ----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["virksomhedspraktik", "loentilskud_privat", "loentilskud_offentligt"])
def test_virksomhedsrettet_tilbud_are_praktik_and_loentilskud(kind: str) -> None:
    assert own(OFFER, in_offer(kind), "2024M01", "kontanthjaelp") == 50


@pytest.mark.parametrize(
    "kind", sorted(set(catalogue("offers")) - {"virksomhedspraktik", "loentilskud_privat", "loentilskud_offentligt"})
)
def test_virksomhedsrettet_tilbud_are_nothing_else(kind: str) -> None:
    assert own(OFFER, in_offer(kind), "2024M01", "kontanthjaelp") == 0


def test_virksomhedsrettet_tilbud_is_a_day_on_both_and_counts_a_person_once() -> None:
    assert own(OFFER, in_offer("virksomhedspraktik", "2023-12-01", "2024-01-01"), "2024M01", "kontanthjaelp") == 0
    assert own(OFFER, in_offer("virksomhedspraktik", "2023-12-01", "2024-01-02"), "2024M01", "kontanthjaelp") == 50
    again = in_offer("virksomhedspraktik").rstrip() + "\n        1       loentilskud_privat          2024-01-25  -\n"
    assert own(OFFER, again, "2024M01", "kontanthjaelp") == 50


def test_virksomhedsrettet_tilbud_over_two_benefits_counts_persons_of_the_union() -> None:
    ledger = in_offer("virksomhedspraktik").replace(
        "        2       kontanthjaelp", "        1       sygedagpenge   2024-01-15  -\n        2       kontanthjaelp"
    )
    assert own(OFFER, ledger, "2024M01", "kontanthjaelp", "sygedagpenge") == 50


# --- loennede_timer --------------------------------------------------------------------------------------


def with_wage(kind: str, month: str, minutes: int) -> str:
    return f"""
        spells  group          start       end
        1       kontanthjaelp  2024-01-01  2024-01-02
        1       kontanthjaelp  2024-03-01  -
        2       kontanthjaelp  2024-01-01  -

        jobs  kind      month       minutes
        1     {kind:8}  {month}  {minutes}
    """


def test_loennede_timer_any_ordinary_minute_in_the_month_counts() -> None:
    assert own(HOURS, with_wage("ordinaer", "2024-01-01", 1), "2024M01", "kontanthjaelp") == 50
    assert own(HOURS, with_wage("ordinaer", "2024-01-01", 0), "2024M01", "kontanthjaelp") == 0


def test_loennede_timer_of_a_supported_job_do_not_count() -> None:
    assert own(HOURS, with_wage("stoettet", "2024-01-01", 6000), "2024M01", "kontanthjaelp") == 0


def test_loennede_timer_count_in_a_month_the_person_is_on_the_benefit() -> None:
    ledger = with_wage("ordinaer", "2024-02-01", 600)
    assert own(HOURS, ledger, "2024M02", "kontanthjaelp") == 0
    assert own(HOURS, ledger, "2024Q01", "kontanthjaelp") == 0
    assert own(HOURS, with_wage("ordinaer", "2024-03-01", 600), "2024Q01", "kontanthjaelp") == 50


# --- aktiveringsgrad -------------------------------------------------------------------------------------


def test_aktiveringsgrad_is_benefit_time_in_offers_of_all_benefit_time() -> None:
    assert own(DEGREE, in_offer("nytteindsats"), "2024M01", "kontanthjaelp") == Fraction(100 * 10, 62)
    assert own(DEGREE, in_offer("mentor"), "2024M01", "kontanthjaelp") == 0


def test_aktiveringsgrad_two_offers_on_a_day_are_one_day_and_hours_are_the_benefits() -> None:
    ledger = """
        spells  group          start       end  minutes
        1       kontanthjaelp  2024-01-01  -    1110
        2       kontanthjaelp  2024-01-01  -    2220

        offers  kind                        start       end         minutes
        1       virksomhedspraktik          2024-01-01  2024-02-01  600
        1       vejledning_opkvalificering  2024-01-01  2024-02-01  300
    """
    assert own(DEGREE, ledger, "2024M01", "kontanthjaelp") == Fraction(100, 3)


# --- en_plan ---------------------------------------------------------------------------------------------


def marked(*plans: str) -> str:
    days = "".join(f"        1           en_plan      {day}\n" for day in plans)
    return f"""
        groups  group            start       end
        1       komplekse_behov  2024-01-10  2024-03-01
        1       komplekse_behov  2024-03-01  2024-06-01
        1       komplekse_behov  2024-08-01  -
        2       komplekse_behov  2024-01-10  -

        happenings  kind         day
        2           cv_godkendt  2024-01-20
{days}"""


@pytest.mark.parametrize(
    ("plans", "january", "april", "august"),
    [
        (["2024-01-09"], 0, 0, 0),
        (["2024-01-10"], 50, 50, 0),
        (["2024-02-15"], 0, 50, 0),
        (["2024-06-01"], 0, 0, 0),
        (["2024-01-10", "2024-08-31"], 50, 50, 50),
    ],
)
def test_en_plan_counts_when_made_after_the_mark_was_set(
    plans: list[str], january: int, april: int, august: int
) -> None:
    """A mark that is prolonged by a new row is the same mark; one that is set again is another."""
    shares = [own(PLAN, marked(*plans), f"2024M{month:02}", "komplekse_behov") for month in (1, 4, 8)]
    assert shares == [january, april, august]


def test_en_plan_without_the_marked_nobody_can_be_counted() -> None:
    assert lacks(PLAN, marked("2024-01-10"), "2023M12", "komplekse_behov") == "ingen_i_naevneren"


# --- deltagelse ------------------------------------------------------------------------------------------

TALKING = """
    spells  group       start       end
    1       a_dagpenge  2023-12-02  -
    2       a_dagpenge  2023-12-02  -
    3       a_dagpenge  2023-12-03  -
    4       a_dagpenge  2023-12-02  2024-08-31

    efforts  kind                      start       end
    1        intensivt_samtaleforloeb  2024-08-31  -
    2        intensivt_samtaleforloeb  2024-07-01  2024-08-31
    2        mestringsforloeb          2024-07-01  -
    3        intensivt_samtaleforloeb  2024-07-01  -
"""


def test_deltagelse_is_of_those_the_length_is_reached_for() -> None:
    asked = "intensivt samtaleforløb, over 39 ugers ledighed"
    assert own(PART, TALKING, "2024M08", "a_dagpenge", variant=asked) == 50
    assert own(PART, TALKING, "2024M08", "a_dagpenge", variant=asked.replace("39", "38")) == Fraction(200, 3)


def test_deltagelse_without_a_length_is_of_all() -> None:
    assert own(PART, TALKING, "2024M08", "a_dagpenge", variant="intensivt samtaleforløb") == Fraction(200, 3)
    assert own(PART, TALKING, "2024M08", "a_dagpenge", variant="mestringsforløb") == Fraction(100, 3)


@pytest.mark.parametrize(
    "variant",
    ["", "samtaler", "intensivt samtaleforløb, over et år", "intensivt samtaleforløb, under 39 ugers ledighed"],
)
def test_deltagelse_an_effort_or_a_length_that_is_not_known_is_told(variant: str) -> None:
    assert lacks(PART, TALKING, "2024M08", "a_dagpenge", variant=variant) == "ukendt_opgoerelse"
