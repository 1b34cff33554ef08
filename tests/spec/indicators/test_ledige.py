"""Unemployed: part of the gross unemployed, all of them, and three kinds of long unemployment."""

from fractions import Fraction

import pytest

from pejl.measure import joined
from pejl.rules import Missing
from spec.drawing import OWN, PEER, SHELF, measured, spec

TABLE = """
    maaling           gruppe                             naevner               omraade  2023M07
    andel             a_dagpenge+kontanthjaelp:jobparat  arbejdsstyrken_16_66  250      1.7
    andel             bruttoledige                       arbejdsstyrken_16_66  250      2.1
    andel             saesonkorrigeret                   arbejdsstyrken_16_66  250      2.4
"""
PART = spec("ledige.andel", "kontanthjaelp:jobparat", "a_dagpenge", naevner="arbejdsstyrken_16_66")


def test_andel_counts_a_part_of_the_gross_unemployed_and_knows_its_relative() -> None:
    assert measured(TABLE, PART).value.exact == Fraction("1.7")
    assert SHELF["ledige.andel"].related == ("ledige.ledighedsprocent",)


def test_ledighedsprocent_counts_the_gross_unemployed_whatever_groups_the_goal_names() -> None:
    whole = spec("ledige.ledighedsprocent", "a_dagpenge", naevner="arbejdsstyrken_16_66")
    assert measured(TABLE, whole).value.exact == Fraction("2.1")


def test_ledighedsprocent_is_never_the_seasonally_adjusted_series() -> None:
    only_adjusted = TABLE.replace("bruttoledige    ", "anden_serie     ")
    with pytest.raises(Missing):
        measured(only_adjusted, spec("ledige.ledighedsprocent", naevner="arbejdsstyrken_16_66"))


LONG = """
    maaling   gruppe          opgoerelse   omraade  2023M07
    personer  langtidsledige  over 26 uger 250      90
    personer  langtidsledige  over 1 år    250      40
    personer  langtidsledige  over 1 år    240      10
"""


def test_langtidsledige_by_two_definitions_are_two_numbers() -> None:
    assert measured(LONG, spec("ledige.langtidsledige", "langtidsledige", variant="over 1 år")).value.exact == 40
    assert measured(LONG, spec("ledige.langtidsledige", "langtidsledige", variant="over 26 uger")).value.exact == 90


def test_langtidsledige_without_the_definition_asked_for_is_missing() -> None:
    with pytest.raises(Missing) as lacking:
        measured(LONG, spec("ledige.langtidsledige", "langtidsledige"))
    assert lacking.value.code == "intet_tal"


def test_langtidsledige_are_persons_and_do_not_add() -> None:
    with pytest.raises(Missing) as lacking:
        measured(LONG, spec("ledige.langtidsledige", "langtidsledige", variant="over 1 år"), joined("to", [OWN, PEER]))
    assert lacking.value.code == "kan_ikke_vaegtes"


def test_langtidsledige_withheld_is_somewhere_in_0_to_2() -> None:
    asked = spec("ledige.langtidsledige", "langtidsledige", variant="over 26 uger")
    value = measured(LONG.replace("90", "."), asked).value
    assert (value.exact, value.low, value.high) == (None, 0, 2)
