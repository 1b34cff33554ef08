"""A questionnaire as plain values and back: a round keeps the one it was drawn with, whatever becomes of the plan."""

from collections.abc import Mapping
from typing import Any

from pejl.sentences import parse_rhythm, print_rhythm
from pejl.sentences.shapes import Duration, Span
from pejl.surveys.questionnaire import Kind, Question, Questionnaire, Scale, ShownWhen

LAYOUT = 1
"""Of the plain values; another number is refused."""


def to_json(q: Questionnaire) -> dict[str, object]:
    """Plain values that JSON holds, and that `from_json` makes the same questionnaire of."""
    return {
        "layout": LAYOUT,
        "id": q.id,
        "title": q.title,
        "english": q.english,
        "kind": q.kind.value,
        "groups": list(q.groups),
        "companies": q.companies,
        "many": q.many,
        "rhythm": print_rhythm(q.rhythm) if q.rhythm else None,
        "said_when": q.said_when,
        "longer_than": [q.longer_than.number, q.longer_than.span.value] if q.longer_than else None,
        "open_days": q.open_days,
        "reminder_days": q.reminder_days,
        "satisfied": list(q.satisfied),
        "guide": list(q.guide),
        "remark": q.remark,
        "source": q.source,
        "questions": [_question(each) for each in q.questions],
    }


def _question(question: Question) -> dict[str, object]:
    when = question.shown_when
    return {
        "id": question.id,
        "text": question.text,
        "english": question.english,
        "scale": question.scale.value,
        "required": question.required,
        "shown_when": {"question": when.question, "answers": list(when.answers)} if when else None,
    }


def from_json(data: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire that `to_json` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    if data["layout"] != LAYOUT:
        raise ValueError(data["layout"])
    length = data["longer_than"]
    return Questionnaire(
        id=data["id"],
        title=data["title"],
        kind=Kind(data["kind"]),
        groups=tuple(data["groups"]),
        questions=tuple(_read(each) for each in data["questions"]),
        english=data["english"],
        companies=data["companies"],
        many=data["many"],
        rhythm=parse_rhythm(data["rhythm"]) if data["rhythm"] else None,
        said_when=data["said_when"],
        longer_than=Duration(length[0], Span(length[1])) if length else None,
        open_days=data["open_days"],
        reminder_days=data["reminder_days"],
        satisfied=tuple(data["satisfied"]),
        guide=tuple(data["guide"]),
        remark=data["remark"],
        source=data["source"],
    )


def _read(data: Mapping[str, Any]) -> Question:
    when = data["shown_when"]
    return Question(
        id=data["id"],
        text=data["text"],
        scale=Scale(data["scale"]),
        english=data["english"],
        required=data["required"],
        shown_when=ShownWhen(when["question"], tuple(when["answers"])) if when else None,
    )
