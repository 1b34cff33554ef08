"""Tasks over a whole snapshot, or one person of it."""

from datetime import date

from pejl.due.chain import Asking, found_in
from pejl.due.past import Past
from pejl.due.task import Column, Found, Task
from pejl.due.time import Calendar
from pejl.ledger.snapshot import Part, Snapshot
from pejl.ledger.verbs.kernels import Answering
from pejl.periods import day_number


def found(
    task: Task, snapshot: Snapshot, day: date, area: str | None, calendar: Calendar
) -> list[tuple[Column, Found]]:
    """The rows of a task by part of the snapshot, each with the ids its persons' numbers point into."""
    parts = (asking_of(snapshot, part, day, area, calendar) for part in snapshot.parts())
    return [(asking.ask.part.ids, found_in(task, asking)) for asking in parts]


def asking_of(snapshot: Snapshot, part: Part, day: date, area: str | None, calendar: Calendar) -> Asking:
    """A part as it was on the day. A municipality without rows is one that no row is of."""
    areas = snapshot.books.get("area", ())
    place = None if area is None else areas.index(area) if area in areas else len(areas)
    return Asking(Answering(snapshot, Past(part, day_number(day))), part, place, calendar, day_number(day))
