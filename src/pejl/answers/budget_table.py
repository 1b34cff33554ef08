"""The budget as a table: each row's cell beside what it came to, last year's number, and the like-for-like trend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pejl import law
from pejl.answers.points import parts_of
from pejl.answers.trend import number
from pejl.budget import BudgetRow, actual
from pejl.check import Finding
from pejl.goals import BoundPlan
from pejl.goals.limit import Limit
from pejl.law.overlap import overlap
from pejl.ledger import Figures
from pejl.measure import Measured, over, over_year, run
from pejl.numbers import Value, counted, percent, total
from pejl.periods import Grain, Period
from pejl.rules import Missing
from pejl.sentences.shapes import Sense
from pejl.words import Step, say, show

RULE = "årsgennemsnit"
OF_TABLES = frozenset(
    {
        "total_stemmer_ikke",
        "total_stemmer_ikke_interval",
        "andel_passer_ikke",
        "tendens_stemmer_ikke",
        "tendens_over_ulige_grupper",
        "overskrift_passer_ikke",
        "ulige_saesoner",
        "kvartal_mod_aar",
        "celle_samler_grupper",
    }
)
"""What a check can find in a printed table."""


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A row of the budget. `actual` is the mean of the year's periods known by the day, None where `lacks` says why.
    `difference`: actual minus budget. `holds`: on the good side of the cell or level with it; None where no side is
    good, or a withheld number hides it. `joins`: the names of the groups of a row of several.

    `before`: last year's number, as far as it is known; `alike`: last year's over the very periods that `actual` is
    made of, and `trend` the change from it in per cent. Both are None where a period lacks a year ago."""

    row: BudgetRow
    actual: Measured | None
    difference: Value | None
    holds: bool | None
    joins: tuple[str, ...]
    before: Measured | None
    alike: Value | None
    trend: Value | None
    lacks: Missing | None = None

    @property
    def parts(self) -> tuple[int, int] | None:
        """How many of the year's periods `actual` is of, and how many there are; None for a whole year."""
        return parts_of(self.actual)


@dataclass(frozen=True, slots=True)
class BudgetTotal:
    """The rows of a year and unit added. `lacks` says why they cannot be: two rows have persons in common (`budget` is
    then None too), a row has no number, or the rows are not of the same periods. `trend`: like for like."""

    year: int
    unit: str
    budget: Value | None
    actual: Value | None
    difference: Value | None
    alike: Value | None
    trend: Value | None
    lacks: Step | None = None


@dataclass(frozen=True, slots=True)
class BudgetTable:
    """Every row in the plan's order, a total for each year and unit, and what the check found in printed tables."""

    lines: tuple[BudgetLine, ...]
    totals: tuple[BudgetTotal, ...]
    findings: tuple[Finding, ...]


def budget_table(plan: BoundPlan, figures: Figures, day: date, findings: Sequence[Finding] = ()) -> BudgetTable:
    """The plan's budget on the numbers known by the day; empty for a plan without one. `findings`: those of the
    check, of which only what concerns printed tables is kept."""
    lines = tuple(_line(row, plan, figures, day) for row in plan.budget)
    kinds = dict.fromkeys((line.row.year, line.row.unit) for line in lines)
    totals = [_total(year, unit, [each for each in lines if _of(each, year, unit)]) for year, unit in kinds]
    return BudgetTable(lines, tuple(totals), tuple(each for each in findings if each.code in OF_TABLES))


def _of(line: BudgetLine, year: int, unit: str) -> bool:
    return (line.row.year, line.row.unit) == (year, unit)


def _line(row: BudgetRow, plan: BoundPlan, figures: Figures, day: date) -> BudgetLine:
    joins = tuple(law.group(code).name for code in row.spec.groups) if len(row.spec.groups) > 1 else ()
    before = _last_year(row, plan, figures, day)
    try:
        found = actual(row, figures, plan.own, day)
    except Missing as lack:
        return BudgetLine(row, None, None, None, joins, before, None, None, lack)
    difference = found.value - row.cell
    alike = _alike(row, plan, figures, found)
    holds = None
    if row.good != "ingen af delene":
        holds = Limit(found.value, row.cell, Sense.AT_LEAST if row.good == "højere" else Sense.AT_MOST).holds
    return BudgetLine(row, found, difference, holds, joins, before, alike, _change(found.value, alike))


