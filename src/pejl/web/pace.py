"""How far along visits and events are of what the plan asks for: each goal and each promise of so many a period."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from pejl.answers.run_rate import Pace, RunRate, of_goal, of_promise
from pejl.due import Promise
from pejl.goals import BoundPlan, Part
from pejl.numbers import rounded
from pejl.web.companies import Directory
from pejl.web.companyrows import Row
from pejl.web.visits import Days, days
from pejl.words import Step, say

OF_INDICATOR: Mapping[str, str] = {"virksomheder.besoeg": "besoeg", "virksomheder.arrangementer": "arrangement"}
"""Indicators that count visits or events, each with the kind of record."""
OF_MOMENT: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "besoeg.holdt": ("besoeg", ()),
    "besoeg.rekrutteringsmoede": ("besoeg", ("rekrutteringsmoede",)),
    "besoeg.arrangement": ("arrangement", ()),
}
"""Moments that are a visit or an event, each with the kind of record and the kinds of visit that count; () for all."""
SHADES: Mapping[Pace, tuple[str, str]] = {
    Pace.NAAET: ("godt", "✓"),
    Pace.FORAN: ("godt", "↑"),
    Pace.PAA_TAKT: ("godt", "="),
    Pace.BAGUD: ("skidt", "↓"),
}


@dataclass(frozen=True, slots=True)
class PaceTold:
    """`number`: the goal's or promise's id; `needed`: by today, one decimal; `first`, `last`: days of the period."""

    number: str
    text: str
    address: str
    standing: str
    shade: str
    sign: str
    first: date
    last: date
    counted: int
    needed: Decimal
    planned: int
    target: int
    steps: Sequence[Step]


def paces(directory: Directory, every: Mapping[str, Sequence[Row]], lang: str) -> list[PaceTold]:
    """`every`: all visits and events by kind of record. The plan's goals first, then its promises, in its order."""
    stand = directory.stand
    own = {kind: [row for row in rows if row.values["area"] == stand.plan.own.code] for kind, rows in every.items()}
    goals = (
        (part.id, part.text, reverse("maalet", args=[goal]), of_goal(stand.plan, part, *_of(found), stand.day))
        for goal, part, found in _goals(stand.plan, own)
    )
    promises = (
        (each.id, each.text, reverse("loeftet", args=[each.id]), of_promise(stand.plan, each, *_of(found), stand.day))
        for each, found in _promises(stand.plan, own)
    )
    return [_told(number, text, at, rate, lang) for number, text, at, rate in (*goals, *promises) if rate is not None]


def _goals(plan: BoundPlan, own: Mapping[str, Sequence[Row]]) -> Iterator[tuple[str, Part, Days]]:
    for goal in plan.goals:
        for part in goal.parts or (goal.part,):
            kind = OF_INDICATOR.get(part.spec.indicator.name) if part.spec else None
            if kind:
                yield goal.id, part, days(own[kind])


def _promises(plan: BoundPlan, own: Mapping[str, Sequence[Row]]) -> Iterator[tuple[Promise, Days]]:
    for promise in plan.promises:
        moment = promise.acts[0].moment.name if promise.acts else ""
        if moment in OF_MOMENT:
            kind, only = OF_MOMENT[moment]
            yield promise, days(own[kind], only)


def _of(found: Days) -> tuple[tuple[date, ...], tuple[date, ...]]:
    return found.held, found.planned


def _told(number: str, text: str, address: str, rate: RunRate, lang: str) -> PaceTold:
    shade, sign = SHADES[rate.pace]
    return PaceTold(
        number,
        text,
        address,
        say(f"web_henv_takt_{rate.pace}", {}, lang),
        shade,
        sign,
        rate.first,
        rate.last,
        rate.counted,
        rounded(rate.needed, 1),
        rate.planned,
        rate.target,
        rate.told(),
    )
