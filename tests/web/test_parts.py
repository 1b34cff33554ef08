"""Pictures: well-formed, said in words, told apart without colour, and never a number that is not known."""

import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from conftest import ROOT
from pejl import law
from pejl.numbers import Value, counted, withheld
from pejl.periods import Period, month
from pejl.web.parts.bars import bars
from pejl.web.parts.drawing import apart, scale_of
from pejl.web.parts.line import Break, Kind, Line, Preliminary, line_chart, sparkline
from pejl.web.parts.map import choropleth, classes_of, shapes
from pejl.web.parts.strip import strip

SVG = "{http://www.w3.org/2000/svg}"
MEAN = '<script>"&'


def number(text: str) -> Value:
    return counted(Fraction(text)).shown_with(1)


def months(*texts: str | None) -> list[tuple[Period, Value | None]]:
    """`None`: no number; `x`: withheld."""
    told = [None if each is None else withheld() if each == "x" else number(each) for each in texts]
    return [(month(2024, 1).step(place), each) for place, each in enumerate(told)]


def line(*lines: Line, **of: object) -> str:
    return line_chart(lines, "k", MEAN, MEAN, lang="da", unit="%", **of)  # type: ignore[arg-type]


PICTURES = {
    "kurve": line(Line(MEAN, months("1", "2.5")), target=number("1.7"), marks=[Break(month(2024, 2), MEAN)]),
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


# --- the curve -------------------------------------------------------------------------------------------


def test_curve_a_withheld_number_is_a_gap_with_a_cross_and_never_zero() -> None:
    drawn = line(Line("Solrød", months("4", "x", "4", "4")))
    assert drawn.count("linje own") == 1  # of the two that follow each other
    assert drawn.count(">×<") == 1
    assert drawn.count("punkt own") == 3


def test_curve_a_missing_number_is_a_gap_without_a_cross() -> None:
    drawn = line(Line("Solrød", months("4", None, "4")))
    assert "linje" not in drawn
    assert "×" not in drawn


def test_curve_a_preliminary_period_is_a_hollow_point_of_the_own_line_alone() -> None:
    both = [Line("Solrød", months("1", "2")), Line("Hele landet", months("1", "2"), Kind.COUNTRY)]
    assert line(*both, marks=[Preliminary(month(2024, 2))]).count("foreloebig") == 1


def test_curve_every_kind_has_a_dash_of_its_own() -> None:
    css = (ROOT / "src/pejl/web/static/pejl/charts.css").read_text("utf-8")
    dashes = [re.search(rf"\.linje\.{kind} {{[^}}]*dasharray: ([^;]+)", css) for kind in Kind if kind is not Kind.OWN]
    assert len({each[1] for each in dashes if each}) == len(Kind) - 1


def test_curve_labels_at_the_ends_are_apart() -> None:
    places = apart([Fraction(100), Fraction(101), Fraction(102)], 36, 0, 300)
    assert [b - a for a, b in pairwise(sorted(places))] == [36, 36]


def test_curve_labels_pushed_against_the_foot_are_moved_up() -> None:
    assert apart([Fraction(290), Fraction(299)], 36, 0, 300) == [264, 300]


def test_curve_nothing_known_draws_nothing() -> None:
    assert line(Line("Solrød", months("x", None))) == ""
    assert sparkline(months("1", "x"), "k", "t", "d") == ""


def test_scale_ticks_are_round_and_within() -> None:
    scale = scale_of([Fraction(17, 10), Fraction(27, 10)], 0, 100)
    assert all(scale.low <= each <= scale.high for each in scale.ticks())
    assert all((each * 10).denominator == 1 for each in scale.ticks())


def test_scale_of_one_number_has_room() -> None:
    assert scale_of([Fraction(0)], 0, 100).ticks()


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
    assert drawn.count("kommune kx") == 98  # 97 municipalities, and the legend
    assert "Solrød: skjult" in drawn


def test_map_neighbouring_classes_differ_by_a_pattern_too() -> None:
    values = {code: number(str(place)) for place, code in enumerate(law.municipalities())}
    drawn = choropleth(values, "250", "k", "t", "d", unit="%", lang="da")
    assert len(classes_of(values)) == 5
    assert "url(#k-m1)" in drawn
    assert "url(#k-m3)" in drawn


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


def test_bars_begin_at_nothing_and_write_the_number() -> None:
    drawn = bars([("A-dagpenge", number("10"), None), ("Fleksjob", None, None)], "k", "t", "d", unit="%", lang="da")
    assert 'x="0"' in drawn
    assert "10,0 %" in drawn
    assert drawn.count('soejle"') == 1
