"""Chance that is the same everywhere: a stream of numbers for each lane and subject of a seed, and how draws are
shaped."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from pejl.ledger.tables import FAR

Columns = dict[str, np.ndarray]
OPEN = FAR.toordinal() - date(1970, 1, 1).toordinal()
_MASK = np.uint64((1 << 63) - 1)


def day_number(day: date) -> int:
    """Days since 1970."""
    return day.toordinal() - date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` up to `stop`; `edges` are the first days of its months and `stop`."""

    first: int
    stop: int
    edges: np.ndarray

    @classmethod
    def of(cls, first: date, last: date) -> "Span":
        """Both ends included. ValueError unless it begins with a month and ends with one."""
        stop = day_number(last) + 1
        months = np.arange(np.datetime64(first, "M"), np.datetime64(last, "M") + 2).astype("datetime64[D]")
        edges = months.astype(np.int64).astype(np.int32)
        if edges[0] != day_number(first) or edges[-1] != stop:
            raise ValueError((first, last))
        return cls(int(edges[0]), stop, edges)

    @property
    def months(self) -> int:
        return len(self.edges) - 1


@dataclass(frozen=True, slots=True)
class Chance:
    """The random numbers of one lane (a municipality, or two that exchange people) of a seed."""

    seed: int
    lane: int

    def of(self, subject: str) -> np.random.Generator:
        """A stream of its own for each subject, so that one more draw in one moves nothing in another."""
        return np.random.Generator(np.random.SFC64([self.seed, self.lane, zlib.crc32(subject.encode())]))

    def ids(self, count: int, subject: int = 0) -> np.ndarray:
        """`count` ids of 63 bits: no two lanes or subjects of a seed share one. An odd factor and a shifted xor each
        take different numbers to different numbers."""
        found = (np.uint64(self.lane * 4 + subject) << np.uint64(32)) + np.arange(count, dtype=np.uint64)
        salt = np.random.default_rng(self.seed).integers(1 << 63, size=3, dtype=np.uint64)
        found = (found + salt[0]) & _MASK
        for factor in (salt[1] | np.uint64(1), salt[2] | np.uint64(1)):
            found ^= found >> np.uint64(32)
            found = (found * factor) & _MASK
        found ^= found >> np.uint64(31)
        return np.asarray(found, np.int64)


def skewed(rng: np.random.Generator, mean: Any, count: int, low: int, high: Any, sigma: float = 0.9) -> np.ndarray:
    """Whole days around a mean, a few of them very long; kept from `low` to `high`."""
    middle = np.log(np.maximum(np.asarray(mean, float) - low, 1.0)) - sigma**2 / 2
    found = np.clip(low + np.exp(middle + sigma * rng.standard_normal(count)), low, high)
    return np.asarray(found, np.int32)


def pick(rng: np.random.Generator, weights: Sequence[float], count: int) -> np.ndarray:
    """Numbers of the weights, each as likely as its weight."""
    edges = np.cumsum(weights)
    found = np.searchsorted(edges / edges[-1], rng.random(count), "right")
    return np.asarray(np.minimum(found, len(weights) - 1))


def ragged(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each row its number of places: (the row of each place, the place within its row)."""
    rows = np.repeat(np.arange(len(counts)), counts)
    before = np.concatenate(([0], np.cumsum(counts)[:-1])) if len(counts) else counts
    return rows, np.arange(len(rows)) - before[rows]


def some(rng: np.random.Generator, count: int, share: Any) -> np.ndarray:
    """Which of `count` rows a share of them is."""
    chosen: np.ndarray = rng.random(count) < share
    return chosen


def moments(person: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Person and day as one number, in the order of both."""
    key: np.ndarray = (person.astype(np.int64) << 24) + np.clip(day, -(1 << 20), 1 << 22) + (1 << 20)
    return key


def next_day(person: np.ndarray, day: np.ndarray, marks: np.ndarray) -> np.ndarray:
    """The day of each person's first of the `moments` on or after a day; OPEN where there is none."""
    if not len(marks):
        return np.full(len(person), OPEN)
    ordered, asked = np.sort(marks), moments(person, day)
    found = ordered[np.minimum(np.searchsorted(ordered, asked), len(ordered) - 1)]
    there = (found >= asked) & (found >> 24 == asked >> 24)
    return np.where(there, (found & ((1 << 24) - 1)) - (1 << 20), OPEN)


def rows_of(columns: Mapping[str, np.ndarray], which: np.ndarray) -> Columns:
    return {name: column[which] for name, column in columns.items()}


def joined(*parts: Mapping[str, np.ndarray]) -> Columns:
    """Rows after rows; the parts have the same columns."""
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def distinct(columns: Columns, key: Sequence[str]) -> Columns:
    """The rows without those whose key was there before."""
    if not len(columns[key[0]]):
        return columns
    order = np.lexsort([columns[name] for name in reversed(key)])
    same = np.ones(len(order) - 1, bool)
    for name in key:
        same &= columns[name][order[1:]] == columns[name][order[:-1]]
    return rows_of(columns, np.sort(order[np.concatenate(([True], ~same))])) if same.any() else columns
