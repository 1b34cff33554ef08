"""What may be claimed of two numbers. Each claim needs more than the next weaker one, so a wider interval never makes
it firmer."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pejl.answers.told.facts import Facts, Seen
from pejl.numbers import Value, rounded

FULL_YEAR = 360
"""Days: from here a number is of all seasons."""
SLACK = 3
"""Days that two months may differ and still be as long."""


class Claim(StrEnum):
    """What the headline claims, the strongest first; from WITHHELD on nothing is said of a change."""

    ROSE = "steget"
    FELL = "faldet"
    SAME = "uaendret"
    LEVEL = "omtrent_uaendret"
    NOT_BELOW = "ikke_faldet"
    NOT_ABOVE = "ikke_steget"
    UNSURE = "kan_ikke_siges"
    WITHHELD = "skjult"
    NO_NUMBER = "intet_tal"
    NO_EARLIER = "intet_tidligere_tal"
    BROKEN = "brud"
    LENGTH = "ulige_tid"
    SEASON = "ulige_aarstid"
    PARTS = "dele"


MOVED = (Claim.ROSE, Claim.FELL)
HELD = (*MOVED, Claim.SAME, Claim.LEVEL, Claim.NOT_BELOW, Claim.NOT_ABOVE, Claim.UNSURE)
"""Claims where the two numbers were held against each other."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The claim and the two numbers it is about. `same_time`: the year before was taken because of the season."""

    claim: Claim
    now: Seen | None
    before: Seen | None
    same_time: bool = False

    @property
    def revised(self) -> bool:
        """The same period, known otherwise."""
        return self.now is not None and self.before is not None and self.now.period == self.before.period

    @property
    def shown(self) -> tuple[Seen, ...]:
        """The numbers that are named, the older first; never a withheld one."""
        seen = {
            Claim.WITHHELD: (self.now,) if self.now and not self.now.value.withheld else (),
            Claim.NO_NUMBER: (self.before,) if self.before and not self.before.value.withheld else (),
            Claim.NO_EARLIER: (self.now,),
            Claim.BROKEN: (self.now,),
            Claim.LENGTH: (self.now,),
        }.get(self.claim, (self.before, self.now))
        return tuple(each for each in seen if each is not None)

    @property
    def in_force(self) -> tuple[Seen, ...]:
        """The named numbers that still are what is known: not the one that has been revised."""
        return tuple(each for each in self.shown if not self.revised or each is self.now)


def compared(facts: Facts) -> Compared:
    """What may be claimed of a goal's number. A withheld number comes before everything else: of it nothing is said,
    also where its bounds would tell."""
    now, before = facts.now, facts.before
    if facts.parts:
        return Compared(Claim.PARTS, None, None)
    if now is None:
        return Compared(Claim.NO_NUMBER, None, before)
    if now.value.withheld:
        return Compared(Claim.WITHHELD, now, before)
    same_time = _other_season(facts, now, before) and facts.year_before is not None
    before = facts.year_before if same_time else before
    if before is None:
        return Compared(Claim.NO_EARLIER, now, None)
    return Compared(_claim(facts, now, before), now, before, same_time)


def _claim(facts: Facts, now: Seen, before: Seen) -> Claim:
    if before.value.withheld:
        return Claim.WITHHELD
    if facts.broken is not None:
        return Claim.BROKEN
    if (now.parts, now.months) != (before.parts, before.months) or abs(_days(now) - _days(before)) > SLACK:
        return Claim.LENGTH
    if _other_season(facts, now, before):
        return Claim.SEASON
    if (now.period, now.value) == (before.period, before.value):
        return Claim.SAME  # the very same figure, however roughly it is printed
    return of_numbers(before.value, now.value)


def _days(seen: Seen) -> int:
    return (seen.period.end - seen.period.first).days


def _other_season(facts: Facts, now: Seen, before: Seen | None) -> bool:
    if not facts.seasonal or before is None or _days(now) >= FULL_YEAR:
        return False
    return now.period.first.month != before.period.first.month


def of_numbers(before: Value, now: Value) -> Claim:
    """ROSE and FELL only where there is room between the bounds and the print differs: a rounded tie is not a rise.
    Where the bounds only touch it may be unchanged, and that it did not go the other way is all that is said. LEVEL
    only where the print is the same and what lies behind it is at most one printed step apart. SAME: exactly.
    ValueError where one of them is withheld."""
    if before.exact is None or now.exact is None:
        raise ValueError("of a withheld number nothing is claimed")
    decimals = min(before.decimals, now.decimals)
    if rounded(before.exact, decimals) == rounded(now.exact, decimals):
        furthest = furthest_apart(before, now)
        if furthest == 0:
            return Claim.SAME
        return Claim.LEVEL if furthest * 10**decimals <= 1 else Claim.UNSURE
    if before.high <= now.low:
        return Claim.ROSE if certainly_below(before, now) else Claim.NOT_BELOW
    if now.high <= before.low:
        return Claim.FELL if certainly_below(now, before) else Claim.NOT_ABOVE
    return Claim.UNSURE


def certainly_below(one: Value, other: Value) -> bool:
    """Whether every possible number of the one is below every one of the other, with room between. Bounds that touch
    are not enough, also where one of them is not itself possible: what parts the two would be the source's rounding."""
    return one.high < other.low


def furthest_apart(before: Value, now: Value) -> Fraction:
    """The largest the difference between the two can be."""
    between = now - before
    return max(abs(between.low), abs(between.high))


def difference(before: Value, now: Value) -> Value:
    """Now minus before, with no more decimals than both have."""
    return (now - before).shown_with(min(before.decimals, now.decimals))
