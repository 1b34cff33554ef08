"""Each shape of `maaltal`, judged exactly on its line first."""

from datetime import date
from fractions import Fraction

import pytest

from pejl.measure import area, joined
from spec.drawing import OTHER, OWN, PEER
from spec.goals.judging import COUNT, andele, antal, judged, part, why

# --- level -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "own", "holds"),
    [
        ("højst 7,5 %", "7.5", True),
        ("under 7,5 %", "7.5", False),
        ("mindst 7,5 %", "7.5", True),
        ("over 7,5 %", "7.5", False),
        ("højst 7,5 %", "7.6", False),
        ("under 7,5 %", "7.4", True),
        ("mindst 7,5 %", "7.4", False),
        ("over halvdelen", "50.0", False),
        ("over halvdelen", "50.1", True),
        ("alle", "100.0", True),
        ("alle", "99.9", False),
    ],
)
def test_level_inclusive_and_strict_differ_exactly_on_the_line(maaltal: str, own: str, holds: bool) -> None:
    assert judged(andele("2024M07", a250=own), part(maaltal)).holds is holds


@pytest.mark.parametrize(
    ("maaltal", "holds"),
    [
        ("mindst 1", None),
        ("mindst 2", None),
        ("over 2", False),
        ("mindst 3", False),
        ("højst 2", True),
        ("under 2", None),
        ("under 3", True),
        ("højst 1", None),
    ],
)
def test_level_a_withheld_count_is_0_1_or_2_both_ends_included(maaltal: str, holds: bool | None) -> None:
    result = judged(antal("2024M07", a250="."), part(f"{maaltal} personer", COUNT))
    assert result.holds is holds
    assert why(result) == ([] if holds is not None else ["skjult"])


# --- against an area -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "own", "country", "holds"),
    [
        ("mindst 1 procentpoint under landsgennemsnittet", "1.7", "2.7", True),
        ("mindst 1 procentpoint under landsgennemsnittet", "1.8", "2.7", False),
        ("under landsgennemsnittet", "2.7", "2.7", False),
        ("under landsgennemsnittet", "2.6", "2.7", True),
        ("højst på niveau med landsgennemsnittet", "2.7", "2.7", True),
        ("mindst på niveau med landsgennemsnittet", "2.7", "2.7", True),
        ("højst 0,5 procentpoint over landsgennemsnittet", "3.2", "2.7", True),
        ("højst 0,5 procentpoint over landsgennemsnittet", "3.3", "2.7", False),
        ("over landsgennemsnittet", "2.7", "2.7", False),
        ("mindst 10 % under landsgennemsnittet", "2.7", "3.0", True),
        ("mindst 10 % under landsgennemsnittet", "2.8", "3.0", False),
    ],
)
def test_margin_to_the_country_is_exact(maaltal: str, own: str, country: str, holds: bool) -> None:
    result = judged(andele("2024M07", a250=own, a000=country), part(maaltal))
    assert result.holds is holds
    assert result.reference is not None
    assert result.reference.exact == Fraction(country)


def test_both_numbers_are_from_the_newest_month_that_has_both() -> None:
    table = andele("2024M06 2024M07", a250="1.7 2.9", a000="2.7 _")
    result = judged(table, part("under landsgennemsnittet"))
    assert result.holds is True
    assert {each.period.id for each in result.measured} == {"2024M06"}


def test_a_lacking_country_is_told_and_the_own_number_still_shown() -> None:
    result = judged(andele("2024M07", a250="1.7"), part("under landsgennemsnittet"))
    assert (result.holds, why(result)) == (None, ["intet_tal"])
    assert result.value is not None
    assert result.value.exact == Fraction("1.7")


def test_means_over_the_year_are_held_against_the_same_year() -> None:
    table = andele("2023 2024M01", a250="2.0 3.0", a000="2.5 _")
    result = judged(table, part("under landsgennemsnittet", rule="årsgennemsnit"))
    assert len({each.period for each in result.measured}) == 1


def test_a_mean_of_some_months_is_held_against_the_mean_of_the_same_months() -> None:
    table = andele("2024M01 2024M02 2024M07", a250="4.0 4.0 _", a000="4.5 4.5 1.0")
    assert judged(table, part("under landsgennemsnittet", rule="årsgennemsnit")).holds is True


def test_a_set_is_weighted() -> None:
    table = """
        maaling           gruppe      naevner               omraade  2024M07
        andel             a_dagpenge  arbejdsstyrken_16_66  250      2.2
        fuldtidspersoner  a_dagpenge                        240      10
        fuldtidspersoner  a_dagpenge                        190      90
        befolkning                    arbejdsstyrken_16_66  240      1000
        befolkning                    arbejdsstyrken_16_66  190      3000
    """
    peers = joined("naboer", [PEER, OTHER])
    assert judged(table, part("under gennemsnittet for naboer", reference=peers)).holds is True


