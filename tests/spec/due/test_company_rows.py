"""The rows of one company, and which companies have an agreement on a day."""

from datetime import date

import pytest

from pejl.ledger.company import company_rows, with_agreement
from spec.due.promising import ledger

TEXT = """
visits  kind               day         outcome
7       virksomhedsbesoeg  2024-05-02  holdt
7       virksomhedsbesoeg  2024-01-09  aflyst
8       virksomhedsbesoeg  2024-03-03  holdt

events  kind      day         outcome
0       jobmesse  2024-05-02  holdt

agreements  kind                start       end
7           partnerskabsaftale  2024-01-01  2024-06-04
8           partnerskabsaftale  2024-06-03  -
"""


@pytest.mark.parametrize(
    ("companies", "days"),
    [
        ([7], ["2024-01-09", "2024-05-02"]),
        ([7, 8], ["2024-01-09", "2024-03-03", "2024-05-02"]),  # one company under two ids
        ([9], []),
        ([0], []),  # nobody's own event is no company's
        ([], []),
    ],
)
def test_rows_are_those_of_the_companies_alone_oldest_first(companies: list[int], days: list[str]) -> None:
    found = company_rows(ledger(TEXT), companies)
    assert [str(row["day"]) for row in found["visits"]] == days
    assert found["events"] == found["orders"] == []


def test_a_row_is_told_in_words_and_days() -> None:
    row = company_rows(ledger(TEXT), [8])["agreements"][0]
    assert (row["company"], row["kind"], row["start"], row["end"]) == (8, "partnerskabsaftale", date(2024, 6, 3), None)


@pytest.mark.parametrize(
    ("day", "companies"),
    [
        ("2023-12-31", set()),
        ("2024-01-01", {7}),
        ("2024-06-03", {7, 8}),  # its last day counts
        ("2024-06-04", {8}),  # the day after does not
    ],
)
def test_an_agreement_runs_from_its_first_day_to_its_last(day: str, companies: set[int]) -> None:
    assert with_agreement(ledger(TEXT), date.fromisoformat(day)) == companies


def test_a_ledger_without_companies_has_none() -> None:
    empty = ledger("\nspells  group          start       end\n1       kontanthjaelp  2024-01-01  -\n")
    assert with_agreement(empty, date(2024, 6, 3)) == frozenset()
    assert set(map(len, company_rows(empty, [7]).values())) == {0}
