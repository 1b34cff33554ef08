"""Remarks on a plan's typed figures: impossible numbers, sums in the text, two denominators, other baselines."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from pejl import law
from pejl.check.names import Names
from pejl.check.tables import impossible_numbers
from pejl.goals import BoundPlan
from pejl.goals.stand import near_figures
from pejl.ledger import Figure, Figures, Origin
from pejl.measure import Spec, group_name, join, known_periods, run, value_of
from pejl.numbers import Match, Value, compare_total, total, withheld
from pejl.periods import Period
from pejl.rules import Missing
from pejl.words import Step


def figures(names: Names, bound: BoundPlan, typed: Sequence[Figure], known: Figures) -> None:
    """Every remark on the figures themselves and on what the goals find among them."""
    for figure, token in impossible_numbers(typed):
        names.remark("umuligt_tal", names.at_figure(figure), skrevet=token, laest=_said(figure), kilde=figure.origin)
    _contradictions(names, typed)
    _sums(names, typed)
    _denominators(names, typed, bound)
    _baselines(names, bound, known)
    for place, row in enumerate(names.file.plan.budget):
        groups = names.groups(row.maalgruppe, ("budget", place, "maalgruppe"))
        if len(groups) > 1:
            joined = [law.group(code).name for code in groups]
            names.remark("budget_samler_grupper", ("budget", place, "maalgruppe"), raekke=row.tekst, grupper=joined)


def _contradictions(names: Names, typed: Sequence[Figure]) -> None:
    """Two numbers for one thing, a share outside 0-100, a share of nothing."""
    seen: dict[tuple[str, ...], Figure] = {}
    for figure in typed:
        first = seen.setdefault((*_cell(figure), figure.group), figure)
        if _number(first) != _number(figure):
            told = {"foerste": _said(first), "anden": _said(figure)}
            names.remark(
                "to_tal_for_det_samme", names.at_figure(figure), **told, kilde=first.origin, andet_sted=figure.origin
            )
        if impossible_share(figure):
            names.remark("umulig_andel", names.at_figure(figure), vaerdi=_said(figure), kilde=figure.origin)
        if _is_share(figure) and not figure.denominator:
            names.remark("andel_uden_naevner", names.at_figure(figure), vaerdi=_said(figure), kilde=figure.origin)


def impossible_share(figure: Figure) -> bool:
    """A share below 0 or above 100; one that is withheld is not."""
    return _is_share(figure) and figure.value is not None and not 0 <= Decimal(figure.value) <= 100


def _is_share(figure: Figure) -> bool:
    return law.measures()[figure.measure].kind == "andel"


def _number(figure: Figure) -> Decimal | None:
    return None if figure.value is None else Decimal(figure.value)


def _said(figure: Figure) -> Value:
    """The figure as it is told: a withheld one is only that, whatever it measures."""
    return withheld() if figure.value is None else value_of(figure)


def _sums(names: Names, typed: Sequence[Figure]) -> None:
    """A sum printed for several groups must be the sum of their own numbers."""
    cells = {(f.measure, f.denominator, f.variant, f.area, f.period, f.group): f for f in typed}
    for figure in typed:
        groups = figure.group.split("+")
        if len(groups) < 2 or figure.measure not in ("fuldtidspersoner", "andel"):
            continue
        own = [cells.get((*_cell(figure), group)) for group in groups]
        parts = [value_of(each) for each in own if each is not None]
        if len(parts) == len(groups) and compare_total(value_of(figure), total(parts)) is Match.DIFFERS:
            names.remark(
                "sum_stemmer_ikke",
                names.at_figure(figure),
                gruppe=group_name(figure.group),
                trykt=value_of(figure),
                sum=total(parts),
                kilde=figure.origin,
            )


def _cell(figure: Figure) -> tuple[str, str, str, str, str]:
    return figure.measure, figure.denominator, figure.variant, figure.area, figure.period


def _denominators(names: Names, typed: Sequence[Figure], bound: BoundPlan) -> None:
    """The same share shown against two denominators: a reader cannot tell which the goal means."""
    seen: dict[tuple[str, str], dict[str, Figure]] = defaultdict(dict)
    for figure in typed:
        if figure.denominator and figure.area == bound.own.code and figure.measure == "andel":
            seen[figure.group, figure.variant].setdefault(figure.denominator, figure)
    asked = {join(part.spec.groups) for goal in bound.goals for part in (goal.part, *goal.parts) if part.spec}
    for (group, _), by in seen.items():
        if len(by) > 1 and group in asked:
            shown = [
                Step(
                    "andel_af_naevner",
                    {
                        "naevner": law.denominators()[code].name,
                        "vaerdi": _said(figure),
                        "periode": Period.parse(figure.period),
                    },
                )
                for code, figure in sorted(by.items())
            ]
            names.remark("to_naevnere", names.at_figure(next(iter(by.values()))), gruppe=group_name(group), tal=shown)


def _baselines(names: Names, bound: BoundPlan, known: Figures) -> None:
    """A goal whose only number counts something else than the goal does."""
    for place, goal in enumerate(bound.goals):
        for part in goal.parts or (goal.part,):
            if part.spec is None or part.spec.origin is not Origin.TYPED or _has_own(part.spec, bound, known):
                continue
            near = near_figures(part.spec, bound.own, known)
            if near:
                names.remark("grundlag_maalt_anderledes", ("maal", place, "id"), maal=goal.id, tal=near)


def _has_own(spec: Spec, bound: BoundPlan, known: Figures) -> bool:
    for period in known_periods(known, spec, bound.own, bound.last):
        try:
            run(known, spec, bound.own, period)
        except Missing as reason:
            if reason.code == "flere_naevnere":
                return True
        else:
            return True
    return False
