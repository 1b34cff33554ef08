"""A form that is being filled in: which questions it asks, and whether its answers can be sealed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pejl.surveys.questionnaire import Question, Questionnaire, Scale
from pejl.words import say

LONGEST_TEXT = 1000
"""Characters of one answer in words; more is a fault of the answer, and is told beside the field."""
MOST_TEXTS = 3
"""Questions in words of one questionnaire: with so many of the longest answers a form can still be sealed."""
MOST_QUESTIONS = 40
WHOLE = ""
"""Under this a fault of the whole form is told."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a form came to: `answers` that can be sealed, without those of questions that were skipped; or `faults`, a
    sentence by question, and then nothing may be sealed."""

    answers: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)


def shown(q: Questionnaire, answers: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions that are asked, given the answers so far. A question whose condition points at one that is itself
    skipped is skipped, whatever was written there."""
    asked: dict[str, Question] = {}
    for each in q.questions:
        when = each.shown_when
        if when is None or (when.question in asked and answers.get(when.question, "").strip() in when.answers):
            asked[each.id] = each
    return tuple(asked.values())


def settled(q: Questionnaire, answers: Mapping[str, str], lang: str = "da") -> Settled:
    """Answers as they were sent, made ready: blank ones and those of skipped questions are left out. Faults: a required
    question that is asked and not answered, an answer that the scale has not, words longer than LONGEST_TEXT, and a
    form without any answer (under WHOLE). What is no question of the questionnaire is dropped."""
    found: dict[str, str] = {}
    faults: dict[str, str] = {}
    for question in shown(q, answers):
        given = _cleaned(answers.get(question.id, ""))
        if fault := _fault(question, given):
            faults[question.id] = say(fault, {"hoejst": LONGEST_TEXT}, lang)
        elif given:
            found[question.id] = given
    if not found and not faults:
        faults[WHOLE] = say("skema_fejl_tom", lang=lang)
    return Settled({}, faults) if faults else Settled(found)


def _fault(question: Question, given: str) -> str:
    """The code of what is wrong; "" for nothing."""
    if not given:
        return "skema_fejl_mangler" if question.required else ""
    if question.scale is Scale.TEXT:
        return "skema_fejl_for_lang" if len(given) > LONGEST_TEXT else ""
    return "" if given in question.scale.answers else "skema_fejl_ukendt_svar"


def _cleaned(given: str) -> str:
    """Without what cannot be seen: line ends and control signs say more of the sender than of the answer."""
    lines = given.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "".join(sign for sign in lines if sign == "\n" or sign.isprintable())
