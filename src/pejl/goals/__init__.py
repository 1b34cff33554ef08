"""Goals: what they are held against, where they stand, and what could turn it."""

from pejl.goals.bound import BoundPlan, Goal, Milestone, Part
from pejl.goals.case import Judgement
from pejl.goals.others import places
from pejl.goals.stand import Standing, stand
from pejl.goals.turn import Turn

__all__ = ["BoundPlan", "Goal", "Judgement", "Milestone", "Part", "Standing", "Turn", "places", "stand"]
