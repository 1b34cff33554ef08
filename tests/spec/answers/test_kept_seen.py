"""What may be seen of a promise's counts: no count of fewer than five persons, and none from which it follows."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from pejl.answers.kept import Kept
from pejl.answers.kept_over_time import Course, Quarter
from pejl.answers.kept_seen import Seen, seen
from pejl.answers.leaving import leaving, told_of_nobody
from pejl.answers.leaving.promised import DECIDED, IN_TIME, SHARE, name_of, of_courses
from pejl.due import LAW
from pejl.due.state import Cause
from pejl.numbers import Value
from pejl.periods import Period
from pejl.rules import Case
from spec.answers.leaving.promised_of import PROMISE, kept
from spec.answers.planned import plan_of
from spec.drawing import shelf_of

PARTS = (DECIDED, IN_TIME, SHARE)
BEFORE, NOW = Period.parse("2024Q1"), Period.parse("2024Q2")


def exact(found: Seen) -> list[Fraction | None]:
    values: list[Value | None] = [found.decided, found.in_time, found.late, found.overdue, found.share]
    return [None if each is None else each.exact for each in values]


def shown(now: Kept, before: Kept | None = None) -> tuple[Seen, Seen]:
    """The quarter reported and the one before it, as they leave together."""
    earlier = before or _none(now)
    promised = of_courses([_course(now, earlier)], NOW)
    decided = leaving(plan_of(), told_of_nobody(shelf_of()), date(2024, 6, 30), promised=promised)
    return seen(now, NOW, decided), seen(earlier, BEFORE, decided)


def _none(of: Kept) -> Kept:
    return replace(kept(0, 0, 0), promise=of.promise)


def _course(now: Kept, before: Kept | None = None) -> Course:
    return Course(now.promise, None, (Quarter(BEFORE, before or _none(now), True), Quarter(NOW, now, True)))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((5, 5, 5), [15, 5, 5, 5, Fraction(100, 3)]),
        ((90, 6, 4), [100, 90, None, None, 90]),
        ((95, 5, 0), [100, 95, None, None, 95]),
        ((96, 4, 0), [100, None, None, None, None]),
        ((100, 0, 0), [100, None, None, None, None]),
        ((4, 50, 46), [100, None, 50, None, None]),
        ((2, 1, 1), [None, None, None, None, None]),
        ((0, 0, 0), [None] * 5),
    ],
)
def test_counts_below_five_are_withheld_with_what_would_tell_them(
    counts: tuple[int, int, int], told: list[Fraction | None]
) -> None:
    assert exact(shown(kept(*counts))[0]) == told


def test_what_companies_are_promised_is_of_no_persons() -> None:
    assert PROMISE.trigger is not None
    theirs = replace(PROMISE, trigger=replace(PROMISE.trigger, case=Case.COMPANY))
    assert exact(shown(replace(kept(2, 1, 1), promise=theirs))[0]) == [4, 2, 1, 1, 50]


def test_of_the_quarter_before_the_share_is_seen_and_no_count_of_it() -> None:
    assert exact(shown(kept(5, 5, 5), kept(30, 10, 20))[1]) == [None, None, None, None, 50]


def test_withheld_number_says_nothing_of_how_large_it_is() -> None:
    found, _ = shown(kept(90, 6, 4))
    assert found.silent
    assert {(each.low, each.high) for each in (found.late, found.overdue)} == {(Fraction(0), Fraction(10**7))}


@pytest.mark.parametrize(
    ("citizens", "told"),
    [
        ((5, 5, 5), [39, 13, 13, 13, Fraction(100, 3)]),
        ((4, 13, 13), [None] * 5),
        ((13, 13, 1), [None] * 5),
    ],
    ids=["of five each", "in time of four", "overdue of one"],
)
def test_many_rows_of_few_persons_are_seen_as_few(citizens: tuple[int, int, int], told: list[Fraction | None]) -> None:
    """A promise of every week is thirteen rows of one citizen in a quarter."""
    assert exact(shown(replace(kept(13, 13, 13), citizens=citizens))[0]) == told


@pytest.mark.parametrize(
    ("cases", "share"),
    [((5, 10), 50), ((4, 10), None), ((6, 10), None), ((0, 50), None), ((50, 50), None), ((45, 50), 90)],
)
def test_a_share_of_cases_is_seen_where_those_kept_and_the_rest_are_not_few(
    cases: tuple[int, int], share: int | None
) -> None:
    """The rows are many; the cases they are of may be few."""
    of_cases = replace(kept(90, 30, 30), cases=cases, share=Fraction(*cases))
    found = shown(of_cases)[0]
    assert exact(found) == [150, 90, 30, 30, share]
    assert found.silent is (share is None)  # the verdict would tell on which side of the limit it is


@pytest.mark.parametrize(
    ("beside", "exempt", "case", "said"),
    [
        ((5, 5), 5, Case.PERSON, (9, 9, 5)),
        ((4, 5), 5, Case.PERSON, (0, 9, 5)),
        ((5, 1), 5, Case.PERSON, (9, 0, 5)),
        ((5, 5), 4, Case.PERSON, (9, 9, 0)),
        ((1, 4), 4, Case.COMPANY, (9, 9, 4)),
    ],
)
def test_what_waits_of_few_persons_is_said_as_that_nothing_does(
    beside: tuple[int, int], exempt: int, case: Case, said: tuple[int, int, int]
) -> None:
    """However many rows it is. All else is said as it would be."""
    assert PROMISE.trigger is not None
    of = replace(PROMISE, trigger=replace(PROMISE.trigger, case=case))
    waits = replace(kept(90, 30, 30), promise=of, awaited=9, unknown=9, beside=beside, exempt=exempt)
    found = shown(waits)[0]
    assert (found.beside.awaited, found.beside.unknown, found.beside.exempt) == said
    assert not found.silent


@pytest.mark.parametrize(("overdue", "both"), [(13, False), (14, True)])
def test_what_waits_for_who_is_to_keep_it_does_not_tell_the_few_others_that_are_overdue(
    overdue: int, both: bool
) -> None:
    waits = replace(kept(90, 30, overdue), awaited=9, beside=(9, 0), causes={Cause.ANDEN: 9})
    found = shown(waits)[0]
    assert (found.overdue.exact == overdue and found.beside.awaited == 9) is both


@pytest.mark.parametrize(("more", "said"), [(4, 9), (5, 14)])
def test_what_waits_a_few_more_of_is_said_as_it_was_first(more: int, said: int) -> None:
    first, second = (replace(kept(90, 30, 30), awaited=many, beside=(9, 0)) for many in (9, 9 + more))
    told, again = (of_courses([_course(each)], NOW) for each in (first, second))
    before = leaving(plan_of(), told_of_nobody(shelf_of()), date(2024, 6, 30), promised=told)
    after = leaving(plan_of(), told_of_nobody(shelf_of()), date(2024, 6, 30), promised=again, earlier=[before.released])
    assert seen(second, NOW, after).beside.awaited == said


def test_a_duty_of_the_law_is_another_than_the_plans_promise_of_the_same_id() -> None:
    ours, law = kept(90, 30, 30), replace(kept(90, 6, 4), promise=replace(PROMISE, origin=LAW))
    assert not {name_of(ours, NOW, what) for what in PARTS} & {name_of(law, NOW, what) for what in PARTS}
