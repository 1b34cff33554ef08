"""What stands in the way of running a promise as it is written, and what is said of one that says too little."""

from collections.abc import Iterator

from pejl.check.lengths import length_of, shorter, too_long
from pejl.check.names import Names
from pejl.check.promise_whom import Wrong, about
from pejl.due import Promise
from pejl.plan.practice import Loefte
from pejl.rules import Case, Moment
from pejl.sentences import print_rhythm
from pejl.sentences.shapes import AtEach, AtFirst, CountWithin, Span, Times, WhenReached, Within

_FIRST = ".foerste"
"""The moment of this name in a file is the first of what the file is about."""
_PERIODS = (Case.MUNICIPALITY, Case.COMPANY)
_CLOCKED = (Span.HOURS, Span.DAYS_AND_NIGHTS)


def faults(names: Names, row: Loefte, promise: Promise) -> Iterator[Wrong]:
    yield from _moments(names, promise)
    yield from _starts(names, promise)
    yield from _counts(promise)
    yield from _lengths(row, promise)
    if isinstance(promise.condition, Moment) and promise.condition.lasts and promise.case is Case.PERSON:
        yield "naar_uden_laengde", "naar", {}
    if promise.clock == "åbningstid" and promise.case is not Case.ENQUIRY:
        yield "aabningstid_kun_henvendelser", "timer", {}
    elif promise.clock == "åbningstid" and not names.file.plan.kalender.aabningstid:
        yield "aabningstid_mangler", "timer", {}


def _moments(names: Names, promise: Promise) -> Iterator[Wrong]:
    """The moments and the sentence must be of one sort: a case, an enquiry, or a period."""
    case, trigger, rhythm = promise.case, promise.trigger, promise.rhythm
    if isinstance(rhythm, WhenReached) != (trigger is not None and trigger.lasts):
        yield "varighed_passer_ikke", "hvornaar", {"skrevet": promise.said}
    others = {_subject(promise, act.moment) for act in promise.acts} - {case}
    if others:
        told: dict[str, object] = {"foerste": about(case), "anden": [about(each) for each in sorted(others)]}
        yield "haendelser_passer_ikke_sammen", "opfyldt_af", told
    elif case is Case.MUNICIPALITY and not isinstance(rhythm, Times):
        yield "kalender_uden_antal", "hvornaar", {"skrevet": promise.said}
    elif case is Case.ENQUIRY and not (isinstance(rhythm, Within) and rhythm.duration.span in _CLOCKED):
        yield "henvendelse_uden_timer", "hvornaar", {"skrevet": promise.said}
    if any(act.moment.per or act.moment.lasts for act in promise.acts):
        yield "opfyldt_af_periode", "opfyldt_af", {}
    if trigger and trigger.per and isinstance(rhythm, Times) and rhythm.per is not trigger.per:
        right = next(each.name for each in names.moments.values() if each.per is rhythm.per)
        told = {"skrevet": promise.said, "haendelse": trigger.title, "forslag": right}
        yield "kalender_anden_periode", "udloeses_af", told


def _subject(promise: Promise, moment: Moment) -> Case:
    """Whose an act is, as the promise counts it: visits and events are counted by the municipality too."""
    return promise.case if promise.case is Case.MUNICIPALITY and moment.case in _PERIODS else moment.case


def _starts(names: Names, promise: Promise) -> Iterator[Wrong]:
    """What starts the promise must be what its sentence says, and leave time for the act."""
    trigger, rhythm = promise.trigger, promise.rhythm
    if isinstance(rhythm, AtEach | AtFirst) and trigger is None:
        yield "ved_uden_start", "hvornaar", {"skrevet": promise.said, "forslag": _starter(names, rhythm)}
    if isinstance(rhythm, AtFirst) and trigger and rhythm.moment in trigger.nouns:
        first = trigger.name.partition(".")[0] + _FIRST
        told: dict[str, object] = {
            "skrevet": promise.said,
            "haendelse": trigger.title,
            "forslag": print_rhythm(AtEach(rhythm.moment)),
        }
        yield "foerste_er_hver", "hvornaar", {**told, "start": first if first in names.moments else None}
    if isinstance(rhythm, Within) and trigger is None and promise.case is Case.COMPANY:
        yield "virksomhed_uden_start", "id", {}
    # After the first talk there are others, and it can be done at them.
    same_day = [act for act in promise.acts if trigger and trigger.name in act.moment.side_of]
    if isinstance(rhythm, Within) and trigger and same_day and not trigger.name.endswith(_FIRST):
        instead = print_rhythm(AtEach(trigger.nouns[0])) if trigger.nouns else None
        told = {"skrevet": promise.said, "haendelse": same_day[0].moment.title, "forslag": instead}
        yield "samme_dags_frist", "hvornaar", told


