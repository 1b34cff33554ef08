"""The numbers beside the goals: the budget, other municipalities, and what the plan expected."""

from collections.abc import Iterator

from pejl import law
from pejl.answers.assumed import Assumed
from pejl.answers.budget_seen import covers, good_code, part_of_year, standing_code
from pejl.answers.budget_table import BudgetLine, BudgetTotal
from pejl.answers.compare import Compared
from pejl.answers.comparison import BESIDE, Comparison, first_subject
from pejl.ledger import Origin
from pejl.measure import COUNTRY
from pejl.reports.assumptions import without_numbers
from pejl.reports.document import Block, Cell, Heading, Note, Table, number, plain, sentence
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition
from pejl.rules import Missing
from pejl.sentences.shapes import End
from pejl.words import Step, joined, number_with_unit, say, show, word

# --- budget ----------------------------------------------------------------------------------------------


def budget(edition: Edition) -> Iterator[Block]:
    yield Heading(1, edition.say("rap_budget"), "budget")
    found = edition.budget
    if not found.lines:
        yield plain(edition.say("rap_budget_ingen"))
        return
    for total in found.totals:
        lines = [each for each in found.lines if (each.row.year, each.row.unit) == (total.year, total.unit)]
        yield _budget(lines, total, edition)
        if total.lacks:
            yield Note(NoteKind.RESERVE, f"{edition.say('rap_i_alt')}: {show(total.lacks, edition.lang)}.")
        yield from _without(lines, edition)


def _budget(lines: list[BudgetLine], total: BudgetTotal, edition: Edition) -> Table:
    """What the numbers cover is in the note where it is the same of all rows with a number, else in a column of its
    own: headings stay as they are when more of the year is known, so that a number can be held against the same one
    later. Last year's number is the one over the same periods: any other would invite a comparison that is none."""
    lang = edition.lang
    covered = ["" if each.lacks else part_of_year(each.parts, lang) for each in lines]
    told_once = len({*covered} - {""}) < 2
    column = () if told_once else ("daekker",)
    head = edition.head("raekke", "budget", "tal", "forskel", *column, "godt", "staar", "aaret_foer", "aendring")
    sums: tuple[Cell, ...] = (
        edition.say("rap_i_alt"),
        number(total.budget, total.unit, lang, bare=True),
        number(total.actual, total.unit, lang, bare=True),
        number(total.difference, total.unit, lang, bare=True),
        *([""] * (len(head) - 6)),
        number(total.alike, total.unit, lang, bare=True),
        number(total.trend, "%", lang, bare=True),
    )
    told = [edition.say("rap_budget_daekker", nu=each) for each in {*covered} - {""} if told_once]
    if any(each.actual for each in lines):
        told += [edition.say("rap_budget_note" if any(each.trend for each in lines) else "rap_budget_ingen_aendring")]
    told += [edition.say("rap_budget_samler", raekke=each.row.text, grupper=each.joins) for each in lines if each.joins]
    caption = edition.say("rap_budget_tabel", aar=str(total.year), enhed=word(total.unit, lang))
    own = [() if told_once else (each,) for each in covered]
    rows = (*(_budget_row(each, said, lang) for each, said in zip(lines, own, strict=True)), sums)
    return Table(caption, head, rows, note=" ".join(told), danish=(0,), strong=(len(lines),)).filled()


def _budget_row(line: BudgetLine, covered: tuple[str, ...], lang: str) -> tuple[Cell, ...]:
    unit = line.row.unit
    return (
        line.row.text,
        number(line.row.cell, unit, lang, bare=True),
        number(line.actual.value if line.actual else None, unit, lang, bare=True),
        number(line.difference, unit, lang, bare=True),
        *covered,
        say(good_code(line), {}, lang),
        say(standing_code(line), {}, lang),
        number(line.alike, unit, lang, bare=True),
        number(line.trend, "%", lang, bare=True),
    )


def _without(lines: list[BudgetLine], edition: Edition) -> Iterator[Note]:
    """Why rows have no number, once for all that lack it alike; that there is none yet the rows say themselves."""
    found: dict[str, list[str]] = {}
    for each in lines:
        if each.lacks is not None and each.lacks.code != "ingen_tal":
            found.setdefault(covers(each, edition.lang), []).append(each.row.text)
    for said, rows in found.items():
        named = ", ".join(rows)
        yield Note(NoteKind.LACK, f"{named}: {sentence(said)}", danish=named)


# --- other municipalities --------------------------------------------------------------------------------


def others(edition: Edition) -> Iterator[Block]:
    """Every measure that others have numbers for in one table, and one of them for the municipality's own council."""
    yield Heading(1, edition.say("rap_peers"), "andre-kommuner")
    found = edition.peers
    if not found:
        yield plain(edition.say("rap_peers_ingen"))
        return
    within = law.areas()[edition.plan.own.code].within
    sets = [COUNTRY.code, *(code for code in within if law.areas()[code].kind in BESIDE)]
    head = (*edition.head("maal", "tekst", "periode"), edition.plan.own.name, edition.say("rap_kol_plads"))
    head = (*head, *(show(law.areas()[code].name, edition.lang) for code in sets))
    rows = tuple(_peer_row(each, sets, edition) for each in found)
    yield Table(edition.say("rap_peers_tabel"), head, rows, danish=(1,))
    own = [said for each in found if (said := _decided_by(each, edition))]
    if own:
        yield Note(NoteKind.RESERVE, edition.say("rap_peers_egne", maal=own))
    first = first_subject(edition.plan, edition.figures)
    for each in found:
        if first is not None and each.subject.id == first.id:
            yield _near(each, edition)


