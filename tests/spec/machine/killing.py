"""A process whose children write to a ledger and are killed at it; `test_events_killed.py` says where.

Each line of input is `load|erase point|moment EARLY AT`. A load (or the erasure of person 8) into a copy of the ledger
EARLY is begun in a process of its own, which gets SIGKILL before its step AT, or after AT seconds. Another process then
looks at what is left and runs it again. The answer is one line of JSON, as `Outcome` has it.
"""

import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

import duckdb  # noqa: F401 - read once, before the processes part
import pyarrow.parquet  # noqa: F401 - read once, before the processes part

from pejl.ledger import manifest
from pejl.ledger.disk import Disk
from pejl.ledger.events import EventStore
from pejl.ledger.state_hash import state_hash
from spec.telling import NOW, told

EARLY = told("aa", 1, spells=["7 dagpenge 1-", "8 dagpenge 1-11"], talks=["7 samtale 3"])
LATE = told("bb", 2, spells=["7 dagpenge 1-21", "9 dagpenge 4-"], companies=["70 handel 1"])
ERASED = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """The signal the writer ended by (0: none), the state it left and that after running again, how many batches
    there were at both, and what lies about in the end that no manifest names."""

    signal: int
    left: str
    again: str
    batches: list[int]
    about: list[str]


def write(what: str, root: Path, disk: Disk) -> None:
    if what == "erase":
        EventStore(root, disk).erase(ERASED, NOW)
    else:
        EventStore(root, disk).publish(LATE, NOW)


def steps(what: str, root: Path) -> list[str]:
    """The steps of an undisturbed run."""
    done: list[str] = []
    write(what, root, Disk(lambda step, path: done.append(f"{step} {path.name}")))
    return done


def hashed(root: Path) -> str:
    return state_hash(EventStore(root).snapshot())


def lying_about(root: Path) -> list[str]:
    named = set(manifest.read(root).folders())
    found = [f"{kind}/{path.name}" for kind in ("batches", "snapshots", "changes") for path in (root / kind).glob("*")]
    return sorted(set(found) - named) + [path.name for path in (root / "staging").rglob("*")]


def killed(what: str, kind: str, root: Path, at: float) -> int:
    """Write in a process of its own and kill it; the signal it ended by."""
    numbers = count()

    def before(step: str, path: Path) -> None:
        if kind == "point" and next(numbers) == at:
            os.kill(os.getpid(), signal.SIGKILL)

    child = parted(lambda: write(what, root, Disk(before)))
    if kind == "moment":
        time.sleep(at)
        os.kill(child, signal.SIGKILL)
    return -os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def look(what: str, root: Path, signalled: int) -> None:
    left, batches = hashed(root), [len(EventStore(root).batches())]
    write(what, root, Disk())
    outcome = Outcome(signalled, left, hashed(root), [*batches, len(EventStore(root).batches())], lying_about(root))
    sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
    sys.stdout.flush()


def parted(work: Callable[[], None]) -> int:
    """Begin work in a process of its own. This one has no threads: none is lost when they part."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return child


def main() -> None:
    for number, line in enumerate(sys.stdin):
        what, kind, early, at = line.split()
        root = Path(f"{early}-{os.getpid()}-{number}")
        shutil.copytree(early, root)
        signalled = killed(what, kind, root, float(at))
        looking = parted(lambda root=root, what=what, signalled=signalled: look(what, root, signalled))
        if os.waitpid(looking, 0)[1]:
            sys.exit(f"{line.strip()}: what was left cannot be read or written")
        shutil.rmtree(root)


if __name__ == "__main__":
    main()
