"""Rows of some citizens, asked anew, put into the sheet of all."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from pejl.due.sheet import Sheet
from pejl.due.task import Column

WORDS = ("worker", "team", "waits", "line")


def merged(whole: Sheet, some: Sheet, subjects: Collection[int]) -> Sheet:
    """`whole` with the rows of these subjects as `some` has them: those it has of them go, also where `some` has none.
    `some` is a sheet of the same day and of promises that `whole` has too, all of them or those of citizens alone;
    rows of promises that `some` was not asked about stay. The words of `some` that `whole` lacks come last. ValueError
    for another day, or a promise that `whole` does not have."""
    if whole.day != some.day:
        raise ValueError("sheets of two days")
    promises = _places([(each.origin, each.id) for each in whole.promises])
    try:
        moved = np.array([promises[each.origin, each.id] for each in some.promises], np.int64)
    except KeyError:
        raise ValueError("a promise of another sheet") from None
    theirs = list(subjects)
    old = np.isin(whole.columns["subject"], theirs) & np.isin(whole.columns["promise"], moved)
    taken = {name: column[np.isin(some.columns["subject"], theirs)] for name, column in some.columns.items()}
    taken["promise"] = moved[taken["promise"]]
    words: dict[str, Sequence[str]] = {}
    for name in WORDS:
        words[name], taken[name] = _joined(whole.words[name], some.words[name], taken[name])
    columns: Mapping[str, Column] = {
        name: np.concatenate((column[~old], taken[name].astype(column.dtype))) for name, column in whole.columns.items()
    }
    return Sheet(whole.day, whole.known, whole.promises, columns, words)


def _places(names: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    return {name: place for place, name in enumerate(names)}


def _joined(ours: Sequence[str], others: Sequence[str], places: Column) -> tuple[Sequence[str], Column]:
    """The words of both, ours at their places, and the others' places among them; -1 stays nobody."""
    if tuple(others) == tuple(ours[: len(others)]):
        return ours, places
    known = {word: place for place, word in enumerate(ours)}
    moved = [known.setdefault(word, len(known)) for word in others]
    found: Column = np.append(np.array(moved, np.int64), -1)[places]
    return tuple(known), found
