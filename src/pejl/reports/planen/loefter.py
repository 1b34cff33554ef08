"""Promises with a due day, standing practice and projects."""

from collections.abc import Iterator

from pejl.answers.kept_said import condition, whom
from pejl.due import Promise
from pejl.goals import BoundPlan
from pejl.numbers import format_decimal
from pejl.reports.document import Block, Cell, Heading, Note, Table, bullets, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.planen.said import Said
from pejl.sentences import said_rhythm
from pejl.sentences.shapes import Within
from pejl.words import say, show


def promises(said: Said) -> Iterator[Block]:
    yield Heading(1, said("loefter"), "loefter")
    if not said.bound.promises:
        yield plain(say("rap_loefter_ingen", {}, said.lang))
        return
    rows = tuple(_promise(each, said) for each in said.bound.promises)
    head = said.head("loefte", "for_hvem", "hvornaar", "hvem", "bemaerk")
    yield Table(said("loefter_tabel"), head, rows, danish=(0, 3)).filled()


def _promise(promise: Promise, said: Said) -> tuple[Cell, ...]:
    """What starts the clock is told of a length of time alone: the other sentences say it themselves."""
    remarks = [
        said("fra", hvad=promise.trigger.title) if promise.trigger and promise.window else "",
        said("i_de_foerste", tid=said_rhythm(Within(promise.limit))) if promise.limit else "",
        said("betingelse", hvad=condition(promise)) if condition(promise) else "",
        said("andel", andel=format_decimal(promise.share * 100, 0, said.lang)) if promise.share is not None else "",
        said("timer", ur=promise.clock) if promise.clock else "",
        said("loefte_gaelder", fra=promise.first, til=promise.last) if _own_time(promise, said.bound) else "",
    ]
    return (
        promise.text,
        show(whom(promise), said.lang),
        show(said_rhythm(promise.rhythm), said.lang),
        promise.who,
        " ".join(filter(None, remarks)),
    )


def _own_time(promise: Promise, plan: BoundPlan) -> bool:
    return (promise.first, promise.last) != (plan.first, plan.last)


def efforts(said: Said) -> Iterator[Block]:
    if not said.practice.efforts:
        return
    yield Heading(1, said("praksis"), "praksis")
    rows: list[tuple[Cell, ...]] = []
    for each in said.practice.efforts:
        bands = [said("aldersbaand", fra=band.first, til=band.last, hvem=band.who) for band in each.ages]
        remarks = [said("naar", naar=each.when) if each.when else "", *bands, each.status, each.remark]
        rows.append((each.text, ", ".join(each.groups), each.who, " ".join(filter(None, remarks))))
    head = said.head("indsats", "for_hvem", "hvem", "bemaerk")
    yield Table(said("praksis_tabel"), head, tuple(rows), danish=(0, 1, 2, 3)).filled()


def projects(said: Said) -> Iterator[Block]:
    if not said.practice.projects:
        return
    yield Heading(1, said("projekter"), "projekter")
    for each in said.practice.projects:
        yield Heading(2, each.text, danish=True)
        if line := said("projekt", hvem=each.who, grupper=each.groups, status=each.status):
            yield plain(line)
        steps = [f"{show(by, said.lang)}: {text}" if by else text for text, by in each.steps]
        if steps:
            yield bullets(steps, danish=True)
        if each.remark:
            yield Note(NoteKind.INFO, each.remark)
