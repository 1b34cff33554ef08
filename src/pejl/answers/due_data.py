"""The machine forms of the answers about promises. Those of the work list and of kept promises have their schema
shipped: `due.schema.json`, `kept.schema.json`. Days are ISO, numbers decimal strings where they may have decimals, ids
strings (they are longer than a spreadsheet's or a browser's numbers)."""

from datetime import date
from fractions import Fraction
from typing import Any

from pejl.answers.capacity import Load
from pejl.answers.cases import Still
from pejl.answers.deadlines import Beside
from pejl.answers.kept import Kept
from pejl.answers.whatif import Changed
from pejl.answers.why import Why
from pejl.answers.worklist import Waiting
from pejl.due import Promise
from pejl.due.sheet import DueRow
from pejl.due.state import Cause, State
from pejl.numbers import machine_text
from pejl.words import say

Data = dict[str, Any]


def row_data(row: DueRow) -> Data:
    """One row. `ended`: the first day after the case; `raw`: due before exemptions moved it; `time`: of the due day."""
    return {
        "row": row.id,
        **_promise(row.promise),
        "about": row.promise.case.value,
        "subject": str(row.subject) if row.subject else None,
        "due": _day(row.due),
        "time": f"{row.minute // 60:02}:{row.minute % 60:02}" if row.minute >= 0 else None,
        "state": code(row.state),
        "cause": code(row.cause),
        "waits_for": row.waits_for,
        "worker": row.worker,
        "team": row.team,
        "booked": _day(row.booked),
        "anchor": _day(row.anchor),
        "began": _day(row.began),
        "ended": _day(row.ended),
        "raw": _day(row.raw),
        "kept": _day(row.kept),
    }


ROW = (
    *("row", "origin", "promise", "text", "unverified", "expected", "about", "subject", "due", "time", "state"),
    *("cause", "waits_for", "worker", "team", "booked", "anchor", "began", "ended", "raw", "kept"),
)


def _promise(promise: Promise) -> Data:
    basis = promise.basis
    return {
        "origin": promise.origin,
        "promise": promise.id,
        "text": promise.text,
        "unverified": basis is not None and basis.unverified,
        "expected": basis is not None and basis.expected,
    }


def code(value: State | Cause) -> str:
    """How a machine names it: `holdt_for_sent`."""
    return value.name.lower()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(number: Fraction | None) -> str | None:
    return None if number is None else machine_text(number)


def counts_data(counts: dict[State, int]) -> dict[str, int]:
    """Every state, those without rows too."""
    return {code(state): counts.get(state, 0) for state in State}


def grouped_data(name: str, counts: dict[State, int]) -> Data:
    return {"name": name, "rows": sum(counts.values()), **counts_data(counts)}


GROUPED = ("name", "rows", *(code(state) for state in State))


def waiting_data(each: Waiting, texts: dict[str, str]) -> Data:
    """`waits_for` "": what was done is not known."""
    told = {"waits_for": each.who, "promise": each.promise, "text": texts[each.promise]}
    return told | {"rows": each.rows, "past_due": each.overdue, "oldest": _day(each.oldest)}


WAITING = ("waits_for", "promise", "text", "rows", "past_due", "oldest")


def load_data(load: Load) -> Data:
    """`weeks`: week 0 has what is overdue too."""
    weeks = {f"week_{place}": many for place, many in enumerate(load.weeks)}
    return {"team": load.team, "acts": load.what, **weeks}


def still_data(each: Still) -> Data:
    began, last = each.began.isoformat(), _day(each.last)
    return {"subject": str(each.subject), "began": began, "last": last, "days": each.days}


STILL = ("subject", "began", "last", "days")


def lack_data(person: int, since: date) -> Data:
    return {"subject": str(person), "since": since.isoformat()}


LACK = ("subject", "since")


def beside_data(each: Beside) -> Data:
    """`days`: from the national deadline to ours."""
    theirs, ours = each.theirs, each.ours
    return {
        "subject": str(each.subject),
        "match": each.match.value,
        "days": each.days,
        "national_kind": theirs.kind if theirs else None,
        "national_status": theirs.status if theirs else None,
        "national_due": _day(theirs.due) if theirs else None,
        "national_last": _day(theirs.last) if theirs else None,
        "row": ours.id if ours else None,
        "due": _day(ours.due) if ours else None,
    }


BESIDE = (
    *("subject", "match", "days", "national_kind", "national_status", "national_due", "national_last"),
    *("row", "due"),
)


def kept_data(each: Kept, team: str | None = None) -> Data:
    """`share` and `required` in per cent; `lacks`: why there is no share."""
    required = None if each.promise.share is None else each.promise.share * 100
    return {
        **_promise(each.promise),
        "who": each.promise.who,
        "team": team,
        "rows": each.rows,
        "decided": each.decided,
        "in_time": each.in_time,
        "late": each.late,
        "overdue": each.overdue,
        "awaited": each.awaited,
        "unknown": each.unknown,
        "exempt_cases": each.exempt,
        "share": _number(None if each.share is None else each.share * 100),
        "required": _number(required),
        "holds": each.holds,
        "days_late": _number(each.delay),
        "days_to_act": _number(each.wait),
        "causes": {code(cause): many for cause, many in each.causes.items()},
        "lacks": each.lacks,
    }


KEPT = (
    *("origin", "promise", "text", "unverified", "expected", "who", "team", "rows", "decided", "in_time", "late"),
    *(
        "overdue",
        "awaited",
        "unknown",
        "exempt_cases",
        "share",
        "required",
        "holds",
        "days_late",
        "days_to_act",
        "causes",
        "lacks",
    ),
)


def changed_data(each: Changed) -> Data:
    """`arise_older`: of those that arise, how many are in cases older than the duty."""
    many = {"vanish": len(each.vanish), "arise": len(each.arise), "moved": len(each.moved), "arise_older": each.older}
    told = {"family": each.family, "text": each.text, "groups": each.groups}
    marks = {"unverified": each.unverified, "expected": each.expected}
    return told | marks | {"before": each.before, "after": each.after} | many


CHANGED = (
    *("family", "text", "groups", "unverified", "expected", "before", "after"),
    *("vanish", "arise", "moved", "arise_older"),
)


def changes_data(each: Changed) -> list[Data]:
    """The rows one by one: `change` is vanish, arise or moved; `row` is the id under each case's own rule where there
    is one, else under the other day's."""
    gone = [("vanish", row.id, row.due, None) for row in each.vanish]
    new = [("arise", row.id, None, row.due) for row in each.arise]
    moved = [("moved", own.id, own.due, other.due) for own, other in each.moved]
    return [
        {"family": each.family, "change": change, "row": row, "due": _day(before), "due_then": _day(after)}
        for change, row, before, after in (*gone, *new, *moved)
    ]


CHANGES = ("family", "change", "row", "due", "due_then")


def why_data(found: Why, lang: str) -> Data:
    """The row, and its trail as codes with their sentences."""
    steps = [{"code": step.code, "says": say(step.code, step.params, lang)} for step in found.steps]
    return row_data(found.row) | {"steps": steps}
