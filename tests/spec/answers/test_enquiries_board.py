"""The board of enquiries: clocks in døgn and opening hours, the columns, the order, and a meeting about many hires."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.answers.enquiries_board import Board, Card, ClockState, Column, Enquiry, board, card, proposed, told
from pejl.due.enquiries import after_minutes, received
from pejl.due.state import State
from pejl.periods import COPENHAGEN, day_in_copenhagen
from pejl.words import say
from spec.due.promising import ledger, plan, promise
from spec.due.promising import rows as due_rows

BASE = {"maalgruppe": "virksomheder", "udloeses_af": "jobordrer.henvendelse"}
HOURS = """
[kalender]
lukket = ["grundlovsdag", "juleaftensdag"]
aabningstid = { mandag = "8-15", tirsdag = "8-15", onsdag = "8-15", torsdag = "8-17", fredag = "8-13" }

"""
ANSWER = promise("inden for 48 timer", id="S", timer="døgn", opfyldt_af="jobordrer.svar", **BASE)
HELP = promise("inden for 24 timer", id="H", timer="åbningstid", opfyldt_af="jobordrer.hjaelp_givet", **BASE)
MEETING = promise(
    "ved hver henvendelse", id="M", opfyldt_af="besoeg.rekrutteringsmoede", naar="jobordrer.over_fem", **BASE
)
BOTH = plan(HOURS + ANSWER + HELP + MEETING)
ONLY_ANSWER = plan(ANSWER)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


def enquiry(came: str = "2024-03-04 10:00", ref: str = "a", **given: Any) -> Enquiry:
    for name in ("answered", "helped"):
        given[name] = at(given[name]) if given.get(name) else None
    usual = {"kind": "jobordre", "positions": 1, "closed": False, "area": "250"}
    return Enquiry(ref=ref, company=7, received=at(came), **{**usual, **given})


def clock(now: str, bound: Any = ONLY_ANSWER, **given: Any) -> tuple[ClockState, int]:
    """The first clock's state and its minutes."""
    first = card(bound, enquiry(**given), at(now)).clocks[0]
    return first.state, first.minutes


def refs(found: Board, column: Column) -> list[str]:
    return [each.enquiry.ref for each in found.columns[column]]


@pytest.mark.parametrize(
    ("now", "state", "minutes"),
    [
        ("2024-03-04 10:00", ClockState.RUNNING, 48 * 60),
        ("2024-03-05 21:59", ClockState.RUNNING, 12 * 60 + 1),
        ("2024-03-05 22:00", ClockState.SOON, 12 * 60),  # a quarter of 48 hours is left
        ("2024-03-06 10:00", ClockState.SOON, 0),  # the last minute is in time
        ("2024-03-06 10:01", ClockState.OVERDUE, 1),
    ],
)
def test_a_running_clock_is_soon_in_its_last_quarter_and_overdue_after_its_last_minute(
    now: str, state: ClockState, minutes: int
) -> None:
    assert clock(now) == (state, minutes)


@pytest.mark.parametrize(
    ("answered", "state", "minutes"),
    [
        ("2024-03-06 10:00", ClockState.KEPT, 0),
        ("2024-03-06 10:01", ClockState.KEPT_LATE, 1),
        ("2024-03-04 11:00", ClockState.KEPT, 47 * 60),
    ],
)
def test_an_answer_in_the_last_minute_is_in_time_and_the_next_is_late(
    answered: str, state: ClockState, minutes: int
) -> None:
    assert clock("2024-03-20 10:00", answered=answered) == (state, minutes)


def test_an_answer_that_is_given_later_is_not_given_yet() -> None:
    assert clock("2024-03-04 12:00", answered="2024-03-04 12:01")[0] is ClockState.RUNNING
    assert clock("2024-03-04 12:01", answered="2024-03-04 12:01")[0] is ClockState.KEPT


@pytest.mark.parametrize(
    ("came", "now", "minutes"),
    [
        ("2024-03-30 10:00", "2024-03-31 10:00", 25 * 60),  # the night is an hour shorter: 23 hours have gone
        ("2024-10-26 10:00", "2024-10-27 10:00", 23 * 60),  # and an hour longer: 25 have
    ],
)
def test_doegn_are_real_hours_across_both_changes_of_summer_time(came: str, now: str, minutes: int) -> None:
    assert clock(now, came=came)[1] == minutes


