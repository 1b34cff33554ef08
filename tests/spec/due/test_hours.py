"""Minutes of a clock between two instants, against the clock that finds the due instant."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pejl.due import Calendar, OpeningHours
from pejl.due.enquiries import UTC, due_at
from pejl.due.hours import hours_of, minutes_between
from pejl.periods import COPENHAGEN
from spec.due.promising import plan, promise

OPEN = OpeningHours({day: (time(8), time(15)) for day in range(5)}, Calendar())
INSTANTS = st.integers(0, 396 * 24 * 60).map(
    lambda minutes: (datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(COPENHAGEN)
)


@given(INSTANTS, st.integers(1, 60), st.sampled_from(["døgn", "åbningstid"]))
def test_from_receipt_to_the_due_instant_there_are_the_promised_hours(start: datetime, hours: int, clock: str) -> None:
    assert minutes_between(start, due_at(start, hours, clock, OPEN), clock, OPEN) == 60 * hours


@given(INSTANTS, INSTANTS, INSTANTS, st.sampled_from(["døgn", "åbningstid"]))
def test_minutes_of_two_stretches_that_meet_are_those_of_the_whole(
    one: datetime, two: datetime, three: datetime, clock: str
) -> None:
    low, middle, high = sorted((one, two, three), key=lambda each: each.astimezone(UTC))
    parts = minutes_between(low, middle, clock, OPEN) + minutes_between(middle, high, clock, OPEN)
    assert parts == minutes_between(low, high, clock, OPEN)


def test_an_end_that_is_not_later_leaves_nothing_and_a_begun_minute_is_none() -> None:
    start = datetime(2024, 3, 4, 10, tzinfo=COPENHAGEN)
    assert minutes_between(start, start, "døgn", OPEN) == 0
    assert minutes_between(start, start - timedelta(hours=1), "åbningstid", OPEN) == 0
    assert minutes_between(start, start + timedelta(seconds=59), "døgn", OPEN) == 0


def test_two_doegn_are_48_hours_and_a_promise_without_a_length_has_none() -> None:
    base = {"maalgruppe": "virksomheder", "udloeses_af": "jobordrer.henvendelse"}
    assert hours_of(plan(promise("inden for 2 døgn", opfyldt_af="jobordrer.svar", **base)).promises[0]) == 48
    meeting = promise("ved hver henvendelse", opfyldt_af="besoeg.rekrutteringsmoede", **base)
    with pytest.raises(TypeError):
        hours_of(plan(meeting).promises[0])
