"""What a committee sees of a made-up municipality's plan on every day it can ask about, and what is true of it.

Nothing here asks how it was decided what may be seen: cells are named and reckoned from the events themselves.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from random import Random

from pejl.answers.disclosed import disclosed
from pejl.answers.leaving import Leaving, leaving, told_of_nobody
from pejl.goals import BoundPlan, Goal, Milestone, Standing, stand
from pejl.ledger import Figures
from pejl.measure import Measured
from pejl.numbers import Value
from pejl.periods import Grain, Period, quarter, whole_year
from spec.answers.leaving.towns import FIRST, Spell, Town
from spec.answers.planned import goal_of, plan_of
from spec.goals.judging import part
from spec.indicators.counting import own_spec

Cell = tuple[str, str]
"""What is counted, and the period's id (of persons on a day: the day)."""
Terms = dict[Cell, Fraction]
Equation = tuple[Terms, Fraction]


def goal(id: str, maaltal: str, name: str, *groups: str, rule: str = "seneste måned", variant: str = "") -> Goal:
    asked = own_spec(name, *groups, variant=variant)
    return goal_of(replace(part(maaltal, asked, reference=None, rule=rule), id=id))


FULL, PERSONS, OFFER = "ydelser.fuldtidspersoner", "ydelser.personer", "indsats.virksomhedsrettet_tilbud"
LONG, LENGTH = "ydelser.over_varighed", "sygedagpenge.varighed"
LASTED, DAYS = "endt S", "dage S"
"""Courses that ended, and the days of them: goals tell weeks of each."""
A, K, Y = "a_dagpenge", "kontanthjaelp", "a_dagpenge@18-29"
GOALS: dict[str, tuple[str, Goal]] = {
    each.id: (cell, each)
    for cell, each in [
        ("A", goal("1", "højst 30", FULL, A)),
        ("K", goal("2", "højst 12", FULL, K, rule="årsgennemsnit")),
        ("AK", goal("3", "højst 60", FULL, A, K, rule="seneste kvartal")),
        ("Y", goal("4", "mindst 10 % lavere end i november 2023", FULL, Y)),
        ("personer A", goal("5", "mindst 10 % lavere end i 4. kvartal 2023", PERSONS, A, rule="seneste kvartal")),
        ("personer A", goal("6", "højst 40", PERSONS, A)),
        ("personer Y", goal("7", "højst 9", PERSONS, Y, rule="seneste kvartal")),
        ("længe A", goal("8", "højst 30 %", LONG, A, variant="over 26 uger")),
        ("længe A", goal("9", "højst 30 %", LONG, A, variant="over 26 uger", rule="seneste kvartal")),
        ("tilbud A", goal("10", "mindst 20 %", OFFER, A, rule="seneste kvartal")),
        (LASTED, goal("11", "højst 20", LENGTH, "sygedagpenge")),
        (LASTED, goal("12", "højst 20", LENGTH, "sygedagpenge", rule="seneste kvartal")),
        ("A", goal("13", "højst 29", FULL, A, rule="år")),
        ("K", goal("14", "højst 12", FULL, K, rule="seneste kvartal")),
    ]
}
SHARES = {"længe A": "alle længe A", "tilbud A": "personer A"}
"""What a share is of; "alle længe A" are those on a day."""
STONE = Milestone(date(2024, 3, 31), part("højst 10", own_spec(FULL, A), reference=None))
PLAN: BoundPlan = plan_of(*(replace(each, milestones=(STONE,) if id == "1" else ()) for id, (_, each) in GOALS.items()))
LAST = date(2025, 1, 31)


# --- what is seen ----------------------------------------------------------------------------------------


def days(by: date) -> list[date]:
    """The last day of every month up to the last that is known, numbers change on no other; before the last release
    of the last two months alone."""
    every = [each.last for each in months() if each.last <= by]
    return every if by == LAST else every[-2:]


def months() -> list[Period]:
    first = Period(FIRST.year, FIRST.month, Grain.MONTH)
    return [first.step(at) for at in range((LAST.year - FIRST.year) * 12 + LAST.month - FIRST.month + 1)]


Look = tuple[Standing, Standing, Leaving]
"""A goal on a day as it is, as it is seen, and what decided it."""


