"""Facts of a goal from its change since a day: which way is good, what moved, what may be seen."""

from dataclasses import replace
from datetime import date

import pytest

from pejl.answers.leaving import Leaving, leaving, told_of_nobody
from pejl.answers.since import Change, since
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
from pejl.goals import Judgement, Part, Standing, Turn
from pejl.ledger import Figures
from pejl.ledger.figures import Typed
from pejl.periods import Period, end_of_day
from pejl.sentences import parse_target
from pejl.words import Step
from spec.answers.planned import goal_of, plan_of
from spec.answers.test_since import FIRST_LOAD, NOW, ONE, SECOND_LOAD, THEN, own, people, two
from spec.drawing import drawn, shelf_of
from spec.goals.judging import COUNT, LAST, andele, antal, part
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


# --- what else is known of the verdict -------------------------------------------------------------------


PRINTED = Figures([Typed(drawn(andele("2023M12 2024M03", a250="2.0 1.0"), as_of=FIRST_LOAD))], end_of_day(NOW))


@pytest.mark.parametrize(
    ("maaltal", "begins", "early", "can_turn"),
    [
        ("under 1 %", date(2024, 1, 1), False, True),  # a printed 1.0 may be 0.96
        ("under 3 %", date(2024, 1, 1), False, False),
        ("under 3 %", date(2024, 4, 1), True, False),  # the number's last day is the day before
        ("under 3 %", date(2024, 3, 31), False, False),
        ("under 3 %", date(2024, 7, 1), False, False),  # the plan has not begun: it is where it starts
    ],
)
def test_verdict_on_a_number_from_before_the_plan_and_one_that_can_turn_are_known(
    maaltal: str, begins: date, early: bool, can_turn: bool
) -> None:
    of = goal_of(part(maaltal, reference=None))
    plan = replace(plan_of(of), first=begins)
    (found,) = since(plan, PRINTED, PRINTED, NOW, NOW)
    facts = facts_of(found, of, None)
    assert (facts.begun, facts.early, facts.can_turn) == (begins <= NOW, early, can_turn)


@pytest.mark.parametrize(
    ("parts", "can_turn"),
    [
        ([(True, True), (True, False)], True),  # one that turns is enough to turn a goal that holds
        ([(False, True), (True, False)], True),
        ([(False, True), (False, False)], False),  # the other still fails
        ([(False, True), (False, True)], True),
        ([(False, False), (True, True)], False),
        ([(None, True), (True, True)], False),  # what cannot be decided cannot turn
    ],
)
def test_goal_of_parts_can_turn_where_its_parts_can_turn_it(
    parts: list[tuple[bool | None, bool]], can_turn: bool
) -> None:
    turn = [Turn("afrunding", Step("afrunding"))]
    stood = [
        Standing(str(at), "", "undervejs", holds, None, Judgement(), turns=turn if turns else [])
        for at, (holds, turns) in enumerate(parts)
    ]
    sides = [each.holds for each in stood]
    whole = False if False in sides else None if None in sides else True
    after = Standing("1", "", "undervejs", whole, None, Judgement(), stood)
    assert facts_of(replace(two(ONE, ""), after=after), goal_of(part("under 3 %")), None).can_turn is can_turn


# --- facts from the change since a day -------------------------------------------------------------------


def told_of(change: Change, of: Part | None = None, leaving: tuple[Leaving, Leaving] | None = None) -> Telling:
    return told(facts_of(change, goal_of(of or part("under landsgennemsnittet")), leaving))


def leave(of: Part, then: str, now: str) -> tuple[Leaving, Leaving]:
    """What may be seen of a plan with this one goal on drawn events, then and now."""
    plan, before, after = plan_of(goal_of(of)), Figures([], end_of_day(THEN)), Figures([], end_of_day(NOW))
    before.events = counting(then, "2024-02-15", "2023-12-01")
    after.events = counting(now, "2024-02-15", "2023-12-01")
    first = leaving(plan, told_of_nobody(before), THEN)
    return first, leaving(plan, told_of_nobody(after), NOW, earlier=[first.released])


def causes(change: Change) -> tuple[Cause, ...]:
    return facts_of(change, goal_of(part("under landsgennemsnittet")), None).causes


def test_cause_where_the_reference_alone_turned_the_goal_is_the_reference() -> None:
    found = two(ONE, andele("2024M01", a000="1.4"))
    assert causes(found) == (Cause.REFERENCE,)
    said = told_of(found).said("da")
    assert said[0] == "Tallet er stadig det for januar 2024: 1,5 %."
    assert said[1].endswith(": sammenligningstallet er et andet.")


