"""What happened to one citizen, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pejl.answers.borger import Citizen, Relation, Stretch, Talk, Told
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day: `table` is the ledger's table it stands in, `says` what to say of it."""

    day: date
    table: str
    says: Step


def timeline(citizen: Citizen) -> tuple[Entry, ...]:
    """Everything that began, ended or was done, the newest first; on one day what ends before what begins. An end is
    told on its last day, once that has come. Talks to come stand first; other things ahead are not told."""
    entries = [*_all_stretches(citizen), *_talks(citizen), *_marks(citizen)]
    return tuple(sorted(entries, key=lambda each: (each.day, each.says.code.endswith("_begins")), reverse=True))


def _all_stretches(citizen: Citizen) -> Iterator[Entry]:
    yield from _stretches("spells", citizen.benefits, citizen.day)
    yield from _stretches("groups", citizen.groups, citizen.day)
    yield from _stretches("offers", citizen.offers, citizen.day)
    yield from _stretches("efforts", citizen.efforts, citizen.day)
    yield from _stretches("schooling", citizen.schooling, citizen.day)
    yield from _stretches("exemptions", citizen.exemptions, citizen.day)
    yield from _stretches("relations", citizen.relations, citizen.day)


def _stretches(table: str, told: Told[Stretch] | Told[Relation], day: date) -> Iterator[Entry]:
    for each in (*told.now, *told.past):
        yield Entry(each.start, table, Step(f"reg_tid_{table}_begins", {"navn": each.name}))
        if each.end is not None and each.end - date.resolution <= day:
            yield Entry(each.end - date.resolution, table, Step(f"reg_tid_{table}_ends", {"navn": each.name}))


def _talks(citizen: Citizen) -> Iterator[Entry]:
    for each in (*citizen.talks, *citizen.unsettled, *citizen.booked):
        yield Entry(each.day, "talks", _said(each))


def _said(talk: Talk) -> Step:
    return Step(f"reg_tid_talks_{talk.outcome}", {"navn": talk.name, "emner": talk.topic_names})


def _marks(citizen: Citizen) -> Iterator[Entry]:
    for each in citizen.happenings:
        yield Entry(each.day, "happenings", Step("reg_tid_happenings", {"navn": each.name}))
