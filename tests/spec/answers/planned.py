"""Parts of goals on drawn figures, and the real plans, for the answers that the plan's pages ask."""

from datetime import date
from pathlib import Path

from pejl.answers.trend import Trend, trend
from pejl.check import Assumption, Checked, check_file
from pejl.goals import BoundPlan, Goal, Milestone, Part
from pejl.ledger import Figures
from pejl.ledger.figures import Typed
from pejl.measure import area
from pejl.periods import end_of_day
from spec.drawing import OWN, shelf_of
from spec.goals.judging import FIRST, LAST

PLANS = Path(__file__).parents[3] / "plans"
OWN_PLACE = area(OWN)


def goal_of(part: Part, *, due: date = LAST, milestones: tuple[Milestone, ...] = ()) -> Goal:
    return Goal(part, (), due, milestones, "l. 1")


def plan_of(*goals: Goal) -> BoundPlan:
    return BoundPlan("plan", "Plan", OWN_PLACE, FIRST, LAST, goals, ())


def trend_of(
    table: str | Figures,
    part: Part,
    day: str = "2024-12-31",
    *,
    milestones: tuple[Milestone, ...] = (),
    assumptions: tuple[Assumption, ...] = (),
) -> Trend:
    goal = goal_of(part, milestones=milestones)
    figures = shelf_of(table) if isinstance(table, str) else table
    return trend(plan_of(goal), goal, part, figures, date.fromisoformat(day), assumptions)


def real(name: str, day: str = "2023-12-31") -> tuple[Checked, BoundPlan, Figures]:
    """A plan of the repository on the figures it prints."""
    found = check_file(PLANS / f"{name}.toml")
    assert found.bound is not None
    return found, found.bound, Figures([Typed(found.typed)], end_of_day(date.fromisoformat(day)), name)
