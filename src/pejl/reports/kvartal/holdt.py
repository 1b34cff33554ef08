"""Promises kept: what fell due in the quarter, and how much of it was done in time."""

from collections.abc import Iterator

from pejl import law
from pejl.answers.kept_over_time import Course
from pejl.answers.kept_said import notes, whom
from pejl.answers.kept_seen import Seen, seen
from pejl.answers.leaving import LEAST
from pejl.answers.leaving.promised import UNTIMED, of_persons
from pejl.due import LAW, Promise
from pejl.reports.document import Block, Cell, Heading, Note, PageBreak, Table, capital, number, plain
from pejl.reports.document import Kind as NoteKind
from pejl.reports.kvartal.edition import Edition
from pejl.sentences import said_rhythm
from pejl.words import joined, show

MOST = 3
"""Groups of a duty that are named, at most."""


def promises(edition: Edition) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(1, edition.say("rap_loefter"), "loefter")
    if edition.sheet is None:
        yield from _without(edition)
        return
    courses = edition.courses
    own = [each for each in courses if each.promise.origin != LAW]
    duties = [each for each in courses if each.promise.origin == LAW and _tells(each, edition)]
    if not own:
        yield plain(edition.say("rap_loefter_ingen"))
    if own or duties:
        yield plain(_read_so([*own, *duties], edition))
    if own:
        rows = [(each.promise.text, _when(each.promise, edition), *_cells(each, edition)) for each in own]
        yield _table("rap_loefter_tabel", ("loefte", "hvornaar"), rows, edition)
    if duties:
        rows = [(_duty(each.promise, edition), _whom(each.promise, edition), *_cells(each, edition)) for each in duties]
        yield _table("rap_pligter_tabel", ("pligt", "for_hvem"), rows, edition)
    unverified = [
        _duty(each.promise, edition) for each in duties if each.promise.basis and each.promise.basis.unverified
    ]
    if unverified:
        yield Note(NoteKind.RESERVE, edition.say("rap_loefter_uproevet", pligter="; ".join(dict.fromkeys(unverified))))


def _read_so(courses: list[Course], edition: Edition) -> str:
    """How the numbers are read. Those of no persons are never withheld, and that is said where there are any."""
    codes = ["rap_loefter_note", "rap_loefter_skjult"]
    if any(not of_persons(each.kept) for course in courses for each in course.quarters):
        codes.append("rap_loefter_ikke_skjult")
    return " ".join(edition.say(code, mindst=LEAST) for code in codes)


def _without(edition: Edition) -> Iterator[Block]:
    if not edition.plan.promises:
        yield plain(edition.say("rap_loefter_ingen"))
        return
    yield Note(NoteKind.LACK, edition.say("rap_loefter_ingen_data"))
    rows = [_promised(each, edition) for each in edition.plan.promises]
    head = edition.head("loefte", "for_hvem", "hvornaar", "hvem")
    yield Table(edition.say("rap_loefter_planens"), head, tuple(rows), danish=(0, 3))


def _promised(promise: Promise, edition: Edition) -> tuple[Cell, ...]:
    return promise.text, show(whom(promise), edition.lang), _when(promise, edition), promise.who


def _when(promise: Promise, edition: Edition) -> str:
    return show(said_rhythm(promise.rhythm), edition.lang)


def _table(code: str, names: tuple[str, ...], rows: list[tuple[Cell, ...]], edition: Edition) -> Table:
    before = edition.quarter.step(-1).label(edition.lang)
    head = edition.head(*names, "afgjort", "i_tide", "for_sent", "ikke_gjort", "andel")
    head = (*head, edition.say("rap_kol_andel_foer", periode=before), edition.say("rap_kol_bemaerk"))
    return Table(edition.say(code, kvartal=edition.quarter), head, tuple(rows), danish=(0,)).filled()


def _duty(promise: Promise, edition: Edition) -> str:
    """The duty's sentence, of one that is not law yet with that."""
    expected = edition.say("maerke_forventet") if promise.basis and promise.basis.expected else ""
    return f"{capital(promise.text)} {expected}".strip()


def _whom(promise: Promise, edition: Edition) -> str:
    """Whom it is for; of many groups the first ones and how many more."""
    names, without = ([law.group(code).name for code in codes] for codes in (promise.groups, promise.without))
    said: str = joined(names)
    if len(names) > MOST:
        said = edition.say("rap_grupper_flere", grupper=names[: MOST - 1], antal=len(names) - MOST + 1)
    return edition.say("rap_grupper_uden", grupper=said, uden=without) if without else show(said, edition.lang)


def _seen(course: Course, edition: Edition) -> list[Seen]:
    return [seen(each.kept, each.period, edition.leaving[1]) for each in course.quarters]


def _tells(course: Course, edition: Edition) -> bool:
    """Whether any number of it may be seen. Were it left out where nobody has rows, that would tell it."""
    return any(
        not (each.decided.withheld and (each.share is None or each.share.withheld)) for each in _seen(course, edition)
    )


def _cells(course: Course, edition: Edition) -> tuple[Cell, ...]:
    """The counts of the quarter, the share of the one before, and what must be known. Where nothing can be in time the
    cells are empty: that is no zero."""
    lang = edition.lang
    shown_before, shown = _seen(course, edition)
    counts = (shown.decided, shown.in_time, shown.late, shown.overdue)
    timed = shown.beside.lacks not in UNTIMED
    return (
        *(number(each if timed else None, "", lang) for each in counts),
        number(shown.share, "%", lang),
        number(shown_before.share, "%", lang),
        "; ".join(_remarks(shown, edition)),
    )


def _remarks(shown: Seen, edition: Edition) -> list[str]:
    """What must be known. Beside a withheld number only why nothing of it can be in time: that is so of the promise
    itself, whatever its rows are."""
    if not shown.silent:
        return notes(shown.beside, edition.lang)
    lacks = shown.beside.lacks
    return [edition.say(f"kept_{lacks}")] if lacks in UNTIMED else []
