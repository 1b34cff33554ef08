"""What is asked of due rows, said once: the duties of the law in the whole country, one municipality's plan with them,
and one citizen's."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from pejl.answers.promises import duties, setting_of
from pejl.check import check_file
from pejl.due import Promise
from pejl.due.enquiries import OpeningHours
from pejl.due.run import Setting
from pejl.due.run import sheet as run
from pejl.due.sheet import KINDS, Sheet
from pejl.due.statutory import window_of
from pejl.due.task import NEVER
from pejl.due.time import Calendar
from pejl.goals import BoundPlan
from pejl.law.duties import handed_over, others
from pejl.ledger.one import only
from pejl.ledger.snapshot import Part, Snapshot
from pejl.rules import Case

DAY = date(2024, 9, 30)
PLAN = Path(__file__).parents[1] / "plans/frederikssund-2024.toml"


@cache
def plan() -> BoundPlan:
    bound = check_file(PLAN).bound
    if bound is None:
        raise SystemExit(f"{PLAN} has faults")
    return bound


def country(snapshot: Snapshot, *, unkept: bool = True) -> Sheet:
    """The duties of the law, all municipalities."""
    setting = Setting(None, Calendar(), OpeningHours(), window_of, others(), handed_over(), unkept=unkept)
    return run(duties(), snapshot, DAY, setting)


def municipality(snapshot: Snapshot, *, unkept: bool = True) -> Sheet:
    """The plan's promises and the duties, in the plan's municipality."""
    return run((*plan().promises, *duties()), snapshot, DAY, setting_of(plan(), unkept=unkept))


@cache
def to_persons() -> tuple[Promise, ...]:
    return tuple(each for each in (*plan().promises, *duties()) if each.case is Case.PERSON)


def citizen(snapshot: Snapshot, part: Part, person: int) -> Sheet:
    """The same promises to one citizen alone, kept rows too."""
    return run(to_persons(), only(snapshot, part, person), DAY, setting_of(plan()))


def duties_to(snapshot: Snapshot, part: Part, person: int) -> Sheet:
    """One citizen's rows of `country`."""
    return country(only(snapshot, part, person))


def put_in(sheet: Sheet, person: int, new: Sheet) -> Sheet:
    """The sheet with one citizen's rows as they are now."""
    rest = sheet.where(sheet.columns["subject"] != person).columns
    whole = {name: np.concatenate((column, new.columns[name])) for name, column in rest.items()}
    return replace(sheet, columns=whole)


def opened(snapshot: Snapshot) -> Snapshot:
    """The snapshot with its parts open: what a running program has read it keeps."""

    def kept(part: Part) -> Callable[[], Part]:
        return lambda: part

    return replace(snapshot, openers=tuple(kept(opener()) for opener in snapshot.openers))


def columns_read(snapshot: Snapshot, ask: Callable[[Snapshot], object]) -> dict[str, list[str]]:
    """The columns of each table of persons that an answer on the first part reads."""
    found: dict[str, set[str]] = {}
    part = next(snapshot.parts())

    def load(table: str, column: str) -> np.ndarray:
        found.setdefault(table, set()).add(column)
        return part.load(table, column)

    spied = Part(part.ids, part.rows, load)
    ask(replace(snapshot, openers=(lambda: spied, snapshot.openers[-1])))
    return {table: sorted(columns) for table, columns in sorted(found.items())}


def lines(sheet: Sheet) -> np.ndarray:
    """The rows of a sheet as lines of numbers in an order of their own, to be held against another's."""
    rows = np.stack([sheet.columns[name].astype(np.int64) for name in KINDS], axis=1)
    return rows[np.lexsort(rows.T)]


def agree(snapshot: Snapshot, many: int = 40) -> None:
    """A municipality's rows are those of its citizens one by one; the rows not kept are those of the full sheet; and
    putting in a citizen's rows again changes nothing. SystemExit where it is not so."""
    part = next(snapshot.parts())
    some = part.ids[:: max(part.persons // many, 1)].tolist()
    full, whole = municipality(snapshot, unkept=False), country(snapshot)
    places = [at for at, each in enumerate(full.promises) if each.case is Case.PERSON]
    theirs = full.of(places)
    alone = [citizen(snapshot, part, person) for person in some]
    _same("citizens", theirs.where(np.isin(theirs.columns["subject"], some)), _together(alone, np.array(places)))
    _same("rows not kept", full.where(full.columns["kept"] == NEVER), municipality(snapshot))
    for person in some[:5]:
        _same("one citizen put in", whole, put_in(whole, person, duties_to(snapshot, part, person)))


def _together(sheets: Sequence[Sheet], places: np.ndarray) -> Sheet:
    """Sheets of the promises at these places as one of them all."""
    columns = {name: np.concatenate([each.columns[name] for each in sheets]) for name in KINDS}
    return replace(sheets[0], columns=columns | {"promise": places[columns["promise"]]})


def _same(what: str, one: Sheet, other: Sheet) -> None:
    if not len(one) or not np.array_equal(lines(one), lines(other)):
        raise SystemExit(f"due rows do not agree about {what}: {len(one)} and {len(other)}")
