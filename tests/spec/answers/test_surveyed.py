"""What was answered, from the municipality's own asking and from typed figures: beside each other, never mixed."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from pejl.answers.disclosed import disclosed
from pejl.answers.explain import explain
from pejl.answers.leaving import leaving, told_of_nobody
from pejl.answers.standings import standings
from pejl.answers.surveyed import Answered, FromOrigin, newest, origins, surveyed
from pejl.check import check_file
from pejl.goals import BoundPlan, stand
from pejl.ledger import Figures, Origin
from pejl.ledger.figures import Typed
from pejl.periods import Period
from spec.drawing import KNOWN, drawn
from spec.indicators.counting import counting

PLANS = Path(__file__).parents[3] / "plans"
YEAR = Period.parse("2024")
AREAS = {"frederikssund-2024": "250", "solroed-2024": "269", "stevns-2024-2026": "336"}


@cache
def plan(stem: str) -> BoundPlan:
    found = check_file(PLANS / f"{stem}.toml").bound
    assert found is not None
    return found


def ledger(survey: str, area: str, day: str = "2024-05-01", **answers: str) -> str:
    """Answers by question, such as `service="7+ 2- 1?"`: seven satisfied, two not, one that did not know."""
    signs = {"+": "positiv", "-": "negativ", "?": "ved_ikke", "=": "neutral"}
    lines = ["    replies  survey                question              answer    day         area"]
    for question, counts in answers.items():
        for each in counts.split():
            row = f"{survey:20}  {question:20}  {signs[each[-1]]:8}  {day}  {area}"
            lines += [f"    {len(lines) + at:7}  {row}" for at in range(int(each[:-1]))]
    return "\n".join(lines) + "\n"


def figures(text: str, typed: str = "") -> Figures:
    beside = drawn(typed, source="tastet") if typed else []
    return Figures([Typed(beside)], KNOWN, events=counting(text))


def asked(stem: str, survey: str, question: str, known: Figures, *, others: bool = False) -> Answered:
    found = surveyed(plan(stem), known, YEAR, others=others)
    return next(each for each in found if (each.questionnaire.id, each.question.id) == (survey, question))


def own(stem: str, survey: str, counts: str, question: str = "service", *, others: bool = False) -> Answered:
    text = ledger(survey, AREAS[stem], **{question: counts})
    return asked(stem, survey, question, figures(text), others=others)


# --- own answers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stem", "survey", "question"),
    [
        ("frederikssund-2024", "borgere", "forloeb"),
        ("frederikssund-2024", "virksomheder", "service"),
        ("solroed-2024", "virksomheder", "adgang"),
        ("solroed-2024", "virksomheder", "service"),
        *(("stevns-2024-2026", "efter-samtale", each) for each in ("muligheder", "fortaelle", "besvaret", "job")),
    ],
)
def test_the_satisfaction_goals_are_answered_from_own_answers(stem: str, survey: str, question: str) -> None:
    found = own(stem, survey, "15+ 4- 1= 6?", question)
    assert found.own.result is not None
    assert (found.own.result.n, found.own.result.satisfied, found.own.result.dont_know) == (20, 15, 6)
    assert found.own.result.share == 75
    assert found.counts()


def test_own_and_the_goal_itself_say_the_same_number() -> None:
    known = figures(ledger("virksomheder", "250", service="17+ 3-"))
    (goal,) = (each for each in plan("frederikssund-2024").goals if each.id == "2c")
    counted = next(
        each for each in origins(plan("frederikssund-2024"), goal, known, date(2024, 12, 31)) if each.measured
    )
    shown = asked("frederikssund-2024", "virksomheder", "service", known).own.result
    assert counted.measured is not None
    assert shown is not None
    assert (counted.origin, counted.measured.value.exact, shown.share) == (Origin.OWN, 85, Fraction(85))


@pytest.mark.parametrize(("counts", "withheld"), [("4+", True), ("4+ 9?", True), ("4+ 1-", False), ("5+", False)])
def test_under_five_that_took_a_stand_are_withheld(counts: str, withheld: bool) -> None:
    found = own("solroed-2024", "virksomheder", counts).own
    assert found.withheld is withheld
    assert (found.result is None) is withheld
    assert (found.why is not None and found.why.code == "skema_faa_svar") is withheld


@pytest.mark.parametrize(("counts", "withheld"), [("5+ 4-", True), ("4+ 5-", True), ("6+", True), ("5+ 5-", False)])
def test_for_others_a_few_on_one_side_are_withheld_too(counts: str, withheld: bool) -> None:
    assert own("solroed-2024", "virksomheder", counts, others=True).own.withheld is withheld
    assert not own("solroed-2024", "virksomheder", counts).own.withheld


def test_nobody_answered_is_a_number_and_not_withheld() -> None:
    found = asked("solroed-2024", "virksomheder", "service", figures(ledger("virksomheder", "269", adgang="9+"))).own
    assert found.result is not None
    assert (found.result.n, found.result.share, found.withheld) == (0, None, False)


def test_a_few_that_did_not_know_are_not_told_exactly() -> None:
    few, none, more = (own("solroed-2024", "virksomheder", f"9+ 9- {dont_know}?").own for dont_know in (4, 0, 5))
    assert [each.few_dont_know for each in (few, none, more)] == [True, False, False]
    assert [each.result.dont_know for each in (few, none, more) if each.result] == [0, 0, 5]


def test_without_events_it_is_said_why_there_is_no_number() -> None:
    found = asked("solroed-2024", "virksomheder", "service", Figures([], KNOWN)).own
    assert found.why is not None
    assert (found.why.code, found.result, found.withheld) == ("egne_mangler", None, False)


def test_a_questionnaire_that_does_not_say_what_is_satisfied_has_no_share() -> None:
    bound = plan("solroed-2024")
    unsaid = replace(bound, questionnaires=tuple(replace(each, satisfied=()) for each in bound.questionnaires))
    found = surveyed(unsaid, figures(ledger("virksomheder", "269", service="9+")), YEAR)
    assert {each.own.why.code for each in found if each.own.why} == {"skema_uden_tilfredse_svar"}
    assert {each.counts() for each in found} == {""}


def test_questions_in_words_and_interviews_are_not_counted() -> None:
    found = surveyed(plan("stevns-2024-2026"), Figures([], KNOWN), YEAR)
    assert {each.questionnaire.id for each in found} == {"efter-samtale"}
    assert "hvorfor" not in {
        each.question.id for each in surveyed(plan("frederikssund-2024"), Figures([], KNOWN), YEAR)
    }


# --- typed figures beside --------------------------------------------------------------------------------

TYPED = """
    maaling      gruppe        naevner      opgoerelse  omraade  2023  2024
    tilfredshed  virksomheder  besvarelser  service     250      89    91
