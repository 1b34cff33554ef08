"""The answers of a closed round, question by question, with nothing left of which came together or when."""

from collections.abc import Mapping, MutableSequence, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pejl.surveys.questionnaire import Question, Questionnaire, Scale
from pejl.surveys.sealed import Opened, opened

LEAST = 5
"""The smallest number of answers that are opened to anybody."""


class Shuffles(Protocol):
    """`random.SystemRandom()` in use, a seeded `random.Random` in a test."""

    def shuffle(self, x: MutableSequence[Any]) -> None: ...


@dataclass(frozen=True, slots=True)
class Released:
    """`count`: how many answered at all. `answers`: codes by question of a scale; `texts`: words by question in words.
    Each is shuffled apart, so that no two questions' answers stand in one order. `few`: questions that fewer than the
    least answered; their answers are in neither, and are to be destroyed with the rest."""

    count: int
    answers: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, tuple[str, ...]]
    few: tuple[str, ...] = ()


def released(
    sealed: Sequence[bytes], key: bytes, q: Questionnaire, rng: Shuffles, least: int = LEAST
) -> Released | None:
    """The round's answers; None, and nothing is opened, where there are fewer than the least. Raises Unreadable."""
    if len(sealed) < least:
        return None
    forms = [opened(key, each) for each in sealed]
    answers: dict[str, tuple[str, ...]] = {}
    texts: dict[str, tuple[str, ...]] = {}
    few = []
    for question in q.questions:
        given = _given(question, forms)
        if 0 < len(given) < least:
            few.append(question.id)
            given = []
        rng.shuffle(given)
        (texts if question.scale is Scale.TEXT else answers)[question.id] = tuple(given)
    return Released(len(forms), answers, texts, tuple(few))


def _given(question: Question, forms: Sequence[Opened]) -> list[str]:
    """The answers to one question, of the scale alone where it has one."""
    found = [form.answers[question.id] for form in forms if question.id in form.answers]
    return found if question.scale is Scale.TEXT else [each for each in found if each in question.scale.answers]
