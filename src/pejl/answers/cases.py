"""Cases that stand still, and cases that lack somebody or something: asked of the courses themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.due.past import as_it_was
from pejl.law.duties import maalgrupper
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import NEVER, Latest, Listing, Marks, Spans, aged, held, noted
from pejl.people import people
from pejl.periods import day_of

HELD = noted("talks", where=[("outcome", "in", ("holdt",))])
PLANNED = noted("happenings", "plan_lavet", "en_plan")


NEEDED: Mapping[str, tuple[str, ...]] = {
    "still": ("spells", "talks"),
    "ungeguide": ("persons", "groups", "relations"),
    "koordinator": ("spells", "groups", "relations"),
    "plan": ("spells", "happenings"),
    "sagsbehandler": ("spells", "relations"),
}
"""The tables without which an answer would call everybody lacking, or nobody."""


def not_loaded(question: str, snapshot: Snapshot) -> tuple[str, ...]:
    """The tables a question of NEEDED needs and no extract has told of; none where the ledger says of no table what
    is in it. Whom the ledger knows at all it knows by `persons`."""
    told = snapshot.coverage
    return tuple(table for table in NEEDED[question] if told and table not in told)


@dataclass(frozen=True, slots=True)
class Still:
    """A running case and the last day anything was done in it: a talk held, an offer or effort begun, a happening;
    None where nothing was, and it has stood still since it began. A talk that was booked, called off or stayed away
    from moves nothing, nor does what was done before the case began."""

    subject: int
    began: date
    last: date | None
    days: int


def standing_still(groups: tuple[str, ...], weeks: int, snapshot: Snapshot, day: date, area: str) -> list[Still]:
    """Who has not moved for so many weeks, those who have waited longest first. The day itself counts: what was done
    `weeks` weeks ago to the day is so many weeks ago. Who is in no group on the day has no running case, though the
    same case may go on later. Without `groups`: the target groups with a contact course."""
    from pejl.ledger.verbs.lists import listing

    done: dict[str, Marks] = {
        "talk": HELD,
        "offer": held("offers").starts(),
        "effort": held("efforts").starts(),
        "happening": noted("happenings"),
    }
    who = people(groups or _in_contact(day))
    asked = Listing(who.union.courses(who.pause), tuple((name, Latest(marks)) for name, marks in done.items()))
    found = listing(asked, as_it_was(snapshot, day), day)
    cases = []
    for line in _lines(found, snapshot, area):
        began = day_of(line["start"])
        last = max(line[name] for name in done)
        moved = day_of(last) if last != NEVER and last >= line["start"] else None
        days = (day - (moved or began)).days
        if days >= 7 * weeks:
            cases.append(Still(line["person"], began, moved, days))
    return sorted(cases, key=lambda each: (-each.days, each.subject))


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a running case of a group should have on the day: `without` are the stretches that have it."""

    code: str
    who: Spans
    having: Spans


def lacks(day: date) -> dict[str, Lack]:
    """What is asked after, by code: of the target groups of LAB § 6 with a contact course."""
    complex_needs = people(("komplekse_behov",)).union
    every = people(_in_contact(day)).union
    long = people(("ressourceforloeb", "jobafklaring")).union
    courses = every.courses()
    return {
        each.code: each
        for each in (
            Lack("ungeguide", complex_needs & aged(18, 30), held("relations", "ungeguide")),
            Lack("koordinator", complex_needs | long, held("relations", "koordinerende_sagsbehandler")),
            Lack("plan", courses, courses.since(PLANNED)),
            Lack("sagsbehandler", every, held("relations", "sagsbehandler", "koordinerende_sagsbehandler")),
        )
    }


def _in_contact(day: date) -> tuple[str, ...]:
    """Benefits of the target groups nr. 1-10; førtidspension (11) has no contact course, 12 and 13 have no benefit."""
    codes = (
        code for each in maalgrupper(day) if each.number.isdecimal() and int(each.number) <= TEN for code in each.groups
    )
    return tuple(dict.fromkeys(code.partition(":")[0].partition("@")[0] for code in codes))


TEN = 10


def lacking(code: str, snapshot: Snapshot, day: date, area: str) -> list[tuple[int, date]]:
    """Who lacks it on the day, with the first day without it, oldest first. Another benefit without a break begins no
    new time; a day with it does. KeyError for what is not in `lacks`."""
    from pejl.ledger.verbs.lists import listing

    asked = lacks(day)[code]
    without = (asked.who - asked.having).courses()
    found = listing(Listing(without), snapshot, day)
    first: dict[int, date] = {}
    for line in _lines(found, snapshot, area):
        start = day_of(line["start"])
        first[line["person"]] = min(start, first.get(line["person"], start))
    return sorted(first.items(), key=lambda each: (each[1], each[0]))


def _lines(found: Mapping[str, Any], snapshot: Snapshot, area: str) -> list[dict[str, int]]:
    """The lines of the municipality, a mapping each."""
    book = snapshot.books.get("area", ())
    place = book.index(area) if area in book else len(book)
    columns = {name: column.tolist() for name, column in found.items()}
    many = len(next(iter(columns.values()), []))
    lines = ({name: column[at] for name, column in columns.items()} for at in range(many))
    return [line for line in lines if line["area"] == place]
