"""What a planner may write as `maaltal`, what it means, and how it is printed back."""

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given

from pejl.periods import month, quarter, whole_year
from pejl.sentences import SentenceError, parse_target, print_target
from pejl.sentences.maaltal import EXAMPLES, READER
from pejl.sentences.shapes import (
    AgainstArea,
    Amount,
    Change,
    CountInAll,
    CountPer,
    Direction,
    End,
    GapNarrows,
    Level,
    Open,
    OwnLevel,
    Per,
    Rank,
    Sense,
    Target,
    Trend,
    Way,
    When,
)

from .strategies import targets

COUNTRY = ("landet",)


def percent(number: str) -> Amount:
    return Amount(Decimal(number), "%")


def points(number: str) -> Amount:
    return Amount(Decimal(number), "procentpoint")


@given(targets)
def test_print_gives_a_sentence_that_means_the_same(target: Target) -> None:
    sentence = print_target(target)
    assert parse_target(sentence) == target
    # Decimal("2.0") equals Decimal("2"): only the second print shows that the decimals were kept.
    assert print_target(parse_target(sentence)) == sentence


@pytest.mark.parametrize("sentence", EXAMPLES)
def test_canonical_form_is_printed_unchanged(sentence: str) -> None:
    assert print_target(parse_target(sentence)) == sentence


MEANINGS = [
    ("mindst 75 %", Level(Sense.AT_LEAST, percent("75"))),
    ("under 7,5 %", Level(Sense.UNDER, percent("7.5"))),
    ("over halvdelen", Level(Sense.OVER, percent("50"))),
    ("højst 288 helårspersoner", Level(Sense.AT_MOST, Amount(Decimal(288), "helårspersoner"))),
    ("mindst 1.715", Level(Sense.AT_LEAST, Amount(Decimal(1715), ""))),
    ("højst gennemsnittet for RAR Sjælland", AgainstArea(Sense.AT_MOST, points("0"), ("RAR Sjælland",))),
    (
        "gabet til landsgennemsnittet mindskes med mindst 0,2 procentpoint siden 4. kvartal 2023",
        GapNarrows(points("0.2"), COUNTRY, When(quarter(2023, 4))),
    ),
    (
        "mindst 10 % lavere end i december 2019",
        Change(Sense.AT_LEAST, percent("10"), Way.LOWER, When(month(2019, 12))),
    ),
    ("halveret siden 2022", Change(Sense.AT_LEAST, percent("50"), Way.LOWER, When(whole_year(2022)))),
    ("fordoblet siden 2022", Change(Sense.AT_LEAST, percent("100"), Way.HIGHER, When(whole_year(2022)))),
    (
        "højst 3 % højere end ultimo 2019",
        Change(Sense.AT_MOST, percent("3"), Way.HIGHER, When(whole_year(2019), ultimo=True)),
    ),
    ("højst på 2019-niveau", OwnLevel(Sense.AT_MOST, When(whole_year(2019)))),
    ("under niveauet i december 2019", OwnLevel(Sense.UNDER, When(month(2019, 12)))),
    ("på niveau med 2023 ± 2 %", OwnLevel(None, When(whole_year(2023)), percent("2"))),
    ("blandt de 5 laveste i landet", Rank(5, End.LOWEST, COUNTRY)),
    (
        "blandt de 15 højeste i Region Sjælland og Region Hovedstaden, delt plads tæller ikke",
        Rank(15, End.HIGHEST, ("Region Sjælland", "Region Hovedstaden"), shared_counts=False),
    ),
    ("2 om året", CountPer(Sense.AT_LEAST, Decimal(2), Per.YEAR)),
    ("mindst 3.000 i alt i 2024 og 2025", CountInAll(Sense.AT_LEAST, Decimal(3000), (2024, 2025))),
    ("skal falde siden 2017", Direction(Trend.FALL, When(whole_year(2017)))),
    ('åben: "klart over landsgennemsnittet"', Open("klart over landsgennemsnittet")),
]


@pytest.mark.parametrize(("sentence", "meaning"), MEANINGS)
def test_sentence_means(sentence: str, meaning: Target) -> None:
    assert parse_target(sentence) == meaning


# Under an average, "at least 1 point under" is an upper limit on the own number: own <= average - 1.
MARGINS = [
    ("mindst på niveau med landsgennemsnittet", Sense.AT_LEAST, "0"),
    ("højst landsgennemsnittet", Sense.AT_MOST, "0"),
    ("under landsgennemsnittet", Sense.UNDER, "0"),
    ("over landsgennemsnittet", Sense.OVER, "0"),
    ("mindst 1 procentpoint under landsgennemsnittet", Sense.AT_MOST, "-1"),
    ("højst 0,5 procentpoint over landsgennemsnittet", Sense.AT_MOST, "0.5"),
    ("mindst 2 procentpoint over landsgennemsnittet", Sense.AT_LEAST, "2"),
    ("højst 1 procentpoint under landsgennemsnittet", Sense.AT_LEAST, "-1"),
    ("mere end 1 procentpoint under landsgennemsnittet", Sense.UNDER, "-1"),
    ("mindre end 1 procentpoint over landsgennemsnittet", Sense.UNDER, "1"),
    ("mere end 1 procentpoint over landsgennemsnittet", Sense.OVER, "1"),
    ("mindre end 1 procentpoint under landsgennemsnittet", Sense.OVER, "-1"),
]