# --- gap -------------------------------------------------------------------------------------------------

GAP = "gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint siden juli 2023"


@pytest.mark.parametrize(
    ("own", "country", "holds"),
    [("3.0 2.9", "2.5 2.6", True), ("3.0 2.9", "2.5 2.5", False), ("2.0 2.3", "2.5 2.6", True)],
)
def test_a_gap_narrows_by_at_least_whichever_side_it_is_on(own: str, country: str, holds: bool) -> None:
    assert judged(andele("2023M07 2024M07", a250=own, a000=country), part(GAP)).holds is holds


def test_a_gap_without_a_date_says_how_wide_it_is_and_is_not_decided() -> None:
    maaltal = "gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint"
    result = judged(andele("2024M07", a250="2.9", a000="2.5"), part(maaltal))
    assert (result.holds, why(result)) == (None, ["gab_nu", "intet_grundlag_i_planen"])
    assert result.value is not None
    assert result.value.exact == Fraction("0.4")


WITHHELD = """
    maaling           gruppe      naevner               omraade  2023M07  2024M07
    fuldtidspersoner  a_dagpenge                        250               .
    befolkning                    arbejdsstyrken_16_66  250               200
    andel             a_dagpenge  arbejdsstyrken_16_66  250      2.0
    andel             a_dagpenge  arbejdsstyrken_16_66  000      2.5      2.5
"""


def test_a_gap_to_a_withheld_share_is_still_a_gap() -> None:
    """Own is 0-1 % and the country 2,5 %: the gap is 1,5-2,5 and has not narrowed from 0,5."""
    assert judged(WITHHELD, part(GAP)).holds is False


def test_a_gap_that_a_withheld_share_could_decide_says_so() -> None:
    """The gap was 2,4 and is now 1,5-2,5."""
    result = judged(WITHHELD.replace("2.0", "0.1"), part(GAP))
    assert (result.holds, why(result)) == (None, ["skjult"])


# --- change ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "own", "holds"),
    [
        ("mindst 10 % lavere end i juli 2023", "90", True),
        ("mindst 10 % lavere end i juli 2023", "91", False),
        ("højst 10 % lavere end i juli 2023", "90", True),
        ("højst 10 % lavere end i juli 2023", "89", False),
        ("mere end 10 % lavere end i juli 2023", "90", False),
        ("mere end 10 % lavere end i juli 2023", "89", True),
        ("mindre end 10 % lavere end i juli 2023", "90", False),
        ("mindre end 10 % lavere end i juli 2023", "91", True),
        ("mindst 10 % højere end i juli 2023", "110", True),
        ("mindst 10 % højere end i juli 2023", "109", False),
        ("højst 10 % højere end i juli 2023", "110", True),
        ("højst 10 % højere end i juli 2023", "111", False),
        ("mere end 10 % højere end i juli 2023", "110", False),
        ("mindre end 10 % højere end i juli 2023", "110", False),
        ("halveret siden juli 2023", "50", True),
        ("halveret siden juli 2023", "51", False),
    ],
)
def test_change_from_a_dated_level_on_its_line(maaltal: str, own: str, holds: bool) -> None:
    result = judged(antal("2023M07 2024M07", a250=f"100 {own}"), part(maaltal, COUNT))
    assert result.holds is holds


def test_change_in_procentpoint_is_not_change_in_per_cent() -> None:
    table = andele("2023M07 2024M07", a250="20.0 22.0")
    assert judged(table, part("mindst 2 procentpoint højere end i juli 2023")).holds is True
    assert judged(table, part("mindst 2 % højere end i juli 2023")).holds is True
    assert judged(table, part("mindst 11 % højere end i juli 2023")).holds is False
    assert judged(table, part("mindst 2,1 procentpoint højere end i juli 2023")).holds is False


def test_change_without_a_figure_at_the_baseline_is_not_decided() -> None:
    result = judged(antal("2024M07", a250="90"), part("mindst 10 % lavere end i juli 2023", COUNT))
    assert (result.holds, why(result)) == (None, ["intet_grundlag"])


def test_change_from_a_year_takes_the_years_own_figure_or_its_mean() -> None:
    maaltal = part("mindst 10 % lavere end i 2023", COUNT)
    assert judged(antal("2023 2023M07 2024M07", a250="100 900 90"), maaltal).holds is True
    assert judged(antal("2023M06 2023M07 2024M07", a250="90 110 90"), maaltal).holds is True


def test_change_from_ultimo_takes_the_month_that_ends_it_and_not_the_year() -> None:
    table = antal("2023 2023M12 2024M07", a250="100 80 75")
    assert judged(table, part("mindst 10 % lavere end ultimo 2023", COUNT)).holds is False


