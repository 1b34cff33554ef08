"""How a count that the plan promises goes: what is needed by today, what there is, and where it ends at this pace."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from fractions import Fraction

from pejl.due import Calendar, Promise
from pejl.goals import BoundPlan, Part
from pejl.numbers import rounded
from pejl.periods import Grain, Period
from pejl.sentences.shapes import CountInAll, CountPer, Per, Sense, Times
from pejl.words import Step

_GRAIN = {Per.MONTH: Grain.MONTH, Per.QUARTER: Grain.QUARTER, Per.YEAR: Grain.YEAR}
Stretch = tuple[date, date]
"""First and last day, both included."""


class Pace(StrEnum):
    """The word for it. NAAET: there are as many as the period asks for. PAA_TAKT: less than one away from what is
    needed by today, since nobody holds half a visit; one more is FORAN, one less BAGUD."""

    NAAET = "naaet"
    FORAN = "foran"
    PAA_TAKT = "paa_takt"
    BAGUD = "bagud"


@dataclass(frozen=True, slots=True)
class RunRate:
    """Of one period: the calendar's week, month, quarter or year that holds `day`, or all the years of `i alt`.
    `target`: the least whole number that reaches it. `counted`: held up to and including `day`; `planned`: from `day`
    on and not held; `unsettled`: planned for a day that has passed, without an outcome. `needed`, `needed_worked`: by
    the end of `day`, by all days and by working days. `at_end`: what it comes to at the pace so far, None before the
    period begins. All are numbers of acts."""

    stretches: tuple[Stretch, ...]
    day: date
    target: int
    counted: int
    planned: int
    unsettled: int
    needed: Fraction
    needed_worked: Fraction
    at_end: Fraction | None

    @property
    def first(self) -> date:
        return self.stretches[0][0]

    @property
    def last(self) -> date:
        return self.stretches[-1][1]

    @property
    def left(self) -> int:
        """How many are still to be held."""
        return max(0, self.target - self.counted)

    @property
    def pace(self) -> Pace:
        ahead = self.counted - self.needed
        if self.counted >= self.target:
            return Pace.NAAET
        if abs(ahead) < 1:
            return Pace.PAA_TAKT
        return Pace.FORAN if ahead > 0 else Pace.BAGUD

    def told(self) -> list[Step]:
        """In words: the count and the word for it, what is needed by today, what is planned, where it ends."""
        said = {"antal": self.counted, "maal": self.target, "fra": self.first, "til": self.last}
        steps = [Step(f"virk_takt_{self.pace}", said)]
        if self.pace is not Pace.NAAET:
            needed, worked = _shown(self.needed), _shown(self.needed_worked)
            steps.append(Step("virk_takt_behov", {"dag": self.day, "antal": needed, "hverdage": worked}))
        if self.planned:
            code = "virk_takt_planlagt_nok" if self.planned >= self.left else "virk_takt_planlagt_mangler"
            short = self.left - self.planned
            steps.append(Step(code, {"antal": self.planned, "mangler": short}))
        if self.unsettled:
            steps.append(Step("virk_takt_uafsluttet", {"antal": self.unsettled}))
        if self.at_end is not None and self.day < self.last:
            steps.append(Step("virk_takt_ender", {"dag": self.last, "antal": _shown(self.at_end)}))
        return steps


def of_goal(plan: BoundPlan, part: Part, held: Iterable[date], planned: Iterable[date], day: date) -> RunRate | None:
    """Of a goal (or a part of one) that asks for at least so many; None for every other target. `held`, `planned`: a
    day for each act."""
    target = part.target
    if isinstance(target, CountPer) and target.sense in (Sense.AT_LEAST, Sense.OVER):
        return run_rate(_per(target.per, day), _least(target), held, planned, day, plan.opening.calendar)
    if isinstance(target, CountInAll) and target.sense in (Sense.AT_LEAST, Sense.OVER):
        return run_rate(_years(target.years), _least(target), held, planned, day, plan.opening.calendar)
    return None


def of_promise(
    plan: BoundPlan, promise: Promise, held: Iterable[date], planned: Iterable[date], day: date
) -> RunRate | None:
    """Of a promise of so many acts a period (`10 om måneden`, of `4-6` the 4); None for every other rhythm."""
    if not isinstance(promise.rhythm, Times):
        return None
    stretches = _per(promise.rhythm.per, day)
    return run_rate(stretches, promise.rhythm.least, held, planned, day, plan.opening.calendar)


def run_rate(
    stretches: tuple[Stretch, ...],
    target: int,
    held: Iterable[date],
    planned: Iterable[date],
    day: date,
    calendar: Calendar,
) -> RunRate:
    """Over days that follow one another but need not touch. The day itself counts as gone. Exact; without a working day
    in the period all is needed by working days from the start."""
    counted = sum(_inside(stretches, each) and each <= day for each in held)
    plans = [each for each in planned if _inside(stretches, each)]
    days = [first + timedelta(days=n) for first, last in stretches for n in range((last - first).days + 1)]
    worked = [each for each in days if not calendar.why_free(each)]
    gone, gone_worked = _gone(days, day), _gone(worked, day)
    return RunRate(
        stretches,
        day,
        target,
        counted,
        planned=sum(each >= day for each in plans),
        unsettled=sum(each < day for each in plans),
        needed=target * gone,
        needed_worked=target * gone_worked,
        at_end=counted / gone if gone else None,
    )


def _gone(days: Sequence[date], day: date) -> Fraction:
    return Fraction(sum(each <= day for each in days), len(days)) if days else Fraction(1)


def _inside(stretches: tuple[Stretch, ...], day: date) -> bool:
    return any(first <= day <= last for first, last in stretches)


def _least(target: CountPer | CountInAll) -> int:
    """The least whole number that reaches it: `over 10` is 11, `mindst 9,5` is 10."""
    whole = int(target.number.to_integral_value(ROUND_FLOOR))
    return whole if target.sense is Sense.AT_LEAST and whole == target.number else whole + 1


def _per(per: Per, day: date) -> tuple[Stretch, ...]:
    if per is Per.WEEK:
        first = day - timedelta(days=day.weekday())
        return ((first, first + timedelta(days=6)),)
    period = Period(day.year, 1, Grain.YEAR)
    if per is not Per.YEAR:
        number = day.month if per is Per.MONTH else (day.month + 2) // 3
        period = Period(day.year, number, _GRAIN[per])
    return ((period.first, period.last),)


def _years(years: Iterable[int]) -> tuple[Stretch, ...]:
    return tuple((date(year, 1, 1), date(year, 12, 31)) for year in sorted(set(years)))


def _shown(number: Fraction) -> int | Decimal:
    """A whole number as one, every other with one decimal."""
    return int(number) if number.denominator == 1 else rounded(number, 1)
