"""The rows of promises that leave, as cells: those of persons that were done in time, late, and not done."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pejl.answers.disclosure import Cell, Relation, Share
from pejl.answers.kept import Kept
from pejl.answers.kept_over_time import Course
from pejl.periods import Period
from pejl.rules import Case

DECIDED, IN_TIME, LATE, OVERDUE, SHARE = "afgjort", "i tide", "for sent", "ikke gjort", "andel"


@dataclass(slots=True)
class Promised:
    cells: list[Cell] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def name_of(kept: Kept, period: Period, what: str) -> str:
    return f"løfte/{kept.promise.id}/{period.id}/{what}"


def of_persons(kept: Kept) -> bool:
    """Where nothing is decided there is nobody to tell of; what companies are promised is of no persons."""
    return kept.promise.case is Case.PERSON and kept.decided > 0


def of_courses(courses: Sequence[Course], quarter: Period) -> Promised:
    """The rows of a quarter with their share, and the share of the quarter before: what a report prints of them."""
    found = Promised()
    for course in courses:
        for each in course.quarters:
            if each.period in (quarter, quarter.step(-1)) and of_persons(each.kept):
                _take(found, each.kept, each.period, printed=each.period == quarter)
    return found


def _take(found: Promised, kept: Kept, period: Period, *, printed: bool) -> None:
    def name(what: str) -> str:
        return name_of(kept, period, what)

    parts = {IN_TIME: kept.in_time, LATE: kept.late, OVERDUE: kept.overdue}
    found.cells.append(Cell(name(DECIDED), kept.decided, printed=printed))
    found.cells += [Cell(name(what), many, printed=printed) for what, many in parts.items()]
    found.relations.append(Relation(name(DECIDED), tuple(map(name, parts))))
    share = Fraction(100 * kept.in_time, kept.decided)
    found.shares.append(Share(name(SHARE), name(IN_TIME), name(DECIDED), share, priority=1))
