"""Ledgers on the three engines. A ledger is written as a snapshot's files, in several parts, and opened from there."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from engines.cluster import spark_cluster
from pejl.ledger.snapshot import Snapshot, prepare, read, write

pytest.importorskip("ibis", reason="the engines are not installed: pip install pejl[engines,postgres]")

if TYPE_CHECKING:
    from pejl.ledger.verbs.relational import Tables

ENGINES = ("duckdb", "postgres", pytest.param("spark", marks=pytest.mark.cluster))
PERSONS_A_PART = 120
SMALL = {
    "spark.executor.memory": "768m",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.log.level": "ERROR",
}
"""What a cluster of two workers on two cores needs for some thousand rows."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A snapshot and an engine's tables of it."""

    snapshot: Snapshot
    tables: "Tables"

    @property
    def books(self) -> Any:
        return self.snapshot.books


Load = Callable[[dict[str, pa.Table]], Ledger]


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A session on a cluster of its own."""
    from pejl.ledger.verbs.relational import spark_session

    with spark_cluster() as (master, folder):
        session = spark_session(master, folder, SMALL)
        try:
            yield session
        finally:
            session.stop()


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Load]:
    """Puts a ledger on one of the engines."""
    from pejl.ledger.verbs import relational

    server = {"postgres": "postgres_address", "spark": "spark"}.get(request.param)
    where = request.getfixturevalue(server) if server else None
    opened = ExitStack()

    def load(tables: dict[str, pa.Table]) -> Ledger:
        snapshot = _written(tables, tmp_path_factory.mktemp("snapshot"))
        if request.param == "spark":
            return Ledger(snapshot, relational.spark_tables(snapshot, where))
        own = relational.postgres_tables(snapshot, where) if where else relational.duckdb_tables(snapshot)
        opened.callback(own.close)
        return Ledger(snapshot, own)

    with opened:
        yield load


def _written(tables: dict[str, pa.Table], folder: Path) -> Snapshot:
    write(prepare(tables, PERSONS_A_PART), folder, "test", "2025-01-01T00:00:00+00:00")
    return read(folder)
