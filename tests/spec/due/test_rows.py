"""Rows of small ledgers by hand, borderline first: whose case an anchor is, what keeps a row, where a clock begins.

A person is ill from 1 February to 30 June 2024; plans are made and talks are held; asked on 31 December.
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

ILL, PLAN, TALK = a.held("spells", "sygedagpenge"), a.noted("happenings", "plan"), a.noted("talks")
WEEK, FOUR_WEEKS = Duration(7, Span.DAYS), Duration(4, Span.WEEKS)
REACH = a.days(30)

NOTHING = a.noted("happenings", "sker_aldrig")


def number(day: str) -> int:
    return date.fromisoformat(day).toordinal() - EPOCH


def ledger(plans: str, talks: str) -> str:
    """`02-01 05-31`: days of 2024."""
    blocks = [
        ["spells  group         start       end", "1       sygedagpenge  2024-02-01  2024-07-01"],
        ["happenings  kind  day", *(f"1           plan  2024-{day}" for day in plans.split())],
        ["talks  kind        day", *(f"1      jobsamtale  2024-{day}" for day in talks.split())],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if len(block) > 1)


def told(evaluate: Evaluate, task: Task, plans: str, talks: str) -> str:
    """`anchor>due:kept` of each row, as days of the year; nothing where there is none."""
    rows = evaluate(task, ledger(plans, talks), date(2024, 12, 31))
    days = [[f"{day:%m-%d}" if day else "" for day in (row.anchor, row.due, row.kept)] for row in rows]
    return " ".join(f"{anchor}>{due}:{kept}" for anchor, due, kept in days)


def task(shape: Once | Rolling, first: str = "1970-01-01", last: str = "9999-12-31", **more: Any) -> Task:
    return Task(ILL, shape, number(first), number(last), **more)


ONCE: list[tuple[str, Task, str, str, str]] = [
    ("an anchor on the first day of the case", task(Once(PLAN, TALK, WEEK)), "02-01", "", "02-01>02-08:"),
    ("the day before it", task(Once(PLAN, TALK, WEEK)), "01-31", "", ""),
    (
        "an act after the case keeps what is in time",
        task(Once(PLAN, TALK, WEEK)),
        "06-30",
        "07-07",
        "06-30>07-07:07-07",
    ),
    ("and nobody can make up for it later: it has lapsed", task(Once(PLAN, TALK, WEEK)), "06-30", "07-08", ""),
    ("nor for what was overdue when the case ended", task(Once(PLAN, TALK, WEEK)), "06-01", "07-08", "06-01>06-08:"),
    ("the first day after", task(Once(PLAN, TALK, WEEK)), "07-01", "07-02", ""),
    ("reach: 30 days before the case", task(Once(PLAN, TALK, WEEK, reach=REACH)), "01-02", "", "01-02>01-09:"),
    ("reach: 31 days before", task(Once(PLAN, TALK, WEEK, reach=REACH)), "01-01", "", ""),
    ("an act on the anchor's day", task(Once(PLAN, TALK, WEEK)), "03-01", "03-01", "03-01>03-08:03-01"),
    ("the day before does not count", task(Once(PLAN, TALK, WEEK)), "03-01", "02-29", "03-01>03-08:"),
    ("early: it does", task(Once(PLAN, TALK, WEEK, early=True)), "03-01", "02-29", "03-01>03-08:02-29"),
    (
        "early: from the first day",
        task(Once(PLAN, TALK, WEEK, early=True)),
        "03-01",
        "01-31 02-01",
        "03-01>03-08:02-01",
    ),
    ("early: not before the case", task(Once(PLAN, TALK, WEEK, early=True)), "03-01", "01-31", "03-01>03-08:"),
    (
        "early and reach: from the anchor on, where it comes before the case",
        *(task(Once(PLAN, TALK, WEEK, early=True, reach=REACH)), "01-10", "01-12", "01-10>01-17:01-12"),
    ),
    (
        "an act on the day of the next anchor is the next one's",
        *(task(Once(PLAN, TALK, WEEK)), "03-01 03-05", "03-05", "03-01>03-08: 03-05>03-12:03-05"),
    ),
    (
        "early: one act keeps two anchors of a case",
        *(task(Once(PLAN, TALK, WEEK, early=True)), "03-01 03-05", "02-20", "03-01>03-08:02-20 03-05>03-12:02-20"),
    ),
    ("an anchor outside bounds no other", task(Once(PLAN, TALK, WEEK)), "06-30 07-02", "07-03", "06-30>07-07:07-03"),
    ("two anchors of one day are one", task(Once(PLAN.of(ILL), TALK, WEEK)), "03-01", "", "03-01>03-08:"),
    ("at: an act of the day", task(Once(PLAN, TALK, None, at=True)), "03-01", "03-01", "03-01>03-01:03-01"),
    ("at: of the day after", task(Once(PLAN, TALK, None, at=True)), "03-01", "03-02", "03-01>03-01:"),
    (
        "at and early: the day's own act, whatever came before it",
        *(task(Once(PLAN, TALK, None, at=True, early=True)), "03-01", "02-15 03-01", "03-01>03-01:03-01"),
    ),
    ("what nothing keeps reminds while the case runs; it is over", task(Once(PLAN, None, WEEK)), "03-01", "03-01", ""),
    ("in force from the anchor's day", task(Once(PLAN, TALK, WEEK), "2024-03-01"), "02-29 03-01", "", "03-01>03-08:"),
    (
        "in force to the anchor's day",
        *(task(Once(PLAN, TALK, WEEK), last="2024-03-01"), "03-01 03-02", "03-03", "03-01>03-08:03-03"),
    ),
    (
        "keeps old: the case began on the last day",
        *(task(Once(PLAN, TALK, WEEK), last="2024-02-01", keeps_old=True), "05-01", "", "05-01>05-08:"),
    ),
    ("the day before", task(Once(PLAN, TALK, WEEK), last="2024-01-31", keeps_old=True), "05-01", "", ""),
    ("has: a plan on the last day", task(Once(TALK, NOTHING, WEEK), has=PLAN), "06-30", "03-01", "03-01>03-08:"),
    ("has: the day after", task(Once(TALK, NOTHING, WEEK), has=PLAN), "07-01", "03-01", ""),
    ("has: on the first day", task(Once(TALK, NOTHING, WEEK), has=PLAN), "02-01", "03-01", "03-01>03-08:"),
    ("has: the day before", task(Once(TALK, NOTHING, WEEK), has=PLAN), "01-31", "03-01", ""),
    ("a condition on the day", task(Once(PLAN, NOTHING, WEEK), condition=TALK), "03-01 03-02", "03-02", "03-02>03-09:"),
]
EVERY = Rolling(None, TALK, 1, FOUR_WEEKS)
ROLLING: list[tuple[str, Task, str, str, str]] = [
    ("from the first day", task(EVERY), "", "", "02-01>02-29:"),
    ("an act on the first day", task(EVERY), "", "02-01", "02-01>02-29:02-01 02-01>02-29:"),
    ("an act the day before is not its", task(EVERY), "", "01-31", "02-01>02-29:"),
    ("an act on the last day; the next lapses", task(EVERY), "", "06-30", "02-01>02-29:06-30"),
    ("an act after the case keeps nothing", task(EVERY), "", "07-01", "02-01>02-29:"),
    ("two a window: each is due from the one two before", task(Rolling(None, TALK, 2, FOUR_WEEKS)), "", "02-05 02-20",
     "02-01>02-29:02-05 02-01>02-29:02-20 02-05>03-04: 02-20>03-19:"),
    ("two acts of one day are two", task(Rolling(None, TALK, 2, FOUR_WEEKS)), "", "02-05 02-05",
     "02-01>02-29:02-05 02-01>02-29:02-05 02-05>03-04: 02-05>03-04:"),
    ("from the first plan", task(Rolling(PLAN, TALK, 1, FOUR_WEEKS)), "01-15 03-01 03-08", "02-20", "03-01>03-29:"),
    ("no plan in the case", task(Rolling(PLAN, TALK, 1, FOUR_WEEKS)), "01-31 07-01", "02-20", ""),
    ("a rule from within the case: the clock runs from the act before it", task(EVERY, "2024-03-19"), "", "02-20",
     "02-20>03-19:"),
    ("what was due before the rule is due on its first day", task(EVERY, "2024-03-20"), "", "02-20", "02-20>03-20:"),
    ("an act on its first day is the rule's", task(EVERY, "2024-02-20"), "", "02-20", "02-01>02-29:02-20 02-20>03-19:"),
    ("a rule from the first day after it", task(EVERY, "2024-07-01"), "", "02-20", ""),
    ("a rule to the day of an act", task(EVERY, last="2024-02-10"), "", "02-10", "02-01>02-29:02-10 02-10>03-09:"),
    ("a rule to the day before", task(EVERY, last="2024-02-09"), "", "02-10", "02-01>02-29:02-10"),
    ("a rule that is over when the clock starts", task(EVERY, last="2024-01-31"), "", "", ""),
    ("keeps old: the case is older", task(EVERY, "2024-02-02", keeps_old=True), "", "", ""),
    ("a limit the day after what an act calls for", task(Rolling(None, TALK, 1, FOUR_WEEKS, Duration(57, Span.DAYS))),
     "", "02-29", "02-01>02-29:02-29 02-29>03-28:"),
    ("a limit on that day", task(Rolling(None, TALK, 1, FOUR_WEEKS, Duration(56, Span.DAYS))), "", "02-29",
     "02-01>02-29:02-29"),
    ("a limit before what the start calls for", task(Rolling(None, TALK, 1, FOUR_WEEKS, Duration(27, Span.DAYS))),
     "", "", ""),
    ("an act on the first day calls for no more than the limit", task(Rolling(None, TALK, 1, FOUR_WEEKS, FOUR_WEEKS)),
     "", "02-01", "02-01>02-29:02-01"),
    ("asked on its due day", task(EVERY, asked=PLAN.at_least(1, a.days(1))), "02-29", "", "02-01>02-29:"),
    ("and not the day after", task(EVERY, asked=PLAN.at_least(1, a.days(1))), "03-01", "", ""),
    ("a condition on the first day", task(EVERY, condition=PLAN), "02-01", "", "02-01>02-29:"),
    ("not met there", task(EVERY, condition=PLAN), "02-02", "", ""),
]  # fmt: skip


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("says", "task", "plans", "talks", "rows"), ONCE, ids=[case[0] for case in ONCE])
def test_once(evaluate: Evaluate, says: str, task: Task, plans: str, talks: str, rows: str) -> None:
    assert told(evaluate, task, plans, talks) == rows, says


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("says", "task", "plans", "talks", "rows"), ROLLING, ids=[case[0] for case in ROLLING])
def test_rolling(evaluate: Evaluate, says: str, task: Task, plans: str, talks: str, rows: str) -> None:
    assert told(evaluate, task, plans, talks) == rows, says


@pytest.mark.parametrize("evaluate", EVALUATORS)
def test_rows_of_one_anchor_are_told_apart(evaluate: Evaluate) -> None:
    three = task(Rolling(None, TALK, 3, FOUR_WEEKS))
    rows = evaluate(three, ledger("", "02-01 02-08 02-08"), date(2024, 3, 1))
    assert [(row.anchor.day, row.nth) for row in rows] == [(1, 1), (1, 2), (1, 3), (1, 4), (8, 1), (8, 2)]


def test_an_open_case_ends_never() -> None:
    drawn = "spells  group         start       end\n1       sygedagpenge  2024-02-01  -"
    for evaluate in EVALUATORS:
        (row,) = evaluate(task(EVERY), drawn, date(2024, 2, 1))
        assert (row.began, row.ended) == (date(2024, 2, 1), FAR)


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("first", "rows"), [("2024-06-01", 1), ("2024-06-02", 0)])
def test_a_rolling_promise_that_is_still_to_come_asks_for_nothing_yet(
    evaluate: Evaluate, first: str, rows: int
) -> None:
    assert len(evaluate(task(EVERY, first), ledger("", ""), date(2024, 6, 1))) == rows


# --- what is still to come -------------------------------------------------------------------------------

MONTH_OFF = ILL.longer_than(a.days(29))
"""Begins on 1 March."""


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("asked", "rows"), [(date(2024, 2, 29), 0), (date(2024, 3, 1), 1)])
def test_a_case_is_there_from_its_first_day(evaluate: Evaluate, asked: date, rows: int) -> None:
    assert len(evaluate(Task(MONTH_OFF, EVERY, 0, number("9999-12-31")), ledger("", ""), asked)) == rows


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(
    ("early", "asked", "rows"),
    [
        (False, date(2024, 2, 29), 0),
        (False, date(2024, 3, 1), 1),
        (True, date(2024, 1, 31), 0),
        (True, date(2024, 2, 1), 1),
    ],
)
def test_an_anchor_is_there_from_its_day_and_early_from_the_first_day_of_the_case(
    evaluate: Evaluate, early: bool, asked: date, rows: int
) -> None:
    found = evaluate(task(Once(MONTH_OFF.starts(), TALK, WEEK, early=early)), ledger("", ""), asked)
    assert [row.due for row in found] == [date(2024, 3, 8)] * rows


@pytest.mark.parametrize("evaluate", EVALUATORS)
@pytest.mark.parametrize(("asked", "kept"), [(date(2024, 6, 29), None), (date(2024, 6, 30), date(2024, 6, 30))])
def test_a_planned_end_keeps_nothing_before_its_day(evaluate: Evaluate, asked: date, kept: date | None) -> None:
    """Another person's end is planned for a later day yet."""
    another = "2024-07-01\n2       sygedagpenge  2024-02-01  2024-12-01"
    drawn = ledger("03-01", "").replace("2024-07-01", another)
    for shape in (Once(PLAN, ILL.ends(), None), Rolling(None, ILL.ends(), 1, FOUR_WEEKS)):
        first, *others = evaluate(task(shape), drawn, asked)
        assert first.kept == kept
        assert not any(row.kept for row in others)
