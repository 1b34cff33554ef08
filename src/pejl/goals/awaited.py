"""Whether the number that settles a goal is there, and which one is waited for where it is not."""

from collections.abc import Iterator
from datetime import date

from pejl.law import tables
from pejl.measure import Measured
from pejl.periods import Period
from pejl.words import Step


def part_of_year(own: Measured) -> list[Step]:
    """How much of its year the number is of; nothing for all of it."""
    return [step for step in own.trail.steps if step.code == "del_af_aaret"]


def final(own: Measured | None, rule: str, due: date) -> bool:
    """Settled needs the last whole period that ends by the goal's date; a survey needs one from the plan's
    last year."""
    if own is None:
        return False
    if rule == "hver måling":
        return own.period.year >= due.year
    return _following(own).last > due and not part_of_year(own)


def _following(own: Measured) -> Period:
    """The next period its table will have; a half-yearly table steps two quarters."""
    table = _table(own)
    return tables.next_expected(table, own.period)[0] if table else own.period.step(1)


def _table(own: Measured) -> tables.TableSpec | None:
    return tables.known_table(own.trail.figures[0].table) if own.trail.figures else None


def awaited(own: Measured, rule: str, due: date) -> Iterator[Step]:
    """Which number is missing by the date, and when the statistic that the last one came from is expected to have it.
    Where the last year is there in part, the last that lacks of it; nothing where all is there."""
    if rule == "hver måling":
        yield from [Step("afventer_maaling", {"aar": due.year})] if own.period.year < due.year else []
        return
    following = _following(own)
    for period in _lacking(own, due)[-1:] if following.last > due else [following]:
        yield _expected(period, _table(own))


def _lacking(own: Measured, due: date) -> list[Period]:
    """The months or quarters that have ended by the date and are not in the year's number."""
    parts = own.period.parts(own.made_of[0].grain) if own.made_of else []
    return [each for each in parts if each not in own.made_of and each.last <= due]


def _expected(period: Period, table: tables.TableSpec | None) -> Step:
    if table is None:
        return Step("afventer", {"periode": period})
    return Step("afventer_dag", {"periode": period, "dag": tables.expected_day(table, period)})
