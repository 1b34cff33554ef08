"""Rows of a promise written as a plan writes it, on a drawn ledger; area 250, Frederikssund, is the municipality.

    plan("…")                       a bound plan with one promise and what is given beside it
    told(PLAN, LEDGER, day)         each row as one line: citizen, anchor, due day, act, state
    trail(PLAN, LEDGER, day, id)    the steps of one row, a line each: code and what it says

A ledger is drawn as in spec.verbs.drawing. It knows every table from `since` to `known`, unless said otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from pejl.answers.promises import duties, setting_of
from pejl.answers.why import why
from pejl.check import check_file
from pejl.due import Promise
from pejl.due.run import sheet
from pejl.due.sheet import DueRow
from pejl.goals import BoundPlan
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.tables import TABLES
from pejl.periods import end_of_day
from pejl.words import Step
from spec.verbs.drawing import rows_of, snapshot_of, tables_of

SINCE, KNOWN = "2015-01-01", "2027-12-31"
HEAD = """
[plan]
kommune = "Frederikssund"
titel = "Plan"
gaelder = {{ fra = {fra}, til = {til} }}

"""


def plan(rows: str, fra: str = "2024-01-01", til: str = "2024-12-31") -> BoundPlan:
    """A plan without faults; what the check says of it is another page's."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.toml"
        path.write_text(HEAD.format(fra=fra, til=til) + rows, "utf-8")
        checked = check_file(path)
    assert checked.bound is not None, [finding.code for finding in checked.faults]
    return checked.bound


def promise(hvornaar: str, **keys: str) -> str:
    """One row of `[[loefte]]`; each key is text."""
    base = {"id": "L", "tekst": "Løfte", "hvornaar": hvornaar, **keys}
    return "\n".join(("[[loefte]]", *(f'{key} = "{value}"' for key, value in base.items()), ""))


def ledger(text: str, since: str = SINCE, known: str = KNOWN) -> Snapshot:
    rows = rows_of(text)
    for row in (row for its in rows.values() for row in its if "area" in row):
        row["area"] = row["area"].partition(":")[2]
    as_of = end_of_day(date.fromisoformat(known)).isoformat()
    return replace(snapshot_of(tables_of(rows)), as_of=as_of, coverage=dict.fromkeys(TABLES, (since, as_of)))


def rows(bound: BoundPlan, text: str | Snapshot, day: str, *, law: bool = False) -> list[DueRow]:
    """The rows as they stand on the day, in order; with `law` those of the law and not the plan's."""
    promises: Sequence[Promise] = duties() if law else bound.promises
    snapshot = ledger(text) if isinstance(text, str) else text
    return sheet(promises, snapshot, date.fromisoformat(day), setting_of(bound)).by_day().rows()


def line(row: DueRow) -> str:
    """`1 2024-01-01 → 2024-01-29 SNART`, with `holdt` and the day where it is kept."""
    kept = f" holdt {row.kept}" if row.kept else ""
    waits = f" ({row.waits_for})" if row.waits_for else ""
    cause = f" [{row.cause.name.lower()}]" if row.cause else ""
    noun = f" {row.act.noun}" if row.act and row.act.noun else ""
    return f"{row.subject}{noun} {row.anchor} → {row.due or '-'}{kept} {row.state.name}{waits}{cause}"


def told(bound: BoundPlan, text: str | Snapshot, day: str) -> list[str]:
    return [line(row) for row in rows(bound, text, day)]


def trail(
    bound: BoundPlan,
    text: str | Snapshot,
    day: str,
    row_id: str,
    then: Mapping[datetime, Snapshot] | None = None,
) -> list[str]:
    """The steps of a row, each as its code without `hvorfor_` and what it says."""
    snapshot = ledger(text) if isinstance(text, str) else text
    known = then or {}
    found = why(
        row_id, bound.promises, snapshot, date.fromisoformat(day), setting_of(bound), list(known), known.__getitem__
    )
    return [spoken(step) for step in found.steps]


def spoken(step: Step) -> str:
    params = [_said(value) for name, value in step.params.items() if value not in (None, "", [], ())]
    return " · ".join([step.code.removeprefix("hvorfor_"), *params])


def _said(value: object) -> str:
    if isinstance(value, Step):
        return spoken(value)
    if isinstance(value, list | tuple):
        return ", ".join(_said(each) for each in value)
    return str(value)
