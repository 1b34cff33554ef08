"""Running `pejl` inside a test: what it said, its exit code, and a ledger of the test's own."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import services
from pejl.cli import main

ROOT = Path(__file__).parents[1]


os.environ.pop("COLUMNS", None)  # a width that xdist gives its workers: what is piped has none


@dataclass(frozen=True, slots=True)
class Ran:
    """One command that was run."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def words(self) -> str:
        """Everything said, with the line breaks of the terminal taken out."""
        return " ".join((self.out + self.err).split())


Pejl = Callable[..., Ran]


def run_in(ledger: Path, *argv: object) -> Ran:
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        patch.setenv("PEJL_LEDGER", str(ledger))
        patch.delenv("PEJL_JOBINDSATS_KEY", raising=False)
        patch.chdir(ROOT)
        try:
            code = main([str(each) for each in argv])
        except SystemExit as stop:  # argparse ends a wrong command line this way
            code = stop.code if isinstance(stop.code, int) else 1
    return Ran(code, out.getvalue(), err.getvalue())


@pytest.fixture
def pejl(tmp_path: Path) -> Pejl:
    """Run a command against this test's own ledger (empty until the test loads something)."""
    return lambda *argv: run_in(tmp_path / "pejl-data", *argv)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Pejl:
    """Run a reading command against an empty ledger; the same command is only run once."""
    ledger = tmp_path_factory.mktemp("tomt") / "pejl-data"
    return cache(lambda *argv: run_in(ledger, *argv))


@pytest.fixture(scope="session")
def small_town(tmp_path_factory: pytest.TempPathFactory) -> Pejl:
    """Frederikssund made up for half a year to the end of March 2024; the same command is only run once."""
    ledger = tmp_path_factory.mktemp("by") / "pejl-data"
    made = run_in(ledger, "made-up", "Frederikssund", "--from", "2023-10-01", "--to", "2024-03-31", "--seed", "3")
    assert made.code == 0, made.err
    return cache(lambda *argv: run_in(ledger, *argv))


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """A PostgreSQL server for this run (`services.new_database` gives a test its own database); skips without one."""
    with services.postgres() as address:
        yield address
