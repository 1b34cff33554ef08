"""A sealed answer says nothing: not how long it is, not when it came, not in which language."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.surveys import LONGEST_TEXT, MOST_QUESTIONS, MOST_TEXTS, TooLong, Unreadable, new_key, opened, seal
from pejl.surveys.sealed import LENGTH

KEY = new_key()
sent = st.dictionaries(
    st.text(max_size=10), st.text(st.characters(exclude_categories=["Cs"]), max_size=200), max_size=8
)


@settings(deadline=None)
@given(sent, st.sampled_from(["da", "en"]))
def test_opened_is_what_was_sealed(answers: dict[str, str], lang: str) -> None:
    found = opened(KEY, seal(KEY, answers, lang))
    assert (dict(found.answers), found.lang) == (answers, lang)


@settings(deadline=None)
@given(sent, sent)
def test_all_sealed_answers_have_one_length(one: dict[str, str], other: dict[str, str]) -> None:
    assert len(seal(KEY, one, "da")) == len(seal(KEY, other, "en"))


def test_the_longest_form_that_is_let_through_can_be_sealed() -> None:
    """Four bytes a sign is the most that a printable sign takes."""
    texts = {f"{'å' * 38}{number}": "𐍈" * LONGEST_TEXT for number in range(MOST_TEXTS)}
    choices = {f"{'å' * 38}{number}": "meget_negativ" for number in range(10, 10 + MOST_QUESTIONS)}
    assert seal(KEY, {**texts, **choices}, "da")


def test_what_does_not_fit_is_refused_and_not_sealed_longer() -> None:
    with pytest.raises(TooLong):
        seal(KEY, {"hvorfor": "a" * LENGTH}, "da")


def test_the_seal_holds_no_time() -> None:
    """The field that is there for it, bytes 1-8, says the same in every one."""
    stamps = {base64.urlsafe_b64decode(seal(KEY, {"a": str(number)}, "da"))[1:9] for number in range(3)}
    assert stamps == {bytes(8)}


def test_the_same_answers_are_never_sealed_alike() -> None:
    assert seal(KEY, {"a": "positiv"}, "da") != seal(KEY, {"a": "positiv"}, "da")


def test_the_answer_cannot_be_read_in_the_seal() -> None:
    sealed = base64.urlsafe_b64decode(seal(KEY, {"a": "KANARIE"}, "da"))
    assert b"KANARIE" not in sealed


def test_another_key_opens_nothing() -> None:
    with pytest.raises(Unreadable):
        opened(new_key(), seal(KEY, {"a": "positiv"}, "da"))


def test_a_changed_seal_is_not_opened() -> None:
    sealed = bytearray(seal(KEY, {"a": "positiv"}, "da"))
    sealed[200] ^= 1
    with pytest.raises(Unreadable):
        opened(KEY, bytes(sealed))


def test_bytes_of_a_database_are_opened_too() -> None:
    assert opened(KEY, memoryview(seal(KEY, {"a": "ja"}, "da"))).answers == {"a": "ja"}  # type: ignore[arg-type]
