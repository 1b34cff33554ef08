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
from pejl.web.parts.drawing import apart, scale_of, wrapped
from pejl.web.parts.ends import ROW
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
    assert drawn.count("<title>februar 2024: skjult</title>×") == 1
    assert drawn.count("punkt own") == 3


def test_curve_a_missing_number_is_a_gap_without_a_cross() -> None:
    drawn = line(Line("Solrød", months("4", None, "4")))
    assert "linje" not in drawn
    assert "×" not in drawn


def test_curve_a_preliminary_period_is_a_hollow_point_of_the_own_line_alone() -> None:
    both = [Line("Solrød", months("1", "2")), Line("Hele landet", months("1", "2"), Kind.COUNTRY)]
    drawn = line(*both, marks=[Preliminary(month(2024, 2))])
    assert drawn.count("own foreloebig") == 2  # and the one that says what it means
    assert "country foreloebig" not in drawn


def test_curve_every_kind_has_a_dash_of_its_own() -> None:
    css = (ROOT / "src/pejl/web/static/pejl/charts.css").read_text("utf-8")
    dashes = [
        re.search(rf"\.linje\.{kind}, [^{{]*{{[^}}]*dasharray: ([^;]+)", css) for kind in Kind if kind is not Kind.OWN
    ]
    assert len({each[1] for each in dashes if each}) == len(Kind) - 1


def test_curve_labels_at_the_ends_are_apart() -> None:
    places = apart([Fraction(100), Fraction(101), Fraction(102)], [36, 20, 36], 0, 300)
    assert [b - a for a, b in pairwise(places)] == [36, 20]


def test_curve_labels_pushed_against_an_edge_are_moved_back_and_the_others_stay() -> None:
    assert apart([Fraction(290), Fraction(299)], [36, 36], 0, 300) == [228, 264]
    assert apart([Fraction(-9), Fraction(-5)], [36, 36], 0, 300) == [0, 36]
    assert apart([Fraction(100), Fraction(10)], [36, 36], 0, 300) == [100, 10]


def test_curve_more_labels_than_room_make_the_picture_higher() -> None:
    many = [Line(f"En lang kommune med nummer {place}", months("1", "2"), Kind.PEERS) for place in range(9)]
    drawn = line(*many, target=number("2"))
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    rows = [Fraction(each.get("y", "")) for each in root.iter(f"{SVG}text") if "ende" in (each.get("class") or "")]
    assert all(b - a >= ROW for a, b in pairwise(sorted(rows)))
    assert max(rows) < int(root.get("viewBox", "").split()[3])


def test_curve_each_label_has_a_sample_of_its_line_that_begins_where_the_line_ends() -> None:
    drawn = line(Line("Hele landet", months("1", "2"), Kind.COUNTRY))
    end = re.findall(r'<rect x="[\d.]+" y="([\d.]+)"', drawn)[-1]
    sample = re.search(r'<line x1="\d+" y1="([\d.]+)"[^>]*class="leder country"', drawn)
    assert sample
    assert abs(Fraction(sample[1]) - Fraction(end) - 3) < 1


def test_curve_the_target_is_named_with_its_number() -> None:
    drawn = line(Line("Solrød", months("1", "2")), target=number("1.7"))
    assert "Mål 1,7 %" in drawn
    assert 'class="maalstreg"' in drawn


def test_curve_a_long_unit_is_written_once() -> None:
    lines = [Line("Solrød", months("1", "2")), Line("Hele landet", months("1", "2"), Kind.COUNTRY)]
    assert line_chart(lines, "k", "t", "d", lang="da", unit="fuldtidspersoner").count("fuldtidspersoner") == 1


def test_curve_a_break_is_named_and_told_and_lies_before_the_first_number_of_the_new_series() -> None:
    drawn = line(Line("Solrød", months("1", "2", "3")), marks=[Break(month(2024, 2), "Ny opgørelse")])
    assert "databrud" in drawn
    assert "<title>Ny opgørelse</title>" in drawn
    at = Fraction(re.search(r'<line x1="([\d.]+)"[^>]*class="brud"', drawn)[1])  # type: ignore[index]
    points = [Fraction(each) for each in re.findall(r'<circle cx="([\d.]+)"', drawn)]
    assert points[0] < at < points[1]


def test_curve_signs_are_explained_only_where_they_are() -> None:
    assert "skjult tal" in line(Line("Solrød", months("4", "x", "4")))
    assert "skjult tal" not in line(Line("Solrød", months("4", None, "4")))
    assert "foreløbigt tal" in line(Line("Solrød", months("4", "5")), marks=[Preliminary(month(2024, 2))])
    assert "foreløbigt tal" not in line(Line("Solrød", months("4", "5")), marks=[Preliminary(month(2024, 9))])


def test_curve_a_number_is_exact_until_it_is_written() -> None:
    third = counted(Fraction(200, 3)).shown_with(1)
    assert "66,7 %" in line(Line("Solrød", [(month(2024, 1), third)]))


def test_curve_speaks_english_too() -> None:
    drawn = line_chart([Line("Solrød", months("1.5", "x"))], "k", "t", "d", lang="en", unit="%", target=number("1.7"))
    assert "Target 1.7 %" in drawn
    assert "withheld number" in drawn


def test_small_curve_has_a_gap_where_a_number_is_not_known() -> None:
    drawn = sparkline(months("1", "2", "x", "2", "3"), "k", "t", "d")
    assert drawn.count("linje own") == 2


def test_small_curve_a_number_between_two_gaps_is_a_dot() -> None:
    drawn = sparkline(months("1", "2", None, "2", None, "3", "1"), "k", "t", "d")
    assert drawn.count("linje own") == 2
    assert drawn.count("<circle") == 2


def test_wrapped_text_that_does_not_fit_ends_in_dots() -> None:
    assert wrapped("Kontanthjælp og uddannelseshjælp", 16) == ["Kontanthjælp og", "uddannelseshjælp"]
    assert wrapped("en to tre fire fem seks", 6, 2) == ["en to", "tre…"]


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