@pytest.mark.parametrize(("sentence", "sense", "margin"), MARGINS)
def test_margin_is_signed_and_its_side_decides_the_sense(sentence: str, sense: Sense, margin: str) -> None:
    target = AgainstArea(sense, points(margin), COUNTRY)
    assert parse_target(sentence) == target
    assert print_target(target) == sentence


def test_margin_in_percent_is_not_a_margin_in_points() -> None:
    assert parse_target("mindst 1 % under landet") == AgainstArea(Sense.AT_MOST, percent("-1"), COUNTRY)


def test_margin_of_nothing_is_no_margin() -> None:
    assert print_target(parse_target("mindst 0 % under landet")) == "højst landsgennemsnittet"


WRITTEN = [
    ("minimum 75 pct.", "mindst 75 %"),
    ("Min. 75 procent", "mindst 75 %"),
    ("MINDST  75%", "mindst 75 %"),
    (" mindst 75 % . ", "mindst 75 %"),
    ("maks. 9,9 uger", "højst 9,9 uger"),
    ("maksimalt 9,9 uger.", "højst 9,9 uger"),
    ("højst en uge", "højst 1 uge"),
    ("mindst 2,0 pct.point", "mindst 2,0 procentpoint"),
    ("mindst 1715", "mindst 1.715"),
    ("mere end halvdelen", "over halvdelen"),
    ("mindst halvdelen", "mindst 50 %"),
    ("flere end 20 virksomheder", "over 20 virksomheder"),
    ("færre end 288 fuldtidspersoner", "under 288 fuldtidspersoner"),
    ("lavere end landet som helhed", "under landsgennemsnittet"),
    ("højst på niveau med hele landet", "højst landsgennemsnittet"),
    ("mindst gennemsnittet for landet", "mindst på niveau med landsgennemsnittet"),
    (
        "højst gennemsnittet i Lejre, Ærø og Fanø",
        "højst gennemsnittet for Lejre, Ærø og Fanø",
    ),
    ("under gennemsnittet af landet og naboer", "under gennemsnittet for landet og naboer"),
    ("mindst 1 pct. point lavere end landet", "mindst 1 procentpoint under landsgennemsnittet"),
    ("mindst én %-point under landet", "mindst 1 procentpoint under landsgennemsnittet"),
    (
        "afstanden til landet mindskes med 2 uger",
        "gabet til landsgennemsnittet mindskes med mindst 2 uger",
    ),
    ("mindst 10 % under 2019-niveau", "mindst 10 % lavere end i 2019"),
    ("mindst 100 personer færre end i 4. kv. 2023", "mindst 100 personer lavere end i 4. kvartal 2023"),
    ("højst 3 % højere end i K4 2023", "højst 3 % højere end i 4. kvartal 2023"),
    ("højst 3 % højere end 2023K4", "højst 3 % højere end i 4. kvartal 2023"),
    ("mindst 10 % lavere siden 2019", "mindst 10 % lavere end i 2019"),
    ("over 10 % lavere end udgangen af 2019", "mere end 10 % lavere end ultimo 2019"),
    ("mindst 5 % lavere end ultimo 4. kvartal 2019", "mindst 5 % lavere end ultimo 4. kvartal 2019"),
    # No baseline is a fault of the plan that the goal must show; none is invented.
    ("mindst 50 % højere", "mindst 50 % højere end før"),
    ("halveret", "halveret"),
    ("mindst halveret i forhold til 2022", "halveret siden 2022"),
    ("mindst 50 % lavere end i 2022", "halveret siden 2022"),
    ("mindst 100 % højere end i 2022", "fordoblet siden 2022"),
    ("højst på niveau med 2019", "højst på 2019-niveau"),
    ("højst på niveau med Ultimo December 2019", "højst på niveau med ultimo december 2019"),
    ("under 2019-niveau", "under 2019-niveau"),
    ("på 2019-niveau", "på niveau med 2019"),
    ("på niveau med 2023 +/- to procent", "på niveau med 2023 ± 2 %"),
    ("blandt de fem laveste kommuner i hele landet", "blandt de 5 laveste i landet"),
    ("10 pr. måned", "mindst 10 om måneden"),
    ("mindst 10 hver måned", "mindst 10 om måneden"),
    ("mindst 10 månedligt", "mindst 10 om måneden"),
    ("2 årligt", "mindst 2 om året"),
    ("to gange årligt", "mindst 2 om året"),
    ("højst 3 i kvartalet", "højst 3 i kvartalet"),
    ("en gang pr. uge", "mindst 1 om ugen"),
    ("mindst 3000 i alt 2024, 2025", "mindst 3.000 i alt i 2024 og 2025"),
    ("skal stige i forhold til 2017", "skal stige siden 2017"),
    ("skal reduceres", "skal falde"),
    ("skal nedbringes siden 2019", "skal falde siden 2019"),
    ("skal øges", "skal stige"),
    ("skal hæves", "skal stige"),
    ("mindst på niveau med Region Sjælland", "mindst på niveau med gennemsnittet for Region Sjælland"),
    ("højst på samme niveau som Køge og Greve", "højst gennemsnittet for Køge og Greve"),
    ("lavere end gennemsnittet for nabokommunerne", "under gennemsnittet for nabokommunerne"),
    ("blandt landets 5 laveste", "blandt de 5 laveste i landet"),
    (
        "blandt landets fem laveste kommuner, delt plads tæller ikke",
        "blandt de 5 laveste i landet, delt plads tæller ikke",
    ),
    ("maks. 288 årsværk", "højst 288 årsværk"),
    ("mindst 20 besøg", "mindst 20 besøg"),
    ("mindst et arrangement", "mindst 1 arrangement"),
    ("minimum 5 virksomhedsbesøg", "mindst 5 virksomhedsbesøg"),
    ("mindst 2 pp", "mindst 2 procentpoint"),
    ("mindst 2 p.p.", "mindst 2 procentpoint"),
    ("mindst 1 p.p. under landet", "mindst 1 procentpoint under landsgennemsnittet"),
    ("åben: uden anførselstegn", 'åben: "uden anførselstegn"'),
    ("Åben: “markant højere”", 'åben: "markant højere"'),
    ('"markant højere", uden tal', 'åben: "markant højere"'),
]


