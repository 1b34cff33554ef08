"""What a curve shows: lines over periods, the target, and what to know of single periods."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from pejl.numbers import Value
from pejl.periods import Period, day_number


class Kind(StrEnum):
    """What a line is; each has a dash and a point shape of its own."""

    OWN = "own"
    COUNTRY = "country"
    PEERS = "peers"
    TARGET = "target"
    ASSUMPTION = "assumption"


Points = Sequence[tuple[Period, Value | None]]
"""Numbers by period, in any order: None where there is no number; a withheld one is a gap with a mark."""


@dataclass(frozen=True, slots=True)
class Line:
    """`partial`: the years of which only some months or quarters are known, each with how many are, in words."""

    name: str
    points: Points
    kind: Kind = Kind.OWN
    partial: Mapping[Period, str] = field(default_factory=dict)

    @property
    def known(self) -> list[tuple[Period, Value]]:
        """The known numbers, oldest first."""
        found = [(period, value) for period, value in self.points if value is not None and value.exact is not None]
        return sorted(found, key=lambda each: by_end(each[0]))


@dataclass(frozen=True, slots=True)
class Break:
    """From this period on the series counts something else."""

    period: Period
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A curve before it is drawn. `target`: one level, or the two of a band; `preliminary`: the periods whose own
    number may still change, each a hollow point."""

    lines: Sequence[Line]
    unit: str
    target: Sequence[Value] = ()
    breaks: Sequence[Break] = ()
    preliminary: frozenset[Period] = frozenset()


def by_end(period: Period) -> tuple[int, int]:
    """The order of periods."""
    return day_number(period.end), day_number(period.first)


def runs(points: Points, apart: Container[Period] = ()) -> list[list[tuple[Period, Fraction]]]:
    """The known numbers in order, a new run after each that is not known; one of a period in `apart` is a run alone."""
    found: list[list[tuple[Period, Fraction]]] = [[]]
    for period, value in sorted(points, key=lambda each: by_end(each[0])):
        if value is None or value.exact is None:
            found.append([])
        elif period in apart:
            found += [[(period, value.exact)], []]
        else:
            found[-1].append((period, value.exact))
    return [run for run in found if run]
