"""How big made-up municipalities are and how long made-up people stay: round numbers that look like the country's.

Nothing here is a statistic, and no figure is read from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pejl import law

_THOUSANDS = """
101 650 147 105 151 50 153 38 155 15 157 75 159 69 161 24 163 30 165 28 167 53 169 55 173 58 175 44 183 23 185 43
187 17 190 41 201 26 210 41 217 64 219 53 223 25 230 57 240 44 250 46 253 52 259 62 260 31 265 90 269 24 270 42
306 33 316 73 320 37 326 48 329 36 330 80 336 23 340 30 350 29 360 40 370 84 376 60 390 46 400 39 410 40 420 41
430 52 440 24 450 32 461 207 479 59 480 30 482 12 492 6 510 55 530 27 540 74 550 37 561 115 563 3 573 50 575 43
580 59 607 52 615 96 621 95 630 121 657 89 661 59 665 19 671 21 706 44 707 38 710 50 727 24 730 99 740 99 741 4
746 65 751 360 756 42 760 56 766 47 773 20 779 45 787 43 791 97 810 36 813 59 820 36 825 2 840 31 846 42 849 38
851 223 860 64
"""
SIZES: Mapping[str, int] = {
    area: int(size) for area, size in zip(_THOUSANDS.split()[::2], _THOUSANDS.split()[1::2], strict=True)
}
"""Inhabitants in thousands, about; a municipality that is new in law/omraader.toml counts as 40."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A group's full-time persons in the whole country, mean days of a course in it, what share is part-time, and
    which part of its people come and go (the rest are stayers with a course of `stay` days)."""

    country: int
    days: int
    part_time: float = 0.0
    moving: float = 0.85
    longest: int = 1400


SHAPES: Mapping[str, Shape] = {
    "a_dagpenge": Shape(70_000, 135, 0.15, longest=730),
    "foertidspension": Shape(239_000, 5_000, 0.0, 0.0, 9_000),
    "fleksjob": Shape(94_000, 1_300, 0.0, 0.3, 5_000),
    "forrevalidering": Shape(80, 200, 0.0, 0.0, 500),
    "jobafklaring": Shape(23_900, 420, 0.0, 0.85, 1_400),
    "kontanthjaelp": Shape(48_000, 330, 0.03, 0.85, 2_500),
    "ledighedsydelse": Shape(14_500, 220, 0.0, 0.85, 1_200),
    "ressourceforloeb": Shape(17_700, 600, 0.0, 0.6, 1_700),
    "revalidering": Shape(1_500, 420, 0.0, 0.0, 1_400),
    "seniorpension": Shape(25_000, 1_100, 0.0, 0.0, 2_000),
    "sho": Shape(15_000, 420, 0.0, 0.85, 1_500),
    "sygedagpenge": Shape(85_500, 75, 0.2, 0.9, 700),
    "tidlig_pension": Shape(11_000, 900, 0.0, 0.0, 2_000),
    "uddannelseshjaelp": Shape(29_400, 250, 0.0, 0.85, 900),
}
GROUPS = tuple(sorted(SHAPES))
SHIFTS: Mapping[str, Mapping[str, float]] = {
    "a_dagpenge": {"sygedagpenge": 0.16, "kontanthjaelp": 0.06},
    "sygedagpenge": {"jobafklaring": 0.05, "a_dagpenge": 0.10},
    "jobafklaring": {
        "ledighedsydelse": 0.15,
        "kontanthjaelp": 0.10,
        "ressourceforloeb": 0.10,
        "foertidspension": 0.08,
        "a_dagpenge": 0.05,
    },
    "kontanthjaelp": {"sygedagpenge": 0.05, "a_dagpenge": 0.03, "ressourceforloeb": 0.05, "ledighedsydelse": 0.03},
    "uddannelseshjaelp": {"kontanthjaelp": 0.04, "ressourceforloeb": 0.02},
    "sho": {"kontanthjaelp": 0.08, "sygedagpenge": 0.02},
    "ressourceforloeb": {"foertidspension": 0.4, "ledighedsydelse": 0.3},
    "ledighedsydelse": {"fleksjob": 0.55, "sygedagpenge": 0.08},
    "fleksjob": {"ledighedsydelse": 0.35, "sygedagpenge": 0.10, "foertidspension": 0.06},
}
"""How likely a course in one group is followed the next day by one in another; else the person leaves."""
PEOPLE = 1_970_000
"""About how many persons the whole country comes to at full size over twelve years."""
TEAMS: Mapping[str, tuple[float, tuple[str, ...]]] = {
    "fleksjob": (0.15, ("fleksjob", "ledighedsydelse")),
    "integration": (0.08, ("sho",)),
    "jobparate": (0.25, ("a_dagpenge", "kontanthjaelp")),
    "sygedagpenge": (0.22, ("sygedagpenge", "jobafklaring")),
    "udsatte": (0.1, ("ressourceforloeb", "revalidering", "forrevalidering")),
    "unge": (0.12, ("uddannelseshjaelp",)),
    "virksomhed": (0.08, ()),
}
"""The teams of a job centre: each one's share of the staff, and whose cases it has."""
WORKLOAD = 60
"""Full-time persons a caseworker has."""


def size(area: str) -> float:
    """A municipality's share of the country."""
    known = {code: SIZES.get(code, 40) for code in law.municipalities()}
    return known[area] / sum(known.values())


def number(area: str) -> int:
    """The municipality's place among all of them."""
    return law.municipalities().index(area)
