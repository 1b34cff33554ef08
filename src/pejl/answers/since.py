"""What has changed since a day, goal by goal, and why: exactly, with what cannot be told apart called unknown.

Between the number then and the number now stands a third: what was asked then, answered with what is known now. The
first step is what became known of the same periods, the second is newer periods; the two always add up to the whole.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from pejl.answers.trend import number
from pejl.goals import BoundPlan, Goal, Judgement, Part, Standing, stand
from pejl.ledger import Figures, Origin, SeriesKey
from pejl.ledger.figures import Series
from pejl.ledger.verbs.counting import Counting
from pejl.measure import Measured, Spec
from pejl.numbers import Value
from pejl.periods import Period
from pejl.words import Step, show

NOT_JUDGED = "ikke_bedoemt"
"""In place of a verdict, of what decides nothing."""


class Why(StrEnum):
    """What moved a number."""

    NEW_FIGURES = "nye_tal"
    REVISION = "revision"
    OWN_WORK = "egne_haendelser"
    OTHER_SOURCE = "anden_kilde"
    FIRST = "foerste_tal"
    GONE = "ikke_laengere"
    UNKNOWN = "ukendt"


@dataclass(frozen=True, slots=True)
class Reason:
    """One cause of a move and how much of it (`by`, None where a number is missing before or after)."""

    why: Why
    by: Value | None
    says: Step


@dataclass(frozen=True, slots=True)
class Move:
    """A number before and after. The `by` of the reasons add up to after minus before where both are known. No reasons:
    it is the same number of the same period."""

    before: Value | None
    after: Value | None
    before_period: Period | None
    after_period: Period | None
    reasons: tuple[Reason, ...]

    @property
    def difference(self) -> Value | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Change:
    """A goal, or a part or a budget row of one. `own` is the number judged, `reference` what it is held against (None
    where there was none before and after). `says`: what moved beside the numbers: stage and verdict."""

    id: str
    text: str
    before: Standing
    after: Standing
    own: Move
    reference: Move | None
    says: tuple[Step, ...]
    parts: tuple["Change", ...] = ()

    @property
    def nothing(self) -> bool:
        """Nothing moved: neither numbers, stage nor verdict, of it or of its parts."""
        moved = self.own.reasons or self.says or (self.reference and self.reference.reasons)
        return not moved and all(part.nothing for part in self.parts)


def since(plan: BoundPlan, figures_now: Figures, figures_then: Figures, day_now: date, day_then: date) -> list[Change]:
    """Every goal in the plan's order, also those where nothing changed. `figures_then`: as known at the end of
    `day_then`. ValueError where then is after now."""
    if day_then > day_now:
        raise ValueError("then is after now")
    between = _known_then(figures_now, figures_then)
    return [
        _change(
            stand(goal, plan, figures_then, day_then),
            stand(goal, plan, between, day_then),
            stand(goal, plan, figures_now, day_now),
            _specs(goal),
        )
        for goal in plan.goals
    ]


def _specs(goal: Goal) -> Mapping[str, Spec | None]:
    """What each standing of a goal is measured by, by its id."""
    parts: list[Part] = [goal.part, *goal.parts]
    return {**{row.id: row.spec for row in goal.part.budget}, **{each.id: each.spec for each in parts}}


def _change(before: Standing, between: Standing, after: Standing, specs: Mapping[str, Spec | None]) -> Change:
    spec = specs.get(after.id)
    parts = zip(before.parts, between.parts, after.parts, strict=True)
    was, middle, now = before.judgement, between.judgement, after.judgement
    against = _reference(was), _reference(middle), _reference(now)
    reference = _move(*against, spec) if against[0].value is not None or against[2].value is not None else None
    return Change(
        after.id,
        after.text,
        before,
        after,
        _move(_own(was), _own(middle), _own(now), spec),
        reference,
        tuple(_said(before, after)),
        tuple(_change(*each, specs) for each in parts),
    )


# --- what was known then, with today's numbers -----------------------------------------------------------


def _known_then(now: Figures, then: Figures) -> Figures:
    """The cells that were there then, with the numbers that are known now; events counted for the periods that were
    known then."""
    between = _Between(now, then)
    if now.events is not None and then.events is not None:
        coverage = then.events.snapshot.coverage
        between.events = Counting(replace(now.events.snapshot, coverage=coverage))
    else:
        between.events = then.events
    return between


class _Between(Figures):
    """Asked as figures are: a series has the cells it had then."""

    def __init__(self, now: Figures, then: Figures) -> None:
        self.__dict__.update(copy(now).__dict__)
        self._now, self._then = now, then

    def series(self, key: SeriesKey, origin: Origin) -> Series:
        numbers, cells = self._now.series(key, origin), self._then.series(key, origin)
        return {cell: numbers[cell] for cell in cells if cell in numbers}

    def keys(self, measure: str, origin: Origin) -> list[SeriesKey]:
        return self._then.keys(measure, origin)


# --- one number ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, its period, and the tables it was read from."""

    value: Value | None
    period: Period | None
    tables: frozenset[tuple[str, str]]


