"""The work list: what is to be done, for whom, by when, and who has it; narrowed, saved, taken along, handed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from pejl.answers.due_data import row_data
from pejl.answers.listed import Listed, group_name, listed
from pejl.rules import Case
from pejl.web.access import circle_of, may_open
from pejl.web.desk import desk
from pejl.web.exports import FORMS, exported
from pejl.web.models import SavedView
from pejl.web.pages.fejl import not_found
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import NoPlan, Stand
from pejl.web.work import Asked, Line, asked, lines, lists_of, nothing, rows_of, sheet_of
from pejl.words import say, show

HEADINGS = ("staar", "forfald", "om", "loefte", "gruppe", "hos", "hold", "bemaerk")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to narrow the list: the field of the address, and each choice with its name and how many it leaves."""

    field: str
    chosen: str
    choices: Sequence[tuple[str, str, int]]


@page("arbejdsliste", "arbejdsliste")
def arbejdsliste(request: Any) -> HttpResponse:
    """`?hvis=mine|hold|ingen|alle&fane=&loefte=&gruppe=&aarsag=&hold=&side=`, `&form=` for a file of the whole tab."""
    try:
        stand = desk().stand()
        sheet = sheet_of(stand)
    except NoPlan:
        return nothing(request)
    ask = asked(request.GET, request.who, sheet)
    found = listed(rows_of(request.who, sheet, ask.whose), ask.tab, ask.choice, ask.page)
    if request.GET.get("form") in FORMS:
        return _file(request, stand, found)
    return shown(request, "arbejdsliste.html", _page(request, stand, ask, found))


def _page(request: Any, stand: Stand, ask: Asked, found: Listed) -> Mapping[str, object]:
    lists = lists_of(request.who)
    return {
        "found": found,
        "lines": lines(request, found.rows, circle_of(request.who, stand, request.now)),
        "lists": [(each.value, ask.query(hvis=each.value), each is ask.whose) for each in lists],
        "tabs": [(tab.value, many, ask.query(fane=tab.value), tab is ask.tab) for tab, many in found.tabs.items()],
        "ways": _ways(request, stand, ask, found),
        "narrowed": any((ask.choice.promise, ask.choice.group, ask.choice.cause, ask.choice.team)),
        "ask": ask,
        "query": ask.query(),
        "before": ask.query(side=found.page - 1) if found.page > 1 else "",
        "after": ask.query(side=found.page + 1) if found.page < found.pages else "",
        "views": list(SavedView.objects.filter(user_id=request.who.id).order_by("name")),
        "hands": may_open(request.who, "omfordel"),
        "known": found.whole.known,
    }


def _ways(request: Any, stand: Stand, ask: Asked, found: Listed) -> list[Way]:
    texts = {each.id: each.text for each in stand.base.promises}
    causes = {code: say(f"web_arbejde_aarsag_{code}", {}, request.lang) for code in found.causes}
    promises = [(code, texts.get(code, code), many) for code, many in found.promises.items()]
    ways = [
        Way("loefte", ask.choice.promise, sorted(promises, key=lambda each: each[1])),
        Way(
            "gruppe",
            ask.choice.group,
            [(code, show(group_name(code), request.lang), many) for code, many in found.groups.items()],
        ),
        Way("aarsag", ask.choice.cause, [(code, causes[code], many) for code, many in found.causes.items()]),
        Way("hold", ask.choice.team, [(code, code, many) for code, many in found.teams.items()]),
    ]
    return [each for each in ways if len(each.choices) > 1 or each.chosen]


# --- as a file -----------------------------------------------------------------------------------------------


def _file(request: Any, stand: Stand, found: Listed) -> HttpResponse:
    """All rows of the tab with the columns the list shows; names where the list shows them, and no number of anybody
    that it does not name."""
    told = lines(request, found.whole.rows(), circle_of(request.who, stand, request.now))
    headings = [say(f"web_arbejde_kolonne_{each}", {}, request.lang) for each in HEADINGS]
    rows = [_cells(each, request.lang) for each in told]
    response = exported(request, "arbejdsliste", headings, rows, [_data(each) for each in told])
    return response or not_found(request)


def _cells(line: Line, lang: str) -> Sequence[object]:
    row = line.row
    return (
        say(line.state, {}, lang),
        row.due,
        line.name or say(line.about, {}, lang),
        row.promise.text,
        show(list(dict.fromkeys(map(group_name, row.promise.groups))), lang),
        line.worker,
        row.team,
        "; ".join(line.notes),
    )


def _data(line: Line) -> Mapping[str, object]:
    """The row's machine form; without its own id and the citizen's where the citizen is not named."""
    hidden = ("row", "subject") if line.row.promise.case is Case.PERSON and not line.opens else ()
    return {name: None if name in hidden else value for name, value in row_data(line.row).items()} | {"name": line.name}
