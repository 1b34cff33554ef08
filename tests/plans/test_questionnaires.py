"""The questionnaires of the plans, and the goals that point at them."""

from functools import cache
from pathlib import Path

import pytest

from pejl.check import check_file
from pejl.goals import BoundPlan
from pejl.sentences.shapes import AtEach, Duration, Per, Span, Times
from pejl.sources.made_up.companies import SURVEYS
from pejl.surveys import Kind, Questionnaire, from_json, questionnaires, to_json

PLANS = Path(__file__).parents[2] / "plans"
STEMS = sorted(path.stem for path in PLANS.glob("*.toml"))


@cache
def plan(stem: str) -> BoundPlan:
    found = check_file(PLANS / f"{stem}.toml").bound
    assert found is not None
    return found


def survey(stem: str, name: str) -> Questionnaire:
    return next(each for each in questionnaires(plan(stem)) if each.id == name)


@pytest.mark.parametrize(
    ("stem", "goal", "part", "asked"),
    [
        ("frederikssund-2024", "1a", "1a", "borgere.forloeb"),
        ("frederikssund-2024", "2c", "2c", "virksomheder.service"),
        ("solroed-2024", "1a", "1a", "virksomheder.adgang"),
        ("solroed-2024", "1b", "1b", "virksomheder.service"),
        ("stevns-2024-2026", "4", "a", "efter-samtale.muligheder"),
        ("stevns-2024-2026", "4", "b", "efter-samtale.fortaelle"),
        ("stevns-2024-2026", "4", "c", "efter-samtale.besvaret"),
        ("stevns-2024-2026", "4", "d", "efter-samtale.job"),
    ],
)
def test_satisfaction_goals_point_at_a_question_that_says_what_counts(
    stem: str, goal: str, part: str, asked: str
) -> None:
    found = next(each for each in plan(stem).goals if each.id == goal)
    spec = next(each.spec for each in found.parts or (found.part,) if each.id == part)
    assert spec is not None
    assert spec.asked is not None
    assert f"{spec.asked.survey}.{spec.asked.question}" == asked
    assert spec.asked.satisfied == ("meget_positiv", "positiv")
    assert spec.origin == "tastet"


@pytest.mark.parametrize("stem", STEMS)
def test_every_questionnaire_can_be_kept_by_a_round_and_is_in_both_languages(stem: str) -> None:
    for each in questionnaires(plan(stem)):
        assert from_json(to_json(each)) == each
        assert each.english
        assert stem == "eksempel" or all(question.english for question in each.questions)


def test_stevns_asks_everybody_after_each_talk() -> None:
    found = survey("stevns-2024-2026", "efter-samtale")
    assert (found.rhythm, found.many, len(found.questions)) == (AtEach("samtale"), None, 4)
    assert not found.companies


def test_stevns_chair_interviews_citizens_of_more_than_six_months_twice_a_year() -> None:
    found = survey("stevns-2024-2026", "formandens-interview")
    assert (found.kind, found.rhythm) == (Kind.INTERVIEW, Times(2, None, Per.YEAR))
    assert found.longer_than == Duration(6, Span.MONTHS)
    assert found.many
    assert found.guide


def test_stevns_quick_interviews_are_in_words_alone() -> None:
    found = survey("stevns-2024-2026", "rundspoerge")
    assert (found.rhythm, found.open_only) == (Times(4, 6, Per.YEAR), True)


def test_questions_of_the_made_up_ledger_stand_in_the_plans() -> None:
    """All but the overall judgement, which no plan of today asks for."""
    asked = {
        (each.id, question.id)
        for stem in ("frederikssund-2024", "solroed-2024")
        for each in questionnaires(plan(stem))
        for question in each.questions
    }
    made_up = {(name, question) for name, of_it in SURVEYS.items() for question in of_it}
    assert made_up - asked == {("borgere", "samlet")}
