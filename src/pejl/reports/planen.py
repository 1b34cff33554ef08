"""The plan as a document, printed from the same file it is run from."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from pejl import law
from pejl.answers.kept_said import condition, whom
from pejl.answers.practice import Practice, practice
from pejl.answers.status_annex import status_annexes
from pejl.check import Checked
from pejl.due import Promise
from pejl.goals import BoundPlan, Goal, Part
from pejl.numbers import format_decimal
from pejl.plan.model import Plan
from pejl.reports.annex import printed_table
from pejl.reports.assumptions import without_numbers
from pejl.reports.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Meta,
    Note,
    Run,
    Table,
    Text,
    anchor,
    bullets,
    number,
    plain,
)
from pejl.reports.document import Kind as NoteKind
from pejl.reports.focus import focus_head
from pejl.sentences import print_rhythm, print_target
from pejl.words import say, show, word


@dataclass(frozen=True, slots=True)
class _Said:
    """What the chapters are written from."""

    checked: Checked
    bound: BoundPlan
    plan: Plan
    practice: Practice
    lang: str

    def __call__(self, code: str, **params: object) -> str:
        return say(f"rap_plan_{code}", params, self.lang)

    def head(self, *names: str) -> tuple[str, ...]:
        return tuple(say(f"rap_kol_{name}", {}, self.lang) for name in names)


def plan_document(checked: Checked, on: date, *, lang: str = "da") -> Document:
    """Foreword, focus areas, goals, promises, practice, projects, groups and annexes; not what is noted of a
    goal for those who run the plan: where it was read, what it lacks, the remark. The sentences printed for `maaltal`
    and `hvornaar` are the canonical ones, and read back to the same plan. The plan's own words stay in its own
    language. `on`: the document's date. ValueError for a plan with faults."""
    if checked.bound is None or checked.plan is None:
        raise ValueError(f"{checked.path} has faults")
    said = _Said(checked, checked.bound, checked.plan, practice(checked.plan), lang)
    chapters = (_foreword, _goals, _promises, _practice, _projects, _groups, _assumptions, _budget, _surveys, _annexes)
    own = checked.bound
    period = said("gaelder", fra=own.first, til=own.last)
    meta = Meta(own.name, own.own.name, period, on, None)
    blocks = tuple(chain.from_iterable(each(said) for each in chapters))
    return Document(checked.plan.plan.titel, lang, False, meta, blocks, said("af", hvem=said.practice.department))


def _foreword(said: _Said) -> Iterator[Block]:
    yield Heading(1, said("forord"), "forord")
    yield plain(said("om", kommune=said.bound.own.name, fra=said.bound.first, til=said.bound.last))
    if said.practice.values:
        yield plain(said("vaerdier"))
        yield bullets(said.practice.values, danish=True)
    if said.practice.ministry:
        yield plain(said("ministermaal"))
        rows = tuple((name, ", ".join(goals) or said("ingen")) for name, goals in said.practice.ministry.items())
        yield Table(said("ministermaal_tabel"), said.head("ministermaal", "maal"), rows, danish=(0,))


# --- goals -----------------------------------------------------------------------------------------------


def _goals(said: _Said) -> Iterator[Block]:
    goals = {each.id: each for each in said.bound.goals}
    for focus in said.practice.focus:
        yield from focus_head(focus, said.lang)
        for id_ in focus.goals:
            yield from _goal(goals[id_], said)


def _goal(goal: Goal, said: _Said) -> Iterator[Block]:
    text = said.practice.goals[goal.id]
    yield Heading(2, f"{text.number} {goal.part.text}", f"maal-{anchor(goal.id)}", danish=True)
    if not goal.parts:
        yield _sentence(goal.part, said)
    yield from (_part(part, said) for part in goal.parts)
    for each in goal.milestones:
        target = print_target(each.part.target) if each.part.target else ""
        yield plain(said("milepael", dag=each.by, maaltal=target))
    yield plain(said("senest", dag=goal.due, hvem=text.owner))


def _part(part: Part, said: _Said) -> Block:
    _, *sentence = _sentence(part, said).runs
    return Text((Run(f"{part.text}: ", danish=True), *sentence))


def _sentence(part: Part, said: _Said) -> Text:
    """The target in its canonical wording, and how it is measured."""
    lead = Run(f"{said('maaltal')}: ")
    if part.target:
        target = Run(print_target(part.target), strong=True, danish=True)
    else:
        target = Run(said("uden_maaltal"), strong=True)
    if part.spec is None:
        return Text((lead, target))
    spec = part.spec
    groups = ", ".join(law.group(code).name for code in spec.indicator.groups or spec.groups)
    told = {
        "indikator": spec.indicator.title,
        "grupper": groups,
        "naevner": law.denominators()[spec.denominator].name if spec.denominator else "",
        "opgoeres": part.rule,
        "tal_fra": said(f"tal_{spec.origin.value}"),
        "variant": spec.variant,
    }
    return Text((lead, target, Run(f". {said('maales', **told)}")))


