"""Benefits: counts that add, persons that do not, and shares of a denominator."""

from fractions import Fraction

import pytest

from pejl.measure import COUNTRY, Spec, area, joined
from pejl.rules import Missing
from spec.drawing import OTHER, OWN, PEER, codes, measured, spec

WORKFORCE = "arbejdsstyrken_16_66"
PAIR = joined("naboer", [OWN, PEER])
BOTH = ("a_dagpenge", "kontanthjaelp:jobparat")


def andel(*groups: str, naevner: str = WORKFORCE) -> Spec:
    return spec("ydelser.andel", *(groups or ("a_dagpenge",)), naevner=naevner)


# --- fuldtidspersoner ------------------------------------------------------------------------------------


def test_fuldtidspersoner_a_withheld_cell_makes_the_sum_an_interval_and_never_zero() -> None:
    table = """
        maaling           gruppe                  omraade  2023M07
        fuldtidspersoner  a_dagpenge              250      120
        fuldtidspersoner  kontanthjaelp:jobparat  250      .
    """
    value = measured(table, spec("ydelser.fuldtidspersoner", *BOTH)).value
    assert (value.exact, value.low, value.high) == (None, Fraction("119.5"), Fraction("122.5"))


def test_fuldtidspersoner_a_number_published_for_the_union_goes_before_the_sum() -> None:
    table = """
        maaling           gruppe                             omraade  2023M07
        fuldtidspersoner  a_dagpenge                         250      120
        fuldtidspersoner  kontanthjaelp:jobparat             250      30
        fuldtidspersoner  a_dagpenge+kontanthjaelp:jobparat  250      149
    """
    assert measured(table, spec("ydelser.fuldtidspersoner", *BOTH)).value.exact == 149
    assert measured(table, spec("ydelser.fuldtidspersoner", *reversed(BOTH))).value.exact == 149


def test_fuldtidspersoner_a_lacking_group_is_not_counted_as_nobody() -> None:
    table = """
        maaling           gruppe      omraade  2023M07
        fuldtidspersoner  a_dagpenge  250      120
    """
    with pytest.raises(Missing) as lacking:
        measured(table, spec("ydelser.fuldtidspersoner", *BOTH))
    assert lacking.value.code == "intet_tal"


def test_fuldtidspersoner_add_over_municipalities_and_say_so() -> None:
    table = """
        maaling           gruppe      omraade  2023M07
        fuldtidspersoner  a_dagpenge  250      120
        fuldtidspersoner  a_dagpenge  240      80
    """
    found = measured(table, spec("ydelser.fuldtidspersoner", "a_dagpenge"), PAIR)
    assert found.value.exact == 200
    assert codes(found) == ["sum_over_omraader"]
    assert {figure.area for figure in found.trail.figures} == {OWN, PEER}


def test_fuldtidspersoner_published_for_the_area_itself_go_before_the_sum() -> None:
    rows = "\n".join(f"    fuldtidspersoner  a_dagpenge  {code:<13}  10" for code in area("RAR-FYN").members)
    table = f"    maaling           gruppe      omraade        2023M07\n{rows}\n"
    whole = "    fuldtidspersoner  a_dagpenge  RAR-FYN        99\n"
    asked = spec("ydelser.fuldtidspersoner", "a_dagpenge")
    assert measured(table, asked, "RAR-FYN").value.exact == 100
    assert measured(table + whole, asked, "RAR-FYN").value.exact == 99


# --- personer --------------------------------------------------------------------------------------------

PERSONS = """
    maaling   gruppe                  omraade  2023M07
    personer  a_dagpenge              250      140
    personer  kontanthjaelp:jobparat  250      40
    personer  a_dagpenge              240      90
"""


def test_personer_do_not_add_over_groups() -> None:
    with pytest.raises(Missing) as lacking:
        measured(PERSONS, spec("ydelser.personer", *BOTH))
    assert lacking.value.code == "intet_tal"


def test_personer_do_not_add_over_municipalities() -> None:
    with pytest.raises(Missing) as lacking:
        measured(PERSONS, spec("ydelser.personer", "a_dagpenge"), PAIR)
    assert lacking.value.code == "kan_ikke_vaegtes"


def test_personer_published_for_the_union_are_taken() -> None:
    table = PERSONS.replace("kontanthjaelp:jobparat  250", "a_dagpenge+sygedagpenge 250", 1)
    assert measured(table, spec("ydelser.personer", "sygedagpenge", "a_dagpenge")).value.exact == 40


