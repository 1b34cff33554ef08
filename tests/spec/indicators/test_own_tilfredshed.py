"""Satisfaction by a question of the plan's own questionnaire: exactly it, and what the plan counts as satisfied."""

from dataclasses import replace
from fractions import Fraction

import pytest

from pejl.ledger import Figures
from pejl.measure import Measured, area, run
from pejl.periods import Period
from pejl.rules import Asked, Missing
from pejl.words import say, show
from spec.drawing import OWN
from spec.indicators.counting import figures_of, own_spec

REPLIES = """
    replies  survey        question  answer         day         area
    1        virksomheder  service   meget_positiv  2024-01-01  250
    2        virksomheder  service   positiv        2024-01-31  250
    3        virksomheder  service   neutral        2024-01-15  250
    4        virksomheder  service   ved_ikke       2024-01-15  250
    5        virksomheder  service   ved_ikke       2024-01-15  250
    6        virksomheder  adgang    negativ        2024-01-15  250
    7        efter-samtale service   negativ        2024-01-15  250
    8        virksomheder  service   positiv        2024-02-01  250
    9        virksomheder  service   negativ        2024-01-15  240
    10       virksomheder  kun-ved   ved_ikke       2024-01-15  250
"""
GOOD = ("meget_positiv", "positiv")


def figures() -> Figures:
    return figures_of(REPLIES)


def asked(question: str, *satisfied: str, survey: str = "virksomheder", variant: str = "") -> Measured:
    spec = own_spec("tilfredshed.andel", "virksomheder", naevner="besvarelser", variant=variant)
    spec = replace(spec, asked=Asked(survey, question, satisfied))
    return run(figures(), spec, area(OWN), Period.parse("2024M01"))


def lacks(question: str, *satisfied: str) -> Missing:
    with pytest.raises(Missing) as lacking:
        asked(question, *satisfied)
    return lacking.value


def test_andel_is_of_the_question_and_survey_alone_and_ved_ikke_is_outside() -> None:
    """Two of three took a stand for it; two did not know, one asked of another survey, one in another municipality."""
    assert asked("service", *GOOD).value.exact == Fraction(200, 3)


def test_andel_counts_as_satisfied_what_the_plan_says() -> None:
    assert asked("service", *GOOD, "neutral").value.exact == 100
    assert asked("service", "meget_positiv").value.exact == Fraction(100, 3)


def test_andel_of_a_question_that_no_catalogue_has() -> None:
    assert asked("service", *GOOD, survey="efter-samtale").value.exact == 0


def test_andel_the_question_goes_before_opgoerelse() -> None:
    assert asked("adgang", *GOOD, variant="service").value.exact == 0


def test_andel_says_what_counted_and_how_many_did_not_know() -> None:
    steps = {step.code: step for step in asked("service", *GOOD).trail.steps}
    assert steps["skema_svarede_ved_ikke"].params["antal"] == 2
    assert show(steps["skema_talt_som_tilfreds"].params["svar"]) == "meget_positiv, positiv"
    told = say("skema_svarede_ved_ikke", steps["skema_svarede_ved_ikke"].params)
    assert told == 'Antal, der svarede "ved ikke" og ikke er med i andelen: 2.'


def test_andel_where_everybody_answered_ved_ikke_there_is_none() -> None:
    assert lacks("kun-ved", *GOOD).code == "ingen_i_naevneren"


def test_andel_a_plan_that_does_not_say_what_is_satisfied_has_no_number() -> None:
    assert lacks("service").code == "skema_uden_tilfredse_svar"


def test_andel_without_a_question_the_answers_ved_ikke_are_outside_too() -> None:
    spec = own_spec("tilfredshed.andel", "virksomheder", naevner="besvarelser", variant="service")
    assert run(figures(), spec, area(OWN), Period.parse("2024M01")).value.exact == Fraction(200, 3)
