"""What uses of a company's quota on a day."""

from datetime import date

import pytest

from pejl.due.placements import all_in_use, in_use
from spec.due.promising import ledger

TEXT = """
offers  kind                    company  start       end
1       virksomhedspraktik      7        2024-01-01  2024-06-04
2       loentilskud_privat      7        2024-01-01  -
2       virksomhedspraktik      7        2024-05-01  -
3       nytteindsats            8        2024-01-01  -
4       ordinaer_uddannelse     7        2024-01-01  -
5       mentor                  7        2024-01-01  -
6       virksomhedspraktik      0        2024-01-01  -
"""


@pytest.mark.parametrize(
    ("day", "companies", "used"),
    [
        ("2024-06-03", [7], 2),  # praktik and løntilskud both count, and a person with two offers once
        ("2024-06-04", [7], 1),  # the day after the last
        ("2023-12-31", [7], 0),
        ("2024-06-03", [8], 1),
        ("2024-06-03", [7, 8], 3),  # one company under two ids
        ("2024-06-03", [0], 0),  # 0 is no company
        ("2024-06-03", [], 0),
    ],
)
def test_places_in_use_are_persons_on_the_day(day: str, companies: list[int], used: int) -> None:
    assert in_use(ledger(TEXT), companies, date.fromisoformat(day)) == used


def test_all_companies_at_once_are_the_same() -> None:
    snapshot, day = ledger(TEXT), date(2024, 6, 3)
    assert all_in_use(snapshot, day) == {each: in_use(snapshot, [each], day) for each in (7, 8)}
