"""Promises kept: what fell due in the quarter, and how much of it was done in time."""

from collections.abc import Iterator, Sequence

from pejl.answers.kept_over_time import Course
from pejl.answers.kept_said import notes, promise_text, whom
from pejl.answers.kept_seen import seen
from pejl.answers.leaving import LEAST
from pejl.due import LAW, Promise
from pejl.numbers import Value
from pejl.reports.document import Block, Cell, Heading, Note, PageBreak, Table, number, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition
from pejl.sentences import print_rhythm


def promises(edition: Edition) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, edition.say("rap_loefter"), "loefter")
    if edition.sheet is None:
        yield from _without(edition)
        return
    courses = edition.courses
    own = [each for each in courses if each.promise.origin != LAW]
    duties = [each for each in courses if each.promise.origin == LAW and any(q.kept.rows for q in each.quarters[:2])]
    if not own:
        yield plain(edition.say("rap_loefter_ingen"))
    if own or duties:
        yield plain(f"{edition.say('rap_loefter_note')} {edition.say('rap_loefter_skjult', mindst=LEAST)}")
    for code, some in (("rap_loefter_tabel", own), ("rap_pligter_tabel", duties)):
        if some:
            yield _table(code, some, edition)


def _without(edition: Edition) -> Iterator[Block]:
    if not edition.plan.promises:
        yield plain(edition.say("rap_loefter_ingen"))
        return
    yield Note(NoteKind.LACK, edition.say("rap_loefter_ingen_data"))
    rows = [_promised(each) for each in edition.plan.promises]
    head = edition.head("loefte", "for_hvem", "hvornaar", "hvem")
    yield Table(edition.say("rap_loefter_planens"), head, tuple(rows), wide=(0, 1, 2), danish=(0, 1, 2, 3))


def _promised(promise: Promise) -> tuple[Cell, ...]:
    return promise.text, whom(promise), print_rhythm(promise.rhythm), promise.who


def _table(code: str, courses: Sequence[Course], edition: Edition) -> Table:
    before = edition.quarter.step(-1).label(edition.lang)
    head = edition.head("loefte", "hvornaar", "afgjort", "i_tide", "for_sent", "ikke_gjort", "andel")
    head = (*head, edition.say("rap_kol_andel_foer", periode=before), edition.say("rap_kol_bemaerk"))
    rows = tuple(_row(each, edition) for each in courses)
    caption = edition.say(code, kvartal=edition.quarter)
    return Table(caption, head, rows, wide=(0, 1, 8), danish=(0, 1))


def _row(course: Course, edition: Edition) -> tuple[Cell, ...]:
    lang = edition.lang
    earlier, now = (
        next(each for each in course.quarters if each.period == period)
        for period in (edition.quarter.step(-1), edition.quarter)
    )
    shown, shown_before = (seen(each.kept, each.period, edition.leaving[1]) for each in (now, earlier))
    kept = now.kept
    few = any(0 < each < LEAST for each in (kept.awaited, kept.unknown, kept.exempt))
    remarks = [] if shown.withheld or few else notes(kept, lang)
    text = promise_text(course.promise, lang)

    def count(value: Value) -> Cell:
        return number(value, "", lang)

    return (
        f"{text}: {whom(course.promise)}" if course.promise.origin == LAW else text,
        print_rhythm(course.promise.rhythm),
        count(shown.decided),
        count(shown.in_time),
        count(shown.late),
        count(shown.overdue),
        number(shown.share, "%", lang),
        number(shown_before.share, "%", lang),
        "; ".join(remarks),
    )
