"""Binds the dated promises: every name to a moment or a group, every sentence to its shape, and what does not fit."""

from datetime import time
from fractions import Fraction

from pejl.check.names import Names
from pejl.due import Act, Calendar, OpeningHours, Promise
from pejl.due.time import days_named
from pejl.law.catalogue import catalogue
from pejl.numbers import NotANumber, parse_danish
from pejl.plan.locator import Path as DataPath
from pejl.plan.practice import Loefte
from pejl.rules import Case, Moment
from pejl.sentences import SentenceError, parse_rhythm
from pejl.sentences.shapes import (
    AtEach,
    AtFirst,
    CountWithin,
    Duration,
    Every,
    Rhythm,
    Span,
    Times,
    WhenReached,
    Within,
)

USUAL = "sagsbehandler"
"""Who keeps a promise that names nobody."""


def promises(names: Names) -> tuple[Promise, ...]:
    """The promises that could be bound; what is wrong with the others is in `names.findings`."""
    rows = names.file.plan.loefte
    return tuple(found for place in range(len(rows)) if (found := _promise(names, place, rows[place])))


def _promise(names: Names, place: int, row: Loefte) -> Promise | None:
    path: DataPath = ("loefte", place)
    groups = names.groups(row.maalgruppe, (*path, "maalgruppe"))
    without = names.groups(row.undtagen, (*path, "undtagen"))
    rhythm = names.sentence("hvornaar_ikke_forstaaet", parse_rhythm, row.hvornaar, (*path, "hvornaar"))
    trigger = _moment(names, row.udloeses_af, (*path, "udloeses_af"))
    kept_by = _moment(names, row.opfyldt_af, (*path, "opfyldt_af"))
    condition = _condition(names, row.naar, (*path, "naar"))
    limit = _so_long(names, row.i_de_foerste, (*path, "i_de_foerste"))
    share = _share(names, row.andel, (*path, "andel"))
    if rhythm is None or (row.udloeses_af and trigger is None) or (row.opfyldt_af and kept_by is None):
        return None
    acts = _acts(names, row, rhythm, kept_by, path)
    force = row.gaelder or names.file.plan.plan.gaelder
    found = Promise(
        origin=names.file.path.stem,
        id=row.id,
        text=row.tekst,
        groups=groups,
        without=without,
        trigger=trigger,
        acts=acts,
        rhythm=rhythm,
        said=row.hvornaar,
        clock=_clock(row, rhythm),
        condition=condition,
        limit=limit,
        share=share,
        who=row.ansvarlig or USUAL,
        first=force.fra,
        last=force.til,
        exempted_by=_exempted_by(groups),
        source=row.kilde or "",
    )
    _remarks(names, row, found, path)
    return found if _fits(names, found, path) else None


def _exempted_by(groups: tuple[str, ...]) -> tuple[str, ...]:
    """Every recorded exemption, but for one that is what the case is about: sickness of the sick."""
    bases = {code.partition(":")[0].partition("@")[0] for code in groups}
    return tuple(code for code, entry in catalogue("exemptions").items() if bases.isdisjoint(entry.not_for))


def _moment(names: Names, written: str | None, path: DataPath, *, state: bool = False) -> Moment | None:
    """A moment that happens on a day; with `state`, one that lasts will do."""
    if written is None:
        return None
    found = names.moments.get(written)
    if found is None:
        names.error("ukendt_haendelse", path, skrevet=written, forslag=names.nearest_moment(written))
    elif found.state and not state:
        names.error("tilstand_er_ikke_haendelse", path, skrevet=written, haendelse=found.title)
        return None
    return found


def _condition(names: Names, written: str | None, path: DataPath) -> Moment | tuple[str, ...] | None:
    if written is None:
        return None
    if written in names.moments or "." in written:
        return _moment(names, written, path, state=True)
    return names.groups(written, path) or None


def _so_long(names: Names, written: str | None, path: DataPath) -> Duration | None:
    if written is None:
        return None
    read = names.sentence("hvornaar_ikke_forstaaet", _duration, written, path)
    return read.duration if isinstance(read, Within) else None


def _duration(text: str) -> Rhythm:
    """A length of time alone, told of at its own column."""
    before = "inden for "
    try:
        return parse_rhythm(before + text)
    except SentenceError as fault:
        raise SentenceError(text, max(1, fault.column - len(before)), fault.expected, "6 måneder") from None


def _share(names: Names, written: str | None, path: DataPath) -> Fraction | None:
    """A share of the group in per cent, over 0 and at most 100."""
    if written is None:
        return None
    number, sign = written.strip().removesuffix("%"), written.strip().endswith("%")
    try:
        share = Fraction(parse_danish(number.strip())) / 100 if sign else Fraction(0)
    except NotANumber:
        share = Fraction(0)
    if not 0 < share <= 1:
        names.error("andel_ikke_forstaaet", path, skrevet=written, forslag="75 %")
        return None
    return share


def _acts(names: Names, row: Loefte, rhythm: Rhythm, kept_by: Moment | None, path: DataPath) -> tuple[Act, ...]:
    """What keeps the promise: one moment, or one for each noun of the sentence, which `opfyldt_af` may name first."""
    if not isinstance(rhythm, CountWithin):
        count = rhythm.least if isinstance(rhythm, Times) else 1
        return (Act("", count, kept_by),) if kept_by else ()
    found = []
    for place, (count, noun) in enumerate(rhythm.counts):
        by_noun = next((each for each in names.moments.values() if noun in each.nouns), None)
        moment = kept_by if place == 0 and kept_by is not None else by_noun
        if moment is None:
            names.error("navneord_uden_haendelse", (*path, "hvornaar"), loefte=row.id, navneord=noun)
        else:
            found.append(Act(noun, count, moment))
    return tuple(found)


