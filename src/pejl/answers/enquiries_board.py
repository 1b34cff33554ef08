"""The board of enquiries: each with the plan's clocks running on it, in the column of what is to be done next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pejl.due import Promise
from pejl.due.enquiries import UTC, due_at
from pejl.due.hours import OPENING, hours_of, minutes_between
from pejl.goals import BoundPlan
from pejl.moments.jobordrer import FIVE, over_fem
from pejl.periods import COPENHAGEN, day_in_copenhagen
from pejl.rules import Case, Moment
from pejl.words import Step

SOON = 4
"""A clock is `snart` when at most one part of so many of its hours is left."""


@dataclass(frozen=True, slots=True)
class Enquiry:
    """An enquiry or job order. Instants have a zone; `received` is the day's last minute where only the day is known
    (`due.enquiries.received`). `answered`, `helped`: two different ends, None until they are reached. `area`: the
    municipality whose enquiry it is, by code. `abroad`: the job is in another municipality. `met`: a meeting about the
    recruitment has been held with the company since it came. `company`: the ledger's id."""

    ref: str
    company: int
    kind: str
    received: datetime
    positions: int
    answered: datetime | None
    helped: datetime | None
    closed: bool
    area: str
    abroad: bool = False
    referred: int = 0
    hired: int = 0
    met: bool = False


class ClockState(StrEnum):
    """How a clock stands. The last minute of it is in time, both for what is done and for what is not."""

    KEPT = "holdt"
    KEPT_LATE = "holdt_for_sent"
    OVERDUE = "overskredet"
    SOON = "snart"
    RUNNING = "loeber"


OPEN_STATES = (ClockState.OVERDUE, ClockState.SOON, ClockState.RUNNING)


@dataclass(frozen=True, slots=True)
class Clock:
    """A promise's clock on an enquiry. `end`: `answer` or `help`. `due`: the last instant in time, in Copenhagen.
    `done`: when that end was reached, None where it is not. `minutes` of the clock's own hours: left until the due
    instant while it runs, over it when it is overdue or was kept late, to spare when it was kept."""

    promise: Promise
    end: str
    due: datetime
    done: datetime | None
    state: ClockState
    minutes: int

    @property
    def open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def in_opening_hours(self) -> bool:
        return self.promise.clock == OPENING


class Column(StrEnum):
    """Where an enquiry stands: not answered; answered and waiting for help; helped; closed. Help that came without an
    answer is help."""

    NEW = "nye"
    ANSWERED = "besvaret"
    WORKING = "i_gang"
    CLOSED = "afsluttet"


@dataclass(frozen=True, slots=True)
class Card:
    """An enquiry on the board. `clocks`: the one that runs out first comes first, those that have stopped last.
    `proposals`: the promises that ask for a meeting which has not been held."""

    enquiry: Enquiry
    column: Column
    clocks: tuple[Clock, ...]
    proposals: tuple[Promise, ...]

    @property
    def next(self) -> Clock | None:
        """The clock that runs out first; None where none runs."""
        return self.clocks[0] if self.clocks and self.clocks[0].open else None

    @property
    def abroad(self) -> Step | None:
        """That the job is in another municipality."""
        return Step("virk_tavle_andre_kommuner") if self.enquiry.abroad else None


@dataclass(frozen=True, slots=True)
class Board:
    """Every column in the order of `Column`, also the empty ones. `promises`: those with a clock, none where the plan
    promises no answer and no help; `says` then tells so."""

    columns: Mapping[Column, tuple[Card, ...]]
    promises: tuple[Promise, ...]
    says: Step | None

    @property
    def cards(self) -> list[Card]:
        return [card for column in self.columns.values() for card in column]


def clocked(plan: BoundPlan) -> tuple[Promise, ...]:
    """The plan's promises of an enquiry's answer or help, in its order."""
    return tuple(each for each in plan.promises if each.case is Case.ENQUIRY)


def board(plan: BoundPlan, enquiries: Sequence[Enquiry], now: datetime) -> Board:
    """The enquiries as they stood at the instant: what is done later is not done yet, and those of a later day are not
    there. In each column the clock that runs out first is first; those without a running clock come after, the
    oldest first, and in the last column the newest first. Verdicts are those of the due rows: only enquiries of the
    plan's own municipality that came while a promise is in force have its clock."""
    today = day_in_copenhagen(now)
    cards = [card(plan, each, now) for each in enquiries if _day(each) <= today]
    columns = {name: tuple(sorted((c for c in cards if c.column is name), key=_order)) for name in Column}
    columns[Column.CLOSED] = tuple(sorted(columns[Column.CLOSED], key=_came, reverse=True))
    promises = clocked(plan)
    return Board(columns, promises, None if promises else Step("virk_tavle_ingen_loefter"))