def _starter(names: Names, rhythm: AtEach | AtFirst) -> str | None:
    """The moment that `ved hver …` and `ved den første …` are about."""
    named = next((each.name for each in names.moments.values() if rhythm.moment in each.nouns), None)
    first = named.partition(".")[0] + _FIRST if named and isinstance(rhythm, AtFirst) else None
    return first if first in names.moments else named


def _counts(promise: Promise) -> Iterator[Wrong]:
    """Each noun of a count is what its act is called, and none is counted twice."""
    if not isinstance(promise.rhythm, CountWithin):
        return
    for place, act in enumerate(promise.acts):
        if act.moment.nouns and act.noun not in act.moment.nouns:
            told: dict[str, object] = {"navneord": act.noun, "haendelse": act.moment.title, "navne": act.moment.nouns}
            yield "navneord_er_ikke_handlingen", "hvornaar", told
        twice = [each for each in promise.acts[:place] if act.noun == each.noun or act.moment is each.moment]
        if twice:
            yield "talt_to_gange", "hvornaar", {"foerste": twice[0].noun, "anden": act.noun}


def _lengths(row: Loefte, promise: Promise) -> Iterator[Wrong]:
    length, limit = length_of(promise.rhythm), promise.limit
    if length and too_long(length):
        yield "for_lang_tid", "hvornaar", {"skrevet": promise.said}
    if limit is None or promise.case is not Case.PERSON:
        return
    if too_long(limit):
        yield "for_lang_tid", "i_de_foerste", {"skrevet": row.i_de_foerste}
    elif isinstance(promise.rhythm, WhenReached):
        yield "i_de_foerste_med_varighed", "i_de_foerste", {"skrevet": promise.said}
    elif length and shorter(limit, length):
        yield "i_de_foerste_for_kort", "i_de_foerste", {"skrevet": row.i_de_foerste, "frist": promise.said}


def remarks(names: Names, row: Loefte, promise: Promise) -> Iterator[Wrong]:
    rhythm, length = promise.rhythm, length_of(promise.rhythm)
    if length and length.span is Span.HOURS and not promise.clock:
        yield "timer_uden_ur", "hvornaar", {"skrevet": row.hvornaar}
    if row.timer and row.timer != promise.clock:
        yield "timer_bruges_ikke", "timer", {"timer": row.timer, "skrevet": row.hvornaar}
    if isinstance(rhythm, Within) and promise.trigger is None and promise.case is Case.PERSON:
        yield "loefte_uden_start", "id", {}
    if not (promise.acts or isinstance(rhythm, CountWithin)):
        yield "loefte_uden_slut", "id", {}
    if promise.case is Case.MUNICIPALITY and promise.condition:
        yield "betingelse_kan_ikke_ses", "naar", {}
    if not _says_its_start(names, promise):
        started = promise.trigger.title if promise.trigger else ""
        yield "navneord_passer_ikke", "hvornaar", {"skrevet": promise.said, "haendelse": started}
    if not promise.has_due_day and promise.acts:
        yield "loefte_uden_frist", "hvornaar", {}
    yield from _outside(names, promise)


def _says_its_start(names: Names, promise: Promise) -> bool:
    """`ved hver samtale` is started by what is called a talk; `ved den første samtale` by the first of a kind."""
    trigger, rhythm = promise.trigger, promise.rhythm
    if not isinstance(rhythm, AtEach | AtFirst) or trigger is None:
        return True
    file = trigger.name.partition(".")[0]
    if isinstance(rhythm, AtFirst) and trigger.name == file + _FIRST:
        return any(rhythm.moment in each.nouns for each in names.moments.values() if each.name.startswith(f"{file}."))
    return rhythm.moment in trigger.nouns


def _outside(names: Names, promise: Promise) -> Iterator[Wrong]:
    """A promise that is in force on none of the plan's days; one that shares a day with it is well."""
    whole = names.file.plan.plan.gaelder
    if promise.last < whole.fra or promise.first > whole.til:
        told: dict[str, object] = {
            "fra": promise.first,
            "til": promise.last,
            "planfra": whole.fra,
            "plantil": whole.til,
        }
        yield "gaelder_uden_for_planen", "gaelder", told