@pytest.mark.parametrize(("written", "canonical"), WRITTEN)
def test_wording_of_municipal_people_has_one_canonical_form(written: str, canonical: str) -> None:
    assert print_target(parse_target(written)) == canonical
    assert print_target(parse_target(canonical)) == canonical


REFUSED = [
    # written, column, one thing that was expected there, nearest
    ("", 1, "»mindst«", None),
    ("mindst", 7, "et tal", None),
    ("mindst 75 banan", 11, "en enhed som »%«, »procentpoint« eller »uger«", None),
    ("min. 40 pct. af ledige", 14, "slut på sætningen", "mindst 40 %"),
    ("blandt de 5 laveste", 20, "»i landet« eller »i« og et områdenavn", None),
    ("mindst 75 %  af alle", 14, "slut på sætningen", "mindst 75 %"),
    ("højst 080 uger", 7, "et tal som 75, 9,9 eller 1.715", "højst 0,80 uger"),
    ("mindst 1.7 %", 8, "et tal som 75, 9,9 eller 1.715", "mindst 1,7 %"),
    ("blandt de laveste", 11, "et helt tal", None),
    ("blandt de 2,5 laveste i landet", 11, "et helt tal over 0", None),
    # What is counted is the indicator's to say; a noun here could contradict it.
    (
        "mindst 10 virksomhedsbesøg om måneden",
        28,
        "slut på sætningen",
        "mindst 10 om måneden",
    ),
    # "At the level of" is at least for one indicator and at most for another: the plan must say which.
    (
        "på niveau med landsgennemsnittet",
        15,
        "en periode som »2023«, »4. kvartal 2023« eller »december 2019«",
        "mindst på niveau med landsgennemsnittet",
    ),
    ("mindst 3.000 i alt", 19, "et årstal", None),
    ("højst på niveau med decembr 2019", 29, "et områdenavn", None),
    ("klart bedre", 1, '»åben: "…"«', None),
]


@pytest.mark.parametrize(("written", "column", "expected", "nearest"), REFUSED)
def test_refusal_names_column_expectation_and_nearest(
    written: str, column: int, expected: str, nearest: str | None
) -> None:
    with pytest.raises(SentenceError) as refusal:
        parse_target(written)
    fault = refusal.value
    assert (fault.text, fault.column, fault.nearest) == (written, column, nearest)
    assert expected in fault.expected


def test_word_never_ends_inside_a_longer_one() -> None:
    # `procenter` is not `procent` with something wrong after it: the fault is the word itself.
    with pytest.raises(SentenceError) as refusal:
        parse_target("mindst 75 procenter")
    assert refusal.value.column == len("mindst 75 p")


def test_refusal_never_speaks_in_terminals() -> None:
    named = {terminal.name for terminal in READER.lark.terminals if not terminal.name.startswith("__")}
    assert named <= READER.phrases.keys()


def test_import_does_not_load_lark() -> None:
    # `pejl --help` must answer at once.
    code = "import sys, pejl.sentences; sys.exit('lark' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 - our own program


@pytest.mark.parametrize("sentence", ["højst {} uger", "blandt de {} laveste i landet"])
@pytest.mark.parametrize(("digits", "is_read"), [(15, True), (16, False), (5000, False)])
def test_number_of_more_than_15_digits_is_a_slip(sentence: str, digits: int, is_read: bool) -> None:
    text = sentence.format("9" * digits)
    if is_read:
        assert print_target(parse_target(text)).replace(".", "") == text
    else:
        with pytest.raises(SentenceError) as told:
            parse_target(text)
        assert told.value.column == text.index("9") + 1
