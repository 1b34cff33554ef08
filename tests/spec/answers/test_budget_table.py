"""The budget as a table: actual beside cell, how much of the year, which side is good, and totals only where rows are
disjoint."""

from datetime import date
from fractions import Fraction

import pytest

from pejl.answers.budget_table import BudgetLine, BudgetTable, budget_data, budget_table
from pejl.budget import BudgetRow
from pejl.goals import BoundPlan
from pejl.ledger import Figures
from spec.answers.planned import OWN_PLACE, real
from spec.drawing import shelf_of, spec
from spec.goals.judging import FIRST, LAST

QUARTERS = "2023Q1 2023Q2 2023Q3 2023Q4 2024Q1 2024Q2"


def counts(periods: str, **groups: str) -> Figures:
    """Full-time persons of Frederikssund by group."""
    names = periods.split()
    lines = ["    maaling           gruppe              omraade  " + "".join(f"{name:8}" for name in names)]
    lines += [
        f"    fuldtidspersoner  {group:18}  250      " + "".join(f"{cell:8}" for cell in cells.split())
        for group, cells in groups.items()
    ]
    return shelf_of("\n".join(lines) + "\n")


def row(*groups: str, budget: str = "100", good: str = "lavere", unit: str = "fuldtidspersoner") -> BudgetRow:
    return BudgetRow(
        "-".join(groups), " og ".join(groups), spec("ydelser.fuldtidspersoner", *groups), 2024, budget, unit, good
    )


def table(figures: Figures, *rows: BudgetRow, day: str = "2024-12-31") -> BudgetTable:
    plan = BoundPlan("plan", "Plan", OWN_PLACE, FIRST, LAST, (), rows)
    return budget_table(plan, figures, date.fromisoformat(day))


def line(figures: Figures, asked: BudgetRow, day: str = "2024-12-31") -> BudgetLine:
    return table(figures, asked, day=day).lines[0]


ILL = counts(QUARTERS, sygedagpenge="90 90 80 80 100 102")


# --- a row -----------------------------------------------------------------------------------------------


def test_row_so_far_is_the_mean_of_what_is_known_and_says_how_much_of_the_year() -> None:
    found = line(ILL, row("sygedagpenge"))
    assert found.actual is not None
    assert (found.actual.value.exact, found.parts) == (101, (2, 4))
    assert (found.difference and found.difference.exact, found.holds) == (1, False)


@pytest.mark.parametrize(
    ("budget", "good", "holds"),
    [
        ("101", "lavere", True),
        ("101", "højere", True),
        ("100", "lavere", False),
        ("102", "højere", False),
        ("100", "ingen af delene", None),
    ],
)
def test_row_on_the_cell_itself_holds_whichever_side_is_good(budget: str, good: str, holds: bool | None) -> None:
    assert line(ILL, row("sygedagpenge", budget=budget, good=good)).holds is holds


def test_row_that_a_withheld_number_hides_is_not_judged() -> None:
    hidden = counts("2024Q1", sygedagpenge=".")
    assert line(hidden, row("sygedagpenge", budget="1")).holds is None
    assert line(hidden, row("sygedagpenge", budget="2")).holds is True


def test_row_without_numbers_says_why_and_is_not_zero() -> None:
    found = line(ILL, row("revalidering"))
    assert (found.actual, found.difference, found.holds) == (None, None, None)
    assert found.lacks is not None
    assert found.lacks.code == "ingen_tal"


def test_row_that_joins_groups_names_them() -> None:
    assert line(ILL, row("sygedagpenge")).joins == ()
    assert line(ILL, row("kontanthjaelp", "uddannelseshjaelp")).joins == ("kontanthjælp", "uddannelseshjælp")


# --- last year -------------------------------------------------------------------------------------------


def test_trend_is_against_the_same_quarters_of_last_year_not_against_all_of_it() -> None:
    """2024's first two quarters are 101, last year's 90; all of last year is 85."""
    found = line(ILL, row("sygedagpenge"))
    assert (found.before and found.before.value.exact, found.alike and found.alike.exact) == (85, 90)
    assert found.trend is not None
    assert found.trend.exact == Fraction(110, 9)


def test_trend_is_unknown_where_last_year_lacks_one_of_the_quarters() -> None:
    found = line(counts("2023Q1 2024Q1 2024Q2", sygedagpenge="90 100 102"), row("sygedagpenge"))
    assert (found.before and found.before.value.exact, found.alike, found.trend) == (90, None, None)


# --- totals ----------------------------------------------------------------------------------------------


TWO = counts("2023Q1 2024Q1", sygedagpenge="80 90", kontanthjaelp="40 30")


def test_total_adds_rows_that_have_nobody_in_common() -> None:
    (found,) = table(TWO, row("sygedagpenge"), row("kontanthjaelp", budget="50")).totals
    assert (found.budget and found.budget.exact, found.actual and found.actual.exact) == (150, 120)
    assert (found.difference and found.difference.exact, found.trend and found.trend.exact) == (-30, 0)
    assert found.lacks is None


@pytest.mark.parametrize(
    ("rows", "lacks"),
    [
        ((row("kontanthjaelp"), row("kontanthjaelp:jobparat")), "svar_raekker_overlapper"),
        ((row("sygedagpenge"), row("revalidering")), "svar_raekker_uden_tal"),
    ],
)
def test_total_that_cannot_be_added_says_why(rows: tuple[BudgetRow, ...], lacks: str) -> None:
    (found,) = table(TWO, *rows).totals
    assert (found.actual, found.lacks and found.lacks.code) == (None, lacks)


def test_total_of_rows_over_different_quarters_is_not_added() -> None:
    uneven = counts("2024Q1 2024Q2", sygedagpenge="90 90", kontanthjaelp="30")
    (found,) = table(uneven, row("sygedagpenge"), row("kontanthjaelp")).totals
    assert found.lacks is not None
    assert found.lacks.code == "svar_raekker_ulige_perioder"


def test_totals_are_for_each_unit_by_itself() -> None:
    found = table(TWO, row("sygedagpenge"), row("kontanthjaelp", unit="helårspersoner"))
    assert [each.unit for each in found.totals] == ["fuldtidspersoner", "helårspersoner"]


# --- real plans ------------------------------------------------------------------------------------------


def test_golden_solroed_adds_its_annex_and_tells_that_the_printed_totals_do_not() -> None:
    checked, bound, figures = real("solroed-2024")
    found = budget_table(bound, figures, date(2023, 12, 31), checked.findings)
    assert len(found.lines) == 10
    assert {each.parts for each in found.lines} == {(2, 4)}
    (whole,) = found.totals
    assert (whole.budget and whole.budget.exact, whole.actual and whole.actual.exact) == (1769, Fraction(3425, 2))
    assert whole.alike is None
    codes = [each.code for each in found.findings]
    assert codes.count("total_stemmer_ikke") == 4
    data = budget_data(found, "da")
    first = data["rows"][0]
    assert (first["budget"], first["actual"], first["difference"], first["holds"]) == ("190", "187.5", "-2.5", True)
    joined = [each["joins"] for each in data["rows"] if each["joins"]]
    assert joined == [["kontanthjælp", "uddannelseshjælp"], ["ledighedsydelse", "fleksjob"]]


def test_golden_frederikssund_has_no_budget() -> None:
    checked, bound, figures = real("frederikssund-2024")
    found = budget_table(bound, figures, date(2023, 12, 31), checked.findings)
    assert (found.lines, found.totals) == ((), ())
