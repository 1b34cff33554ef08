"""The status annex as it should be, and where every number is from."""

from collections.abc import Iterator
from datetime import date

from pejl import law
from pejl.answers.disclosed import LEAST
from pejl.answers.found import found, of_budget
from pejl.answers.standings import lag_of, sources
from pejl.answers.status_annex import Annex, Column, Trend, of_area, status_annexes
from pejl.goals import Standing
from pejl.numbers import counted
from pejl.periods import Period
from pejl.reports.document import Block, Cell, Heading, Note, PageBreak, Table, bullets, day, number, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition
from pejl.words import show, word

JOINS = ("budget_samler_grupper",)
"""Findings that must be known to read a table, and are no fault in it."""


def annex(edition: Edition) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, edition.say("rap_bilag"), "statusbilag")
    tables = status_annexes(edition.checked, edition.figures)
    if not tables:
        yield plain(edition.say("rap_bilag_ingen"))
        return
    for each in tables:
        yield _printed(each, edition)
        for area in dict.fromkeys(trend.area for trend in each.trends):
            yield _trends(each, area, edition)
    for fault in of_budget(found(edition.checked, edition.lang)):
        yield Note(NoteKind.INFO if fault.code in JOINS else NoteKind.FAULT, fault.says)


def _printed(table: Annex, edition: Edition) -> Table:
    units = {each.unit for each in table.columns}
    head = (edition.say("rap_kol_gruppe"), *(_heading(each, edition, alone=len(units) > 1) for each in table.columns))
    rows = tuple(
        (
            row.name,
            *(
                number(cell, column.unit, edition.lang, bare=True)
                for column, cell in zip(table.columns, row.cells, strict=True)
            ),
        )
        for row in table.rows
    )
    told = [edition.say("rap_bilag_enhed", enhed=word(units.pop(), edition.lang))] if len(units) == 1 else []
    told += [edition.say("rap_bilag_kilde", kilde=table.source)] if table.source else []
    return Table(edition.say("rap_bilag_trykt", tekst=table.text), head, rows, note=" ".join(told))


def _heading(column: Column, edition: Edition, *, alone: bool) -> str:
    """With the unit where the columns have several (`alone`)."""
    lang = edition.lang
    told = {"omraade": column.area_name, "periode": column.period, "enhed": word(column.unit, lang) if alone else ""}
    if not column.denominator:
        return edition.say("rap_kol_celle", **told)
    naevner = law.denominators()[column.denominator].name
    return edition.say("rap_kol_celle_af", **told, maaling=law.measures()[column.measure].name, naevner=naevner)


def _trends(table: Annex, area: str, edition: Edition) -> Table:
    """The printed trend of an area beside the ones that compare like with like."""
    lang = edition.lang
    some = list(of_area(table.trends, area))

    def cells(each: Trend) -> tuple[Cell, ...]:
        numbers = (each.printed, each.again, each.same_groups, each.alike)
        return (each.name, *(number(one, "%", lang, bare=True) for one in numbers))

    head = edition.head("gruppe", "trykt", "regnet", "ens_grupper")
    head = (*head, edition.say("rap_kol_ens_tid", periode=table.year_before or ""))
    name = law.areas()[area].name if area in law.areas() else area.removeprefix("x:")
    caption = edition.say("rap_bilag_tendens", omraade=name, slut=table.end or "")
    note = edition.say("rap_bilag_note", slut=table.end or "", mod=table.against, kaldt=f"»{table.called}«")
    return Table(caption, head, tuple(map(cells, some)), note=note)


# --- sources ---------------------------------------------------------------------------------------------


def sources_and_method(edition: Edition) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, edition.say("rap_kilder"), "kilder")
    codes = ["rap_metode_eksakt", "rap_metode_skjult", "rap_metode_mangler", "rap_metode_aendring"]
    yield bullets([edition.say(code, mindst=LEAST) for code in codes])
    if not edition.closed:
        yield Note(NoteKind.RESERVE, edition.say("rap_metode_aabent"))
    rows = tuple(row for each in edition.standings for row in _sources(each, each.id, edition))
    if not rows:
        yield plain(edition.say("rap_kilder_ingen"))
        return
    head = edition.head("maal", "kilde", "tabel", "periode", "kendt", "dage")
    yield Table(edition.say("rap_kilder_tabel"), head, rows, wide=(2,))


def _sources(standing: Standing, label: str, edition: Edition) -> Iterator[tuple[Cell, ...]]:
    """Each table and period once, of the goal and of its parts."""
    lag = lag_of(standing)
    for each in sources(standing):
        yield (
            label,
            word(each["source"], edition.lang),
            each["table"],
            show(Period.parse(each["period"]), edition.lang),
            day(date.fromisoformat(each["as_of"]), edition.lang),
            number(None if lag is None else counted(lag), "", edition.lang),
        )
    for part in standing.parts:
        yield from _sources(part, f"{label}/{part.id}", edition)
