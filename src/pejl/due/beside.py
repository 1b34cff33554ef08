"""What stands beside the rows of one person: exemptions, absences, and the deadlines that the national system set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.ledger.snapshot import Part, Snapshot, book_of
from pejl.periods import day_number, day_of


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline for a talk as DFDG has it (InterviewDeadline): `kind` a word of the talk catalogue, `status` its own
    word, `due` Fristdato, `last` SidsteAfholdelsesdato, None where there is none."""

    subject: int
    kind: str
    status: str
    due: date
    last: date | None

    @property
    def open(self) -> bool:
        """Whether the talk is still to be held, as far as the status says. Its words are not public: these are taken
        for finished, and any other for open."""
        return self.status.casefold() not in FINISHED


FINISHED = frozenset(
    ("afholdt", "holdt", "opfyldt", "afsluttet", "færdig", "annulleret", "aflyst", "bortfaldet", "udgået", "lukket")
)


def exemptions(snapshot: Snapshot, part: Part, day: date) -> tuple[tuple[str, date, date], ...]:
    """Kind, first day and first day after of the exemptions of the part's persons that had begun on the day."""
    rows = _rows(snapshot, part, "exemptions", "kind", "start", "end")
    return tuple((str(kind), day_of(start), day_of(end)) for kind, start, end in rows if start <= day_number(day))


def absences(snapshot: Snapshot, part: Part, day: date) -> tuple[date, ...]:
    """The days of talks that the part's persons stayed away from, up to the day."""
    rows = _rows(snapshot, part, "talks", "outcome", "day")
    return tuple(day_of(each) for outcome, each in rows if outcome == "udeblevet" and each <= day_number(day))


def deadlines(snapshot: Snapshot, area: str) -> list[Deadline]:
    """The deadlines of the municipality's people, the earliest first."""
    found: list[Deadline] = []
    book = snapshot.books.get("area", ())
    ours = book.index(area) if area in book else -1
    for part in snapshot.parts():
        home = dict(zip(part.subject("persons").tolist(), part.column("persons", "area").tolist(), strict=True))
        ids = part.ids.tolist()
        persons = part.subject("deadlines").tolist()
        rows = _rows(snapshot, part, "deadlines", "kind", "status", "due", "last")
        for person, (kind, status, due, last) in zip(persons, rows, strict=True):
            if home.get(person) == ours:
                none = last >= day_number(date.max)
                found.append(Deadline(ids[person], kind, status, day_of(due), None if none else day_of(last)))
    return sorted(found, key=lambda each: (each.due, each.subject, each.kind))


def _rows(snapshot: Snapshot, part: Part, table: str, *names: str) -> Iterator[tuple[Any, ...]]:
    """Some columns of a table, row by row; codes as words, days as numbers."""
    columns = []
    for name in names:
        column = part.column(table, name).tolist()
        words = snapshot.books.get(book_of(table, name))
        columns.append(column if words is None else [words[code] for code in column])
    return zip(*columns, strict=True)
