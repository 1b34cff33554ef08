"""The goals under their focus areas: each one's target as it reads back, and how it is measured."""

from collections.abc import Iterator

from pejl import law
from pejl.goals import Goal, Part
from pejl.law.required import required
from pejl.reports.document import Block, Heading, Note, Run, Text, anchor, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.focus import focus_head
from pejl.reports.measured import of_whom
from pejl.reports.planen.said import Said
from pejl.sentences import said_target
from pejl.sentences.shapes import Fokusmaal, Open, Target
from pejl.words import say, show, word


def goals(said: Said) -> Iterator[Block]:
    goals = {each.id: each for each in said.bound.goals}
    numbers = [each.number for each in said.practice.focus]
    printed = (id_ for focus in said.practice.focus for id_ in focus.goals)
    explained = next((each for each in printed if isinstance(goals[each].part.target, Fokusmaal)), "")
    for focus in said.practice.focus:
        yield from focus_head(focus, said.lang)
        if focus.number and numbers.count(focus.number) > 1:
            yield plain(said("nummer_igen", nummer=focus.number))
        for id_ in focus.goals:
            yield from _goal(goals[id_], said)
            if id_ == explained:
                yield from _fokusmaal(goals[id_], said)


def _goal(goal: Goal, said: Said) -> Iterator[Block]:
    text = said.practice.goals[goal.id]
    yield Heading(2, f"{text.number} {goal.part.text}", f"maal-{anchor(goal.id)}", danish=True)
    if not goal.parts:
        yield _sentence(goal.part, said)
    yield from (_part(part, said) for part in goal.parts)
    for each in goal.milestones:
        target = _asked(each.part.target, said) if each.part.target else ""
        yield plain(said("milepael", dag=each.by, maaltal=target))
    yield plain(said("senest", dag=goal.due, hvem=text.owner))


def _part(part: Part, said: Said) -> Block:
    return Text((Run(f"{part.text}. ", danish=True), *_sentence(part, said).runs))


def _sentence(part: Part, said: Said) -> Text:
    """The target in its canonical wording, and how it is measured."""
    lead = Run(f"{said('maaltal')}: ")
    target = Run(_asked(part.target, said) if part.target else said("uden_maaltal"), strong=True)
    if part.spec is None:
        return Text((lead, target, Run(".")))
    whom, title = of_whom(part.spec), part.spec.indicator.title
    told = {
        "indikator": title,
        "grupper": [each for each in whom.groups if each != title],
        "naevner": whom.whole,
        "opgoeres": word(f"opgoeres.{part.rule}", said.lang),
        "tal_fra": said(f"tal_{part.spec.origin.value}"),
        "variant": whom.way,
    }
    return Text((lead, target, Run(f". {said('maales', **told)}")))


def _asked(target: Target, said: Said) -> str:
    """As it reads back; one without a number is quoted, and said to have none."""
    if isinstance(target, Open):
        return say("rap_aaben_del", {"tekst": target.text}, said.lang)
    return show(said_target(target), said.lang)


def _fokusmaal(goal: Goal, said: Said) -> Iterator[Block]:
    """What the law asks, where it asks anything on the goal's day."""
    limit = law.fokusmaal(goal.due)
    if limit is not None:
        rule = required("aktive_tilbud")
        told = {"procent": limit, "maaneder": rule.seniority, "timer": rule.hours, "inden": rule.within}
        yield Note(NoteKind.INFO, said("fokusmaal", **told))
