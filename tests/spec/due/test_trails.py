"""Why a row is due on its day: rows drawn by hand, with every step from the moment to how it stands."""

from datetime import UTC, datetime

import pytest

from spec.due.golden import Golden
from spec.due.golden_duties import DUTIES
from spec.due.golden_promises import PROMISES
from spec.due.promising import ledger, line, plan, promise, rows, trail

SICK = {"maalgruppe": "sygedagpenge", "udloeses_af": "sygdom.sygemeldt", "opfyldt_af": "samtaler.holdt"}
GOLDEN = (*PROMISES, *DUTIES)


@pytest.mark.parametrize("golden", GOLDEN, ids=[golden.says for golden in GOLDEN])
def test_a_row_tells_every_step_to_its_day(golden: Golden) -> None:
    bound = plan(golden.promise)
    found = {row.id: line(row) for row in rows(bound, golden.ledger, golden.day, law=golden.law)}
    assert found.get(golden.id) == golden.row, found
    assert trail(bound, golden.ledger, golden.day, golden.id) == _lines(golden.trail)


LATE = """
spells  group         start       end
1       sygedagpenge  2024-02-01  -
"""
TALK = """
talks   day         resets
1       2024-02-20  ja
"""


def test_a_talk_told_of_after_the_day_is_in_time_and_says_when_it_was_known() -> None:
    bound = plan(promise("inden for 4 uger", **SICK))
    before, after = ledger(LATE, known="2024-03-05"), ledger(LATE + TALK, known="2024-03-20")
    then = {datetime(2024, 3, 5, 20, tzinfo=UTC): before, datetime(2024, 3, 20, 20, tzinfo=UTC): after}

    stood, stands = rows(bound, before, "2024-03-05"), rows(bound, after, "2024-03-20")

    assert [line(row) for row in stood] == ["1 2024-02-01 → 2024-02-29 OVERSKREDET [kommunen]"]
    assert [line(row) for row in stands] == ["1 2024-02-01 → 2024-02-29 holdt 2024-02-20 HOLDT"]
    steps = trail(bound, after, "2024-03-20", "plan/L/1/2024-02-01/1", then)
    assert steps[-3:] == [
        "holdt · samtalen er holdt · 2024-02-20",
        "sent_kendt · 2024-03-20",
        "staar · staar_holdt · 2024-03-20",
    ]


def test_a_row_past_its_day_is_not_called_overdue_by_rows_that_are_older_than_the_day() -> None:
    bound = plan(promise("inden for 4 uger", **SICK))
    old = ledger(LATE, known="2024-02-28")
    assert [line(row) for row in rows(bound, old, "2024-03-05")] == [
        "1 2024-02-01 → 2024-02-29 AFVENTER [registrering]"
    ]
    steps = trail(bound, old, "2024-03-05", "plan/L/1/2024-02-01/1")
    assert "ikke_kendt_endnu · 2024-02-28" in steps


def test_a_row_that_began_before_the_rows_are_known_is_not_called_overdue_and_one_that_ended_then_is_not_there() -> (
    None
):
    bound = plan(promise("inden for 4 uger", **SICK), fra="2023-01-01")
    text = """
    spells  group         start       end
    1       sygedagpenge  2023-12-31  -
    2       sygedagpenge  2023-12-04  -
    3       sygedagpenge  2023-12-03  -
    """
    found = [line(row) for row in rows(bound, ledger(text, since="2024-01-01"), "2024-03-05")]
    assert found == [
        "2 2023-12-04 → 2024-01-01 AFVENTER [registrering]",
        "1 2023-12-31 → 2024-01-28 AFVENTER [registrering]",
    ]


def test_a_promise_that_nothing_keeps_reminds_while_the_case_runs_and_is_never_overdue() -> None:
    bound = plan(promise("når forløbet når 6 måneder", maalgruppe="ledighedsydelse", udloeses_af="forloeb.varighed"))
    text = """
    spells  group            start       end
    1       ledighedsydelse  2024-01-10  -
    2       ledighedsydelse  2024-01-10  2024-09-01
    """
    assert [line(row) for row in rows(bound, text, "2024-08-31")] == [
        "1 2024-07-10 → 2024-07-10 AABEN",
        "2 2024-07-10 → 2024-07-10 AABEN",
    ]
    assert [row.subject for row in rows(bound, text, "2024-09-01")] == [1]
    assert "kan_ikke_ses" in trail(bound, text, "2024-08-31", "plan/L/1/2024-07-10/1")


def _lines(text: str) -> list[str]:
    return [each.strip() for each in text.strip().splitlines()]
