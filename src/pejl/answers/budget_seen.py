"""The budget's rows in words, and what of them may be seen by an audience that may not see small counts of persons."""

from dataclasses import replace

from pejl.answers.budget_table import BudgetLine, BudgetTable, BudgetTotal
from pejl.answers.leaving import LEAST
from pejl.answers.leaving.numbers import counts_persons
from pejl.rules import Missing
from pejl.words import Step, say

GOOD = {"lavere": "lavere", "højere": "hoejere", "ingen af delene": "ingen"}


def seen(table: BudgetTable) -> BudgetTable:
    """No number of the municipality's own counts, for any may be of few persons, and no total with one in it."""
    own = {line.row.id for line in table.lines if counts_persons(line.row.spec)}
    if not own:
        return table
    lack = Missing("svar_faa_personer", mindst=LEAST)
    kinds = {(line.row.year, line.row.unit) for line in table.lines if line.row.id in own}
    lines = [_hidden(line, lack) if line.row.id in own else line for line in table.lines]
    totals = [_hidden_total(each, lack) if (each.year, each.unit) in kinds else each for each in table.totals]
    return replace(table, lines=tuple(lines), totals=tuple(totals))


def _hidden(line: BudgetLine, lack: Missing) -> BudgetLine:
    """The row with its budget alone."""
    return BudgetLine(line.row, None, None, None, line.joins, None, None, None, lack)


def _hidden_total(each: BudgetTotal, lack: Missing) -> BudgetTotal:
    return BudgetTotal(each.year, each.unit, each.budget, None, None, None, None, Step(lack.code, lack.params))


def covers(line: BudgetLine, lang: str) -> str:
    """How much of the year the number is of, or why there is none."""
    if line.lacks is not None:
        return say(line.lacks.code, line.lacks.params, lang)
    return part_of_year(line.parts, lang)


def part_of_year(parts: tuple[int, int] | None, lang: str) -> str:
    """`2 af 4 kvartaler`; None is the whole year."""
    if parts is None:
        return say("web_tal_budget_hele_aaret", {}, lang)
    return say(f"web_tal_budget_del_{parts[1]}", {"antal": parts[0]}, lang)


def good_code(line: BudgetLine) -> str:
    """A code of `words`: which direction counts as good."""
    return f"web_tal_budget_godt_{GOOD[line.row.good]}"


def standing_code(line: BudgetLine) -> str:
    """A code of `words`: whether the row is on the good side of its budget, or on the way to be while the year is not
    whole."""
    if line.actual is None:
        return "web_tal_budget_uden_tal"
    if line.row.good == "ingen af delene":
        return "web_tal_budget_bedoemmes_ikke"
    if line.holds is None:
        return "web_tal_budget_vides_ikke"
    if line.parts is not None:
        return "web_tal_budget_paa_vej" if line.holds else "web_tal_budget_i_fare"
    return "web_tal_budget_holder" if line.holds else "web_tal_budget_holder_ikke"
