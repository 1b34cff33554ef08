"""How promises were kept from quarter to quarter, and one of them by team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pejl.answers.kept import Kept, Spread, by_team, kept_of
from pejl.answers.trend import number
from pejl.due import Promise
from pejl.due.sheet import Sheet
from pejl.numbers import counted
from pejl.periods import Period, quarter_of

QUARTERS = 8


@dataclass(frozen=True, slots=True)
class Quarter:
    """The rows of a promise that fell due in a quarter, as they stand on the day. `whole`: the day asked is past the
    quarter, so that no more of its rows can be decided by a due day to come."""

    period: Period
    kept: Kept
    whole: bool


@dataclass(frozen=True, slots=True)
class Course:
    """A promise, or one team's part of it (`team` "" for what nobody has; None for the whole of it), over time."""

    promise: Promise
    team: str | None
    quarters: tuple[Quarter, ...]


def last_quarters(day: date, many: int = QUARTERS) -> list[Period]:
    """The quarter of the day and those before it, oldest first."""
    now = quarter_of(day)
    return [now.step(-back) for back in reversed(range(many))]


def kept_in(sheet: Sheet, periods: Sequence[Period]) -> list[Course]:
    """Every promise of the sheet in its order, those without rows too. A row belongs to the quarter of its due day as
    exemptions have moved it, whenever it was kept: what was due on 31 March and kept on 2 April is late in the first
    quarter. A row without a due day is in none. Of a promise to a share of the group a case counts in each quarter in
    which it has rows due."""
    return [_course(promise, None, sheet.of([at]), periods) for at, promise in enumerate(sheet.promises)]


def kept_by_quarter(sheet: Sheet) -> list[Course]:
    """`kept_in` the quarter of the day and those before it."""
    return kept_in(sheet, last_quarters(sheet.day))


def teams_by_quarter(sheet: Sheet, promise: Promise) -> list[Course]:
    """The teams of one promise that had rows due in any of the quarters, by name; a row is of the team that has it on
    the day. Named staff are never held against each other. ValueError for a promise that is not the sheet's."""
    periods = last_quarters(sheet.day)
    rows = sheet.of([list(sheet.promises).index(promise)]).due_in(periods[0].first, periods[-1].end)
    teams: list[Spread] = by_team(rows, promise)
    return [_course(promise, each.team, rows.with_word("team", each.team), periods) for each in teams]


def _course(promise: Promise, team: str | None, rows: Sheet, periods: Sequence[Period]) -> Course:
    return Course(
        promise,
        team,
        tuple(
            Quarter(each, kept_of(promise, rows.due_in(each.first, each.end)), rows.day >= each.end) for each in periods
        ),
    )


def courses_data(found: Sequence[Course]) -> list[dict[str, Any]]:
    """The machine form, a line for each promise (and team) and quarter; `share` in per cent as a decimal string."""
    return [
        {
            "promise": course.promise.id,
            "origin": course.promise.origin,
            "team": course.team,
            "quarter": each.period.id,
            "whole": each.whole,
            "rows": each.kept.rows,
            "decided": each.kept.decided,
            "in_time": each.kept.in_time,
            "late": each.kept.late,
            "overdue": each.kept.overdue,
            "share": None if each.kept.share is None else number(counted(each.kept.share * 100)),
            "lacks": each.kept.lacks,
        }
        for course in found
        for each in course.quarters
    ]
