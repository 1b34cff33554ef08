"""Sick pay: shares of two denominators, a mean that never averages, partial returns."""

from fractions import Fraction

import pytest

from pejl.measure import COUNTRY, joined
from pejl.rules import Missing
from spec.drawing import OWN, PEER, measured, spec

SHARES = """
    maaling  gruppe        naevner               omraade  2023M07
    andel    sygedagpenge  arbejdsstyrken_16_66  250      2.9
    andel    sygedagpenge  befolkningen_16_66    250      2.2
"""
WEEKS = """
    maaling   gruppe        omraade  2023M07
    varighed  sygedagpenge  250      9.9
    varighed  sygedagpenge  240      11.1
    varighed  sygedagpenge  000      10.2
"""
VARIGHED = spec("sygedagpenge.varighed", "sygedagpenge")


def test_andel_without_a_denominator_cannot_be_decided_between_two() -> None:
    with pytest.raises(Missing) as lacking:
        measured(SHARES, spec("sygedagpenge.andel", "sygedagpenge"))
    assert lacking.value.code == "flere_naevnere"


def test_andel_with_a_denominator_takes_that_one() -> None:
    named = spec("sygedagpenge.andel", "sygedagpenge", naevner="befolkningen_16_66")
    assert measured(SHARES, named).value.exact == Fraction("2.2")


def test_andel_with_jobafklaring_is_a_union_and_not_sygedagpenge_alone() -> None:
    both = spec("sygedagpenge.andel", "sygedagpenge", "jobafklaring", naevner="befolkningen_16_66")
    with pytest.raises(Missing):
        measured(SHARES, both)
    more = SHARES + "    andel    jobafklaring  befolkningen_16_66    250      0.4\n"
    assert measured(more, both).value.exact == Fraction("2.6")


def test_andel_of_a_union_without_a_denominator_asks_between_two_as_well() -> None:
    more = (
        SHARES
        + "    andel    jobafklaring  befolkningen_16_66    250      0.4\n"
        + "    andel    jobafklaring  arbejdsstyrken_16_66  250      0.5\n"
    )
    with pytest.raises(Missing) as lacking:
        measured(more, spec("sygedagpenge.andel", "sygedagpenge", "jobafklaring"))
    assert lacking.value.code == "flere_naevnere"


def test_varighed_of_several_municipalities_is_never_made_of_their_means() -> None:
    with pytest.raises(Missing) as lacking:
        measured(WEEKS, VARIGHED, joined("naboer", [OWN, PEER]))
    assert lacking.value.code == "kan_ikke_vaegtes"


def test_varighed_is_taken_as_published_for_the_place_itself() -> None:
    assert measured(WEEKS, VARIGHED).value.exact == Fraction("9.9")
    assert measured(WEEKS, VARIGHED, COUNTRY).value.exact == Fraction("10.2")


def test_varighed_of_a_region_is_only_had_where_it_is_published() -> None:
    with pytest.raises(Missing):
        measured(WEEKS, VARIGHED, "084")
    assert measured(WEEKS + "    varighed  sygedagpenge  084      10.0\n", VARIGHED, "084").value.exact == 10


def test_delvist_raskmeldte_of_a_year_does_not_stand_for_a_quarter() -> None:
    table = """
        maaling             gruppe        naevner  omraade  2023
        delvist_raskmeldte  sygedagpenge  gruppen  250      21.0
    """
    asked = spec("sygedagpenge.delvist_raskmeldte", "sygedagpenge", naevner="gruppen")
    assert measured(table, asked, period="2023").value.exact == 21
    with pytest.raises(Missing):
        measured(table, asked, period="2023Q04")