def _clock(row: Loefte, rhythm: Rhythm) -> str:
    return "døgn" if _span(rhythm) is Span.DAYS_AND_NIGHTS else row.timer or ""


def _span(rhythm: Rhythm) -> Span | None:
    if isinstance(rhythm, Within | Every | WhenReached):
        return rhythm.duration.span
    return rhythm.window.span if isinstance(rhythm, CountWithin) else None


def _fits(names: Names, promise: Promise, path: DataPath) -> bool:
    """Whether rows can be made of it; what stands in the way is told."""
    wrong: list[tuple[str, str, dict[str, object]]] = []
    lasts = promise.trigger is not None and promise.trigger.lasts
    if isinstance(promise.rhythm, WhenReached) != lasts:
        wrong.append(("varighed_passer_ikke", "hvornaar", {"skrevet": promise.said}))
    subjects = {promise.case, *(_subject(promise, act.moment) for act in promise.acts)}
    if len(subjects) > 1:
        others = sorted(each.value for each in subjects - {promise.case})
        wrong.append(("haendelser_passer_ikke_sammen", "opfyldt_af", {"foerste": promise.case.value, "anden": others}))
    elif promise.case is Case.MUNICIPALITY and not isinstance(promise.rhythm, Times):
        wrong.append(("kalender_uden_antal", "hvornaar", {"skrevet": promise.said}))
    elif promise.case is Case.ENQUIRY and not (isinstance(promise.rhythm, Within) and _hours(promise.rhythm)):
        wrong.append(("henvendelse_uden_timer", "hvornaar", {"skrevet": promise.said}))
    if any(act.moment.per or act.moment.lasts for act in promise.acts):
        wrong.append(("opfyldt_af_periode", "opfyldt_af", {}))
    if isinstance(promise.condition, Moment) and promise.condition.lasts and promise.case is not Case.MUNICIPALITY:
        wrong.append(("naar_uden_laengde", "naar", {}))
    if promise.clock == "åbningstid" and promise.case is not Case.ENQUIRY:
        wrong.append(("aabningstid_kun_henvendelser", "timer", {}))
    elif promise.clock == "åbningstid" and not names.file.plan.kalender.aabningstid:
        wrong.append(("aabningstid_mangler", "timer", {}))
    for code, key, params in wrong:
        names.error(code, (*path, key), loefte=promise.id, **params)
    return not wrong


def _hours(rhythm: Within) -> bool:
    return rhythm.duration.span in (Span.HOURS, Span.DAYS_AND_NIGHTS)


_PERIODS = (Case.MUNICIPALITY, Case.COMPANY)


def _subject(promise: Promise, moment: Moment) -> Case:
    """Whose an act is, as the promise counts it: visits and events are counted by the municipality too."""
    return promise.case if promise.case is Case.MUNICIPALITY and moment.case in _PERIODS else moment.case


def _remarks(names: Names, row: Loefte, promise: Promise, path: DataPath) -> None:
    trigger, rhythm = promise.trigger, promise.rhythm
    if _span(rhythm) is Span.HOURS and not promise.clock:
        names.remark("timer_uden_ur", (*path, "hvornaar"), loefte=row.id, skrevet=row.hvornaar)
    if isinstance(rhythm, Within) and trigger is None:
        names.remark("loefte_uden_start", (*path, "id"), loefte=row.id)
    if not (promise.acts or isinstance(rhythm, CountWithin)):
        names.remark("loefte_uden_slut", (*path, "id"), loefte=row.id)
    if promise.case is Case.MUNICIPALITY and promise.condition:
        names.remark("betingelse_kan_ikke_ses", (*path, "naar"), loefte=row.id)
    if isinstance(rhythm, AtEach | AtFirst) and trigger and trigger.nouns and rhythm.moment not in trigger.nouns:
        told: dict[str, object] = {"loefte": row.id, "navneord": rhythm.moment, "haendelse": trigger.title}
        names.remark("navneord_passer_ikke", (*path, "hvornaar"), **told)
    if not promise.has_due_day and promise.acts:
        names.remark("loefte_uden_frist", (*path, "hvornaar"), loefte=row.id)


def opening_hours(names: Names) -> OpeningHours:
    """When the municipality works: `[kalender]` of the plan."""
    written = names.file.plan.kalender
    closed = {*written.lukkedage, *(day for name in written.lukket for day in days_named(name))}
    hours: dict[int, tuple[time, time]] = {}
    for name, between in written.aabningstid.items():
        opens, closes = (_clock_time(each) for each in between.split("-"))
        if opens is None or closes is None or closes <= opens:
            names.error("ikke_en_aabningstid", ("kalender", "aabningstid", name), skrevet=between)
        else:
            hours[WEEKDAYS.index(name)] = (opens, closes)
    return OpeningHours(hours, Calendar(frozenset(closed)))


WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def _clock_time(text: str) -> time | None:
    hour, _, minute = text.replace(".", ":").partition(":")
    return time(int(hour), int(minute or 0)) if int(hour) < 24 and int(minute or 0) < 60 else None
