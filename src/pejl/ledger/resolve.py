"""What all batches say together: of each row its newest version, what was taken back gone, and days counted once.

The outcome depends on the set of batches alone. Newest is by the instant the source says it was known, then by digest.
What is recorded on Pejl's own pages and what an extract says of the same row (the table's key) count once: the own row
holds until all sources of the table know a later time, and from then on the extract's; one that is taken back is as if
it had never been.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pejl.ledger.coverage import extracts_of, goes_before
from pejl.ledger.disk import damaged
from pejl.ledger.manifest import Batch
from pejl.ledger.tables import TABLES, Table
from pejl.ledger.visitation import told_apart

if TYPE_CHECKING:
    import pyarrow as pa

MEMORY = "2GB"
"""What a query may hold before it spills to the ledger's own folder."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Rows by table. `empty` rows end when or before they start; of rows that must not overlap, `cut` begin later
    than their source said and `covered` are gone, because an earlier row has their days."""

    tables: Mapping[str, "pa.Table"]
    empty: int = 0
    cut: int = 0
    covered: int = 0


@dataclass(slots=True)
class _Counts:
    empty: int = 0
    cut: int = 0
    covered: int = 0


@dataclass(slots=True)
class _Asked:
    """A query and what it is given, by name."""

    given: dict[str, list[str]] = field(default_factory=dict)

    def files(self, files: Sequence[str]) -> str:
        name = f"f{len(self.given)}"
        self.given[name] = list(files)
        return f"${name}"


@contextmanager
def connected(spill: Path) -> Iterator[Any]:
    """DuckDB that spills beside the ledger's own files, never elsewhere, and fetches nothing."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        "temp_directory": str(spill / "spill"),
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
    }
    with duckdb.connect(config=config) as connection:
        yield connection


def quoted(columns: Sequence[str]) -> str:
    """Columns as SQL has them. They come from TABLES and nowhere else."""
    return ", ".join(f'"{name}"' for name in columns)


def resolve(root: Path, batches: Sequence[Batch], spill: Path) -> Resolved:
    """The rows that hold. Memory holds each table once or twice. Raises OSError for a batch that is not whole."""
    found: dict[str, pa.Table] = {}
    counts = _Counts()
    coverage = extracts_of(batches)
    with connected(spill) as connection:
        for name, table in TABLES.items():
            chains = chains_of(name, batches)
            if chains:
                found[name] = _known(connection, table, root, chains, coverage=coverage)
        found = {name: _settled(connection, TABLES[name], rows, counts) for name, rows in told_apart(found).items()}
    return Resolved(found, counts.empty, counts.cut, counts.covered)


def standing(root: Path, batches: Sequence[Batch], source: str, spill: Path) -> dict[str, "pa.Table"]:
    """What one source last said, row by row, with the source's own names of the rows: the columns of `schema`."""
    found: dict[str, pa.Table] = {}
    with connected(spill) as connection:
        for name, table in TABLES.items():
            chains = chains_of(name, [batch for batch in batches if batch.source == source])
            if chains:
                found[name] = _known(connection, table, root, chains, ("ref", "withdrawn"))
    return found


def chains_of(table: str, batches: Sequence[Batch]) -> list[list[Batch]]:
    """For each source the batches that can still say something of a table, oldest first: none from before the last
    one that was complete."""
    chains: dict[str, list[Batch]] = {}
    for batch in sorted(batches, key=lambda each: each.order):
        if table in batch.complete:
            chains[batch.source] = []
        if table in batch.rows:
            chains.setdefault(batch.source, []).append(batch)
    return [chain for _, chain in sorted(chains.items()) if chain]


def _known(
    connection: Any,
    table: Table,
    root: Path,
    chains: Sequence[Sequence[Batch]],
    beside: tuple[str, ...] = (),
    coverage: Mapping[str, tuple[str, str]] | None = None,
) -> "pa.Table":
    """Each source's last word on each of its rows. A table that says one thing of each person or company (its key is
    the subject) has one row for each, the newest of any source. `coverage`: of rows on Pejl's pages and in extracts
    one holds, by what the extracts cover; without it every source's rows are told."""
    import duckdb

    asked = _Asked()
    alone = table.key == (table.subject,)
    newest = sorted((batch for chain in chains for batch in chain), key=lambda each: each.order)
    order = asked.files([str(root / batch.file(table.name)) for batch in newest])
    columns = quoted([*table.columns, *beside])
    took = f"{columns}, list_position({order}, filename) AS newness"
    told = {chain[0].adds: "" for chain in chains}
    for own in told:
        some = (_chain(took, table, root, chain, asked, order) for chain in chains if chain[0].adds == own)
        told[own] = " UNION ALL ".join(some)
    query = " UNION ALL ".join(told.values())
    if len(told) > 1 and coverage is not None and not alone:
        older = sum(not goes_before(batch.as_of, table.name, coverage) for batch in newest)
        query = _one_of_two(told[False], told[True], table, columns, older)
    elif alone:
        last = ", ".join(f"{quoted([name])} DESC" for name in table.columns)
        query = (
            f"SELECT {columns} FROM ({query}) "  # noqa: S608 - columns of TABLES
            f"QUALIFY row_number() OVER (PARTITION BY {quoted(table.key)} ORDER BY newness DESC, {last}) = 1"
        )
    else:
        query = f"SELECT {columns} FROM ({query})"  # noqa: S608 - columns of TABLES
    try:
        return connection.execute(query, asked.given).to_arrow_table()
    except (duckdb.IOException, duckdb.InvalidInputException):
        raise damaged(root / "batches") from None


