"""Goals: what they are held against, where they stand, and what could turn it."""

from pejl.goals.bound import BoundPlan, Goal, Milestone, Part
from pejl.goals.judge import Judgement, places
from pejl.goals.stand import Standing, stand
from pejl.goals.turn import Turn

__all__ = ["BoundPlan", "Goal", "Judgement", "Milestone", "Part", "Standing", "Turn", "places", "stand"]