@pytest.mark.parametrize(
    ("came", "now", "minutes"),
    [
        ("2024-03-08 12:00", "2024-03-11 08:00", 23 * 60),  # Friday closes at 13, the week-end is closed
        ("2024-03-08 18:00", "2024-03-11 07:59", 24 * 60),  # in by the closed door: no minute has gone
        ("2024-03-27 14:00", "2024-04-02 09:00", 22 * 60),  # over Easter
        ("2024-06-04 14:00", "2024-06-06 09:00", 22 * 60),  # over 5 June
        ("2024-12-23 14:00", "2024-12-27 09:00", 22 * 60),  # over 24 December
        ("2024-10-25 12:30", "2024-10-28 08:30", 23 * 60),  # summer time ends on a closed day
        ("2024-03-29 12:30", "2024-04-02 08:30", 23 * 60 + 30),  # it begins on one; Good Friday is closed as well
    ],
)
def test_opening_hours_alone_are_left(came: str, now: str, minutes: int) -> None:
    assert clock(now, plan(HOURS + HELP), came=came)[1] == minutes


def test_what_is_over_an_opening_hours_clock_is_counted_in_opening_hours() -> None:
    state = clock("2024-03-11 09:00", plan(HOURS + HELP), came="2024-03-04 08:00")
    assert state == (ClockState.OVERDUE, (7 + 7 + 7 + 9 + 5 + 1 - 24) * 60)


def test_the_answer_and_the_help_are_two_clocks_and_the_one_that_runs_out_first_comes_first() -> None:
    found = card(BOTH, enquiry("2024-03-04 08:00"), at("2024-03-04 09:00"))
    assert [(each.promise.id, each.due) for each in found.clocks] == [
        ("S", at("2024-03-06 08:00")),
        ("H", at("2024-03-07 11:00")),
    ]
    answered = card(BOTH, enquiry("2024-03-04 08:00", answered="2024-03-04 08:30"), at("2024-03-04 09:00"))
    assert [each.promise.id for each in answered.clocks] == ["H", "S"]
    assert answered.next is answered.clocks[0]


@pytest.mark.parametrize(
    ("given", "column"),
    [
        ({}, Column.NEW),
        ({"answered": "2024-03-04 11:00"}, Column.ANSWERED),
        ({"answered": "2024-03-04 12:01"}, Column.NEW),  # not yet
        ({"answered": "2024-03-04 11:00", "helped": "2024-03-04 11:30"}, Column.WORKING),
        ({"helped": "2024-03-04 11:30"}, Column.WORKING),  # help without an answer is help
        ({"closed": True}, Column.CLOSED),
    ],
)
def test_an_enquiry_stands_in_the_column_of_what_is_next(given: dict[str, Any], column: Column) -> None:
    assert card(BOTH, enquiry(**given), at("2024-03-04 12:00")).column is column


def test_the_board_shows_first_what_runs_out_first_then_what_has_no_clock() -> None:
    rows = [
        enquiry("2024-03-04 10:00", "later"),
        enquiry("2024-03-01 10:00", "overdue"),
        enquiry("2024-03-02 10:00", "elsewhere", area="400"),
        enquiry("2024-03-01 09:00", "closed first", closed=True),
        enquiry("2024-03-02 09:00", "closed last", closed=True),
        enquiry("2024-03-05 09:00", "tomorrow"),
    ]
    found = board(ONLY_ANSWER, rows, at("2024-03-04 12:00"))
    assert refs(found, Column.NEW) == ["overdue", "later", "elsewhere"]
    assert refs(found, Column.CLOSED) == ["closed last", "closed first"]
    assert list(found.columns) == list(Column)
    assert found.says is None


def test_an_enquiry_of_another_municipality_and_one_before_the_promise_have_no_clock() -> None:
    elsewhere = card(ONLY_ANSWER, enquiry(area="400", abroad=True), at("2024-03-04 12:00"))
    before = card(ONLY_ANSWER, enquiry("2023-12-31 23:00"), at("2024-03-04 12:00"))
    assert (elsewhere.clocks, before.clocks) == ((), ())
    assert elsewhere.abroad is not None


