"""The clock stands still on exempt days: hand-written due days, borderline first.

Unless something else is said a person is ill from 1 January 2024 on, a plan is made on Wednesday 10 January, and the
talk is due 10 days after it: on the 20th.
"""

from datetime import date
from typing import Any

import pytest

from pejl.due.task import Once, Rolling, Task
from pejl.ledger.tables import FAR
from pejl.ledger.verbs import algebra as a
from pejl.sentences.shapes import Duration, Span
from spec.due.asking import EVALUATORS, Evaluate
from spec.verbs.oracle import EPOCH

PLAN, TALK, EXEMPT = a.noted("happenings", "plan"), a.noted("talks"), a.held("exemptions")
ILL, ALWAYS = a.held("spells", "sygedagpenge"), {"first": 0, "last": FAR.toordinal() - EPOCH}
TEN = Duration(10, Span.DAYS)
WORKING_DAYS = Duration(5, Span.WORKING_DAYS)
"""Five after the 10th: the 17th."""
NO_DAY = "aldrig"

TABLE: list[tuple[str, str, Any, Any, str]] = [
    ("nothing stops the clock", "", TEN, None, "2024-01-20"),
    ("the plan's own day is no day of the clock", "10 11", TEN, None, "2024-01-20"),
    ("the day after it is", "11 12", TEN, None, "2024-01-21"),
    ("the due day itself", "20 21", TEN, None, "2024-01-21"),
    ("the day after the due day", "21 22", TEN, None, "2024-01-20"),
    ("an exemption from before the plan: its days after it", "05 13", TEN, None, "2024-01-22"),
    ("over before the plan", "02 10", TEN, None, "2024-01-20"),
    ("a longer one", "15 20", TEN, None, "2024-01-25"),
    ("the moved clock meets another", "15 20 25 27", TEN, None, "2024-01-27"),
    ("and does not meet the next", "15 20 26 28", TEN, None, "2024-01-25"),
    ("two that touch are one", "12 14 14 16", TEN, None, "2024-01-24"),
    ("two that overlap count each day once", "12 15 13 16", TEN, None, "2024-01-24"),
    ("one that never ends", "15 -", TEN, None, "9999-12-31"),
    ("one that never ends but begins too late", "21 -", TEN, None, "2024-01-20"),
    ("a month is so many days", "05 15", Duration(1, Span.MONTHS), None, "2024-02-14"),
    ("resume: it was due later anyway", "12 13", TEN, Duration(7, Span.DAYS), "2024-01-21"),
    ("resume: 7 days from the day the clock goes on", "15 20", TEN, Duration(7, Span.DAYS), "2024-01-27"),
    ("resume from the last that was met", "15 20 25 27", TEN, Duration(7, Span.DAYS), "2024-02-03"),
    ("resume from the end of two that touch", "12 14 14 20", TEN, Duration(14, Span.DAYS), "2024-02-03"),
    ("resume: one after the due day is not met", "21 23", TEN, Duration(7, Span.DAYS), "2024-01-20"),
    ("resume: nor one before the plan", "02 11", TEN, Duration(30, Span.DAYS), "2024-01-20"),
    ("resume: from before the plan into the clock", "02 12", TEN, Duration(30, Span.DAYS), "2024-02-11"),
    ("resume by working days from a Saturday", "15 20", TEN, Duration(5, Span.WORKING_DAYS), "2024-01-26"),
    ("resume of what never goes on", "15 -", TEN, Duration(1, Span.MONTHS), "9999-12-31"),
    ("working days are not moved without need", "18 25", WORKING_DAYS, None, "2024-01-17"),
    ("the clock of working days counts all days", "12 14", WORKING_DAYS, None, "2024-01-19"),
    ("and never ends on a Saturday", "11 14", WORKING_DAYS, None, "2024-01-22"),
    ("nor after resume", "11 12", WORKING_DAYS, Duration(8, Span.DAYS), "2024-01-22"),
    ("nor on a Sunday", "11 12", WORKING_DAYS, Duration(9, Span.DAYS), "2024-01-22"),
    ("other clocks may", "11 12", TEN, Duration(9, Span.DAYS), "2024-01-21"),
    ("what has no due day is not moved", "11 20", None, None, NO_DAY),
    ("nor by resume", "11 20", None, Duration(7, Span.DAYS), NO_DAY),
]


def ledger(exempt: str, talks: str = "") -> str:
    """`15 20`: exempt from the 15th to the 19th of January, the first as barsel, a second as ferie."""
    days = ["-" if day == "-" else f"2024-01-{day}" for day in exempt.split()]
    stretches = zip(("barsel  ", "ferie   "), days[::2], days[1::2], strict=False)
    blocks = [
        ["spells  group         start       end", "1       sygedagpenge  2024-01-01  -"],
        ["happenings  kind  day", "1           plan  2024-01-10"],
        [
            "exemptions  kind    start       end",
            *(f"1           {kind:8}{start:12}{end}" for kind, start, end in stretches),
        ],
        ["talks  kind        day", *(f"1      jobsamtale  2024-01-{day}" for day in talks.split())],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if len(block) > 1)


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("says", "exempt", "within", "resume", "due"), TABLE, ids=[case[0] for case in TABLE])
def test_a_due_day_is_moved(evaluate: Evaluate, says: str, exempt: str, within: Any, resume: Any, due: str) -> None:
    task = Task(ILL, Once(PLAN, TALK, within), **ALWAYS, exempt=EXEMPT, resume=resume)
    (row,) = evaluate(task, ledger(exempt), date(2024, 1, 31))
    assert row.due == (None if due == NO_DAY else date.fromisoformat(due)), says


@pytest.mark.parametrize("evaluate", EVALUATORS)
def test_an_act_of_the_day_itself_is_not_moved(evaluate: Evaluate) -> None:
    task = Task(ILL, Once(PLAN, TALK, TEN, at=True), **ALWAYS, exempt=EXEMPT, resume=TEN)
    (row,) = evaluate(task, ledger("05 20"), date(2024, 1, 31))
    assert (row.raw, row.due) == (date(2024, 1, 10), date(2024, 1, 10))


@pytest.mark.parametrize("evaluate", EVALUATORS)
def test_an_exemption_that_has_not_begun_is_not_known(evaluate: Evaluate) -> None:
    task = Task(ILL, Once(PLAN, TALK, TEN), **ALWAYS, exempt=EXEMPT)
    dues = [evaluate(task, ledger("15 20"), date(2024, 1, day))[0].due for day in (14, 15)]
    assert dues == [date(2024, 1, 20), date(2024, 1, 25)]


@pytest.mark.parametrize("evaluate", EVALUATORS)
def test_a_rolling_clock_stands_still_after_the_act_it_runs_from(evaluate: Evaluate) -> None:
    """Every 10 days from the plan on; talks on the 12th and the 18th, exempt on the 14th and 15th."""
    task = Task(ILL, Rolling(PLAN, TALK, 1, TEN), **ALWAYS, exempt=EXEMPT)
    found = evaluate(task, ledger("14 16", "12 18"), date(2024, 1, 31))
    assert [(row.anchor.day, row.raw and row.raw.day, row.due and row.due.day) for row in found] == [
        (10, 20, 22),
        (12, 22, 24),
        (18, 28, 28),
    ]
