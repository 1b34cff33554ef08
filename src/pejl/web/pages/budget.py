"""Budget: the plan's annex as it should be, each row beside what it came to."""

from typing import Any

from django.http import HttpResponse

from pejl.answers.budget_seen import covers, good_code, seen, standing_code
from pejl.answers.budget_table import BudgetLine, BudgetTable, BudgetTotal, budget_data, budget_table
from pejl.answers.found import found, of_budget
from pejl.numbers import Value
from pejl.pictures.bars import bars
from pejl.web.access import Role
from pejl.web.days import of_plan, today
from pejl.web.exports import exported
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say, word
from pejl.words import show as words_of

COLUMNS = ("raekke", "aar", "budget", "tal", "enhed", "forskel", "dele", "retning", "staar", "foer", "ens", "tendens")
SHADES = {
    "web_tal_budget_holder": "godt",
    "web_tal_budget_paa_vej": "godt",
    "web_tal_budget_i_fare": "skidt",
    "web_tal_budget_holder_ikke": "skidt",
}


@page("budget", "budget")
@of_plan
def budget(request: Any, stand: Stand) -> HttpResponse:
    """Every row with its number, its budget, how much of the year that is, and how it stands; totals where rows may be
    added; and what is wrong in the tables the plan prints."""
    lang = request.lang
    whole = stand.once("budget", lambda: budget_table(stand.plan, stand.figures, stand.day))
    table = seen_by(request.who.role, whole)
    headings = [say(f"web_tal_budget_{each}", {}, lang) for each in COLUMNS]
    rows = [_cells(each, lang) for each in table.lines]
    return exported(request, "budget", headings, rows, budget_data(table, lang)) or shown(
        request,
        "budget.html",
        {
            "stand": stand,
            "newest": today(),
            "lines": [(each, standing(each), covers(each, lang), good_code(each)) for each in table.lines],
            "totals": [(each, words_of(each.lacks, lang) if each.lacks else "") for each in table.totals],
            "findings": of_budget(found(stand.base.checked, lang)),
            "pictures": _pictures(table, lang),
            "query": f"dag={stand.day.isoformat()}&" if request.GET.get("dag") else "",
        },
    )


def seen_by(role: str, table: BudgetTable) -> BudgetTable:
    """The table as the role may see it."""
    return seen(table) if role == Role.UDVALG else table


def standing(line: BudgetLine) -> tuple[str, str]:
    """A code of `words` and the shade it is shown in."""
    code = standing_code(line)
    return code, SHADES.get(code, "ukendt")


def _cells(line: BudgetLine, lang: str) -> list[object]:
    return [
        line.row.text,
        line.row.year,
        line.row.cell,
        line.actual.value if line.actual else None,
        word(line.row.unit, lang),
        line.difference,
        covers(line, lang),
        say(good_code(line), {}, lang),
        say(standing(line)[0], {}, lang),
        line.before.value if line.before else None,
        line.alike,
        line.trend,
    ]


def _pictures(table: BudgetTable, lang: str) -> list[str]:
    """The rows of each year and unit as bars with their budget as a tick; none where no row has a number."""
    return [svg for at, each in enumerate(table.totals) if (svg := _picture(at, each, table, lang))]


def _picture(at: int, kind: BudgetTotal, table: BudgetTable, lang: str) -> str:
    rows: list[tuple[str, Value | None, Value | None]] = [
        (each.row.text, each.actual.value, each.row.cell)
        for each in table.lines
        if each.actual and (each.row.year, each.row.unit) == (kind.year, kind.unit)
    ]
    told = {"aar": str(kind.year), "enhed": word(kind.unit, lang), "antal": len(rows)}
    title, text = say("web_tal_budget_billede", told, lang), say("web_tal_budget_billede_tekst", told, lang)
    return bars(rows, f"budget{at}", title, text, unit="", lang=lang) if rows else ""
