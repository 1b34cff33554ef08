"""Own counts as the cells of a release: their names, which of them lie within each other, which add up."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from functools import cache
from itertools import groupby

from pejl.answers.disclosure import Cell, Relation
from pejl.answers.leaving.branches import all_in, branches_of
from pejl.ledger.verbs import Count, DayCount, NumberOf, PersonsAt, PersonsIn, Spans, SumOf
from pejl.ledger.verbs.algebra import Aged, During, Held, Outside
from pejl.measure import Counted
from pejl.periods import Grain, Period
from pejl.rules import FullTime

ADDED = (FullTime, DayCount, NumberOf, SumOf)
"""Of these the months of a quarter make the quarter; persons may be the same in each."""
CARRIED = (DayCount, SumOf)
"""Days and what else is carried: a small sum of them is no small count of persons."""
Term = Count | FullTime


def name_of(counted: Counted) -> str:
    """The same for the same count in every release, whoever asks. Persons on the last day of a quarter are those of its
    last month. What was counted is told by a fingerprint of the verbs: a rule that changes is another count."""
    return f"{_fingerprint(counted.terms)}/{counted.area}/{_when(counted)}"


def cell_of(counted: Counted, *, printed: bool = False, priority: int = 0) -> Cell:
    persons = not isinstance(counted.terms[0], CARRIED)
    whole = not isinstance(counted.terms[0], FullTime)
    return Cell(name_of(counted), counted.number, persons, printed, priority=priority, whole=whole)


def _when(counted: Counted) -> str:
    of_a_day = isinstance(counted.terms[0], PersonsAt)
    return counted.period.last.isoformat() if of_a_day else counted.period.id


@cache
def _fingerprint(terms: tuple[Term, ...]) -> str:
    ordered = sorted(repr(_in_order(each)) for each in terms)
    return hashlib.sha256("+".join(ordered).encode()).hexdigest()[:16]


def _in_order(term: Term) -> Term:
    """A target group is the same in whatever order its benefits were written."""
    rows = _coded(term)
    return _with(term, replace(rows, by=(tuple(sorted(set(rows.by[0]))),))) if rows else term


def _coded(term: Term) -> Held | None:
    """Its stretches where they are those of some codes, as of benefits; None where they are another thing."""
    rows = _rows(term)
    return rows if isinstance(rows, Held) and len(rows.by) == 1 else None


def _rows(term: Term) -> Spans | None:
    """Its stretches; benefits that were asked for one by one as the group they are."""
    rows = term.rows if isinstance(term, FullTime) else term.of
    if isinstance(rows, Held) and rows.table == "spells" and len(rows.where) == 1 and not rows.by:
        ((column, how, codes),) = rows.where
        if column == "group" and how == "in" and isinstance(codes, tuple):
            return replace(rows, where=(), by=(codes,))
    return rows if isinstance(rows, Spans) else None


def _with(term: Term, rows: Spans) -> Term:
    return FullTime(rows) if isinstance(term, FullTime) else replace(term, of=rows)


# --- over time -------------------------------------------------------------------------------------------


def over_time(every: Sequence[Counted]) -> Iterator[Relation]:
    """The quarters and years whose months or quarters are all there, of the counts that add up. Full-time persons of a
    quarter are the mean of its months, each by its days."""
    found: dict[Counted, Relation] = {}
    for total, known, whole in _parted([each for each in every if isinstance(each.terms[0], ADDED)]):
        if not whole:
            continue
        mean = isinstance(total.terms[0], FullTime)
        factors = tuple(_days(each.period) / _days(total.period) for each in known) if mean else ()
        found.setdefault(total, Relation(name_of(total), tuple(map(name_of, known)), factors))
    yield from found.values()


def through_time(every: Sequence[Counted]) -> Iterator[tuple[Relation, Cell]]:
    """Persons of a quarter are those of each of its months and some more, and no more than all of the months: each
    difference is a cell. What the months have beyond the quarter is persons that are counted in several."""
    for total, known, whole in _parted([each for each in every if isinstance(each.terms[0], PersonsIn)]):
        for part in known:
            name = f"{name_of(total)} - ({name_of(part)})"
            rest = replace(cell_of(total), id=name, value=max(total.number - part.number, Fraction(0)))
            yield Relation(name_of(total), (name_of(part), name)), rest
        if whole:
            name = f"{name_of(total)} twice by {known[0].period.grain}"
            more = sum(each.number for each in known) - total.number
            twice = replace(cell_of(total), id=name, value=max(more, Fraction(0)))
            factors = (*(Fraction(1) for _ in known), Fraction(-1))
            yield Relation(name_of(total), (*map(name_of, known), name), factors), twice


def _days(period: Period) -> Fraction:
    return Fraction((period.end - period.first).days)


def _parted(every: Sequence[Counted]) -> Iterator[tuple[Counted, list[Counted], bool]]:
    """Each count with the same of the quarters of its period, then of its months, as far as they are there, and whether
    all are."""
    found = {(each.terms, each.area, each.period): each for each in every}
    for (terms, area, period), total in found.items():
        for grain in (Grain.QUARTER, Grain.MONTH):
            parts = [found.get((terms, area, each)) for each in period.parts(grain)]
            known = [each for each in parts if each is not None]
            if known:
                yield total, known, len(known) == len(parts)


# --- within each other -----------------------------------------------------------------------------------

MONOTONE = ("inner", "left", "of", "spans", "rows")
"""Where less goes in, no more comes out."""


def nested(every: Sequence[Counted]) -> Iterator[tuple[Relation, Counted, str]]:
    """Each count with one that lies within it, in the same period: those of 18 to 29 among all. Who sees both knows the
    rest, which is a count with a name of its own where there is one, and may hold others in its turn."""
    alike = sorted({name_of(each): each for each in every}.values(), key=together)
    for _, some in groupby(alike, key=together):
        same = list(some)
        pairs = ((big, small) for big in same for small in same if big is not small)
        for big, small in pairs:
            if small.number <= big.number and _lies_within(small.terms, big.terms):
                yield _left(big, small)


def _left(big: Counted, small: Counted) -> tuple[Relation, Counted, str]:
    terms = _rest(big.terms, small.terms)
    left = replace(big, terms=terms or big.terms, number=big.number - small.number)
    name = name_of(left) if terms else f"{name_of(big)} - ({name_of(small)})"
    return Relation(name_of(big), (name_of(small), name)), left, name


def together(counted: Counted) -> tuple[str, str, str]:
    """Counts that are alike in this are of one kind, place and period."""
    return type(counted.terms[0]).__name__, counted.area, _when(counted)


@cache
def _lies_within(small: tuple[Term, ...], big: tuple[Term, ...]) -> bool:
    """Whether everybody the first counts is counted by the second too, as far as their rules tell; not where they are
    benefits that add."""
    if isinstance(big[0], FullTime) and {*_atoms(small)} <= {*_atoms(big)}:
        return False
    if len(small) == 1 == len(big):
        return small != big and (_inside(small[0], big[0]) or all_in(branches_of(small), branches_of(big)))
    if len(big) == 1:
        return len(set(small)) == len(small) and all(_inside(each, big[0]) for each in small)
    return set(small) < set(big) or (len(small) == 1 and any(_inside(small[0], each) for each in big))


def _inside(small: object, big: object) -> bool:
    if small == big:
        return True
    if isinstance(small, Held) and isinstance(big, Held) and len(small.by) == 1 == len(big.by):
        return replace(small, by=big.by) == big and {*small.by[0]} <= {*big.by[0]}
    if isinstance(small, During) and isinstance(big, Outside):
        return _apart(small.right, big.right) and _inside(small, big.left)
    if type(small) is type(big) and is_dataclass(small) and is_dataclass(big):
        names = [each.name for each in fields(small)]
        differ = [each for each in names if getattr(small, each) != getattr(big, each)]
        if len(differ) == 1 and differ[0] in MONOTONE:
            return _inside(getattr(small, differ[0]), getattr(big, differ[0]))
    return isinstance(small, During | Outside) and _inside(small.left, big)


def _apart(one: object, other: object) -> bool:
    """Ages that do not meet; groups of one kind are taken for apart, as a person has one visitation."""
    if isinstance(one, Aged) and isinstance(other, Aged):
        return one.high <= other.low or other.high <= one.low
    return isinstance(one, Held) and isinstance(other, Held) and one.table == other.table == "groups" and one != other


def _rest(big: tuple[Term, ...], small: tuple[Term, ...]) -> tuple[Term, ...]:
    """The rest as a count of its own; () where it has no other name. Time, and persons on a day, that are not of an age
    are those outside it."""
    if len(big) > 1 or len(small) > 1 or not isinstance(big[0], FullTime | PersonsAt):
        return ()
    rows, fewer = _rows(big[0]), _rows(small[0])
    left_out: list[Spans] = []
    while isinstance(rows, Outside):
        left_out.append(rows.right)
        rows = rows.left
    if rows is None or not isinstance(fewer, During) or fewer.left != rows:
        return ()
    left: Spans = rows
    for each in sorted([*left_out, fewer.right], key=repr):
        left = Outside(left, each)
    return (_with(big[0], left),)


# --- benefits that add ---------------------------------------------------------------------------------


def added(every: Sequence[Counted], count: Callable[[Counted], Counted]) -> Iterator[tuple[Relation, list[Counted]]]:
    """Time on benefits adds up: of some groups of benefits that are counted in one period, each is the sum of the
    blocks that no other one splits. Who sees both of two groups, or three, knows what they differ by. `count`: the same
    with its number."""
    times = sorted((each for each in every if isinstance(each.terms[0], FullTime)), key=together)
    for _, some in groupby(times, key=together):
        same = list({name_of(each): each for each in some}.values())
        made_of = {name_of(each): _atoms(each.terms) for each in same}
        atoms = dict.fromkeys(atom for its in made_of.values() for atom in its)
        by_owners: dict[tuple[str, ...], list[Term]] = {}
        for atom in atoms:
            by_owners.setdefault(tuple(name for name, its in made_of.items() if atom in its), []).append(atom)
        blocks = {owners: count(replace(same[0], terms=_joined(its))) for owners, its in by_owners.items()}
        for each in same:
            mine = [block for owners, block in blocks.items() if name_of(each) in owners]
            if len(mine) > 1:
                yield Relation(name_of(each), tuple(map(name_of, mine))), mine


def _atoms(terms: tuple[Term, ...]) -> list[Term]:
    """Each benefit by itself, and whatever else is added to them."""
    found: list[Term] = []
    for term in terms:
        rows = _coded(term)
        found += [FullTime(replace(rows, by=((each,),))) for each in rows.by[0]] if rows else [term]
    return found


def _joined(atoms: Sequence[Term]) -> tuple[Term, ...]:
    """Atoms put together again: benefits that are alike in all else as one."""
    codes: dict[Held, list[str]] = {}
    others: list[Term] = []
    for atom in atoms:
        rows = _coded(atom)
        if rows:
            codes.setdefault(replace(rows, by=()), []).append(rows.by[0][0])
        else:
            others.append(atom)
    plain = (replace(rows, by=(tuple(sorted(its)),)) for rows, its in codes.items())
    return (*map(FullTime, plain), *others)
