"""The three engines with a snapshot's tables on them, under the same names and in the same columns.

DuckDB and Spark read the snapshot's own files; PostgreSQL is given a copy that is gone when the connection is closed.
Days are whole numbers there: made of the files' dates once, by the view or by the copying.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import ibis
import ibis.expr.types as ir
import numpy as np

from pejl.ledger.snapshot import Snapshot
from pejl.ledger.tables import TABLES, Kind
from pejl.ledger.verbs.relational.reading import NUMBERS

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.backends import BaseBackend
    from pyspark.sql import SparkSession

DAYS = (Kind.DAY, Kind.END)
POSTGRES = {"int64": "bigint", "int32": "integer", "int16": "smallint", "int8": "smallint"}
SPARK = {"int64": "bigint", "int32": "int", "int16": "smallint", "int8": "tinyint"}


@dataclass(frozen=True, slots=True)
class Tables:
    """An engine on which every table of the ledger has its name, its columns, and numbers in all of them. Codes are
    those of the snapshot's books: ask it about that snapshot only."""

    backend: "BaseBackend"

    def fetch(self, asked: ir.Table) -> dict[str, np.ndarray]:
        """What the engine answers, column by column; all numbers, none missing."""
        found = self.backend.to_pyarrow(asked)
        return {name: found.column(name).to_numpy() for name in found.column_names}

    def close(self) -> None:
        """End the connection, and with it PostgreSQL's copy; of Spark, the session."""
        self.backend.disconnect()


def duckdb_tables(snapshot: Snapshot) -> Tables:
    """In this process: views of the snapshot's files, or of its columns where it is on no disk."""
    backend = ibis.duckdb.connect()
    for name in TABLES:
        if snapshot.files:
            read = backend.read_parquet([str(file) for file in snapshot.files[name]], table_name=f"{name}.files")
        else:
            read = backend.create_table(f"{name}.copy", _columns(snapshot, name))
        backend.create_view(name, _numbered(read, name))
    return Tables(backend)


def _numbered(read: ir.Table, name: str) -> ir.Table:
    types = {column: NUMBERS[kind] for column, kind in TABLES[name].columns.items()}
    dated = [column for column in types if read[column].type().is_date()]
    numbers = {column: read[column].delta(ibis.date(1970, 1, 1), unit="day") for column in dated}
    return read.mutate(**numbers).select(*types).cast(types)


def postgres_tables(snapshot: Snapshot, address: str) -> Tables:
    """On a PostgreSQL server: a copy in tables of this connection only. `address` as psycopg takes it."""
    import psycopg
    from psycopg import sql
    from pyarrow import csv

    connection = psycopg.connect(address, autocommit=True)
    for name, table in TABLES.items():
        columns = [
            sql.SQL("{} {} NOT NULL").format(sql.Identifier(column), sql.SQL(POSTGRES[NUMBERS[kind]]))
            for column, kind in table.columns.items()
        ]
        its = sql.Identifier("pg_temp", name)
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("CREATE TABLE {} ({})").format(its, sql.SQL(", ").join(columns)))
            with cursor.copy(sql.SQL("COPY {} FROM STDIN (FORMAT csv)").format(its)) as copy:
                for batch in _columns(snapshot, name).to_batches(max_chunksize=100_000):
                    lines = io.BytesIO()
                    csv.write_csv(batch, lines, csv.WriteOptions(include_header=False))
                    copy.write(lines.getbuffer())
            cursor.execute(sql.SQL("ANALYZE {}").format(its))
    return Tables(ibis.postgres.from_connection(connection))


def _columns(snapshot: Snapshot, name: str) -> "pa.Table":
    """A table of the snapshot as columns of numbers."""
    import pyarrow as pa

    parts = list(snapshot.parts()) if TABLES[name].subject == "person" else [snapshot.companies()]
    return pa.table(
        {
            column: pa.array(np.concatenate([part.column(name, column) for part in parts]), NUMBERS[kind])
            for column, kind in TABLES[name].columns.items()
        }
    )


def spark_session(master: str, folder: Path, settings: Mapping[str, str] | None = None) -> "SparkSession":
    """A session on a cluster (`spark://…`) or in one process (`local[2]`), on this machine's own address and in UTC.
    What Spark writes comes in `folder`. `settings` are Spark's own, and are put over these."""
    from pyspark.sql import SparkSession

    usual = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder / "local"),
    }
    builder = SparkSession.builder.master(master).appName("pejl")
    for name, value in {**usual, **(settings or {})}.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def spark_tables(snapshot: Snapshot, session: "SparkSession") -> Tables:
    """On Spark: views of the snapshot's files, which every worker must be able to read. Raises ValueError for a
    snapshot that is on no disk."""
    from pyspark.sql import functions

    if not snapshot.files:
        raise ValueError(snapshot.id)
    for name, table in TABLES.items():
        types = {column: "date" if kind in DAYS else SPARK[NUMBERS[kind]] for column, kind in table.columns.items()}
        layout = ", ".join(f"`{column}` {type_}" for column, type_ in types.items())
        read = session.read.schema(layout).parquet(*map(str, snapshot.files[name]))
        columns = {column: functions.unix_date(column).cast("bigint") for column in types if types[column] == "date"}
        read.withColumns(columns).createOrReplaceTempView(name)
    return Tables(ibis.pyspark.connect(session))
