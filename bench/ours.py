"""The product's two evaluators, and the bare decoding of the columns that bounds them all."""

from typing import TYPE_CHECKING

from bench.workloads import DAY, NEEDS, Answer, workload
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import Listing

if TYPE_CHECKING:
    from pejl.ledger.verbs.relational import Tables


def scan(name: str, snapshot: Snapshot) -> Answer:
    """Decode the columns a plain reader needs and do nothing with them."""
    import pyarrow.parquet as pq

    for table, columns in NEEDS[name].items():
        for file in snapshot.files[table]:
            pq.ParquetFile(file, memory_map=True).read(columns=list(columns), use_threads=False)
    return []


def kernels(name: str, snapshot: Snapshot) -> Answer:
    from pejl.ledger.verbs.kernels import evaluate
    from pejl.ledger.verbs.lists import listing

    asked = workload(name, snapshot)
    if isinstance(asked, Listing):
        return listing(asked, snapshot, DAY)
    return [cube.values for cube in evaluate(asked.counts, snapshot, asked.periods)]


def opened(snapshot: Snapshot) -> "tuple[Snapshot, Tables]":
    from pejl.ledger.verbs.relational import duckdb_tables

    return snapshot, duckdb_tables(snapshot)


def on_duckdb(name: str, state: "tuple[Snapshot, Tables]") -> Answer:
    from pejl.ledger.verbs.relational import evaluate, listing

    snapshot, tables = state
    asked = workload(name, snapshot)
    if isinstance(asked, Listing):
        return listing(asked, snapshot, DAY, tables)
    return [cube.values for cube in evaluate(asked.counts, snapshot, asked.periods, tables)]
