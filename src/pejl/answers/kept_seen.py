"""The counts of a promise as an audience may see them that may not see small counts of persons."""

from dataclasses import dataclass
from fractions import Fraction

from pejl.answers.disclosed import LEAST
from pejl.answers.kept import Kept
from pejl.numbers import Value, counted
from pejl.rules import Case


@dataclass(frozen=True, slots=True)
class Seen:
    """`share` in per cent with no decimals, None where there is none. A withheld number has no exact value."""

    decided: Value
    in_time: Value
    late: Value
    overdue: Value
    share: Value | None

    @property
    def withheld(self) -> bool:
        return any(each.withheld for each in (self.decided, self.in_time, self.late, self.overdue))


def seen(kept: Kept, *, closed: bool, least: int = LEAST) -> Seen:
    """The counts, for `closed` those that may be shown. Rows of persons count as persons do: below `least`, zero
    included, they are withheld; where one of the three that make up `decided` is, the other two could tell it, so all
    three are. Where nothing is decided there is nobody to tell of. A share is withheld where those in time, or the
    rest, are too few. What companies are promised is of no persons."""
    parts = (kept.in_time, kept.late, kept.overdue)
    share = None if kept.share is None else counted(kept.share * 100)
    if not closed or kept.promise.case is not Case.PERSON or not kept.decided:
        return _open(kept, share)
    if all(each >= least for each in parts):
        return _open(kept, share)
    decided = counted(kept.decided) if kept.decided >= least else _below(least - 1)
    unsaid = _below(kept.decided)
    few = kept.in_time < least or kept.decided - kept.in_time < least or kept.promise.share is not None
    hidden = Value(None, Fraction(0), Fraction(100), 0)
    return Seen(decided, unsaid, unsaid, unsaid, hidden if few and share is not None else share)


def _open(kept: Kept, share: Value | None) -> Seen:
    return Seen(counted(kept.decided), counted(kept.in_time), counted(kept.late), counted(kept.overdue), share)


def _below(most: int) -> Value:
    return Value(None, Fraction(0), Fraction(most), 0)
