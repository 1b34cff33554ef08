"""What is said of withheld numbers: to the audience the same of all, to the secretariat which is which."""

import pytest

from pejl.answers.disclosure import (
    Cell,
    Relation,
    Released,
    as_first_told,
    note_of,
    protect,
    secretariat_of,
    why_withheld,
)
from pejl.words import LANGUAGES, Step, say

CELLS = [Cell("a", 2), Cell("b", 10), Cell("c", 20), Cell("i_alt", 32)]
PROTECTED = protect(CELLS, [Relation("i_alt", ("a", "b", "c"))])


def said(step: Step | None, lang: str = "da") -> str:
    assert step is not None
    return say(step.code, step.params, lang)


def test_why_withheld_says_nothing_of_a_shown_number() -> None:
    assert why_withheld(PROTECTED, "c") is None
    assert secretariat_of(PROTECTED, "c") is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_why_withheld_does_not_tell_the_small_number_from_the_one_that_hides_it(lang: str) -> None:
    assert said(why_withheld(PROTECTED, "a"), lang) == said(why_withheld(PROTECTED, "b"), lang)


def test_why_withheld_in_danish() -> None:
    assert said(why_withheld(PROTECTED, "a")) == (
        "Tallet vises ikke: alene eller sammen med andre tal kunne det fortælle om færre end 5 personer."
    )


def test_note_counts_what_is_not_shown_and_says_when_nothing_is_withheld() -> None:
    assert said(note_of(PROTECTED)).startswith("2 af 4 tal vises ikke, fordi")
    assert said(note_of(protect([Cell("a", 9)], []), 5), "en") == (
        "No number is withheld: neither alone nor together do the numbers tell about fewer than 5 persons."
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_secretariat_is_told_which_number_is_small(lang: str) -> None:
    assert said(secretariat_of(PROTECTED, "a"), lang) != said(secretariat_of(PROTECTED, "b"), lang).replace(
        '"b"', '"a"'
    )


def test_secretariat_is_told_of_a_number_that_can_no_longer_be_hidden() -> None:
    protected = protect([Cell("a", 2)], [], [Released({"a": 2})])
    assert "kan ikke længere skjules helt" in said(secretariat_of(protected, "a"))


def test_as_first_told_is_said_beside_a_number_that_stands_uncorrected() -> None:
    first = protect([Cell("a", 20)], [])
    protected = protect([Cell("a", 21)], [], [first.released])
    assert said(as_first_told(protected, "a")) == ("tallet står, som det først blev vist")
    assert as_first_told(PROTECTED, "a") is None
