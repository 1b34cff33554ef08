"""The rows of promises that leave, as cells: those of persons that were done in time, late, and not done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pejl.answers.disclosure import Cell, Relation, Share
from pejl.answers.disclosure.build import rested
from pejl.answers.kept import Kept
from pejl.answers.kept_over_time import Course
from pejl.answers.leaving.numbers import LEAST
from pejl.answers.leaving.overlapping import Block, blocks, key_of
from pejl.due.sheet import Sheet
from pejl.due.state import Cause
from pejl.periods import Period
from pejl.rules import Case

DECIDED, IN_TIME, LATE, OVERDUE, SHARE = "afgjort", "i tide", "for sent", "ikke gjort", "andel"
CASES_KEPT, CASES = "sager holdt", "sager"
AWAITED, UNKNOWN, EXEMPT = "afventer", "vides ikke", "fritaget"
"""What is told in words beside them."""
UNTIMED = ("kan_ikke_ses", "uden_frist")
"""Why nothing of a promise can be in time."""


@dataclass(slots=True)
class Promised:
    cells: list[Cell] = field(default_factory=list)
    shares: list[Share] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def name_of(kept: Kept, period: Period, what: str) -> str:
    return _name(key_of(kept.promise), period, what)


def _name(promise: str, period: Period, what: str) -> str:
    return f"løfte/{promise}/{period.id}/{what}"


def of_persons(kept: Kept) -> bool:
    """What companies are promised is of no persons."""
    return kept.promise.case is Case.PERSON


def of_courses(courses: Sequence[Course], quarter: Period, sheet: Sheet | None = None) -> Promised:
    """What a report prints of courses: the rows of its quarter with their share, and of other quarters the share.
    `sheet`: the rows they were made of, which tell what promises have in common."""
    found = Promised()
    for course in courses:
        for each in course.quarters:
            if of_persons(each.kept):
                _take(found, each.kept, each.period, printed=each.period == quarter)
    if sheet is not None:
        for period in dict.fromkeys(each.period for course in courses for each in course.quarters):
            for kind in blocks(sheet, period):
                _bind(found, kind, period)
    return found


def _take(found: Promised, kept: Kept, period: Period, *, printed: bool) -> None:
    """Nothing of rows that are many and of few persons: so nothing of them is shown."""
    if _of_few(kept):
        return

    def name(what: str) -> str:
        return name_of(kept, period, what)

    parts = _parts(kept)
    found.cells.append(Cell(name(DECIDED), kept.decided, printed=printed))
    found.cells += [Cell(name(what), many, printed=printed) for what, many in parts.items()]
    found.relations.append(Relation(name(DECIDED), tuple(map(name, parts))))
    of = (IN_TIME, DECIDED)
    if kept.cases is not None:
        of = (CASES_KEPT, CASES)
        found.cells += [Cell(name(what), many, printed=False) for what, many in zip(of, kept.cases, strict=True)]
    if printed:
        _take_beside(found, kept, name)
    if kept.lacks not in UNTIMED:
        share = 100 * kept.share if kept.share is not None else Fraction(0)
        found.shares.append(Share(name(SHARE), name(of[0]), name(of[1]), share, 1))


def _take_beside(found: Promised, kept: Kept, name: Callable[[str], str]) -> None:
    """What waits is overdue too where the promise is somebody else's to keep."""
    awaited, unknown = (0 < who < LEAST for who in kept.beside)
    waits = Cell(name(AWAITED), kept.awaited, few=awaited)
    found.cells += [waits, Cell(name(UNKNOWN), kept.unknown, few=unknown), Cell(name(EXEMPT), kept.exempt)]
    if 0 < kept.awaited <= min(kept.overdue, kept.causes.get(Cause.ANDEN, 0)):
        rest = rested(Cell(name(OVERDUE), kept.overdue), [waits])
        found.cells.append(rest.cell)
        found.relations.append(rest.relation)


def _of_few(kept: Kept) -> bool:
    return any(0 < who < LEAST <= rows for rows, who in zip(_parts(kept).values(), kept.citizens, strict=True))


def _parts(kept: Kept) -> Mapping[str, int]:
    return {IN_TIME: kept.in_time, LATE: kept.late, OVERDUE: kept.overdue}


# --- what promises have in common ------------------------------------------------------------------------


def _bind(found: Promised, kind: Sequence[Block], period: Period) -> None:
    """Each promise of a kind is the sum of its blocks. Raises ValueError for rows that do not add up: what a promise is
    not bound to, it does not protect. Cases can have rows in several blocks: then they do not add."""
    given = {each.id: each.value for each in found.cells}
    found.cells += [cell for block in kind for cell in _cells(block, period)]
    of_block = {each.id: each.value for each in found.cells}
    for block in kind:
        decided, *parts = (_block_name(block, period, what) for what in (DECIDED, *_parts(block.kept)))
        found.relations.append(Relation(decided, tuple(parts)))
    for promise in dict.fromkeys(owner for block in kind for owner in block.owners):
        mine = [block for block in kind if promise in block.owners]
        for what in (DECIDED, IN_TIME, LATE, OVERDUE, CASES_KEPT, CASES):
            total = _name(promise, period, what)
            names = tuple(name for each in mine if (name := _block_name(each, period, what)) in of_block)
            if total not in given:
                continue
            if given[total] == sum(of_block[name] for name in names):
                found.relations.append(Relation(total, names))
            elif what not in (CASES_KEPT, CASES):
                raise ValueError(f"{total} is not the sum of its blocks")


def _block_name(block: Block, period: Period, what: str) -> str:
    return f"løfter/{' og '.join(block.owners)}/{period.id}/{what}"


def _cells(block: Block, period: Period) -> list[Cell]:
    """Many rows of few persons are few."""
    numbers = {DECIDED: block.kept.decided, **_parts(block.kept)}
    who = dict(zip((IN_TIME, LATE, OVERDUE), block.kept.citizens, strict=True))
    if block.kept.cases is not None:
        numbers |= dict(zip((CASES_KEPT, CASES), block.kept.cases, strict=True))
    return [
        Cell(_block_name(block, period, what), many, printed=False, few=0 < who.get(what, LEAST) < LEAST)
        for what, many in numbers.items()
    ]
