"""The questions of a questionnaire, what skips them, and the goals that point at one."""

from pejl import law
from pejl.check.names import Names
from pejl.plan.locator import Path as DataPath
from pejl.plan.practice import Spoergeskema, Spoergsmaal
from pejl.rules import Asked
from pejl.surveys import Question, Questionnaire, Scale, ShownWhen, counted_as

SATISFACTION = "tilfredshed.andel"
"""The indicator that asks a question of the plan's own survey."""


def questions(names: Names, place: int) -> tuple[Question, ...]:
    """The statements, each a question of agreement, and then the questions, with what is wrong told."""
    row = names.file.plan.spoergeskema[place]
    found = [Question(f"udsagn-{number}", text, Scale.AGREE) for number, text in enumerate(row.udsagn, start=1)]
    for number, each in enumerate(row.spoergsmaal):
        path: DataPath = ("spoergeskema", place, "spoergsmaal", number)
        if each.id in (earlier.id for earlier in found):
            first = _line_of(names, row, place, each.id)
            names.error("samme_id", (*path, "id"), id=each.id, tabel="spoergeskema.spoergsmaal", foerste=first)
            continue
        when = _shown_when(names, row, each, found, path)
        found.append(Question(each.id, each.tekst, Scale(each.skala), each.engelsk or "", each.kraeves, when))
    return tuple(found)


def _line_of(names: Names, row: Spoergeskema, place: int, name: str) -> int:
    """Where the first of that id stands: a question, or the statements."""
    number = next((at for at, each in enumerate(row.spoergsmaal) if each.id == name), 0)
    written = any(f"udsagn-{at}" == name for at in range(1, len(row.udsagn) + 1))
    above: DataPath = ("spoergeskema", place)
    return names.file.positions.value((*above, "udsagn") if written else (*above, "spoergsmaal", number, "id")).line


def _shown_when(
    names: Names, row: Spoergeskema, each: Spoergsmaal, earlier: list[Question], path: DataPath
) -> ShownWhen | None:
    """What the question is shown after; None, and a fault, where it points at nothing that can have been answered."""
    if each.vises_naar is None:
        return None
    wanted, here = each.vises_naar.spoergsmaal, (*path, "vises_naar")
    pointed = next((question for question in earlier if question.id == wanted), None)
    if pointed is None:
        later = any(other.id == wanted for other in row.spoergsmaal)
        code = "skema_spoergsmaal_ikke_tidligere" if later else "skema_ukendt_spoergsmaal"
        near = law.nearest(wanted, [question.id for question in earlier])
        names.error(code, (*here, "spoergsmaal"), skema=row.id, skrevet=wanted, forslag=near)
        return None
    if not each.vises_naar.svar:
        names.error("tom_liste", (*here, "svar"), noegle="svar")
    for number, answer in enumerate(each.vises_naar.svar):
        if answer not in pointed.scale.answers:
            told = {"skrevet": answer, "spoergsmaal": wanted, "skala": pointed.scale.value}
            names.error("skema_svar_ikke_paa_skala", (*here, "svar", number), **told)
    return ShownWhen(wanted, tuple(each.vises_naar.svar))


def asked(names: Names, written: str | None, path: DataPath, indicator: str, groups: tuple[str, ...]) -> Asked | None:
    """What a goal's `spoergsmaal` points at, with the fault told where it points at nothing that can be counted."""
    if written is None:
        return None
    survey, dot, name = written.partition(".")
    surveys = {each.id: each for each in names.questionnaires}
    if not dot or survey not in surveys:
        near = law.nearest(survey, surveys)
        names.error("skema_ukendt_skema", path, skrevet=written, forslag=near and f"{near}.{name or '…'}")
        return None
    found = surveys[survey]
    question = next((each for each in found.questions if each.id == name), None)
    if question is None:
        near = law.nearest(name, [each.id for each in found.questions])
        names.error("skema_ukendt_spoergsmaal", path, skema=survey, skrevet=name, forslag=near and f"{survey}.{near}")
        return None
    if question.scale is Scale.TEXT:
        names.error("skema_spoergsmaal_i_ord", path, skrevet=written)
        return None
    if indicator != SATISFACTION:
        names.error("skema_kun_tilfredshed", path, skrevet=written, indikator=indicator, forslag=SATISFACTION)
        return None
    _other_group(names, found, groups, path)
    return Asked(survey, name, found.satisfied, counted_as(found, question), question.text, found.title)


def _other_group(names: Names, found: Questionnaire, groups: tuple[str, ...], path: DataPath) -> None:
    if groups and found.groups and set(groups) != set(found.groups):
        told = [" + ".join(law.group(code).name for code in each) for each in (groups, found.groups)]
        names.remark("skema_anden_gruppe", path, maalets=told[0], skema=found.id, skemaets=told[1])
