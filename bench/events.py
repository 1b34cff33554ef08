"""The ledger of events, side by side: equal answers first, then samples in turn (A B C A B C), each in a process of
its own, and the medians written down."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.ledgers import SCALES, made, put, sizes
from bench.results import Measured, written
from bench.running import MONTHS, SOME_MONTHS, WAYS, same, sampled
from bench.workloads import NAMES, workload
from pejl.ledger.snapshot import Snapshot, read
from pejl.ledger.verbs import Listing

HERE = Path(__file__).parent


def run(scale: str, rounds: int, only: Sequence[str], folder: Path | None) -> None:
    """Writes bench/results.md and bench/results.svg. Ledgers are made in the folder and kept there, or in a temporary
    one that is removed. SystemExit when two candidates do not agree."""
    with tempfile.TemporaryDirectory() as own:
        place = folder or Path(own)
        for each in dict.fromkeys(("S", scale, "Q")):
            if not (place / each / "snapshot.json").exists():
                print(f"making the ledger {each}", flush=True)
                put(made(SCALES[each]), place / each)
        agree(read(place / "S"))
        measured = Measured(scale, sizes(place / scale), rounds, load=[os.getloadavg()[0]])
        for turn in range(rounds):
            print(f"round {turn + 1} of {rounds}", flush=True)
            _round(measured, place, only)
            measured.load.append(os.getloadavg()[0])
        for which in ("day", "percent"):
            measured.refresh[which] = sampled("refresh", str(place / scale), which)
        measured.quarter = sizes(place / "Q")["persons"]
    written(measured, HERE)


def _round(measured: Measured, place: Path, only: Sequence[str]) -> None:
    for name in only:
        for way, each in WAYS.items():
            if name in each.workloads:
                _sample(measured, (way, name), way, name, str(place / measured.scale))
    _sample(measured, ("kernels", "quarter"), "kernels", "ALL4", str(place / "Q"))


def _sample(measured: Measured, to: tuple[str, str], *words: str) -> None:
    found: dict[str, Any] = sampled(*words)
    measured.samples.setdefault(to, []).append(found)
    print(
        f"  {words[1]:5} {to[0]:8} {found['cpu']:8.2f} CPU s  {found['wall']:8.2f} s  {found['peak']:5.2f} GB",
        flush=True,
    )


def agree(snapshot: Snapshot, ways: tuple[str, ...] = ("duckdb", "polars", "pandas", "months", "orm")) -> None:
    """Every candidate gives the kernels' numbers, `==`. SystemExit with the first that does not."""
    from bench import ours, pandas_ways, polars_ways

    answers = {"polars": polars_ways.answer, "pandas": pandas_ways.answer}
    tables = ours.opened(snapshot) if "duckdb" in ways else None
    for name in NAMES:
        wanted = ours.kernels(name, snapshot)
        for way in ways:
            if way in answers and not same(wanted, answers[way](name, snapshot)):
                raise SystemExit(f"{way} does not agree about {name}")
            if way == "duckdb" and tables and not same(wanted, ours.on_duckdb(name, tables)):
                raise SystemExit(f"duckdb does not agree about {name}")
            if way == "months" and name in WAYS["months"].workloads:
                _agree_by_months(name, snapshot)
    if "orm" in ways:
        _agree_by_citizen(snapshot)


def _agree_by_months(name: str, snapshot: Snapshot) -> None:
    from bench import ours, pandas_loops

    found = pandas_loops.months(name, pandas_loops.load(name, snapshot), snapshot, SOME_MONTHS)
    places = [MONTHS.index(month) for month in SOME_MONTHS]
    wanted = ours.kernels(name, snapshot)
    if not isinstance(wanted, list) or not same([each[:, :, places] for each in wanted], found):
        raise SystemExit(f"the loop over months does not agree about {name}")


def _agree_by_citizen(snapshot: Snapshot) -> None:
    import numpy as np

    from bench import orm_way, ours

    assert isinstance(workload("W5", snapshot), Listing)
    wanted = ours.kernels("W5", snapshot)
    assert isinstance(wanted, dict)
    codes = [snapshot.code("talks", "outcome", word) for word in ("holdt", "booket")]
    with tempfile.TemporaryDirectory() as folder, orm_way.stored(snapshot, Path(folder) / "orm.db", 200) as session:
        found = orm_way.work_list(session, *codes)
    theirs = np.isin(wanted["person"], found["person"])
    if not same({name: column[theirs] for name, column in wanted.items()}, found):
        raise SystemExit("the ORM does not agree about W5")
