"""The naive reading of due rows that the tests hold the real one against, for scale: case by case and day by day."""

import importlib
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from bench.due_asking import DAY, municipality, plan
from bench.running import timed
from pejl.answers.promises import duties
from pejl.due.compiled import compiled
from pejl.due.statutory import window_of
from pejl.ledger.snapshot import Part, Snapshot, book_of
from pejl.ledger.tables import FAR, TABLES, Kind

TESTS = Path(__file__).parents[1] / "tests"
EPOCH = date(1970, 1, 1)


class Rows(list[dict[str, Any]]):
    """A table's rows, handed over the way a table of Arrow hands them."""

    def to_pylist(self) -> "Rows":
        return self


def measured(snapshot: Snapshot, many: int = 25) -> dict[str, Any]:
    """The duties to some citizens of the plan's municipality, kept rows too, and whether both ways have the same rows.
    Processor seconds for a citizen: the real one is asked for everyone, with the plan and who has each row, and its
    time is divided by persons."""
    if str(TESTS) not in sys.path:
        sys.path.append(str(TESTS))
    oracle, real = (importlib.import_module(f"spec.due.{name}") for name in ("oracle", "asking"))
    working = importlib.import_module("spec.due.clock").worked()
    part, area = next(snapshot.parts()), plan().own.code
    some = np.arange(0, part.persons, max(part.persons // many, 1))[:many]
    persons = importlib.import_module("spec.verbs.oracle").subjects(_tables(snapshot, part, some))
    tasks = [each.task for promise in duties() for each in compiled(promise, window_of)]
    naive, cost = timed(lambda: [oracle.rows(task, persons, area, DAY, working) for task in tasks])
    horizon = date.fromordinal(importlib.import_module("spec.verbs.byday").HORIZON)

    def known(row: Any) -> Any:
        """The naive one looks no further than its horizon: a case that ends after it goes on."""
        return row._replace(ended=FAR) if row.ended >= horizon else row

    asked = [real.asked(task, snapshot, area, DAY) for task in tasks]
    found = [{known(row) for row in rows if row.person in persons} for rows in asked]
    municipality(snapshot, unkept=False)
    own = timed(lambda: municipality(snapshot, unkept=False))[1]
    differ = sum(len(one ^ other) for one, other in zip(naive, found, strict=True))
    return {
        "citizens": len(some),
        "rows": sum(map(len, naive)),
        "differ": differ,
        "naive": cost.cpu / len(some),
        "real": own.cpu / part.persons,
    }


def _tables(snapshot: Snapshot, part: Part, some: np.ndarray) -> dict[str, Rows]:
    """The rows of some persons of a part in words and days."""
    found = {}
    for name, table in TABLES.items():
        if table.subject == "person":
            offsets = part.offsets(name)
            rows = np.concatenate([np.arange(offsets[place], offsets[place + 1]) for place in some])
            columns = {c: _words(snapshot, name, c, part.column(name, c)[rows]) for c in table.columns}
            found[name] = Rows(dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True))
    return found


def _words(snapshot: Snapshot, table: str, column: str, numbers: np.ndarray) -> list[Any]:
    kind, cells = TABLES[table].columns[column], numbers.tolist()
    if kind is Kind.CODE:
        book = snapshot.books.get(book_of(table, column), ())
        return [book[each] for each in cells]
    if kind in (Kind.DAY, Kind.END):
        last = (FAR - EPOCH).days
        return [EPOCH + timedelta(days=min(each, last)) for each in cells]
    return cells
