"""What must hold of the verbs whatever the ledger says, asked of the kernels over 300 random histories."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from pejl.ledger.verbs import kernels
from pejl.ledger.verbs.algebra import DAY, days, noted
from pejl.ledger.verbs.counts import Count, DayCount, Minutes, NumberOf, PersonsAt, PersonsIn
from spec.verbs.drawing import Answer, Rows, filled, periods, snapshot_of, tables_of
from spec.verbs.histories import FIRST, GAPS, WINDOWS, histories, marks, rules, spans

PERSONS, MONTHS, QUARTERS = 300, "2023M10-2024M09", "2023Q4-2024Q3"
PICKS = [random.Random(seed).choice for seed in range(40)]  # noqa: S311 - made-up rules, nothing secret
SPANS = [spans(pick, 1 + place % 2) for place, pick in enumerate(PICKS)]
PAIRS = [(one, spans(pick, 1)) for one, pick in zip(SPANS, PICKS, strict=True)]
MARKS = [marks(pick, place % 3) for place, pick in enumerate(PICKS)]
ALL = "2023-2025"
"""Long enough that every row begins in it."""


@cache
def ledger() -> Rows:
    return histories(seed=11, many=PERSONS)


def asked(counts: Sequence[Count], rows: Rows | None = None, over: str = MONTHS, a_part: int = 25_000) -> list[Answer]:
    snapshot = snapshot_of(tables_of(ledger() if rows is None else rows), a_part)
    return [filled(cube) for cube in kernels.evaluate(counts, snapshot, periods(over))]


def below(one: Answer, other: Answer) -> bool:
    return all(value <= other.get(key, 0) for key, value in one.items())


def added(*found: Answer) -> Counter[Any]:
    return sum((Counter(each) for each in found), Counter())


# --- persons and periods ---------------------------------------------------------------------------------


def test_a_count_over_two_sets_of_persons_is_the_sum() -> None:
    half = [{t: [row for row in its if row["person"] % 2 == odd] for t, its in ledger().items()} for odd in (0, 1)]
    everyone, even, uneven = (asked(rules(3, 80), rows) for rows in (None, *half))
    assert [Counter(each) for each in everyone] == [added(*parts) for parts in zip(even, uneven, strict=True)]


@pytest.mark.parametrize("count", [Minutes, DayCount])
def test_the_days_of_three_months_are_those_of_the_quarter(count: type[Count]) -> None:
    quarter_of = {
        month.id: quarter.id
        for quarter in periods(QUARTERS)
        for month in periods(MONTHS)
        if quarter.first <= month.first < quarter.end
    }
    counts = [count(each) for each in SPANS] + [NumberOf(each) for each in MARKS]
    for months, quarters in zip(asked(counts), asked(counts, over=QUARTERS), strict=True):
        summed: Counter[Any] = Counter()
        for (area, cell, month), value in months.items():
            summed[area, cell, quarter_of[month]] += value
        assert summed == Counter(quarters)


def test_persons_on_the_last_day_are_among_the_persons_of_the_period() -> None:
    on_a_day, in_it = asked([PersonsAt(each) for each in SPANS]), asked([PersonsIn(each) for each in SPANS])
    assert all(map(below, on_a_day, in_it))


def test_no_more_persons_than_days() -> None:
    assert all(map(below, asked([PersonsIn(each) for each in SPANS]), asked([DayCount(each) for each in SPANS])))


# --- the layout of the snapshot --------------------------------------------------------------------------


@pytest.mark.parametrize("a_part", [7, PERSONS - 1])
def test_the_size_of_the_parts_does_not_show(a_part: int) -> None:
    assert asked(rules(5, 60), a_part=a_part) == asked(rules(5, 60))


def test_the_order_of_the_rows_does_not_show() -> None:
    mixed = {table: random.Random(1).sample(its, len(its)) for table, its in ledger().items()}  # noqa: S311 - as above
    assert asked(rules(5, 60), mixed) == asked(rules(5, 60))


# --- sets ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [Minutes, DayCount])
def test_what_is_inside_and_what_is_outside_are_the_whole(count: type[Count]) -> None:
    inside, outside = ([count(one & two) for one, two in PAIRS], [count(one - two) for one, two in PAIRS])
    parts, whole = zip(asked(inside), asked(outside), strict=True), asked([count(one) for one, _ in PAIRS])
    assert [added(*each) for each in parts] == list(map(Counter, whole))


def test_either_is_either_way_round_and_both_parts_are_in_it() -> None:
    both = asked([DayCount(one | two) for one, two in PAIRS])
    assert both == asked([DayCount(two | one) for one, two in PAIRS])
    assert all(map(below, asked([DayCount(one | one) for one, _ in PAIRS]), both))


def test_a_longer_wait_never_leaves_more_and_no_wait_leaves_all() -> None:
    waits = [DAY, *map(days, (1, 7, 28, 91))]
    found = [asked([DayCount(each.longer_than(wait)) for each in SPANS]) for wait in waits]
    assert found[0] == asked([DayCount(each) for each in SPANS])
    assert all(all(map(below, after, before)) for before, after in pairwise(found))


# --- windows ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("windows", [WINDOWS[:7], WINDOWS[7:]], ids=["days", "months"])
def test_a_longer_window_of_lately_never_has_fewer_days(windows: Sequence[Any]) -> None:
    found = [asked([DayCount(each.lately(window)) for each in SPANS]) for window in windows]
    assert all(all(map(below, before, after)) for before, after in pairwise(found))


def test_more_marks_never_give_fewer_days_of_at_least() -> None:
    more: dict[str, Any] = {"kind": "jobsamtale", "form": "", "topics": "", "outcome": "holdt", "resets": True}
    extra = [{"person": number, "day": date(2024, 1 + number % 8, 29), **more} for number in range(1, PERSONS + 1, 2)]
    counts = [DayCount(noted("talks").at_least(k, window)) for k in (1, 2, 3) for window in WINDOWS]
    before, after = asked(counts), asked(counts, {**ledger(), "talks": [*ledger()["talks"], *extra]})
    assert all(map(below, before, after))
    assert before != after


def test_asking_for_more_never_gives_more_days() -> None:
    few, many = ([DayCount(each.at_least(k, days(91))) for each in MARKS] for k in (1, 2))
    assert all(map(below, asked(many), asked(few)))
    few, many = ([DayCount(each.reaching(k, days(60))) for each in SPANS] for k in (7, 30))
    assert all(map(below, asked(many), asked(few)))


# --- courses ---------------------------------------------------------------------------------------------


def test_there_are_never_more_courses_than_rows_and_fewer_the_wider_the_gap() -> None:
    assert min(row["start"] for row in ledger()["spells"]) >= FIRST
    rows = asked([NumberOf(each.starts()) for each in SPANS], over=ALL)
    for gap in GAPS:
        courses = asked([NumberOf(each.courses(gap).starts()) for each in SPANS], over=ALL)
        assert all(sum(one.values()) <= sum(other.values()) for one, other in zip(courses, rows, strict=True))
    wide, narrow = (asked([NumberOf(each.courses(days(n)).starts()) for each in SPANS], over=ALL) for n in (30, 7))
    assert all(sum(one.values()) <= sum(other.values()) for one, other in zip(wide, narrow, strict=True))


def test_courses_of_courses_are_the_courses() -> None:
    once = [DayCount(each.courses(days(7))) for each in SPANS]
    twice = [DayCount(count.of.courses(days(7))) for count in once]
    assert asked(once) == asked(twice)


# --- marks -----------------------------------------------------------------------------------------------


def test_marks_that_fit_are_among_the_marks_and_first_and_last_are_one_for_each() -> None:
    whole = asked([NumberOf(each) for each in MARKS])
    fitting = asked([NumberOf(each.on(one)) for each, one in zip(MARKS, SPANS, strict=True)])
    assert all(map(below, fitting, whole))
    talks = noted("talks")
    first, last = asked([NumberOf(talks.first()), NumberOf(talks.last())], over="2023-2024")
    homes = {row["person"] for row in ledger()["persons"]}
    assert sum(first.values()) == sum(last.values()) == len({row["person"] for row in ledger()["talks"]} & homes)
