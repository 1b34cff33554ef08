"""Counts kept on disk: the same numbers from disk, refreshed after a load, and worked out anew."""

from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from pejl.ledger.events import EventStore
from pejl.ledger.verbs import Count, Minutes, NumberOf, PersonsAt, consecutive, held, months, noted
from pejl.ledger.verbs.kept import Kept
from pejl.ledger.verbs.kernels import evaluate
from pejl.periods import month
from pejl.sources.made_up import Faults, facts

NOW = datetime(2024, 1, 15, tzinfo=UTC)
PERIODS = consecutive(month(2023, 1), 12)
SICK = held("spells", "sygedagpenge")
COUNTS: tuple[Count, ...] = (
    Minutes(held("spells", by=[("sygedagpenge",), ("kontanthjaelp",)])),
    PersonsAt(SICK & noted("talks").at_least(2, months(6))),
    NumberOf(SICK.ends()),
    NumberOf(noted("visits")),
)


def same(one: list[np.ndarray], other: list[np.ndarray]) -> bool:
    return all((mine == theirs).all() for mine, theirs in zip(one, other, strict=True))


@pytest.fixture
def twice_told(tmp_path: Path) -> EventStore:
    """A made-up municipality as it was known in November, and then at the end of the year: late and corrected rows."""
    store = EventStore(tmp_path)
    earlier, later = facts(["825"], 3, date(2023, 1, 1), date(2023, 12, 31), faults=Faults(late=0.02, corrected=0.02))
    store.publish(earlier, NOW)
    kept = Kept(tmp_path, store.change)
    kept.counted(COUNTS, store.snapshot(), PERIODS)
    store.publish(later, NOW)
    return store


def test_kept_counts_are_those_of_the_ledger_counted_anew(twice_told: EventStore) -> None:
    snapshot = twice_told.snapshot()
    assert twice_told.change(snapshot.id) is not None
    kept = Kept(twice_told.root, twice_told.change)
    for _ in range(2):  # refreshed from the change, then read from disk
        found = kept.counted(COUNTS, snapshot, PERIODS)
        assert same([c.values for c in found], [c.values for c in evaluate(COUNTS, snapshot, PERIODS)])


def test_kept_counts_that_are_damaged_are_worked_out_again(twice_told: EventStore) -> None:
    snapshot, kept = twice_told.snapshot(), Kept(twice_told.root, twice_told.change)
    kept.counted(COUNTS, snapshot, PERIODS)
    for file in (twice_told.root / "cubes" / snapshot.id).iterdir():
        file.write_bytes(file.read_bytes()[:40])
    found = kept.counted(COUNTS, snapshot, PERIODS)
    assert same([c.values for c in found], [c.values for c in evaluate(COUNTS, snapshot, PERIODS)])


def test_kept_counts_of_what_no_longer_stands_are_gone_after_an_erasure(twice_told: EventStore) -> None:
    kept = Kept(twice_told.root, twice_told.change)
    kept.counted(COUNTS, twice_told.snapshot(), PERIODS)
    person = int(next(twice_told.snapshot().parts()).ids[0])
    twice_told.erase(person, NOW)
    assert not list((twice_told.root / "cubes").glob("*"))
    found = kept.counted(COUNTS, twice_told.snapshot(), PERIODS)
    assert same([c.values for c in found], [c.values for c in evaluate(COUNTS, twice_told.snapshot(), PERIODS)])
