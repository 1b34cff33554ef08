"""Satisfaction: another question is another number; `positiv eller neutral` is not `tilfreds`."""

from dataclasses import replace

import pytest

from pejl.ledger import Origin
from pejl.rules import Missing
from spec.drawing import drawn, measured, shelf_of, spec

TABLE = """
    maaling      gruppe   naevner      opgoerelse             omraade  2022
    tilfredshed  borgere  besvarelser  positiv eller neutral  250      85
    tilfredshed  borgere  besvarelser  samlet forløb          250      71
"""
ASKED = spec("tilfredshed.andel", "borgere", naevner="besvarelser", variant="samlet forløb")


def test_andel_is_for_exactly_the_question_asked() -> None:
    assert measured(TABLE, ASKED, period="2022").value.exact == 71


def test_andel_of_another_question_is_not_taken() -> None:
    with pytest.raises(Missing) as lacking:
        measured(TABLE, replace(ASKED, variant="tilfreds eller meget tilfreds"), period="2022")
    assert lacking.value.code == "intet_tal"


def test_andel_of_replies_is_computed_exactly_of_counts() -> None:
    table = """
        maaling     gruppe   naevner      opgoerelse     omraade  2022
        antal       borgere               samlet forløb  250      50
        befolkning           besvarelser                 250      70
    """
    found = measured(table, ASKED, period="2022")
    assert found.value.exact is not None
    assert found.value.exact * 70 == 5000


def test_a_typed_answer_never_stands_in_for_a_published_one() -> None:
    typed = shelf_of(drawn(TABLE, source="tastet"))
    assert typed.keys("tilfredshed", Origin.PUBLISHED) == []
    assert len(typed.keys("tilfredshed", Origin.TYPED)) == 2
