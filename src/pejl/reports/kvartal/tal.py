"""The numbers beside the goals: the budget, other municipalities, and what the plan expected."""

from collections.abc import Iterator

from pejl import law
from pejl.answers.assumed import Assumed, assumed
from pejl.answers.budget_seen import covers, good_code, seen, standing_code
from pejl.answers.budget_table import BudgetLine, BudgetTotal, budget_table
from pejl.answers.compare import Compared
from pejl.answers.comparison import BESIDE, Comparison, Subject, comparison, first_subject, subjects
from pejl.measure import COUNTRY
from pejl.reports.document import Block, Cell, Heading, Note, Table, number, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition
from pejl.rules import Missing
from pejl.sentences.shapes import End
from pejl.words import say, show, word

# --- budget ----------------------------------------------------------------------------------------------


def budget(edition: Edition) -> Iterator[Block]:
    yield Heading(1, edition.say("rap_budget"), "budget")
    found = seen(budget_table(edition.plan, edition.figures, edition.day))
    if not found.lines:
        yield plain(edition.say("rap_budget_ingen"))
        return
    for total in found.totals:
        lines = [each for each in found.lines if (each.row.year, each.row.unit) == (total.year, total.unit)]
        yield _budget(lines, total, edition)
        if total.lacks:
            yield Note(NoteKind.RESERVE, f"{edition.say('rap_i_alt')}: {show(total.lacks, edition.lang)}.")


def _budget(lines: list[BudgetLine], total: BudgetTotal, edition: Edition) -> Table:
    lang = edition.lang
    head = edition.head("raekke", "budget", "tal", "forskel", "daekker", "godt", "staar", "aaret_foer", "aendring")
    sums: tuple[Cell, ...] = (
        edition.say("rap_i_alt"),
        number(total.budget, total.unit, lang, bare=True),
        number(total.actual, total.unit, lang, bare=True),
        number(total.difference, total.unit, lang, bare=True),
        *("", "", "", ""),
        number(total.trend, "%", lang, bare=True),
    )
    told = [edition.say("rap_budget_note")]
    told += [edition.say("rap_budget_samler", raekke=each.row.text, grupper=each.joins) for each in lines if each.joins]
    caption = edition.say("rap_budget_tabel", aar=str(total.year), enhed=word(total.unit, lang))
    rows = (*(_budget_row(each, lang) for each in lines), sums)
    return Table(caption, head, rows, note=" ".join(told), wide=(0, 4, 5, 6), danish=(0,))


def _budget_row(line: BudgetLine, lang: str) -> tuple[Cell, ...]:
    unit = line.row.unit
    return (
        line.row.text,
        number(line.row.cell, unit, lang, bare=True),
        number(line.actual.value if line.actual else None, unit, lang, bare=True),
        number(line.difference, unit, lang, bare=True),
        covers(line, lang),
        say(good_code(line), {}, lang),
        say(standing_code(line), {}, lang),
        number(line.before.value if line.before else None, unit, lang, bare=True),
        number(line.trend, "%", lang, bare=True),
    )


# --- other municipalities --------------------------------------------------------------------------------


def others(edition: Edition) -> Iterator[Block]:
    """Every measure that others have numbers for in one table, and one of them for the municipality's own council."""
    yield Heading(1, edition.say("rap_peers"), "andre-kommuner")
    found = [each for each in (_compared(subject, edition) for subject in subjects(edition.plan)) if each]
    if not found:
        yield plain(edition.say("rap_peers_ingen"))
        return
    within = law.areas()[edition.plan.own.code].within
    sets = [COUNTRY.code, *(code for code in within if law.areas()[code].kind in BESIDE)]
    head = (*edition.head("maal", "tekst", "periode"), edition.plan.own.name, edition.say("rap_kol_plads"))
    head = (*head, *(law.areas()[code].name for code in sets))
    yield Table(
        edition.say("rap_peers_tabel"),
        head,
        tuple(_peer_row(each, sets, edition) for each in found),
        wide=(1,),
        danish=(1,),
    )
    first = first_subject(edition.plan, edition.figures)
    for each in found:
        if first is not None and each.subject.id == first.id:
            yield _near(each, edition)