"""


def test_typed_and_own_stand_beside_each_other() -> None:
    found = asked(
        "frederikssund-2024", "virksomheder", "service", figures(ledger("virksomheder", "250", service="8+ 8-"), TYPED)
    )
    assert found.own.result is not None
    assert (found.own.result.share, found.own.result.n) == (50, 16)
    assert [(each.goal, each.measured.value.exact) for each in found.typed] == [("2c", 91)]
    assert found.typed[0].measured.trail.figures[0].source == "tastet"


OTHERS = ledger("virksomheder", "250", kommunikation="9+")


def test_typed_alone_is_no_own_answer() -> None:
    found = asked("frederikssund-2024", "virksomheder", "service", figures(OTHERS, TYPED))
    assert found.own.result is not None
    assert (found.own.result.n, len(found.typed)) == (0, 1)


def test_a_typed_figure_of_another_question_is_not_shown() -> None:
    found = asked("frederikssund-2024", "virksomheder", "kommunikation", figures("", TYPED))
    assert found.typed == []


# --- newest ----------------------------------------------------------------------------------------------


def test_newest_is_the_last_period_somebody_answered_in() -> None:
    early = ledger("virksomheder", "250", "2024-02-10", service="9+ 3-")
    found = newest(plan("frederikssund-2024"), figures(early), date(2024, 12, 31))
    assert [(each.question.id, each.period.id) for each in found] == [("service", "2024M02")]
    assert newest(plan("frederikssund-2024"), figures(early), date(2024, 2, 28)) == []


def test_newest_a_typed_figure_of_later_is_newer() -> None:
    early = ledger("virksomheder", "250", "2024-02-10", service="9+ 3-")
    (found,) = newest(plan("frederikssund-2024"), figures(early, TYPED), date(2024, 12, 31))
    assert (found.period.id, len(found.typed), found.own.result and found.own.result.n) == ("2024", 1, 12)


# --- by origin -------------------------------------------------------------------------------------------


def by_origin(text: str, typed: str) -> list[FromOrigin]:
    (goal,) = (each for each in plan("frederikssund-2024").goals if each.id == "2c")
    return origins(plan("frederikssund-2024"), goal, figures(text, typed), date(2024, 12, 31))


def test_origins_the_judged_one_is_first_and_each_is_marked() -> None:
    found = by_origin(ledger("virksomheder", "250", service="8+ 8-"), TYPED)
    assert [(each.origin, each.judged, each.measured and each.measured.value.exact) for each in found] == [
        (Origin.TYPED, True, 91),
        (Origin.OWN, False, 50),
    ]


def test_origins_the_judged_one_is_told_without_a_number_too() -> None:
    found = by_origin(ledger("virksomheder", "250", service="8+ 8-"), "")
    assert [(each.origin, each.measured is None) for each in found] == [(Origin.TYPED, True), (Origin.OWN, False)]
    assert found[0].why is not None


def test_origins_of_a_goal_of_parts_are_told_for_each_part() -> None:
    (goal,) = (each for each in plan("stevns-2024-2026").goals if each.id == "4")
    known = figures(ledger("efter-samtale", "336", muligheder="8+ 8-", job="9+ 3-"))
    found = origins(plan("stevns-2024-2026"), goal, known, date(2025, 1, 31))
    told = {each.part: each.measured.value.exact for each in found if each.measured}
    assert told == {"a": 50, "d": 75}


def test_explain_says_the_question_and_what_counts() -> None:
    bound = plan("frederikssund-2024")
    (goal,) = (each for each in bound.goals if each.id == "2c")
    known = figures("", TYPED)
    standing = next(each for each in standings(bound, known, date(2024, 12, 31)) if each.id == "2c")
    lines = [each.text for each in explain(bound, goal, standing, "da")]
    said = (
        'Spørgsmålet er "Hvor tilfreds er du med servicen?" i skemaet "Virksomhedernes tilfredshed med samarbejde og '
    )
    assert f'{said}service". Som tilfreds tæller efter planen: Meget tilfreds, Tilfreds.' in lines


@pytest.mark.parametrize(("dont_know", "told"), [(4, False), (5, True)])
def test_disclosed_a_few_that_did_not_know_are_not_told_to_others(dont_know: int, told: bool) -> None:
    bound = plan("frederikssund-2024")
    (goal,) = (each for each in bound.goals if each.id == "2c")
    assert goal.part.spec is not None
    judged = replace(goal, part=replace(goal.part, spec=replace(goal.part.spec, origin=Origin.OWN)))
    known = figures(ledger("virksomheder", "250", service=f"30+ 6- {dont_know}?"))
    asking, day = replace(bound, goals=(judged,)), date(2024, 12, 31)
    seen = disclosed(stand(judged, asking, known, day), leaving(asking, told_of_nobody(known), day))
    assert seen.judgement.own is not None
    codes = {step.code for step in seen.judgement.own.trail.steps}
    assert ("skema_svarede_ved_ikke" in codes) is told
    assert "skema_talt_som_tilfreds" in codes