# --- andel: one municipality -----------------------------------------------------------------------------


def test_andel_as_published_goes_before_the_computed_and_keeps_its_rounding() -> None:
    table = """
        maaling           gruppe      naevner               omraade  2023M07
        andel             a_dagpenge  arbejdsstyrken_16_66  250      1.7
        fuldtidspersoner  a_dagpenge                        250      400
        befolkning                    arbejdsstyrken_16_66  250      24000
    """
    found = measured(table, andel())
    assert (found.value.exact, found.value.low) == (Fraction("1.7"), Fraction("1.65"))
    assert found.trail.base is not None
    assert found.trail.base.exact == 24000


def test_andel_is_else_computed_from_count_and_denominator_exactly() -> None:
    table = """
        maaling           gruppe      naevner               omraade  2023M07
        fuldtidspersoner  a_dagpenge                        250      28
        befolkning                    arbejdsstyrken_16_66  250      283
    """
    found = measured(table, andel())
    assert found.value.exact == Fraction(2800, 283)
    assert codes(found) == ["andel_regnet"]


def test_andel_of_a_union_is_the_summed_count_over_the_denominator() -> None:
    table = """
        maaling           gruppe                  naevner               omraade  2023M07
        fuldtidspersoner  a_dagpenge                                    250      28
        fuldtidspersoner  kontanthjaelp:jobparat                        250      2
        befolkning                                arbejdsstyrken_16_66  250      300
        andel             a_dagpenge              arbejdsstyrken_16_66  250      9.3
        andel             kontanthjaelp:jobparat  arbejdsstyrken_16_66  250      0.7
    """
    found = measured(table, andel(*BOTH))
    assert (found.value.exact, codes(found)) == (10, ["andel_regnet"])


def test_andel_as_a_sum_of_printed_shares_widens_the_rounding_and_says_so() -> None:
    table = """
        maaling  gruppe                  naevner               omraade  2023M07
        andel    a_dagpenge              arbejdsstyrken_16_66  250      1.6
        andel    kontanthjaelp:jobparat  arbejdsstyrken_16_66  250      0.3
    """
    value = (found := measured(table, andel(*BOTH))).value
    assert (value.exact, value.low, value.high) == (Fraction("1.9"), Fraction("1.8"), 2)
    assert codes(found) == ["sum_af_andele"]


def test_andel_of_a_withheld_count_is_an_interval() -> None:
    table = """
        maaling           gruppe      naevner               omraade  2023M07
        fuldtidspersoner  a_dagpenge                        250      .
        befolkning                    arbejdsstyrken_16_66  250      200
    """
    value = measured(table, andel()).value
    assert (value.exact, value.low) == (None, 0)
    assert 1 <= value.high < Fraction("1.01")


def test_andel_beside_a_withheld_count_is_never_multiplied_back() -> None:
    table = """
        maaling           gruppe      naevner               omraade  2023M07
        andel             a_dagpenge  arbejdsstyrken_16_66  250      0.5
        fuldtidspersoner  a_dagpenge                        250      .
    """
    found = measured(table, andel())
    assert found.value.exact == Fraction("0.5")
    assert found.trail.base is None


def test_andel_of_workforce_and_of_population_are_not_mixed() -> None:
    table = """
        maaling  gruppe      naevner               omraade  2023M07
        andel    a_dagpenge  befolkningen_16_66    250      1.3
    """
    with pytest.raises(Missing) as lacking:
        measured(table, andel())
    assert lacking.value.code == "intet_tal"


def test_andel_without_a_denominator_takes_the_only_one_and_asks_when_there_are_two() -> None:
    one = """
        maaling  gruppe      naevner               omraade  2023M07
        andel    a_dagpenge  befolkningen_16_66    250      1.3
    """
    two = f"{one.rstrip()}\n        andel    a_dagpenge  arbejdsstyrken_16_66  250      1.7\n"
    assert measured(one, andel(naevner="")).value.exact == Fraction("1.3")
    with pytest.raises(Missing) as lacking:
        measured(two, andel(naevner=""))
    assert lacking.value.code == "flere_naevnere"
    assert lacking.value.params["naevnere"] == ["arbejdsstyrken 16-66 år", "befolkningen 16-66 år"]


# --- andel: several municipalities -----------------------------------------------------------------------

