"""Companies: ratios as printed, counts that add, and a month that differs from table to table."""

from datetime import date
from fractions import Fraction

import pytest

from pejl.measure import COUNTRY, area, joined, latest
from pejl.numbers import NotANumber, parse_danish
from pejl.rules import Missing
from spec.drawing import OWN, PEER, measured, shelf_of, spec

RATIOS = """
    maaling          gruppe     omraade  2023M03  2023M06
    formidlingsgrad  jobordrer  250      0.80     0.64
    formidlingsgrad  jobordrer  000      0.71     0.70
    besaettelsesgrad jobordrer  250      0.35
"""
FORMIDLING, BESAETTELSE = (
    spec("virksomheder.formidlingsgrad", "jobordrer"),
    spec("virksomheder.besaettelsesgrad", "jobordrer"),
)


def test_formidlingsgrad_080_is_no_number_and_0_80_is() -> None:
    with pytest.raises(NotANumber) as refused:
        parse_danish("080")
    assert refused.value.suggestion == "0,80"
    value = measured(RATIOS, FORMIDLING, period="2023M03").value
    assert (value.exact, value.decimals) == (Fraction("0.8"), 2)


def test_formidlingsgrad_is_a_level_and_never_averaged() -> None:
    assert measured(RATIOS, FORMIDLING, COUNTRY, "2023M06").value.exact == Fraction("0.7")
    with pytest.raises(Missing) as lacking:
        measured(RATIOS, FORMIDLING, joined("to", [OWN, PEER]), "2023M06")
    assert lacking.value.code == "kan_ikke_vaegtes"


def test_besaettelsesgrad_comes_later_so_its_month_is_another() -> None:
    figures, day = shelf_of(RATIOS), date(2023, 8, 1)
    assert latest(figures, FORMIDLING, [area(OWN)], "seneste måned", day)[0].period.id == "2023M06"
    assert latest(figures, BESAETTELSE, [area(OWN)], "seneste måned", day)[0].period.id == "2023M03"


COUNTS = """
    maaling         gruppe        omraade  2023M07
    besoeg          virksomheder  250      12
    besoeg          virksomheder  240      5
    arrangementer   virksomheder  250      1
"""


def test_visits_and_events_are_not_persons_and_small_ones_are_exact() -> None:
    assert measured(COUNTS, spec("virksomheder.arrangementer")).value.exact == 1
    visits = measured(COUNTS, spec("virksomheder.besoeg")).value
    assert (visits.low, visits.high) == (12, 12)


def test_visits_add_over_municipalities() -> None:
    assert measured(COUNTS, spec("virksomheder.besoeg"), joined("to", [OWN, PEER])).value.exact == 17


def test_a_visit_is_not_an_event() -> None:
    with pytest.raises(Missing):
        measured(COUNTS, spec("virksomheder.arrangementer"), PEER)


FREQUENCY = """
    maaling                 gruppe      naevner             omraade  2022
    beskaeftigelsesfrekvens befolkning  befolkningen_16_66  250      78.1
    erhvervsfrekvens        befolkning  befolkningen_16_66  250      80.3
"""


@pytest.mark.parametrize(("name", "exact"), [("beskaeftigelsesfrekvens", "78.1"), ("erhvervsfrekvens", "80.3")])
def test_frekvens_is_its_own_number_and_never_the_other(name: str, exact: str) -> None:
    asked = spec(f"virksomheder.{name}", naevner="befolkningen_16_66")
    assert measured(FREQUENCY, asked, period="2022").value.exact == Fraction(exact)
    without = "\n".join(line for line in FREQUENCY.splitlines() if name not in line)
    with pytest.raises(Missing):
        measured(without, asked, period="2022")
