"""The status annex as it should be, and where every number is from."""

from collections.abc import Iterator, Sequence
from datetime import date

from pejl import law
from pejl.answers.found import found, of_budget
from pejl.answers.leaving import LEAST
from pejl.answers.leaving.numbers import OWN
from pejl.answers.standings import lag_of, sources
from pejl.answers.status_annex import Annex, Trend, of_area, status_annexes
from pejl.goals import Standing
from pejl.numbers import counted
from pejl.periods import Period
from pejl.reports.annex import printed_table
from pejl.reports.document import Block, Cell, Heading, Note, PageBreak, Table, bullets, day, number, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition
from pejl.words import show, word

JOINS = ("budget_samler_grupper",)
"""Findings that must be known to read a table, and are no fault in it."""


def annex(edition: Edition) -> Iterator[Block]:
    tables = status_annexes(edition.checked, edition.figures)
    if tables:
        yield PageBreak()
    yield Heading(1, edition.say("rap_bilag"), "statusbilag")
    if not tables:
        yield plain(edition.say("rap_bilag_ingen"))
        return
    for each in tables:
        yield printed_table(each, edition.lang)
        if each.trends:
            told = {"slut": each.end or "", "mod": each.against, "kaldt": f"»{each.called}«"}
            yield plain(edition.say("rap_bilag_note", **told))
        for area in dict.fromkeys(trend.area for trend in each.trends):
            yield _trends(each, area, edition)
    faults = of_budget(found(edition.checked, edition.lang))
    if faults:
        yield Heading(2, edition.say("rap_bilag_fejl"), "tabellernes-fejl")
    for fault in faults:
        yield Note(NoteKind.INFO if fault.code in JOINS else NoteKind.FAULT, fault.says)


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
    return Table(caption, head, tuple(map(cells, some)), danish=(0,))


# --- sources ---------------------------------------------------------------------------------------------


def sources_and_method(edition: Edition) -> Iterator[Block]:
    yield Heading(1, edition.say("rap_kilder"), "kilder")
    codes = ["rap_metode_eksakt", "rap_metode_skjult", "rap_metode_mangler", "rap_metode_aendring"]
    yield bullets([edition.say(code, mindst=LEAST) for code in codes])
    used: dict[_Source, list[str]] = {}
    for each in edition.standings:
        for source, label in _sources(each, each.id):
            used.setdefault(source, []).append(label)
    if not used:
        yield plain(edition.say("rap_kilder_ingen"))
        return
    rows = tuple(_source(each, goals, edition.lang) for each, goals in sorted(used.items(), key=_order))
    head = edition.head("kilde", "tabel", "periode", "kendt", "dage", "brugt_til")
    yield Table(edition.say("rap_kilder_tabel"), head, rows, row_headers=False, wide=(1, 5))


_Source = tuple[str, str, str, str, int | None]
"""Kind, table, period and day known as `answers.standings` has them, and the days until the statistic is published."""


def _sources(standing: Standing, label: str) -> Iterator[tuple[_Source, str]]:
    """Each table and period with the goal, or the part of it, that reads it."""
    lag = lag_of(standing)
    for each in sources(standing):
        yield (each["source"], each["table"], each["period"], each["as_of"], lag), label
    for part in standing.parts:
        yield from _sources(part, f"{label}/{part.id}")


def _order(used: tuple[_Source, list[str]]) -> tuple[str, ...]:
    return used[0][:4]


def _source(found: _Source, goals: Sequence[str], lang: str) -> tuple[Cell, ...]:
    kind, table, period, known, lag = found
    when = show(Period.parse(period), lang)
    days = number(None if lag is None else counted(lag), "", lang)
    named = "" if kind == OWN else table  # the edition of the ledger stands at the foot of every page
    return word(kind, lang), named, when, day(date.fromisoformat(known), lang), days, ", ".join(goals)
