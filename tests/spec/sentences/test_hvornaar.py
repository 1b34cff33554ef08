"""What a planner may write as `hvornaar`, what it means, and how it is printed back."""

import pytest
from hypothesis import given

from pejl.sentences import SentenceError, parse_rhythm, print_rhythm
from pejl.sentences.hvornaar import EXAMPLES, NOUNS, READER
from pejl.sentences.shapes import (
    AtEach,
    AtFirst,
    CountWithin,
    Duration,
    Every,
    Per,
    Rhythm,
    Span,
    Times,
    WhenReached,
    Within,
)
from pejl.sentences.words import NEUTER

from .strategies import rhythms


@given(rhythms)
def test_print_gives_a_sentence_that_means_the_same(rhythm: Rhythm) -> None:
    assert parse_rhythm(print_rhythm(rhythm)) == rhythm


@pytest.mark.parametrize("sentence", EXAMPLES)
def test_canonical_form_is_printed_unchanged(sentence: str) -> None:
    assert print_rhythm(parse_rhythm(sentence)) == sentence


MEANINGS = [
    ("inden for 48 timer", Within(Duration(48, Span.HOURS))),
    ("inden for 5 hverdage", Within(Duration(5, Span.WORKING_DAYS))),
    ("inden for 1 måned", Within(Duration(1, Span.MONTHS))),
    ("hver uge", Every(Duration(1, Span.WEEKS))),
    ("hver 4. uge", Every(Duration(4, Span.WEEKS))),
    ("4-6 gange om året", Times(4, 6, Per.YEAR)),
    ("10 gange om måneden", Times(10, None, Per.MONTH)),
    (
        "mindst 4 samtaler og 1 tilbud inden for 12 måneder",
        CountWithin(((4, "samtale"), (1, "tilbud")), Duration(12, Span.MONTHS)),
    ),
    ("ved hver samtale", AtEach("samtale")),
    ("ved den første samtale", AtFirst("samtale")),
    ("når ledigheden når 39 uger", WhenReached("ledigheden", Duration(39, Span.WEEKS))),
]


@pytest.mark.parametrize(("sentence", "meaning"), MEANINGS)
def test_sentence_means(sentence: str, meaning: Rhythm) -> None:
    assert parse_rhythm(sentence) == meaning


WRITTEN = [
    ("Inden 48 timer", "inden for 48 timer"),
    ("indenfor  fem arbejdsdage.", "inden for 5 hverdage"),
    ("senest efter 4 uger", "inden for 4 uger"),
    ("inden der er gået en måned", "inden for 1 måned"),
    ("hver 1. uge", "hver uge"),
    ("hver fjerde uge", "hver 4. uge"),
    ("hver anden måned", "hver 2. måned"),
    ("hvert andet år", "hvert 2. år"),
    ("4 til 6 gange pr. år", "4-6 gange om året"),
    ("4 – 6 gange årligt", "4-6 gange om året"),
    ("2 om året", "2 gange om året"),
    ("mindst 10 pr. måned", "10 gange om måneden"),
    ("en gang i kvartalet", "1 gang i kvartalet"),
    ("10 hver måned", "10 gange om måneden"),
    ("4 samtaler inden for et år", "mindst 4 samtaler inden for 1 år"),
    (
        "min. 4 samtaler, 1 tilbud og 2 besøg i løbet af 12 måneder",
        "mindst 4 samtaler, 1 tilbud og 2 besøg inden for 12 måneder",
    ),
    ("inden for et døgn", "inden for 1 døgn"),
    ("inden 2 døgn", "inden for 2 døgn"),
    ("fire til seks gange om året", "4-6 gange om året"),
    ("ti til tolv gange årligt", "10-12 gange om året"),
    ("ti gange om måneden", "10 gange om måneden"),
    ("månedligt", "1 gang om måneden"),
    ("kvartalsvis", "1 gang i kvartalet"),
    ("årligt", "1 gang om året"),
    ("hvert kvartal", "hver 3. måned"),
    ("hvert andet kvartal", "hver 6. måned"),
    ("hvert halve år", "hver 6. måned"),
    ("mindst hver 4. uge", "hver 4. uge"),
    ("ved hvert møde", "ved hvert møde"),
    ("ved første kontakt", "ved den første kontakt"),
    ("ved det første virksomhedsbesøg", "ved det første virksomhedsbesøg"),
    ("efter 39 ugers ledighed", "når ledigheden når 39 uger"),
    ("efter 1 års sygemelding", "når sygemeldingen når 1 år"),
    ("når forløbet har varet 6 måneder", "når forløbet når 6 måneder"),
]


@pytest.mark.parametrize(("written", "canonical"), WRITTEN)
def test_wording_of_municipal_people_has_one_canonical_form(written: str, canonical: str) -> None:
    assert print_rhythm(parse_rhythm(written)) == canonical
    assert print_rhythm(parse_rhythm(canonical)) == canonical


REFUSED = [
    # written, column, one thing that was expected there, nearest
    ("", 1, "»inden for«", None),
    ("hurtigt", 1, "»hver«", None),
    ("hver 4. banan", 9, "»timer«, »hverdage«, »dage«, »uger«, »måneder« eller »år«", None),
    ("inden for 080 uger", 11, "et tal som 75, 9,9 eller 1.715", None),
    ("inden for 2,5 uger", 11, "et helt tal over 0", None),
    ("inden for 0 timer", 11, "et helt tal over 0", None),
    ("6-4 gange om året", 1, "det mindste tal først", "4-6 gange om året"),
    ("mindst 4 bananer inden for 12 måneder", 10, "samtale", None),
    ("ved hver solopgang", 10, "raskmelding", None),
    # What is counted is said by `opfyldt_af`; only a window of its own needs nouns.
    ("10 virksomhedsbesøg om måneden", 21, "»inden for«", "10 gange om måneden"),
    (
        "når banen når 5 uger",
        5,
        "»ledigheden«, »forløbet«, »sygemeldingen« eller »aktiveringen«",
        None,
    ),
]


@pytest.mark.parametrize(("written", "column", "expected", "nearest"), REFUSED)
def test_refusal_names_column_expectation_and_nearest(
    written: str, column: int, expected: str, nearest: str | None
) -> None:
    with pytest.raises(SentenceError) as refusal:
        parse_rhythm(written)
    fault = refusal.value
    assert (fault.text, fault.column, fault.nearest) == (written, column, nearest)
    assert expected in fault.expected


def test_refusal_never_speaks_in_terminals() -> None:
    named = {terminal.name for terminal in READER.lark.terminals if not terminal.name.startswith("__")}
    assert named <= READER.phrases.keys()


def test_neuter_nouns_are_among_the_nouns() -> None:
    assert NOUNS.keys() >= NEUTER
