"""The benchmark compares like with like: on a small made-up ledger every candidate gives the kernels' numbers."""

import sys
from pathlib import Path

import pytest

from pejl.ledger.snapshot import Snapshot, read

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench import ours
from bench.events import agree
from bench.ledgers import SCALES, made, put
from bench.workloads import NAMES

pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return read(put(made(SCALES["XS"]), tmp_path_factory.mktemp("ledgers") / "XS"))


def test_no_workload_is_about_nothing(ledger: Snapshot) -> None:
    for name in NAMES:
        answer = ours.kernels(name, ledger)
        assert all(column.any() for column in (answer if isinstance(answer, list) else answer.values()))


@pytest.mark.parametrize("way", ["pandas", "polars", "months", "orm"])
def test_every_candidate_gives_the_same_whole_numbers(ledger: Snapshot, way: str) -> None:
    agree(ledger, (way,))
