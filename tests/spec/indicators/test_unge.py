"""The young: after a course, with an education, without a tie, choosing a trade."""

from datetime import date

import pytest

from pejl.measure import area, known_periods, latest
from pejl.rules import Missing
from spec.drawing import OWN, measured, shelf_of, spec

AFTER = """
    maaling       gruppe             naevner             opgoerelse  omraade  2022Q01  2022Q02
    efter_forloeb uddannelseshjaelp  afsluttede_forloeb  6 måneder   250      41.0     43.0
    efter_forloeb uddannelseshjaelp  afsluttede_forloeb  12 måneder  250      52.0
"""
EFTER = spec("unge.efter_forloeb", "uddannelseshjaelp", naevner="afsluttede_forloeb", variant="12 måneder")


def test_efter_forloeb_for_the_newest_quarter_may_not_be_there_for_more_than_a_year() -> None:
    figures = shelf_of(AFTER)
    [found] = latest(figures, EFTER, [area(OWN)], "seneste kvartal", date(2023, 6, 30))
    assert (found.period.id, found.value.exact) == ("2022Q01", 52)
    assert [period.id for period in known_periods(figures, EFTER, area(OWN), date(2023, 6, 30))] == ["2022Q01"]


def test_efter_forloeb_6_and_12_months_after_are_two_numbers() -> None:
    with pytest.raises(Missing):
        measured(AFTER, EFTER, period="2022Q02")


OTHERS = """
    maaling            gruppe          naevner  omraade  2023
    ungdomsuddannelse  unge_25         gruppen  250      78.0
    uden_tilknytning   unge@15-24      gruppen  250      6.0
    eud_ansoegninger   ungdomsaargang  gruppen  250      19.5
"""


@pytest.mark.parametrize(
    ("name", "group", "value"),
    [
        ("ungdomsuddannelse", "unge_25", 78),
        ("uden_tilknytning", "unge@15-24", 6),
        ("eud_ansoegninger", "ungdomsaargang", 19.5),
    ],
)
def test_each_share_is_of_its_own_measure_and_its_own_year_group(name: str, group: str, value: float) -> None:
    assert measured(OTHERS, spec(f"unge.{name}", group, naevner="gruppen"), period="2023").value.exact == value
    with pytest.raises(Missing):
        measured(OTHERS, spec(f"unge.{name}", "unge", naevner="gruppen"), period="2023")
