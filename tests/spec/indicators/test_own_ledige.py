"""Unemployment counted from own events: long-term in its three meanings, and the gross rate."""

from fractions import Fraction

import pytest

from spec.drawing import drawn
from spec.indicators.counting import lacks, measured, own

LONG = "ledige.langtidsledige"


def one_from(start: str, group: str = "a_dagpenge") -> str:
    return f"    spells  group          start       end\n    1       {group:13}  {start}  -\n"


@pytest.mark.parametrize(
    ("variant", "start", "persons"),
    [
        ("over 26 uger", "2024-07-02", 1),
        ("over 26 uger", "2024-07-03", 0),
        ("over 1 år", "2023-12-31", 1),
        ("over 1 år", "2024-01-01", 0),
        ("", "2024-03-15", 1),
        ("", "2024-03-16", 0),
        ("80 % af 52 uger", "2024-03-15", 1),
        ("80 % af 52 uger", "2024-03-16", 0),
    ],
)
def test_langtidsledige_each_meaning_has_its_own_first_day(variant: str, start: str, persons: int) -> None:
    assert own(LONG, one_from(start), "2024M12", "a_dagpenge", variant=variant) == persons


PAUSED = """
    spells  group       start       end
    1       a_dagpenge  2023-06-01  2024-03-01
    1       a_dagpenge  2024-05-12  -
    2       a_dagpenge  2023-06-01  2024-03-01
    2       a_dagpenge  2024-05-13  -
    3       a_dagpenge  2023-06-01  2024-12-31
"""


def test_langtidsledige_of_80_per_cent_may_have_72_days_off_in_52_weeks() -> None:
    """The third has 363 of the 364 days, but is not unemployed on the last."""
    assert own(LONG, PAUSED, "2024M12", "a_dagpenge") == 1


def test_langtidsledige_of_a_course_begin_anew_after_a_whole_month_without() -> None:
    assert own(LONG, PAUSED, "2024M12", "a_dagpenge", variant="over 1 år") == 0
    assert own(LONG, PAUSED, "2024M11", "a_dagpenge", variant="over 1 år") == 1


@pytest.mark.parametrize("variant", ["", "over 26 uger", "over 1 år"])
def test_langtidsledige_on_kontanthjaelp_are_the_jobparate(variant: str) -> None:
    ledger = """
        spells  group          start       end
        1       kontanthjaelp  2023-01-01  -
        2       kontanthjaelp  2023-01-01  -
        3       sho            2023-01-01  -
        4       sygedagpenge   2023-01-01  -

        groups  group            start       end
        1       jobparat         2023-01-01  -
        2       aktivitetsparat  2023-01-01  -
        3       jobparat         2023-01-01  -
        4       jobparat         2023-01-01  -
    """
    assert own(LONG, ledger, "2024M12", "langtidsledige", variant=variant) == 2


def test_langtidsledige_a_month_of_another_visitation_begins_the_course_anew() -> None:
    ledger = """
        spells  group          start       end
        1       kontanthjaelp  2023-01-01  -

        groups  group            start       end
        1       jobparat         2023-01-01  2024-10-01
        1       aktivitetsparat  2024-10-01  2024-11-01
        1       jobparat         2024-11-01  -
    """
    assert own(LONG, ledger, "2024M12", "kontanthjaelp:jobparat", variant="over 26 uger") == 0
    assert own(LONG, ledger, "2024M12", "kontanthjaelp:jobparat") == 1


def test_langtidsledige_of_another_meaning_are_not_counted() -> None:
    assert lacks(LONG, PAUSED, "2024M12", "a_dagpenge", variant="over 2 år") == "ukendt_opgoerelse"


def test_ledighedsprocent_is_always_of_the_bruttoledige() -> None:
    ledger = """
        spells  group          start       end  minutes
        1       a_dagpenge     2024-01-01  -    1110
        2       kontanthjaelp  2024-01-01  -    2220
        3       kontanthjaelp  2024-01-01  -    2220

        groups  group     start       end
        2       jobparat  2024-01-01  -
    """
    beside = drawn(
        "    maaling     naevner               omraade  2024M01\n    befolkning  arbejdsstyrken_16_66  250      60"
    )
    asked = ("ledige.ledighedsprocent", ledger, "2024M01", "sygedagpenge")
    found = measured(*asked, naevner="arbejdsstyrken_16_66", beside=beside)
    assert found.value.exact == Fraction(100 * 3, 2 * 60)
