"""How a promise is kept: the share in time, how late the rest was, and whose the delay was."""

from dataclasses import dataclass
from fractions import Fraction

from pejl.due import Promise
from pejl.due.sheet import Sheet
from pejl.due.state import Cause, State
from pejl.due.task import NEVER
from pejl.periods import day_number


@dataclass(frozen=True, slots=True)
class Kept:
    """One promise. `decided`: rows whose day has passed or that are kept; `in_time`, `late` and `overdue` (not kept,
    its day has passed) add up to it. `share` (overholdelsesgrad): in time of decided, None where none is decided or no
    day is given. `awaited`: past their day and waiting for somebody else: of a promise that is somebody else's to keep
    they are overdue too, of our own they are in none of these numbers, nor are those that another kept for us.
    `unknown`: past their day, and nobody can say. Of a promise to a share of the group that is done with in each case
    `share` is of cases, those exempted past their day (`exempt`) with them. `delay`: the median of days late, of those
    kept late; `wait`: the median of days from the moment to the act, of all that were kept. `causes`: whose the late
    and overdue rows are. `cases`: what `share` is of where it is of cases: kept, and all. `citizens`: how many persons
    (or companies) the rows in time, late and overdue are of, and `beside` of how many those awaited and unknown are: a
    promise of every week is many rows of one."""

    promise: Promise
    rows: int
    decided: int
    in_time: int
    late: int
    overdue: int
    awaited: int
    unknown: int
    share: Fraction | None
    delay: Fraction | None
    wait: Fraction | None
    causes: dict[Cause, int]
    exempt: int = 0
    cases: tuple[int, int] | None = None
    citizens: tuple[int, int, int] = (0, 0, 0)
    beside: tuple[int, int] = (0, 0)

    @property
    def lacks(self) -> str:
        """Why there is no share, as a code; "" where there is one."""
        if self.share is not None:
            return ""
        if not self.promise.acts:
            return "kan_ikke_ses"
        if not self.promise.has_due_day:
            return "uden_frist"
        return "intet_afgjort" if self.rows else "ingen_raekker"

    @property
    def holds(self) -> bool | None:
        """Of a promise with a share to keep: whether it is kept for as many; None where that is not asked."""
        return None if self.promise.share is None or self.share is None else self.share >= self.promise.share


def kept(sheet: Sheet) -> list[Kept]:
    """Every promise of the sheet, in the plan's order, those without rows too."""
    return [kept_of(promise, sheet.of([at])) for at, promise in enumerate(sheet.promises)]


def kept_of(promise: Promise, every: Sheet) -> Kept:
    """One promise; `every`: its rows, or those of them that are asked about."""
    if not len(every):
        return Kept(promise, 0, 0, 0, 0, 0, 0, 0, None, None, None, {})
    theirs = bool(promise.acts) and promise.who in every.words["waits"]
    waiting, unsaid = (_past_its_day(every, cause) for cause in (Cause.ANDEN, Cause.REGISTRERING))
    awaited = len(waiting)
    rows = every if theirs else every.ours()  # what the law has handed over is not ours to keep, kept or not
    count = {State(key[0]): many for key, many in rows.count("state").items()}
    in_time, late, overdue = (count.get(state, 0) for state in (State.HOLDT, State.HOLDT_FOR_SENT, State.OVERSKREDET))
    decided = in_time + late + overdue
    causes = {Cause(key[0]): many for key, many in rows.decided().count("cause").items() if key[0] != Cause.INGEN}
    if awaited and theirs:
        overdue, decided = overdue + awaited, decided + awaited
        causes[Cause.ANDEN] = causes.get(Cause.ANDEN, 0) + awaited
    measured = promise.has_due_day and promise.acts
    part, whole, exempt, cases = in_time, decided, 0, None
    if promise.share is not None and not promise.renews:
        part, missed, exempt = rows.cases(theirs=theirs)
        whole = part + missed + exempt
        cases = part, whole
    return Kept(
        promise,
        len(every),
        decided,
        in_time,
        late,
        overdue,
        awaited,
        len(unsaid),
        Fraction(part, whole) if measured and whole else None,
        _median(rows.delays()),
        _median(rows.waits()),
        causes,
        exempt,
        cases,
        _citizens(rows, waiting if theirs else None),
        (len(waiting.subjects()), len(unsaid.subjects())),
    )


def _citizens(rows: Sheet, waiting: Sheet | None) -> tuple[int, int, int]:
    """Of how many the rows in time, late and overdue are. `waiting`: what is awaited of somebody whose promise it is,
    and so is overdue."""
    overdue = {*rows.in_state(State.OVERSKREDET).subjects(), *(waiting.subjects() if waiting else ())}
    in_time, late = (len(rows.in_state(each).subjects()) for each in (State.HOLDT, State.HOLDT_FOR_SENT))
    return in_time, late, len(overdue)


def _past_its_day(rows: Sheet, cause: Cause) -> Sheet:
    """Those that wait although their day has passed."""
    waits = rows.in_state(State.AFVENTER)
    due = waits.columns["due"]
    return waits.where((waits.columns["cause"] == cause) & (due > NEVER) & (due < day_number(rows.day)))


def _median(ordered: list[int]) -> Fraction | None:
    """The middle number; of an even count the mean of the two in the middle."""
    if not ordered:
        return None
    middle = len(ordered) // 2
    return Fraction(ordered[middle]) if len(ordered) % 2 else Fraction(ordered[middle - 1] + ordered[middle], 2)


@dataclass(frozen=True, slots=True)
class Spread:
    """How a promise is kept in one team; "" is the rows that nobody has."""

    team: str
    kept: Kept


def by_team(sheet: Sheet, promise: Promise) -> list[Spread]:
    """The teams of a promise, by name. Named staff are never held against each other."""
    at = list(sheet.promises).index(promise)
    rows = sheet.of([at])
    teams = sorted({place for (place,) in rows.count("team")})
    named = [(sheet.words["team"][place] if place >= 0 else "") for place in teams]
    return [Spread(name, kept_of(promise, rows.with_word("team", name))) for name in named]
