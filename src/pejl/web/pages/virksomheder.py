"""Virksomheder: searched for, listed, and what of them is to be followed up first."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse

from pejl import law
from pejl.law.catalogue import catalogue
from pejl.web.access import may_open
from pejl.web.companies import Company, Directory, teller_of
from pejl.web.companyfound import AHEAD, Found, Line, Wanted, found, known_by, only_extracts
from pejl.web.days import of_plan
from pejl.web.exports import exported
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say

A_PAGE, FIRST = 50, 10
"""Companies of a page; follow-ups that stand above the list."""
LONGEST = 80
"""Letters of what is searched for."""
COLUMNS = ("virksomhed", "nummer", "find_branche", "find_kommune", "ansatte", "felt_konsulent", "aftaler")


@page("virksomheder", "virksomheder")
@of_plan
def virksomheder(request: Any, stand: Stand) -> HttpResponse:
    directory, teller = Directory(stand), teller_of(stand, request.lang)
    wanted = _wanted(request)
    every = found(directory, teller, wanted)
    file = _file(request, every)
    if file is not None:
        return file
    number = wanted.number
    return shown(
        request,
        "virksomheder.html",
        {
            "wanted": wanted,
            "asked": {name: request.GET.get(name, "") for name in ("q", "branche", "kommune")},
            "branches": [(code, each.name) for code, each in catalogue("companies", "branch").items()],
            "areas": _areas(directory),
            "ahead": AHEAD,
            "due": every.due if wanted.due else every.due[:FIRST],
            "more_due": not wanted.due and len(every.due) > FIRST,
            "first": FIRST,
            "many": len(every.lines),
            "number": number,
            "by_number": _by_number(directory, number, every.lines),
            "only_extracts": only_extracts(directory),
            "keeps": may_open(request.who, "virksomhed-ny"),
            **_paged(request, every.lines),
        },
    )


def _wanted(request: Any) -> Wanted:
    said = request.GET
    return Wanted(
        text=said.get("q", "").strip()[:LONGEST],
        mine=request.who.worker if said.get("mine") else "",
        branch=said.get("branche", ""),
        area=said.get("kommune", ""),
        agreement=bool(said.get("aftale")),
        due=bool(said.get("opfoelgning")),
    )


def _by_number(directory: Directory, number: str, lines: Sequence[Line]) -> Company | None:
    """The company of a whole number that is not in the list: one that an extract tells of, or one merged."""
    company = directory.one(known_by(directory, [number]).get(number, 0)) if number else None
    return company if company is not None and all(line.company.id != company.id for line in lines) else None


def _areas(directory: Directory) -> list[tuple[str, str]]:
    """The municipalities of the companies, the plan's own first."""
    own, areas = directory.stand.plan.own.code, law.areas()
    codes = {str(each.data.get("area") or "") for each in directory.named.values()} & set(areas)
    return [(code, areas[code].name) for code in sorted(codes, key=lambda code: (code != own, areas[code].name))]


def _paged(request: Any, lines: Sequence[Line]) -> dict[str, Any]:
    """The page of `?side=`, the nearest there is; and the addresses beside it."""
    pages = max(1, -(-len(lines) // A_PAGE))
    asked = request.GET.get("side", "1")
    here = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdecimal() and len(asked) < LONGEST else 1
    kept = [(name, value) for name, value in request.GET.items() if name not in ("side", "form")]
    return {
        "lines": lines[(here - 1) * A_PAGE : here * A_PAGE],
        "page_number": here,
        "pages": pages,
        "before": urlencode([*kept, ("side", here - 1)]) if here > 1 else "",
        "after": urlencode([*kept, ("side", here + 1)]) if here < pages else "",
        "query": f"{urlencode(kept)}&" if kept else "",
    }


def _file(request: Any, every: Found) -> HttpResponse | None:
    lang = request.lang
    headings = [say(f"web_virk_{each}", {}, lang) for each in (*COLUMNS, "naeste_opfoelgning")]
    rows = [
        (
            *(each.company.name, each.company.number, each.branch, each.area),
            *(each.size, each.worker, each.agreements, each.due),
        )
        for each in every.lines
    ]
    names = ("navn", "nummer", "branche", "kommune", "ansatte", "konsulent", "aftaler", "opfoelgning")
    data = [dict(zip(names, row, strict=True)) for row in rows]
    return exported(request, say("web_side_virksomheder", {}, lang), headings, rows, data)
