"""What comes out of a closed round: every answer, no rows, no order; nothing at all of a few."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.surveys import LEAST, Released, Scale, Unreadable, new_key, released, seal
from spec.surveys.asking import ASKS

KEY = new_key()
forms = st.fixed_dictionaries(
    {},
    optional={
        "service": st.sampled_from(Scale.CONTENT.answers),
        "ringet": st.sampled_from(Scale.YES_NO.answers),
        "hvorfor": st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
        "adgang": st.sampled_from(Scale.AGREE.answers),
    },
)


def release(sent: list[dict[str, str]], seed: int = 1, least: int = LEAST) -> Released | None:
    sealed = [seal(KEY, each, "da") for each in sent]
    return released(sealed, KEY, ASKS, random.Random(seed), least)  # noqa: S311  # a test's own chance


@settings(deadline=None, max_examples=40)
@given(st.lists(forms, min_size=LEAST, max_size=12), st.integers(0, 99))
def test_each_question_keeps_its_answers_and_no_others(sent: list[dict[str, str]], seed: int) -> None:
    found = release(sent, seed)
    assert found is not None
    assert found.count == len(sent)
    for question in ASKS.questions:
        given_ = Counter(form[question.id] for form in sent if question.id in form)
        shown = {**found.answers, **found.texts}[question.id]
        few = 0 < given_.total() < LEAST
        assert (question.id in found.few) is few
        assert Counter(shown) == (Counter() if few else given_)


def test_the_order_is_the_chance_and_not_the_order_they_came_in() -> None:
    """Both orders of coming, and each question, with one chance: what is told does not show who came first."""
    sent = [{"service": each, "adgang": each} for each in Scale.AGREE.answers for _ in range(3)]
    found, turned = release(sent), release(sent[::-1])
    assert found is not None
    assert turned is not None
    assert list(found.answers["service"]) != [each["service"] for each in sent]
    assert found.answers["service"] != found.answers["adgang"]
    assert Counter(found.answers["service"]) == Counter(turned.answers["service"])


def test_two_questions_of_the_same_people_stand_in_unrelated_orders() -> None:
    """Over many rounds an answer stands at the place of its fellow no more often than by chance."""
    sent = [{"service": "positiv", "adgang": "positiv"}] * 10 + [{"service": "negativ", "adgang": "negativ"}] * 10
    alike = 0
    for seed in range(60):
        found = release(sent, seed)
        assert found is not None
        pairs = zip(found.answers["service"], found.answers["adgang"], strict=True)
        alike += sum(one == other for one, other in pairs)
    assert 520 < alike < 680


@pytest.mark.parametrize(("many", "opens"), [(LEAST - 1, False), (LEAST, True), (0, False)])
def test_fewer_than_the_least_are_opened_to_nobody(many: int, opens: bool) -> None:
    assert (release([{"service": "positiv"}] * many) is not None) is opens


def test_fewer_than_the_least_are_not_even_read() -> None:
    assert released([b"nothing that can be opened"] * 4, KEY, ASKS, random.Random(1)) is None  # noqa: S311
    with pytest.raises(Unreadable):
        released([b"nothing that can be opened"] * 5, KEY, ASKS, random.Random(1))  # noqa: S311


def test_a_question_that_few_were_asked_is_left_out_and_named() -> None:
    sent = [{"service": "positiv"}] * 6 + [{"service": "negativ", "ringet": "positiv", "hvorfor": "for sent"}] * 4
    found = release(sent)
    assert found is not None
    assert found.few == ("ringet", "hvorfor")
    assert (found.answers["ringet"], found.texts["hvorfor"], len(found.answers["service"])) == ((), (), 10)


def test_words_and_codes_are_apart() -> None:
    found = release([{"service": "negativ", "ringet": "positiv", "hvorfor": f"ord {n}"} for n in range(5)])
    assert found is not None
    assert (list(found.answers), list(found.texts)) == (["service", "ringet", "adgang"], ["hvorfor"])
