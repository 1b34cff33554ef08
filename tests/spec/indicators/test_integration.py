"""Refugees: in work, off SHO, and offered a job are three numbers; cohorts are kept apart."""

from fractions import Fraction

import pytest

from pejl.measure import Spec
from pejl.rules import Missing
from spec.drawing import measured, spec

TABLE = """
    maaling                gruppe      naevner             opgoerelse        omraade  2023Q02
    i_beskaeftigelse       flygtninge  gruppen             tilflyttet 2017-  250      61.0
    i_beskaeftigelse       flygtninge  gruppen             tilflyttet 2020-  250      44.0
    selvforsoergende       flygtninge  gruppen                               250      70.0
    ordinaert_job_tilbudt  flygtninge  afsluttede_forloeb                    250      40.0
"""


def asked(name: str, variant: str = "", naevner: str = "gruppen") -> Spec:
    return spec(f"integration.{name}", "flygtninge", naevner=naevner, variant=variant)


def test_i_beskaeftigelse_of_two_cohorts_is_two_numbers() -> None:
    first = measured(TABLE, asked("i_beskaeftigelse", "tilflyttet 2017-"), period="2023Q02")
    second = measured(TABLE, asked("i_beskaeftigelse", "tilflyttet 2020-"), period="2023Q02")
    assert (first.value.exact, second.value.exact) == (61, 44)


def test_i_beskaeftigelse_without_a_cohort_takes_neither() -> None:
    with pytest.raises(Missing) as lacking:
        measured(TABLE, asked("i_beskaeftigelse"), period="2023Q02")
    assert lacking.value.code == "intet_tal"


def test_selvforsoergende_is_not_the_share_in_work() -> None:
    assert measured(TABLE, asked("selvforsoergende"), period="2023Q02").value.exact == 70
    without = TABLE.replace("selvforsoergende", "en_plan         ")
    with pytest.raises(Missing):
        measured(without, asked("selvforsoergende"), period="2023Q02")


def test_ordinaert_job_tilbudt_is_of_finished_courses_and_not_of_the_group() -> None:
    found = measured(TABLE, asked("ordinaert_job_tilbudt", naevner="afsluttede_forloeb"), period="2023Q02")
    assert found.value.exact == 40
    with pytest.raises(Missing):
        measured(TABLE, asked("ordinaert_job_tilbudt"), period="2023Q02")


def test_ordinaert_job_tilbudt_is_computed_of_offers_over_courses() -> None:
    table = """
        maaling     gruppe      naevner             omraade  2023Q02
        antal       flygtninge                      250      7
        befolkning              afsluttede_forloeb  250      12
    """
    found = measured(table, asked("ordinaert_job_tilbudt", naevner="afsluttede_forloeb"), period="2023Q02")
    assert found.value.exact == Fraction(700, 12)
