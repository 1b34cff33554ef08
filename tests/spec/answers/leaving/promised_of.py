"""A promise to persons, and the rows of it that fell due in a quarter."""

from fractions import Fraction

from pejl.answers.kept import Kept
from spec.answers.asking import SICK
from spec.due.promising import plan, promise

(PROMISE,) = plan(promise("inden for 4 uger", **SICK)).promises


def kept(in_time: int, late: int, overdue: int) -> Kept:
    decided = in_time + late + overdue
    share = Fraction(in_time, decided) if decided else None
    return Kept(PROMISE, decided, decided, in_time, late, overdue, 0, 0, share, None, None, {})