def _own(judged: Judgement) -> _Number:
    return _Number(judged.value, judged.own.period if judged.own else None, _tables(judged.own))


def _reference(judged: Judgement) -> _Number:
    """What is held against: the last that was measured. A budget's cell is no number that moves."""
    if len(judged.measured) < 2:
        return _Number(None, None, frozenset())
    other = judged.measured[-1]
    return _Number(judged.reference, other.period, _tables(other))


def _tables(measured: Measured | None) -> frozenset[tuple[str, str]]:
    """A count of events is of one table however often it is counted anew."""
    figures = measured.trail.figures if measured else []
    return frozenset((each.source, "" if each.source == "egne" else each.table) for each in figures)


def _move(before: _Number, between: _Number, after: _Number, spec: Spec | None) -> Move:
    return Move(before.value, after.value, before.period, after.period, tuple(_reasons(before, between, after, spec)))


def _reasons(before: _Number, between: _Number, after: _Number, spec: Spec | None) -> Iterator[Reason]:
    if before.value is None or after.value is None:
        if after.value is not None:
            yield Reason(Why.FIRST, None, Step("svar_foerste_tal", {"periode": after.period}))
        elif before.value is not None:
            yield Reason(Why.GONE, None, Step("svar_ikke_laengere", {"periode": before.period}))
        return
    if between.value is None or between.period != before.period:
        if _differ(before, after):
            yield _reason(Why.UNKNOWN, after.value - before.value, before, after)
        return
    if between.value != before.value:
        yield _reason(_known_better(before, between, spec), between.value - before.value, before, between)
    if _differ(between, after):
        other = between.tables != after.tables and between.period == after.period
        yield _reason(Why.OTHER_SOURCE if other else Why.NEW_FIGURES, after.value - between.value, between, after)


def _differ(one: _Number, other: _Number) -> bool:
    return (one.value, one.period) != (other.value, other.period)


def _known_better(before: _Number, between: _Number, spec: Spec | None) -> Why:
    """Why the same period has another number now."""
    if spec is not None and spec.origin is Origin.OWN:
        return Why.OWN_WORK
    return Why.REVISION if before.tables == between.tables else Why.OTHER_SOURCE


def _reason(why: Why, by: Value, start: _Number, end: _Number) -> Reason:
    """A difference that a withheld number hides is unknown, whatever its cause."""
    told = {"foer": start.value, "nu": end.value, "periode": end.period, "foer_periode": start.period}
    says = {
        Why.NEW_FIGURES: Step("svar_nye_tal", told),
        Why.REVISION: Step("svar_revision", told),
        Why.OWN_WORK: Step("svar_egne_haendelser", told),
        Why.OTHER_SOURCE: Step("svar_anden_kilde", told),
        Why.UNKNOWN: Step("svar_ukendt", told),
    }
    if by.exact is None and why is not Why.NEW_FIGURES:
        why = Why.UNKNOWN
    return Reason(why, by, says[why])


def _said(before: Standing, after: Standing) -> Iterator[Step]:
    if before.stage != after.stage:
        yield Step("svar_stadie_flyttet", {"hvad": before.stage, "slags": after.stage})
    if (before.verdict, before.holds) != (after.verdict, after.holds):
        yield Step("svar_afgoerelse_flyttet", {"hvad": verdict_of(before), "slags": verdict_of(after)})


def verdict_of(standing: Standing) -> str:
    """The word that `explain.verdict_words` shows, as its code."""
    if not standing.counts:
        return NOT_JUDGED
    if standing.verdict is not None:
        return standing.verdict
    if standing.holds is None:
        return NOT_JUDGED
    return "udgangspunkt_holder" if standing.holds else "udgangspunkt_holder_ikke"


# --- the machine form ------------------------------------------------------------------------------------


def since_data(found: list[Change], lang: str) -> list[dict[str, Any]]:
    """The machine form: numbers as decimal strings, null where they are withheld or cannot be had."""
    return [_data(each, lang) for each in found]


def _data(change: Change, lang: str) -> dict[str, Any]:
    return {
        "id": change.id,
        "text": change.text,
        "changed": not change.nothing,
        "before": {"stage": change.before.stage, "holds": change.before.holds, "verdict": change.before.verdict},
        "after": {"stage": change.after.stage, "holds": change.after.holds, "verdict": change.after.verdict},
        "own": _move_data(change.own, lang),
        "reference": _move_data(change.reference, lang) if change.reference else None,
        "says": [show(each, lang) for each in change.says],
        "parts": [_data(each, lang) for each in change.parts],
    }


def _move_data(move: Move, lang: str) -> dict[str, Any]:
    return {
        "before": number(move.before),
        "before_period": move.before_period.id if move.before_period else None,
        "after": number(move.after),
        "after_period": move.after_period.id if move.after_period else None,
        "reasons": [
            {"why": each.why.value, "by": number(each.by), "says": show(each.says, lang)} for each in move.reasons
        ],
    }
