"""The name of a count must be the same in every version: what is told next is held against what was told under it."""

from pejl.answers.leaving.counts import name_of
from pejl.measure import run
from pejl.periods import Period
from spec.answers.leaving.leaving_of import FULL, HERE, PERSONS, K, S, events, on
from spec.indicators.counting import own_spec


def named(count: str, group: str, period: str) -> str:
    found = run(events(on(6, group)), own_spec(count, group), HERE, Period.parse(period))
    return name_of(found.trail.counts[0].part)


def test_name_of_a_count_is_pinned() -> None:
    """Where this fails a verb was renamed or has a new field: numbers told before are then no longer known to be of the
    same count. Give the old name to the same count (`counts._fingerprint`) rather than the new name to this spec."""
    assert named(FULL, S, "2024M01") == "73f8ad8e4aedf875/250/2024M01"
    assert named(PERSONS, K, "2024Q1") == "a44ca1226f1715b5/250/2024Q01"
