"""A plan's printed table on paper: cell by cell as the plan prints it, in its columns and its order."""

from pejl import law
from pejl.answers.status_annex import TREND, Annex, Column, Row
from pejl.check.tables import mean_of
from pejl.periods import whole_year
from pejl.reports.document import Cell, Table, capital, number
from pejl.words import say, show, word


def printed_table(annex: Annex, lang: str) -> Table:
    """A withheld cell is the word for it, one that the plan leaves empty is empty. What is alike in all columns stands
    in the note."""
    head = [say("rap_kol_gruppe", {}, lang), *(_heading(annex, each, lang) for each in annex.columns)]
    if annex.budget_year is not None:
        head.append(say("rap_kol_budget_aar", {"aar": str(annex.budget_year)}, lang))
    rows = tuple(_cells(annex, row, lang) for row in annex.rows)
    return Table(annex.text, tuple(head), rows, note=_note(annex, lang))


def _cells(annex: Annex, row: Row, lang: str) -> tuple[Cell, ...]:
    told = zip(annex.columns, row.cells, strict=True)
    cells = [number(cell, column.unit, lang, bare=True) for column, cell in told]
    if annex.budget_year is not None:
        cells.append(number(row.budget, annex.columns[0].unit, lang, bare=True))
    return (capital(show(row.name, lang)), *cells)


def _heading(annex: Annex, column: Column, lang: str) -> str:
    """Area, period, measure and unit, as far as the columns differ in them."""
    trend = column.measure == TREND
    measure = law.measures()[column.measure].name if len(_measures(annex)) > 1 else _quoted(column.variant, lang)
    unit = word(column.unit, lang)
    told = {
        "omraade": column.area_name,
        "periode": "" if trend or len(_periods(annex)) == 1 else column.period,
        "maaling": say("rap_kol_tendens", {}, lang) if trend else measure,
        "enhed": "" if column.unit == annex.columns[0].unit else unit,
    }
    return say("rap_kol_celle", told, lang)


def _quoted(variant: str, lang: str) -> str:
    """The plan's own words for how it counts."""
    return say("rap_bilag_kaldt", {"tekst": variant}, lang) if variant else ""


def _note(annex: Annex, lang: str) -> str:
    used = dict.fromkeys(each.denominator for each in annex.columns if each.denominator)
    denominators = [law.denominators()[each].name for each in used]
    periods = _periods(annex)
    told = [say("rap_bilag_periode", {"periode": next(iter(periods))}, lang)] if len(periods) == 1 else []
    told.append(say("rap_bilag_enhed", {"enhed": word(annex.columns[0].unit, lang)}, lang))
    told += [say("rap_bilag_af", {"naevnere": denominators}, lang)] if denominators else []
    if annex.end:
        told.append(say("rap_bilag_mod", {"slut": annex.end, "mod": mean_of(annex.against)}, lang))
    told += [_joined(annex, row, lang) for row in annex.rows if row.together]
    return " ".join(told)


def _joined(annex: Annex, row: Row, lang: str) -> str:
    """Which groups the budget beside a row is for too; so is the mean, where none of them has one of its own."""
    means = [at for at, each in enumerate(annex.columns) if each.period == whole_year(annex.budget_year or 0)]
    others = [each for each in annex.rows if each.group in row.together and each is not row]
    alone = any(each.cells[at] is not None for each in others for at in means)
    told = {"raekke": row.name, "grupper": [each.name for each in others], "aar": annex.budget_year}
    return say("rap_bilag_budget" if alone or not means else "rap_bilag_samlet", told, lang)


def _measures(annex: Annex) -> set[str]:
    return {each.measure for each in annex.columns if each.measure != TREND}


def _periods(annex: Annex) -> set[object]:
    return {each.period for each in annex.columns if each.measure != TREND}
