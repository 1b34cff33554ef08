"""What the site keeps of its own: people who log in, traces, and what is recorded on its pages."""

from pejl.web.models.looks import Look, LookedAt, Reason
from pejl.web.models.people import Token, User
from pejl.web.models.records import CitizenRecord, GoalRecord, SavedView, Share

__all__ = ["CitizenRecord", "GoalRecord", "Look", "LookedAt", "Reason", "SavedView", "Share", "Token", "User"]