def _one_of_two(theirs: str, own: str, table: Table, columns: str, older: int) -> str:
    """Rows of extracts and of Pejl's pages, one of each table key: the own one where its batch is newer than the first
    `older` batches. A row without length, which nobody will see, stands in no other's way."""
    same = " AND ".join(f'own."{name}" = theirs."{name}"' for name in table.key)
    long = [f"{side}.{quoted([table.start])} < {side}.{quoted([table.end])}" for side in ("own", "theirs") if table.end]
    covers, covered = (" AND ".join([same, *long[place : place + 1]]) for place in (0, 1))
    return (
        f"WITH theirs AS ({theirs}), own AS ({own}) "  # noqa: S608 - columns of TABLES
        f"SELECT {columns} FROM theirs WHERE NOT EXISTS (SELECT 1 FROM own WHERE newness > {older} AND {covers}) "
        f"UNION ALL SELECT {columns} FROM own "
        f"WHERE newness > {older} OR NOT EXISTS (SELECT 1 FROM theirs WHERE {covered})"
    )


def _chain(took: str, table: Table, root: Path, chain: Sequence[Batch], asked: _Asked, order: str) -> str:
    files = [str(root / batch.file(table.name)) for batch in chain]
    base = asked.files(files[:1])
    if not files[1:]:
        return f"SELECT {took} FROM {_whole(table, base)} WHERE NOT withdrawn"  # noqa: S608 - columns of TABLES
    later = asked.files(files[1:])
    return (
        f"SELECT {took} FROM {_whole(table, base)} AS base WHERE NOT withdrawn "  # noqa: S608 - columns of TABLES
        f"AND NOT EXISTS (SELECT 1 FROM read_parquet({later}) AS later WHERE later.key = base.key) "
        f"UNION ALL SELECT {took} FROM (SELECT * FROM {_whole(table, later)} QUALIFY row_number() "
        f"OVER (PARTITION BY key ORDER BY list_position({order}, filename) DESC) = 1) WHERE NOT withdrawn"
    )


def _whole(table: Table, files: str) -> str:
    """The rows of some files with every column, also where a file was written before the table had it."""
    if not table.later:
        return f"read_parquet({files}, filename=true)"
    names = ", ".join(f"NULL::INTEGER AS {quoted([name])}" for name in table.later)
    filled = ", ".join(
        f"coalesce({quoted([name])}, {number}) AS {quoted([name])}" for name, number in table.later.items()
    )
    rows = f"SELECT * FROM read_parquet({files}, filename=true, union_by_name=true)"  # noqa: S608 - columns of TABLES
    return f"(SELECT * REPLACE ({filled}) FROM ({rows} UNION ALL BY NAME SELECT {names} WHERE false))"  # noqa: S608 - columns of TABLES


def _settled(connection: Any, table: Table, rows: "pa.Table", counts: _Counts) -> "pa.Table":
    """Rows without length are dropped; rows that must not overlap are cut, the first and then the longest first."""
    import pyarrow.compute as pc

    if not table.end:
        return rows
    known = rows.filter(pc.less(rows[table.start], rows[table.end]))
    counts.empty += rows.num_rows - known.num_rows
    if not table.apart:
        return known
    connection.register("known", known)
    of = [name for name in (table.subject, "area", table.apart) if name in table.columns]
    others = [name for name in table.columns if name not in (*of, table.start, table.end)]
    order = ", ".join([quoted([table.start]), f"{quoted([table.end])} DESC", *map(quoted, ([name] for name in others))])
    start = f"greatest({quoted([table.start])}, coalesce(reached, {quoted([table.start])}))"
    columns = ", ".join(
        f"{start} AS {quoted([name])}" if name == table.start else f'"{name}"' for name in table.columns
    )
    pushed = connection.execute(
        f"SELECT {columns}, coalesce(reached > {quoted([table.start])}, false) AS cut FROM "  # noqa: S608 - columns of TABLES
        f"(SELECT *, max({quoted([table.end])}) OVER (PARTITION BY {quoted(of)} ORDER BY {order} "
        f"ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached FROM known)"
    ).to_arrow_table()
    connection.unregister("known")
    left = pushed.filter(pc.less(pushed[table.start], pushed[table.end]))
    covered = pushed.num_rows - left.num_rows
    counts.covered += covered
    counts.cut += pc.sum(left["cut"]).as_py() or 0
    return left.drop_columns(["cut"])
