"""One function for each shape of `maaltal`: the own number, what it is held against, and on which side it is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pejl import law
from pejl.goals import others, own
from pejl.goals.case import Case, Judgement, held
from pejl.measure import denominators, known_periods, run
from pejl.numbers import counted, stated
from pejl.rules import Missing
from pejl.sentences import shapes
from pejl.sentences.shapes import Sense


def judge(case: Case) -> Judgement:
    """Judge a part. Never raises for missing figures: the judgement then says why it cannot be decided."""
    part = case.part
    if isinstance(part.target, shapes.WithinBudget):
        return Judgement().unknown("intet_budget_i_planen")
    if part.target is None:
        return Judgement().unknown("intet_maaltal")
    try:
        result = _SHAPES[type(part.target)](case, part.target)
    except Missing as reason:
        if reason.code == "flere_naevnere":
            result = _by_each_denominator(case).unknown(reason.code, **reason.params)
        else:
            result = _baseline_only(case).unknown(reason.code, **reason.params)
    if not result.unit and part.spec is not None:
        result.unit = part.spec.indicator.unit
    return result


def _baseline_only(case: Case) -> Judgement:
    """The own number alone, where it can be had: shown although nothing can be decided."""
    try:
        own = case.newest()[0]
    except Missing:
        return Judgement()
    return Judgement(own=own, value=own.value, measured=[own])


def _by_each_denominator(case: Case) -> Judgement:
    """A goal that names no denominator, held by every one there are figures for: shown, never decided."""
    spec = case.spec
    ways = [
        judge(replace(case, part=replace(case.part, spec=replace(spec, denominator=code), rule="hver måling")))
        for measure in spec.indicator.measures
        for code in denominators(case.figures, spec, measure, spec.groups)
    ]
    known = [way for way in ways if way.own is not None]
    if not known:
        return Judgement()
    result = known[0]
    result.why += [step for way in known[1:] for step in way.why]
    result.measured += [each for way in known[1:] for each in way.measured]
    return result


def _level(case: Case, target: shapes.Level) -> Judgement:
    limit = stated(target.amount.number)
    return held(case.newest()[0], limit, target.sense)


def _everyone(case: Case, target: shapes.Everyone) -> Judgement:
    return held(case.newest()[0], counted(100), Sense.AT_LEAST)


def _fokusmaal(case: Case, target: shapes.Fokusmaal) -> Judgement:
    """The law asks it at every measuring date, so the worst in the plan's own time decides."""
    rule = law.fokusmaal(case.by)
    if rule is None:
        raise Missing("fokusmaal_ophaevet", dag=case.by)
    newest = case.newest()[0]
    dates = [p for p in known_periods(case.figures, case.spec, case.own, case.by) if p.first >= case.first]
    measured = [run(case.figures, case.spec, case.own, p) for p in dates if p.grain is newest.period.grain]
    worst = max(measured or [newest], key=lambda each: each.value.high)
    return held(worst, counted(rule), Sense.UNDER)


def _open(case: Case, target: shapes.Open) -> Judgement:
    return _baseline_only(case).unknown("aaben", tekst=target.text)


_SHAPES: dict[type, Callable[[Case, Any], Judgement]] = {
    shapes.Level: _level,
    shapes.AgainstArea: others.against_area,
    shapes.GapNarrows: others.gap_narrows,
    shapes.Change: own.change,
    shapes.OwnLevel: own.own_level,
    shapes.Rank: others.rank,
    shapes.Everyone: _everyone,
    shapes.Fokusmaal: _fokusmaal,
    shapes.CountPer: own.count_per,
    shapes.CountInAll: own.count_in_all,
    shapes.AtMostExpected: others.at_most_expected,
    shapes.Direction: own.direction,
    shapes.Open: _open,
}
"""WithinBudget is not here: `stand` judges it row by row through `budget`."""
