"""The clock of an enquiry: hours of day and night or of the opening hours; the answer and the help are two ends."""

from datetime import date, datetime, time

import pytest

from pejl.due import Calendar, OpeningHours
from pejl.due.enquiries import after_minutes, due_at, received
from pejl.due.time import days_named
from pejl.periods import COPENHAGEN
from spec.due.promising import line, plan, promise, rows

WEEK = {day: (time(8), time(15)) for day in range(4)} | {4: (time(8), time(13))}
CLOSED = frozenset(each for name in ("grundlovsdag", "juleaftensdag") for each in days_named(name))
OPEN = OpeningHours(WEEK, Calendar(CLOSED))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("came", "hours", "due"),
    [
        ("2024-03-01 10:00", 48, "2024-03-03 10:00"),
        ("2024-03-30 10:00", 24, "2024-03-31 11:00"),  # the night is an hour shorter
        ("2024-10-26 10:00", 24, "2024-10-27 09:00"),  # and an hour longer
        ("2024-10-27 02:30", 1, "2024-10-27 02:30"),  # the hour that comes twice
    ],
)
def test_doegn_runs_day_and_night_in_real_hours(came: str, hours: int, due: str) -> None:
    assert due_at(at(came), hours, "døgn", OPEN).strftime("%Y-%m-%d %H:%M") == due


@pytest.mark.parametrize(
    ("came", "hours", "due"),
    [
        ("2024-03-04 08:00", 7, "2024-03-04 15:00"),
        ("2024-03-04 08:01", 7, "2024-03-05 08:01"),
        ("2024-03-04 14:00", 2, "2024-03-05 09:00"),
        ("2024-03-04 15:00", 1, "2024-03-05 09:00"),  # closing time is closed
        ("2024-03-04 23:10", 1, "2024-03-05 09:00"),
        ("2024-03-08 12:00", 2, "2024-03-11 09:00"),  # Friday closes at 13; the week-end is closed
        ("2024-03-27 14:00", 2, "2024-04-02 09:00"),  # over Easter
        ("2024-06-04 14:00", 2, "2024-06-06 09:00"),  # over 5 June
        ("2024-12-23 14:00", 2, "2024-12-27 09:00"),  # over Christmas
        ("2024-10-25 12:30", 1, "2024-10-28 08:30"),  # summer time ends on a closed day
    ],
)
def test_opening_hours_count_alone(came: str, hours: int, due: str) -> None:
    assert due_at(at(came), hours, "åbningstid", OPEN).strftime("%Y-%m-%d %H:%M") == due


def test_a_municipality_that_is_never_open_is_said_to_be() -> None:
    with pytest.raises(ValueError, match="never open"):
        due_at(at("2024-03-04 08:00"), 1, "åbningstid", OpeningHours({}, Calendar()))


def test_an_enquiry_of_which_only_the_day_is_known_came_at_its_end() -> None:
    assert received(date(2024, 3, 4), -1) == at("2024-03-04 23:59")
    assert received(date(2024, 3, 4), 570) == at("2024-03-04 09:30")


def test_minutes_after_are_real_minutes() -> None:
    assert after_minutes(at("2024-03-31 01:30"), 60) == at("2024-03-31 03:30")


ANSWERED = {"maalgruppe": "virksomheder", "udloeses_af": "jobordrer.henvendelse", "opfyldt_af": "jobordrer.svar"}
ORDERS = """
orders  kind         day         minute  positions  answer  help
7       henvendelse  2024-03-04  600     1          2880    -1
8       henvendelse  2024-03-04  600     1          2881    3000
9       henvendelse  2024-03-04  600     1          -1      -1
7       henvendelse  2024-03-05  600     1          -1      -1
"""


def test_the_minute_itself_is_in_time_and_the_next_is_late() -> None:
    bound = plan(promise("inden for 48 timer", timer="døgn", **ANSWERED))
    assert [line(row) for row in rows(bound, ORDERS, "2024-03-06")] == [
        "7 2024-03-04 → 2024-03-06 holdt 2024-03-06 HOLDT",
        "8 2024-03-04 → 2024-03-06 holdt 2024-03-06 HOLDT_FOR_SENT [kommunen]",
        "9 2024-03-04 → 2024-03-06 OVERSKREDET [kommunen]",
        "7 2024-03-05 → 2024-03-07 SNART",
    ]


def test_the_help_is_another_end_than_the_answer() -> None:
    bound = plan(promise("inden for 2 døgn", **{**ANSWERED, "opfyldt_af": "jobordrer.hjaelp_givet"}))
    kept = {row.subject: row.kept for row in rows(bound, ORDERS, "2024-03-10")}
    assert kept == {7: None, 8: date(2024, 3, 6), 9: None}


def test_an_answer_that_is_given_later_is_not_known_on_the_day() -> None:
    bound = plan(promise("inden for 48 timer", timer="døgn", **ANSWERED))
    assert next(line(row) for row in rows(bound, ORDERS, "2024-03-05")) == "7 2024-03-04 → 2024-03-06 SNART"


def test_more_than_five_hires_call_for_a_meeting_and_five_do_not() -> None:
    bound = plan(
        promise(
            "ved hver henvendelse",
            maalgruppe="virksomheder",
            udloeses_af="jobordrer.henvendelse",
            opfyldt_af="besoeg.rekrutteringsmoede",
            naar="jobordrer.over_fem",
        )
    )
    text = """
    orders  kind                day         positions  company
    7       henvendelse         2024-03-04  5          7
    8       henvendelse         2024-03-04  6          8
    9       henvendelse         2024-03-04  6          9

    visits  kind                day         outcome    company
    8       rekrutteringsmoede  2024-03-08  holdt      8
    9       rekrutteringsmoede  2024-03-08  aflyst     9
    """
    assert [line(row) for row in rows(bound, text, "2024-03-10")] == [
        "8 2024-03-04 → - holdt 2024-03-08 HOLDT",
        "9 2024-03-04 → - AABEN",
    ]