def looks(figures: Figures, by: date, earlier: list[Leaving], random: Random | None) -> list[Look]:
    """Every goal on every day, decided on the last day for all of them; with `random` each day by itself, in any order,
    held against all that was looked at before. What left is added to `earlier`."""
    found, every = list[Look](), days(by)
    decided = None if random else _decided(figures, by, earlier)
    for day in random.sample(every, len(every)) if random else every:
        one = decided or _decided(figures, day, earlier)
        standings = [stand(each, PLAN, told_of_nobody(figures), day) for each in PLAN.goals]
        found += [(each, disclosed(each, one), one) for each in standings]
    return found


def _decided(figures: Figures, day: date, earlier: list[Leaving]) -> Leaving:
    now = [stand(each, PLAN, told_of_nobody(figures), day) for each in PLAN.goals]
    decided = leaving(PLAN, told_of_nobody(figures), day, now, earlier=[each.released for each in earlier])
    earlier.append(decided)
    return decided


def seen_in(standing: Standing) -> Iterator[Equation]:
    """All that the numbers of a standing say of cells."""
    name, judged = GOALS[standing.id][0], standing.judgement
    for measured in judged.measured:
        yield from _of_number(name, measured)
    if judged.limit is not None and judged.limit.limit.exact is not None and len(judged.measured) > 1:
        yield _equals(name, judged.measured[1].period, judged.limit.limit.exact * 10 / 9)
    for step in judged.why:
        value = step.params.get("vaerdi")
        if step.code == "milepael" and isinstance(value, Value) and value.exact is not None:
            yield _equals(name, Period.parse("2024M03"), value.exact)


def _of_number(name: str, measured: Measured) -> Iterator[Equation]:
    value, periods = measured.value.exact, measured.made_of or (measured.period,)
    if value is not None:
        yield from told(name, periods, value)
    for figure in measured.trail.figures:
        if figure.source == "egne" and figure.value is not None:
            yield from told(name, [Period.parse(figure.period)], Fraction(figure.value))
    for step in measured.trail.steps:
        if step.code == "egne_broek":
            over, under = step.params["taeller"], step.params["naevner"]
            assert isinstance(over, Value)
            assert isinstance(under, Value)
            yield _equals(DAYS if name == LASTED else name, measured.period, over.exact)
            yield _equals(SHARES.get(name, name), measured.period, under.exact)


def told(name: str, periods: Iterable[Period], value: Fraction) -> Iterator[Equation]:
    every = list(periods)
    if name == LASTED:
        for each in every:
            yield {cell(DAYS, each): Fraction(1), cell(name, each): -7 * value}, Fraction(0)
    elif name in SHARES:
        for each in every:
            yield {cell(name, each): Fraction(100), cell(SHARES[name], each): -value}, Fraction(0)
    else:
        yield {cell(name, each): Fraction(1) for each in every}, value * len(every)


def _equals(name: str, period: Period, value: Fraction | None) -> Equation:
    assert value is not None
    return {cell(name, period): Fraction(1)}, value


def cell(name: str, period: Period) -> Cell:
    return name, period.last.isoformat() if "længe" in name else period.id


# --- what is true ----------------------------------------------------------------------------------------


def truth(town: Town, day: str, open_: Iterable[Standing]) -> tuple[dict[Cell, Fraction], list[Terms]]:
    """The cells of a release, and all that adds up to zero between them."""
    by = date.fromisoformat(day)
    every = [each for each in _periods() if each.last <= by]
    cells: dict[Cell, Fraction] = {}
    sums: list[Terms] = []
    _full_time(town, by, every, cells, sums)
    _persons(town, by, every, cells, sums)
    _told_openly(open_, cells)
    for name in (LASTED, DAYS):
        _added(every, cells, sums, name, mean=False)
    for name, whole in SHARES.items():
        for one, when in [each for each in cells if each[0] == name]:
            rest = (f"ikke {one}", when)
            cells[rest] = cells[whole, when] - cells[one, when]
            sums.append(_sum((whole, when), [(one, when), rest]))
    return cells, sums


