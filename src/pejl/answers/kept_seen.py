"""The counts of a promise as an audience may see them that may not see small counts of persons."""

from dataclasses import dataclass, replace

from pejl.answers.kept import Kept
from pejl.answers.leaving import Leaving, hidden
from pejl.answers.leaving.promised import (
    AWAITED,
    DECIDED,
    EXEMPT,
    IN_TIME,
    LATE,
    OVERDUE,
    SHARE,
    UNKNOWN,
    UNTIMED,
    name_of,
    of_persons,
)
from pejl.numbers import Value, counted
from pejl.periods import Period


@dataclass(frozen=True, slots=True)
class Seen:
    """`share` in per cent with no decimals, None where there can be none. A withheld number has no exact value.
    `beside`: the promise with what of it waits, is exempted or cannot be told as it may be said in words: none where
    they are few."""

    decided: Value
    in_time: Value
    late: Value
    overdue: Value
    share: Value | None
    beside: Kept

    @property
    def silent(self) -> bool:
        """Whether nothing may be said in words beside the numbers, no verdict on the share either."""
        every = (self.decided, self.in_time, self.late, self.overdue, self.share)
        return any(each is not None and each.withheld for each in every)


def seen(kept: Kept, period: Period, leaving: Leaving) -> Seen:
    """The counts of the rows due in a period as `leaving` decided. That none was due is a small count too."""
    share = None if kept.share is None else counted(kept.share * 100)
    if not of_persons(kept):
        decided, in_time, late, overdue = map(counted, _numbers(kept).values())
        return Seen(decided, in_time, late, overdue, share, kept)

    def named(what: str, many: int) -> Value:
        return leaving.named(name_of(kept, period, what), counted(many))

    decided, in_time, late, overdue = (named(*each) for each in _numbers(kept).items())
    if kept.lacks not in UNTIMED:
        share = leaving.named(name_of(kept, period, SHARE), share or hidden(0, 100), 100)
    others = {AWAITED: kept.awaited, UNKNOWN: kept.unknown, EXEMPT: kept.exempt}
    awaited, unknown, exempt = (int(named(*each).exact or 0) for each in others.items())
    beside = replace(kept, awaited=awaited, unknown=unknown, exempt=exempt)
    return Seen(decided, in_time, late, overdue, share, beside)


def _numbers(kept: Kept) -> dict[str, int]:
    return {DECIDED: kept.decided, IN_TIME: kept.in_time, LATE: kept.late, OVERDUE: kept.overdue}