def card(plan: BoundPlan, enquiry: Enquiry, now: datetime) -> Card:
    """One enquiry with its clocks."""
    clocks = [_clock(plan, promise, enquiry, now) for promise in clocked(plan) if _ours(plan, promise, enquiry)]
    clocks.sort(key=lambda each: (not each.open, each.due.astimezone(UTC), each.promise.id))
    return Card(enquiry, _column(enquiry, now), tuple(clocks), proposals(plan, enquiry))


def proposals(plan: BoundPlan, enquiry: Enquiry) -> tuple[Promise, ...]:
    """The plan's promises of a meeting when more than five are to be hired, where this is such an enquiry, no meeting
    was held and it is not closed. Five are not more than five."""
    if enquiry.met or enquiry.closed or enquiry.positions <= FIVE:
        return ()
    return tuple(each for each in plan.promises if _of_many(each) and _ours(plan, each, enquiry))


def _of_many(promise: Promise) -> bool:
    """Whether the promise is about enquiries of more than five, by its trigger or by its condition."""
    return any(isinstance(each, Moment) and each.name == over_fem.name for each in (promise.trigger, promise.condition))


def _ours(plan: BoundPlan, promise: Promise, enquiry: Enquiry) -> bool:
    return enquiry.area == plan.own.code and promise.first <= _day(enquiry) <= promise.last


def _day(enquiry: Enquiry) -> date:
    return day_in_copenhagen(enquiry.received)


def _clock(plan: BoundPlan, promise: Promise, enquiry: Enquiry, now: datetime) -> Clock:
    end = promise.acts[0].moment.end
    hours = hours_of(promise)
    due = due_at(enquiry.received.astimezone(COPENHAGEN), hours, promise.clock, plan.opening)
    reached = enquiry.answered if end == "answer" else enquiry.helped
    done = reached if _is_done(reached, now) else None
    until = done or now
    late = until.astimezone(UTC) > due.astimezone(UTC)
    low, high = (due, until) if late else (until, due)
    minutes = minutes_between(low, high, promise.clock, plan.opening)
    if done is not None:
        state = ClockState.KEPT_LATE if late else ClockState.KEPT
    elif late:
        state = ClockState.OVERDUE
    else:
        state = ClockState.SOON if minutes * SOON <= hours * 60 else ClockState.RUNNING
    return Clock(promise, end, due, done, state, minutes)


def _is_done(reached: datetime | None, now: datetime) -> bool:
    return reached is not None and reached.astimezone(UTC) <= now.astimezone(UTC)


def _column(enquiry: Enquiry, now: datetime) -> Column:
    if enquiry.closed:
        return Column.CLOSED
    if _is_done(enquiry.helped, now):
        return Column.WORKING
    return Column.ANSWERED if _is_done(enquiry.answered, now) else Column.NEW


def _came(card: Card) -> tuple[datetime, str]:
    return card.enquiry.received.astimezone(UTC), card.enquiry.ref


def _order(card: Card) -> tuple[bool, datetime, datetime, str]:
    first = card.next
    came, ref = _came(card)
    return first is None, came if first is None else first.due.astimezone(UTC), came, ref


# --- in words ---------------------------------------------------------------------------------------------


def told(clock: Clock) -> Step:
    """How a clock stands: when it runs out and what is left of it, or when it was kept."""
    what, of = Step(f"virk_ende_{clock.end}"), "i_aabningstiden" if clock.in_opening_hours else "doegnet_rundt"
    said = {"hvad": what, "frist": moment_of(clock.due), "tid": length(clock.minutes), "ur": Step(f"virk_ur_{of}")}
    return Step(f"virk_ur_{clock.state}", said)


def proposed(promise: Promise) -> Step:
    """That a meeting is proposed, and by which promise."""
    return Step("virk_tavle_moede", {"antal": FIVE, "loefte": promise.text})


def moment_of(instant: datetime) -> Step:
    """`3. marts 2024 kl. 10.05`, in Copenhagen."""
    at = instant.astimezone(COPENHAGEN)
    return Step("virk_tidspunkt", {"dag": at.date(), "time": f"{at.hour}", "minut": f"{at:%M}"})


def length(minutes: int) -> Step:
    """`2 timer 5 min.`; minutes alone under an hour."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return Step("virk_tid_minutter", {"minutter": rest})
    code = "virk_tid_time" if hours == 1 else "virk_tid_timer"
    return Step(code, {"timer": hours, "minutter": rest or ""})
