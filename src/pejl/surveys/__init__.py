"""Asking citizens and companies: pure rules of a questionnaire, a draw, a sealed answer, its release and what it says.

Nothing here reads a clock, a file or a database: days, seeds, keys and what shuffles are passed in. Who was asked and
what was answered meet in no function.
"""

from pejl.surveys.draw import drawn
from pejl.surveys.filled import LONGEST_TEXT, MOST_QUESTIONS, MOST_TEXTS, WHOLE, Settled, settled, shown
from pejl.surveys.frozen import from_json, to_json
from pejl.surveys.questionnaire import (
    DONT_KNOW,
    Kind,
    Question,
    Questionnaire,
    Scale,
    ShownWhen,
    begun_by,
    counted_as,
    counts,
    questionnaires,
)
from pejl.surveys.release import LEAST, Released, released
from pejl.surveys.response import GroupResponse, Response, response
from pejl.surveys.response import from_json as response_from_json
from pejl.surveys.rounds import Rounds, Wanted, asked_for, due
from pejl.surveys.satisfied import Satisfied, of_counts, share
from pejl.surveys.sealed import Opened, TooLong, Unreadable, new_key, opened, seal

__all__ = [
    "DONT_KNOW",
    "LEAST",
    "LONGEST_TEXT",
    "MOST_QUESTIONS",
    "MOST_TEXTS",
    "WHOLE",
    "GroupResponse",
    "Kind",
    "Opened",
    "Question",
    "Questionnaire",
    "Released",
    "Response",
    "Rounds",
    "Satisfied",
    "Scale",
    "Settled",
    "ShownWhen",
    "TooLong",
    "Unreadable",
    "Wanted",
    "asked_for",
    "begun_by",
    "counted_as",
    "counts",
    "drawn",
    "due",
    "from_json",
    "new_key",
    "of_counts",
    "opened",
    "questionnaires",
    "released",
    "response",
    "response_from_json",
    "seal",
    "settled",
    "share",
    "shown",
    "to_json",
]
