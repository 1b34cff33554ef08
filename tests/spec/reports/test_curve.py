"""The curve: where a line breaks, what stands beside it, and that nothing of it can run."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from pejl.numbers import Value, stated, withheld
from pejl.periods import Period, quarter
from pejl.reports.curve import Kind, Line, curve

QUARTERS = [quarter(2023, 1).step(at) for at in range(8)]


def line(*numbers: str, kind: Kind = Kind.OWN, name: str = "Prøveby") -> Line:
    """A number for each quarter; "-" is withheld."""
    values = [withheld() if each == "-" else stated(Decimal(each)) for each in numbers]
    return Line(name, kind, tuple(zip(QUARTERS, values, strict=False)))


def drawn(*lines: Line, levels: tuple[Value, ...] = (), unit: str = "%") -> str:
    return curve(lines, levels, unit, "da")


def words(svg: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(svg).iter() if each.tag.endswith("text")]  # noqa: S314


@pytest.mark.parametrize("numbers", [(), ("1.0",), ("1.0", "-"), ("-", "-")])
def test_fewer_than_two_known_numbers_are_no_curve(numbers: tuple[str, ...]) -> None:
    assert drawn(line(*numbers), line("1", "2", kind=Kind.REFERENCE)) == ""


def test_withheld_number_breaks_the_line_and_is_a_cross() -> None:
    svg = drawn(line("1", "2", "-", "3", "4"))
    runs = [each for each in re.findall(r'd="M([^"]+)" fill="none"', svg) if "L" in each]
    assert len(runs) == 2
    assert words(svg).count("×") == 1


@pytest.mark.parametrize("numbers", [("5", "5"), ("0", "0"), ("-3", "-3"), ("0.001", "0.002"), ("100000", "250000")])
def test_numbers_of_any_size_have_some_lines_across_and_stay_inside(numbers: tuple[str, str]) -> None:
    svg = drawn(line(*numbers))
    across = re.findall(r'<path d="M62 ([\d.]+)H450"', svg)
    assert 2 <= len(across) <= 7
    assert all(14 <= Fraction(each) <= 176 for each in (*across, *re.findall(r'cy="([\d.]+)"', svg)))


def test_names_stand_apart_with_their_newest_number_in_danish() -> None:
    svg = drawn(
        line("1.0", "2.5"), line("1.0", "2.4", kind=Kind.REFERENCE, name="Landet"), levels=(stated(Decimal(2)),)
    )
    assert {"Prøveby 2,5 %", "Landet 2,4 %", "mål 2 %"} <= set(words(svg))
    heights = sorted(Fraction(each) for each in re.findall(r'y="([\d.]+)" text-anchor="start" fill', svg))
    assert all(below - above >= 14 for above, below in pairwise(heights))


def test_periods_are_named_at_both_ends() -> None:
    assert {"1. kvartal 2023", "3. kvartal 2023"} <= set(words(drawn(line("1", "2", "3"))))


def test_name_is_text_and_never_markup() -> None:
    svg = drawn(line("1", "2", name="<script>&"))
    assert "<script>" not in svg
    assert any(each.startswith("<script>&") for each in words(svg))


def test_same_numbers_are_the_same_picture_in_any_order() -> None:
    one = line("1", "2", "3")
    other = Line(one.name, one.kind, tuple(reversed(one.points)))
    assert drawn(one) == drawn(other) != drawn(line("1", "2", "4"))
    assert Period.parse("2023Q1") == QUARTERS[0]
