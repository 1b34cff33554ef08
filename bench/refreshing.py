"""A load's changes into cubes that stand, against counting them all anew: the four cubes, one process.

`day`: a day's rows (1 of 3650, picked at random) come new. `percent`: half the rows of 1 % of the persons come new.
What stood before is the ledger without the new rows.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from bench.running import Cost, timed
from bench.workloads import Cubes, workload
from pejl.ledger.snapshot import Prepared, Snapshot, in_memory, parted, read, write
from pejl.ledger.tables import TABLES, TYPES
from pejl.ledger.verbs import Cube
from pejl.ledger.verbs.kernels import evaluate
from pejl.ledger.verbs.refresh import refreshed

TOUCHED = ("spells", "talks", "offers")
A_DAY = 3650
Columns = Mapping[str, np.ndarray]
Tables = dict[str, dict[str, np.ndarray]]


def measured(folder: Path, which: str) -> dict[str, Any]:
    """Seconds of each step, what share of a full count the refresh is, and whether the cubes are the same to the
    bit."""
    rng, after = np.random.default_rng(1), read(folder)
    asked = workload("ALL4", after)
    assert isinstance(asked, Cubes)
    loaded, loading = timed(lambda: _rows(after, ("persons", *TOUCHED)))
    chosen = _day(loaded, rng) if which == "day" else _percent(loaded, rng)
    touched = np.unique(np.concatenate([loaded[name]["person"][new] for name, new in chosen.items()]))
    before = _without(loaded, chosen)
    (old, new), sorting = timed(lambda: [_sorted(_of(tables, touched), after) for tables in (before, loaded)])
    publishing = timed(lambda: _published(new))[1]
    stood = evaluate(asked.counts, _sorted_whole(before, after), asked.periods)
    full = _best(lambda: evaluate(asked.counts, after, asked.periods))
    own = _best(lambda: refreshed(stood, asked.counts, in_memory(old), in_memory(new)))
    return {
        "touched": len(touched),
        "share": len(touched) / len(loaded["persons"]["person"]),
        "rows": sum(int(each.sum()) for each in chosen.values()),
        "load": loading.cpu,
        "sort": sorting.cpu,
        "publish": publishing.cpu,
        "full": full[1].cpu,
        "refresh": own[1].cpu,
        "identical": _same(own[0], full[0]),
    }


def _best(work: Any) -> tuple[Any, Cost]:
    """The median of three after one to warm up."""
    work()
    costs = sorted((timed(work) for _ in range(3)), key=lambda each: each[1].cpu)
    found: tuple[Any, Cost] = costs[1]
    return found


def _rows(snapshot: Snapshot, tables: Sequence[str]) -> Tables:
    """Whole tables with each row's person: what a load has to read of the state that was published."""
    parts: dict[str, dict[str, list[np.ndarray]]] = {t: {c: [] for c in TABLES[t].columns} for t in tables}
    for part in snapshot.parts():
        for table, columns in parts.items():
            for name, pieces in columns.items():
                pieces.append(part.column(table, name))
    return {table: {name: np.concatenate(p) for name, p in columns.items()} for table, columns in parts.items()}


def _day(tables: Tables, rng: np.random.Generator) -> dict[str, np.ndarray]:
    return {name: rng.random(len(tables[name]["person"])) < 1 / A_DAY for name in TOUCHED}


def _percent(tables: Tables, rng: np.random.Generator) -> dict[str, np.ndarray]:
    people = tables["persons"]["person"]
    some = people[rng.random(len(people)) < 0.01]
    theirs = {name: np.isin(tables[name]["person"], some) for name in TOUCHED}
    return {name: each & (rng.random(len(each)) < 0.5) for name, each in theirs.items()}


def _without(tables: Tables, chosen: Mapping[str, np.ndarray]) -> Tables:
    return {
        name: {column: rows[~chosen[name]] for column, rows in columns.items()} if name in chosen else columns
        for name, columns in tables.items()
    }


def _of(tables: Tables, people: np.ndarray) -> Tables:
    found = {}
    for name, columns in tables.items():
        theirs = np.isin(columns["person"], people)
        found[name] = {column: rows[theirs] for column, rows in columns.items()}
    return found


def _sorted(tables: Tables, like: Snapshot) -> Prepared:
    return parted({name: tables.get(name, _empty(name)) for name in TABLES}, like.books)


def _sorted_whole(tables: Tables, like: Snapshot) -> Snapshot:
    return in_memory(_sorted(tables, like))


def _empty(table: str) -> dict[str, np.ndarray]:
    return {name: np.empty(0, TYPES[kind]) for name, kind in TABLES[table].columns.items()}


def _published(prepared: Prepared) -> None:
    with TemporaryDirectory() as folder:
        write(prepared, Path(folder), "touched", "2025-01-01T00:00:00Z", made_up=True)


def _same(ones: Sequence[Cube], others: Sequence[Cube]) -> bool:
    return all(
        one.areas == other.areas and np.array_equal(one.values, other.values)
        for one, other in zip(ones, others, strict=True)
    )
