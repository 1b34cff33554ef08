"""The quarterly report that a committee gets of a made-up municipality, and every number that is printed in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

from pejl.answers.leaving import Leaving
from pejl.answers.told import Facts
from pejl.goals import Standing, stand
from pejl.ledger import Figures
from pejl.numbers import Value
from pejl.periods import quarter
from pejl.reports.document import KeyFigure, Number
from pejl.reports.kvartal import Edition, edition_of, written
from spec.answers.leaving.committee import GOALS, PLAN, Equation, months, told
from spec.check import planning


def paper(folder: Path, now: Figures, then: Figures, day: date, earlier: list[Leaving]) -> Edition:
    """The quarterly report to the committee on the quarter that has ended by the day, held against all that left before
    it. What leaves with it is added to `earlier`."""
    text = planning.plan(*(planning.goal(id=f'"{each.id}"') for each in PLAN.goals))
    plan = replace(planning.checked(folder, text), bound=PLAN)
    ended = quarter(day.year, (day.month + 2) // 3).step(-1)
    out = [each.released for each in earlier]
    edition = edition_of(plan, now, then, day, ended, earlier=out)
    earlier.extend(edition.leaving or ())
    return edition


def openly(figures: Figures, by: date) -> list[Standing]:
    """Every goal on every day, as those are told who may see all."""
    every = [each.last for each in months() if each.last <= by]
    return [stand(each, PLAN, figures, day) for day, each in product(every, PLAN.goals)]


def numbers_on(edition: Edition) -> set[Fraction]:
    """Every exact number of the printed report, in its tables, those behind them and its key figures."""
    document = written(edition)
    cells = [cell for _, table in document.tables() for row in table.rows for cell in row]
    cells += [cell for table in document.behind for row in table.rows for cell in row]
    cells += [block.number for block in document.blocks if isinstance(block, KeyFigure) and block.number]
    return {cell.value.exact for cell in cells if isinstance(cell, Number) and cell.value.exact is not None}


def year_before(facts: Facts) -> list[Equation]:
    """What the number a year earlier says, that a sentence may name."""
    found = facts.year_before
    if found is None or found.value.exact is None:
        return []
    return list(told(GOALS[facts.id][0], [found.period], found.value.exact))


def numbers_in(standings: Iterable[Standing]) -> set[Fraction]:
    """Every exact number of standings as they are seen."""
    found: list[Value | None] = []
    for each in standings:
        judged = each.judgement
        found += [judged.value, judged.reference, *(one.value for one in judged.measured)]
        found += [judged.limit.limit, judged.limit.distance] if judged.limit else []
    return {each.exact for each in found if each is not None and each.exact is not None}