SET = """
    maaling           gruppe      naevner               omraade  2023M07
    fuldtidspersoner  a_dagpenge                        250      10
    fuldtidspersoner  a_dagpenge                        240      90
    befolkning                    arbejdsstyrken_16_66  250      1000
    befolkning                    arbejdsstyrken_16_66  240      3000
"""


def test_andel_of_a_set_is_summed_numerators_over_denominators_and_not_the_mean() -> None:
    found = measured(SET, andel(), PAIR)
    assert found.value.exact == Fraction(100, 40)
    mean = next(step for step in found.trail.steps if step.code == "gennemsnit_af_andele")
    assert mean.params["vaerdi"].exact == 2
    assert codes(found) == ["vaegtet_gennemsnit", "gennemsnit_af_andele"]


def test_andel_of_a_set_without_a_named_denominator_takes_the_only_one() -> None:
    shares = """
    andel             a_dagpenge  arbejdsstyrken_16_66  250      1.0
    andel             a_dagpenge  arbejdsstyrken_16_66  240      3.0
"""
    assert measured(SET + shares, andel(naevner=""), PAIR).value.exact == Fraction(100, 40)


def test_andel_published_for_the_set_itself_wins() -> None:
    table = SET + "    andel             a_dagpenge  arbejdsstyrken_16_66  000      2.2\n"
    assert measured(table, andel(), COUNTRY).value.exact == Fraction("2.2")


def test_andel_of_a_set_infers_a_denominator_from_a_printed_share_as_an_interval() -> None:
    table = """
        maaling           gruppe      naevner               omraade  2023M07
        fuldtidspersoner  a_dagpenge                        250      10
        fuldtidspersoner  a_dagpenge                        240      90
        andel             a_dagpenge  arbejdsstyrken_16_66  250      1.0
        andel             a_dagpenge  arbejdsstyrken_16_66  240      3.0
    """
    found = measured(table, andel(), PAIR)
    assert found.value.exact == Fraction(100, 40)
    assert found.value.low < found.value.exact < found.value.high
    assert "naevner_regnet_tilbage" in codes(found)


def test_andel_of_a_set_with_a_withheld_part_is_an_interval() -> None:
    found = measured(SET.replace("250      10\n", "250      .\n", 1), andel(), PAIR)
    assert found.value.exact is None
    assert (round(found.value.low, 1), round(found.value.high, 1)) == (Fraction("2.2"), Fraction("2.3"))


def test_andel_of_a_set_never_takes_a_denominator_from_a_withheld_count() -> None:
    table = """
        maaling           gruppe      naevner               omraade  2023M07
        fuldtidspersoner  a_dagpenge                        250      .
        fuldtidspersoner  a_dagpenge                        240      90
        andel             a_dagpenge  arbejdsstyrken_16_66  250      0.1
        andel             a_dagpenge  arbejdsstyrken_16_66  240      3.0
    """
    with pytest.raises(Missing) as lacking:
        measured(table, andel(), PAIR)
    assert lacking.value.code == "intet_tal"


def test_andel_of_a_set_lacking_one_member_cannot_be_had() -> None:
    with pytest.raises(Missing) as lacking:
        measured(SET, andel(), joined("tre", [OWN, PEER, OTHER]))
    assert (lacking.value.code, lacking.value.params["omraade"]) == ("intet_tal", "Furesø")


# --- aendring, forventet ---------------------------------------------------------------------------------

CHANGE = """
    maaling     gruppe      naevner               omraade  2022M07  2023M07
    andel       a_dagpenge  arbejdsstyrken_16_66  250      1.9      1.7
    antal       a_dagpenge                        250               30
    befolkning              arbejdsstyrken_16_66  240               80
"""


def test_aendring_of_two_printed_shares_may_be_off_by_a_tenth() -> None:
    value = measured(CHANGE, spec("ydelser.aendring", "a_dagpenge", naevner=WORKFORCE)).value
    assert (value.exact, value.low, value.high) == tuple(map(Fraction, ("-0.2", "-0.3", "-0.1")))


def test_aendring_is_never_a_count_over_its_denominator() -> None:
    table = CHANGE.replace("240 ", "250 ")
    assert measured(table, spec("ydelser.aendring", "a_dagpenge", naevner=WORKFORCE)).value.exact == Fraction("-0.2")


def test_forventet_is_rounded_to_tens() -> None:
    value = measured("maaling    omraade  2023M07\nforventet  250      120\n", spec("ydelser.forventet")).value
    assert (value.exact, value.low, value.high) == (120, 115, 125)
