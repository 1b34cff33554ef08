"""The rows that promises have in common which are the same but for whom they are for: to the young, and to all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pejl.answers.kept import Kept, kept_of
from pejl.due import Promise
from pejl.due.shared import shared
from pejl.due.sheet import Sheet
from pejl.law.codes import within
from pejl.periods import Period
from pejl.rules import Case


@dataclass(frozen=True, slots=True)
class Block:
    """The rows that all its `owners` have (`key_of` each), and no other promise of their kind."""

    owners: tuple[str, ...]
    kept: Kept


def key_of(promise: Promise) -> str:
    """A duty of the law may have the id of a promise of the plan."""
    return f"{promise.origin}/{promise.id}"


def blocks(sheet: Sheet, period: Period) -> Iterator[list[Block]]:
    """Of each kind of promise to persons that there are several of, the blocks its rows in the period are made of.
    That a promise has no rows of its own is a block of none, but where those it is for are of another one too."""
    for kind in _kinds(sheet):
        rows = sheet.of(kind).due_in(period.first, period.end)
        found = [_block([sheet.promises[at] for at in places], part) for places, part in shared(rows, kind)]
        alone = {each.owners for each in found}
        for at in kind:
            promise = sheet.promises[at]
            others = [sheet.promises[other] for other in kind if other != at]
            if (key_of(promise),) not in alone and not any(_within(promise, other) for other in others):
                found.append(_block([promise], rows.of([])))
        yield found


def _kinds(sheet: Sheet) -> Iterator[list[int]]:
    """The places of promises that are due alike, kept alike and counted alike: what waits for somebody else is overdue
    where it is theirs to keep."""
    alike: dict[str, list[int]] = {}
    for at, each in enumerate(sheet.promises):
        if each.case is Case.PERSON and each.acts:
            theirs = each.who in sheet.words["waits"]
            what = (each.trigger, each.acts, each.rhythm, each.condition, each.limit, theirs)
            alike.setdefault(repr(what), []).append(at)
    yield from (kind for kind in alike.values() if len(kind) > 1)


def _block(promises: Sequence[Promise], rows: Sheet) -> Block:
    """Cases are counted where one of them is to a share of its group: its own are the sum of its blocks'."""
    to_a_share = next((each for each in promises if each.share is not None), promises[0])
    return Block(tuple(sorted(map(key_of, promises))), kept_of(to_a_share, rows))


def _within(promise: Promise, other: Promise) -> bool:
    """Whether it is for nobody that the other is not for, by what the plan and the law say."""
    return not other.without and all(any(within(one, big) for big in other.groups) for one in promise.groups)