# --- promises, practice, projects ------------------------------------------------------------------------


def _promises(said: _Said) -> Iterator[Block]:
    yield Heading(1, said("loefter"), "loefter")
    if not said.bound.promises:
        yield plain(say("rap_loefter_ingen", {}, said.lang))
        return
    rows = tuple(_promise(each, said) for each in said.bound.promises)
    yield Table(
        said("loefter_tabel"),
        said.head("loefte", "for_hvem", "hvornaar", "hvem", "bemaerk"),
        rows,
        danish=(0, 1, 2, 3),
    )


def _promise(promise: Promise, said: _Said) -> tuple[Cell, ...]:
    remarks = [
        said("fra", hvad=promise.trigger.title) if promise.trigger else "",
        said("betingelse", hvad=condition(promise)) if condition(promise) else "",
        said("andel", andel=format_decimal(promise.share * 100, 0, said.lang)) if promise.share is not None else "",
        said("timer", ur=promise.clock) if promise.clock else "",
        said("loefte_gaelder", fra=promise.first, til=promise.last) if _own_time(promise, said.bound) else "",
    ]
    return (
        promise.text,
        whom(promise),
        print_rhythm(promise.rhythm),
        promise.who,
        " ".join(filter(None, remarks)),
    )


def _own_time(promise: Promise, plan: BoundPlan) -> bool:
    return (promise.first, promise.last) != (plan.first, plan.last)


def _practice(said: _Said) -> Iterator[Block]:
    if not said.practice.efforts:
        return
    yield Heading(1, said("praksis"), "praksis")
    rows: list[tuple[Cell, ...]] = []
    for each in said.practice.efforts:
        bands = [said("aldersbaand", fra=band.first, til=band.last, hvem=band.who) for band in each.ages]
        remarks = [said("naar", naar=each.when) if each.when else "", *bands, each.status, each.remark]
        rows.append((each.text, ", ".join(each.groups), each.who, " ".join(filter(None, remarks))))
    head = said.head("indsats", "for_hvem", "hvem", "bemaerk")
    yield Table(said("praksis_tabel"), head, tuple(rows), danish=(0, 1, 2, 3))


def _projects(said: _Said) -> Iterator[Block]:
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


def _groups(said: _Said) -> Iterator[Block]:
    if not (said.plan.grupper or said.plan.omraader or said.practice.profiles):
        return
    yield Heading(1, said("grupper"), "grupper")
    if said.plan.grupper:
        rows = []
        for name, each in said.plan.grupper.items():
            narrowed = ", ".join(filter(None, (each.visitation, said("alder", alder=each.alder) if each.alder else "")))
            rows.append((name, ", ".join(each.ydelsesgrupper), narrowed))
        head = said.head("gruppe", "bestaar_af", "kun")
        yield Table(said("grupper_tabel"), head, tuple(rows), danish=(0, 1, 2))
    if said.plan.omraader:
        areas = tuple((name, ", ".join(members)) for name, members in said.plan.omraader.items())
        yield Table(said("omraader"), said.head("omraade", "bestaar_af"), areas, danish=(0, 1))
    if said.practice.profiles:
        yield plain(said("profiler"))
        yield bullets([each.text for each in said.practice.profiles], danish=True)


# --- numbers and annexes ---------------------------------------------------------------------------------


def _assumptions(said: _Said) -> Iterator[Block]:
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


def _budget(said: _Said) -> Iterator[Block]:
    if not said.bound.budget:
        return
    yield Heading(1, said("budget"), "budget")
    rows = tuple(
        (each.text, str(each.year), number(each.cell, each.unit, said.lang), word(each.good, said.lang))
        for each in said.bound.budget
    )
    yield Table(said("budget_tabel"), said.head("raekke", "aar", "budget", "godt"), rows, danish=(0,))


def _surveys(said: _Said) -> Iterator[Block]:
    if not said.plan.spoergeskema:
        return
    yield Heading(1, said("skemaer"), "skemaer")
    for each in said.plan.spoergeskema:
        yield Heading(2, each.tekst, danish=True)
        if each.hvornaar:
            yield plain(said("spoerges", hvornaar=each.hvornaar))
        items = [*each.guide, *each.udsagn, *(question.tekst for question in each.spoergsmaal)]
        if items:
            yield bullets(items, danish=True)


def _annexes(said: _Said) -> Iterator[Block]:
    tables = status_annexes(said.checked)
    if not (said.plan.bilag or tables):
        return
    yield Heading(1, said("bilag"), "bilag")
    if said.plan.bilag:
        yield _list_of_annexes(said)
    yield from (printed_table(each, said.lang) for each in tables)


def _list_of_annexes(said: _Said) -> Block:
    missing = Run(f" ({said('bilag_mangler')})", strong=True)
    return Bullets(
        tuple((Run(each.tekst, danish=True), *(() if each.findes else (missing,))) for each in said.plan.bilag)
    )
