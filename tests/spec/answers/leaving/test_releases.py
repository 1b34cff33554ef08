"""Own counts held against what left before, and what is told beside a number."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pejl.answers.disclosed import disclosed
from pejl.answers.leaving import leaving, told_of_nobody
from pejl.goals import Milestone, Turn, stand
from pejl.ledger import Figures
from pejl.words import Step
from spec.answers.leaving.leaving_of import (
    PERSONS,
    A,
    K,
    S,
    asked,
    decided,
    events,
    full,
    kept,
    of,
    on,
    shown,
    standing,
    value,
)
from spec.answers.planned import plan_of
from spec.drawing import shelf_of
from spec.goals.judging import COUNT, andele, antal, part

MONTHS = ("2024M01", "2024M02", "2024M03", "2024M04", "2024M05", "2024M06")


def registered(many: int, late: int) -> Figures:
    """So many in January, some of them registered late."""
    return events(on(many, A), on(late, A, "2024-01-01", "2024-02-01"), known="2024-06-30")


@pytest.mark.parametrize(("late", "told"), [(0, 20), (1, 20), (4, 20), (5, 25), (9, 29)])
def test_number_corrected_by_few_stands_as_it_was_first_told(late: int, told: int) -> None:
    first = decided(registered(20, 0), full(A))
    later = registered(20, late)
    second = decided(later, full(A), earlier=[first.released])
    assert value(second, later, full(A), "2024M01").exact == told


def test_goal_on_a_number_that_stands_as_first_told_says_so_and_is_judged_by_it() -> None:
    """21 persons are too many, the 20 that were told are not."""
    goal = of(replace(full(A), target=part("højst 20", None).target))
    before, after = (events(on(many, A), known="2024-01-31") for many in (20, 21))
    first = decided(before, goal, day="2024-01-31")
    second = decided(after, goal, day="2024-01-31", earlier=[first.released])
    seen = disclosed(standing(after, goal, "2024-01-31"), second)
    assert seen.judgement.value is not None
    assert (seen.judgement.value.exact, seen.holds, seen.verdict) == (20, True, "paa_vej")
    assert [step.code for step in seen.judgement.why] == ["svar_som_foer"]


# --- means -----------------------------------------------------------------------------------------------

LENGTHS = asked("sygedagpenge.varighed", S), asked("sygedagpenge.varighed", S, rule="seneste kvartal")


def ended(last: str, *, more: int = 0) -> Figures:
    """Eight courses that end in January and in March, one of them on the day; some `more` end in January."""
    return events(
        *(on(many, S, "2023-11-01", day) for many, day in ((7, "2024-01-20"), (1, last), (8, "2024-03-11"))),
        on(more, S, "2023-12-01", "2024-01-11"),
        known="2024-06-30",
    )


@pytest.mark.parametrize(
    ("last", "more", "seen"),
    [("2024-01-21", 0, 80), ("2024-01-20", 0, 80), ("2024-01-21", 4, 80), ("2024-01-21", 5, Fraction(846, 13))],
    ids=["a day of one", "nothing", "a day, and few more courses", "a day, and more courses"],
)
def test_mean_of_which_the_days_of_few_were_corrected_stands_as_it_was_first_told(
    last: str, more: int, seen: Fraction
) -> None:
    """The count stood, so the two means and the count would tell how much longer somebody was ill."""
    before, after = ended("2024-01-20"), ended(last, more=more)
    first = decided(before, LENGTHS[0])
    found = decided(after, LENGTHS[0], earlier=[first.released])
    assert value(first, before, LENGTHS[0], "2024M01").exact == Fraction(80, 7)
    assert value(found, after, LENGTHS[0], "2024M01").exact == seen / Fraction(7)


def test_mean_of_a_quarter_does_not_tell_which_days_of_a_month_were_corrected() -> None:
    """The months were told, of which one stands as it was; the quarter, told first now, is made of them."""
    first = decided(ended("2024-01-20"), LENGTHS[0])
    after = ended("2024-01-30")
    found = decided(after, *LENGTHS, earlier=[first.released])
    months = shown(found, after, LENGTHS[0], "2024M01", "2024M03")
    assert months == {"2024M01": Fraction(80, 7), "2024M03": Fraction(131, 7)}
    assert value(found, after, LENGTHS[1], "2024Q01").withheld


PEOPLE = some.lists(
    some.tuples(some.integers(1, 9), some.sampled_from([A, K, S]), some.integers(1, 5), some.integers(6, 8)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=25, deadline=None)
@given(PEOPLE)
def test_what_is_told_once_and_unchanged_is_told_again(people: list[tuple[int, str, int, int]]) -> None:
    figures = events(*(on(many, group, f"2024-0{first}-01", f"2024-0{last}-01") for many, group, first, last in people))
    parts = full(A), full(A, K), full(A, rule="seneste kvartal"), asked(PERSONS, S), full(K, rule="årsgennemsnit")
    first = decided(figures, *parts)
    second = decided(figures, *parts, earlier=[first.released])
    assert first.protected.shown.items() <= second.protected.shown.items()
    assert not second.protected.as_before


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_days_looked_at_in_any_order_never_tell_the_small_month(order: tuple[int, ...]) -> None:
    """Each day is decided by itself, held against all before it: of quarter and months three are never told."""
    figures = events(on(3, A), on(20, A, "2023-10-01", "2024-02-01"), on(20, A, "2024-03-01"))
    month, quarter = full(A), full(A, rule="seneste kvartal")
    days, told, earlier = ("2024-02-29", "2024-03-31", "2024-06-30"), set[str](), []
    for at in order:
        found = decided(figures, month, quarter, earlier=earlier, day=days[at])
        earlier.append(found.released)
        last = date.fromisoformat(days[at])
        periods = [each for each in MONTHS[:3] if int(each[-2:]) <= last.month]
        told |= {*kept(found, figures, month, *periods), *kept(found, figures, quarter, "2024Q01")}
    assert "2024M02" not in told
    assert len(told) < 3


def test_number_that_the_decision_was_not_made_on_is_withheld() -> None:
    """Another count, the same one of other events, and one that is known by its name alone."""
    asked_for, twenty = decided(registered(20, 0), full(A)), registered(20, 0)
    assert value(asked_for, twenty, full(A), "2024M01").exact == 20
    assert value(asked_for, events(on(20, A), on(30, S)), full(S), "2024M01").withheld
    assert value(asked_for, registered(40, 0), full(A), "2024M01").withheld
    assert value(replace(asked_for, of={}), twenty, full(A), "2024M01").withheld


def test_published_and_typed_numbers_pass_as_they_are() -> None:
    figures = shelf_of(antal("2024M01", a250="3"), andele("2024M01", a250="0.1", a000="2.5"))
    parts = part("højst 3", COUNT), part("under landsgennemsnittet")
    found = decided(figures, *parts)
    assert (found.protected.shown, found.protected.withheld) == ({}, {})
    for each in parts:
        before = standing(figures, of(each))
        assert disclosed(before, found) is before


def test_visits_and_orders_of_companies_pass_as_they_are() -> None:
    visits = "\nvisits  kind         day         outcome\n9       virksomhed   2024-01-10  holdt\n"
    figures = events(on(2, A), more=visits)
    assert kept(decided(figures, asked("virksomheder.besoeg")), figures, asked("virksomheder.besoeg"), "2024M01")


# --- what is told beside a number ------------------------------------------------------------------------


def test_limit_reckoned_from_a_withheld_baseline_is_unknown() -> None:
    goal = of(asked(PERSONS, A, maaltal="mindst 10 % lavere end i november 2023"))
    figures = events(on(4, A), on(20, A, "2024-01-01"), known="2024-01-31")
    before = standing(figures, goal, "2024-01-31")
    seen = disclosed(before, decided(figures, goal, day="2024-01-31"))
    assert before.judgement.limit is not None
    assert (seen.judgement.limit, seen.judgement.reference, seen.verdict) == (None, None, "kan_ikke_afgoeres")
    assert seen.judgement.value is not None
    assert seen.judgement.value.exact == 24


def test_milestone_on_a_small_number_tells_neither_it_nor_by_the_verdict_whether_it_was_reached() -> None:
    stone = Milestone(date(2024, 1, 31), replace(full(A), target=part("højst 5", None).target))
    goal = of(full(A), milestones=(stone,))
    figures = events(on(3, A), on(20, A, "2024-02-01"), known="2024-02-29")
    before = standing(figures, goal, "2024-02-29")
    seen = disclosed(before, decided(figures, goal, day="2024-02-29"))
    assert "milepael" in [step.code for step in before.judgement.why]
    assert seen.judgement.value is not None
    assert seen.judgement.value.exact == 23
    assert "milepael" not in [step.code for step in seen.judgement.why]
    assert (before.verdict, seen.verdict) == ("paa_vej", "kan_ikke_afgoeres")


@pytest.mark.parametrize(("few", "kinds"), [(4, []), (5, ["naevner"])])
def test_another_way_to_count_is_named_only_where_its_own_number_may_be_seen(few: int, kinds: list[str]) -> None:
    goal, figures = of(full(A)), events(on(20, A), on(few, K), known="2024-01-31")
    other = standing(figures, of(full(K), "2"), "2024-01-31").judgement.measured
    turned = Turn("naevner", Step("anden_naevner"), tuple(other))
    before = replace(standing(figures, goal, "2024-01-31"), turns=[turned])
    plan = plan_of(goal)
    found = leaving(plan, told_of_nobody(figures), date(2024, 1, 31), [before])
    assert [each.kind for each in disclosed(before, found).turns] == kinds


def test_goal_of_parts_does_not_tell_by_what_it_lacks_that_a_withheld_part_holds() -> None:
    """One part has no number at all; of the other it may not be told whether it holds."""
    parts = (replace(full(A), id="a"), replace(asked("ydelser.over_varighed", A, variant="over 26 uger"), id="b"))
    figures = events(on(3, A), known="2024-01-31")
    for maaltal in ("højst 5", "mindst 5"):
        one = replace(parts[0], target=part(maaltal, None).target)
        goal = replace(of(part(None, None)), parts=(one, replace(parts[1], spec=None)))
        seen = disclosed(standing(figures, goal, "2024-01-31"), decided(figures, goal, day="2024-01-31"))
        (why,) = seen.judgement.why
        assert (seen.holds, seen.verdict, why.params) == (None, "kan_ikke_afgoeres", {"dele": ["a", "b"]})


def test_goal_of_parts_still_fails_where_a_part_that_is_seen_does() -> None:
    parts = (replace(full(A), id="a"), replace(full(K), id="b"))
    goal = replace(of(part(None, None)), parts=parts)
    figures = events(on(3, A), on(20, K), known="2024-01-31")
    seen = disclosed(standing(figures, goal, "2024-01-31"), decided(figures, goal, day="2024-01-31"))
    assert [each.holds for each in seen.parts] == [None, False]
    assert seen.holds is False


def test_that_nobody_is_in_the_denominator_is_said_as_that_few_are() -> None:
    goal = of(asked("ydelser.over_varighed", K, variant="over 26 uger", maaltal="højst 30 %"))
    figures = events(on(9, A), known="2024-01-31")
    before = stand(goal, plan_of(goal), figures, date(2024, 1, 31))
    seen = disclosed(before, decided(figures, goal, day="2024-01-31"))
    assert [step.code for step in before.judgement.why] == ["ingen_i_naevneren"]
    assert [step.code for step in seen.judgement.why] == ["svar_faa_personer"]
