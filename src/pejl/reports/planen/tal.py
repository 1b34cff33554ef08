"""What the plan expects and has set aside, what it asks people, and its annexes."""

from collections.abc import Iterator

from pejl.answers.status_annex import status_annexes
from pejl.reports.annex import printed_table
from pejl.reports.assumptions import without_numbers
from pejl.reports.document import Block, Bullets, Cell, Heading, Run, Table, bullets, number, plain
from pejl.reports.planen.said import Said
from pejl.sentences import said_rhythm
from pejl.words import show, word


def assumptions(said: Said) -> Iterator[Block]:
    if not said.checked.assumptions:
        return
    yield Heading(1, said("forudsaetninger"), "forudsaetninger")
    rows: list[tuple[Cell, ...]] = []
    for each in said.checked.assumptions:
        about = (each.text, each.place.name)
        by = ", ".join(filter(None, (each.by, each.published)))
        rows += [
            (*about, show(period, said.lang), number(value, each.unit, said.lang), by) for period, value in each.points
        ]
    if rows:
        head = said.head("forudsaetning", "omraade", "periode", "ventet", "udgiver")
        yield Table(said("forudsaetninger_tabel"), head, tuple(rows), danish=(0, 4))
    yield from without_numbers([each for each in said.checked.assumptions if not each.points], said.lang)


def budget(said: Said) -> Iterator[Block]:
    if not said.bound.budget:
        return
    yield Heading(1, said("budget"), "budget")
    rows = tuple(
        (each.text, str(each.year), number(each.cell, each.unit, said.lang), word(each.good, said.lang))
        for each in said.bound.budget
    )
    yield Table(said("budget_tabel"), said.head("raekke", "aar", "budget", "godt"), rows, danish=(0,))


def surveys(said: Said) -> Iterator[Block]:
    if not said.bound.questionnaires:
        return
    yield Heading(1, said("skemaer"), "skemaer")
    for each in said.bound.questionnaires:
        yield Heading(2, each.title, danish=True)
        if each.rhythm:
            yield plain(said("spoerges", hvornaar=said_rhythm(each.rhythm)))
        items = [*each.guide, *(question.text for question in each.questions)]
        if items:
            yield bullets(items, danish=True)
        for scale in dict.fromkeys(question.scale for question in each.questions if question.scale.answers):
            steps = [scale.said(answer, said.lang).lower() for answer in scale.answers]
            good = [scale.said(answer, said.lang).lower() for answer in scale.answers if answer in each.satisfied]
            yield plain(said("svar", svar=steps, tilfreds=good))


def annexes(said: Said) -> Iterator[Block]:
    tables = status_annexes(said.checked)
    if not (said.plan.bilag or tables):
        return
    yield Heading(1, said("bilag"), "bilag")
    if said.plan.bilag:
        yield _list_of_annexes(said)
    yield from (printed_table(each, said.lang) for each in tables)


def _list_of_annexes(said: Said) -> Block:
    missing = Run(f" ({said('bilag_mangler')})", strong=True)
    return Bullets(
        tuple((Run(each.tekst, danish=True), *(() if each.findes else (missing,))) for each in said.plan.bilag)
    )
