"""What is known of a goal's number now and before: all that a sentence about a change may be made of."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from pejl.numbers import Value
from pejl.periods import Period
from pejl.sentences import shapes
from pejl.sentences.shapes import Sense
from pejl.words import Step


class Good(StrEnum):
    """Which way the goal wants its number to go; UNSAID where the goal does not say."""

    LOWER = "lavere"
    HIGHER = "højere"
    UNSAID = "ikke sagt"


class Cause(StrEnum):
    """What moved where a verdict changed. Never why it moved in the world: the numbers do not know."""

    NUMBER = "tal"
    REFERENCE = "sammenligning"
    LIMIT = "graense"
    PATH = "vej"
    BEGUN = "begyndt"
    YEAR_BEGUN = "aaret_begyndt"
    ENDED = "fristen"
    AWAITED = "afventer"
    STAGE = "stadie"
    PERIOD = "periode"
    REVISED = "rettet"
    OWN_WORK = "registreringer"
    SOURCE = "kilde"
    BREAK = "brud"
    GONE = "borte"
    FIRST_REFERENCE = "foerste_sammenligning"
    GONE_REFERENCE = "borte_sammenligning"
    HIDDEN = "skjult"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The limits that decide what is said, all inclusive.

    `relative_least`: a count's change is told in per cent, as a doubling or a halving, where both counts are at least
    so many. `small_base`: a share of at most so many is told with what one of them moves it. `small_count`: counts of
    which the smaller is at most so many are told to be small.
    """

    relative_least: Fraction = Fraction(50)
    small_base: Fraction = Fraction(100)
    small_count: Fraction = Fraction(20)


THRESHOLDS = Thresholds()


@dataclass(frozen=True, slots=True)
class Seen:
    """A number of a period, as its reader may see it (already disclosed).

    `base`: how many 100 per cent stands for, None where it is not known. `parts`: how many of its periods are in the
    number where some are lacking (`2 af 4 kvartaler`), None for a whole one; `months`: of a year's number in part the
    first months of those. `reference`: the number it was held against then, in the same unit, None where there is none
    or it may not be seen.
    """

    value: Value
    period: Period
    preliminary: bool = False
    base: Value | None = None
    parts: Step | None = None
    months: tuple[int, ...] = ()
    reference: Value | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """A goal (or a part of one) now and before.

    `unit`: `%` for shares, `procentpoint` for a gap, `ratio`, else what is counted. `before` is of another period, a
    baseline, or of the same period as it was known then (a revision). `year_before`: used instead of `before` where
    `seasonal` and the two are of different seasons. `relative`: held against another number that moves too. `broken`:
    a break of the series between the two. Verdicts: the codes of `goals.stand`, `udgangspunkt_holder` and so on; None
    where there is none, such as before while no number was known. `base_unit`: what the base counts. `begun`: the
    goal's time has. `early`: what is judged is from before the plan all the same. `can_turn`: something is known that
    could turn the verdict. `crossed`: it held and does not, or the other way. `years`: those of the budget that it is
    judged by. `awaits`: its date, or that of a part, has passed without the last number. `newer`: the period of newer
    numbers that the plan does not use, and on which it would be judged the other way; None where there is none.
    """

    id: str
    text: str
    unit: str
    now: Seen | None
    before: Seen | None
    year_before: Seen | None = None
    good: Good = Good.UNSAID
    seasonal: bool = False
    relative: bool = False
    broken: Step | None = None
    verdict_before: str | None = None
    verdict_now: str | None = None
    causes: tuple[Cause, ...] = ()
    base_unit: str = "personer"
    parts: tuple["Facts", ...] = ()
    begun: bool = True
    early: bool = False
    can_turn: bool = False
    crossed: bool = False
    years: tuple[int, ...] = ()
    awaits: bool = False
    newer: Period | None = None

    @property
    def lacks(self) -> bool:
        """No number of it is known, neither now nor before, nor of its parts."""
        return self.now is None and self.before is None and all(part.lacks for part in self.parts)


def good_of(target: shapes.Target | None) -> Good:
    """The way a target wants the number that it judges to go (of a gap: the gap itself). UNSAID for a band around a
    level, an open target, a budget (each row has its own), and no target."""
    match target:
        case shapes.Level() | shapes.AgainstArea() | shapes.CountPer() | shapes.CountInAll() | shapes.OwnLevel():
            return _of_sense(target.sense)
        case shapes.Change():
            return _of_sense(target.sense if target.way is shapes.Way.HIGHER else target.sense.opposite)
        case shapes.Everyone():
            return Good.HIGHER
        case shapes.Fokusmaal() | shapes.AtMostExpected() | shapes.GapNarrows():
            return Good.LOWER
        case shapes.Rank():
            return Good.LOWER if target.end is shapes.End.LOWEST else Good.HIGHER
        case shapes.Direction():
            return Good.LOWER if target.trend is shapes.Trend.FALL else Good.HIGHER
    return Good.UNSAID


def _of_sense(sense: Sense | None) -> Good:
    if sense is None:
        return Good.UNSAID
    return Good.LOWER if sense in (Sense.AT_MOST, Sense.UNDER) else Good.HIGHER
