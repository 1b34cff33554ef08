"""Plays the attacker against the whole: 60 made-up small municipalities, five releases each, every day a committee can
ask about. No small count is recovered or narrowed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil
from pathlib import Path
from random import Random

import pytest

from pejl.answers.disclosed import disclosed
from pejl.answers.leaving import LEAST, Leaving
from pejl.goals import Standing
from spec.answers.disclosure.attacker import Attacker
from spec.answers.leaving.committee import DAYS, LASTED, Cell, Equation, Terms, looks, seen_in, truth
from spec.answers.leaving.paper import numbers_in, numbers_on, openly, paper, year_before
from spec.answers.leaving.towns import RELEASES, town

SEEDS = range(60)
BATCHES = [SEEDS[first : first + 6] for first in range(0, len(SEEDS), 6)]
DAY_BY_DAY = 6
"""Of so many municipalities one is looked at day by day, in any order."""
NEAR = Fraction(1, 10_000)
"""A number is written with six decimals where it is written as text."""
Named = dict[str, Fraction]
NO_COUNT = ("kun", "dage")
MONTHS_ALONE = ("Y", "O")
"""Of these no goal asks for a quarter, so a month of five that is shown may bound it."""
FULL_TIME = ("A", "K", "AK", "Y", "O")


@dataclass
class Known:
    """What is true of a municipality and what was seen of it, release by release. A cell is named with its number: he
    is taken to know which numbers were corrected between releases, and that the others were not. `since`: how much
    had been seen before a small number was there."""

    true: Named = field(default_factory=dict)
    sums: list[Named] = field(default_factory=list)
    seen: list[tuple[Named, Fraction]] = field(default_factory=list)
    small: dict[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    since: dict[str, int] = field(default_factory=dict)
    told: dict[Cell, Fraction] = field(default_factory=dict)
    shown: int = 0
    every: int = 0

    def add(self, cells: dict[Cell, Fraction], sums: list[Terms]) -> None:
        self.true |= {name_of(cell, many): many for cell, many in cells.items()}
        self.sums += [{name_of(cell, cells[cell]): factor for cell, factor in terms.items()} for terms in sums]
        for cell, many in cells.items():
            if cell[0] == DAYS:
                self._days(cell, many, cells)
            if cell[0].startswith(NO_COUNT):
                continue
            edge = Fraction(LEAST if cell[0] in FULL_TIME else LEAST - 1)
            name, mean = name_of(cell, many), cell[0] in FULL_TIME and "M" not in cell[1]
            if many < LEAST and not (mean and cell[0] in MONTHS_ALONE):
                self.small[name] = Fraction(0), edge
            before = self.told.get(cell, many)
            if 0 < abs(many - before) < LEAST and not mean:  # a third of what one of its months was corrected by
                ends = (before, before + edge) if many > before else (max(Fraction(0), before - edge), before)
                self.small.setdefault(name, ends)
            if name in self.small:
                self.since.setdefault(name, len(self.seen))

    def _days(self, cell: Cell, many: Fraction, cells: dict[Cell, Fraction]) -> None:
        """Days that were told and are others now, of courses of which about as many were told, are of few persons."""
        before, ended = self.told.get(cell, many), (LASTED, cell[1])
        if many != before and abs(cells[ended] - self.told.get(ended, cells[ended])) < LEAST:
            name = name_of(cell, many)
            self.small.setdefault(name, (min(before, many), max(before, many)))
            self.since.setdefault(name, len(self.seen))

    def see(self, standing: Standing, cells: dict[Cell, Fraction]) -> None:
        self.take(seen_in(standing), cells)

    def take(self, told: Iterable[Equation], cells: dict[Cell, Fraction]) -> None:
        """A number that stands as it was first told tells of the cell it was then: nothing new."""
        for terms, value in told:
            if abs(sum(cells[cell] * factor for cell, factor in terms.items()) - value) > NEAR:
                assert any(abs(self.told.get(cell, value) - value) <= NEAR or len(terms) > 1 for cell in terms), terms
                continue
            names = {name_of(cell, cells[cell]): factor for cell, factor in terms.items()}
            self.seen.append((names, sum((self.true[name] * factor for name, factor in names.items()), Fraction(0))))
            if len(terms) == 1:
                self.told |= {cell: cells[cell] for cell in terms}

    def count(self, standing: Standing, decided: Leaving) -> None:
        for each in standing.judgement.measured:
            self.every += 1
            self.shown += not decided.value(each).withheld


def name_of(cell: Cell, many: Fraction) -> str:
    return f"{cell[0]} {cell[1]} = {many}"


@cache
def known_of(seed: int) -> Known:
    made, known, earlier = town(seed), Known(), list[Leaving]()
    for day in RELEASES:
        figures, by = made.figures(day), date.fromisoformat(day)
        found = looks(figures, by, earlier, Random(seed) if seed % DAY_BY_DAY == 0 else None)  # noqa: S311
        cells, sums = truth(made, day, [one for one, _, _ in found])
        known.add(cells, sums)
        for one, other, decided in found:
            known.see(other, cells)
            known.count(one, decided)
    return known


def attacker_of(known: Known, seen: list[tuple[Named, Fraction]]) -> Attacker:
    single = {name: value / factor for terms, value in seen if len(terms) == 1 for name, factor in terms.items()}
    more = [{**terms, "én": -value} for terms, value in seen if len(terms) > 1]
    unlike = {tuple(sorted(terms.items())): terms for terms in [*known.sums, *more]}
    return Attacker(unlike.values(), {**single, "én": Fraction(1)})


def parts_of(attacker: Attacker) -> list[Attacker]:
    """What has no number in common is reckoned apart: the same, and much faster."""
    owner: dict[str, int] = {}
    groups: dict[int, list[int]] = {}
    for at, (unknown, _) in enumerate(attacker.equations):
        joined = sorted({owner[name] for name in unknown if name in owner})
        groups[at] = [at, *(each for one in joined for each in groups.pop(one))]
        for each in groups[at]:
            owner |= dict.fromkeys(attacker.equations[each][0], at)
    found = []
    for its in groups.values():
        part = Attacker([], {})
        part.equations = [attacker.equations[each] for each in its]
        part.names = sorted({name for unknown, _ in part.equations for name in unknown})
        found.append(part)
    return found


def narrowed(known: Known, attacker: Attacker) -> dict[str, tuple[Fraction, Fraction]]:
    """The small counts and corrections he knows closer than the rule, with how close."""
    found = {}
    for part in parts_of(attacker):
        for name in part.names:
            if name in known.small:
                low, high = known.small[name]
                bounds = part.interval(name, ceil(high))
                if bounds[0] > low or bounds[1] < high:
                    found[name] = bounds
    return found


@pytest.mark.parametrize("seeds", BATCHES, ids=str)
def test_attack_on_all_that_a_committee_sees_recovers_and_narrows_no_small_count(seeds: range) -> None:
    for seed in seeds:
        known = known_of(seed)
        attacker = attacker_of(known, known.seen)
        out = {name for terms, _ in known.seen if len(terms) == 1 for name in terms}
        assert not (attacker.determined() | out) & known.small.keys(), seed
        for name, bounds in narrowed(known, attacker).items():
            assert bounds == _before(known, name), (seed, name, bounds)


def _before(known: Known, name: str) -> tuple[Fraction, Fraction] | None:
    """How close he knew a number before it was there: months that were large enough bound their quarter."""
    return narrowed(known, attacker_of(known, known.seen[: known.since[name]])).get(name)


def test_attack_leaves_three_quarters_of_the_numbers() -> None:
    every = [known_of(seed) for seed in SEEDS]
    assert sum(each.shown for each in every) >= 0.75 * sum(each.every for each in every)


def test_attack_is_on_municipalities_of_which_one_own_count_in_ten_is_small() -> None:
    kinds = ("A ", "K ", "Y ", "personer A", "personer Y", "endt")
    asked = [many for seed in SEEDS for name, many in known_of(seed).true.items() if name.startswith(kinds)]
    assert 0.08 < sum(many < LEAST for many in asked) / len(asked) < 0.15


def test_attack_succeeds_where_only_the_small_counts_are_withheld() -> None:
    """The attacker is one: against number by number he wins nearly always."""
    won = 0
    for seed in SEEDS[:12]:
        known = known_of(seed)
        seen = [({name: Fraction(1)}, many) for name, many in known.true.items() if many >= LEAST]
        small = {name for name, ends in known.small.items() if ends[0] == 0}
        won += bool(attacker_of(known, seen).determined() & small)
    assert won >= 11


@pytest.mark.parametrize("seed", SEEDS[1:60:12])
def test_attack_on_the_printed_reports_recovers_and_narrows_no_small_count(seed: int, tmp_path: Path) -> None:
    """Each is on the quarter before, and tells of changes since the one before that."""
    made, known, earlier = town(seed), Known(), list[Leaving]()
    for before, day in pairwise(RELEASES):
        then, now, by = made.figures(before), made.figures(day), date.fromisoformat(day)
        edition = paper(tmp_path, now, then, by, earlier)
        earliest = [disclosed(each.before, earlier[-2]) for each in edition.changes]
        named = [each.year_before for each in edition.facts if each.year_before is not None]
        shown = numbers_in([*earliest, *edition.standings]) | {each.value.exact for each in named}
        assert numbers_on(edition) <= shown, seed
        for known_by, figures, seen in ((before, then, earliest), (day, now, edition.standings)):
            cells, sums = truth(made, known_by, openly(figures, date.fromisoformat(known_by)))
            known.add(cells, sums)
            for each in seen:
                known.see(each, cells)
        known.take((one for each in edition.facts for one in year_before(each)), cells)
    attacker = attacker_of(known, known.seen)
    assert not attacker.determined() & known.small.keys()
    assert narrowed(known, attacker) == {}
