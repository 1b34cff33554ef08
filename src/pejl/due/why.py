"""Why a row is due on its day: a trail of coded steps, from the moment to how it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from pejl.due.promise import LAW, Promise
from pejl.due.sheet import DueRow
from pejl.due.state import Cause, State
from pejl.due.statutory import window_of
from pejl.due.time import Calendar
from pejl.law.catalogue import catalogue
from pejl.numbers import rounded
from pejl.periods import day_number
from pejl.rules import Case
from pejl.sentences.shapes import CountWithin, Every, Span, Times, WhenReached
from pejl.words import Step

WEEKEND = "weekend"


@dataclass(frozen=True, slots=True)
class Around:
    """What the steps need beside the row: the exemptions of its person as kind, first day and first day after; days of
    absence from a talk; the first and last day the acts are known; who has the duty for a while in another's place; and
    the day the act came to be known, where that was after the row was due. `started`: the first day of
    the clock of its case, where that is known."""

    calendar: Calendar
    known: date | None
    exemptions: tuple[tuple[str, date, date], ...] = ()
    absences: tuple[date, ...] = ()
    since: date | None = None
    handed_to: str = ""
    handed_unverified: bool = False
    known_late: date | None = None
    started: date | None = None
    portfolio: tuple[Step, ...] = field(default_factory=tuple)


def trail(row: DueRow, around: Around, day: date) -> list[Step]:
    """The steps, in the order a caseworker asks: what was promised, from which day, how long, what was skipped, who
    must do it, and how it stands on the day."""
    return [
        *_promised(row.promise),
        *_clock(row, around),
        *_before_force(row),
        *_skipped(row, around),
        *_due(row),
        *_who(row, around),
        *_stands(row, around, day),
    ]


def _promised(promise: Promise) -> Iterator[Step]:
    told = {"tekst": promise.text, "sagt": promise.said}
    if promise.origin == LAW and promise.basis:
        yield Step("hvorfor_lov", {**told, "paragraf": promise.basis.paragraph, "kilde": promise.basis.source})
        if promise.basis.unverified:
            yield Step("hvorfor_uproevet")
        if promise.basis.expected:
            yield Step("hvorfor_forventet")
    else:
        yield Step("hvorfor_loefte", {**told, "plan": promise.origin, "kilde": promise.source})
    if promise.share is not None:
        yield Step("hvorfor_andel", {"andel": per_cent(promise.share)})


def per_cent(share: Fraction) -> Decimal:
    """As it is told: `75` or `66,7`."""
    return rounded(share * 100, 0 if (share * 100).denominator == 1 else 1)


def _clock(row: DueRow, around: Around) -> Iterator[Step]:
    promise = row.promise
    if promise.case is Case.PERSON and row.began:
        if promise.keeps_old:
            yield Step("hvorfor_regel", {"dag": row.began, "fra": promise.first if promise.first.year > 1990 else None})
        elif row.began != row.anchor:
            yield Step("hvorfor_sag", {"dag": row.began})
    rolling = isinstance(promise.rhythm, Every | CountWithin) or (
        isinstance(promise.rhythm, Times) and promise.case is not Case.MUNICIPALITY
    )
    if isinstance(promise.rhythm, WhenReached):
        yield Step("hvorfor_naaet", {"dag": row.anchor, "sagt": promise.said})
        if any(window_of(code, promise.first) for code in promise.groups):
            yield Step("hvorfor_samlet")
    elif promise.case is Case.MUNICIPALITY:
        yield Step("hvorfor_periode", {"fra": row.anchor, "til": row.due})
    elif not rolling or promise.trigger is None:
        title = promise.trigger.title if promise.trigger else ""
        yield Step("hvorfor_haendelse", {"haendelse": title, "dag": row.anchor})
    elif _starts(row) or row.anchor == around.started:
        yield Step("hvorfor_haendelse", {"haendelse": promise.trigger.title, "dag": row.anchor})
    else:
        act = row.act.moment.title if row.act else ""
        yield Step("hvorfor_sidst", {"haendelse": act, "dag": row.anchor})


def _before_force(row: DueRow) -> Iterator[Step]:
    """A rolling clock that would have run out before the promise came into force."""
    if not row.promise.keeps_old and row.raw == row.promise.first and row.anchor < row.promise.first:
        yield Step("hvorfor_planen_begynder", {"dag": row.promise.first})


def _starts(row: DueRow) -> bool:
    """Whether the clock runs from the start and not from an act: the first day of the case is always a start."""
    return row.anchor == row.began or row.promise.trigger is None


def _skipped(row: DueRow, around: Around) -> Iterator[Step]:
    window = row.promise.window
    if row.raw and window is not None and window.span is Span.WORKING_DAYS:
        free = around.calendar.free(day_number(row.anchor), day_number(row.raw))
        named = [Step("fridag", {"navn": name, "dag": day}) for day, name in free if name != WEEKEND]
        weekends = sum(name == WEEKEND for _, name in free)
        if free:
            yield Step("hvorfor_ikke_hverdage", {"antal": weekends or None, "helligdage": named})
    if row.raw and (row.due is None or row.due > row.raw):
        until = row.due or date.max
        for kind, first, end in around.exemptions:
            if kind in row.promise.exempted_by and first <= until and end > row.anchor + timedelta(days=1):
                last = None if end >= until else end - timedelta(days=1)
                name = catalogue("exemptions")[kind].name if kind in catalogue("exemptions") else kind
                yield Step("hvorfor_stille", {"fritagelse": name, "fra": first, "til": last})
        if row.act is not None and row.act.moment.going_on is not None:
            yield Step("hvorfor_loeber", {"haendelse": row.act.moment.title})
        if row.due:
            yield Step("hvorfor_flyttet", {"fra": row.raw, "dage": (row.due - row.raw).days})


def _due(row: DueRow) -> Iterator[Step]:
    if row.due is None:
        yield Step("hvorfor_staar_stille" if row.raw else "hvorfor_ingen_frist", {"dag": row.raw})
    elif row.minute >= 0:
        if not row.promise.clock:
            yield Step("hvorfor_uret_ikke_valgt")
        clock = "aabningstid" if row.promise.clock == "åbningstid" else "doegn"
        at = f"{row.minute // 60}:{row.minute % 60:02}"
        yield Step("hvorfor_forfald_klokken", {"dag": row.due, "klokken": at, "ur": Step(f"ur_{clock}")})
    else:
        yield Step("hvorfor_forfald", {"dag": row.due})


def _who(row: DueRow, around: Around) -> Iterator[Step]:
    if around.handed_to:
        yield Step("hvorfor_overdraget", {"hvem": around.handed_to})
        if around.handed_unverified:
            yield Step("hvorfor_uproevet")
    else:
        yield Step("hvorfor_ansvarlig", {"hvem": row.promise.who})
    yield from around.portfolio


def _stands(row: DueRow, around: Around, day: date) -> Iterator[Step]:
    act = row.act.moment.title if row.act else ""
    if row.kept:
        yield Step("hvorfor_holdt", {"haendelse": act, "dag": row.kept})
        if around.known_late:
            yield Step("hvorfor_sent_kendt", {"dag": around.known_late})
    elif not row.promise.acts:
        yield Step("hvorfor_kan_ikke_ses")
    over = row.ended is not None and row.ended <= day
    if row.booked and not (row.kept or over or row.promise.at_anchor):
        yield Step("hvorfor_booket", {"dag": row.booked})
    if row.cause is Cause.BORGEREN:
        last = row.due or day
        yield Step("hvorfor_udeblevet", {"dage": [each for each in around.absences if row.anchor <= each <= last]})
    if row.cause is Cause.REGISTRERING:
        yield _unknown(row, around)
    if row.ended and row.ended <= day and not row.kept:
        yield Step("hvorfor_slut", {"dag": row.ended - timedelta(days=1)})
    late = row.state in (State.HOLDT_FOR_SENT, State.OVERSKREDET) and row.due
    days = ((row.kept or day) - row.due).days or None if late and row.due else None
    yield Step("hvorfor_staar", {"staar": Step(f"staar_{row.state.name.lower()}"), "dag": day, "dage": days})


def _unknown(row: DueRow, around: Around) -> Step:
    """Why nobody can say whether it was done: no extract tells of it, it may have been done before the rows begin, or
    they are older than the due day."""
    if around.known is None:
        return Step("hvorfor_ingen_udtraek")
    if around.since is not None and row.anchor < around.since:
        return Step("hvorfor_ikke_kendt_foer", {"dag": around.since})
    return Step("hvorfor_ikke_kendt_endnu", {"dag": around.known})
