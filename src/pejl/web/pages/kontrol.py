"""Kontrol: what the check finds in the plan and in its figures, each at its line and column."""

from typing import Any

from django.http import HttpResponse

from pejl.answers.found import Group, found, groups
from pejl.check import Severity
from pejl.web.days import of_plan
from pejl.web.exports import exported
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say, word

COLUMNS = ("severity", "about", "line", "column", "says")


@page("kontrol", "kontrol")
@of_plan
def kontrol(request: Any, stand: Stand) -> HttpResponse:
    """Faults first. A plan with faults shows no goals at all, so what stands here is most often remarks."""
    checked, lang = stand.base.checked, request.lang
    rows = found(checked, lang)
    headings = [say(f"web_tal_fund_{each}", {}, lang) for each in COLUMNS]
    cells = [
        [word(row.severity, lang), say(f"web_tal_fund_om_{row.about}", {}, lang), row.line, row.column, row.says]
        for row in rows
    ]
    data = [
        {
            "severity": row.severity.value,
            "about": row.about,
            "line": row.line,
            "column": row.column,
            "code": row.code,
            "says": row.says,
        }
        for row in rows
    ]
    return exported(request, "kontrol", headings, cells, data) or shown(
        request,
        "kontrol.html",
        {
            "groups": [(titled(each, lang), each) for each in groups(rows)],
            "many": len(rows),
            "file": checked.path.name,
            "query": "",
        },
    )


def titled(group: Group, lang: str) -> str:
    """`Anmærkninger til planens tal (3)`."""
    kind = "fejl" if group.severity is Severity.ERROR else "bem"
    told = {"om": say(f"web_tal_fund_om_{group.about}", {}, lang), "antal": len(group.rows)}
    return say(f"web_tal_fund_gruppe_{kind}", told, lang)
