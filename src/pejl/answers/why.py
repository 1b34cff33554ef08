"""Why one row is due on its day: the row found again by its id, and its trail."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pejl.answers.kept import kept
from pejl.answers.promises import duties
from pejl.due import Promise
from pejl.due.beside import absences, exemptions
from pejl.due.known import known_of
from pejl.due.run import Setting
from pejl.due.run import sheet as run
from pejl.due.sheet import DueRow
from pejl.due.state import State
from pejl.due.why import Around, per_cent, trail
from pejl.ledger.one import only, part_with
from pejl.ledger.snapshot import Snapshot
from pejl.numbers import rounded
from pejl.periods import day_in_copenhagen, day_number, day_of
from pejl.rules import Case
from pejl.words import Step

Then = Callable[[datetime], Snapshot]
"""The events as they were known at an instant."""


class NoRow(Exception):
    """A row id that leads nowhere: a code of `words` with its parameters."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@dataclass(frozen=True, slots=True)
class Why:
    row: DueRow
    steps: Sequence[Step]


def origin_of(row_id: str) -> str:
    """The plan a row is of (its file's name without the ending), or LAW. Raises NoRow for what is no row's id."""
    if len(_parts(row_id)) != PARTS:
        raise NoRow("raekke_forkert", skrevet=row_id)
    return _parts(row_id)[0]


def why(
    row_id: str,
    promises: Sequence[Promise],
    snapshot: Snapshot,
    day: date,
    setting: Setting,
    known: Sequence[datetime] = (),
    then: Then | None = None,
) -> Why:
    """The row as it stands on the day, and why. `known`: the instants at which the ledger learnt something, with
    `then`, what it knew at each: so that an act told of too late is seen. Raises NoRow."""
    promise = _promise(row_id, promises)
    person = _person(row_id)
    one = snapshot
    if promise.case is Case.PERSON:
        part = part_with(snapshot, person)
        if part is None:
            raise NoRow("raekke_ukendt_borger", skrevet=str(person))
        one = only(snapshot, part, person)
    rows = _rows(promise, one, day, setting)
    row = next((each for each in rows if each.id == row_id), None)
    if row is None:
        raise NoRow("raekke_findes_ikke", skrevet=row_id, dag=day)
    known_days = known_of(promise, snapshot, day_number(day))
    since = day_of(known_days.since) if known_days.since > 0 else None
    around = Around(
        setting.calendar,
        known=day_of(known_days.until) if known_days.told else None,
        since=since,
        started=_started(row, rows, since),
        handed_to=row.waits_for if row.waits_for != promise.who else "",
        handed_unverified=any(rule.unverified for rule in setting.handed_over if rule.force.covers(row.began or day)),
        known_late=_known_late(row, known, then, setting),
        portfolio=_portfolio(promise, snapshot, day, setting),
    )
    if promise.case is Case.PERSON:
        part = next(one.parts())
        around = replace(around, exemptions=exemptions(one, part, day), absences=absences(one, part, day))
    return Why(row, trail(row, around, day))


PARTS = 5


def _parts(row_id: str) -> list[str]:
    return row_id.split("/")


def _person(row_id: str) -> int:
    subject = _parts(row_id)[2]
    if not subject.isdecimal():
        raise NoRow("raekke_forkert", skrevet=row_id)
    return int(subject)


def _promise(row_id: str, promises: Sequence[Promise]) -> Promise:
    origin, name = origin_of(row_id), _parts(row_id)[1]
    among = [each for each in (*promises, *duties()) if each.origin == origin]
    ids = {each.id: each for each in among}
    whole = name.partition("@")[0]
    found = ids.get(whole) or ids.get(whole.rpartition(".")[0])
    if found is None:
        raise NoRow("raekke_ukendt_loefte", skrevet=name, findes=sorted(ids))
    return found


def _rows(promise: Promise, snapshot: Snapshot, day: date, setting: Setting) -> list[DueRow]:
    return run([promise], snapshot, day, replace(setting, unkept=False)).rows()


def _started(row: DueRow, rows: Sequence[DueRow], since: date | None) -> date | None:
    """The first day that the clock of the row's case ran from; None where the case is older than what is known."""
    if row.began is None or (since is not None and row.began < since):
        return None
    return min(each.anchor for each in rows if each.began == row.began and each.subject == row.subject)


def _found(row_id: str, promise: Promise, snapshot: Snapshot, day: date, setting: Setting) -> DueRow | None:
    return next((row for row in _rows(promise, snapshot, day, setting) if row.id == row_id), None)


def _known_late(row: DueRow, known: Sequence[datetime], then: Then | None, setting: Setting) -> date | None:
    """The day the ledger came to know of the act, where that was after the row was due although the act was not. What
    the first load of all told was not told late: there was nowhere to tell it before."""
    if then is None or row.kept is None or row.due is None or row.state is not State.HOLDT:
        return None
    for place, instant in enumerate(sorted(known)):
        told = day_in_copenhagen(instant)
        if told < row.kept:
            continue
        before = _found(row.id, row.promise, then(instant), max(told, row.anchor), setting)
        if before is not None and before.kept == row.kept:
            return told if place and told > row.due else None
    return None


def _portfolio(promise: Promise, snapshot: Snapshot, day: date, setting: Setting) -> tuple[Step, ...]:
    """How the whole group stands, where the promise is kept for a share of it."""
    if promise.share is None:
        return ()
    stands = kept(run([promise], snapshot, day, replace(setting, unkept=False)))[0]
    if stands.share is None:
        return (Step("hvorfor_andel_endnu_ingen"),)
    return (Step("hvorfor_andel_staar", {"andel": per_cent(promise.share), "staar": rounded(stands.share * 100, 1)}),)
