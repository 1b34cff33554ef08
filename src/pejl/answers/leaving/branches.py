"""Whom a count of persons is of, as the ways there are to be counted by it."""

from functools import cache

from pejl.ledger.verbs import Count, PersonsAt, PersonsIn, Spans
from pejl.ledger.verbs.algebra import During, Either, Held, Outside
from pejl.rules import FullTime

Branch = frozenset[str]
"""What a person must be in, and must not be in, all of it."""


@cache
def branches_of(terms: tuple[Count | FullTime, ...]) -> frozenset[Branch]:
    """Who is in any of the branches is counted: those on a-dagpenge, and those on kontanthjælp who are ready for a job.
    There are none of what is no count of persons."""
    if len(terms) > 1 or not isinstance(terms[0], PersonsIn | PersonsAt):
        return frozenset()
    return _of(terms[0].of)


def all_in(small: frozenset[Branch], big: frozenset[Branch]) -> bool:
    """Whether each branch of the first asks for all that one of the second does."""
    return bool(small) and all(any(wide <= narrow for wide in big) for narrow in small)


def _of(rows: Spans) -> frozenset[Branch]:
    if isinstance(rows, Either):
        return _of(rows.left) | _of(rows.right)
    if isinstance(rows, Held) and len(rows.by) == 1:
        return frozenset(_one(Held(rows.table, rows.where, ((code,),))) for code in rows.by[0])
    if isinstance(rows, Outside):
        return frozenset(each | {f"not {rows.right!r}"} for each in _of(rows.left))
    if not isinstance(rows, During):
        return frozenset({_one(rows)})
    inner, outer = _of(rows.right), _of(rows.left)
    if isinstance(rows.right, Either) and all_in(inner, outer):
        return inner  # the benefits of a group of several, cut to the days of each: the days of each
    return frozenset(each | {repr(rows.right)} for each in outer)


def _one(rows: Spans) -> Branch:
    return frozenset({repr(rows)})
