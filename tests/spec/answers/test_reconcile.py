"""`pejl afstem`: an own count beside the printed number, and what the rows can explain of the difference."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest

from pejl.answers.reconcile import Reconciled, of_benefits, of_goals
from pejl.goals import BoundPlan, Goal
from pejl.ledger import Figure, Figures, Origin
from pejl.ledger.figures import Typed
from pejl.measure import Spec
from pejl.numbers import Match, Value
from spec.drawing import AS_OF, KNOWN, drawn, spec
from spec.goals.judging import FIRST, LAST, OWN_PLACE, part
from spec.indicators.counting import counting

DAY = date(2026, 1, 1)
SICK = spec("ydelser.fuldtidspersoner", "sygedagpenge")
HEADS = "    spells  group          start       end         minutes\n"


def printed(value: str, group: str = "sygedagpenge", as_of: datetime = AS_OF, measure: str = "") -> list[Figure]:
    """One published number for June 2024, which has 30 days."""
    head = "    maaling           gruppe                  naevner               omraade  2024M06\n"
    of = "arbejdsstyrken_16_66" if measure else ""
    return drawn(f"{head}    {measure or 'fuldtidspersoner':16}  {group:22}  {of:20}  250      {value}\n", as_of=as_of)


def months(days: str, group: str = "sygedagpenge", minutes: int = 2220) -> str:
    """One person for each number: so many days of June."""
    return HEADS + "".join(
        f"    {person:<6}  {group:13}  2024-06-01  2024-06-{int(each) + 1}  {minutes}\n"
        if int(each) < 30
        else f"    {person:<6}  {group:13}  2024-06-01  2024-07-01  {minutes}\n"
        for person, each in enumerate(days.split(), 1)
    )


def whole(persons: int, *days: int) -> str:
    return " ".join(["30"] * persons + [str(each) for each in days])


def reconciled(
    ledger: str, beside: Sequence[Figure], asked: Spec = SICK, before: str | None = None, known: str = "2024-12-31"
) -> Reconciled:
    """A goal's number both ways; `before` is the ledger as it was known when the number was printed."""
    figures = Figures([Typed(beside)], KNOWN, events=counting(ledger, known))
    goal = Goal(part("højst 12", asked), (), LAST, (), "l. 1")
    plan = BoundPlan("plan", "Plan", OWN_PLACE, FIRST, LAST, (goal,), ())
    (found,) = of_goals(plan, figures, DAY, lambda _: counting(ledger if before is None else before, known))
    return found


def exact(value: Value | None) -> Fraction | None:
    return None if value is None else value.exact


def told(found: Reconciled) -> dict[str, Any]:
    """Each step with its number."""
    steps = {step.code: step.params.get("antal") for step in found.why}
    return {code: exact(number) if isinstance(number, Value) else None for code, number in steps.items()}


REST = "afstem_uforklaret"

# --- within the print ------------------------------------------------------------------------------------


def test_afstem_a_printed_12_agrees_with_an_own_12_3() -> None:
    found = reconciled(months(whole(12, 9)), printed("12"))
    assert (exact(found.own), found.match, found.why) == (Fraction("12.3"), Match.MATCHES, ())
    assert exact(found.difference) == Fraction("0.3")


def test_afstem_what_is_the_same_agrees_and_what_is_beyond_the_print_does_not() -> None:
    assert reconciled(months(whole(12)), printed("12")).match is Match.MATCHES
    found = reconciled(months(whole(12, 18)), printed("12"))
    assert (found.match, told(found)) == (Match.DIFFERS, {REST: Fraction("0.6"), "afstem_kan_ikke_ses": None})


@pytest.mark.parametrize(("persons", "match"), [(0, Match.CAN_MATCH), (2, Match.CAN_MATCH), (3, Match.DIFFERS)])
def test_afstem_a_withheld_number_agrees_with_0_to_2(persons: int, match: Match) -> None:
    ledger = months(whole(persons)) + "    9       fleksjob       2024-06-01  -           2220\n"
    assert reconciled(ledger, printed(".")).match is match


def test_afstem_the_remainder_to_a_withheld_number_is_to_the_nearest_it_can_be() -> None:
    assert told(reconciled(months(whole(5)), printed(".")))[REST] == 3


# --- what the rows explain -------------------------------------------------------------------------------

EARLY = datetime(2024, 8, 30, 22, 30, tzinfo=UTC)
"""Half past midnight on 31 August in Copenhagen."""


def test_afstem_rows_known_later_explain_all_of_a_difference() -> None:
    found = reconciled(months(whole(13)), printed("12", as_of=EARLY), before=months(whole(12)))
    assert told(found) == {"afstem_kendt_siden": 1}
    assert found.why[0].params["dag"] == date(2024, 8, 31)


def test_afstem_rows_known_later_explain_down_to_the_print() -> None:
    found = reconciled(months(whole(13)), printed("12", as_of=EARLY), before=months(whole(12, 9)))
    assert told(found) == {"afstem_kendt_siden": Fraction("0.7")}


def test_afstem_what_rows_known_later_leave_is_told_as_not_explained() -> None:
    found = reconciled(months(whole(15)), printed("12", as_of=EARLY), before=months(whole(14)))
    assert told(found) == {"afstem_kendt_siden": 1, REST: 2, "afstem_kan_ikke_ses": None}


def test_afstem_nothing_is_known_later_than_a_number_printed_last() -> None:
    found = reconciled(months(whole(13)), printed("12"), before=months(whole(12)))
    assert "afstem_kendt_siden" not in told(found)


