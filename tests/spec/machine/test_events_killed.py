"""A writer that is killed leaves the old ledger or the new one, whole; run again it completes. Real SIGKILLs."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import pytest

from pejl.ledger.events import EventStore
from spec.machine import killing
from spec.machine.killing import EARLY, LATE, Outcome, hashed
from spec.telling import NOW

TESTS = Path(__file__).parents[2]
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only where it is there: a kill is no power cut, the disk has no part in it
KILLERS = 2


@pytest.fixture(scope="module")
def early() -> Iterator[Path]:
    with TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        root = Path(folder) / "early"
        EventStore(root).publish(EARLY, NOW)
        yield root


def copied(early: Path, name: str) -> Path:
    return Path(shutil.copytree(early, early.with_name(name)))


def killed(what: str, kind: str, early: Path, moments: Sequence[float]) -> list[Outcome]:
    """What comes of killing a writer at each moment, in their order."""
    with ThreadPoolExecutor(KILLERS) as pool:
        found = list(pool.map(lambda first: _killed(what, kind, early, moments[first::KILLERS]), range(KILLERS)))
    outcomes = [Outcome(0, "", "", [], [])] * len(moments)
    for first, each in enumerate(found):
        outcomes[first::KILLERS] = each
    return outcomes


def _killed(what: str, kind: str, early: Path, moments: Sequence[float]) -> list[Outcome]:
    asked = "".join(f"{what} {kind} {early} {moment}\n" for moment in moments)
    command = [sys.executable, "-m", "spec.machine.killing"]
    ran = subprocess.run(  # noqa: S603 - our own program
        command, input=asked, env={**os.environ, "PYTHONPATH": str(TESTS)}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return [Outcome(**json.loads(line)) for line in ran.stdout.splitlines()]


@pytest.mark.parametrize("what", ["load", "erase"])
def test_a_writer_killed_at_any_step_leaves_the_old_or_the_new_and_never_a_mix(early: Path, what: str) -> None:
    undisturbed = copied(early, f"undisturbed-{what}")
    steps = killing.steps(what, undisturbed)
    before, after = hashed(early), hashed(undisturbed)
    assert before != after
    outcomes = killed(what, "point", early, range(len(steps) + 1))
    assert [each.signal for each in outcomes] == [signal.SIGKILL] * len(steps) + [0]
    swap = steps.index("rename manifest.json")
    assert [each.left for each in outcomes] == [before] * (swap + 1) + [after] * (len(steps) - swap)
    new = 2 if what == "load" else 1
    assert [each.batches for each in outcomes] == [[1, new]] * (swap + 1) + [[new, new]] * (len(steps) - swap)
    assert {each.again for each in outcomes} == {after}
    assert [each.about for each in outcomes if each.about] == []


def test_a_load_killed_at_a_hundred_moments_leaves_the_old_or_the_new_and_never_a_mix(early: Path) -> None:
    undisturbed = copied(early, "undisturbed")
    began = monotonic()
    EventStore(undisturbed).publish(LATE, NOW)
    length, before, after = monotonic() - began, hashed(early), hashed(undisturbed)
    drawn = random.Random(1)  # noqa: S311 - any moments will do
    outcomes = killed("load", "moment", early, [drawn.uniform(0, 1.5 * length) for _ in range(100)])
    assert len(outcomes) == 100
    assert {(each.left, *each.batches) for each in outcomes} <= {(before, 1, 2), (after, 2, 2)}
    assert {each.again for each in outcomes} == {after}
    assert [each.about for each in outcomes if each.about] == []
