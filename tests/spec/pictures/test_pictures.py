"""Pictures: well-formed, said in words, told apart without colour, and never a number that is not known."""

import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from pejl import law
from pejl.numbers import withheld
from pejl.periods import month
from pejl.pictures.bars import bars
from pejl.pictures.chart import Break, Line
from pejl.pictures.map import choropleth, classes_of, shapes
from pejl.pictures.sparkline import sparkline
from pejl.pictures.strip import strip
from spec.pictures.lines import MEAN, SVG, months, number, site

PICTURES = {
    "kurve": site(Line(MEAN, months("1", "2.5")), target=[number("1.7")], breaks=[Break(month(2024, 2), MEAN)]),
    "gnist": sparkline(months("1", "2"), "k", MEAN, MEAN),
    "strimmel": strip(
        [(MEAN, number("1")), ("Solrød", number("2"))], "Solrød", None, "k", MEAN, MEAN, unit="%", lang="da"
    ),
    "kort": choropleth({"250": number("1")}, "250", "k", MEAN, MEAN, unit="%", lang="da"),
    "soejler": bars([(MEAN, number("1"), number("2"))], "k", MEAN, MEAN, unit="%", lang="da"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_well_formed_and_escapes_every_text(name: str) -> None:
    root = ElementTree.fromstring(PICTURES[name])  # noqa: S314 - our own
    assert root.tag == f"{SVG}svg"
    assert not [each for each in root.iter() if each.tag == f"{SVG}script"]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_says_what_it_shows(name: str) -> None:
    root = ElementTree.fromstring(PICTURES[name])  # noqa: S314 - our own
    named = {each.get("id"): each.text for each in root if each.tag in (f"{SVG}title", f"{SVG}desc")}
    assert root.get("role") == "img"
    assert [named[each] for each in (root.get("aria-labelledby") or "").split()] == [MEAN, MEAN]


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_no_style_that_a_strict_policy_refuses(name: str) -> None:
    assert not re.search(r"\sstyle=|<style|\son\w+=|href=", PICTURES[name])


# --- the map ---------------------------------------------------------------------------------------------


def test_map_has_the_98_municipalities_of_the_law() -> None:
    assert set(shapes()["kommuner"]) == set(law.municipalities())


def test_map_equal_numbers_are_in_one_class_and_none_is_empty() -> None:
    values = {code: number("1" if place < 60 else str(place)) for place, code in enumerate(law.municipalities())}
    classes = classes_of(values)
    assert len({each.low.exact for each in classes}) == len(classes)
    assert all(a.high.exact < b.low.exact for a, b in pairwise(classes))
    known = [each.exact for each in values.values()]
    assert all(any(c.low.exact <= each <= c.high.exact for c in classes) for each in known)


def test_map_a_withheld_number_is_hatched_and_said() -> None:
    drawn = choropleth({"250": number("1"), "269": withheld()}, "250", "k", "t", "d", unit="%", lang="da")
    assert drawn.count("kommune klasse-x") == 98  # 97 municipalities, and the legend
    assert re.search(r'<pattern [^>]*id="k-kx"[^>]*>.{,200}moenster-skravering', drawn)
    assert "Solrød: skjult" in drawn
    assert "intet tal, eller skjult" in drawn


def test_map_the_hatch_is_explained_only_where_something_is_missing() -> None:
    values = {code: number(str(place)) for place, code in enumerate(law.municipalities())}
    drawn = choropleth(values, "250", "k", "t", "d", unit="%", lang="da")
    assert "klasse-x" not in drawn
    assert "intet tal" not in drawn


def test_map_neighbouring_classes_differ_by_a_pattern_too() -> None:
    values = {code: number(str(place)) for place, code in enumerate(law.municipalities())}
    drawn = choropleth(values, "250", "k", "t", "d", unit="%", lang="da")
    marks = [re.findall(r'class="(moenster-\w+)"', each) for each in re.findall(r"<pattern.*?</pattern>", drawn)]
    sizes = re.findall(r'<pattern id="k-k\d" width="(\d+)"', drawn)
    looks = [(*mark, size) if mark else () for mark, size in zip(marks[:5], sizes, strict=True)]
    assert len(classes_of(values)) == 5
    assert looks[0] == looks[4] == ()  # the lightest and the darkest
    assert len({*looks[1:4], ()}) == 4
    assert all(drawn.count(f'class="kommune klasse-{each}" fill="url(#k-k{each})"') > 15 for each in range(5))


def test_map_the_own_municipality_is_outlined_and_in_the_legend() -> None:
    drawn = choropleth({"269": number("1")}, "269", "k", "t", "d", unit="%", lang="da")
    assert drawn.count("kommune-egen") == 2
    assert ">Solrød</text>" in drawn


# --- the strip and the bars ------------------------------------------------------------------------------


def test_strip_the_own_municipality_is_another_shape_with_its_name_and_number() -> None:
    drawn = strip(
        [("Greve", number("1")), ("Solrød", number("2.5"))], "Solrød", number("3"), "k", "t", "d", unit="%", lang="da"
    )
    assert drawn.count("<circle") == 1
    assert "Solrød 2,5 %" in drawn
    assert "Hele landet 3,0 %" in drawn


def test_strip_a_withheld_number_is_no_dot() -> None:
    drawn = strip([("Greve", withheld()), ("Køge", number("2"))], "Solrød", None, "k", "t", "d", unit="%", lang="da")
    assert drawn.count("<circle") == 1


def test_strip_a_high_stack_overlaps_and_keeps_the_picture_low() -> None:
    many = [(f"Kommune {place}", number("2")) for place in range(97)]
    drawn = strip([*many, ("Solrød", number("2"))], "Solrød", None, "k", "t", "d", unit="%", lang="da")
    assert drawn.count("<circle") == 97
    assert int(re.search(r'viewBox="0 0 640 (\d+)"', drawn)[1]) < 250  # type: ignore[index]


def test_strip_the_own_municipality_stands_at_the_foot_and_no_dot_on_it() -> None:
    alike = [(each, number("2")) for each in ("Greve", "Køge", "Solrød")]
    drawn = strip(alike, "Solrød", None, "k", "t", "d", unit="%", lang="da")
    top = Fraction(re.search(r'd="M\d+ (\d+)l9', drawn)[1])  # type: ignore[index]
    assert all(Fraction(each) + 3 <= top for each in re.findall(r'cy="([\d.]+)"', drawn))


def test_bars_a_withheld_number_is_said_and_no_bar() -> None:
    drawn = bars([("A", withheld(), number("4")), ("B", number("0"), None)], "k", "t", "d", unit="%", lang="da")
    assert "skjult" in drawn
    assert drawn.count('soejle"') == 1
    assert "0,0 %" in drawn


def test_bars_below_nothing_go_to_the_left_of_it() -> None:
    drawn = bars([("A", number("-5"), None), ("B", number("10"), None)], "k", "t", "d", unit="%", lang="da")
    below, above = (
        [Fraction(each) for each in found]
        for found in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', drawn)
    )
    assert below[0] + below[1] == above[0]
    assert "-5,0 %" in drawn


def test_bars_begin_at_nothing_and_write_the_number() -> None:
    drawn = bars([("A-dagpenge", number("10"), None), ("Fleksjob", None, None)], "k", "t", "d", unit="%", lang="da")
    assert '<rect x="2"' in drawn
    assert "10,0 %" in drawn
    assert drawn.count('soejle"') == 1
