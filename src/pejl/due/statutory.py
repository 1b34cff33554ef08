"""The duties of the law as promises: the same shapes, the same moments, dated by the day the case began."""

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

from pejl.due.promise import LAW, Act, Basis, Promise
from pejl.law.duties import Duty, duties, seniority
from pejl.ledger.verbs import Window
from pejl.rules import Moment
from pejl.sentences import print_rhythm
from pejl.sentences.shapes import CountWithin, Span, Times

FIRST, LAST = date(1990, 1, 1), date(2199, 12, 31)
_MONTHS = {Span.MONTHS: 1, Span.YEARS: 12}
_DAYS = {Span.DAYS: 1, Span.WEEKS: 7}


def statutory(moments: Mapping[str, Moment], rules_on: date | None = None) -> tuple[Promise, ...]:
    """Every version of every duty, for the cases that begin in its days. With `rules_on`: the duties of that day, for
    all cases whenever they began, and what is expected then with them."""
    if rules_on is None:
        return tuple(_promise(duty, moments) for duty in duties() if not duty.expected)
    return tuple(_promise(duty, moments, always=True) for duty in duties(rules_on))


def window_of(code: str, on: date) -> Window | None:
    """How far back the time of a group is added up; None where it is unbroken time."""
    found = seniority(code, on)
    if found is None or found.window is None:
        return None
    number, span = found.window.number, found.window.span
    return Window(months=number * _MONTHS[span]) if span in _MONTHS else Window(days=number * _DAYS[span])


def _promise(duty: Duty, moments: Mapping[str, Moment], *, always: bool = False) -> Promise:
    last = LAST if duty.force.end is None else duty.force.end - timedelta(days=1)
    first = max(duty.force.first, FIRST)
    return Promise(
        origin=LAW,
        id=duty.code,
        text=duty.name,
        groups=duty.groups,
        without=duty.excepted,
        trigger=moments[duty.trigger],
        acts=_acts(duty, moments),
        rhythm=duty.rhythm,
        said=print_rhythm(duty.rhythm),
        clock="døgn",
        condition=moments[duty.condition] if duty.condition else None,
        limit=duty.for_first,
        share=None if duty.share is None else Fraction(duty.share) / 100,
        who=duty.responsible,
        first=FIRST if always else first,
        last=LAST if always else last,
        keeps_old=True,
        exempted_by=duty.exempted_by,
        resume=duty.after_exemption,
        basis=Basis(duty.family, duty.paragraph, duty.source, duty.unverified, duty.expected),
    )


def _acts(duty: Duty, moments: Mapping[str, Moment]) -> tuple[Act, ...]:
    """One act, or one for each noun; `kept_by` is the first noun's."""
    named = moments[duty.kept_by] if duty.kept_by else None
    if not isinstance(duty.rhythm, CountWithin):
        count = duty.rhythm.least if isinstance(duty.rhythm, Times) else 1
        return (Act("", count, named),) if named else ()
    found = []
    for place, (count, noun) in enumerate(duty.rhythm.counts):
        by_noun = next(each for each in moments.values() if noun in each.nouns)
        found.append(Act(noun, count, named if place == 0 and named else by_noun))
    return tuple(found)
