"""A citizen's course as a picture: from what began first, or from the day, to four months ahead."""

import re
from datetime import date

import pytest

from pejl.pictures.stretches import AHEAD, BACK, EDGE, WIDTH, picture
from spec.answers.test_borger import DAY, block, of

PRAKTIK = "virksomhedspraktik"


def drawn(*offers: str) -> str:
    return picture(of(block("offers", "kind", *(f"{PRAKTIK} {each}" for each in offers))), "da")


def today(svg: str) -> int:
    found = re.search(r'class="idag" x1="(\d+)"', svg)
    assert found is not None
    return int(found[1])


@pytest.mark.parametrize(
    ("offer", "first"),
    [
        ("2024-02-01 2024-03-29", "1. februar 2024"),
        ("2024-03-02 2024-03-29", "1. marts 2024"),
        ("2024-05-01 2024-05-29", "1. marts 2024"),
        ("2019-01-01 -", "2. marts 2022"),
    ],
)
def test_picture_reaches_from_what_began_first_and_never_from_after_the_day(offer: str, first: str) -> None:
    svg = drawn(offer)
    assert f"1 forløb, tilbud og fritagelser fra {first} til 1. marts 2024" in svg
    assert (today(svg) == EDGE) is (first == "1. marts 2024")


def test_picture_of_what_is_ahead_has_its_bar_after_the_day() -> None:
    svg = drawn("2024-04-01 2024-04-29")
    bar = re.search(r'<rect class="offers" x="(\d+)"', svg)
    assert bar is not None
    assert today(svg) < int(bar[1]) < WIDTH


@pytest.mark.parametrize("offer", [f"{date(2020, 1, 1)} {DAY - BACK}", f"{DAY + AHEAD} -"])
def test_picture_of_what_lies_outside_its_time_is_none(offer: str) -> None:
    assert drawn(offer) == ""
