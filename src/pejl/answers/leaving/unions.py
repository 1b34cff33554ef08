"""Persons who are in one target group or another, each counted once: who is in several of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations, groupby

from pejl.answers.disclosure import Cell, Relation
from pejl.answers.leaving.branches import Branch, branches_of
from pejl.answers.leaving.counts import cell_of, name_of, together
from pejl.measure import Counted

MOST = 3
"""Of so many groups all are looked through that make another one; of more, those that each of them is among."""


def met(every: Sequence[Counted]) -> Iterator[tuple[Relation, Cell]]:
    """Each count of persons with others that it is made of: who sees all of them knows how many are in several. That is
    a cell: of two groups persons, of more each as often as it is counted too much."""
    persons = {name_of(each): each for each in every if branches_of(each.terms)}
    for _, some in groupby(sorted(persons.values(), key=together), key=together):
        same = list(some)
        for big in same:
            for parts in _made_of(big, same):
                total = sum((each.number for each in parts), Fraction(0))
                name = f"{name_of(big)} twice in {' and '.join(map(name_of, parts))}"
                twice = replace(cell_of(big), id=name, value=max(total - big.number, Fraction(0)))
                factors = (*(Fraction(1) for _ in parts), Fraction(-1))
                yield Relation(name_of(big), (*map(name_of, parts), name), factors), twice


def _made_of(big: Counted, same: Sequence[Counted]) -> Iterator[tuple[Counted, ...]]:
    """Of the others those that are all of it together and of which none can be spared."""
    whole = branches_of(big.terms)
    inside = [each for each in same if branches_of(each.terms) < whole]
    if _all_of(inside) != whole:
        return
    found: list[tuple[Counted, ...]] = []
    few = (parts for many in range(2, MOST + 1) for parts in combinations(inside, many) if _all_of(parts) == whole)
    many = (_without_spare(inside, each) for each in inside)
    for parts in chain(few, many):
        if not any({*fewer} <= {*parts} for fewer in found):
            found.append(parts)
    yield from found


def _all_of(parts: Sequence[Counted]) -> frozenset[Branch]:
    return frozenset[Branch]().union(*(branches_of(each.terms) for each in parts))


def _without_spare(parts: Sequence[Counted], last: Counted) -> tuple[Counted, ...]:
    """The same together without those that can be spared: the widest are left out first, `last` only in the end."""
    times = Counter(branch for each in parts for branch in branches_of(each.terms))
    left = list(parts)
    for each in sorted(parts, key=lambda each: (each is last, -len(branches_of(each.terms)))):
        its = branches_of(each.terms)
        if all(times[branch] > 1 for branch in its):
            times.subtract(its)
            left.remove(each)
    return tuple(left)
