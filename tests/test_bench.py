"""The benchmarks compare like with like: on a small made-up ledger every candidate gives the kernels' numbers, and due
rows asked in different ways are the same rows."""

import sys
from pathlib import Path

import pytest

from pejl.ledger.snapshot import Snapshot, read

sys.path.insert(0, str(Path(__file__).parents[1]))
from bench import due_asking, naive, ours
from bench.due_works import WORKS, measured
from bench.events import agree
from bench.ledgers import DUE, SCALES, made, put
from bench.results import written_behind
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


@pytest.fixture(scope="module")
def due(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(made(SCALES["XS"], DUE), tmp_path_factory.mktemp("ledgers") / "due-XS")


def test_due_rows_of_a_municipality_are_those_of_its_citizens(due: Path) -> None:
    due_asking.agree(read(due))


def test_due_rows_have_nothing_from_tables_that_the_ledger_leaves_out(due: Path) -> None:
    everything = due_asking.columns_read(read(due), lambda each: due_asking.municipality(each, unkept=False))
    assert {"spells", "talks", "offers", "happenings", "relations", "exemptions"} <= everything.keys() <= set(DUE)


def test_due_rows_of_the_naive_reading_are_the_same(due: Path) -> None:
    found = naive.measured(read(due))
    assert found["rows"] >= 50
    assert found["differ"] == 0


@pytest.mark.parametrize("work", [name for name in WORKS if name != "scan"])
def test_every_work_on_due_rows_finds_rows(due: Path, work: str) -> None:
    assert measured(work, str(due))["rows"] > 0


def test_the_part_about_due_rows_leaves_the_part_about_counting(tmp_path: Path) -> None:
    file = tmp_path / "results.md"
    file.write_text("# Counting\n\ntwo\n", "utf-8")
    for text in ("old", "new"):
        written_behind(text, tmp_path)
    assert file.read_text("utf-8") == "# Counting\n\ntwo\n\n# Due rows, measured\nnew"