def _compared(subject: Subject, edition: Edition) -> Comparison | None:
    """In the newest period that has ended by the day; None where no other municipality has a number."""
    found = comparison(edition.plan, edition.figures, subject)
    if found.period is not None and found.period.last > edition.day:
        period = next((each for each in found.periods if each.last <= edition.day), None)
        if period is None:
            return None
        found = comparison(edition.plan, edition.figures, subject, period=period)
    known = [each for each in found.counted if each is not found.own]
    return found if known else None


def _peer_row(found: Comparison, sets: list[str], edition: Edition) -> tuple[Cell, ...]:
    lang, own = edition.lang, found.own
    place = _place(own)
    by_code = {each.place.code: each for each in found.sets}
    return (
        found.subject.id,
        found.subject.part.text,
        found.period.label(lang) if found.period else "",
        number(own.measured.value if own and own.measured else None, found.unit, lang),
        edition.say("rap_plads_af", plads=place, antal=len(found.counted)) if place else "",
        *(_number(by_code.get(code), found.unit, lang) for code in sets),
    )


def _number(row: Compared | None, unit: str, lang: str) -> Cell:
    return number(row.measured.value if row and row.measured else None, unit, lang)


def _place(row: Compared | None) -> str:
    if row is None or row.best is None:
        return ""
    return str(row.best) if row.best == row.worst else f"{row.best}-{row.worst}"


def _near(found: Comparison, edition: Edition) -> Table:
    """The municipalities of the own council (all where it has none), by place among all."""
    lang = edition.lang
    areas = law.areas()
    council = {code for code in areas[edition.plan.own.code].within if areas[code].kind == "rar"}
    rows = [each for each in found.towns if not council or council & set(areas[each.place.code].within)]
    caption = edition.say(
        "rap_peers_liste", maal=found.subject.id, tekst=found.subject.part.text, periode=found.period or ""
    )
    end = edition.say("rap_ende_laveste" if found.end is End.LOWEST else "rap_ende_hoejeste")
    told = edition.say("rap_peers_note", ende=end, uden=len(found.lacking), skjult=len(found.withheld))
    cells = tuple((_place(each), each.place.name, _number(each, found.unit, lang)) for each in rows)
    return Table(caption, edition.head("plads", "omraade", "tal"), cells, row_headers=False, note=told, wide=(1,))


# --- assumptions -----------------------------------------------------------------------------------------


def assumptions(edition: Edition) -> Iterator[Block]:
    yield Heading(1, edition.say("rap_forudsaetninger"), "forudsaetninger")
    rows = assumed(tuple(edition.checked.assumptions), edition.figures, edition.day)
    if not rows:
        yield plain(edition.say("rap_forud_ingen"))
        return
    head = edition.head("forudsaetning", "omraade", "periode", "ventet", "blev", "forskel", "enhed", "udgiver")
    cells = tuple(_assumed_row(each, edition) for each in rows)
    yield Table(edition.say("rap_forud_tabel"), head, cells, wide=(0, 1, 2, 7), danish=(0,))
    lacks = dict.fromkeys(_lacks(each.lacks, edition) for each in rows if each.lacks)
    yield from (Note(NoteKind.LACK, f"{each[0].upper()}{each[1:]}.") for each in lacks)


def _lacks(lacks: Missing, edition: Edition) -> str:
    code = "rap_forud_uden_maal" if lacks.code == "ingen_indikator" else lacks.code
    return edition.say(code, **lacks.params)


def _assumed_row(row: Assumed, edition: Edition) -> tuple[Cell, ...]:
    lang, about = edition.lang, row.assumption
    return (
        about.text,
        about.place.name,
        row.period.label(lang) if row.period else ", ".join(about.unread),
        number(row.expected, about.unit, lang, bare=True),
        number(row.actual.value if row.actual else None, about.unit, lang, bare=True),
        number(row.difference, about.unit, lang, bare=True),
        word(about.unit, lang),
        ", ".join(filter(None, (about.by, about.published))),
    )
