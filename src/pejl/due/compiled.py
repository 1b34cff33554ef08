"""A promise as tasks: its names become expressions of the ledger's verbs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pejl import law
from pejl.due.promise import Act, Promise
from pejl.due.task import Once, Rolling, Task
from pejl.law.catalogue import catalogue
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
    """A task, and which of the promise's acts keeps its rows (None: nothing in the ledger does). `line`: the benefit
    whose clock it is, where the promise has several; "" where it has one. `leave`: the exemptions among what stops its
    clock."""

    act: Act | None
    task: Task
    line: str = ""
    leave: Spans | None = None


def compiled(promise: Promise, seniority: Seniority) -> tuple[Compiled, ...]:
    """The tasks of a promise to persons or companies: one for each act, and one for each benefit of a promise whose
    clock is the benefit's own."""
    lines = _lines(promise)
    return tuple(
        _compiled(promise, act, line if len(lines) > 1 else "", codes, seniority)
        for line, codes in lines.items()
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


def _lines(promise: Promise) -> dict[str, tuple[str, ...]]:
    """The codes by the benefit whose clock they share. The law's own cases, and time reached, begin anew with another
    benefit; not with one that replaced it."""
    if not (promise.keeps_old or isinstance(promise.rhythm, WhenReached)):
        return {"": promise.groups}
    lines: dict[str, list[str]] = {}
    for code in promise.groups:
        lines.setdefault(_line(code), []).append(code)
    return {line: tuple(codes) for line, codes in lines.items()}


def _base(code: str) -> str:
    return code.partition(":")[0].partition("@")[0]


def _line(code: str) -> str:
    base = _base(code)
    return law.groups()[base].replaced_by or base if base in law.groups() else base


def _whole_line(codes: tuple[str, ...]) -> tuple[str, ...]:
    """The benefits themselves, those that were replaced by them with them."""
    replaced = (code for code, group in law.groups().items() if group.replaced_by in {_base(each) for each in codes})
    return tuple(dict.fromkeys((*map(_base, codes), *replaced)))


def _compiled(promise: Promise, act: Act | None, line: str, codes: tuple[str, ...], seniority: Seniority) -> Compiled:
    own, asked = own_of(promise, codes), None
    if promise.keeps_old and promise.case is Case.PERSON:
        # The law counts time on the benefit: a visitation, an age or an exception says who is asked, not from when.
        benefit = people(_whole_line(codes), IN_TOUCH)
        whole = Own(benefit.union, codes, "", benefit.pause)
        own, asked = whole, own.people if own.people != whole.people else None
    condition = _condition(promise, own)
    cases, has = own.courses, None
    if isinstance(condition, Marks) and promise.case is Case.PERSON:
        condition, has = None, condition
    shape = _shape(promise, act, own, seniority)
    if isinstance(shape, Rolling) and isinstance(condition, Spans):
        cases, condition = cases & condition, None
    leave, stops = _stops(promise, act, own)
    first, last = day_number(promise.first), day_number(promise.last)
    task = Task(cases, shape, first, last, promise.keeps_old, stops, promise.resume, condition, has, asked)
    return Compiled(act, task, line, leave)


def _stops(promise: Promise, act: Act | None, own: Own) -> tuple[Spans | None, Spans | None]:
    """Days of exemptions, and with them the days on which the act itself is going on: on both the clock stands still.
    An exemption that is what the case is about, sickness of the sick, is none."""
    if promise.case is not Case.PERSON:
        return None, None
    bases, entries = {_base(code) for code in own.groups}, catalogue("exemptions")
    kinds = [kind for kind in promise.exempted_by if kind not in entries or bases.isdisjoint(entries[kind].not_for)]
    leave = held("exemptions", *kinds) if kinds else None
    if act is None or act.moment.going_on is None:
        return leave, leave
    going_on = act.moment.going_on(own)
    return leave, going_on if leave is None else leave | going_on


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
    return Once(anchors, acts, promise.window, at=promise.at_anchor, reach=reach, limit=promise.limit)


def _lasted(promise: Promise, own: Own, duration: Duration, seniority: Seniority) -> Marks:
    """The days on which the case has lasted so long, as the benefit's time is counted."""
    return _marks(promise.trigger, own, _window(duration), seniority(_base(own.groups[0]), promise.first))


def _window(duration: Duration) -> Window:
    if duration.span in (Span.MONTHS, Span.YEARS):
        return Window(months=duration.number * (12 if duration.span is Span.YEARS else 1))
    return Window(days=duration.number * (7 if duration.span is Span.WEEKS else 1))


def _marks(moment: Moment | None, own: Own, *lasting: Window | None) -> Marks:
    found = None if moment is None else moment.rule(own, *lasting)
    if not isinstance(found, Marks):
        raise TypeError(f"{moment and moment.name} is no moment that starts or keeps a promise")
    return found
