"""What the municipality promises in each period: as many rows as acts, due on the period's last day."""

from datetime import date

import pytest

from pejl.due.municipality import periods
from pejl.sentences.shapes import Per
from spec.due.promising import line, plan, promise, rows

VISITS = {"maalgruppe": "virksomheder", "udloeses_af": "kalender.maaned", "opfyldt_af": "besoeg.holdt"}


@pytest.mark.parametrize(
    ("per", "first", "last", "count", "begins"),
    [
        (Per.WEEK, "2024-01-01", "2024-12-31", 52, "2024-01-01"),  # Monday to Sunday: the last two days are no week
        (Per.WEEK, "2024-01-02", "2024-12-31", 51, "2024-01-08"),
        (Per.MONTH, "2024-01-01", "2024-12-31", 12, "2024-01-01"),
        (Per.MONTH, "2024-01-02", "2024-12-30", 10, "2024-02-01"),
        (Per.QUARTER, "2024-01-01", "2026-12-31", 12, "2024-01-01"),
        (Per.YEAR, "2024-02-01", "2026-12-31", 2, "2025-01-01"),
    ],
)
def test_only_periods_that_lie_wholly_in_force_are_promised(
    per: Per, first: str, last: str, count: int, begins: str
) -> None:
    found = list(periods(per, date.fromisoformat(first), date.fromisoformat(last)))
    assert (len(found), found[0][0].isoformat()) == (count, begins)


LEDGER = """
visits  kind               day         outcome  company
1       virksomhedsbesoeg  2024-01-31  holdt    1
2       virksomhedsbesoeg  2024-02-01  holdt    2
3       virksomhedsbesoeg  2024-02-02  aflyst   3
"""


def test_each_act_keeps_one_row_of_its_own_period() -> None:
    bound = plan(promise("2 om måneden", **VISITS))
    assert [line(row) for row in rows(bound, LEDGER, "2024-02-20")] == [
        "0 2024-01-01 → 2024-01-31 holdt 2024-01-31 HOLDT",
        "0 2024-01-01 → 2024-01-31 OVERSKREDET [kommunen]",
        "0 2024-02-01 → 2024-02-29 holdt 2024-02-01 HOLDT",
        "0 2024-02-01 → 2024-02-29 SNART",
    ]


def test_a_period_that_has_not_begun_asks_for_nothing() -> None:
    bound = plan(promise("1 om måneden", **VISITS))
    assert len(rows(bound, LEDGER, "2024-01-31")) == 1


def test_a_range_promises_its_lower_end() -> None:
    bound = plan(promise("4-6 gange om året", **{**VISITS, "udloeses_af": "kalender.aar"}))
    assert len(rows(bound, LEDGER, "2024-02-20")) == 4