# --- own earlier level -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "own", "holds"),
    [
        ("højst på 2023-niveau", "100", True),
        ("højst på 2023-niveau", "101", False),
        ("mindst på 2023-niveau", "100", True),
        ("på niveau med 2023 ± 2 %", "102", True),
        ("på niveau med 2023 ± 2 %", "98", True),
        ("på niveau med 2023 ± 2 %", "97", False),
        ("på niveau med 2023 ± 2 %", "103", False),
    ],
)
def test_own_earlier_level_with_its_tolerance_included(maaltal: str, own: str, holds: bool) -> None:
    assert judged(antal("2023 2024M07", a250=f"100 {own}"), part(maaltal, COUNT)).holds is holds


def test_own_level_without_a_tolerance_is_not_decided() -> None:
    result = judged(antal("2023 2024M07", a250="100 100"), part("på niveau med 2023", COUNT))
    assert (result.holds, why(result)) == (None, ["ingen_tolerance"])


@pytest.mark.parametrize("maaltal", ["højst på 2023-niveau", "mindst på 2023-niveau", "på niveau med 2023 ± 2 %"])
def test_own_level_is_not_held_by_the_very_number_it_is_taken_from(maaltal: str) -> None:
    yearly = part(maaltal, COUNT, rule="årsgennemsnit")
    result = judged(antal("2022 2023", a250="90 100"), yearly)
    assert (result.holds, why(result)) == (None, ["intet_efter_grundlaget"])
    assert (result.value.exact, result.reference.exact) == (100, 100)
    assert judged(antal("2023 2024", a250="100 100"), yearly).holds


def test_own_level_a_withheld_number_far_below_is_not_on_the_level() -> None:
    assert judged(antal("2023 2024M07", a250="100 ."), part("på niveau med 2023 ± 2 %", COUNT)).holds is False


def test_own_level_a_withheld_number_that_may_be_level_says_why() -> None:
    result = judged(antal("2023 2024M07", a250="2 ."), part("på niveau med 2023 ± 1 personer", COUNT))
    assert (result.holds, why(result)) == (None, ["skjult"])


# --- rank ------------------------------------------------------------------------------------------------

FIELD = (area(OWN), area(PEER), area(OTHER), area("210"))


@pytest.mark.parametrize(
    ("maaltal", "own", "holds"),
    [
        ("blandt de 2 laveste i naboer", "1.0", True),
        ("blandt de 2 laveste i naboer", "2.0", True),
        ("blandt de 2 laveste i naboer, delt plads tæller ikke", "2.0", False),
        ("blandt de 2 laveste i naboer, delt plads tæller ikke", "1.9", True),
        ("blandt de 2 laveste i naboer", "2.1", False),
        ("blandt de 2 højeste i naboer", "3.0", True),
        ("blandt de 2 højeste i naboer, delt plads tæller ikke", "3.0", True),
        ("blandt de 2 højeste i naboer", "2.0", True),
        ("blandt de 2 højeste i naboer, delt plads tæller ikke", "2.0", False),
        ("blandt de 2 højeste i naboer", "1.9", False),
        ("blandt de 1 laveste i naboer", "1.0", True),
    ],
)
def test_rank_by_both_rules_of_a_shared_place(maaltal: str, own: str, holds: bool) -> None:
    table = andele("2024M07", a250=own, a240="1.0", a190="2.0", a210="4.0")
    assert judged(table, part(maaltal, field=FIELD)).holds is holds


def test_rank_says_the_best_and_the_worst_of_a_shared_place() -> None:
    table = andele("2024M07", a250="2.0", a240="1.0", a190="2.0", a210="4.0")
    result = judged(table, part("blandt de 2 laveste i naboer", field=FIELD))
    assert result.tied
    params = result.reference_name.params if result.reference_name else {}
    assert (params["plads"], params["af"], params["til"]) == ("2-3", 4, 2)


def test_rank_with_a_municipality_lacking_or_withheld_is_not_decided() -> None:
    lacking = andele("2024M07", a250="2.0", a240="1.0", a190="2.0")
    result = judged(lacking, part("blandt de 2 laveste i naboer", field=FIELD))
    assert (result.holds, why(result)) == (None, ["feltet_mangler"])
    withheld = andele("2024M07", a250="2.0", a240="1.0", a190=".", a210="4.0")
    result = judged(withheld, part("blandt de 2 laveste i naboer", field=FIELD))
    assert (result.holds, why(result)) == (None, ["skjult"])


def test_rank_takes_the_newest_month_the_whole_field_has() -> None:
    table = andele("2024M06 2024M07", a250="1.0 9.0", a240="2.0 1.0", a190="3.0 1.0", a210="4.0 _")
    result = judged(table, part("blandt de 1 laveste i naboer", field=FIELD), date(2024, 8, 31))
    assert result.holds is True
