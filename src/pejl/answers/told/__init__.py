"""Words about a change: sentences from the numbers by rules that never overstate, Danish and English.

`facts_of` makes the facts of a goal from its change since a day, `told` the sentences, `summary` the first page.
"""

from pejl.answers.told.claim import Claim
from pejl.answers.told.facts import THRESHOLDS, Cause, Facts, Good, Seen, Thresholds, good_of
from pejl.answers.told.sentences import Telling, told
from pejl.answers.told.source import facts_of, same_time
from pejl.answers.told.summary import Group, Line, Summary, summary

__all__ = [
    "THRESHOLDS",
    "Cause",
    "Claim",
    "Facts",
    "Good",
    "Group",
    "Line",
    "Seen",
    "Summary",
    "Telling",
    "Thresholds",
    "facts_of",
    "good_of",
    "same_time",
    "summary",
    "told",
]
