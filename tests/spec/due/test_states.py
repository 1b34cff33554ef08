"""How a row stands on a day, and which rows lapse, by hand and borderline first. Asked on Saturday 15 June 2024."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import numpy as np
import pytest

from pejl.due.state import State, states
from pejl.due.task import NEVER, Found, Once, Rolling, Task
from pejl.ledger.tables import FAR
from pejl.ledger.verbs import algebra as a
from pejl.sentences.shapes import Duration, Span
from spec.due import oracle
from spec.due.asking import EVALUATORS, Evaluate
from spec.verbs.oracle import EPOCH

TODAY = date(2024, 6, 15)
Stands = Callable[[date | None, date | None, bool, bool, date], str]
"""Due day, day of the act, exempt, somebody else's, known until."""
Step = int | date | None
"""A day as its distance from today."""
TABLE = [
    # says, due, kept, known until, exempt, somebody else's, state
    ("kept on the due day", -3, -3, 0, False, False, "HOLDT"),
    ("kept the day after", -3, -2, 0, False, False, "HOLDT_FOR_SENT"),
    ("kept today, due today", 0, 0, 0, False, False, "HOLDT"),
    ("kept today, due yesterday", -1, 0, 0, False, False, "HOLDT_FOR_SENT"),
    ("kept in time, due later", 20, -5, 0, False, False, "HOLDT"),
    ("kept, no due day", None, -5, 0, False, False, "HOLDT"),
    ("kept in time by somebody else while exempt", -3, -5, 0, True, True, "HOLDT"),
    ("kept too late by somebody else while exempt", -3, -1, 0, True, True, "HOLDT_FOR_SENT"),
    ("kept, though the acts are not known so long", -3, -3, -9, False, False, "HOLDT"),
    ("the due day itself is in time", 0, None, 0, False, False, "SNART"),
    ("the day after the due day", -1, None, 0, False, False, "OVERSKREDET"),
    ("14 days left", 14, None, 0, False, False, "SNART"),
    ("15 days left", 15, None, 0, False, False, "AABEN"),
    ("no due day", None, None, 0, False, False, "AABEN"),
    ("a due day that never comes", FAR, None, 0, False, False, "AABEN"),
    ("exempt on the due day", 0, None, 0, True, False, "FRITAGET"),
    ("exempt, far from due", 40, None, 0, True, False, "FRITAGET"),
    ("exempt, no due day", None, None, 0, True, False, "FRITAGET"),
    ("exempt, for good", FAR, None, 0, True, False, "FRITAGET"),
    ("exempt since it was too late", -1, None, 0, True, False, "OVERSKREDET"),
    ("exempt goes before somebody else's", 5, None, 0, True, True, "FRITAGET"),
    ("somebody else's, soon due", 5, None, 0, False, True, "AFVENTER"),
    ("somebody else's, no due day", None, None, 0, False, True, "AFVENTER"),
    ("somebody else's, too late", -1, None, 0, False, True, "AFVENTER"),
    ("somebody else's, too late, exempt", -1, None, 0, True, True, "AFVENTER"),
    ("known up to the due day and no longer", -3, None, -3, False, False, "OVERSKREDET"),
    ("known up to the day before the due day", -3, None, -4, False, False, "AFVENTER"),
    ("not known so long, exempt", -3, None, -4, True, False, "AFVENTER"),
    ("not known so long, not due yet", 0, None, -4, False, False, "SNART"),
]


def day(step: Step) -> date | None:
    return TODAY + timedelta(days=step) if isinstance(step, int) else step


def number(day: date | None) -> int:
    return NEVER if day is None else day.toordinal() - EPOCH


def by_the_engine(due: date | None, kept: date | None, exempt: bool, elsewhere: bool, known: date) -> str:
    days = (number(each) for each in (date(2024, 1, 1), FAR, date(2024, 1, 1)))
    person, nth = np.zeros(1, np.int32), np.ones(1, np.int16)
    began, ended, anchor, due_day, act = (np.array([each], np.int32) for each in (*days, number(due), number(kept)))
    found = Found(person, began, ended, anchor, nth, due_day, due_day, act)
    (state,) = states(found, number(TODAY), np.array([exempt]), np.array([elsewhere]), number(known))
    return State(state).name


def by_the_words(due: date | None, kept: date | None, exempt: bool, elsewhere: bool, known: date) -> str:
    return oracle.state(due, kept, TODAY, exempt, elsewhere, known)


@pytest.mark.parametrize("state", [by_the_engine, by_the_words])
@pytest.mark.parametrize(
    ("says", "due", "kept", "known", "exempt", "elsewhere", "expected"), TABLE, ids=[case[0] for case in TABLE]
)
def test_a_state(
    state: Stands, says: str, due: Step, kept: Step, known: int, exempt: bool, elsewhere: bool, expected: str
) -> None:
    assert state(day(due), day(kept), exempt, elsewhere, TODAY + timedelta(days=known)) == expected, says


