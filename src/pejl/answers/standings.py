"""How every goal of a plan stands on a day, as objects and as the machine form."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from pejl import law
from pejl.goals import BoundPlan, Standing, stand
from pejl.ledger import Figure, Figures, Origin
from pejl.ledger.figures import SOURCES
from pejl.numbers import Value, machine_text
from pejl.periods import day_in_copenhagen
from pejl.words import show


def standings(plan: BoundPlan, figures: Figures, day: date) -> list[Standing]:
    """Every goal at the end of the day, in the plan's order, on what `figures` knows."""
    return [stand(goal, plan, figures, day) for goal in plan.goals]


def as_data(
    plan: BoundPlan, found: Iterable[Standing], day: date, known: date, lang: str, *, made_up: bool = False
) -> dict[str, Any]:
    """The machine form of `goals --json`; its schema is shipped as `goals.schema.json`. `made_up`: there are made-up
    people in the ledger."""
    return {
        "plan": plan.name,
        "made_up": made_up,
        "at": day.isoformat(),
        "as_known": known.isoformat(),
        "goals": [goal_data(each, lang) for each in found],
    }


def goal_data(standing: Standing, lang: str) -> dict[str, Any]:
    """One goal or part. Numbers are decimal strings; what is not known is null."""
    judged = standing.judgement
    return {
        "id": standing.id,
        "stage": standing.stage,
        "holds": standing.holds,
        "verdict": standing.verdict,
        "value": _text(judged.value),
        "unit": judged.unit,
        "reference": _text(judged.reference),
        "distance": _text(judged.limit.distance if judged.limit else None),
        "parts": [goal_data(part, lang) for part in standing.parts],
        "could_turn": [{"kind": turn.kind, "says": show(turn.says, lang)} for turn in standing.turns],
        "why": why(standing, lang),
        "sources": sources(standing),
    }


def why(standing: Standing, lang: str) -> str:
    """What else must be known about the verdict, as one line; for an undecided goal, why."""
    return "; ".join(dict.fromkeys(show(step, lang) for step in standing.judgement.why))


def sources(standing: Standing) -> list[dict[str, str]]:
    """Where the numbers come from: each source, table and period once."""
    rows = {
        (figure.source, figure.table, figure.period, day_in_copenhagen(figure.as_of).isoformat())
        for figure in figures_of(standing)
    }
    return [dict(zip(("source", "table", "period", "as_of"), row, strict=True)) for row in sorted(rows)]


def lag_of(standing: Standing) -> int | None:
    """Days from the end of a period until the statistic behind the number is published, where one publishes it."""
    return max((lag for each in figures_of(standing) if (lag := lag_of_figure(each)) is not None), default=None)


def lag_of_figure(figure: Figure) -> int | None:
    """As `lag_of`; own events and a plan's own numbers are no statistic."""
    return law.measures()[figure.measure].lag_days if figure.source in SOURCES[Origin.PUBLISHED] else None


def figures_of(standing: Standing) -> list[Figure]:
    return [figure for each in standing.judgement.measured for figure in each.trail.figures]


def _text(value: Value | None) -> str | None:
    return None if value is None or value.exact is None else machine_text(value.exact)