def _last_year(row: BudgetRow, plan: BoundPlan, figures: Figures, day: date) -> Measured | None:
    try:
        return over_year(figures, row.spec, [plan.own], RULE, day, row.year - 1)[0]
    except Missing:
        return None


def _alike(row: BudgetRow, plan: BoundPlan, figures: Figures, found: Measured) -> Value | None:
    """A year's own number has last year's own beside it; the mean of some months last year's mean of those months."""
    try:
        if not found.made_of:
            return run(figures, row.spec, plan.own, found.period.year_before()).value
        earlier = [replace(period, year=period.year - 1) for period in found.made_of]
        return over(figures, row.spec, plan.own, RULE, earlier).value
    except Missing:
        return None


def _change(now: Value | None, before: Value | None) -> Value | None:
    """In per cent; None where there is nothing to hold it against, or nobody last year."""
    if now is None or before is None:
        return None
    share = percent(now, before)
    return None if share is None else share - counted(100)


def _total(year: int, unit: str, lines: Sequence[BudgetLine]) -> BudgetTotal:
    twice = next(_overlapping([line.row for line in lines]), None)
    if twice is not None:
        told = {"foerste": twice[0].text, "anden": twice[1].text}
        return BudgetTotal(year, unit, None, None, None, None, None, Step("svar_raekker_overlapper", told))
    budget = total(line.row.cell for line in lines)
    without = [line.row.text for line in lines if line.actual is None]
    if without:
        lacks = Step("svar_raekker_uden_tal", {"raekker": without})
        return BudgetTotal(year, unit, budget, None, None, None, None, lacks)
    if len({_covered(line) for line in lines}) > 1:
        return BudgetTotal(year, unit, budget, None, None, None, None, Step("svar_raekker_ulige_perioder"))
    now = total(line.actual.value for line in lines if line.actual)
    earlier = [line.alike for line in lines if line.alike is not None]
    alike = total(earlier) if len(earlier) == len(lines) else None
    return BudgetTotal(year, unit, budget, now, now - budget, alike, _change(now, alike))


def _covered(line: BudgetLine) -> tuple[Period, ...]:
    """The periods a row's number is of, however the year is reached: twelve months are its four quarters and itself."""
    found = line.actual
    if found is None or line.parts is None:
        return ()
    return tuple(sorted(found.made_of, key=lambda period: (period.end, period.grain is Grain.YEAR)))


def _overlapping(rows: Sequence[BudgetRow]) -> Iterator[tuple[BudgetRow, BudgetRow]]:
    """Rows with persons in common: adding them would count somebody twice."""
    for place, row in enumerate(rows):
        for other in rows[place + 1 :]:
            if any(overlap(one, two) for one in row.spec.groups for two in other.spec.groups):
                yield row, other


# --- the machine form ------------------------------------------------------------------------------------


def budget_data(found: BudgetTable, lang: str) -> dict[str, Any]:
    """The machine form: numbers as decimal strings, null where they are withheld or cannot be had."""
    return {
        "rows": [_line_data(each, lang) for each in found.lines],
        "totals": [_total_data(each, lang) for each in found.totals],
        "findings": [say(each.code, each.params, lang) for each in found.findings],
    }


def _line_data(line: BudgetLine, lang: str) -> dict[str, Any]:
    row, lacks = line.row, line.lacks
    return {
        "id": row.id,
        "text": row.text,
        "year": row.year,
        "unit": row.unit,
        "budget": number(row.cell),
        "actual": number(line.actual.value) if line.actual else None,
        "periods": list(line.parts) if line.parts else None,
        "difference": number(line.difference),
        "good": row.good,
        "holds": line.holds,
        "joins": list(line.joins),
        "last_year": number(line.before.value) if line.before else None,
        "alike": number(line.alike),
        "trend": number(line.trend),
        "lacks": show(Step(lacks.code, lacks.params), lang) if lacks else None,
    }


def _total_data(each: BudgetTotal, lang: str) -> dict[str, Any]:
    return {
        "year": each.year,
        "unit": each.unit,
        "budget": number(each.budget),
        "actual": number(each.actual),
        "difference": number(each.difference),
        "alike": number(each.alike),
        "trend": number(each.trend),
        "lacks": show(each.lacks, lang) if each.lacks else None,
    }
