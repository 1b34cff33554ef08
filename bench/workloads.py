"""What is asked, said once in the verbs: the product's kernels and Ibis answer these very expressions, and every
other candidate is held to their answers.

An answer is a list of arrays [area, group, period] of whole numbers, or for the work-list columns by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import (
    Count,
    Latest,
    Listing,
    Minutes,
    Next,
    NumberOf,
    PersonsAt,
    SumOf,
    Tally,
    consecutive,
    days,
    held,
    months,
    noted,
)
from pejl.periods import Period, month, quarter

Answer = list[np.ndarray] | dict[str, np.ndarray]
MONTHS = consecutive(month(2015, 1), 120)
QUARTERS = consecutive(quarter(2015, 1), 40)
DAY = date(2024, 12, 31)
"""Of the work-list."""
HOURS_80 = 80 * 60
LATER = 92
"""Days after the last day of a spell on which its person's status is asked."""


@dataclass(frozen=True, slots=True)
class Cubes:
    counts: tuple[Count, ...]
    periods: tuple[Period, ...] = MONTHS


HELD = noted("talks", where=[("outcome", "in", ("holdt",))])
BOOKED = noted("talks", where=[("outcome", "in", ("booket",))])


def workload(name: str, snapshot: Snapshot) -> Cubes | Listing:
    """W1 full-time persons; W2-4 and W2-1 persons whose talks (4 or 1 in a year) and offer are in order; W3 status
    after a spell; W4a ended spells; W4b long-term; ALL4 W1, W2-4, W4a and W4b at once; W5 the work-list. All by area
    and group."""
    groups = snapshot.books["spells.group"]
    spells = held("spells", by=[(group,) for group in groups])
    ended = spells.ends()
    job, school = held("jobs", where=[("minutes", ">=", HOURS_80)]), held("schooling")
    other = held("spells") - school - job
    full, many = (Minutes(spells),), (NumberOf(ended), SumOf(ended))
    long = (PersonsAt(spells & held("spells").reaching(292, days(364))),)
    statuses = (job, school - job, other)

    def kept(talks: int) -> tuple[Count, ...]:
        return (PersonsAt(spells & HELD.at_least(talks, months(12)) & held("offers").lately(months(12))),)

    return {
        "W1": Cubes(full),
        "W2-4": Cubes(kept(4)),
        "W2-1": Cubes(kept(1)),
        "W3": Cubes((NumberOf(ended), *(NumberOf(ended.on(each, days(LATER))) for each in statuses)), QUARTERS),
        "W4a": Cubes(many, QUARTERS),
        "W4b": Cubes(long),
        "ALL4": Cubes((*full, *kept(4), *many, *long)),
        "W5": _work_list(groups),
    }[name]


def _work_list(groups: Sequence[str]) -> Listing:
    return Listing(
        held("spells", by=[(group,) for group in groups]),
        (
            ("last", Latest(HELD)),
            ("fourth", Latest(HELD, 4)),
            ("offer", Latest(held("offers").starts())),
            ("booked", Next(BOOKED)),
            ("held", Tally(HELD, months(12))),
        ),
    )


NAMES = ("W1", "W2-4", "W2-1", "W3", "W4a", "W4b", "ALL4", "W5")
TITLES = {
    "W1": "full-time persons",
    "W2-4": "rule of 4 talks and an offer",
    "W2-1": "rule of 1 talk and an offer",
    "W3": "status after a spell",
    "W4a": "ended spells and their days",
    "W4b": "long-term",
    "ALL4": "W1, W2-4, W4a and W4b at once",
    "W5": "work-list",
}
NEEDS: dict[str, dict[str, tuple[str, ...]]] = {
    "W1": {"spells": ("group", "start", "end", "minutes", "area")},
    "W2-4": {
        "spells": ("person", "group", "start", "end", "area"),
        "talks": ("person", "day", "outcome"),
        "offers": ("person", "start", "end"),
    },
    "W3": {
        "spells": ("person", "group", "start", "end", "area"),
        "jobs": ("person", "month", "minutes"),
        "schooling": ("person", "start", "end"),
    },
    "W4a": {"spells": ("group", "start", "end", "area")},
    "W4b": {"spells": ("person", "group", "start", "end", "area")},
    "W5": {
        "spells": ("person", "group", "start", "end", "area"),
        "talks": ("person", "day", "outcome"),
        "offers": ("person", "start"),
    },
}
"""The columns a plain reader must decode; the ledger's own index spares the kernels those of persons."""
NEEDS["W2-1"] = NEEDS["W2-4"]
NEEDS["ALL4"] = NEEDS["W2-4"] | {"spells": ("person", "group", "start", "end", "minutes", "area")}
