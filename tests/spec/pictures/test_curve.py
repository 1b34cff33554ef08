"""The curve: what a withheld, a missing and a preliminary number are in it, and names that can be read."""

import re
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from conftest import ROOT
from pejl.numbers import Value, counted
from pejl.periods import Grain, Period, month, quarter
from pejl.pictures.chart import Break, Kind, Line
from pejl.pictures.drawing import apart, scale_of, wrapped
from pejl.pictures.looks import SCREEN
from pejl.pictures.sparkline import sparkline
from spec.pictures.lines import SVG, months, number, site


def test_curve_a_withheld_number_is_a_gap_with_a_cross_and_never_zero() -> None:
    drawn = site(Line("Solrød", months("4", "x", "4", "4")))
    assert drawn.count("linje own") == 1  # of the two that follow each other
    assert drawn.count("<title>februar 2024: skjult</title>×") == 1
    assert drawn.count("punkt own") == 3


def test_curve_a_missing_number_is_a_gap_without_a_cross() -> None:
    drawn = site(Line("Solrød", months("4", None, "4")))
    assert "linje" not in drawn
    assert "×" not in drawn


def test_curve_a_preliminary_period_is_a_hollow_point_of_the_own_line_alone() -> None:
    both = [Line("Solrød", months("1", "2")), Line("Hele landet", months("1", "2"), Kind.COUNTRY)]
    drawn = site(*both, preliminary=frozenset([month(2024, 2)]))
    assert drawn.count("own foreloebig") == 2  # and the one that says what it means
    assert "country foreloebig" not in drawn


def years(*texts: str) -> list[tuple[Period, Value | None]]:
    return [(Period(2021 + at, 0, Grain.YEAR), number(each)) for at, each in enumerate(texts)]


@pytest.mark.parametrize(
    ("partial", "lines", "apart"),
    [((), 1, 0), ((2021,), 1, 1), ((2024,), 1, 1), ((2022,), 1, 1), ((2021, 2022, 2023, 2024), 0, 4)],
)
def test_curve_a_year_known_in_part_is_apart_and_of_another_shape(
    partial: tuple[int, ...], lines: int, apart: int
) -> None:
    told = {Period(year, 0, Grain.YEAR): f"{year} (1 af 4 kvartaler)" for year in partial}
    drawn = site(Line("Solrød", years("1", "2", "3", "4"), partial=told))
    assert drawn.count("linje own") == lines
    assert drawn.count("punkt own del") == apart + bool(apart)  # and the one that says what it means
    assert ("kun en del af året: " in drawn) is bool(apart)
    assert apart != 1 or f"kun en del af året: {partial[0]} (1 af 4 kvartaler)" in drawn
    assert ("Solrød, del" in drawn) is (2024 in partial)


def test_curve_two_periods_beside_a_year_known_in_part_are_not_joined_over_it() -> None:
    told = {Period(2022, 0, Grain.YEAR): "2022 (1 af 4 kvartaler)"}
    drawn = site(Line("Solrød", years("1", "2", "3"), partial=told))
    assert "linje" not in drawn


def test_curve_a_preliminary_year_known_in_part_is_said_to_be_known_in_part() -> None:
    year = Period(2022, 0, Grain.YEAR)
    drawn = site(Line("Solrød", years("1", "2"), partial={year: "2022 (3 af 4 kvartaler)"}), preliminary={year})
    assert "foreloebig" not in drawn
    assert "foreløbigt" not in drawn


@pytest.mark.parametrize(("theirs", "labels"), [(("1", "2"), 1), (("1", "3"), 2), (("1", None), 2)])
def test_curve_a_target_that_is_the_countrys_number_is_named_and_drawn_with_it(
    theirs: tuple[str, str | None], labels: int
) -> None:
    country = Line("Hele landet", months(*theirs), Kind.COUNTRY)
    drawn = site(Line("Solrød", months("1", "1")), country, Line("Målsætning", months("1", "2"), Kind.TARGET))
    assert ("Hele landet =" in drawn) is (labels == 1)
    assert drawn.count('class="leder ') == labels + 1
    assert ("linje target" in drawn) is (labels == 2)


