"""The counts of a promise as an audience may see them that may not see small counts of persons."""

from dataclasses import dataclass

from pejl.answers.kept import Kept
from pejl.answers.leaving import LEAST, Leaving
from pejl.answers.leaving.promised import DECIDED, IN_TIME, LATE, OVERDUE, SHARE, name_of, of_persons
from pejl.numbers import Value, counted
from pejl.periods import Period
from pejl.rules import Case


@dataclass(frozen=True, slots=True)
class Seen:
    """`share` in per cent with no decimals, None where there is none. A withheld number has no exact value. `few`: few
    persons wait, are exempted, or nobody can say of."""

    decided: Value
    in_time: Value
    late: Value
    overdue: Value
    share: Value | None
    few: bool

    @property
    def silent(self) -> bool:
        """Whether nothing may be said in words beside the numbers, no verdict on the share either."""
        every = (self.decided, self.in_time, self.late, self.overdue, self.share)
        return self.few or any(each is not None and each.withheld for each in every)


def seen(kept: Kept, period: Period, leaving: Leaving) -> Seen:
    """The counts of the rows due in a period as `leaving` decided."""
    share = None if kept.share is None else counted(kept.share * 100)
    few = kept.promise.case is Case.PERSON and any(0 < each < LEAST for each in (*kept.beside, kept.exempt))
    if not of_persons(kept):
        return Seen(counted(kept.decided), counted(kept.in_time), counted(kept.late), counted(kept.overdue), share, few)
    numbers = {DECIDED: kept.decided, IN_TIME: kept.in_time, LATE: kept.late, OVERDUE: kept.overdue}
    told = [leaving.named(name_of(kept, period, what), counted(many)) for what, many in numbers.items()]
    if share is not None:
        share = leaving.named(name_of(kept, period, SHARE), share, 100)
    return Seen(told[0], told[1], told[2], told[3], share, few)