def test_cause_where_both_moved_and_only_the_number_could_turn_it_is_the_number() -> None:
    found = two(ONE, andele("2024M01", a250="3.0", a000="2.6"))
    assert causes(found) == (Cause.NUMBER, Cause.REVISED)


def test_cause_where_neither_could_turn_it_alone_is_both() -> None:
    found = two(ONE, andele("2024M01", a250="2.2", a000="2.0"))
    assert causes(found) == (Cause.NUMBER, Cause.REVISED, Cause.REFERENCE)


def test_cause_is_none_where_the_verdict_stands() -> None:
    assert causes(two(ONE, andele("2024M01", a250="1.8"))) == ()


@pytest.mark.parametrize(
    ("begins", "due", "cause"),
    [
        (NOW, LAST, Cause.BEGUN),  # the plan's first day
        (date(2024, 1, 1), THEN, Cause.ENDED),  # its own day is still its time
    ],
)
def test_cause_where_only_a_day_came_is_that_day(begins: date, due: date, cause: Cause) -> None:
    of = goal_of(part("under 3 %", reference=None, rule="hver måling"), due=due)
    january = shelf_of(ONE)
    (found,) = since(replace(plan_of(of), first=begins), january, january, NOW, THEN)
    assert facts_of(found, of, None).causes == (cause,)


def test_cause_where_the_day_passed_without_the_last_number_is_that_it_did() -> None:
    early = shelf_of(andele("2023M11", a250="1.5"))
    of = goal_of(part("under 3 %", reference=None), due=date(2024, 5, 31))
    (found,) = since(plan_of(of), early, early, NOW, THEN)
    facts = facts_of(found, of, None)
    assert (facts.verdict_before, facts.verdict_now) == ("paa_vej", "kan_ikke_afgoeres")
    assert facts.causes == (Cause.AWAITED,)


@pytest.mark.parametrize(("now", "crossed"), [("3.5", True), ("2.0", False)])
def test_limit_is_crossed_where_it_held_and_does_not(now: str, crossed: bool) -> None:
    found = two(ONE, andele("2024M02", a250=now, a000="2.5"))
    assert facts_of(found, goal_of(part("under landsgennemsnittet")), None).crossed is crossed


def test_year_of_which_some_quarters_are_known_says_how_many_and_which() -> None:
    table = antal("2024Q01 2024Q03", a250="90 100")
    of = part("højst 99 personer", COUNT, rule="årsgennemsnit", reference=None)
    facts = facts_of(two(table, "", of), goal_of(of), None)
    assert facts.now is not None
    assert facts.now.months == (1,)  # the third quarter is not over yet
    assert told(facts).said("da")[0].endswith("(kun 1 af 4 kvartaler).")


def test_goal_judged_on_the_first_number_that_is_known_has_no_other_verdict() -> None:
    found = two(andele("2024M01", a000="2.5"), andele("2024M01", a250="1.5"))
    facts = facts_of(found, goal_of(part("under landsgennemsnittet")), None)
    assert (facts.verdict_before, facts.verdict_now, facts.lacks) == (None, "paa_vej", False)
    telling = told_of(found)
    assert (telling.claim, telling.verdict) == (Claim.NO_EARLIER, None)
    assert telling.said("da")[1] == "Sidst var der intet kendt tal at holde det op mod."


@pytest.mark.parametrize(("known", "before"), [(False, None), (True, "kan_ikke_afgoeres")])
def test_goal_of_parts_has_an_earlier_verdict_where_a_number_of_one_of_them_was_known(
    known: bool, before: str | None
) -> None:
    share, count = part("under 3 %", reference=None, id="a"), part("under 9", COUNT, reference=None, id="b")
    whole = replace(goal_of(part(None, None, id="1")), parts=(share, count))
    first = drawn(andele("2024M01", a250="1.5"), as_of=FIRST_LOAD if known else SECOND_LOAD)
    shelf = Typed([*first, *drawn(antal("2024M01", a250="7"), as_of=SECOND_LOAD)])
    then, now = Figures([shelf], end_of_day(THEN)), Figures([shelf], end_of_day(NOW))
    (found,) = since(plan_of(whole), now, then, NOW, THEN)
    facts = facts_of(found, whole, None)
    assert (facts.verdict_before, facts.verdict_now) == (before, "paa_vej")
    assert [each.verdict_before for each in facts.parts] == [before and "paa_vej", None]


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
