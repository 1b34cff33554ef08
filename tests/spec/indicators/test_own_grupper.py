"""Target groups in own events: unions, visitations, ages, memberships, and groups made of others."""

from fractions import Fraction

import pytest

from spec.indicators.counting import measured, over, own

FULL, PERSONS = "ydelser.fuldtidspersoner", "ydelser.personer"
BOTH = ("a_dagpenge", "kontanthjaelp:jobparat")
EVERYBODY = "ydelser_i_alt"

VISITED = """
    spells  group          start       end
    1       kontanthjaelp  2024-01-01  -
    2       kontanthjaelp  2024-01-01  -
    3       a_dagpenge     2024-01-01  -
    4       a_dagpenge     2024-01-01  2024-01-11
    4       kontanthjaelp  2024-01-11  -
    5       sho            2024-01-01  -

    groups  group            start       end
    1       jobparat         2024-01-01  2024-01-11
    1       aktivitetsparat  2024-01-11  -
    2       aktivitetsparat  2023-01-01  -
    3       jobparat         2023-01-01  -
    4       jobparat         2024-01-11  -
    5       jobparat         2024-01-31  -
"""


def test_visitation_narrows_a_benefit_to_its_own_days() -> None:
    assert own(FULL, VISITED, "2024M01", "kontanthjaelp:jobparat") == Fraction(10 + 21, 31)
    assert own(PERSONS, VISITED, "2024M02", "kontanthjaelp:jobparat") == 1


def test_visitation_of_another_benefit_does_not_count() -> None:
    assert own(PERSONS, VISITED, "2024M01", "kontanthjaelp:aktivitetsparat") == 2
    assert own(PERSONS, VISITED, "2024M01", "kontanthjaelp:uddannelsesparat") == 0


def test_union_of_a_benefit_and_a_visited_one_full_time_adds_and_persons_are_once() -> None:
    assert own(FULL, VISITED, "2024M01", *BOTH) == Fraction(31 + 10 + 10 + 21, 31)
    assert own(PERSONS, VISITED, "2024M01", *BOTH) == 3


ON_BOTH = """
    spells  group          start       end         minutes
    1       kontanthjaelp  2024-01-01  2024-02-01  1110
    1       a_dagpenge     2024-01-01  2024-02-01  1110

    groups  group     start       end
    1       jobparat  2024-01-01  -

    offers  kind                start       end
    1       virksomhedspraktik  2024-01-08  2024-01-15
"""


def test_union_of_both_on_the_same_days_is_one_person_with_the_hours_of_both() -> None:
    assert own(FULL, ON_BOTH, "2024M01", *BOTH) == 1
    assert own(PERSONS, ON_BOTH, "2024M01", *BOTH) == 1


def test_union_what_happens_to_a_person_of_both_happens_once() -> None:
    both = own("sygedagpenge.varighed", ON_BOTH, "2024M01", *BOTH)
    assert both == own("sygedagpenge.varighed", ON_BOTH, "2024M01", "a_dagpenge") == Fraction(31, 7)
    ended = measured("integration.ordinaert_job_taget", ON_BOTH, "2024M01", *BOTH)
    assert over(ended) == 1


def test_union_moving_from_one_benefit_to_the_other_is_one_course() -> None:
    ledger = """
        spells  group          start       end
        1       a_dagpenge     2024-01-01  2024-02-01
        1       kontanthjaelp  2024-02-01  2024-03-01

        groups  group     start       end
        1       jobparat  2024-01-01  -
    """
    assert own("sygedagpenge.varighed", ledger, "2024Q01", *BOTH) == Fraction(31 + 29, 7)


MOVED = """
    persons  area
    1        240

    spells  group          start       end         area
    1       kontanthjaelp  2022-01-01  2024-02-01  250

    groups  group     start       end
    1       jobparat  2022-01-01  -
"""


