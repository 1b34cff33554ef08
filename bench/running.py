"""One candidate doing one workload once, in a process of its own: `python -m bench.running <way> <workload> <folder>`.

It is done once to warm up and once timed: processor seconds of all threads, seconds on the wall, the most memory the
process has held. What takes minutes is done in part and multiplied up; it then says so.
"""

import importlib
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench import ours
from bench.workloads import MONTHS, NAMES, Answer
from pejl.ledger.snapshot import Snapshot, read

SOME_MONTHS = MONTHS[11::24]
SAMPLE = 600
"""Persons the ORM is asked about."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds, wall seconds, GB."""

    cpu: float
    wall: float
    peak: float = 0.0


@dataclass(frozen=True, slots=True)
class Way:
    title: str
    measure: Callable[[str, Snapshot], Cost]
    workloads: tuple[str, ...] = NAMES


def timed(work: Callable[[], Any]) -> tuple[Any, Cost]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = work()
    return found, Cost(time.process_time() - cpu, time.perf_counter() - wall)


def peak() -> float:
    """The most memory held since the program began: Linux keeps it apart from what the parent held."""
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", status.read_text())):
        return int(found[1]) * 1024 / 1e9
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def whole(answer: Callable[[str, Any], Answer], ready: Callable[[Snapshot], Any] = lambda snapshot: snapshot) -> Any:
    def measure(name: str, snapshot: Snapshot) -> Cost:
        state = ready(snapshot)
        answer(name, state)
        return timed(lambda: answer(name, state))[1]

    return measure


def lazily(module: str) -> Callable[[str, Snapshot], Answer]:
    return lambda name, snapshot: importlib.import_module(f"bench.{module}").answer(name, snapshot)


def by_months(name: str, snapshot: Snapshot) -> Cost:
    """Loading whole, the loop over some months."""
    from bench import pandas_loops as loops

    tables, loading = timed(lambda: loops.load(name, snapshot))
    loops.months(name, tables, snapshot, MONTHS[:1])
    loop = timed(lambda: loops.months(name, tables, snapshot, SOME_MONTHS))[1]
    times = len(MONTHS) / len(SOME_MONTHS)
    return Cost(loading.cpu + loop.cpu * times, loading.wall + loop.wall * times)


def by_citizen(name: str, snapshot: Snapshot) -> Cost:
    """The lines of some persons, multiplied up to as many as the kernels list."""
    from bench import orm_way

    lines = len(ours.kernels(name, snapshot)["person"])
    codes = [snapshot.code("talks", "outcome", word) for word in ("holdt", "booket")]
    with tempfile.TemporaryDirectory() as folder, orm_way.stored(snapshot, Path(folder) / "orm.db", SAMPLE) as session:
        orm_way.work_list(session, *codes)
        session.expunge_all()
        found, cost = timed(lambda: orm_way.work_list(session, *codes))
    times = lines / len(found["person"])
    return Cost(cost.cpu * times, cost.wall * times)


WAYS = {
    "scan": Way("decoding the columns only", whole(ours.scan)),
    "kernels": Way("Pejl, numpy kernels", whole(ours.kernels)),
    "duckdb": Way("Pejl on Ibis and DuckDB", whole(ours.on_duckdb, ours.opened)),
    "polars": Way("Polars, the same algorithms", whole(lazily("polars_ways"))),
    "pandas": Way("pandas, the same algorithms", whole(lazily("pandas_ways"))),
    "months": Way("pandas, a loop over months¹", by_months, ("W1", "W4b", "ALL4")),
    "orm": Way("ORM, one citizen at a time²", by_citizen, ("W5",)),
}


def sampled(*words: str) -> dict[str, Any]:
    """A sample from a fresh process. RuntimeError with what it said when it failed."""
    command = [sys.executable, "-m", "bench.running", *words]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own program
    if found.returncode:
        raise RuntimeError(found.stderr[-2000:])
    answer: dict[str, Any] = json.loads(found.stdout.splitlines()[-1])
    return answer


def same(one: Answer, other: Answer) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(np.array_equal(one[name], other[name]) for name in one)
    return len(one) == len(other) and all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))


def main(way: str, name: str, folder: str) -> None:
    cost = WAYS[way].measure(name, read(Path(folder)))
    print(json.dumps({"cpu": cost.cpu, "wall": cost.wall, "peak": peak()}))


if __name__ == "__main__":
    if sys.argv[1] == "refresh":
        from bench.refreshing import measured

        print(json.dumps(measured(Path(sys.argv[2]), sys.argv[3])))
    elif sys.argv[1] == "due":
        from bench.due_works import measured as of_due_rows

        print(json.dumps(of_due_rows(*sys.argv[2:])))
    else:
        main(*sys.argv[1:])
