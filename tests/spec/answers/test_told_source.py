"""Facts of a goal from its change since a day: which way is good, what moved, what may be seen."""

import pytest

from pejl.answers.leaving import Leaving, leaving
from pejl.answers.since import Change
from pejl.answers.told import (
    Cause,
    Claim,
    Good,
    Telling,
    facts_of,
    good_of,
    same_time,
    told,
)
from pejl.goals import Part
from pejl.ledger import Figures
from pejl.periods import Period, end_of_day
from pejl.sentences import parse_target
from spec.answers.planned import goal_of, plan_of
from spec.answers.test_since import NOW, ONE, THEN, own, people, two
from spec.drawing import shelf_of
from spec.goals.judging import COUNT, andele, antal, part
from spec.indicators.counting import counting, own_spec

# --- which way is good -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("maaltal", "good"),
    [
        ("højst 9,9 uger", Good.LOWER),
        ("under 7,5 %", Good.LOWER),
        ("mindst 75 %", Good.HIGHER),
        ("over halvdelen", Good.HIGHER),
        ("alle", Good.HIGHER),
        ("mindst 1 procentpoint under landsgennemsnittet", Good.LOWER),
        ("gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint siden 4. kvartal 2023", Good.LOWER),
        ("mindst 10 % lavere end i december 2019", Good.LOWER),
        ("højst 3 % højere end i 2023", Good.LOWER),
        ("mindst 2 procentpoint højere end i 2019", Good.HIGHER),
        ("højst 3 % lavere end i 2023", Good.HIGHER),
        ("på niveau med 2023 ± 2 %", Good.UNSAID),
        ("blandt de 5 laveste i landet", Good.LOWER),
        ("blandt de 15 højeste i landet", Good.HIGHER),
        ("skal falde", Good.LOWER),
        ("skal stige", Good.HIGHER),
        ("inden for budgettet", Good.UNSAID),
        ('åben: "klart over landsgennemsnittet"', Good.UNSAID),
    ],
)
def test_good_way_is_the_one_the_target_says(maaltal: str, good: Good) -> None:
    assert good_of(parse_target(maaltal)) is good


def test_good_way_of_no_target_is_unsaid() -> None:
    assert good_of(None) is Good.UNSAID


# --- facts from the change since a day -------------------------------------------------------------------


def told_of(change: Change, of: Part | None = None, leaving: tuple[Leaving, Leaving] | None = None) -> Telling:
    return told(facts_of(change, goal_of(of or part("under landsgennemsnittet")), leaving))


def leave(of: Part, then: str, now: str) -> tuple[Leaving, Leaving]:
    """What may be seen of a plan with this one goal on drawn events, then and now."""
    plan, before, after = plan_of(goal_of(of)), Figures([], end_of_day(THEN)), Figures([], end_of_day(NOW))
    before.events = counting(then, "2024-02-15", "2023-12-01")
    after.events = counting(now, "2024-02-15", "2023-12-01")
    first = leaving(plan, before, THEN)
    return first, leaving(plan, after, NOW, earlier=[first.released])


def causes(change: Change) -> tuple[Cause, ...]:
    return facts_of(change, goal_of(part("under landsgennemsnittet")), None).causes


def test_cause_where_the_reference_alone_turned_the_goal_is_the_reference() -> None:
    found = two(ONE, andele("2024M01", a000="1.4"))
    assert causes(found) == (Cause.REFERENCE,)
    said = told_of(found).said("da")
    assert said[0] == "Tallet for januar 2024 er det samme som før: 1,5 %."
    assert said[1].endswith(": det, tallet holdes op mod, har flyttet sig.")


def test_cause_where_both_moved_and_only_the_number_could_turn_it_is_the_number() -> None:
    found = two(ONE, andele("2024M01", a250="3.0", a000="2.6"))
    assert causes(found) == (Cause.NUMBER, Cause.REVISED)


def test_cause_where_neither_could_turn_it_alone_is_both() -> None:
    found = two(ONE, andele("2024M01", a250="2.2", a000="2.0"))
    assert causes(found) == (Cause.NUMBER, Cause.REVISED, Cause.REFERENCE)


def test_cause_is_none_where_the_verdict_stands() -> None:
    assert causes(two(ONE, andele("2024M01", a250="1.8"))) == ()


def test_cause_of_the_first_number_is_that_there_is_one() -> None:
    found = two(andele("2024M01", a000="2.5"), andele("2024M01", a250="1.5"))
    assert Cause.FIRST in causes(found)
    assert told_of(found).claim is Claim.NO_EARLIER


def test_cause_where_there_was_nothing_to_hold_it_against_is_that_there_is_now() -> None:
    found = two(andele("2024M01", a250="1.5"), andele("2024M01", a000="2.5"))
    assert causes(found) == (Cause.FIRST_REFERENCE,)


def test_months_of_two_seasons_are_not_held_against_each_other_and_the_same_month_a_year_before_is() -> None:
    figures = andele("2023M02 2024M01 2024M02", a250="1.2 1.5 1.8", a000="2.5 2.5 2.5")
    goal = goal_of(part("under landsgennemsnittet"))
    found = two(ONE, figures)
    assert told(facts_of(found, goal, None)).claim is Claim.SEASON
    assert told(facts_of(found, goal, None, seasonal=False)).claim is Claim.ROSE
    before = same_time(goal, plan_of(goal), shelf_of(figures), Period.parse("2024M02"))
    said = told(facts_of(found, goal, None, year_before=before)).said("da")
    assert said[0].startswith("Tallet er steget fra 1,2 % i februar 2023 til 1,8 % i februar 2024")


def test_same_time_is_none_for_a_gap_and_where_no_figure_is_known() -> None:
    gap = goal_of(part("gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint siden januar 2023"))
    figures = shelf_of(andele("2023M02 2024M02", a250="1.2 1.8"))
    assert same_time(gap, plan_of(gap), figures, Period.parse("2024M02")) is None
    level = goal_of(part("under 2 %"))
    assert same_time(level, plan_of(level), figures, Period.parse("2024M02")) is not None
    assert same_time(level, plan_of(level), figures, Period.parse("2024M03")) is None


def test_withheld_number_of_the_source_is_said_to_be_withheld() -> None:
    of = part("mindst 3", COUNT, reference=None)
    found = two(antal("2024M01", a250="7"), antal("2024M01", a250="."), of)
    telling = told_of(found, of)
    assert telling.claim is Claim.WITHHELD
    assert telling.said("en")[1].endswith("because one of the numbers is withheld.")


def test_small_own_count_is_withheld_for_the_closed_audience_and_not_for_the_open() -> None:
    then, now = people(1, 2), people(1, 2, 3)
    of = part("højst 9", own_spec("ydelser.personer", "sygedagpenge"), reference=None)
    found = own(then, now)
    assert told_of(found, of, leave(of, then, now)).claim is Claim.WITHHELD
    opened = told_of(found, of)
    assert opened.claim is Claim.ROSE
    assert opened.said("da")[0] == "Tallet for januar 2024 er højere end før: 3 personer mod 2 personer (1 person)."
