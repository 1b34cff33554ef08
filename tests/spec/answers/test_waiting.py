"""Whom the rows wait for: another who must do it, or nobody where what was done is not known yet."""

from datetime import date

import pytest

from pejl.answers.worklist import Waiting, waiting
from spec.answers.asking import AKASSE, INSURED, SICK, asked
from spec.due.promising import ledger, plan, promise


@pytest.mark.parametrize(
    ("day", "late", "oldest"),
    [("2024-01-15", 0, None), ("2024-01-16", 1, date(2024, 1, 15)), ("2024-01-25", 2, date(2024, 1, 15))],
)
def test_what_the_akasse_has_waits_for_it_and_is_past_its_day_the_day_after(
    day: str, late: int, oldest: date | None
) -> None:
    text = """
    spells  group       start       end
    1       a_dagpenge  2024-01-10  -
    2       a_dagpenge  2024-01-01  -
    """
    found = asked(plan(promise("inden for 2 uger", **INSURED)), text, day)
    assert waiting(found) == [Waiting("a-kasse", "L", 2, late, oldest)]


@pytest.mark.parametrize(
    ("known", "day", "waits"),
    [
        ("2024-03-08", "2024-03-09", []),
        ("2024-03-08", "2024-03-10", [Waiting("", "A", 1, 1, date(2024, 3, 9))]),
        ("2024-03-09", "2024-03-10", []),
    ],
)
def test_what_was_done_by_the_due_day_and_is_not_known_yet_waits_for_nobody(
    known: str, day: str, waits: list[Waiting]
) -> None:
    within = plan(promise("inden for 4 uger", id="A", **SICK))
    text = "spells  group         start       end\n1       sygedagpenge  2024-02-10  -"
    assert waiting(asked(within, ledger(text, known=known), day)) == waits


def test_those_with_most_past_their_day_come_first_and_then_those_with_most_rows() -> None:
    later = "gaelder = { fra = 2024-01-05, til = 2024-12-31 }\n"
    rows = (
        promise("inden for 10 uger", id="A", **AKASSE) + later,
        promise("inden for 10 uger", id="B", **AKASSE),
        promise("inden for 2 uger", id="C", **AKASSE) + later,
    )
    text = """
    spells  group       start       end
    1       a_dagpenge  2024-01-01  -
    2       a_dagpenge  2024-01-10  -
    """
    assert waiting(asked(plan("".join(rows)), text, "2024-01-30")) == [
        Waiting("a-kasse", "C", 1, 1, date(2024, 1, 24)),
        Waiting("a-kasse", "B", 2, 0, None),
        Waiting("a-kasse", "A", 1, 0, None),
    ]
