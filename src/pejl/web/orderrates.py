"""Formidlings- and besættelsesgrad beside the board: counted here, and as published, in lines of their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pejl.answers.own_orders import own_orders
from pejl.answers.points import of_place
from pejl.goals import BoundPlan, Part
from pejl.ledger import Origin
from pejl.numbers import Value
from pejl.periods import Period
from pejl.web.enquiries import Known
from pejl.web.stand import Stand
from pejl.words import Step

OF_INDICATOR = {
    "virksomheder.formidlingsgrad": "formidlingsgrad",
    "virksomheder.besaettelsesgrad": "besaettelsesgrad",
}


@dataclass(frozen=True, slots=True)
class Published:
    """The newest number that a goal of the plan is judged on. `origin`: offentliggjort or tastet."""

    code: str
    value: Value
    period: Period
    origin: str


@dataclass(frozen=True, slots=True)
class Rates:
    """`own`: sentences about the own counts of the last twelve months; `published`: never one of them."""

    own: Sequence[Step]
    published: Sequence[Published]


def rates(stand: Stand, enquiries: Iterable[Known]) -> Rates:
    """Of the enquiries to the own municipality, whosever they are."""
    day = stand.day
    first, end = a_year_before(day), day + timedelta(days=1)
    ours = [each.enquiry for each in enquiries if each.enquiry.area == stand.plan.own.code]
    published = stand.once("virksomhedernes_tal", lambda: _published(stand))
    return Rates(own_orders(ours, first, end, day).told(), published)


def a_year_before(day: date) -> date:
    """The day after the same day a year before, so that the year ends on the day: of 29 February, 1 March."""
    try:
        return day.replace(year=day.year - 1) + timedelta(days=1)
    except ValueError:
        return date(day.year - 1, 3, 1)


def _published(stand: Stand) -> list[Published]:
    found = []
    for code, part in _parts(stand.plan):
        series = [each for each in of_place(part, stand.plan.own, stand.figures, stand.day) if each.points]
        newest = max((each.points[-1] for each in series), key=lambda point: point.period.end, default=None)
        if newest is not None and part.spec is not None:
            found.append(Published(code, newest.value, newest.period, part.spec.origin.value))
    return found


def _parts(plan: BoundPlan) -> list[tuple[str, Part]]:
    every = [part for goal in plan.goals for part in goal.parts or (goal.part,)]
    of = [(OF_INDICATOR.get(part.spec.indicator.name, ""), part) for part in every if part.spec is not None]
    return [(code, part) for code, part in of if code and part.spec and part.spec.origin is not Origin.OWN]
