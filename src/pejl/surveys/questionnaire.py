"""A questionnaire as the plan has it: whom it asks, how often, the questions and their scales."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from pejl.sentences.shapes import Duration, Rhythm
from pejl.surveys.dates import before
from pejl.words import Step, say, word

DONT_KNOW = "ved_ikke"
"""An answer that counts in no share and is told beside it."""
_FIVE = ("meget_positiv", "positiv", "neutral", "negativ", "meget_negativ")


class Kind(StrEnum):
    """A form that is filled in, or a talk that somebody holds by a guide."""

    FORM = "skema"
    INTERVIEW = "interview"


class Scale(StrEnum):
    """How a question is answered."""

    AGREE = "enig"
    CONTENT = "tilfreds"
    YES_NO = "ja-nej"
    TEXT = "tekst"

    @property
    def answers(self) -> tuple[str, ...]:
        """Codes of the ledger's answers in the order they are shown; none for words."""
        if self is Scale.TEXT:
            return ()
        return ("positiv", "negativ") if self is Scale.YES_NO else (*_FIVE, DONT_KNOW)

    def said(self, answer: str, lang: str = "da") -> str:
        """`Helt enig`, `Meget tilfreds`, `Ja`. Raises KeyError for an answer that the scale has not."""
        if answer not in self.answers:
            raise KeyError(answer)
        return say(self.step(answer).code, lang=lang)

    def step(self, answer: str) -> Step:
        """The answer as something to be said later."""
        return Step(f"skema_svar_{self.value.replace('-', '_')}_{answer}")


@dataclass(frozen=True, slots=True)
class ShownWhen:
    """A question is asked only where an earlier one was answered with one of these."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `english` is "" where the plan gives none: the Danish is then shown in both languages."""

    id: str
    text: str
    scale: Scale
    english: str = ""
    required: bool = False
    shown_when: ShownWhen | None = None

    def said(self, lang: str = "da") -> str:
        return self.english if lang == "en" and self.english else self.text


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire of the plan, or the one that a round was drawn with.

    `groups`: codes of the law shelf, a union of persons; of companies where `companies`. `many`: how many are drawn at
    random, None: everybody. `rhythm` None: the plan does not say when. `longer_than`: only those whose course has
    lasted longer. `open_days`: days from the draw up to and with the last day to answer. `reminder_days`: days from the
    draw until a reminder, None: no reminder. `satisfied`: answers that count as satisfied, () where the plan does not
    say. `guide`: the points of an interview. `said_when`: the sentence as the plan has it.
    """

    id: str
    title: str
    kind: Kind
    groups: tuple[str, ...]
    questions: tuple[Question, ...] = ()
    english: str = ""
    companies: bool = False
    many: int | None = None
    rhythm: Rhythm | None = None
    said_when: str = ""
    longer_than: Duration | None = None
    open_days: int = 21
    reminder_days: int | None = None
    satisfied: tuple[str, ...] = ()
    guide: tuple[str, ...] = ()
    remark: str = ""
    source: str = ""

    def said(self, lang: str = "da") -> str:
        return self.english if lang == "en" and self.english else self.title

    def question(self, name: str) -> Question:
        """Raises KeyError for a question that it has not."""
        found = next((each for each in self.questions if each.id == name), None)
        if found is None:
            raise KeyError(name)
        return found

    @property
    def open_only(self) -> bool:
        """Every question is answered in words: nothing of it is counted."""
        return all(each.scale is Scale.TEXT for each in self.questions)


class Asking(Protocol):
    """A bound plan, as far as this room knows it."""

    @property
    def questionnaires(self) -> tuple[Questionnaire, ...]: ...


def questionnaires(plan: Asking) -> tuple[Questionnaire, ...]:
    """The questionnaires of a bound plan (`pejl.goals.BoundPlan`) in the plan's order, interviews too."""
    return plan.questionnaires


def begun_by(q: Questionnaire, day: date) -> date | None:
    """The last first day of a course that on `day` has lasted longer than the plan asks for; None: any course.

    Borderline: over 6 months on 1 July is begun on 31 December at the latest; what began on 1 January has lasted
    6 months on that day and not longer.
    """
    return before(day, q.longer_than) if q.longer_than else None


def counted_as(q: Questionnaire, question: Question) -> tuple[Step, ...]:
    """The answers of the question's scale that count as satisfied, to be said; none where the plan does not say."""
    return tuple(question.scale.step(each) for each in question.scale.answers if each in q.satisfied)


def counts(q: Questionnaire, question: Question, lang: str = "da") -> str:
    """What counts as satisfied, in words: `helt enig eller enig`; "" where the plan does not say."""
    said = [say(each.code, lang=lang).lower() for each in counted_as(q, question)]
    return f" {word('skema_eller', lang)} ".join(said)
