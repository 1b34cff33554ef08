"""The target of a part as it can be drawn: a level, a band, or points that follow another number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from pejl import law
from pejl.answers.points import Point, Series
from pejl.goals import Judgement
from pejl.goals.case import Case
from pejl.indicators.ydelser import forventet
from pejl.measure import run
from pejl.numbers import Value, counted, stated
from pejl.periods import Grain
from pejl.rules import Missing
from pejl.sentences import said_target, shapes
from pejl.sentences.shapes import Sense
from pejl.words import Step


@dataclass(frozen=True, slots=True)
class Aim:
    """What is to be reached. `levels`: one for a limit that stands still, two for a band (lower, upper); `points` for
    one that follows another number, period by period. `sense` is None for a band. Without either `lacks` says why."""

    says: Step
    sense: Sense | None
    levels: tuple[Value, ...] = ()
    points: tuple[Point, ...] = ()
    lacks: Step | None = None


@dataclass(frozen=True, slots=True)
class _About:
    """What a target is drawn from."""

    case: Case
    judged: Judgement
    own: Sequence[Series]
    reference: Sequence[Series]
    grain: Grain | None


def aim_of(
    case: Case, judged: Judgement, own: Sequence[Series], reference: Sequence[Series], grain: Grain | None
) -> Aim | None:
    """The target of the case's part; None where it has none. A level that is taken from the own baseline is the one the
    judgement found. Of a rank only today's line is known, and of a gap the side the own number is on today."""
    target = case.part.target
    if target is None:
        return None
    draw = _DRAWN.get(type(target), _undrawn)
    return draw(Aim(said_target(target), None), target, _About(case, judged, own, reference, grain))


def _level(bare: Aim, target: shapes.Level, about: _About) -> Aim:
    return replace(bare, sense=target.sense, levels=(stated(target.amount.number),))


def _everyone(bare: Aim, target: shapes.Everyone, about: _About) -> Aim:
    return replace(bare, sense=Sense.AT_LEAST, levels=(counted(100),))


def _count_per(bare: Aim, target: shapes.CountPer, about: _About) -> Aim:
    return replace(bare, sense=target.sense, levels=(counted(Fraction(target.number)),))


def _count_in_all(bare: Aim, target: shapes.CountInAll, about: _About) -> Aim:
    return replace(bare, sense=target.sense, lacks=Step("svar_maal_samlet"))


def _within_budget(bare: Aim, target: shapes.WithinBudget, about: _About) -> Aim:
    return replace(bare, lacks=Step("svar_maal_budget"))


def _undrawn(bare: Aim, target: shapes.Target, about: _About) -> Aim:
    return replace(bare, lacks=Step("svar_maal_aabent"))


def _own_level(bare: Aim, target: shapes.OwnLevel, about: _About) -> Aim:
    return _band(bare, about.judged) if target.sense is None else _found(bare, target, about)


def _direction(bare: Aim, target: shapes.Direction, about: _About) -> Aim:
    return _year_before(bare, target.trend, about) if target.since is None else _found(bare, target, about)


def _legal(bare: Aim, target: shapes.Fokusmaal, about: _About) -> Aim:
    limit = law.fokusmaal(about.case.by)
    if limit is None:
        return replace(bare, sense=Sense.UNDER, lacks=Step("fokusmaal_ophaevet", {"dag": about.case.by}))
    return replace(bare, sense=Sense.UNDER, levels=(counted(limit),))


def _found(bare: Aim, target: shapes.Target, about: _About) -> Aim:
    judged = about.judged
    if judged.limit is None:
        return replace(bare, lacks=_why(judged))
    return replace(bare, sense=judged.limit.sense, levels=(judged.limit.limit,))


def _band(bare: Aim, judged: Judgement) -> Aim:
    if judged.limit is None or judged.reference is None:
        return replace(bare, lacks=_why(judged))
    middle, room = judged.reference, judged.limit.limit
    return replace(bare, levels=(middle - room, middle + room))


def _of_rank(bare: Aim, target: shapes.Rank, about: _About) -> Aim:
    judged = about.judged
    if judged.limit is None or judged.own is None:
        return replace(bare, lacks=_why(judged))
    return replace(bare, sense=judged.limit.sense, points=(Point(judged.own.period, judged.limit.limit),))


def _relative(bare: Aim, target: shapes.AgainstArea | shapes.GapNarrows, about: _About) -> Aim:
    """Points beside the reference's; a gap that must narrow is drawn on the side of it where the own number is."""
    judged, reference = about.judged, about.reference
    sense, add, times = Sense.AT_MOST, counted(0), Fraction(1)
    if isinstance(target, shapes.AgainstArea):
        sense = target.sense
        if target.margin.unit == "%":
            times += Fraction(target.margin.number) / 100
        else:
            add = stated(target.margin.number)
    elif judged.limit is None or judged.own is None:
        return replace(bare, lacks=_why(judged))
    else:
        below = (judged.own.value - judged.measured[1].value).high < 0
        sense, add = (Sense.AT_LEAST, -judged.limit.limit) if below else (Sense.AT_MOST, judged.limit.limit)
    points = [replace(each, value=each.value.times(times) + add) for series in reference for each in series.points]
    lack = next((each.lacks for each in reference if each.lacks), None)
    told = Step(lack.code, lack.params) if lack else None
    return replace(bare, sense=sense, points=tuple(points), lacks=None if points else told or _why(judged))


def _expected(bare: Aim, target: shapes.AtMostExpected, about: _About) -> Aim:
    """The ministry's expectation in every period that has one."""
    case, points = about.case, []
    for point in (each for series in about.own for each in series.points):
        try:
            there = run(case.figures, replace(case.spec, indicator=forventet), case.own, point.period)
        except Missing:
            continue
        points.append(Point(point.period, there.value))
    lacks = None if points else Step("svar_intet_forventet")
    return replace(bare, sense=Sense.AT_MOST, points=tuple(points), lacks=lacks)


def _year_before(bare: Aim, trend: shapes.Trend, about: _About) -> Aim:
    """Each period's limit is the own number of the same period a year before."""
    sense = Sense.UNDER if trend is shapes.Trend.FALL else Sense.OVER
    own = {each.period: each for series in about.own if series.grain is about.grain for each in series.points}
    befores = ((period, own.get(period.year_before())) for period in own)
    points = [replace(before, period=period) for period, before in befores if before is not None]
    return replace(bare, sense=sense, points=tuple(points), lacks=None if points else Step("svar_intet_aar_foer"))


def _why(judged: Judgement) -> Step:
    return judged.why[0] if judged.why else Step("svar_maal_uden_linje")


_DRAWN: dict[type, Callable[[Aim, Any, _About], Aim]] = {
    shapes.Level: _level,
    shapes.Everyone: _everyone,
    shapes.CountPer: _count_per,
    shapes.CountInAll: _count_in_all,
    shapes.Fokusmaal: _legal,
    shapes.AgainstArea: _relative,
    shapes.GapNarrows: _relative,
    shapes.Rank: _of_rank,
    shapes.AtMostExpected: _expected,
    shapes.OwnLevel: _own_level,
    shapes.Direction: _direction,
    shapes.Change: _found,
    shapes.WithinBudget: _within_budget,
}
"""An open target has no number to draw."""
