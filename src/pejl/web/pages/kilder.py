"""Kilder: what was loaded and what was refused, how new each table is, and what differs between two days' knowledge."""

from datetime import date
from typing import Any

from django.http import HttpResponse

from pejl import law
from pejl.answers.loads import EventLoad, FigureLoad, Revised, Vintages, loads, loads_data, vintages
from pejl.ledger import Rejected
from pejl.measure import COUNTRY, group_name
from pejl.numbers import counted
from pejl.periods import day_in_copenhagen, end_of_day
from pejl.web.access import Role
from pejl.web.days import WrongDay, asked_day, of_plan
from pejl.web.exports import exported
from pejl.web.registry import page
from pejl.web.shown import shown
from pejl.web.stand import Stand
from pejl.words import say, show, word

COLUMNS = ("kilde", "navn", "raekker", "afvist", "kendt", "indlaest")
MOST = 200
"""How many differing numbers are shown; the rest are counted."""
Row = dict[str, Any]


@page("kilder", "kilder")
@of_plan
def kilder(request: Any, stand: Stand) -> HttpResponse:
    """`?foer=&efter=`: the two days whose knowledge is held against each other; without them nothing is."""
    lang, around = request.lang, stand.base.around
    found = loads(around.ledger, stand.day)
    each: list[FigureLoad | EventLoad] = [*found.figures, *found.events]
    counts = request.who.role is not Role.UDVALG
    rows = [_cells(load, counts=counts) for load in each]
    headings = [say(f"web_tal_kilde_{name}", {}, lang) for name in COLUMNS]
    before, after = asked_day(request, "foer"), asked_day(request, "efter") or stand.day
    if before and not before < after <= stand.day:
        raise WrongDay(before)
    return exported(request, "kilder", headings, rows, loads_data(found, counts=counts)) or shown(
        request,
        "kilder.html",
        {
            "stand": stand,
            "fresh": [(row, counted(row.rows)) for row in found.fresh],
            "loads": [_load(load, lang, counts=counts) for load in each],
            "waiting": len(stand.recorded) if counts else None,
            "before": before,
            "after": after,
            "differs": _differs(stand, before, after, lang) if before else None,
            "query": "",
        },
    )


def _cells(load: FigureLoad | EventLoad, *, counts: bool) -> list[object]:
    told: tuple[int | None, int | None] = (_many(load), load.rejected[0] if load.rejected else None)
    if isinstance(load, EventLoad) and not counts:
        told = (None, None)
    return [load.source, load.name, *told, load.known, load.loaded]


def _many(load: FigureLoad | EventLoad) -> int:
    return load.rows if isinstance(load, FigureLoad) else sum(load.rows.values())


def _load(load: FigureLoad | EventLoad, lang: str, *, counts: bool) -> Row:
    """A load as it is shown. What a refused row said is shown for figures only: an extract is about somebody. Who may
    not see small counts is told neither how many rows it has: a table of three is of three persons at most."""
    many, first = load.rejected or (None, ())
    events = isinstance(load, EventLoad)
    return {
        "source": load.source,
        "name": load.name,
        "hidden": events and not counts,
        "rows": counted(_many(load)),
        "tables": [(word(f"tabel.{name}", lang), counted(count)) for name, count in load.rows.items() if count]
        if isinstance(load, EventLoad) and counts
        else [],
        "known": day_in_copenhagen(load.known),
        "loaded": day_in_copenhagen(load.loaded),
        "checks": [day_in_copenhagen(each) for each in load.checks],
        "made_up": isinstance(load, EventLoad) and load.made_up,
        "recorded": isinstance(load, EventLoad) and load.recorded,
        "many_rejected": None if many is None else counted(many),
        "rejected": [_rejected(row, lang, text=not events) for row in first] if counts else [],
    }


def _rejected(row: Rejected, lang: str, *, text: bool) -> Row:
    return {"line": row.line, "column": row.column, "why": word(row.reason, lang), "text": row.text if text else ""}


# --- two days' knowledge -----------------------------------------------------------------------------------


def _differs(stand: Stand, before: date, after: date, lang: str) -> Row:
    """Of the municipality's own and the country's numbers."""
    areas = (stand.plan.own.code, COUNTRY.code)
    found: Vintages = vintages(stand.base.around.store, end_of_day(before), end_of_day(after), areas)
    return {
        "rows": [_revised(each, lang) for each in found.revised[:MOST]],
        "more": max(0, len(found.revised) - MOST),
        "new": [(" ".join(table), counted(many)) for table, many in found.new.items()],
        "same": counted(found.same),
    }


def _revised(each: Revised, lang: str) -> Row:
    parts = [law.measures()[each.measure].name, group_name(each.group)]
    if each.denominator:
        parts.append(law.denominators()[each.denominator].name)
    area = law.areas()[each.area].name if each.area in law.areas() else each.area
    return {
        "source": f"{each.source} {each.table}",
        "what": " · ".join(show(part, lang) for part in (*parts, each.variant) if part),
        "area": show(area, lang),
        "of": each,
        "known": day_in_copenhagen(each.known),
    }
