"""What may be seen of a promise's counts: no count of fewer than five persons, and none from which it follows."""

from dataclasses import replace
from fractions import Fraction

import pytest

from pejl.answers.kept import Kept
from pejl.answers.kept_seen import Seen, seen
from pejl.numbers import Value
from pejl.rules import Case
from spec.answers.asking import SICK
from spec.due.promising import plan, promise

(PROMISE,) = plan(promise("inden for 4 uger", **SICK)).promises


def kept(in_time: int, late: int, overdue: int) -> Kept:
    decided = in_time + late + overdue
    share = Fraction(in_time, decided) if decided else None
    return Kept(PROMISE, decided, decided, in_time, late, overdue, 0, 0, share, None, None, {})


def exact(found: Seen) -> list[Fraction | None]:
    values: list[Value | None] = [found.decided, found.in_time, found.late, found.overdue, found.share]
    return [None if each is None else each.exact for each in values]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ((5, 5, 5), [15, 5, 5, 5, Fraction(100, 3)]),
        ((90, 6, 4), [100, None, None, None, 90]),
        ((95, 5, 0), [100, None, None, None, 95]),
        ((96, 4, 0), [100, None, None, None, None]),
        ((100, 0, 0), [100, None, None, None, None]),
        ((4, 50, 46), [100, None, None, None, None]),
        ((2, 1, 1), [None, None, None, None, None]),
        ((0, 0, 0), [0, 0, 0, 0, None]),
    ],
)
def test_counts_below_five_are_withheld_with_what_would_tell_them(
    counts: tuple[int, int, int], shown: list[Fraction | None]
) -> None:
    assert exact(seen(kept(*counts), closed=True)) == shown


def test_those_who_may_see_small_counts_see_all() -> None:
    assert exact(seen(kept(2, 1, 1), closed=False)) == [4, 2, 1, 1, 50]


def test_what_companies_are_promised_is_of_no_persons() -> None:
    assert PROMISE.trigger is not None
    theirs = replace(PROMISE, trigger=replace(PROMISE.trigger, case=Case.COMPANY))
    assert exact(seen(replace(kept(2, 1, 1), promise=theirs), closed=True)) == [4, 2, 1, 1, 50]


def test_withheld_number_says_no_more_than_its_bounds() -> None:
    found = seen(kept(96, 4, 0), closed=True)
    assert found.withheld
    assert [found.late.low, found.late.high] == [Fraction(0), Fraction(100)]
