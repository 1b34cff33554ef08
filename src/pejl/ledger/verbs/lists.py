"""The rows running on a day, with what each person's marks say about that day."""

from datetime import date

import numpy as np

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import rows as on
from pejl.ledger.verbs.algebra import Window
from pejl.ledger.verbs.calendar import plus
from pejl.ledger.verbs.counts import NEVER, Latest, Listing, Next, Tally
from pejl.ledger.verbs.kernels import Answering
from pejl.ledger.verbs.rows import Column, Days


def listing(asked: Listing, snapshot: Snapshot, day: date) -> dict[str, Column]:
    """One line for each row running on the day, in the order of person, area, cell and start: `person` (id), `area`
    (number in the snapshot's book, -1 none), `cell`, `start` (days since 1970), and each column by its name."""
    number = int(np.datetime64(day, "D").astype(int))
    found = [_of_part(asked, Answering(snapshot, part), number) for part in snapshot.parts()]
    lines = {name: np.concatenate([each[name] for each in found]) for name in found[0]} if found else {}
    if not lines:
        return {}
    order = np.lexsort([lines[name] for name in ("start", "cell", "area", "person")])
    return {name: column[order] for name, column in lines.items()}


def _of_part(asked: Listing, ask: Answering, day: int) -> dict[str, Column]:
    rows = ask.rows(asked.of)
    rows = rows.take((rows.start <= day) & (day < rows.end))
    nothing = np.zeros(len(rows.person), np.int16)
    found = {
        "person": ask.part.ids[rows.person],
        "area": ask.cells(asked.of).area(rows),
        "cell": nothing if rows.cell is None else rows.cell,
        "start": rows.start,
    }
    axes = {look.marks: _axis(ask.marks(look.marks)) for _, look in asked.columns}
    for name, look in asked.columns:
        found[name] = _looked(look, ask.marks(look.marks), axes[look.marks], rows.person, day)
    return found


def _axis(marks: Days) -> Column:
    return on.key(marks.person, marks.day)


def _looked(look: Latest | Next | Tally, marks: Days, axis: Column, person: Column, day: int) -> Column:
    upto = np.searchsorted(axis, on.key(person, np.full(len(person), day, np.int32)), "right")
    if isinstance(look, Tally):
        gone = np.full(len(person), _first_in_window(day, look.window), np.int32)
        return upto - np.searchsorted(axis, on.key(person, gone), "left")
    if not len(axis):
        return np.full(len(person), NEVER, np.int64)
    place = upto - look.nth if isinstance(look, Latest) else upto
    inside = np.clip(place, 0, len(axis) - 1)
    theirs = (place >= 0) & (place < len(axis)) & (marks.person[inside] == person)
    return np.where(theirs, marks.day[inside], NEVER)


def _first_in_window(day: int, window: Window) -> int:
    """The first day a mark can be of to lie in the window that ends with the day."""
    days = np.arange(day - window.days - 31 * window.months, day + 1, dtype=np.int32)
    inside = plus(days, window) > day
    return int(days[inside][0]) if inside.any() else day + 1
