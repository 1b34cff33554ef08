"""Binds the questionnaires: whom they ask, how often, the questions, what is skipped and what counts as satisfied."""

import re

from pejl import law
from pejl.check.lengths import length_read
from pejl.check.names import Names
from pejl.check.questions import questions
from pejl.plan.locator import Path as DataPath
from pejl.plan.practice import Spoergeskema
from pejl.sentences import parse_rhythm
from pejl.sentences.shapes import Duration, Rhythm
from pejl.surveys import Kind, Question, Questionnaire, Scale
from pejl.surveys.dates import CALENDAR
from pejl.surveys.filled import MOST_QUESTIONS, MOST_TEXTS
from pejl.surveys.rounds import fits

COMPANIES = ("virksomheder",)
EVERYBODY = "alle"
AT_RANDOM = re.compile(r"(\d{1,6}|\d{1,3}\.\d{3}) tilfældige?")
OPEN = re.compile(r"(\d{1,3}) (dage?|uger?)")
LONGEST_DAYS = 365


def questionnaires(names: Names) -> tuple[Questionnaire, ...]:
    """The plan's questionnaires; what is wrong with one is in `names.findings`."""
    return tuple(_questionnaire(names, place, row) for place, row in enumerate(names.file.plan.spoergeskema))


def _questionnaire(names: Names, place: int, row: Spoergeskema) -> Questionnaire:
    path: DataPath = ("spoergeskema", place)
    groups = names.groups(row.maalgruppe, (*path, "maalgruppe"))
    open_days = _days(names, row.svarfrist, (*path, "svarfrist")) or 0
    reminder = _days(names, row.rykker, (*path, "rykker")) if row.rykker else None
    if reminder is not None and reminder >= open_days > 0:
        names.error("skema_rykker_efter_frist", (*path, "rykker"), skema=row.id, rykker=row.rykker, frist=row.svarfrist)
    asked = questions(names, place)
    _remarks(names, row, asked, path)
    return Questionnaire(
        id=row.id,
        title=row.tekst,
        kind=Kind(row.slags),
        groups=groups,
        questions=asked,
        english=row.engelsk or "",
        companies=groups == COMPANIES,
        many=_many(names, row.udtraek, (*path, "udtraek")),
        rhythm=_rhythm(names, row, (*path, "hvornaar")),
        said_when=row.hvornaar or "",
        longer_than=_longer(names, row, (*path, "forloeb_over")),
        open_days=open_days,
        reminder_days=reminder,
        satisfied=tuple(row.tilfreds),
        guide=tuple(row.guide),
        remark=row.bemaerkning or "",
        source=row.kilde or "",
    )


def _many(names: Names, written: str, path: DataPath) -> int | None:
    """How many are drawn; None for everybody."""
    if law.fold(written) == EVERYBODY:
        return None
    found = AT_RANDOM.fullmatch(written.lower())
    number = int(found[1].replace(".", "")) if found else 0
    if not number:
        names.error("skema_udtraek_ikke_forstaaet", path, skrevet=written)
    return number or None


def _days(names: Names, written: str, path: DataPath) -> int | None:
    found = OPEN.fullmatch(written.lower())
    number = int(found[1]) * (7 if found[2].startswith("uge") else 1) if found else 0
    if not 0 < number <= LONGEST_DAYS:
        names.error("skema_frist_ikke_forstaaet", path, skrevet=written)
        return None
    return number


def _rhythm(names: Names, row: Spoergeskema, path: DataPath) -> Rhythm | None:
    found = names.sentence("hvornaar_ikke_forstaaet", parse_rhythm, row.hvornaar, path)
    if found is not None and not fits(found):
        names.error("skema_hvornaar_uden_runder", path, skema=row.id, skrevet=row.hvornaar)
        return None
    return found


def _longer(names: Names, row: Spoergeskema, path: DataPath) -> Duration | None:
    """A length of time on the calendar, of a person's course; a company has none."""
    found = length_read(names, row.forloeb_over, path)
    if found is not None and (found.span not in CALENDAR or found.number < 1):
        names.error("skema_forloeb_over_enhed", path, skrevet=row.forloeb_over)
        return None
    if found is not None and row.maalgruppe in (COMPANIES[0], [COMPANIES[0]]):
        names.error("skema_forloeb_over_virksomhed", path, skema=row.id)
        return None
    return found


def _remarks(names: Names, row: Spoergeskema, asked: tuple[Question, ...], path: DataPath) -> None:
    here = (*path, "id")
    form = row.slags == Kind.FORM.value
    in_words = sum(each.scale is Scale.TEXT for each in asked)
    if len(asked) > MOST_QUESTIONS or in_words > MOST_TEXTS:
        names.error("skema_for_langt", here, skema=row.id, hoejst=MOST_QUESTIONS, i_ord=MOST_TEXTS)
    if form and not asked:
        names.remark("skema_uden_spoergsmaal", here, skema=row.id)
    if form and len(asked) > in_words and not row.tilfreds:
        names.remark("skema_uden_tilfreds", here, skema=row.id)
    if form and row.guide:
        names.remark("skema_med_guide", (*path, "guide"), skema=row.id)
    if not form and not row.guide:
        names.remark("skema_interview_uden_guide", here, skema=row.id)
    if not form and asked:
        names.remark("skema_interview_med_spoergsmaal", here, skema=row.id)
