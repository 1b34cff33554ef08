"""`hvornaar`: from Danish to a Rhythm. `said` has the way back."""

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from pejl.sentences.reader import Reader
from pejl.sentences.repairs import FOR_RHYTHMS
from pejl.sentences.said import print_rhythm
from pejl.sentences.shapes import (
    AtEach,
    AtFirst,
    CountWithin,
    Duration,
    Every,
    Rhythm,
    Span,
    Times,
    WhenReached,
    Within,
)
from pejl.sentences.words import (
    NOUNS,
    PHRASES,
    PLURAL,
    SHARED_READINGS,
    TokenError,
    read_per,
    read_whole,
)

ORDINALS = {
    "anden": 2,
    "andet": 2,
    "tredje": 3,
    "fjerde": 4,
    "femte": 5,
    "sjette": 6,
    "syvende": 7,
    "ottende": 8,
    "niende": 9,
    "tiende": 10,
    "ellevte": 11,
    "tolvte": 12,
}

SUBJECTS = ("ledigheden", "forløbet", "sygemeldingen", "aktiveringen")

# --- reading ---------------------------------------------------------------------------------------------

RULES: Mapping[str, Callable[..., object]] = {
    "duration": Duration,
    "count": lambda number, noun: (number, noun),
    "counts": lambda *counts: counts,
    "within": Within,
    "every": lambda ordinal, span: Every(Duration(ordinal or 1, span)),
    "every_part": lambda ordinal, months: Every(Duration((ordinal or 1) * months, Span.MONTHS)),
    "times": lambda number, per: Times(number, None, per),
    "once": lambda per: Times(1, None, per),
    "times_between": lambda ends, per: Times(ends[0], ends[1], per),
    "count_within": CountWithin,
    "at_each": AtEach,
    "at_first": AtFirst,
    "when_reached": WhenReached,
    "after_so_long": lambda number, span, subject: WhenReached(subject, Duration(number, span)),
}


def _span(text: str) -> Span:
    text = text.lower().replace("arbejdsdag", "hverdag")
    return Span(PLURAL.get(text, text))


def _noun(text: str) -> str:
    text = text.lower()
    for singular, plural in NOUNS.items():
        if text in (singular, plural):
            return singular
    near = get_close_matches(text, [*NOUNS, *NOUNS.values()], n=1, cutoff=0.8)
    raise TokenError(tuple(NOUNS), near[0] if near else None)


def _range(text: str) -> tuple[int, int]:
    first, last = (read_whole(end) for end in re.findall(r"\d+|[^\W\d_]+", text) if end.lower() != "til")
    if first > last:
        raise TokenError(("det mindste tal først",), f"{last}-{first}")
    return first, last


READINGS: Mapping[str, Callable[[str], object]] = SHARED_READINGS | {
    "ORDINAL": lambda text: ORDINALS.get(text.lower()) or read_whole(text.removesuffix(".")),
    "RANGE": _range,
    "SPAN": _span,
    "PART_OF_YEAR": lambda text: 3 if text.lower() == "kvartal" else 6,
    "ADVERB": read_per,
    "SPAN_OF": lambda text: _span(text[:-1]),
    "NOUN": _noun,
    "SUBJECT": lambda text: next(s for s in SUBJECTS if s.startswith(text.lower())),
}

EXAMPLES = (
    "inden for 48 timer",
    "inden for 5 hverdage",
    "inden for 4 uger",
    "inden for 1 måned",
    "hver uge",
    "hver 4. uge",
    "hver 6. måned",
    "hvert 2. år",
    "4-6 gange om året",
    "mindst 4 samtaler inden for 12 måneder",
    "mindst 4 samtaler og 1 tilbud inden for 12 måneder",
    "10 gange om måneden",
    "1 gang om året",
    "ved hver samtale",
    "ved den første samtale",
    "når ledigheden når 39 uger",
)

READER: Reader[Rhythm] = Reader("hvornaar.lark", RULES, READINGS, PHRASES, print_rhythm, FOR_RHYTHMS)
