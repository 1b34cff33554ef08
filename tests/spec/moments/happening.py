"""Moments asked of a drawn ledger, as `spec.verbs.drawing` draws it. The kernels and the oracle are both asked, and
what they say must be the same before it is anybody's answer.

    happens("samtaler.holdt", LEDGER)                  ["1 2024-02-01"]               a mark of person 1
    lasts("sygdom.ansat_uden_opstart", LEDGER, ...)    ["1 2024-02-01..2024-02-10"]   a state, its last day included
    due("unge.uden_aktivitet", "unge.kontakt", ...)    ["1 2024-02-01>2024-02-08:"]   anchor, due day, day of the act

What is the municipality's own has no subject: the day alone.
"""

from datetime import date

import numpy as np

from pejl import moments, rules
from pejl.due import engine
from pejl.due.companies import company_part
from pejl.due.compiled import compiled
from pejl.due.promise import Act, Promise
from pejl.due.statutory import window_of
from pejl.due.time import Calendar
from pejl.ledger.snapshot import Part, Snapshot
from pejl.ledger.tables import FAR
from pejl.ledger.verbs import Marks, Spans, Window
from pejl.ledger.verbs.kernels import Answering
from pejl.people import EVERYONE, IN_TOUCH, people
from pejl.rules import Case, Moment, Own
from pejl.sentences import parse_rhythm
from spec.due.asking import rows_of as due_rows
from spec.verbs import byday
from spec.verbs.drawing import Rows, rows_of, snapshot_of, tables_of
from spec.verbs.oracle import COMPANIES, EPOCH, subjects

SHELF = rules.collect(moments, Moment)
FIRST, LAST = date(2020, 1, 1), date(2099, 12, 31)
"""A promise is in force."""


def whom(*groups: str) -> Own:
    """Whom a rule is asked about: those of the groups, all whom the municipality is in touch with where none is
    named."""
    codes = groups or (EVERYONE,)
    found = people(codes, IN_TOUCH)
    return Own(found.union, codes, "", found.pause)


def happens(
    name: str, ledger: str, *groups: str, lasted: Window | None = None, within: Window | None = None
) -> list[str]:
    """The marks of a moment in order of subject and day."""
    lasting = () if lasted is None else (lasted, within)
    return _told(SHELF[name].case, SHELF[name].rule(whom(*groups), *lasting), rows_of(ledger))


def counted(name: str, ledger: str) -> list[str]:
    """The days of a moment as the municipality counts them, whatever company they are of, and also if of none."""
    return _told(Case.MUNICIPALITY, SHELF[name].rule(whom()), rows_of(ledger))


def lasts(name: str, ledger: str, *groups: str) -> list[str]:
    """The stretches of a state."""
    tables, rule = tables_of(rows_of(ledger)), SHELF[name].rule(whom(*groups))
    assert isinstance(rule, Spans)
    snapshot = snapshot_of(tables)
    (part,) = snapshot.parts()
    rows = Answering(snapshot, part).days(rule)
    columns = (part.ids[rows.person], rows.start + EPOCH, rows.end + EPOCH)
    found = sorted(zip(*(column.tolist() for column in columns), strict=True))
    meant = [
        (number, start, end)
        for number, person in subjects(tables).items()
        for start, end in byday.runs(byday.days(rule, person))
    ]
    assert [(*row[:2], min(row[2], byday.HORIZON)) for row in found] == sorted(meant)
    return [f"{number} {date.fromordinal(start)}..{_last(end)}" for number, start, end in found]


def due(trigger: str, act: str, ledger: str, *groups: str, when: str, day: str) -> list[str]:
    """The rows of a promise to the groups, asked on a day."""
    promise = promised(trigger, act, *groups, when=when)
    snapshot, found = snapshot_of(tables_of(rows_of(ledger))), []
    for each in compiled(promise, window_of):
        for ids, rows in engine.found(each.task, snapshot, date.fromisoformat(day), None, Calendar()):
            found += [(row.person, row.anchor, row.due, row.kept) for row in due_rows(ids, rows)]
    return [f"{person} {anchor}>{limit or ''}:{kept or ''}" for person, anchor, limit, kept in sorted(found, key=str)]


def promised(trigger: str, act: str, *groups: str, when: str) -> Promise:
    """A promise that one moment starts and another keeps."""
    rhythm = parse_rhythm(when)
    return Promise(
        origin="plan",
        id="P1",
        text="",
        groups=groups,
        without=(),
        trigger=SHELF[trigger],
        acts=(Act("", 1, SHELF[act]),),
        rhythm=rhythm,
        said=when,
        clock="",
        condition=None,
        limit=None,
        share=None,
        who="",
        first=FIRST,
        last=LAST,
    )


# --- the two who are asked -------------------------------------------------------------------------------


def _told(case: Case, rule: Marks | Spans, rows: Rows) -> list[str]:
    assert isinstance(rule, Marks)
    found = _by_kernels(case, rule, snapshot_of(tables_of(rows)))
    meant = _day_by_day(case, rule, rows)
    assert sorted(day for _, day in found) == sorted(day for _, day in meant)
    assert case is not Case.PERSON or found == sorted(meant)
    return [f"{subject or ''} {date.fromordinal(day)}".strip() for subject, day in found]


def _by_kernels(case: Case, rule: Marks, snapshot: Snapshot) -> list[tuple[int, int]]:
    """Subject (0: nobody's) and day of each mark."""
    found = []
    for part in _parts(case, snapshot):
        marks = Answering(snapshot, part).marks(rule)
        subjects = np.zeros(len(marks.day), int) if case is Case.MUNICIPALITY else part.ids[marks.person]
        found += list(zip(subjects.tolist(), (marks.day + EPOCH).tolist(), strict=True))
    return sorted(found)


def _parts(case: Case, snapshot: Snapshot) -> list[Part]:
    if case is Case.PERSON:
        return list(snapshot.parts())
    return [snapshot.companies() if case is Case.MUNICIPALITY else company_part(snapshot.companies())]


def _day_by_day(case: Case, rule: Marks, rows: Rows) -> list[tuple[int, int]]:
    """Of companies the oracle knows the days, and not whose they are."""
    ours = {
        table: its if case is Case.MUNICIPALITY else [row for row in its if row.get("company", 1) or "person" in row]
        for table, its in rows.items()
    }
    return [
        (number, mark.day)
        for number, person in subjects(tables_of(ours)).items()
        if (number == COMPANIES) != (case is Case.PERSON)
        for mark in byday.marks(rule, person)
    ]


def _last(end: int) -> str:
    return "" if end >= FAR.toordinal() else str(date.fromordinal(end - 1))