def _peer_row(found: Comparison, sets: list[str], edition: Edition) -> tuple[Cell, ...]:
    lang, own = edition.lang, found.own
    place, end = _place(own), "laveste" if found.end is End.LOWEST else "hoejeste"
    by_code = {each.place.code: each for each in found.sets}
    return (
        _goal_of(found),
        found.subject.part.text,
        found.period.label(lang) if found.period else "",
        number(own.measured.value if own and own.measured else None, found.unit, lang),
        edition.say(f"rap_plads_af_{end}", plads=place, antal=len(found.counted)) if place else "",
        *(_number(by_code.get(code), found.unit, lang) for code in sets),
    )


def _number(row: Compared | None, unit: str, lang: str) -> Cell:
    return number(row.measured.value if row and row.measured else None, unit, lang)


def _place(row: Compared | None) -> str:
    if row is None or row.best is None:
        return ""
    return str(row.best) if row.best == row.worst else f"{row.best}-{row.worst}"


def _goal_of(found: Comparison) -> str:
    """The goal's id; a part is told by its text."""
    return found.subject.id.partition("/")[0]


def _decided_by(found: Comparison, edition: Edition) -> Step | None:
    """The plan's own number, where it judges the goal by that and not by the one that is compared."""
    if found.origin is found.subject.spec.origin or found.subject.spec.origin is not Origin.TYPED:
        return None
    _, goal = edition.goal(_goal_of(found))
    judged = next(each for each in (goal, *goal.parts) if each.id == found.subject.id.rpartition("/")[2]).judgement.own
    if judged is None or found.own is None or found.own.measured is None:
        return None
    told = number_with_unit(judged.value, found.unit, edition.lang)
    return Step("rap_peers_eget", {"maal": _goal_of(found), "tal": told, "periode": judged.period})


def _near(found: Comparison, edition: Edition) -> Table:
    """The municipalities of the own council (all where it has none), by place among all."""
    lang = edition.lang
    areas = law.areas()
    council = {code for code in areas[edition.plan.own.code].within if areas[code].kind == "rar"}
    rows = [each for each in found.towns if not council or council & set(areas[each.place.code].within)]
    told = {"maal": _goal_of(found), "tekst": found.subject.part.text, "periode": found.period or ""}
    where = joined(areas[code].name for code in council) or COUNTRY.name
    caption = edition.say("rap_peers_liste", **told, omraade=where)
    end = edition.say("rap_ende_laveste" if found.end is End.LOWEST else "rap_ende_hoejeste")
    counts = {"antal": len(found.counted), "uden": len(found.lacking), "skjult": len(found.withheld)}
    note = edition.say("rap_peers_note", ende=end, **counts)
    note += f" {edition.say('rap_peers_oevrige')}" if len(edition.peers) > 1 else ""
    own = tuple(at for at, each in enumerate(rows) if each is found.own)
    cells = tuple((_place(each), each.place.name, _number(each, found.unit, lang)) for each in rows)
    return Table(caption, edition.head("plads", "omraade", "tal"), cells, row_headers=False, note=note, strong=own)


# --- assumptions -----------------------------------------------------------------------------------------


LACKS = {"ingen_indikator": "rap_forud_uden_maal", "intet_tal": "rap_forud_intet_tal"}
"""Why an assumption has no number, where the report has words of its own for it."""


def assumptions(edition: Edition) -> Iterator[Block]:
    yield Heading(1, edition.say("rap_forudsaetninger"), "forudsaetninger")
    every = edition.expected
    rows = [each for each in every if each.period]
    if not every:
        yield plain(edition.say("rap_forud_ingen"))
    if rows:
        head = edition.head("forudsaetning", "omraade", "periode", "ventet", "blev", "forskel", "enhed", "udgiver")
        cells = tuple(_assumed_row(each, edition) for each in rows)
        yield Table(edition.say("rap_forud_tabel"), head, cells, danish=(0,)).filled()
    yield from without_numbers([each.assumption for each in every if each.period is None], edition.lang)
    lacks = dict.fromkeys(_lacks(each.lacks, edition) for each in rows if each.lacks)
    yield from (Note(NoteKind.LACK, sentence(each)) for each in lacks)


def _lacks(lacks: Missing, edition: Edition) -> str:
    return edition.say(LACKS.get(lacks.code, lacks.code), **lacks.params)


def _assumed_row(row: Assumed, edition: Edition) -> tuple[Cell, ...]:
    lang, about = edition.lang, row.assumption
    return (
        about.text,
        show(about.place.name, lang),
        row.period.label(lang) if row.period else "",
        number(row.expected, about.unit, lang, bare=True),
        number(row.actual.value if row.actual else None, about.unit, lang, bare=True),
        number(row.difference, about.unit, lang, bare=True),
        word(about.unit, lang),
        ", ".join(filter(None, (about.by, about.published))),
    )