def test_afstem_a_share_is_explained_by_later_rows_with_the_same_denominator() -> None:
    population = drawn(
        "    maaling     naevner               omraade  2024Q02\n    befolkning  arbejdsstyrken_16_66  250      200"
    )
    asked = spec("ydelser.andel", "sygedagpenge", naevner="arbejdsstyrken_16_66")
    share = printed("6.0", as_of=EARLY, measure="andel")
    found = reconciled(months(whole(13)), [*share, *population], asked, before=months(whole(12)))
    assert (exact(found.own), told(found)) == (Fraction("6.5"), {"afstem_kendt_siden": Fraction("0.5")})


def test_afstem_part_time_is_told_with_what_it_would_be_as_full_time() -> None:
    found = reconciled(months(whole(10), minutes=1110), printed("10"))
    assert told(found) == {"afstem_deltid": 5, REST: -5, "afstem_kan_ikke_ses": None}


def test_afstem_part_time_of_a_visited_group_is_told_too() -> None:
    group = "kontanthjaelp:jobparat"
    members = "".join(f"    {person:<6}  jobparat  2024-06-01  -\n" for person in range(1, 11))
    ledger = f"{months(whole(10), 'kontanthjaelp', 1110)}\n    groups  group     start       end\n{members}"
    found = reconciled(ledger, printed("10", group), spec("ydelser.fuldtidspersoner", group))
    assert told(found)["afstem_deltid"] == 5
    assert "afstem_to_ydelser" not in told(found)


def test_afstem_days_on_another_benefit_too_are_told() -> None:
    ledger = months(whole(13)) + "    13      a_dagpenge     2024-06-16  2024-07-01  2220\n"
    assert told(reconciled(ledger, printed("12")))["afstem_to_ydelser"] == Fraction(1, 2)
    both = [each._replace(group="a_dagpenge+sygedagpenge") for each in printed("12")]
    within = reconciled(ledger, both, replace(SICK, groups=("a_dagpenge", "sygedagpenge")))
    assert told(within) == {REST: Fraction(3, 2), "afstem_kan_ikke_ses": None}


@pytest.mark.parametrize(("day", "preliminary"), [(19, True), (20, False)])
def test_afstem_a_number_published_soon_may_be_preliminary(day: int, preliminary: bool) -> None:
    """50 days after the last of June is 19 August."""
    as_of = datetime(2024, 8, day - 1, 12, tzinfo=UTC)
    found = reconciled(months(whole(13)), printed("12", as_of=as_of), known="2024-08-01")
    assert ("afstem_foreloebig" in told(found)) is preliminary


# --- what cannot be held up ------------------------------------------------------------------------------


def test_afstem_the_newest_period_that_both_know() -> None:
    both = [*printed("12"), *(replace_period(each, "2024M09") for each in printed("99"))]
    found = reconciled(months(whole(12)), both, known="2024-08-31")
    assert (found.period and found.period.id, found.match) == ("2024M06", Match.MATCHES)


def replace_period(figure: Figure, period: str) -> Figure:
    return figure._replace(period=period)


def test_afstem_a_number_that_events_do_not_reach_is_shown_alone() -> None:
    found = reconciled(months(whole(12)), printed("12"), known="2024-06-29")
    assert (exact(found.printed), found.own, found.lacks and found.lacks.code) == (12, None, "egne_uden_for")


def test_afstem_a_way_to_count_that_events_do_not_know_stops_nothing() -> None:
    asked = spec("ydelser.fuldtidspersoner", "sygedagpenge", variant="sæsonkorrigeret")
    figures = [each._replace(variant="sæsonkorrigeret") for each in printed("12")]
    found = reconciled(months(whole(12)), figures, asked)
    assert (exact(found.printed), found.lacks and found.lacks.code) == (12, "egne_uden_opgoerelse")


def test_afstem_without_a_printed_number_there_is_nothing_to_hold_it_against() -> None:
    found = reconciled(months(whole(12)), [])
    assert (found.period, found.lacks and found.lacks.code) == (None, "ingen_offentliggjort")


# --- every benefit ---------------------------------------------------------------------------------------


def test_afstem_every_benefit_with_a_published_or_a_printed_number_is_held_up() -> None:
    typed = [each._replace(source="tastet") for each in printed("1", "fleksjob")]
    ledger = months(whole(12)) + "    13      fleksjob       2024-06-01  -           2220\n"
    figures = Figures([Typed([*printed("12"), *typed])], KNOWN, events=counting(ledger))
    plan = BoundPlan("plan", "Plan", OWN_PLACE, FIRST, LAST, (), ())
    found = {each.label: each.match for each in of_benefits(plan, figures, DAY, lambda _: counting(ledger))}
    assert found == {"fuldtidspersoner, sygedagpenge": Match.MATCHES, "fuldtidspersoner, fleksjob": Match.MATCHES}


def test_afstem_goals_on_own_events_have_no_printed_number_of_their_own() -> None:
    goal = Goal(part("højst 12", replace(SICK, origin=Origin.OWN)), (), LAST, (), "l. 1")
    plan = BoundPlan("plan", "Plan", OWN_PLACE, FIRST, LAST, (goal,), ())
    figures = Figures([Typed(printed("12"))], KNOWN, events=counting(months(whole(12))))
    assert list(of_goals(plan, figures, DAY, lambda _: counting(months(whole(12))))) == []
