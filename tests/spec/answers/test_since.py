"""What has changed since a day and why: the causes add up to the whole, and what cannot be told apart is unknown."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pytest

from pejl.answers.since import Change, Move, Why, since, since_data
from pejl.goals import BoundPlan, Part
from pejl.ledger import Figures
from pejl.ledger.figures import Typed
from pejl.numbers import total
from pejl.periods import end_of_day
from spec.answers.planned import goal_of, plan_of, real
from spec.drawing import drawn
from spec.goals.judging import COUNT, LAST, andele, antal, part
from spec.indicators.counting import counting, own_spec

THEN, NOW = date(2024, 3, 1), date(2024, 6, 1)
FIRST_LOAD, SECOND_LOAD = datetime(2024, 2, 20, tzinfo=UTC), datetime(2024, 5, 20, tzinfo=UTC)
BELOW = part("under landsgennemsnittet")


def two(first: str, second: str, of: Part = BELOW, *, table: str = "tegnet") -> Change:
    """A goal before and after a second load of figures."""
    rows = drawn(first, as_of=FIRST_LOAD) + (drawn(second, as_of=SECOND_LOAD, table=table) if second else [])
    shelf = Typed(rows)
    then, now = Figures([shelf], end_of_day(THEN)), Figures([shelf], end_of_day(NOW))
    (found,) = since(plan_of(goal_of(of)), now, then, NOW, THEN)
    return found


def causes(move: Move | None) -> list[tuple[Why, Fraction | None]]:
    assert move is not None
    return [(each.why, each.by.exact if each.by else None) for each in move.reasons]


def adds_up(move: Move) -> bool:
    by = [each.by for each in move.reasons if each.by is not None]
    return move.difference is not None and total(by).exact == move.difference.exact


ONE = andele("2024M01", a250="1.5", a000="2.5")


# --- one number ------------------------------------------------------------------------------------------


def test_nothing_new_is_said_to_be_nothing() -> None:
    found = two(ONE, "")
    assert found.nothing
    assert (causes(found.own), causes(found.reference), found.says) == ([], [], ())


def test_a_newer_period_is_new_figures() -> None:
    found = two(ONE, andele("2024M02", a250="1.7", a000="2.5"))
    assert causes(found.own) == [(Why.NEW_FIGURES, Fraction(1, 5))]
    assert (found.own.before_period and found.own.before_period.id) == "2024M01"
    assert (found.own.after_period and found.own.after_period.id) == "2024M02"
    assert not found.nothing


def test_the_same_number_in_a_newer_period_is_new_figures_of_nothing() -> None:
    found = two(ONE, andele("2024M02", a250="1.5", a000="2.5"))
    assert causes(found.own) == [(Why.NEW_FIGURES, 0)]
    assert not found.nothing


def test_another_number_of_the_same_period_is_a_revision() -> None:
    found = two(ONE, andele("2024M01", a250="1.8", a000="2.5"))
    assert causes(found.own) == [(Why.REVISION, Fraction(3, 10))]
    assert causes(found.reference) == []


def test_a_revision_and_a_newer_period_are_told_apart_and_add_up() -> None:
    found = two(ONE, andele("2024M01 2024M02", a250="1.8 1.4", a000="2.6 2.9"))
    assert causes(found.own) == [(Why.REVISION, Fraction(3, 10)), (Why.NEW_FIGURES, Fraction(-2, 5))]
    assert causes(found.reference) == [(Why.REVISION, Fraction(1, 10)), (Why.NEW_FIGURES, Fraction(3, 10))]
    assert adds_up(found.own)


def test_the_reference_alone_may_move_and_turn_the_goal() -> None:
    found = two(ONE, andele("2024M01", a000="1.4"))
    assert (causes(found.own), causes(found.reference)) == ([], [(Why.REVISION, Fraction(-11, 10))])
    assert (found.before.holds, found.after.holds) == (True, False)
    assert [each.code for each in found.says] == ["svar_afgoerelse_flyttet"]


def test_the_same_period_from_another_table_is_no_revision() -> None:
    found = two(ONE, andele("2024M01 2024M02", a250="1.8 1.8", a000="2.5 2.5"), table="zz")
    assert [why for why, _ in causes(found.own)] == [Why.OTHER_SOURCE, Why.NEW_FIGURES]


def test_the_first_number_is_said_to_be_the_first() -> None:
    found = two(andele("2024M01", a000="2.5"), andele("2024M01", a250="1.5"))
    assert causes(found.own) == [(Why.FIRST, None)]
    assert found.own.difference is None


def test_a_number_that_is_withheld_leaves_the_difference_unknown() -> None:
    found = two(antal("2024M01", a250="7"), antal("2024M01", a250="."), part("mindst 3", COUNT, reference=None))
    assert causes(found.own) == [(Why.UNKNOWN, None)]
    (reason,) = found.own.reasons
    assert reason.by is not None
    assert (reason.by.low, reason.by.high) == (-7, -5)


def test_a_rule_over_the_year_tells_new_quarters_from_corrected_ones() -> None:
    of = part("mindst 1 %", rule="årsgennemsnit")
    found = two(andele("2023Q3", a250="1.0"), andele("2023Q3 2023Q4", a250="2.0 4.0"), of)
    assert causes(found.own) == [(Why.REVISION, 1), (Why.NEW_FIGURES, 1)]
    assert adds_up(found.own)


def test_then_after_now_is_refused() -> None:
    figures = Figures([Typed([])], end_of_day(NOW))
    with pytest.raises(ValueError, match="then"):
        since(plan_of(goal_of(BELOW)), figures, figures, THEN, NOW)


# --- own work, stage -------------------------------------------------------------------------------------


def people(*persons: int) -> str:
    rows = "".join(f"{person:<6}  sygedagpenge  2023-12-10  -\n" for person in persons)
    return f"spells  group         start       end\n{rows}"


def own(before: str, after: str, *, known: str = "2024-02-15") -> Change:
    """An own count of persons on sygedagpenge, before and after a load of events."""
    of = part("højst 9", own_spec("ydelser.personer", "sygedagpenge"), reference=None)
    then, now = Figures([], end_of_day(THEN)), Figures([], end_of_day(NOW))
    then.events = counting(before, "2024-02-15", "2023-12-01")
    now.events = counting(after, known, "2023-12-01")
    (found,) = since(plan_of(goal_of(of)), now, then, NOW, THEN)
    return found


def test_own_work_is_the_same_period_counted_on_what_is_known_now() -> None:
    found = own(people(1, 2), people(1, 2, 3))
    assert causes(found.own) == [(Why.OWN_WORK, 1)]
    assert (found.own.before_period and found.own.before_period.id) == "2024M01"


def test_own_work_and_a_newer_month_are_told_apart() -> None:
    found = own(people(1, 2), people(1, 2, 3) + "4       sygedagpenge  2024-02-20  -\n", known="2024-03-01")
    assert causes(found.own) == [(Why.OWN_WORK, 1), (Why.NEW_FIGURES, 1)]
    assert adds_up(found.own)


def test_the_stage_moves_when_the_plan_begins_and_the_parts_of_a_goal_are_told_of() -> None:
    rows = drawn(ONE, as_of=FIRST_LOAD)
    then, now = Figures([Typed(rows)], end_of_day(THEN)), Figures([Typed(rows)], end_of_day(NOW))
    goal = replace(goal_of(part("under landsgennemsnittet", None)), parts=(replace(BELOW, id="a"),))
    plan = BoundPlan("plan", "Plan", plan_of().own, date(2024, 4, 1), LAST, (goal,), ())
    (found,) = since(plan, now, then, NOW, THEN)
    assert [each.code for each in found.says] == ["svar_stadie_flyttet", "svar_afgoerelse_flyttet"]
    assert [(each.id, each.nothing) for each in found.parts] == [("a", False)]


# --- a real plan -----------------------------------------------------------------------------------------


def test_golden_solroed_between_two_days_with_the_same_knowledge_only_the_stage_moves() -> None:
    """Everything the plan prints was known on 31 December 2023, the day before it begins."""
    _, bound, then = real("solroed-2024", "2023-12-31")
    _, _, now = real("solroed-2024", "2024-01-31")
    found = since(bound, now, then, date(2024, 1, 31), date(2023, 12, 31))
    assert len(found) == len(bound.goals)
    assert {cause for each in found for cause in causes(each.own)} == set()
    six = next(each for each in since_data(found, "da") if each["id"] == "6")
    assert (six["before"]["stage"], six["after"]["stage"]) == ("udgangspunkt", "undervejs")
    assert six["says"][0] == "fra udgangspunkt til undervejs"
