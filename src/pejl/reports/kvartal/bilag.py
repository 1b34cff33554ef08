"""The status annex as it should be, and where every number is from."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from pejl import law
from pejl.answers.found import found, of_budget
from pejl.answers.leaving import LEAST
from pejl.answers.leaving.numbers import OWN
from pejl.answers.standings import figures_of, lag_of_figure
from pejl.answers.status_annex import Annex, Trend, of_area, status_annexes
from pejl.check.tables import mean_of
from pejl.ledger import Figure
from pejl.numbers import counted
from pejl.periods import Period, day_in_copenhagen
from pejl.reports.annex import printed_table
from pejl.reports.document import Block, Cell, Heading, Note, PageBreak, Table, bullets, capital, day, number, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition
from pejl.reports.kvartal.maal import drawn
from pejl.words import say, show, word

JOINS = ("budget_samler_grupper",)
"""Findings that must be known to read a table, and are no fault in it."""
OURS = {"tastet": "rap_kilde_tastet", OWN: "rap_kilde_egne"}
"""What a reader is told the sources are that are the municipality's own."""
CALLED = OURS | {"tabel": "rap_kilde_tabel"}
"""The sources whose codes are no name that a reader knows."""


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
            yield plain(_about_trends(each, edition))
        for area in dict.fromkeys(trend.area for trend in each.trends):
            yield _trends(each, area, edition)
    faults = of_budget(found(edition.checked, edition.lang, placed=False))
    if faults:
        yield Heading(2, edition.say("rap_bilag_fejl"), "tabellernes-fejl")
    for fault in faults:
        yield Note(NoteKind.INFO if fault.code in JOINS else NoteKind.FAULT, capital(fault.says))


def _about_trends(table: Annex, edition: Edition) -> str:
    alike = any(each.alike for each in table.trends)
    told = {"slut": table.end, "mod": mean_of(table.against), "kaldt": table.called}
    return edition.say("rap_bilag_note", **told, uden=None if alike else table.year_before)


def _trends(table: Annex, area: str, edition: Edition) -> Table:
    """The printed trend of an area beside the ones that compare like with like, those of them that there are."""
    head = (*edition.head("gruppe", "trykt", "regnet"), edition.say("rap_kol_ens_tid", periode=table.year_before or ""))
    name = law.areas()[area].name if area in law.areas() else area.removeprefix("x:")
    caption = edition.say("rap_bilag_tendens", omraade=name, slut=table.end or "")
    rows = tuple(row for each in of_area(table.trends, area) for row in _trend(each, edition))
    return Table(caption, head, rows, sheet=edition.say("rap_bilag_tendens_ark", omraade=name)).filled()


def _trend(each: Trend, edition: Edition) -> Iterator[tuple[Cell, ...]]:
    """A group's trend, and under that of the total the one of the groups that all periods have."""
    rows = [(capital(show(each.name, edition.lang)), each.printed, each.again, each.alike)]
    if each.same_groups is not None:
        rows.append((edition.say("rap_bilag_ens_grupper"), None, each.same_groups, None))
    for name, *numbers in rows:
        yield name, *(number(one, "%", edition.lang, bare=True) for one in numbers)


# --- sources ---------------------------------------------------------------------------------------------

_Source = tuple[str, str, str, str, int | None]
"""Kind, table as a reader knows it, period and day known of a number, and the days until the statistic is published."""


def sources_and_method(edition: Edition) -> Iterator[Block]:
    yield Heading(1, edition.say("rap_kilder"), "kilder")
    codes = ["rap_metode_eksakt", "rap_metode_skjult", "rap_metode_mangler", "rap_metode_aendring"]
    yield bullets([edition.say(code, mindst=LEAST) for code in codes])
    twice = [each.says for each in found(edition.checked, edition.lang) if each.code == "samme_nummer"]
    yield from (Note(NoteKind.FAULT, each) for each in twice)
    used: dict[_Source, dict[str, None]] = {}
    for source, label in chain(_of_goals(edition), _of_promises(edition), _of_chapters(edition)):
        used.setdefault(source, {})[label] = None
    if not used:
        yield plain(edition.say("rap_kilder_ingen"))
        return
    rows = tuple(_source(each, list(used[each]), edition.lang) for each in sorted(used, key=lambda each: each[:4]))
    head = edition.head("kilde", "tabel", "periode", "kendt", "dage", "brugt_til")
    curves = any(drawn(each) for each in edition.trends.values())
    note = " ".join(edition.say(code) for code in (*(("rap_kilder_kurver",) if curves else ()), "rap_kilder_note"))
    yield Table(edition.say("rap_kilder_tabel"), head, rows, row_headers=False, note=note).filled()
    events = edition.figures.events
    own = dict.fromkeys(label for source, labels in used.items() if source[0] == OWN for label in labels)
    if own and events is not None and events.snapshot.made_up:
        yield Note(NoteKind.INFO, edition.say("rap_kilder_opdigtet", hvor=own))


def _of_goals(edition: Edition) -> Iterator[tuple[_Source, str]]:
    """What each goal reads, and its parts for it."""
    for goal in edition.standings:
        for each in (goal, *goal.parts):
            yield from ((_source_of(figure, edition), goal.id) for figure in figures_of(each))


def _of_promises(edition: Edition) -> Iterator[tuple[_Source, str]]:
    if edition.sheet is not None:
        for quarter in (edition.quarter.step(-1), edition.quarter):
            yield (OWN, "", quarter.id, edition.sheet.known.isoformat(), None), edition.say("rap_loefter")


def _of_chapters(edition: Edition) -> Iterator[tuple[_Source, str]]:
    measured = {
        "rap_budget": [each for line in edition.budget.lines for each in (line.actual, line.before)],
        "rap_peers": [each.measured for found in edition.peers for each in (*found.towns, *found.sets)],
        "rap_forudsaetninger": [each.actual for each in edition.expected],
    }
    for code, some in measured.items():
        figures = (figure for each in some if each for figure in each.trail.figures)
        yield from ((_source_of(figure, edition), edition.say(code)) for figure in figures)


def _source_of(figure: Figure, edition: Edition) -> _Source:
    known = day_in_copenhagen(figure.as_of).isoformat()
    table = _printed(figure.table, edition) if figure.source in OURS else figure.table
    return figure.source, table, figure.period, known, lag_of_figure(figure)


def _source(found: _Source, uses: Sequence[str], lang: str) -> tuple[Cell, ...]:
    kind, table, period, known, lag = found
    called = say(CALLED[kind], {}, lang) if kind in CALLED else word(kind, lang)
    when = show(Period.parse(period), lang)
    days = number(None if lag is None else counted(lag), "", lang)
    return called, table, when, day(date.fromisoformat(known), lang), days, ", ".join(uses)


def _printed(table: str, edition: Edition) -> str:
    """The plan's own words for a table that it prints; "" for other numbers of the municipality's, whose file nobody
    needs on paper, and for its events, whose edition stands at the foot of every page."""
    plan = edition.checked.plan
    named = {f"{edition.plan.name}/{each.id}": each.tekst for each in plan.tabel} if plan else {}
    return named.get(table, "")
