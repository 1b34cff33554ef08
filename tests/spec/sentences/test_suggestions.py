"""What a refused sentence is answered with: the goal that was written, or nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.sentences import SentenceError, parse_rhythm, parse_target, print_target
from pejl.sentences.hvornaar import READER as RHYTHMS
from pejl.sentences.maaltal import READER as TARGETS
from pejl.sentences.shapes import Open, Target

from .strategies import targets

Suggested = tuple[str, str | None]

SUGGESTED_TARGETS: list[Suggested] = [
    # Differences and shares are at least, unless it is said.
    ("75 %", "mindst 75 %"),
    ("100 %", "mindst 100 %"),
    ("ca. 75 %", "mindst 75 %"),
    (">= 75 %", "mindst 75 %"),
    ("≤ 9,9 uger", "højst 9,9 uger"),
    ("< 7 %", "under 7 %"),
    ("10 pct. lavere end i 2019", "mindst 10 % lavere end i 2019"),
    ("10 % færre end i 2019", "mindst 10 % lavere end i 2019"),
    ("10 % højere end i december 2024", "mindst 10 % højere end i december 2024"),
    ("mindst 10 højere end i december 2024", "mindst 10 % højere end i december 2024"),
    ("1 procentpoint under landsgennemsnittet", "mindst 1 procentpoint under landsgennemsnittet"),
    ("1 procentpoint under Køge", "mindst 1 procentpoint under gennemsnittet for Køge"),
    # Ten fewer may be persons; 15 weeks may be the most or the least.
    ("mindst 10 færre end i 2019", None),
    ("15 uger", None),
    ("288 helårspersoner", None),
    ("markant lavere end landsgennemsnittet", "under landsgennemsnittet"),
    ("skal falde markant", "skal falde"),
    ("målet er mindst 75 %", "mindst 75 %"),
    ("ikke under 75 %", None),
    ("klart bedre", None),
    # `senest` says the day. A year that may be a baseline stays.
    ("mindst 75 % inden udgangen af 2026", "mindst 75 %"),
    ("mindst 75 % ultimo 2026.", "mindst 75 %"),
    ("mindst 10 % lavere end i 2019 senest december 2026", "mindst 10 % lavere end i 2019"),
    ("mindst 10 % lavere ultimo 2026", None),
    ("gabet til landet mindskes med 2 uger ultimo 2019", None),
    ("under landsgennemsnittet i 2019", None),
    ("inden udgangen af 2026", None),
    # A bare name after a side stays refused.
    ("lavere end Køge", "under gennemsnittet for Køge"),
    ("under nabokommunerne", "under gennemsnittet for nabokommunerne"),
    ("lavere end Køge i 2019", None),
    ("under normalen", None),
    # A group is the indicator's; an area is not dropped.
    ("over halvdelen af de ledige", "over halvdelen"),
    ("mindst 75 % af borgerne i Køge", None),
    ("mindst 75 % af de unge under 25", None),
    # What is not understood about a number is never left out.
    ("mindst 1.000.000 kr.", None),
    ("10 kr. om måneden", None),
    ("mindst to tredjedele", None),
    ("mindst tre ud af fire", None),
    ("mindst 5 unge", None),
    ("mindst 5 unger", None),
    ("10 besøg om måneden", "mindst 10 om måneden"),
    ("højst 5 besøg årligt", "højst 5 om året"),
    ("skal falde med 10 %", "mindst 10 % lavere end før"),
    ("skal reduceres med 2 pct.point siden 2019", "mindst 2 procentpoint lavere end i 2019"),
    ("skal stige med 5 % inden udgangen af 2026", "mindst 5 % højere end før"),
    ("skal falde til 10 %", None),
    # Slips of the pen.
    ("højst 14 uker", "højst 14 uger"),
    ("under landsgenemsnittet", "under landsgennemsnittet"),
    ("mindst på nivau med landsgennemsnittet", "mindst på niveau med landsgennemsnittet"),
    ("højst gennemsnitet for Køge", "højst gennemsnittet for Køge"),
    ("opfylder fokusmål", "opfylder fokusmålet"),
    ("inden for budget", "inden for budgettet"),
    ("1.7 %", "mindst 1,7 %"),
    ('åben: "markant højere', 'åben: "markant højere"'),
]

SUGGESTED_RHYTHMS: list[Suggested] = [
    ("inden udgangen af 2024", None),
    ("efter 39 uger", None),
    ("10 besøg om måneden", "10 gange om måneden"),
    ("10 kr. om måneden", None),
    ("ca. hver 4. uge", "hver 4. uge"),
    ("ved hver samtal", "ved hver samtale"),
    ("når ledighden når 39 uger", "når ledigheden når 39 uger"),
    ("hver tyvende uge", None),
    ("seks til fire gange om året", "4-6 gange om året"),
]


def suggestion(text: str) -> str | None:
    with pytest.raises(SentenceError) as refusal:
        parse_target(text)
    return refusal.value.nearest


@pytest.mark.parametrize(("written", "nearest"), SUGGESTED_TARGETS)
def test_suggested_target_is_the_written_one(written: str, nearest: str | None) -> None:
    assert suggestion(written) == nearest


@pytest.mark.parametrize(("written", "nearest"), SUGGESTED_RHYTHMS)
def test_suggested_rhythm_is_the_written_one(written: str, nearest: str | None) -> None:
    with pytest.raises(SentenceError) as refusal:
        parse_rhythm(written)
    assert refusal.value.nearest == nearest


def refused(text: str) -> str | None:
    """The suggestion for a text that is not a sentence; one that happens to be a sentence is no case."""
    try:
        parse_target(text)
    except SentenceError as fault:
        return fault.nearest
    return None


closed = targets.filter(lambda target: not isinstance(target, Open))


@given(closed, st.data())
def test_one_slipped_letter_never_suggests_another_goal(target: Target, data: st.DataObject) -> None:
    sentence = print_target(target)
    letters = [at for at, letter in enumerate(sentence) if letter.islower()]
    at = data.draw(st.sampled_from(letters))
    nearest = refused(sentence[:at] + sentence[at + 1 :])
    assert nearest is None or parse_target(nearest) == target


SIDES = (
    r"\b(?:lavere|laveste|under|mindre|færre|falde)\b",
    r"\b(?:højere|højeste|over|mere|flere|stige)\b",
    r"\bhøjst\b",
    r"[A-ZÆØÅ][\w-]*",
)


@given(closed, st.data())
def test_left_out_word_never_costs_a_number_a_side_or_a_name(target: Target, data: st.DataObject) -> None:
    words = print_target(target).split()
    at = data.draw(st.integers(0, len(words) - 1))
    text = " ".join(words[:at] + words[at + 1 :])
    nearest = refused(text)
    # Half, double and no margin are printed without their number.
    if nearest is None or re.search(r"\b(?:50|100|0|halvdelen)\b", text):
        return
    assert re.findall(r"\d", nearest) == re.findall(r"\d", text)
    for side in SIDES:
        assert len(re.findall(side, nearest)) == len(re.findall(side, text))


def test_repairs_come_to_an_end() -> None:
    assert suggestion("ca. 10 mindst under Køge end 5 besøg om skal falde med 3 % af alle inden 2026") is None


def test_expected_words_are_words_to_use() -> None:
    for said in [*TARGETS.phrases.values(), *RHYTHMS.phrases.values()]:
        assert said not in ("»på«", "»i«", "»niveauet«", "»±«", "at sætningen slutter")
