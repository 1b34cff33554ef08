"""How many rounds the plan asks for in a year, and whether one is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pejl.sentences.shapes import AtEach, AtFirst, Duration, Every, Per, Rhythm, Span, Times
from pejl.surveys.questionnaire import Questionnaire

A_YEAR = {Per.WEEK: 52, Per.MONTH: 12, Per.QUARTER: 4, Per.YEAR: 1}
LONGEST = {Span.DAYS: 365, Span.WEEKS: 52, Span.MONTHS: 12, Span.YEARS: 10}
"""Between two rounds; what is longer is written in years."""
GATHERED = 12
"""Rounds a year of those that are asked after each talk: one a month, so that several answers are opened together."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rounds of a year: at least, and at most where the plan says so. `each`: the noun of `ved hver samtale`, "" for
    others: everyone is asked after a talk, and one round a month gathers those of the month."""

    least: int
    most: int | None
    each: str = ""


@dataclass(frozen=True, slots=True)
class Rounds:
    """Where a questionnaire stands on a day. The year is cut in as many stretches as rounds are asked for.

    `held`: rounds begun in the year so far; `should`: stretches of the year that are past; `late`: rounds that were not
    held in theirs and not after; `by`: the last day of the present stretch; `now`: a round is asked for by then;
    `full`: no more are wanted this year.
    """

    wanted: Wanted
    held: int
    should: int
    by: date
    late: int
    now: bool
    full: bool


def fits(rhythm: Rhythm) -> bool:
    """Rounds can be held by it: a number in a period, every so long on the calendar, at each or the first talk."""
    if isinstance(rhythm, Every):
        return rhythm.duration.number <= LONGEST.get(rhythm.duration.span, 0)
    return isinstance(rhythm, Times | AtEach | AtFirst)


def asked_for(q: Questionnaire, year: int, held_days: Sequence[date] = ()) -> Wanted | None:
    """None where the plan does not say how often. `held_days` matter where there are years between rounds."""
    match q.rhythm:
        case Times(least, most, per):
            return Wanted(least * A_YEAR[per], most * A_YEAR[per] if most else None)
        case AtEach(noun) | AtFirst(noun):
            return Wanted(GATHERED, None, noun)
        case Every(duration):
            return Wanted(_every(duration, year, held_days), None)
    return None


def _every(duration: Duration, year: int, held_days: Sequence[date]) -> int:
    """How many whole stretches fit in a year; of several years, one in a year that the last round is so far behind."""
    match duration.span:
        case Span.YEARS:
            recent = range(year - duration.number + 1, year)
            return 0 if any(day.year in recent for day in held_days) else 1
        case Span.MONTHS:
            return 12 // duration.number
        case Span.WEEKS:
            return 52 // duration.number
    return 365 // duration.number


def due(q: Questionnaire, held_days: Sequence[date], day: date, first: date | None = None) -> Rounds | None:
    """From the days rounds were begun. `first`: the plan's first day; stretches that were past by then ask for none.
    None where the plan does not say how often.

    Borderline: a round begun on the last day of its stretch is in time, and the stretch is past the day after.
    """
    wanted = asked_for(q, day.year, held_days)
    if wanted is None:
        return None
    held = sum(each.year == day.year and each <= day for each in held_days)
    ends = [_end(day.year, place, wanted.least) for place in range(1, wanted.least + 1)]
    should = sum(end < day and (first is None or end >= first) for end in ends)
    by = next((end for end in ends if end >= day), date(day.year, 12, 31))
    late = max(0, should - held)
    return Rounds(
        wanted=wanted,
        held=held,
        should=should,
        by=by,
        late=late,
        now=bool(wanted.least) and held <= should,
        full=held >= wanted.most if wanted.most is not None else wanted.least == 0,
    )


def _end(year: int, place: int, stretches: int) -> date:
    """The last day of one of the even stretches of a year: whole months where they come out even."""
    start, whole = date(year, 1, 1), date(year + 1, 1, 1)
    if 12 % stretches == 0:
        months = place * 12 // stretches
        return date(year + months // 12, months % 12 + 1, 1) - timedelta(days=1)
    return start + timedelta(days=(whole - start).days * place // stretches - 1)
