"""What the plan expects and has set aside, what it asks people, and its annexes."""

from collections.abc import Iterator, Sequence

from pejl.answers.status_annex import status_annexes
from pejl.reports.annex import printed_table
from pejl.reports.assumptions import without_numbers
from pejl.reports.document import Block, Bullets, Cell, Heading, Run, Table, bullets, number, plain
from pejl.reports.planen.said import Said
from pejl.sentences import said_rhythm
from pejl.surveys import Questionnaire, Scale
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
        yield from _asked(each, said)


def _asked(each: Questionnaire, said: Said) -> Iterator[Block]:
    """What is asked, and the answers. Questions have numbers where not all are answered alike, so that it can be said
    which answers are to which."""
    scales: dict[Scale, list[int]] = {}
    for at, question in enumerate(each.questions, 1):
        scales.setdefault(question.scale, []).append(at)
    alike = len(scales) < 2
    questions = [one.text if alike else f"{at}. {one.text}" for at, one in enumerate(each.questions, 1)]
    if items := [*each.guide, *questions]:
        yield bullets(items, danish=True)
    for scale, asked in scales.items():
        if not scale.answers:
            continue
        steps = [scale.said(answer, said.lang).lower() for answer in scale.answers]
        good = [scale.said(answer, said.lang).lower() for answer in scale.answers if answer in each.satisfied]
        told = {"svar": steps, "tilfreds": good}
        yield plain(said("svar", **told) if alike else said("svar_til", nummer=_runs(asked), **told))


def _runs(numbers: Sequence[int]) -> list[str]:
    """`2-4`, `6`: numbers that follow each other as one. `numbers` rise."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]


def annexes(said: Said) -> Iterator[Block]:
    tables = status_annexes(said.checked)
    if not (said.plan.bilag or tables):
        return
    yield Heading(1, said("bilag"), "bilag")
    if said.plan.bilag:
        yield _list_of_annexes(said)
        if any(each.findes for each in said.plan.bilag):
            yield plain(said("bilag_trykt" if tables else "bilag_ikke_trykt"))
    yield from (printed_table(each, said.lang) for each in tables)


def _list_of_annexes(said: Said) -> Block:
    missing = Run(f" ({said('bilag_mangler')})", strong=True)
    return Bullets(
        tuple((Run(each.tekst, danish=True), *(() if each.findes else (missing,))) for each in said.plan.bilag)
    )
