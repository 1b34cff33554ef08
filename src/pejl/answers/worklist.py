"""The work list: what is to be done, for whom, by when, and who has it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pejl.answers.promises import group_names, places
from pejl.due.sheet import DueRow, Sheet
from pejl.due.state import Cause, State
from pejl.words import Step

OPEN = (State.OVERSKREDET, State.SNART, State.AABEN, State.FRITAGET, State.AFVENTER)
WAYS = ("dag", "loefte", "gruppe", "hold", "borger")
"""What a work list may be grouped by."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are asked for; empty for all. `who`: the function responsible, or a part of its name; `worker` and
    `team`: codes, None for all and "" for what nobody has (a worker without a team has rows of no team). `subject`: a
    citizen or a company. `ended`: also rows of cases that are over, which nobody can do any more; a case whose last day
    is the day is not."""

    promises: tuple[str, ...] = ()
    who: str = ""
    worker: str | None = None
    team: str | None = None
    subject: int | None = None
    states: tuple[State, ...] = OPEN
    ended: bool = False


def chosen(sheet: Sheet, wanted: Wanted) -> Sheet:
    """The rows asked for, in order of the day they are due."""
    found = sheet.in_state(*wanted.states)
    if wanted.promises or wanted.who:
        named = places(sheet, wanted.promises)
        found = found.of([at for at in named if not wanted.who or wanted.who in sheet.promises[at].who])
    if wanted.worker is not None:
        found = found.with_word("worker", wanted.worker)
    if wanted.team is not None:
        found = found.with_word("team", wanted.team)
    if wanted.subject is not None:
        found = found.of_subject(wanted.subject)
    return (found if wanted.ended else found.running()).by_day()


def remarks(row: DueRow) -> Iterator[Step]:
    """What stands beside a row: whom it waits for or why it is late, whether it can be seen kept, and what was done."""
    if row.waits_for and row.state is State.AFVENTER:
        yield Step("venter_paa", {"hvem": row.waits_for})
    elif row.cause in (Cause.REGISTRERING, Cause.BORGEREN):
        yield Step(f"aarsag_{row.cause.name.lower()}")
    if not row.promise.acts:
        yield Step("kan_ikke_ses_holdt")
    if row.kept:
        yield Step("gjort", {"dag": row.kept})
    elif row.booked:
        yield Step("booket", {"dag": row.booked})


def counters(sheet: Sheet) -> dict[State, int]:
    """How many rows in each state."""
    return {State(key[0]): many for key, many in sheet.count("state").items()}


def grouped(sheet: Sheet, way: str) -> list[tuple[str, dict[State, int]]]:
    """The rows counted by a way of WAYS: names with the count of each state. `borger` gives ids, of companies too and
    never names. "" is what has no day, no team, no group, or is about nobody."""
    column = {"dag": "due", "loefte": "promise", "gruppe": "promise", "hold": "team", "borger": "subject"}[way]
    found: dict[str, dict[State, int]] = {}
    for (place, state), many in sheet.count(column, "state").items():
        for name in _named(sheet, way, place):
            states = found.setdefault(name, {})
            states[State(state)] = states.get(State(state), 0) + many
    return sorted(found.items())


def _named(sheet: Sheet, way: str, place: int) -> Iterable[str]:
    match way:
        case "dag":
            return (sheet.day_named(place),)
        case "loefte":
            return (sheet.promises[place].id,)
        case "gruppe":
            return (group_names(sheet.promises[place]),)
        case "hold":
            return (sheet.words["team"][place] if place >= 0 else "",)
    return (str(place) if place else "",)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Rows that wait for somebody else: how many of them are past their day, and the oldest such day."""

    who: str
    promise: str
    rows: int
    overdue: int
    oldest: date | None


def waiting(sheet: Sheet) -> list[Waiting]:
    """Whom the rows wait for: the a-kasse, the citizen, a company; "" where what was done is not known yet."""
    waits = sheet.in_state(State.AFVENTER)
    found = []
    for at, promise in enumerate(sheet.promises):
        rows = waits.of([at]).by_day().rows()
        late = [row for row in rows if row.due and row.due < sheet.day]
        for who in sorted({row.waits_for for row in rows}):
            its = [row for row in late if row.waits_for == who]
            many = sum(row.waits_for == who for row in rows)
            found.append(Waiting(who, promise.id, many, len(its), its[0].due if its else None))
    return sorted(found, key=lambda each: (-each.overdue, -each.rows, each.promise))
