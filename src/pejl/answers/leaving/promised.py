"""The rows of promises that leave, as cells: those of persons that were done in time, late, and not done."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pejl.answers.disclosure import Cell, Relation, Share
from pejl.answers.kept import Kept
from pejl.answers.kept_over_time import Course
from pejl.answers.leaving.numbers import LEAST
from pejl.periods import Period
from pejl.rules import Case

DECIDED, IN_TIME, LATE, OVERDUE, SHARE = "afgjort", "i tide", "for sent", "ikke gjort", "andel"
CASES_KEPT, CASES = "sager holdt", "sager"


@dataclass(slots=True)
class Promised:
    cells: list[Cell] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def name_of(kept: Kept, period: Period, what: str) -> str:
    """A duty of the law may have the id of a promise of the plan."""
    return f"løfte/{kept.promise.origin}/{kept.promise.id}/{period.id}/{what}"


def of_persons(kept: Kept) -> bool:
    """Where nothing is decided there is nobody to tell of; what companies are promised is of no persons."""
    return kept.promise.case is Case.PERSON and kept.decided > 0


def of_courses(courses: Sequence[Course], quarter: Period) -> Promised:
    """What a report prints of courses: the rows of its quarter with their share, and of other quarters the share."""
    found = Promised()
    for course in courses:
        for each in course.quarters:
            if of_persons(each.kept):
                _take(found, each.kept, each.period, printed=each.period == quarter)
    return found


def _take(found: Promised, kept: Kept, period: Period, *, printed: bool) -> None:
    """Nothing of rows that are many and of few persons: so nothing of them is shown."""
    counts = (kept.in_time, kept.late, kept.overdue)
    if any(0 < who < LEAST <= rows for rows, who in zip(counts, kept.citizens, strict=True)):
        return

    def name(what: str) -> str:
        return name_of(kept, period, what)

    parts = dict(zip((IN_TIME, LATE, OVERDUE), counts, strict=True))
    found.cells.append(Cell(name(DECIDED), kept.decided, printed=printed))
    found.cells += [Cell(name(what), many, printed=printed) for what, many in parts.items()]
    found.relations.append(Relation(name(DECIDED), tuple(map(name, parts))))
    of = (IN_TIME, DECIDED)
    if kept.cases is not None:
        of = (CASES_KEPT, CASES)
        found.cells += [Cell(name(what), many, printed=False) for what, many in zip(of, kept.cases, strict=True)]
    if kept.share is not None:
        found.shares.append(Share(name(SHARE), name(of[0]), name(of[1]), 100 * kept.share, 1))