def test_a_plan_without_such_a_promise_has_a_board_without_clocks_and_says_so() -> None:
    bare = plan(promise("2 om året", maalgruppe="virksomheder", opfyldt_af="besoeg.arrangement"))
    found = board(bare, [enquiry()], at("2024-03-04 12:00"))
    assert (found.promises, [each.clocks for each in found.cards]) == ((), [()])
    assert found.says is not None
    assert "går intet ur" in say(found.says.code, found.says.params)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"positions": 5}, []),
        ({"positions": 6}, ["M"]),
        ({"positions": 6, "met": True}, []),
        ({"positions": 6, "closed": True}, []),
        ({"positions": 6, "area": "400"}, []),
    ],
)
def test_more_than_five_hires_propose_a_meeting_until_one_is_held(given: dict[str, Any], asked: list[str]) -> None:
    found: Card = card(BOTH, enquiry(**given), at("2024-03-04 12:00"))
    assert [each.id for each in found.proposals] == asked


def test_no_meeting_is_proposed_where_the_plan_promises_none() -> None:
    assert card(ONLY_ANSWER, enquiry(positions=20), at("2024-03-04 12:00")).proposals == ()
    assert "flere end 5" in say(proposed(BOTH.promises[2]).code, proposed(BOTH.promises[2]).params)


@pytest.mark.parametrize(
    ("now", "danish", "english"),
    [
        (
            "2024-03-04 10:30",
            "Svar senest 6. marts 2024 kl. 10.00: 47 timer 30 min. tilbage, regnet døgnet rundt",
            "Answer by 6 March 2024 at 10:00: 47 hours 30 min. left, counted day and night",
        ),
        (
            "2024-03-06 11:00",
            "Svar mangler: fristen var 6. marts 2024 kl. 10.00, overskredet med 1 time, regnet døgnet rundt",
            "Answer missing: it was due 6 March 2024 at 10:00, overdue by 1 hour, counted day and night",
        ),
    ],
)
def test_a_clock_is_told_in_both_languages(now: str, danish: str, english: str) -> None:
    step = told(card(ONLY_ANSWER, enquiry(), at(now)).clocks[0])
    assert (say(step.code, step.params), say(step.code, step.params, "en")) == (danish, english)


# --- the same verdicts as the due rows -------------------------------------------------------------------

DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 20))
TOLD = st.tuples(DAYS, st.integers(-1, 24 * 60 - 1), st.integers(-1, 5 * 24 * 60), st.integers(-1, 9 * 24 * 60))
STATES = {
    ClockState.KEPT: State.HOLDT,
    ClockState.KEPT_LATE: State.HOLDT_FOR_SENT,
    ClockState.OVERDUE: State.OVERSKREDET,
    ClockState.SOON: State.SNART,
    ClockState.RUNNING: State.SNART,
}
LINE = "{company:<7}  jobordre  {day}  {minute:<6}  1          {answer:<6}  {help}"


@settings(deadline=None, max_examples=40)
@given(st.lists(TOLD, min_size=1, max_size=5), DAYS)
def test_every_clock_has_the_verdict_and_the_due_minute_of_the_due_row(
    orders: list[tuple[date, int, int, int]], day: date
) -> None:
    heads = "orders   kind      day         minute  positions  answer  help"
    lines, cards = [heads], []
    for company, (came, minute, answer, help_given) in enumerate(orders, 1):
        lines.append(LINE.format(company=company, day=came, minute=minute, answer=answer, help=help_given))
        start = received(came, minute)
        ends = [after_minutes(start, each) if each >= 0 else None for each in (answer, help_given)]
        cards.append(Enquiry(str(company), company, "jobordre", start, 1, ends[0], ends[1], False, "250"))
    now = datetime.combine(day + timedelta(days=1), datetime.min.time(), COPENHAGEN) - timedelta(microseconds=1)
    expected = {
        (each.promise.id, each.subject): (each.state, each.due, each.minute)
        for each in due_rows(BOTH, ledger("\n".join(lines)), day.isoformat())
        if each.promise.id != "M"
    }
    found = {
        (each.promise.id, one.enquiry.company): (
            STATES[each.state],
            day_in_copenhagen(each.due),
            each.due.hour * 60 + each.due.minute,
        )
        for one in board(BOTH, cards, now).cards
        for each in one.clocks
    }
    assert found == expected
