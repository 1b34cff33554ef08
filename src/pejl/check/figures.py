"""Remarks on a plan's typed figures: impossible numbers, sums in the text, two denominators, other baselines."""

from collections import defaultdict
from collections.abc import Sequence

from pejl import law
from pejl.check.names import Names
from pejl.check.tables import impossible_numbers, value_of
from pejl.goals import BoundPlan
from pejl.goals.stand import near_figures
from pejl.ledger import Figure, Figures, Origin
from pejl.measure import Spec, group_name, known_periods, run
from pejl.numbers import Match, compare_total, total
from pejl.periods import Period
from pejl.rules import Missing
from pejl.words import show


def figures(names: Names, bound: BoundPlan, typed: Sequence[Figure], known: Figures) -> None:
    """Every remark on the figures themselves and on what the goals find among them."""
    for figure, token in impossible_numbers(typed):
        names.remark("umuligt_tal", ("plan", "tal"), skrevet=token, laest=value_of(figure), kilde=figure.origin)
    _sums(names, typed)
    _denominators(names, typed, bound)
    _baselines(names, bound, known)
    for place, row in enumerate(names.file.plan.budget):
        groups = names.groups(row.maalgruppe, ("budget", place, "maalgruppe"))
        if len(groups) > 1:
            joined = [law.group(code).name for code in groups]
            names.remark("budget_samler_grupper", ("budget", place, "maalgruppe"), raekke=row.tekst, grupper=joined)


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
                ("plan", "tal"),
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
    asked = {
        "+".join(sorted(part.spec.groups)) for goal in bound.goals for part in (goal.part, *goal.parts) if part.spec
    }
    for (group, _), by in seen.items():
        if len(by) > 1 and group in asked:
            shown = [
                f"{law.denominators()[code].name}: {figure.printed} ({Period.parse(figure.period).label()})"
                for code, figure in sorted(by.items())
            ]
            names.remark("to_naevnere", ("plan", "tal"), gruppe=group_name(group), tal=shown)


def _baselines(names: Names, bound: BoundPlan, known: Figures) -> None:
    """A goal whose only number counts something else than the goal does."""
    for place, goal in enumerate(bound.goals):
        for part in goal.parts or (goal.part,):
            if part.spec is None or part.spec.origin is not Origin.TYPED or _has_own(part.spec, bound, known):
                continue
            near = near_figures(part.spec, bound.own, known)
            if near:
                told = [
                    f"{show(step.params['vaerdi'])} {step.params['enhed']} {step.params['opgoerelse']}".strip()
                    + f" ({show(step.params['periode'])})"
                    for step in near
                ]
                names.remark("grundlag_maalt_anderledes", ("maal", place, "id"), maal=goal.id, tal=told)


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
