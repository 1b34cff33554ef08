"""Days moved by what a promise says, borderline first; the engine and the oracle are asked the same."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

import numpy as np
import pytest

from pejl.due.time import Calendar
from pejl.sentences.shapes import Duration, Span
from spec.due import drawn
from spec.due.clock import easter, later, worked
from spec.verbs.oracle import EPOCH

HOURS, DAYS, WEEKS, MONTHS, YEARS, WORKING = (
    Span.HOURS,
    Span.DAYS,
    Span.WEEKS,
    Span.MONTHS,
    Span.YEARS,
    Span.WORKING_DAYS,
)
Move = Callable[[date, Duration, Collection[date]], date]


def by_the_engine(day: date, duration: Duration, closed: Collection[date]) -> date:
    moved = Calendar(frozenset(closed)).moved(np.array([day.toordinal() - EPOCH], np.int32), duration)
    return date.fromordinal(int(moved[0]) + EPOCH)


def day_by_day(day: date, duration: Duration, closed: Collection[date]) -> date:
    return date.fromordinal(later(day.toordinal(), duration, worked(closed)))


LENGTHS = [
    ("31 January and a month is the last of February", "2025-01-31", 1, MONTHS, "2025-02-28"),
    ("in a leap year the 29th", "2024-01-31", 1, MONTHS, "2024-02-29"),
    ("28 January is not clamped", "2025-01-28", 1, MONTHS, "2025-02-28"),
    ("29 January is, in a common year", "2025-01-29", 1, MONTHS, "2025-02-28"),
    ("28 February does not become a month's last", "2025-02-28", 1, MONTHS, "2025-03-28"),
    ("31 August and six months", "2024-08-31", 6, MONTHS, "2025-02-28"),
    ("two months over February lose nothing", "2025-01-31", 2, MONTHS, "2025-03-31"),
    ("over the turn of the year", "2024-12-31", 1, MONTHS, "2025-01-31"),
    ("twelve months from a leap day", "2024-02-29", 12, MONTHS, "2025-02-28"),
    ("a year from a leap day", "2024-02-29", 1, YEARS, "2025-02-28"),
    ("four years from a leap day", "2024-02-29", 4, YEARS, "2028-02-29"),
    ("a year over a leap day", "2024-02-28", 1, YEARS, "2025-02-28"),
    ("48 hours are two days", "2024-02-28", 48, HOURS, "2024-03-01"),
    ("49 hours are three: the ledger knows days", "2024-02-28", 49, HOURS, "2024-03-02"),
    ("24 hours are one", "2026-04-02", 24, HOURS, "2026-04-03"),
    ("an hour is a day begun", "2026-04-02", 1, HOURS, "2026-04-03"),
    ("hours do not skip a weekend", "2026-01-09", 48, HOURS, "2026-01-11"),
    ("two days and nights are two days", "2024-02-28", 2, Span.DAYS_AND_NIGHTS, "2024-03-01"),
    ("days do not skip holidays", "2026-04-01", 7, DAYS, "2026-04-08"),
    ("days over a leap day", "2024-02-28", 2, DAYS, "2024-03-01"),
    ("a week is the same weekday", "2024-02-26", 1, WEEKS, "2024-03-04"),
    ("26 weeks are 182 days", "2025-01-01", 26, WEEKS, "2025-07-02"),
]
WORKED = [
    ("the next day", "2026-01-06", 1, "2026-01-07"),
    ("from a Friday", "2026-01-09", 1, "2026-01-12"),
    ("from a Saturday: Monday is the first", "2026-01-10", 1, "2026-01-12"),
    ("from a Sunday: Monday is the first", "2026-01-11", 1, "2026-01-12"),
    ("five are a week", "2026-01-08", 5, "2026-01-15"),
    ("Easter 2026: from Wednesday over skaertorsdag, langfredag and 2. paaskedag", "2026-04-01", 1, "2026-04-07"),
    ("from within Easter", "2026-04-03", 1, "2026-04-07"),
    ("from Tuesday the Wednesday before Easter is the first", "2026-03-31", 2, "2026-04-07"),
    ("Easter Monday counts for nothing", "2026-04-06", 2, "2026-04-08"),
    ("Kristi himmelfart 2026; the Friday after is worked", "2026-05-13", 1, "2026-05-15"),
    ("2. pinsedag 2026", "2026-05-22", 1, "2026-05-26"),
    ("grundlovsdag is worked", "2026-06-04", 1, "2026-06-05"),
    ("24 December is worked unless it is closed", "2026-12-23", 1, "2026-12-24"),
    ("Christmas 2026: 25 is a Friday", "2026-12-23", 2, "2026-12-28"),
    ("31 December is worked", "2026-12-30", 1, "2026-12-31"),
    ("New Year 2027: 1 January is a Friday", "2026-12-31", 1, "2027-01-04"),
    ("26 December alone on a weekday: 2027 has only weekends", "2027-12-24", 1, "2027-12-27"),
    ("store bededag 2023 was free", "2023-05-04", 1, "2023-05-08"),
    ("the same Friday of 2024 is worked", "2024-04-25", 1, "2024-04-26"),
]
CLOSED = ("2026-05-15", "2026-12-24", "2026-12-28", "2026-01-10")
AROUND_CLOSED = [
    ("the Friday after Kristi himmelfart is closed", "2026-05-13", 1, WORKING, "2026-05-18"),
    ("from a closing day", "2026-05-15", 1, WORKING, "2026-05-18"),
    ("Christmas with 24 and 28 December closed", "2026-12-23", 1, WORKING, "2026-12-29"),
    ("a closed Saturday costs nothing", "2026-01-09", 1, WORKING, "2026-01-12"),
    ("days do not skip closing days", "2026-05-14", 1, DAYS, "2026-05-15"),
    ("nor do hours", "2026-12-23", 24, HOURS, "2026-12-24"),
]
TABLE = [
    *((*case, ()) for case in LENGTHS),
    *((says, day, number, WORKING, expected, ()) for says, day, number, expected in WORKED),
    *((*case, CLOSED) for case in AROUND_CLOSED),
]
NAMES = [says for says, *_ in TABLE]


@pytest.mark.parametrize("move", [by_the_engine, day_by_day])
@pytest.mark.parametrize(
    ("says", "day", "number", "span", "expected", "closed"), TABLE, ids=[case[0] for case in TABLE]
)
def test_a_day_moved(
    move: Move, says: str, day: str, number: int, span: Span, expected: str, closed: tuple[str, ...]
) -> None:
    shut = [date.fromisoformat(each) for each in closed]
    assert move(date.fromisoformat(day), Duration(number, span), shut) == date.fromisoformat(expected), says


@pytest.mark.parametrize(
    "sunday",
    ["1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2023-04-09", "2024-03-31", "2026-04-05"],
)
def test_easter_of_the_oracle(sunday: str) -> None:
    assert easter(int(sunday[:4])) == date.fromisoformat(sunday)


def test_every_working_day_of_60_years_is_the_same() -> None:
    first, last = date(2000, 1, 1).toordinal(), date(2060, 12, 20).toordinal()
    one, working = Duration(1, WORKING), worked()
    found = Calendar().moved(np.arange(first, last, dtype=np.int32) - EPOCH, one) + EPOCH
    both = zip(range(first, last), found.tolist(), strict=True)
    wrong = [date.fromordinal(day) for day, moved in both if moved != later(day, one, working)]
    assert wrong == []


@pytest.mark.parametrize("closed", [*drawn.CLOSED_DAYS, frozenset(map(date.fromisoformat, CLOSED))])
@pytest.mark.parametrize("length", drawn.LENGTHS, ids=lambda length: f"{length.number} {length.span}")
def test_every_day_of_five_years_is_moved_the_same(length: Duration, closed: frozenset[date]) -> None:
    days = [date(2022, 12, 1) + timedelta(days=days) for days in range(5 * 365)]
    found = Calendar(closed).moved(np.array([day.toordinal() - EPOCH for day in days], np.int32), length) + EPOCH
    assert found.tolist() == [later(day.toordinal(), length, worked(closed)) for day in days]


def test_nothing_is_moved_where_there_is_nothing() -> None:
    for length in drawn.LENGTHS:
        assert Calendar().moved(np.zeros(0, np.int32), length).tolist() == []
