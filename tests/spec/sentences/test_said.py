"""How a target and a rhythm are said to those who read English; the Danish is the plan file's own sentence."""

import re

import pytest
from hypothesis import given

from pejl.sentences import parse_rhythm, parse_target, said_rhythm, said_target
from pejl.sentences.shapes import Amount, CountWithin, Duration, Level, Open, Rhythm, Sense, Span, Target
from pejl.sentences.words import NOUNS, SINGULAR, read_number
from pejl.words import show
from spec.sentences.strategies import UNITS, rhythms, targets

TARGETS = [
    ("mindst 1 procentpoint under landsgennemsnittet", "at least 1 percentage point under the national average"),
    ("højst 1,0 procentpoint over landet", "at most 1.0 percentage points over the national average"),
    ("under landsgennemsnittet", "under the national average"),
    ("højst landsgennemsnittet", "at most the national average"),
    ("mindst på niveau med gennemsnittet for RAR Fyn", "at least at the level of the average of RAR Fyn"),
    ("over halvdelen", "over half"),
    ("mindst 50 %", "at least 50 %"),
    ("højst 1.715 helårspersoner", "at most 1,715 full-year persons"),
    ("mindst 10 % lavere end i december 2019", "at least 10 % lower than in December 2019"),
    ("over 10 % højere end ultimo 2019", "more than 10 % higher than at the end of 2019"),
    ("mindst 2 timer lavere end før", "at least 2 hours lower than before"),
    ("halveret siden 4. kvartal 2022", "halved since Q4 2022"),
    ("fordoblet", "doubled"),
    ("højst på 2019-niveau", "at most at the 2019 level"),
    ("under 2019-niveau", "under the 2019 level"),
    ("mindst på niveau med ultimo 2019", "at least at the level of the end of 2019"),
    ("på niveau med 2023 ± 2 %", "at the level of 2023 ± 2 %"),
    ("blandt landets 5 laveste", "among the 5 lowest in Denmark"),
    (
        "blandt de 15 højeste i Region Sjælland og Region Hovedstaden, delt plads tæller ikke",
        "among the 15 highest in Region Sjælland and Region Hovedstaden; a shared rank does not count",
    ),
    ("10 om måneden", "at least 10 a month"),
    ("mindst 3.000 i alt i 2024, 2025 og 2026", "at least 3,000 in all in 2024, 2025 and 2026"),
    ("skal falde siden 2017", "to fall since 2017"),
    ('åben: "klart over {landet}"', 'open: "klart over {landet}"'),
]


@pytest.mark.parametrize(("danish", "english"), TARGETS)
def test_target_is_said_in_english(danish: str, english: str) -> None:
    assert show(said_target(parse_target(danish)), "en") == english


@pytest.mark.parametrize(
    ("danish", "english"),
    [
        ("inden for 1 døgn", "within 1 day and night"),
        ("inden for 2 hverdage", "within 2 working days"),
        ("hvert år", "every year"),
        ("hvert 2. år", "every 2 years"),
        ("hver 4. uge", "every 4 weeks"),
        ("1 gang om året", "once a year"),
        ("10 gange om måneden", "10 times a month"),
        ("4-6 gange om året", "4-6 times a year"),
        ("mindst 4 samtaler og 1 tilbud inden for 12 måneder", "at least 4 talks and 1 offer within 12 months"),
        ("ved hvert møde", "at every meeting"),
        ("ved den første samtale", "at the first talk"),
        ("når ledigheden når 39 uger", "when unemployment reaches 39 weeks"),
    ],
)
def test_rhythm_is_said_in_english(danish: str, english: str) -> None:
    assert show(said_rhythm(parse_rhythm(danish)), "en") == english


DANISH = {"mindst", "højst", "siden", "ultimo", "niveauet", "blandt", "og", "om", "hver", "hvert", "ved", "når"}
WORDS = re.compile(r"[^\W\d_]+")


@given(targets)
def test_no_danish_word_of_the_grammar_is_left_in_a_target(target: Target) -> None:
    if not isinstance(target, Open):
        assert DANISH & set(WORDS.findall(show(said_target(target), "en"))) == set()


@given(rhythms)
def test_no_danish_word_of_the_grammar_is_left_in_a_rhythm(rhythm: Rhythm) -> None:
    assert DANISH & set(WORDS.findall(show(said_rhythm(rhythm), "en"))) == set()


ALIKE = {"%", "person", "event", "events"}
"""What is the same word in both languages."""


@pytest.mark.parametrize("unit", [*UNITS, *Span])
@pytest.mark.parametrize("number", ["1", "2"])
def test_every_unit_has_english_of_one_and_of_more(unit: str, number: str) -> None:
    said = show(said_target(Level(Sense.AT_LEAST, Amount(read_number(number), unit))), "en")
    last = said.removeprefix(f"at least {number} ")
    assert last in ALIKE or last not in {unit, SINGULAR.get(unit), f"aend_en.{unit}"}


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("number", [1, 2])
def test_every_noun_has_english_of_one_and_of_more(noun: str, number: int) -> None:
    said = show(said_rhythm(CountWithin(((number, noun),), Duration(3, Span.WEEKS))), "en")
    last = said.removeprefix(f"at least {number} ").removesuffix(" within 3 weeks")
    assert last in ALIKE or last not in {noun, NOUNS[noun], f"en.{noun}", f"flere.{noun}"}
