"""Every shape that a sentence can mean, as hypothesis strategies."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from pejl.periods import Period, month, quarter, whole_year
from pejl.sentences.hvornaar import NOUNS, SUBJECTS
from pejl.sentences.shapes import (
    COUNTRY,
    AgainstArea,
    Amount,
    AtEach,
    AtFirst,
    AtMostExpected,
    Change,
    CountInAll,
    CountPer,
    CountWithin,
    Direction,
    Duration,
    End,
    Every,
    Everyone,
    Fokusmaal,
    GapNarrows,
    Level,
    Open,
    OwnLevel,
    Per,
    Rank,
    Rhythm,
    Sense,
    Span,
    Target,
    Times,
    Trend,
    Way,
    When,
    WhenReached,
    Within,
    WithinBudget,
)
from pejl.sentences.words import SINGULAR
from pejl.words import catalogue

catalogue()  # read once, before a property is timed
Strategy = st.SearchStrategy[Any]

UNITS = ("%", "procentpoint", "år", "årsværk", "besøg", "virksomhedsbesøg", *SINGULAR)
AREA_WORDS = (
    "RAR",
    "Sjælland",
    "Region",
    "Hovedstaden",
    "Faaborg-Midtfyn",
    "Ærø",
    "naboer",
    "klynge",
    "2",
    "landet",
    "i",
)
NO_MARGIN = Amount(Decimal(0), "procentpoint")


def _decimal(digits: int, decimals: int) -> Decimal:
    return Decimal(digits).scaleb(-decimals)


senses = st.sampled_from(Sense)
numbers = st.builds(_decimal, st.integers(0, 10_000_000), st.integers(0, 4))
"""Decimals as they are printed: `2,0`, `0,05`, `1.715`, and those around thousands."""

wholes = st.one_of(st.integers(1, 20), st.integers(990, 2_000_000))
years = st.integers(1990, 2100)
periods: st.SearchStrategy[Period] = st.one_of(
    st.builds(month, years, st.integers(1, 12)),
    st.builds(quarter, years, st.integers(1, 4)),
    st.builds(whole_year, years),
)
whens = st.builds(When, periods, st.booleans())
baselines = st.none() | whens
amounts = st.builds(Amount, numbers, st.sampled_from(UNITS))
# A name of only "landet" is the country and stands alone; it may still be one of several.
names = (
    st.lists(st.sampled_from(AREA_WORDS), min_size=1, max_size=3)
    .map(" ".join)
    .filter(lambda name: name == COUNTRY or name[0].isupper())
)
areas = st.lists(names, min_size=1, max_size=4).map(tuple)
margins = st.one_of(
    st.just(NO_MARGIN),
    st.builds(
        lambda number, sign, unit: Amount(number * sign, unit),
        numbers.filter(bool),
        st.sampled_from((1, -1)),
        st.sampled_from(UNITS),
    ),
)
# A planner may quote anything; the straight quotation mark ends the text.
texts = st.text(st.characters(exclude_characters='"', exclude_categories=("Cs",)), min_size=1)

own_levels = st.one_of(st.builds(OwnLevel, senses, whens), st.builds(OwnLevel, st.none(), whens, st.none() | amounts))
counts_per = st.builds(CountPer, senses, numbers, st.sampled_from(Per))
counts_in_all = st.builds(CountInAll, senses, numbers, st.lists(years, min_size=1, max_size=4).map(tuple))
half_and_double = st.builds(
    Change,
    senses,
    st.sampled_from((Amount(Decimal(50), "%"), Amount(Decimal(100), "%"))),
    st.sampled_from(Way),
    baselines,
)

targets: st.SearchStrategy[Target] = st.one_of(
    st.builds(Level, senses, st.builds(Amount, numbers, st.sampled_from((*UNITS, "")))),
    st.builds(Level, senses, st.just(Amount(Decimal(50), "%"))),
    st.builds(AgainstArea, senses, margins, areas),
    st.builds(GapNarrows, amounts, areas, baselines),
    st.builds(Change, senses, amounts, st.sampled_from(Way), baselines),
    half_and_double,
    own_levels,
    st.builds(Rank, wholes, st.sampled_from(End), areas, st.booleans()),
    st.just(Everyone()),
    st.just(Fokusmaal()),
    counts_per,
    counts_in_all,
    st.just(WithinBudget()),
    st.just(AtMostExpected()),
    st.builds(Direction, st.sampled_from(Trend), baselines),
    st.builds(Open, texts),
)

durations = st.builds(Duration, wholes, st.sampled_from(Span))
nouns = st.sampled_from(tuple(NOUNS))
counts = st.lists(st.tuples(wholes, nouns), min_size=1, max_size=4).map(tuple)
ranges = st.builds(
    lambda least, more, per: Times(least, least + more, per),
    wholes,
    st.integers(0, 1500),
    st.sampled_from(Per),
)

rhythms: st.SearchStrategy[Rhythm] = st.one_of(
    st.builds(Within, durations),
    st.builds(Every, durations),
    st.builds(Times, wholes, st.none(), st.sampled_from(Per)),
    ranges,
    st.builds(CountWithin, counts, durations),
    st.builds(AtEach, nouns),
    st.builds(AtFirst, nouns),
    st.builds(WhenReached, st.sampled_from(SUBJECTS), durations),
)
