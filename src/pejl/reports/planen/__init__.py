"""The plan as a document, printed from the same file it is run from."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from pejl.answers.practice import practice
from pejl.check import Checked
from pejl.reports.document import Block, Document, Heading, Meta, Table, bullets, plain
from pejl.reports.planen.grupper import areas, groups, profiles
from pejl.reports.planen.loefter import efforts, projects, promises
from pejl.reports.planen.maal import goals
from pejl.reports.planen.said import Said
from pejl.reports.planen.tal import annexes, assumptions, budget, surveys
from pejl.words import show


def plan_document(checked: Checked, on: date, *, lang: str = "da") -> Document:
    """Foreword, focus areas, goals, promises, practice, projects, groups and annexes; not the file's name, nor what is
    noted of a goal for those who run the plan: where it was read, what it lacks, the remark. The Danish sentences for
    `maaltal` and `hvornaar` read back to the same plan. The plan's own words stay in its own language. `on`: the
    document's date. ValueError for a plan with faults."""
    if checked.bound is None or checked.plan is None:
        raise ValueError(f"{checked.path} has faults")
    said = Said(checked, checked.bound, checked.plan, practice(checked.plan), lang)
    own = checked.bound
    period = said("gaelder", fra=own.first, til=own.last)
    meta = Meta("", own.own.name, period, on, None)
    blocks = tuple(chain.from_iterable(each(said) for each in _CHAPTERS))
    return Document(checked.plan.plan.titel, lang, False, meta, blocks, said("af", hvem=said.practice.department))


def _foreword(said: Said) -> Iterator[Block]:
    yield Heading(1, said("forord"), "forord")
    yield plain(said("om", kommune=said.bound.own.name, fra=said.bound.first, til=said.bound.last))
    if said.practice.values:
        yield plain(said("vaerdier"))
        yield bullets(said.practice.values, danish=True)
    if said.practice.ministry:
        yield plain(said("ministermaal"))
        rows = tuple((show(name, said.lang), _numbers(ids, said)) for name, ids in said.practice.ministry.items())
        yield Table(said("ministermaal_tabel"), said.head("ministermaal", "maal"), rows)


def _numbers(ids: tuple[str, ...], said: Said) -> str:
    return ", ".join(said.practice.goals[each].number for each in ids) or said("ingen")


_CHAPTERS = (
    _foreword,
    goals,
    promises,
    efforts,
    projects,
    groups,
    areas,
    profiles,
    assumptions,
    budget,
    surveys,
    annexes,
)