def test_union_of_one_who_has_moved_since_stays_with_the_municipality_that_paid() -> None:
    assert own(PERSONS, MOVED, "2024M01", "kontanthjaelp:jobparat") == 1
    assert own(PERSONS, MOVED, "2024M01", *BOTH) == 1
    assert own("ledige.langtidsledige", MOVED, "2024M01", "langtidsledige") == 1


# --- groups of groups ------------------------------------------------------------------------------------


def test_bruttoledige_are_dagpenge_and_the_jobparate_on_kontanthjaelp_and_sho() -> None:
    assert own(PERSONS, VISITED, "2024M01", "bruttoledige") == 4
    assert own(FULL, VISITED, "2024M01", "bruttoledige") == Fraction(31 + 10 + 10 + 21 + 1, 31)


def test_everyone_on_a_benefit_is_counted_once() -> None:
    assert own(PERSONS, VISITED, "2024M01", EVERYBODY) == own(PERSONS, VISITED, "2024M01") == 5


# --- ages ------------------------------------------------------------------------------------------------

AGED = """
    persons  born
    1        1994-01-16
    2        1994-02-01
    3        1994-01-31
    4        2006-01-31

    spells  group          start       end
    1       kontanthjaelp  2024-01-01  -
    2       kontanthjaelp  2024-01-01  -
    3       kontanthjaelp  2024-01-01  -
    4       kontanthjaelp  2024-01-01  2024-02-01
"""


def test_ages_are_those_of_each_day_and_the_birthday_is_the_first_day_of_the_next() -> None:
    assert own(FULL, AGED, "2024M01", "unge") == Fraction(15 + 31 + 30 + 31, 31)
    assert own(PERSONS, AGED, "2024M02", "unge") == 0


def test_ages_both_ends_of_a_band_are_in() -> None:
    assert own(PERSONS, AGED, "2024M01", "kontanthjaelp@18-29") == 4
    assert own(FULL, AGED, "2024M01", "kontanthjaelp@18-18") == Fraction(1, 31)
    assert own(PERSONS, AGED, "2024M01", "kontanthjaelp@30-66") == 2


def test_ages_of_a_band_go_before_the_ages_of_the_group() -> None:
    assert own(PERSONS, AGED, "2024M01", "unge@30-30") == 2


def test_ages_born_on_29_february_turn_on_the_28th() -> None:
    ledger = """
        persons  born
        1        1996-02-29

        spells  group          start       end
        1       kontanthjaelp  2026-02-01  -
    """
    assert own(FULL, ledger, "2026M02", "unge") == Fraction(27, 28)


# --- membership ------------------------------------------------------------------------------------------

MEMBERS = """
    groups  group            start       end
    1       komplekse_behov  2024-01-01  -
    2       komplekse_behov  2024-01-01  2024-01-16
    3       jobparat         2024-01-01  -

    spells  group          start       end         minutes
    1       kontanthjaelp  2024-01-01  2024-01-16  1110
    3       a_dagpenge     2024-01-01  -           2220
"""


def test_membership_persons_are_the_members_on_a_benefit_or_not() -> None:
    assert own(PERSONS, MEMBERS, "2024M01", "komplekse_behov") == 2
    assert own(PERSONS, MEMBERS, "2024M02", "komplekse_behov") == 1


def test_membership_is_not_full_time_the_members_time_on_benefits_is() -> None:
    assert own(FULL, MEMBERS, "2024M01", "komplekse_behov") == Fraction(15, 2 * 31)
    assert own("indsats.aktiveringsgrad", MEMBERS, "2024M01", "komplekse_behov") == 0


def test_membership_and_a_benefit_are_a_union_of_persons() -> None:
    assert own(PERSONS, MEMBERS, "2024M01", "komplekse_behov", "a_dagpenge") == 3


@pytest.mark.parametrize("group", ["unge", "unge@13-25", "bruttoledige", "fleksjobvisiterede", "borgere", "flygtninge"])
def test_every_group_can_be_asked_about_in_an_empty_municipality(group: str) -> None:
    assert own(PERSONS, VISITED, "2022M01", group) == 0
