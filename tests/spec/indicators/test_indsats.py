"""The effort: offers, paid hours, activation, fokusmål and plans. Each is its own measure."""

from fractions import Fraction

import pytest

from pejl.measure import joined
from pejl.rules import Missing
from spec.drawing import OWN, PEER, codes, measured, spec

SHARES = """
    maaling                   gruppe            naevner  omraade  2023M07
    virksomhedsrettet_tilbud  kontanthjaelp     gruppen  250      14.5
    loennede_timer            kontanthjaelp     gruppen  250      20.1
    fokusmaal                 kontanthjaelp     gruppen  250      29.9
    en_plan                   komplekse_behov   gruppen  250      75.0
    deltager                  unge              gruppen  250      60.0
"""


@pytest.mark.parametrize(
    ("name", "group", "value"),
    [
        ("indsats.virksomhedsrettet_tilbud", "kontanthjaelp", "14.5"),
        ("indsats.loennede_timer", "kontanthjaelp", "20.1"),
        ("indsats.fokusmaal", "kontanthjaelp", "29.9"),
        ("indsats.en_plan", "komplekse_behov", "75"),
        ("indsats.deltagelse", "unge", "60"),
    ],
)
def test_each_share_is_its_own_measure_and_takes_no_other(name: str, group: str, value: str) -> None:
    asked = spec(name, group, naevner="gruppen")
    assert measured(SHARES, asked).value.exact == Fraction(value)
    measure = asked.indicator.measures[0]
    alone = "\n".join(line for line in SHARES.splitlines() if not line.split() or line.split()[0] != measure)
    with pytest.raises(Missing):
        measured(alone, asked)


def test_en_plan_without_the_marked_nobody_can_be_counted() -> None:
    table = """
        maaling     gruppe           naevner  omraade  2023M07
        antal       komplekse_behov           250      0
        befolkning                   gruppen  250      0
    """
    with pytest.raises(Missing):
        measured(table, spec("indsats.en_plan", "komplekse_behov", naevner="gruppen"))


def test_a_share_of_persons_is_counted_by_antal_and_not_by_fuldtidspersoner() -> None:
    table = """
        maaling           gruppe         naevner  omraade  2023M07
        fuldtidspersoner  kontanthjaelp           250      50
        antal             kontanthjaelp           250      20
        befolkning                       gruppen  250      80
    """
    found = measured(table, spec("indsats.loennede_timer", "kontanthjaelp", naevner="gruppen"))
    assert (found.value.exact, codes(found)) == (25, ["andel_regnet"])


LEVELS = """
    maaling          gruppe         omraade  2023M07
    aktiveringsgrad  kontanthjaelp  250      21.5
    aktiveringsgrad  kontanthjaelp  240      30.5
"""


def test_aktiveringsgrad_is_a_level_and_never_averaged() -> None:
    asked = spec("indsats.aktiveringsgrad", "kontanthjaelp")
    assert measured(LEVELS, asked).value.exact == Fraction("21.5")
    with pytest.raises(Missing) as lacking:
        measured(LEVELS, asked, joined("to", [OWN, PEER]))
    assert lacking.value.code == "kan_ikke_vaegtes"


def test_aktiveringsgrad_is_not_the_share_in_an_offer() -> None:
    with pytest.raises(Missing):
        measured(SHARES, spec("indsats.aktiveringsgrad", "kontanthjaelp"))