@pytest.mark.parametrize("state", [by_the_engine, by_the_words])
def test_an_act_that_is_still_to_come_keeps_nothing_yet(state: Stands) -> None:
    """As the end of an offer that is known beforehand."""
    assert state(day(5), day(1), False, False, TODAY) == "SNART"
    assert state(day(-1), day(1), False, False, TODAY) == "OVERSKREDET"


def test_every_state_near_the_borders_is_the_same() -> None:
    dues = [None, FAR, *map(day, (-5, -2, -1, 0, 1, 13, 14, 15, 16))]
    acts, knowns = [None, *map(day, (-6, -5, -2, -1, 0))], [TODAY + timedelta(days=d) for d in (-6, -5, -2, -1, 0, 3)]
    for asked in product(dues, acts, (False, True), (False, True), knowns):
        assert by_the_engine(*asked) == by_the_words(*asked), asked


# --- rows that lapse -------------------------------------------------------------------------------------

WEEK = Duration(7, Span.DAYS)
ILL, PLAN, TALK = a.held("spells", "sygedagpenge"), a.noted("happenings", "plan"), a.noted("talks")
LAPSES = [
    # says, first day after the case, day of the talk, there is a row; the plan is of 1 June and the talk due on the 8th
    ("the case runs", "-", "", True),
    ("its last day was the due day", "2024-06-09", "", True),
    ("its last day was the day before", "2024-06-08", "", False),
    ("it ended long before the due day", "2024-06-03", "", False),
    ("it ended after the due day, before today", "2024-06-12", "", True),
    ("yesterday was its last day, after the due day", "2024-06-15", "", True),
    ("it ended before the due day, and the talk was held in it", "2024-06-05", "2024-06-03", True),
    ("it ended before the due day, and the talk was held after it", "2024-06-05", "2024-06-07", True),
    ("it ended before the due day, and the talk was held too late", "2024-06-05", "2024-06-10", False),
]


def ledger(ended: str, talk: str) -> str:
    blocks = [
        f"spells  group         start       end\n1       sygedagpenge  2024-01-01  {ended}",
        "happenings  kind  day\n1           plan  2024-06-01",
        *([f"talks  kind        day\n1      jobsamtale  {talk}"] if talk else []),
    ]
    return "\n\n".join(blocks)


def task(shape: Once | Rolling) -> Task:
    return Task(ILL, shape, 0, number(FAR))


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("says", "ended", "talk", "stays"), LAPSES, ids=[case[0] for case in LAPSES])
def test_a_row_lapses_with_its_case(evaluate: Evaluate, says: str, ended: str, talk: str, stays: bool) -> None:
    found = evaluate(task(Once(PLAN, TALK, WEEK)), ledger(ended, talk), TODAY)
    assert [row.due for row in found] == [date(2024, 6, 8)] * stays, says


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("asked", "stays"), [(date(2024, 6, 2), True), (date(2024, 6, 3), False)])
def test_a_row_lapses_on_the_first_day_after_the_case(evaluate: Evaluate, asked: date, stays: bool) -> None:
    """The end of a case may be known before it has come: until then it runs."""
    found = evaluate(task(Once(PLAN, TALK, WEEK)), ledger("2024-06-03", ""), asked)
    assert len(found) == stays


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("ended", "stays"), [("2024-06-15", False), ("2024-06-16", True), ("-", True)])
def test_a_row_without_a_due_day_lapses_when_its_case_has_ended(evaluate: Evaluate, ended: str, stays: bool) -> None:
    found = evaluate(task(Once(PLAN, TALK, None)), ledger(ended, ""), TODAY)
    assert [row.due for row in found] == [None] * stays


@pytest.mark.parametrize("evaluate", EVALUATORS)
def test_the_last_row_of_a_rolling_clock_lapses_and_the_kept_ones_stay(evaluate: Evaluate) -> None:
    """A talk a week from the plan on; held on the 4th, the next was due on the 11th, the case ended with the 10th."""
    rolling = task(Rolling(PLAN, TALK, 1, WEEK))
    stays, lapses = (evaluate(rolling, ledger(end, "2024-06-04"), TODAY) for end in ("2024-06-12", "2024-06-11"))
    assert [row.kept for row in stays] == [date(2024, 6, 4), None]
    assert [row.kept for row in lapses] == [date(2024, 6, 4)]


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize("talk", ["2024-06-10", ""])
def test_what_was_to_be_done_on_the_day_itself_does_not_lapse(evaluate: Evaluate, talk: str) -> None:
    found = evaluate(task(Once(PLAN, TALK, None, at=True)), ledger("2024-06-02", talk), TODAY)
    assert [(row.due, row.kept) for row in found] == [(date(2024, 6, 1), None)]
