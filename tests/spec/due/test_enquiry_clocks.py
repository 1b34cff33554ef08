"""The clocks of enquiries over days that are closed and nights that are shorter or longer, each worked out by hand.

Open Monday to Thursday 8-15 and Friday 8-13: 4 · 7 + 5 = 33 hours a week. In 2024: 4 March is a Monday; Easter is 28
March (Thursday) to 1 April (Monday), with the short night before Sunday 31 March; 5 June is a Wednesday; the long night
is before Sunday 27 October; 24 December is a Tuesday, and 25 and 26 are holidays.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from pejl.answers.promises import setting_of
from pejl.due import Calendar, OpeningHours
from pejl.due.enquiries import after_minutes, due_at, received
from pejl.due.run import sheet
from pejl.due.sheet import DueRow
from pejl.due.time import days_named
from pejl.periods import COPENHAGEN
from spec.due.promising import ledger, plan, promise

WEEK = {day: (time(8), time(15)) for day in range(4)} | {4: (time(8), time(13))}
OPEN = OpeningHours(WEEK, Calendar())
"""5 June and 24 December are open unless the plan closes them."""
CLOSED = OpeningHours(
    WEEK, Calendar(frozenset(day for name in ("grundlovsdag", "juleaftensdag") for day in days_named(name)))
)


def at(text: str, *, second: bool = False) -> datetime:
    """An instant in Copenhagen; `second`: the later of an hour that comes twice."""
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN, fold=int(second))


def clock(instant: datetime) -> str:
    return instant.strftime("%m-%d %H:%M %Z")


# --- day and night ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("came", "hours", "due"),
    [
        ("2024-03-01 10:00", 48, "03-03 10:00 CET"),  # Friday to Sunday: a week-end counts
        ("2024-06-04 14:00", 24, "06-05 14:00 CEST"),  # 5 June counts
        ("2024-12-23 16:30", 24, "12-24 16:30 CET"),  # 24 December counts
        ("2024-03-27 14:00", 48, "03-29 14:00 CET"),  # into Good Friday: 10 + 24 + 14 hours
        ("2024-03-30 01:59", 24, "03-31 01:59 CET"),  # the last minute before the clock is put on
        ("2024-03-30 02:00", 24, "03-31 03:00 CEST"),  # 02:00 is not there; it is 03:00
        ("2024-03-30 14:00", 24, "03-31 15:00 CEST"),  # to Sunday 14:00 are 23 hours
        ("2024-03-29 23:00", 48, "04-01 00:00 CEST"),  # Sunday 23:00 by the winter clock is Monday 00:00
        ("2024-10-26 02:30", 24, "10-27 02:30 CEST"),  # the first of the two
        ("2024-10-26 03:30", 24, "10-27 02:30 CET"),  # the second, an hour later
        ("2024-10-26 10:00", 24, "10-27 09:00 CET"),  # to Sunday 10:00 are 25 hours
        ("2024-10-27 12:00", 48, "10-29 12:00 CET"),  # after the long night all days have 24 hours
    ],
)
def test_doegn_counts_every_real_hour(came: str, hours: int, due: str) -> None:
    assert clock(due_at(at(came), hours, "døgn", CLOSED)) == due


# --- opening hours ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("came", "hours", "due"),
    [
        ("2024-03-04 06:15", 1, "03-04 09:00 CET"),  # before: from 8
        ("2024-03-04 08:00", 1, "03-04 09:00 CET"),  # exactly at opening: the same
        ("2024-03-04 10:00", 4, "03-04 14:00 CET"),  # inside
        ("2024-03-04 08:00", 7, "03-04 15:00 CET"),  # due exactly at closing is due that day
        ("2024-03-04 08:00", 8, "03-05 09:00 CET"),  # 7 on Monday + 1
        ("2024-03-04 14:59", 1, "03-05 08:59 CET"),  # 1 minute on Monday + 59
        ("2024-03-04 15:00", 7, "03-05 15:00 CET"),  # exactly at closing: nothing on Monday + 7
        ("2024-03-04 15:01", 1, "03-05 09:00 CET"),  # after
        ("2024-03-08 12:59", 5, "03-11 12:59 CET"),  # Friday: 1 minute + 4:59 on Monday
        ("2024-03-08 13:00", 5, "03-11 13:00 CET"),  # Friday closes at 13
        ("2024-03-09 10:00", 1, "03-11 09:00 CET"),  # Saturday
        ("2024-03-04 08:00", 48, "03-13 09:00 CET"),  # a week of 33 + 7 + 7 + 1
        ("2024-03-27 14:00", 2, "04-02 09:00 CEST"),  # 1 on Wednesday, Thursday to Monday closed, 1 on Tuesday
        ("2024-03-27 15:00", 1, "04-02 09:00 CEST"),  # nothing on Wednesday
        ("2024-03-28 10:00", 7, "04-02 15:00 CEST"),  # Maundy Thursday
        ("2024-03-31 02:30", 1, "04-02 09:00 CEST"),  # at a minute that is not there, on a closed day
        ("2024-10-25 12:00", 2, "10-28 09:00 CET"),  # 1 on Friday, 1 on Monday: the long night is closed
    ],
)
@pytest.mark.parametrize("opening", [OPEN, CLOSED])
def test_opening_hours_count_while_it_is_open(opening: OpeningHours, came: str, hours: int, due: str) -> None:
    assert clock(due_at(at(came), hours, "åbningstid", opening)) == due


@pytest.mark.parametrize(
    ("came", "hours", "open_", "closed"),
    [
        ("2024-06-04 14:00", 8, "06-05 15:00 CEST", "06-06 15:00 CEST"),  # 1 on Tuesday + 7
        ("2024-06-05 10:00", 1, "06-05 11:00 CEST", "06-06 09:00 CEST"),
        ("2024-12-23 14:00", 2, "12-24 09:00 CET", "12-27 09:00 CET"),  # 1 on Monday + 1
        ("2024-12-24 12:00", 6, "12-27 11:00 CET", "12-30 09:00 CET"),  # 3 + 3 on Friday; or 5 on Friday + 1
    ],
)
def test_5_june_and_24_december_are_open_unless_the_plan_closes_them(
    came: str, hours: int, open_: str, closed: str
) -> None:
    found = [clock(due_at(at(came), hours, "åbningstid", opening)) for opening in (OPEN, CLOSED)]
    assert found == [open_, closed]


@pytest.mark.parametrize(
    ("came", "second", "hours", "due"),
    [
        ("2025-03-30 00:00", False, 7, "03-30 08:00 CEST"),  # 0-8 of the short night are 7 hours
        ("2025-03-30 00:00", False, 8, "04-06 01:00 CEST"),  # the eighth is next Sunday's
        ("2024-10-27 00:00", False, 8, "10-27 07:00 CET"),  # 0-8 of the long night are 9
        ("2024-10-27 02:30", False, 1, "10-27 02:30 CET"),  # from the first 02:30 to the second
        ("2024-10-27 02:30", True, 1, "10-27 03:30 CET"),
    ],
)
def test_a_place_that_is_open_while_summer_time_changes_counts_real_hours(
    came: str, second: bool, hours: int, due: str
) -> None:
    night = OpeningHours({6: (time(0), time(8))}, Calendar())
    assert clock(due_at(at(came, second=second), hours, "åbningstid", night)) == due


def test_a_saturday_with_opening_hours_is_open_and_a_holiday_on_a_sunday_is_not() -> None:
    days = OpeningHours({5: (time(10), time(12)), 6: (time(10), time(12))}, Calendar())
    assert clock(due_at(at("2024-03-29 10:00"), 2, "åbningstid", days)) == "03-30 12:00 CET"
    assert clock(due_at(at("2024-03-30 12:00"), 2, "åbningstid", days)) == "04-06 12:00 CEST"  # not Easter Sunday


def test_who_opens_at_the_first_half_past_two_is_open_when_it_is_ten_past_two_again() -> None:
    night = OpeningHours({6: (time(2, 30), time(8))}, Calendar())
    assert clock(due_at(at("2024-10-27 02:10", second=True), 1, "åbningstid", night)) == "10-27 03:10 CET"


# --- the rows of a promise -------------------------------------------------------------------------------

KALENDER = """
[kalender]
lukket = ["grundlovsdag", "juleaftensdag"]
aabningstid = { mandag = "8-15", tirsdag = "8-15", onsdag = "8-15", torsdag = "8-15", fredag = "8-13" }

