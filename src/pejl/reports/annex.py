"""A plan's printed table on paper: cell by cell as the plan prints it, in its columns and its order."""

from pejl import law
from pejl.answers.status_annex import TREND, Annex, Column, Row
from pejl.reports.document import Cell, Table, number
from pejl.words import say, word


def printed_table(annex: Annex, lang: str) -> Table:
    """A withheld cell is the word for it, one that the plan leaves empty is empty. What is alike in all columns stands
    in the note."""
    head = [say("rap_kol_gruppe", {}, lang), *(_heading(annex, each, lang) for each in annex.columns)]
    if annex.budget_year is not None:
        head.append(say("rap_kol_budget_aar", {"aar": str(annex.budget_year)}, lang))
    rows = tuple(_cells(annex, row, lang) for row in annex.rows)
    return Table(annex.text, tuple(head), rows, note=_note(annex, lang), danish=(0,))


def _cells(annex: Annex, row: Row, lang: str) -> tuple[Cell, ...]:
    told = zip(annex.columns, row.cells, strict=True)
    cells = [number(cell, column.unit, lang, bare=True) for column, cell in told]
    if annex.budget_year is not None:
        cells.append(number(row.budget, annex.columns[0].unit, lang, bare=True))
    return (row.name, *cells)


def _heading(annex: Annex, column: Column, lang: str) -> str:
    """Area, period, measure and unit, as far as the columns differ in them."""
    trend = column.measure == TREND
    measure = law.measures()[column.measure].name if trend or len(_measures(annex)) > 1 else column.variant
    unit = word(column.unit, lang)
    told = {
        "omraade": column.area_name,
        "periode": "" if trend or len(_periods(annex)) == 1 else column.period,
        "maaling": measure,
        "enhed": "" if column.unit == annex.columns[0].unit else unit,
    }
    return say("rap_kol_celle", told, lang)


def _note(annex: Annex, lang: str) -> str:
    used = dict.fromkeys(each.denominator for each in annex.columns if each.denominator)
    denominators = [law.denominators()[each].name for each in used]
    periods = _periods(annex)
    told = [say("rap_bilag_periode", {"periode": next(iter(periods))}, lang)] if len(periods) == 1 else []
    told.append(say("rap_bilag_enhed", {"enhed": word(annex.columns[0].unit, lang)}, lang))
    told += [say("rap_bilag_af", {"naevnere": denominators}, lang)] if denominators else []
    return " ".join(told)


def _measures(annex: Annex) -> set[str]:
    return {each.measure for each in annex.columns if each.measure != TREND}


def _periods(annex: Annex) -> set[object]:
    return {each.period for each in annex.columns if each.measure != TREND}
