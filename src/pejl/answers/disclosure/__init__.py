"""What leaves for committee or public, protected as one set.

Cells are the numbers that leave, and those nobody prints but anybody can reckon; relations say which add up to which.
Counts of persons below the least are withheld, and with them as few others as keep anybody from reckoning them out, in
this release or by holding it against an earlier one.
"""

from pejl.answers.disclosure.cells import Cell, Protected, Reason, Relation, Released, Share
from pejl.answers.disclosure.guard import protect

__all__ = [
    "Cell",
    "Protected",
    "Reason",
    "Relation",
    "Released",
    "Share",
    "protect",
]
