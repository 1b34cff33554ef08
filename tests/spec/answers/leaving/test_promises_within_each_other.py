"""The same promise to more persons and to fewer: who sees the rows of both knows those of the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from pejl.answers.kept_over_time import Course, kept_in
from pejl.answers.kept_seen import Seen, seen
from pejl.answers.leaving import leaving, told_of_nobody
from pejl.answers.leaving.overlapping import key_of
from pejl.answers.leaving.promised import CASES, DECIDED, IN_TIME, Promised, of_courses
from pejl.answers.promises import setting_of
from pejl.due import LAW, Promise
from pejl.due.run import sheet
from pejl.due.sheet import Sheet
from pejl.periods import Period
from spec.answers.asking import INSURED, SICK, cases
from spec.answers.planned import plan_of
from spec.drawing import shelf_of
from spec.due.promising import ledger, plan, promise

QUARTER, DAY = Period.parse("2024Q01"), date(2024, 3, 31)
BOUND = plan(promise("inden for 4 uger", **SICK))
(EVERYBODY,) = BOUND.promises
OLD, YOUNG, YOUNGER = "1980-06-15", "1996-06-15", "2004-06-15"
WEEKS = [date(2024, 1, 5) + timedelta(weeks=week) for week in range(12)]
TALKS = {"i tide": "2024-01-10", "for sent": "2024-02-10", "ikke gjort": ""}
"""When the talk was that is due on 29 January."""
MORE_TALKS = TALKS | {"hver uge": ",".join(map(str, WEEKS))}
Who = tuple[int, str, str]
"""So many of an age who fell ill on 1 January, and how they had their talk."""


def each_way(many: int, born: str) -> list[Who]:
    return [(many, born, how) for how in TALKS]


def to(group: str) -> Promise:
    """The same promise to others."""
    return replace(EVERYBODY, id=group, groups=(group,))


TO_YOUNG, TO_YOUNGER, TO_BETWEEN = (to(f"sygedagpenge@{ages}") for ages in ("18-29", "18-24", "25-29"))


def told(promises: Sequence[Promise], *who: Who) -> list[Seen]:
    """What the report on the first quarter of 2024 shows of each promise."""
    courses, promised = left(promises, *who)
    found = leaving(plan_of(), told_of_nobody(shelf_of()), DAY, promised=promised)
    return [seen(each.quarters[1].kept, QUARTER, found) for each in courses]


def left(promises: Sequence[Promise], *who: Who) -> tuple[list[Course], Promised]:
    return left_of(promises, drawn(*who))


def left_of(promises: Sequence[Promise], events: str) -> tuple[list[Course], Promised]:
    """What the report has of each promise, and what may be told of it is decided on."""
    rows = rows_of(promises, events)
    courses = kept_in(rows, (QUARTER.step(-1), QUARTER))
    return courses, of_courses(courses, QUARTER, rows)


def rows_of(promises: Sequence[Promise], events: str) -> Sheet:
    return sheet(promises, ledger(events), DAY, setting_of(BOUND))


def drawn(*who: Who) -> str:
    people = [(born, MORE_TALKS[how]) for many, born, how in who for _ in range(many)]
    blocks = [
        ["persons  born      ", *(f"{at:<7}  {born}" for at, (born, _) in _at(people))],
        ["spells  group         start       end", *(f"{at:<6}  sygedagpenge  2024-01-01  -" for at, _ in _at(people))],
        [
            "talks  day         resets",
            *(f"{at:<5}  {day}  ja" for at, (_, days) in _at(people) for day in days.split(",") if day),
        ],
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _at(people: Sequence[tuple[str, str]]) -> Iterable[tuple[int, tuple[str, str]]]:
    return enumerate(people, 1)


def in_time(every: Sequence[Seen]) -> list[Fraction | None]:
    return [each.in_time.exact for each in every]


@pytest.mark.parametrize(("others", "both"), [(4, False), (5, True), (0, False)])
def test_young_among_all_do_not_tell_the_few_others(others: int, both: bool) -> None:
    """Nor that there are none."""
    every = told([EVERYBODY, TO_YOUNG], *each_way(20, YOUNG), *each_way(others, OLD))
    assert in_time(every).count(None) == (0 if both else 1)


@pytest.mark.parametrize(("others", "both"), [(4, False), (5, True)])
def test_shares_of_both_tell_as_much_as_their_rows(others: int, both: bool) -> None:
    every = told([EVERYBODY, TO_YOUNG], *each_way(20, YOUNG), (others, OLD, "i tide"), (30, OLD, "ikke gjort"))
    shares = [each.share.exact for each in every if each.share is not None]
    assert (None not in shares) is both
    assert len(shares) == 2


def test_young_and_those_between_tell_no_few_others_though_each_of_them_does_not() -> None:
    """All less those of 18 to 24, less those of 25 to 29."""
    every = told([EVERYBODY, TO_YOUNGER, TO_BETWEEN], *each_way(9, YOUNGER), *each_way(9, YOUNG), (4, OLD, "i tide"))
    assert in_time(every).count(None) == 1


def test_groups_that_meet_do_not_tell_what_they_have_in_common() -> None:
    """20 and 20 of 37 in all: 3 are in both."""
    every = told(
        [EVERYBODY, TO_YOUNG, to("sygedagpenge@25-66")],
        *each_way(17, YOUNGER),
        *each_way(17, OLD),
        (3, YOUNG, "i tide"),
    )
    assert in_time(every).count(None) >= 1


@pytest.mark.parametrize(("others", "few"), [(4, True), (5, False)])
def test_many_rows_of_few_others_are_few(others: int, few: bool) -> None:
    """A promise of every week is many rows of each."""
    weekly = replace(plan(promise("hver uge", **SICK)).promises[0], id="alle")
    young = replace(weekly, id="unge", groups=TO_YOUNG.groups)
    _, promised = left([weekly, young], (20, YOUNG, "hver uge"), (others, OLD, "hver uge"))
    (alone,) = (each for each in promised.cells if each.id == f"løfter/plan/alle/{QUARTER}/{IN_TIME}")
    assert (alone.value, alone.few) == (12 * others, few)


def test_other_promises_to_some_of_the_same_persons_hide_nothing() -> None:
    """Who is counted by one is not known to be counted by the other."""
    later = replace(plan(promise("inden for 5 uger", **SICK)).promises[0], id="5", groups=TO_YOUNG.groups)
    assert in_time(told([EVERYBODY, later], *each_way(20, YOUNG), *each_way(4, OLD))) == [24, 20]


@pytest.mark.parametrize("late", [0, 3])
def test_few_rows_of_one_of_them_are_hidden_together_with_what_they_could_be_reckoned_from(late: int) -> None:
    """Promises that have nothing in common too."""
    ways = [(9, YOUNGER, "i tide"), (late, YOUNGER, "for sent"), (9, YOUNGER, "ikke gjort"), *each_way(9, YOUNG)]
    for promises in ([TO_YOUNGER, TO_BETWEEN], [TO_YOUNG, TO_YOUNGER], [EVERYBODY, TO_YOUNG, TO_YOUNGER]):
        younger = told(promises, *ways)[promises.index(TO_YOUNGER)]
        known = [younger.decided, younger.in_time, younger.overdue]
        assert younger.late.withheld
        assert any(each.withheld for each in known)


def test_promises_that_others_must_keep_are_bound_whoever_they_are() -> None:
    """What waits for the a-kasse and for another is one row: somebody else must act."""
    theirs = [replace(EVERYBODY, who="a-kasse"), replace(TO_YOUNG, who="anden aktør")]
    assert in_time(told(theirs, *each_way(20, YOUNG), *each_way(4, OLD))).count(None) == 1


@pytest.mark.parametrize(("others", "both"), [(4, False), (5, True)])
def test_promises_that_others_must_keep_are_not_bound_to_ours(others: int, both: bool) -> None:
    """What waits for others is overdue of theirs, and in no number of ours."""
    groups = "sygedagpenge", "sygedagpenge@18-29"
    every = [replace(to(group), id=f"{who} {group}", who=who) for group in groups for who in ("a-kasse", "team 1")]
    numbers = in_time(told(every, *each_way(20, YOUNG), *each_way(others, OLD)))
    assert (None not in numbers) is both


def test_row_that_the_law_has_handed_over_is_only_the_row_of_those_that_count_it_alike() -> None:
    """Talks of the insured are the a-kasse's for three months: those held are in no number of a promise of the plan,
    but in that of the law, and in that of what the a-kasse itself has promised."""
    (ours,) = plan(promise("inden for 4 uger", **INSURED)).promises
    law, theirs = replace(ours, id="lov", origin=LAW), replace(ours, id="a-kasse", who="a-kasse")
    _, promised = left_of([ours, law, theirs], cases("01-10 " * 20, group="a_dagpenge"))
    of_block = {each.id: each.value for each in promised.cells}
    sums = {each.total: sum(of_block[part] for part in each.parts) for each in promised.relations}
    decided = [f"løfte/{key_of(each)}/{QUARTER.id}/{DECIDED}" for each in (ours, law)]
    assert [(of_block[each], sums[each]) for each in decided] == [(0, 0), (20, 20)]
    assert [
        each.quarters[1].kept.decided for each in left_of([theirs], cases("01-10 " * 20, group="a_dagpenge"))[0]
    ] == [20]


@pytest.mark.parametrize("to_a_share", [0, 1])
def test_cases_of_a_promise_to_a_share_are_bound_to_one_that_is_to_all(to_a_share: int) -> None:
    """Which of them comes first says nothing."""
    promises = [EVERYBODY, TO_YOUNG]
    promises[to_a_share] = replace(promises[to_a_share], share=Fraction(4, 5))
    _, promised = left(promises, *each_way(20, YOUNG), *each_way(9, OLD))
    number = {each.id: each.value for each in promised.cells}
    (bound,) = (each for each in promised.relations if each.total.endswith(f"{QUARTER.id}/{CASES}"))
    assert number[bound.total] == sum(number[part] for part in bound.parts) == (87, 60)[to_a_share]


def test_rows_that_do_not_add_up_are_no_promises_that_leave() -> None:
    promises, events = [EVERYBODY, TO_YOUNG], drawn(*each_way(20, YOUNG), *each_way(9, OLD))
    courses, _ = left_of(promises, events)
    one = courses[0].quarters[1]
    wrong = replace(courses[0], quarters=(replace(one, kept=replace(one.kept, in_time=28)),))
    with pytest.raises(ValueError, match="blocks"):
        of_courses([wrong], QUARTER, rows_of(promises, events))


def test_promise_of_the_plan_and_of_the_law_do_not_tell_whom_one_of_them_leaves_out() -> None:
    law = replace(EVERYBODY, id="lov", origin=LAW, without=("sygedagpenge@18-29",))
    assert in_time(told([EVERYBODY, law], *each_way(4, YOUNG), *each_way(20, OLD))).count(None) == 1
