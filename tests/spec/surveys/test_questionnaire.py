"""Whom a questionnaire asks, what it skips, what it refuses, and how a round keeps it."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from pejl.sentences.shapes import Duration, Span
from pejl.surveys import (
    LONGEST_TEXT,
    WHOLE,
    Kind,
    Question,
    Questionnaire,
    Scale,
    begun_by,
    counts,
    from_json,
    settled,
    shown,
    to_json,
)
from spec.surveys.asking import AGREE, ASKS, SERVICE, questionnaires


def of(**answers: str) -> list[str]:
    return [each.id for each in shown(ASKS, answers)]


# --- skips -----------------------------------------------------------------------------------------------


def test_a_question_with_a_condition_is_asked_only_when_it_is_met() -> None:
    assert of() == ["service", "adgang"]
    assert of(service="neutral") == ["service", "adgang"]
    assert of(service="negativ") == ["service", "ringet", "adgang"]


def test_a_question_after_a_skipped_one_is_skipped_whatever_was_written_there() -> None:
    assert of(service="positiv", ringet="positiv") == ["service", "adgang"]
    assert of(service="negativ", ringet="positiv") == ["service", "ringet", "hvorfor", "adgang"]


def test_settled_leaves_out_the_answers_of_skipped_questions_and_blank_ones() -> None:
    changed = {"service": "positiv", "ringet": "positiv", "hvorfor": "Ingen ringede tilbage", "adgang": "  "}
    assert settled(ASKS, changed).answers == {"service": "positiv"}


def test_settled_drops_what_is_no_question() -> None:
    assert settled(ASKS, {"service": "positiv", "cpr": "619913-0000"}).answers == {"service": "positiv"}


# --- faults ----------------------------------------------------------------------------------------------


def test_settled_a_required_question_that_is_asked_and_not_answered_is_a_fault() -> None:
    assert settled(ASKS, {"adgang": "positiv"}).faults == {"service": "Her mangler et svar."}
    assert settled(ASKS, {"service": "negativ"}, "en").faults == {"ringet": "An answer is missing here."}


def test_settled_a_required_question_that_is_skipped_is_no_fault() -> None:
    assert settled(ASKS, {"service": "positiv"}).faults == {}


def test_settled_with_a_fault_nothing_can_be_sealed() -> None:
    found = settled(ASKS, {"service": "positiv", "adgang": "godt"})
    assert (dict(found.answers), list(found.faults)) == ({}, ["adgang"])


def test_settled_an_answer_of_another_scale_is_a_fault() -> None:
    assert list(settled(ASKS, {"service": "negativ", "ringet": "neutral"}).faults) == ["ringet"]
    assert list(settled(ASKS, {"service": "negativ", "ringet": "ved_ikke"}).faults) == ["ringet"]


@pytest.mark.parametrize(("length", "faults"), [(LONGEST_TEXT, []), (LONGEST_TEXT + 1, ["hvorfor"])])
def test_settled_words_may_be_as_long_as_there_is_room_for(length: int, faults: list[str]) -> None:
    written = {"service": "negativ", "ringet": "positiv", "hvorfor": "æ" * length}
    assert list(settled(ASKS, written).faults) == faults


def test_settled_a_form_without_an_answer_is_a_fault_of_the_whole() -> None:
    nothing_required = replace(ASKS, questions=(AGREE,))
    assert list(settled(nothing_required, {}).faults) == [WHOLE]


def test_settled_line_ends_and_control_signs_of_the_sender_are_made_alike() -> None:
    written = {"service": "negativ", "ringet": "positiv", "hvorfor": " en\r\nto\x00\rtre\u200b "}
    assert settled(ASKS, written).answers["hvorfor"] == "en\nto\ntre"


# --- words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("scale", Scale)
def test_every_answer_of_every_scale_has_words_of_its_own(scale: Scale, lang: str) -> None:
    said = [scale.said(answer, lang) for answer in scale.answers]
    assert len(set(said)) == len(said)


def test_an_answer_of_another_scale_has_no_words() -> None:
    with pytest.raises(KeyError):
        Scale.YES_NO.said("neutral")


def test_what_counts_as_satisfied_is_said_in_the_words_of_the_scale() -> None:
    assert counts(ASKS, SERVICE) == "meget tilfreds eller tilfreds"
    assert counts(ASKS, AGREE) == "helt enig eller enig"
    assert counts(ASKS, AGREE, "en") == "strongly agree or agree"
    assert counts(ASKS, Question("x", "Vil I anbefale os?", Scale.YES_NO)) == "ja"


def test_a_plan_that_does_not_say_what_is_satisfied_says_nothing() -> None:
    assert counts(replace(ASKS, satisfied=()), SERVICE) == ""


def test_without_english_words_the_danish_are_shown() -> None:
    assert (SERVICE.said("en"), AGREE.said("en")) == ("How satisfied are you?", "Det er let at få fat i os")


# --- length of a course ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("length", "day", "begun"),
    [
        (Duration(6, Span.MONTHS), date(2024, 7, 1), date(2023, 12, 31)),
        (Duration(6, Span.MONTHS), date(2024, 8, 31), date(2024, 2, 29)),
        (Duration(6, Span.MONTHS), date(2024, 8, 29), date(2024, 2, 28)),
        (Duration(1, Span.YEARS), date(2025, 2, 28), date(2024, 2, 27)),
        (Duration(1, Span.YEARS), date(2025, 3, 1), date(2024, 2, 29)),
        (Duration(26, Span.WEEKS), date(2024, 7, 1), date(2023, 12, 31)),
    ],
)
def test_begun_by_a_course_of_exactly_the_length_is_not_longer(length: Duration, day: date, begun: date) -> None:
    assert begun_by(replace(ASKS, longer_than=length), day) == begun


def test_begun_by_is_nothing_where_any_course_will_do() -> None:
    assert begun_by(ASKS, date(2024, 7, 1)) is None


# --- kept by a round -------------------------------------------------------------------------------------


@given(questionnaires)
def test_frozen_comes_back_the_same_through_json(q: Questionnaire) -> None:
    assert from_json(json.loads(json.dumps(to_json(q)))) == q


def test_frozen_an_unknown_layout_is_refused() -> None:
    with pytest.raises(ValueError, match="2"):
        from_json({**to_json(ASKS), "layout": 2})


def test_open_only_is_when_nothing_can_be_counted() -> None:
    words = replace(ASKS, questions=(Question("a", "Hvordan gik det?", Scale.TEXT),))
    assert (words.open_only, ASKS.open_only, ASKS.kind) == (True, False, Kind.FORM)
