"""A promise as tasks: its names become expressions of the ledger's verbs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from pejl import law
from pejl.due.promise import Act, Promise
from pejl.due.task import Once, Rolling, Task
from pejl.ledger.verbs import DAY, Marks, Spans, Window, aged, held
from pejl.ledger.verbs.counting import tables_of
from pejl.people import IN_TOUCH, people
from pejl.periods import day_number
from pejl.rules import Case, Moment, Own
from pejl.sentences.shapes import CountWithin, Duration, Every, Per, Span, Times, WhenReached

Seniority = Callable[[str, date], Window | None]
"""How far back a group's time is added up, on a day; None where it is unbroken time."""

A_PERIOD = {
    Per.WEEK: Duration(1, Span.WEEKS),
    Per.MONTH: Duration(1, Span.MONTHS),
    Per.QUARTER: Duration(3, Span.MONTHS),
    Per.YEAR: Duration(1, Span.YEARS),
}
EVER = 400
"""Years: a company's case does not end."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A task, and which of the promise's acts keeps its rows (None: nothing in the ledger does)."""

    act: Act | None
    task: Task


def compiled(promise: Promise, seniority: Seniority) -> tuple[Compiled, ...]:
    """The tasks of a promise to persons or companies: one for each act, and one for each benefit of a promise whose
    clock is the benefit's own."""
    return tuple(
        Compiled(act, _task(promise, act, codes, seniority))
        for codes in _clocks(promise)
        for act in (promise.acts or (None,))
    )


def tables_of_act(moment: Moment) -> frozenset[str]:
    """The tables that say whether something was done, without those that say of whom."""
    lasting = (Window(days=1),) if moment.lasts else ()
    return tables_of(moment.rule(Own(aged(0, 1), (), "", DAY), *lasting)) - {"persons"}


def table_of(moment: Moment) -> str:
    """The one table a moment's rows are of: `talks` for a talk of any kind, `offers` for an offer; "" for several."""
    tables = tables_of_act(moment)
    return next(iter(tables)) if len(tables) == 1 else ""


def own_of(promise: Promise, codes: tuple[str, ...]) -> Own:
    """Whom the promise is for; of companies every one that the part knows."""
    if promise.case is not Case.PERSON:
        return Own(aged(0, EVER), codes, "", DAY)
    who = people(codes, IN_TOUCH)
    rows = who.union - people(promise.without).union if promise.without else who.union
    return Own(rows, codes, "", who.pause)


def _clocks(promise: Promise) -> Iterator[tuple[str, ...]]:
    """The law's own cases, and time reached, begin anew with another benefit; not with one that replaced it."""
    if not (promise.keeps_old or isinstance(promise.rhythm, WhenReached)):
        yield promise.groups
        return
    lines: dict[str, list[str]] = {}
    for code in promise.groups:
        lines.setdefault(_line(code), []).append(code)
    yield from map(tuple, lines.values())


def _line(code: str) -> str:
    base = code.split(":")[0].split("@")[0]
    return law.groups()[base].replaced_by or base if base in law.groups() else base


def _task(promise: Promise, act: Act | None, codes: tuple[str, ...], seniority: Seniority) -> Task:
    own = own_of(promise, codes)
    condition = _condition(promise, own)
    cases, has = own.courses, None
    if isinstance(condition, Marks) and promise.case is Case.PERSON:
        condition, has = None, condition
    shape = _shape(promise, act, own, seniority)
    if isinstance(shape, Rolling) and isinstance(condition, Spans):
        cases, condition = cases & condition, None
    return Task(
        cases,
        shape,
        day_number(promise.first),
        day_number(promise.last),
        promise.keeps_old,
        _stops(promise, act, own),
        promise.resume,
        condition,
        has,
    )


def _stops(promise: Promise, act: Act | None, own: Own) -> Spans | None:
    """Days on which the clock stands still: exemptions, and those on which the act itself is going on."""
    if promise.case is not Case.PERSON:
        return None
    exempt = held("exemptions", *promise.exempted_by) if promise.exempted_by else None
    if act is None or act.moment.going_on is None:
        return exempt
    going_on = act.moment.going_on(own)
    return going_on if exempt is None else exempt | going_on


def _condition(promise: Promise, own: Own) -> Marks | Spans | None:
    if isinstance(promise.condition, Moment):
        found: Marks | Spans = promise.condition.rule(own)
        return found
    return people(promise.condition, IN_TOUCH).union if promise.condition else None


def _shape(promise: Promise, act: Act | None, own: Own, seniority: Seniority) -> Once | Rolling:
    acts = None if act is None else _marks(act.moment, own)
    start = None if promise.trigger is None or promise.trigger.lasts else _marks(promise.trigger, own)
    match promise.rhythm:
        case Every(duration) if acts is not None:
            return Rolling(start, acts, 1, duration, promise.limit)
        case CountWithin(_, window) if acts is not None and act is not None:
            return Rolling(start, acts, act.count, window, promise.limit)
        case Times(least, _, per) if acts is not None:
            return Rolling(start, acts, least, A_PERIOD[per], promise.limit)
        case WhenReached(_, duration):
            return Once(_lasted(promise, own, duration, seniority), acts, Duration(0, Span.DAYS), early=True)
    anchors = own.courses.starts() if start is None else start
    reach = promise.trigger.reach if promise.trigger else DAY
    return Once(anchors, acts, promise.window, at=promise.at_anchor, reach=reach)


def _lasted(promise: Promise, own: Own, duration: Duration, seniority: Seniority) -> Marks:
    """The days on which the case has lasted so long, as the benefit's time is counted."""
    code = own.groups[0].split(":")[0].split("@")[0]
    return _marks(promise.trigger, own, _window(duration), seniority(code, promise.first))


def _window(duration: Duration) -> Window:
    if duration.span in (Span.MONTHS, Span.YEARS):
        return Window(months=duration.number * (12 if duration.span is Span.YEARS else 1))
    return Window(days=duration.number * (7 if duration.span is Span.WEEKS else 1))


def _marks(moment: Moment | None, own: Own, *lasting: Window | None) -> Marks:
    found = None if moment is None else moment.rule(own, *lasting)
    if not isinstance(found, Marks):
        raise TypeError(f"{moment and moment.name} is no moment that starts or keeps a promise")
    return found