def _periods() -> list[Period]:
    first = quarter(FIRST.year, (FIRST.month + 2) // 3)
    return [*months(), *(first.step(at) for at in range(5)), whole_year(2024)]


def _sum(total: Cell, parts: Iterable[Cell]) -> Terms:
    return {total: Fraction(-1), **dict.fromkeys(parts, Fraction(1))}


def _full_time(town: Town, by: date, every: list[Period], cells: dict[Cell, Fraction], sums: list[Terms]) -> None:
    for each in every:
        size = (each.end - each.first).days
        counted = {name: Fraction(0) for name in ("Y", "O", "K")}
        for spell in town.spells:
            name = "K" if spell.group == K else "Y" if spell.person in town.young else "O"
            if spell.group in (A, K):
                counted[name] += Fraction(_days(spell, by, each), size)
        counted |= {"A": counted["Y"] + counted["O"], "AK": sum(counted.values(), Fraction(0))}
        cells |= {(name, each.id): many for name, many in counted.items()}
        sums.append(_sum(("A", each.id), [("Y", each.id), ("O", each.id)]))
        sums.append(_sum(("AK", each.id), [("A", each.id), ("K", each.id)]))
    for name in ("Y", "O", "K", "A", "AK"):
        _added(every, cells, sums, name, mean=True)


def _days(spell: Spell, by: date, period: Period) -> int:
    known = spell.as_of(by)
    return max(0, (min(known[1], period.end) - max(known[0], period.first)).days) if known else 0


def _added(every: list[Period], cells: Mapping[Cell, Fraction], sums: list[Terms], name: str, *, mean: bool) -> None:
    """Quarters are their months, the year its quarters; of full-time persons each by its days."""
    for total in every:
        parts = [each for each in _parts(total) if (name, each.id) in cells]
        if parts and (name, total.id) in cells and len(parts) == len(_parts(total)):
            size = Fraction((total.end - total.first).days)
            weights = {(name, e.id): (e.end - e.first).days / size if mean else Fraction(1) for e in parts}
            sums.append({(name, total.id): Fraction(-1), **weights})


def _parts(total: Period) -> list[Period]:
    grain = {Grain.QUARTER: Grain.MONTH, Grain.YEAR: Grain.QUARTER}.get(total.grain)
    within = [each for each in _periods() if each.grain is grain]
    return [each for each in within if total.first <= each.first and each.end <= total.end]


def _persons(town: Town, by: date, every: list[Period], cells: dict[Cell, Fraction], sums: list[Terms]) -> None:
    """Those on A in a period; of a quarter by the months in which they were."""
    for each in every:
        if each.grain is Grain.YEAR:
            continue
        there = {spell.person for spell in town.spells if spell.group == A and _days(spell, by, each)}
        cells["personer A", each.id] = Fraction(len(there))
        cells["personer Y", each.id] = Fraction(len(there & town.young))
        cells["personer O", each.id] = Fraction(len(there - town.young))
        sums.append(_sum(("personer A", each.id), [("personer Y", each.id), ("personer O", each.id)]))
        if each.grain is Grain.QUARTER:
            _by_month(town, by, each, cells, sums)


def _by_month(town: Town, by: date, of: Period, cells: dict[Cell, Fraction], sums: list[Terms]) -> None:
    parts = _parts(of)
    atoms: dict[tuple[bool, ...], set[int]] = {each: set() for each in product((True, False), repeat=3) if any(each)}
    for person in {spell.person for spell in town.spells if spell.group == A}:
        mine = [each for each in town.spells if each.person == person and each.group == A]
        pattern = tuple(any(_days(spell, by, month) for spell in mine) for month in parts)
        if any(pattern):
            atoms[pattern].add(person)
    named = {pattern: (f"kun {''.join('x' if on else '-' for on in pattern)} kendt {by}", of.id) for pattern in atoms}
    cells |= {named[pattern]: Fraction(len(who)) for pattern, who in atoms.items()}
    sums.append(_sum(("personer A", of.id), named.values()))
    for at, month in enumerate(parts):
        inside = [named[pattern] for pattern in atoms if pattern[at]]
        sums.append(_sum(("personer A", month.id), inside))
        rest = (f"ikke i {month.id}", of.id)
        cells[rest] = cells["personer A", of.id] - cells["personer A", month.id]
        sums.append(_sum(("personer A", of.id), [("personer A", month.id), rest]))


def _told_openly(every: Iterable[Standing], cells: dict[Cell, Fraction]) -> None:
    """Spells and their ends as those are told who may see all: how they are reckoned is not attacked here."""
    for each in every:
        for terms, value in seen_in(each):
            ((name, when), *more) = terms
            if not more and name in ("længe A", "alle længe A", "tilbud A", LASTED, DAYS):
                cells[name, when] = value
