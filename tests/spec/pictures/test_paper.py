"""The curve on paper: the site's curve with its looks in it, legible without colour and without the page around it."""

import re
from fractions import Fraction
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import pytest

from conftest import ROOT
from pejl.periods import month
from pejl.pictures.chart import Break, Chart, Kind, Line
from pejl.pictures.curve import curve_on_paper
from pejl.pictures.looks import LOOKS, PAPER
from spec.pictures.lines import MEAN, SVG, months, number, site

CSS = (ROOT / "src/pejl/web/static/pejl/charts.css").read_text("utf-8")
EVERY = [Line(f"Linje {kind}", months("1", "x", "2", "3", "2.5"), kind) for kind in Kind]
"""A line of each kind."""
AROUND: dict[str, Any] = {
    "target": [number("1.5"), number("2.7")],
    "breaks": [Break(month(2024, 3), "Ny opgørelse")],
    "preliminary": frozenset([month(2024, 5)]),
}


def paper(*lines: Line, unit: str = "%", lang: str = "da", **of: Any) -> str:
    return curve_on_paper(Chart(lines, unit, **of), lang)


def elements(svg: str, name: str = "") -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(svg).iter() if each.tag.endswith(f"}}{name}" if name else "")]  # noqa: S314


def words(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in elements(svg, "text")]


def test_paper_nothing_known_draws_nothing() -> None:
    assert paper(Line("Solrød", months("x", None))) == ""


def test_paper_has_every_look_in_it_and_nothing_that_a_page_must_give() -> None:
    drawn = paper(*EVERY, **AROUND)
    assert not [each for each in elements(drawn) if {"class", "style", "id"} & set(each.attrib)]
    assert all("stroke" in each.attrib for each in elements(drawn, "line"))


def test_paper_shows_what_the_site_shows() -> None:
    def shown(svg: str) -> list[str]:
        return [each.tag for each in elements(svg) if each.tag.removeprefix(SVG) not in ("text", "desc", "title")]

    assert shown(paper(*EVERY, **AROUND)) == shown(site(*EVERY, **AROUND))


@pytest.mark.parametrize("kind", Kind)
def test_paper_a_line_looks_as_on_the_site(kind: Kind) -> None:
    rule = re.search(rf"\.linje\.{kind}, \.billede \.leder\.{kind} \{{([^}}]*)\}}", CSS)
    assert rule
    site_ = dict(re.findall(r"([\w-]+): ([^;]+);", rule[1]))
    look = LOOKS[f"linje {kind}"]
    names = ("stroke", "stroke-dasharray", "stroke-linecap")
    assert [site_.get(name) for name in names] == [look[name.replace("-", "_")] for name in names]
    assert look["stroke_width"] == int(site_.get("stroke-width", "2"))
    assert f".punkt.{kind} {{ fill: {LOOKS[f'punkt {kind}']['fill']}; }}" in CSS


def test_paper_every_kind_is_told_apart_without_colour() -> None:
    dashes = {LOOKS[f"linje {kind}"]["stroke_dasharray"] for kind in Kind}
    assert len(dashes) == len(Kind)


def test_paper_a_withheld_number_is_a_gap_with_a_cross_and_explained() -> None:
    drawn = paper(Line("Solrød", months("1", "2", "x", "3", "4")))
    assert len([each for each in elements(drawn, "path") if each.get("fill") == "none"]) == 2
    assert "skjult tal" in words(drawn)


def test_paper_a_preliminary_number_is_a_hollow_point_and_explained() -> None:
    drawn = paper(Line("Solrød", months("1", "2")), preliminary=frozenset([month(2024, 2)]))
    assert [each.get("fill") for each in elements(drawn, "circle")] == ["#003e7a", "#fff", "#fff"]
    assert "foreløbigt tal" in words(drawn)


@pytest.mark.parametrize(("unit", "said"), [("%", "1 %"), ("", "1"), ("fuldtidspersoner", "1")])
def test_paper_numbers_of_the_axis_have_their_unit(unit: str, said: str) -> None:
    drawn = words(paper(Line("Solrød", months("0", "4")), unit=unit))
    assert said in drawn
    assert drawn.count(unit) == (unit == "fuldtidspersoner")  # a long one stands once


@pytest.mark.parametrize("numbers", [("5", "5"), ("0", "0"), ("-3", "-3"), ("0.001", "0.002"), ("100000", "250000")])
def test_paper_numbers_of_any_size_have_some_lines_across_and_stay_inside(numbers: tuple[str, str]) -> None:
    drawn = paper(Line("Solrød", months(*numbers)))
    across = [each.get("y1", "") for each in elements(drawn, "line") if each.get("y1") == each.get("y2")]
    places = [Fraction(each) for each in (*across, *(each.get("cy", "") for each in elements(drawn, "circle")))]
    assert 2 <= len(across) - 1 <= 7  # and the sample beside the name
    assert all(12 <= each <= 12 + PAPER.height for each in places)


def test_paper_names_stand_apart_with_their_newest_number() -> None:
    lines = [Line("Solrød", months("1", "2.5")), Line("Hele landet", months("1", "2.4"), Kind.COUNTRY)]
    drawn = paper(*lines, target=[number("2")])
    ends = [each for each in elements(drawn, "text") if each.get("font-weight")]
    assert {each.text for each in ends} == {"Solrød 2,5 %", "Hele landet 2,4 %", "Målsætning 2,0 %"}
    heights = sorted(Fraction(each.get("y", "")) for each in ends)
    assert all(below - above >= PAPER.row for above, below in pairwise(heights))


def test_paper_a_break_is_drawn_and_named() -> None:
    assert "databrud" in words(paper(*EVERY, **AROUND))


def test_paper_a_name_is_text_and_never_markup() -> None:
    drawn = paper(Line(MEAN, months("1", "2")))
    assert "<script>" not in drawn
    assert any(each.startswith("<script>") for each in words(drawn))


def test_paper_same_numbers_are_the_same_picture_in_any_order() -> None:
    points = months("1", "x", "3", "x")
    assert paper(Line("Solrød", points)) == paper(Line("Solrød", points[::-1]))
    assert paper(Line("Solrød", points)) != paper(Line("Solrød", months("1", "x", "4", "x")))
