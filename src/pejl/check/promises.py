"""Binds the dated promises: every name to a moment or a group, every sentence to its shape, and what does not fit."""

from datetime import time
from fractions import Fraction

from pejl.check.lengths import length_of, length_read
from pejl.check.names import Names
from pejl.check.promise_faults import faults, remarks
from pejl.check.promise_whom import strange
from pejl.due import Act, Calendar, OpeningHours, Promise
from pejl.due.time import days_named
from pejl.law.catalogue import catalogue
from pejl.numbers import NotANumber, parse_danish
from pejl.plan.locator import Path as DataPath
from pejl.plan.practice import Loefte
from pejl.rules import Moment
from pejl.sentences import parse_rhythm
from pejl.sentences.shapes import CountWithin, Rhythm, Span, Times

USUAL = "sagsbehandler"
"""Who keeps a promise that names nobody."""


def promises(names: Names) -> tuple[Promise, ...]:
    """The promises that could be bound; what is wrong with the others is in `names.findings`."""
    rows = names.file.plan.loefte
    return tuple(found for place in range(len(rows)) if (found := _promise(names, place, rows[place])))


def _promise(names: Names, place: int, row: Loefte) -> Promise | None:
    path: DataPath = ("loefte", place)
    groups = _groups(names, row.maalgruppe, path, "maalgruppe")
    without = _groups(names, row.undtagen, path, "undtagen")
    rhythm = names.sentence("hvornaar_ikke_forstaaet", parse_rhythm, row.hvornaar, (*path, "hvornaar"))
    trigger = _moment(names, row.udloeses_af, (*path, "udloeses_af"))
    kept_by = _moment(names, row.opfyldt_af, (*path, "opfyldt_af"))
    condition = _condition(names, row.naar, (*path, "naar"))
    limit = length_read(names, row.i_de_foerste, (*path, "i_de_foerste"))
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
    return found if _fits(names, row, found, path) else None


def _groups(names: Names, written: str | list[str] | None, path: DataPath, key: str) -> tuple[str, ...]:
    """The codes of a key's groups. An empty list is a fault: no group at all stands for everybody."""
    if written == []:
        names.error("tom_liste", (*path, key), noegle=key)
    return names.groups(written, (*path, key))


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
    """Hours alone have a clock; what else `timer` stands by is remarked."""
    length = length_of(rhythm)
    if length is None or length.span not in (Span.HOURS, Span.DAYS_AND_NIGHTS):
        return ""
    return "døgn" if length.span is Span.DAYS_AND_NIGHTS else row.timer or ""


def _fits(names: Names, row: Loefte, promise: Promise, path: DataPath) -> bool:
    """Whether rows can be made of it as it is written; what stands in the way is told."""
    wrong = [*faults(names, row, promise), *strange(row, promise)]
    for code, key, params in wrong:
        names.error(code, (*path, key), loefte=row.id, **params)
    return not wrong


def _remarks(names: Names, row: Loefte, promise: Promise, path: DataPath) -> None:
    for code, key, params in remarks(names, row, promise):
        names.remark(code, (*path, key), loefte=row.id, **params)


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
