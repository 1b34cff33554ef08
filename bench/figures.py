"""How long the two things a user waits for take: judging a plan, and loading a country's figures.

Times are medians of runs in turn (A B A B …) in one process tree, because a shared machine drifts; trust the
ratios, not the seconds.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench.invented import MEASURES, MONTHS, answers

ROOT = Path(__file__).parent.parent
PEJL = [sys.executable, "-c", "import sys; from pejl.cli import main; sys.exit(main())"]
GOALS = [*PEJL, "goals", str(ROOT / "plans/frederikssund-2024.toml"), "--on", "2023-12-31", "--json"]
RUNS = 7


def main() -> None:
    print("Median seconds of", RUNS, "runs in turn; ratios are to the last row of each block.\n")
    with tempfile.TemporaryDirectory() as folder:
        _goals(Path(folder))
        _load(Path(folder))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _in_turn(title: str, works: dict[str, Callable[[], object]], amount: int = 0) -> None:
    for work in works.values():
        work()
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(RUNS):
        for name, work in works.items():
            times[name].append(_timed(work))
    medians = {name: statistics.median(each) for name, each in times.items()}
    last = list(medians.values())[-1]
    print(title)
    for name, median in medians.items():
        rate = f"{amount / median:12,.0f} rows/s" if amount else ""
        print(f"  {name:58} {median:7.3f} s  {median / last:6.2f} x {rate}")
    print()


def _goals(folder: Path) -> None:
    surroundings = {**os.environ, "PEJL_LEDGER": str(folder / "empty")}

    def process(*command: str) -> Callable[[], object]:
        return lambda: subprocess.run(command, env=surroundings, check=True, capture_output=True)  # noqa: S603 - our own program

    cold = {**surroundings, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(folder / "nowhere")}

    def without_bytecode() -> object:
        return subprocess.run(GOALS, env=cold, check=True, capture_output=True)  # noqa: S603 - our own program

    _in_turn(
        "pejl goals plans/frederikssund-2024.toml",
        {
            "cold: no compiled bytecode": without_bytecode,
            "warm: a new process": process(*GOALS),
            "pejl --help": process(*PEJL, "--help"),
            "an empty Python process": process(sys.executable, "-c", "pass"),
        },
    )
    from pejl.answers.standings import standings
    from pejl.check import check_file
    from pejl.ledger import Figures
    from pejl.ledger.figures import Typed
    from pejl.periods import end_of_day

    path = ROOT / "plans/frederikssund-2024.toml"
    day = datetime(2023, 12, 31, tzinfo=UTC).date()
    checked = check_file(path)
    bound = checked.bound
    if bound is None:
        raise SystemExit(f"{path} has faults")
    _in_turn(
        "The same inside a running process (as a page would)",
        {
            "read, bind, check and judge": lambda: check_file(path),
            "judge only": lambda: standings(bound, Figures([Typed(checked.typed)], end_of_day(day)), day),
        },
    )


def _load(folder: Path) -> None:
    """98 municipalities and the country x 60 months x 10 measures, as ten saved Jobindsats answers."""
    saved = [(name, table, json.dumps(answer).encode()) for name, table, answer in answers()]
    cells = 99 * MONTHS * MEASURES
    stored = iter(range(10**6))

    _in_turn(
        f"Loading {cells:,} figures",
        {
            "pejl: read, check, bind and publish as Parquet": lambda: _pejl(saved, folder / f"p{next(stored)}"),
            "pejl: read, check and bind only": lambda: _read(saved),
            "plain pandas: read, melt and write Parquet": lambda: _pandas(saved, folder / f"d{next(stored)}.parquet"),
        },
        cells,
    )


def _read(saved: list[tuple[str, str, bytes]]) -> list[object]:
    from pejl.sources.jobindsats import read_answer

    known = datetime(2026, 8, 22, tzinfo=UTC)
    return [read_answer(data, table, known, name) for name, table, data in saved]


def _pejl(saved: list[tuple[str, str, bytes]], ledger: Path) -> None:
    from pejl.ledger import Store
    from pejl.sources.jobindsats import read_answer

    known = datetime(2026, 8, 22, tzinfo=UTC)
    store = Store(ledger)
    for name, table, data in saved:
        store.publish(read_answer(data, table, known, name).load(), known)


def _pandas(saved: list[tuple[str, str, bytes]], file: Path) -> None:
    import pandas

    frames = []
    for _, table, data in saved:
        answer = json.loads(data)
        frame = pandas.DataFrame(answer["rows"], columns=answer["columns"])
        labels = [column for column in frame.columns if frame[column].dtype == object]
        frames.append(frame.melt(id_vars=labels, var_name="measure").assign(table=table))
    pandas.concat(frames).to_parquet(file)
