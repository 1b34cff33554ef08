"""What a snapshot changed in the one before it: the persons touched, as they were and as they are."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from pejl.ledger.disk import Disk
from pejl.ledger.fold import STAGING, empty
from pejl.ledger.manifest import Change
from pejl.ledger.snapshot import PERSONS_A_PART, Part, Prepared, Snapshot, parted, write
from pejl.ledger.state_hash import PERSONAL, held_by, numbers, words_of
from pejl.ledger.tables import TABLES

KEPT = 8
"""Changes that are kept, so that a cube some loads old can still be brought up to date step by step."""
_ODD, _SEED = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD1B54A32D192ED03)
_SHIFT = np.uint64(29)


def touched(before: Snapshot, after: Snapshot) -> np.ndarray:
    """The persons whose rows differ, ids ascending. Rows are held against each other by 64 bits a person: a change
    goes unseen once in 10^19."""
    old, old_marks = _marks(before)
    new, new_marks = _marks(after)
    _, here, there = np.intersect1d(old, new, assume_unique=True, return_indices=True)
    other = old_marks[here] != new_marks[there]
    return np.union1d(np.setxor1d(old, new, assume_unique=True), old[here][other])


def _marks(snapshot: Snapshot) -> tuple[np.ndarray, np.ndarray]:
    words = words_of(snapshot)
    found = [(part.ids, _mark(part, words)) for part in snapshot.parts()]
    return np.concatenate([ids for ids, _ in found]), np.concatenate([marks for _, marks in found])


def _mark(part: Part, words: Mapping[str, np.ndarray]) -> np.ndarray:
    """A number for each person that all the person's rows go into, in any order; adding up runs round at 2^64."""
    marks = np.zeros(part.persons, np.uint64)
    for name in held_by(part):
        mixed = np.full(len(part.subject(name)), PERSONAL.index(name) + 1, np.uint64)
        for column in numbers(part, name, words).T:
            mixed = _mix(mixed ^ _mix(column + _SEED))
        sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)))
        ends = sums[part.offsets(name)]
        marks += ends[1:] - ends[:-1]
    return marks


def _mix(values: np.ndarray) -> np.ndarray:
    stirred = (values ^ (values >> _SHIFT)) * _ODD
    mixed: np.ndarray = (stirred ^ (stirred >> _SHIFT)) * _SEED
    return mixed


def of_persons(snapshot: Snapshot, persons: np.ndarray) -> Prepared:
    """All rows of these persons and of nobody else; no company's."""
    nothing = empty()
    typed = {name: nothing.companies() for name in TABLES} | dict.fromkeys(PERSONAL, next(nothing.parts()))
    coded = {name: {column: [typed[name].column(name, column)] for column in TABLES[name].columns} for name in TABLES}
    for part in snapshot.parts():
        own = np.isin(part.ids, persons, assume_unique=True)
        for name in held_by(part):
            rows = own[part.subject(name)]
            for column in TABLES[name].columns:
                coded[name][column].append(part.column(name, column)[rows])
    whole = {
        name: {column: np.concatenate(each) for column, each in columns.items()} for name, columns in coded.items()
    }
    return parted(whole, snapshot.books)


def record(root: Path, before: Snapshot, after: Snapshot, persons: np.ndarray, disk: Disk) -> Change | None:
    """Write the change into its folder. None where it would be most of a large ledger: counting anew is then less."""
    many = sum(len(part.ids) for part in after.parts())
    if len(persons) > max(PERSONS_A_PART, many // 2):
        return None
    staged = root / STAGING / "change"
    for name, snapshot in (("before", before), ("after", after)):
        chosen = of_persons(snapshot, persons)

        def fill(folder: Path, snapshot: Snapshot = snapshot, chosen: Prepared = chosen) -> None:
            write(chosen, folder, snapshot.id, snapshot.as_of, made_up=snapshot.made_up)

        disk.filled(staged / name, fill)
    change = Change(after.id, before.id, f"changes/{after.id}")
    disk.sync(staged)
    disk.rename(staged, root / change.folder)
    return change
