"""Dated promises and duties as rows: who must do what for whom by when, and how it stands on a day."""

from pejl.due.enquiries import OpeningHours
from pejl.due.promise import LAW, Act, Basis, Promise
from pejl.due.time import Calendar

__all__ = ["LAW", "Act", "Basis", "Calendar", "OpeningHours", "Promise"]