@pytest.mark.parametrize(
    ("at", "named"),
    [
        ((0, 1, 3), ["1. kvartal 2022", "2. kvartal 2022", "4. kvartal 2022"]),
        ((0, 11, 12), ["1. kvartal 2022", "1. kvartal 2025"]),  # no room for the one between
        (
            (0, 2, 4, 6, 8),
            [f"{each} kvartal {2022 + at}" for at in (0, 1) for each in ("1.", "3.")] + ["1. kvartal 2024"],
        ),
        (
            tuple(range(13)),
            ["1. kvartal 2022", "4. kvartal 2022", "3. kvartal 2023", "2. kvartal 2024", "1. kvartal 2025"],
        ),
        ((0,), ["1. kvartal 2022"]),
    ],
)
def test_curve_the_axis_names_every_period_that_there_is_room_for(at: tuple[int, ...], named: list[str]) -> None:
    drawn = site(Line("Solrød", [(quarter(2022, 1).step(each), number("1")) for each in at]))
    rows = re.findall(r'class="akse(?: midt)?" text-anchor="middle">([^<]+)<', drawn)
    assert sorted(f"{rows[place]} {rows[place + 1]}" for place in range(0, len(rows), 2)) == sorted(named)


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
    drawn = site(*many, target=[number("2")])
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    rows = [Fraction(each.get("y", "")) for each in root.iter(f"{SVG}text") if "ende" in (each.get("class") or "")]
    assert all(b - a >= SCREEN.row for a, b in pairwise(sorted(rows)))
    assert max(rows) < int(root.get("viewBox", "").split()[3])


def test_curve_each_label_has_a_sample_of_its_line_that_begins_where_the_line_ends() -> None:
    drawn = site(Line("Hele landet", months("1", "2"), Kind.COUNTRY))
    end = re.findall(r'<rect x="[\d.]+" y="([\d.]+)"', drawn)[-1]
    sample = re.search(r'<line x1="\d+" y1="([\d.]+)"[^>]*class="leder country"', drawn)
    assert sample
    assert abs(Fraction(sample[1]) - Fraction(end) - 3) < 1


def test_curve_the_target_is_named_with_its_number() -> None:
    drawn = site(Line("Solrød", months("1", "2")), target=[number("1.7")])
    assert "Målsætning" in drawn
    assert ">1,7 %" in drawn
    assert 'class="maalstreg"' in drawn


def test_curve_a_long_unit_is_written_once() -> None:
    lines = [Line("Solrød", months("1", "2")), Line("Hele landet", months("1", "2"), Kind.COUNTRY)]
    assert site(*lines, unit="fuldtidspersoner").count("fuldtidspersoner") == 1


def test_curve_a_break_is_named_and_told_and_lies_before_the_first_number_of_the_new_series() -> None:
    drawn = site(Line("Solrød", months("1", "2", "3")), breaks=[Break(month(2024, 2), "Ny opgørelse")])
    assert "databrud" in drawn
    assert "<title>Ny opgørelse</title>" in drawn
    at = Fraction(re.search(r'<line x1="([\d.]+)"[^>]*class="brud"', drawn)[1])  # type: ignore[index]
    points = [Fraction(each) for each in re.findall(r'<circle cx="([\d.]+)"', drawn)]
    assert points[0] < at < points[1]


def test_curve_signs_are_explained_only_where_they_are() -> None:
    assert "skjult tal" in site(Line("Solrød", months("4", "x", "4")))
    assert "skjult tal" not in site(Line("Solrød", months("4", None, "4")))
    assert "foreløbigt tal" in site(Line("Solrød", months("4", "5")), preliminary=frozenset([month(2024, 2)]))
    assert "foreløbigt tal" not in site(Line("Solrød", months("4", "5")), preliminary=frozenset([month(2024, 9)]))


def test_curve_a_number_is_exact_until_it_is_written() -> None:
    third = counted(Fraction(200, 3)).shown_with(1)
    assert "66,7 %" in site(Line("Solrød", [(month(2024, 1), third)]))


def test_curve_speaks_english_too() -> None:
    drawn = site(Line("Solrød", months("1.5", "x")), lang="en", target=[number("1.7")])
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
    assert site(Line("Solrød", months("x", None))) == ""
    assert sparkline(months("1", "x"), "k", "t", "d") == ""


def test_scale_ticks_are_round_and_within() -> None:
    scale = scale_of([Fraction(17, 10), Fraction(27, 10)], 0, 100)
    assert all(scale.low <= each <= scale.high for each in scale.ticks())
    assert all((each * 10).denominator == 1 for each in scale.ticks())


def test_scale_of_one_number_has_room() -> None:
    assert scale_of([Fraction(0)], 0, 100).ticks()
