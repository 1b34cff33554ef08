"""Who is placed at a company on a day: what uses of its quota."""

from collections.abc import Collection, Mapping
from datetime import date

import numpy as np

from pejl.due.task import Column
from pejl.law.quotas import rule_of
from pejl.ledger.snapshot import Part, Snapshot
from pejl.periods import day_number


def in_use(snapshot: Snapshot, companies: Collection[int], day: date) -> int:
    """Persons placed at these companies (one workplace under all the ids it is known by) on the day, each counted once
    however many offers there are. An offer's last day counts, the day after does not; 0 where no rule is in force."""
    wanted = np.array(sorted(each for each in companies if each), np.int64)
    chosen = 0
    for part in snapshot.parts():
        company, person = _placed(snapshot, part, day)
        chosen += len(np.unique(person[np.isin(company, wanted)]))
    return chosen


def all_in_use(snapshot: Snapshot, day: date) -> Mapping[int, int]:
    """The same for every company with somebody, by id."""
    found: dict[int, int] = {}
    for part in snapshot.parts():
        company, person = _placed(snapshot, part, day)
        pairs = np.unique(np.stack([company, person]), axis=1) if len(company) else np.zeros((2, 0), np.int64)
        ids, many = np.unique(pairs[0], return_counts=True)
        for one, count in zip(ids.tolist(), many.tolist(), strict=True):
            found[one] = found.get(one, 0) + count
    return found


def _placed(snapshot: Snapshot, part: Part, day: date) -> tuple[Column, Column]:
    """Company and person (its number in the part) of each offer that uses a place on the day."""
    rule, number = rule_of(day), day_number(day)
    codes = [snapshot.code("offers", "kind", kind) for kind in (rule.kinds if rule else ())]
    runs = (part.column("offers", "start") <= number) & (number < part.column("offers", "end"))
    runs &= np.isin(part.column("offers", "kind"), [each for each in codes if each >= 0])
    runs &= part.column("offers", "company") != 0
    return part.column("offers", "company")[runs], part.subject("offers")[runs].astype(np.int64)
