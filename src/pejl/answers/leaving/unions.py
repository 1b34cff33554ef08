"""Persons who are in one target group or another, each counted once: who is in several of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, groupby

from pejl.answers.disclosure import Cell, Relation
from pejl.answers.leaving.branches import Branch, branches_of
from pejl.answers.leaving.counts import cell_of, name_of, together
from pejl.measure import Counted

MOST = 3
"""Of so many groups it is looked whether another one is made of them."""


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
    """The fewest of the others that are all of it together."""
    whole = branches_of(big.terms)
    inside = [each for each in same if branches_of(each.terms) < whole]
    found: list[tuple[Counted, ...]] = []
    for many in range(2, MOST + 1):
        for parts in combinations(inside, many):
            is_all = frozenset[Branch]().union(*(branches_of(each.terms) for each in parts)) == whole
            if is_all and not any({*fewer} <= {*parts} for fewer in found):
                found.append(parts)
    yield from found