"""
ANSWERED = {"maalgruppe": "virksomheder", "udloeses_af": "jobordrer.henvendelse", "opfyldt_af": "jobordrer.svar"}


def judged(orders: str, hvornaar: str, timer: str, instant: str) -> Sequence[DueRow]:
    """Each line an enquiry: company, day, minute it came, real minutes until the answer (-1: none)."""
    lines = [each.split() for each in orders.strip().splitlines()]
    head = f"orders  {'kind':13}{'day':12}{'minute':8}{'positions':11}{'answer':8}help\n"
    said = (f"{c:8}{'henvendelse':13}{day:12}{minute:8}{'1':11}{answer:8}-1" for c, day, minute, answer in lines)
    bound = plan(KALENDER + promise(hvornaar, timer=timer, **ANSWERED))
    setting = replace(setting_of(bound), instant=at(instant))
    return sheet(bound.promises, ledger(head + "\n".join(said)), at(instant).date(), setting).by_day().rows()


def told(rows: Sequence[DueRow]) -> list[str]:
    found = sorted((row.subject, row.due, row.minute, row.state.name) for row in rows)
    return [f"{who} {due:%m-%d} {minute // 60:02}:{minute % 60:02} {state}" for who, due, minute, state in found]


def test_rows_in_doegn_are_judged_to_the_minute_over_the_short_and_the_long_night() -> None:
    # Saturday 10:00 (minute 600): 24 hours are Sunday 11:00 in spring, and Sunday 09:00 in autumn.
    orders = """
    1  2024-03-30  600  1440
    2  2024-03-30  600  1441
    3  2024-03-30  600  -1
    4  2024-10-26  600  1440
    5  2024-10-26  600  1441
    """
    assert told(judged(orders, "inden for 24 timer", "døgn", "2024-12-01 12:00")) == [
        "1 03-31 11:00 HOLDT",
        "2 03-31 11:00 HOLDT_FOR_SENT",
        "3 03-31 11:00 OVERSKREDET",
        "4 10-27 09:00 HOLDT",
        "5 10-27 09:00 HOLDT_FOR_SENT",
    ]


def test_rows_in_opening_hours_are_judged_to_the_minute_over_closed_days() -> None:
    # 1 and 2: Wednesday 14:00 before Easter, due Tuesday 09:00. By the real clock from Wednesday 14:00 to Tuesday
    # 14:00 are 6 days less the hour of the short night, 143 hours; to 09:00 are 138 = 8280 minutes.
    # 3: Tuesday 14:00 before 5 June, due Thursday 09:00: 10 + 24 + 9 = 43 hours = 2580 minutes.
    # 4: Monday 14:00 before Christmas, due Friday 27 at 09:00: 10 + 3 · 24 + 9 = 91 hours = 5460 minutes.
    # 5: Friday 12:00 before the long night, due Monday 09:00: 12 + 24 + 25 + 9 = 70 hours = 4200 minutes.
    # 6: of which only the day is known, a Monday: it came at 23:59, due Tuesday 10:00.
    orders = """
    1  2024-03-27  840  8280
    2  2024-03-27  840  8281
    3  2024-06-04  840  2580
    4  2024-12-23  840  5460
    5  2024-10-25  720  4201
    6  2024-03-04  -1   -1
    """
    assert told(judged(orders, "inden for 2 timer", "åbningstid", "2024-12-31 12:00")) == [
        "1 04-02 09:00 HOLDT",
        "2 04-02 09:00 HOLDT_FOR_SENT",
        "3 06-06 09:00 HOLDT",
        "4 12-27 09:00 HOLDT",
        "5 10-28 09:00 HOLDT_FOR_SENT",
        "6 03-05 10:00 OVERSKREDET",
    ]


@pytest.mark.parametrize(
    ("instant", "state"),
    [("2024-04-02 08:59", "SNART"), ("2024-04-02 09:00", "SNART"), ("2024-04-02 09:01", "OVERSKREDET")],
)
def test_an_enquiry_is_overdue_a_minute_after_and_not_at_the_minute(instant: str, state: str) -> None:
    rows = judged("1  2024-03-27  840  -1", "inden for 2 timer", "åbningstid", instant)
    assert told(rows) == [f"1 04-02 09:00 {state}"]


@pytest.mark.parametrize(("instant", "state"), [("2024-04-02 08:00", "SNART"), ("2024-04-02 09:00", "HOLDT")])
def test_an_answer_counts_from_the_minute_it_was_given(instant: str, state: str) -> None:
    rows = judged("1  2024-03-27  840  8280", "inden for 2 timer", "åbningstid", instant)
    assert told(rows) == [f"1 04-02 09:00 {state}"]


@pytest.mark.parametrize(
    ("came", "days"), [(date(2024, 3, 31), 1), (date(2024, 10, 27), 1), (date(2024, 3, 30), 2), (date(2024, 6, 5), 1)]
)
def test_an_answer_as_minutes_leads_back_to_the_clock_it_was_given_at(came: date, days: int) -> None:
    """What the pages write as real minutes is read as the same time of day."""
    start, answered = received(came, 60), datetime.combine(came + timedelta(days=days), time(9, 30), COPENHAGEN)
    minutes = int((answered.timestamp() - start.timestamp()) // 60)
    assert after_minutes(start, minutes) == answered
    assert minutes == days * 1440 + 510 + {date(2024, 10, 27): 60, date(2024, 6, 5): 0}.get(came, -60)
