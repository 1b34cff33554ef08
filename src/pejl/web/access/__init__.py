"""Who may see and do what: the only place that decides it. What is not said here is refused.

The same rules list and open, and say which fields of a citizen are shown. A citizen that somebody may not open and one
that does not exist are told apart by nothing.
"""

from pejl.web.access.people import Circle, circle_of, readable
from pejl.web.access.table import FIELDS, PAGES, Field, Relation, Role
from pejl.web.access.who import Who, may_open, who_of

__all__ = [
    "FIELDS",
    "PAGES",
    "Circle",
    "Field",
    "Relation",
    "Role",
    "Who",
    "circle_of",
    "may_open",
    "readable",
    "who_of",
]
