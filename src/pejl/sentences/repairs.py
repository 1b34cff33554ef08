"""What people nearly write, put right without touching what they mean.

A suggestion is the written text itself after the fewest of these repairs that make it a sentence. A repair adds what
was taken for granted, or drops what says nothing about the limit: numbers with their units, directions, baselines and
area names stay. Where no repair helps, there is no suggestion.
"""

import re

from pejl.periods import MONTHS
from pejl.sentences.words import NOUNS, NUMBER_WORDS

Repair = tuple[re.Pattern[str], str]


def _repair(pattern: str, instead: str = "") -> Repair:
    return re.compile(pattern, re.IGNORECASE), instead


_YEAR = r"(?:19|20|21)\d\d\b"
_NUMBER = rf"(?:\d[\d.,]*|(?:{'|'.join(NUMBER_WORDS)})\b)"
_AMOUNT = r"\d[\d.,]* ?[^\s\d]+"
_PERCENT = r"(?:%|pct|procent|pp\b|p\.p)"
_CAPITAL = r"(?-i:[A-ZÆØÅ])"
_MEANT = (
    rf"\d|{_CAPITAL}|\b(?:{'|'.join(NUMBER_WORDS)}|ikke|ej|uden|inden|senest|siden|end|forhold|hver|pr|om)\b"
    r"|\b(?:mindst|min|højst|maks|max|over|under|mere|flere|færre|høj|større|lav|fald|stig)"
)
"""What a dropped clause must not hold: it would change the goal."""
_DAY = rf"(?: (?:i|af|med|ved|den|d\.|udgangen|slutningen|ultimo|\d+\.|kvartal|{'|'.join(MONTHS['da'])}))* {_YEAR}"
_THINGS = "|".join([*NOUNS, *NOUNS.values(), "person", "personer", "virksomheder", "arrangement", "arrangementer"])

_SAYS_NOTHING = _repair(
    r"\b(?:ca|cirka|omkring|omtrent|markant|klart|væsentligt|betydeligt|tydeligt|gerne|målet er|skal være)\b\.? ?"
)
# The indicator of the goal, or `opfyldt_af` of the promise, says what is counted.
_THING_COUNTED = _repair(rf"\b(?:{_THINGS}) (?=om |i |pr|per |hver|ugentlig|månedlig|årlig|kvartalsvis)")

FOR_TARGETS = (
    _SAYS_NOTHING,
    _THING_COUNTED,
    _repair(r"^(?:>=|≥) ?", "mindst "),
    _repair(r"^(?:<=|≤) ?", "højst "),
    _repair(r"^> ?(?!=)", "over "),
    _repair(r"^< ?(?!=)", "under "),
    _repair(rf"^(?:skal (?:falde|reduceres|nedbringes)|falder) med (?:mindst )?({_AMOUNT})", r"mindst \1 lavere"),
    _repair(rf"^(?:skal (?:stige|øges|hæves)|stiger) med (?:mindst )?({_AMOUNT})", r"mindst \1 højere"),
    # The day is said by `senest`. A year that may be a baseline stays.
    _repair(rf",? (?:inden|senest){_DAY}$"),
    _repair(rf"^((?:\w+\.? ){{0,2}}{_AMOUNT}) (?:i|ved|ultimo){_DAY}$", r"\1"),
    # The group says whom the number is of.
    _repair(rf"(?<!\d),? (?:af|blandt|hos|der|som)\b(?:(?!{_MEANT}).)*$"),
    _repair(r"(\d)(?= (?:lavere|højere) end (?:i |ultimo |før|\d))", r"\1 %"),
    _repair(
        rf"\b(end|under|over|højst|mindst|med) (?={_CAPITAL}|(?:\w*kommunerne|klynge|regionen?)\b)(?!.*{_YEAR})",
        r"\1 gennemsnittet for ",
    ),
    # `15 uger` may be the most or the least: only shares, differences and averages are at least.
    _repair(rf"^(?!mindst )(?:(?=.*{_PERCENT})|(?!{_NUMBER}(?: ?\w+)?$))", "mindst "),
    _repair(r"^åben: ?[\"“”„»]([^\"“”„»]+)$", r"åben: \1"),
)

FOR_RHYTHMS = (_SAYS_NOTHING, _THING_COUNTED)
