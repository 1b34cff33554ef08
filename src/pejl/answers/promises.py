"""The dated promises of a plan and the duties of the law, run on a day: what every answer about them begins with."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache

from pejl import law, moments, rules
from pejl.due import Promise
from pejl.due.run import Setting
from pejl.due.run import sheet as run
from pejl.due.sheet import Sheet
from pejl.due.statutory import statutory, window_of
from pejl.goals import BoundPlan
from pejl.law.duties import handed_over, others
from pejl.ledger.snapshot import Snapshot
from pejl.words import Name, joined


@cache
def shelf() -> Mapping[str, rules.Moment]:
    return rules.collect(moments, rules.Moment)


@cache
def duties(rules_on: date | None = None) -> tuple[Promise, ...]:
    """The duties of the law: each case's own, or those of one day for every case."""
    return statutory(shelf(), rules_on)


def setting_of(plan: BoundPlan, instant: datetime | None = None, *, unkept: bool = False) -> Setting:
    """What the rows of a plan's municipality are asked in."""
    opening = plan.opening
    return Setting(plan.own.code, opening.calendar, opening, window_of, others(), handed_over(), instant, unkept=unkept)


def asked(plan: BoundPlan, snapshot: Snapshot, setting: Setting, day: date) -> Sheet:
    """The rows of the plan's own promises and of the law, as they stand on the day."""
    return run((*plan.promises, *duties()), snapshot, day, setting)


def group_names(promise: Promise) -> Name:
    return joined(law.group(code).name for code in promise.groups)


def places(sheet: Sheet, wanted: Sequence[str]) -> list[int]:
    """The places of the promises that are asked for, by id; all where none is."""
    return [at for at, each in enumerate(sheet.promises) if not wanted or each.id in wanted]
