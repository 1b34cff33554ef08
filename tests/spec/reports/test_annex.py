"""The status annex: printed trends beside those that compare like with like; assumptions beside what it came to."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from pejl.answers.assumed import assumed
from pejl.answers.status_annex import Annex, of_area, status_annexes
from pejl.check import Assumption
from pejl.measure import area
from pejl.numbers import counted, rounded
from pejl.periods import Period
from spec.reports.papers import checked, figures

SOLROED = "269"
DAY = date(2023, 12, 31)


@pytest.fixture(scope="module")
def annex() -> Annex:
    found = checked("solroed-2024")
    (only,) = status_annexes(found, figures(found, DAY))
    return only


def test_total_is_reckoned_again_on_the_rows_that_all_periods_have(annex: Annex) -> None:
    """Printed: -7 %. The rows of 2023K3 add up to the total; those of the other two quarters do not."""
    total = next(of_area(annex.trends, SOLROED))
    assert total.printed is not None
    assert total.again is not None
    assert total.same_groups is not None
    assert [total.printed.exact, rounded(total.again.low, 0)] == [Fraction(-7), Decimal(-7)]
    same = total.same_groups.exact
    assert same is not None
    assert Fraction(1) < same < Fraction(2)


def test_only_the_total_is_reckoned_over_groups(annex: Annex) -> None:
    assert [each.name for each in annex.trends if each.same_groups] == ["ydelsesgrupper i alt"] * 2


def test_trend_against_nobody_is_not_reckoned(annex: Annex) -> None:
    row = next(each for each in of_area(annex.trends, SOLROED) if each.name == "revalidering")
    assert (row.again, row.alike) == (None, None)


def test_same_quarter_a_year_before_is_taken_where_it_is_printed(annex: Annex) -> None:
    found = checked("solroed-2024")
    third = [each for each in found.typed if (each.period, each.measure) == ("2023Q03", "fuldtidspersoner")]
    earlier = [each._replace(period="2022Q03") for each in third]
    assert earlier
    more = replace(found, typed=[*found.typed, *earlier])
    (other,) = status_annexes(more, figures(more, DAY))
    assert annex.year_before == Period.parse("2022Q3")
    assert {each.alike.exact for each in other.trends if each.alike} == {0}
    assert not any(each.alike for each in annex.trends)


def test_table_without_a_trend_has_its_cells_alone() -> None:
    found = checked("frederikssund-2024")
    (only,) = status_annexes(found, figures(found, DAY))
    assert (only.trends, only.end) == ((), None)
    assert len(only.columns) == 5
    assert [row.cells[0].exact for row in only.rows if row.cells[0]][:2] == [4723, 329]


def test_plan_that_prints_no_table_has_no_annex() -> None:
    found = checked("stevns-2024-2026")
    assert status_annexes(found, figures(found, DAY)) == []


# --- assumptions -----------------------------------------------------------------------------------------


def assumption(unit: str = "fuldtidspersoner", *points: str, unread: tuple[str, ...] = ()) -> Assumption:
    read = tuple((Period.parse(each), counted(300)) for each in points)
    return Assumption("a", "Prøve", area(SOLROED), ("sygedagpenge",), unit, read, unread, "os", "2023", "l. 1")


def test_point_stands_beside_the_plans_own_number_with_the_difference() -> None:
    (found,) = assumed((assumption("fuldtidspersoner", "2023Q3"),), figures(checked("solroed-2024"), DAY), DAY)
    assert found.actual is not None
    assert found.difference is not None
    assert [found.actual.value.exact, found.difference.exact] == [Fraction(276), Fraction(-24)]


@pytest.mark.parametrize(("period", "lacks"), [("2023Q4", True), ("2024Q1", False)])
def test_period_without_a_number_says_why_and_one_that_has_not_ended_lacks_nothing(period: str, lacks: bool) -> None:
    (found,) = assumed((assumption("fuldtidspersoner", period),), figures(checked("solroed-2024"), DAY), DAY)
    assert found.actual is None
    assert (found.lacks is not None) is lacks


def test_unit_that_nothing_counts_is_said_to_lack_a_measure() -> None:
    (found,) = assumed((assumption("% siden 2020", "2023Q3"),), figures(checked("solroed-2024"), DAY), DAY)
    assert found.lacks is not None
    assert found.lacks.code == "ingen_indikator"


def test_assumption_without_a_readable_point_is_there_once() -> None:
    (found,) = assumed((assumption(unread=("snart",)),), figures(checked("solroed-2024"), DAY), DAY)
    assert (found.period, found.expected, found.assumption.unread) == (None, None, ("snart",))
