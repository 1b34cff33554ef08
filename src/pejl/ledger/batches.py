"""One extract becomes a batch: checked, its rows told apart by key, written once and never changed."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pejl.ledger.disk import Disk
from pejl.ledger.facts import Facts, schema
from pejl.ledger.manifest import Batch
from pejl.ledger.resolve import connected, quoted
from pejl.ledger.tables import TABLES, Kind
from pejl.ledger.visitation import SIGN

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_GROUP = 1 << 20


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows that are left, each with a key of its own, and how many were dropped."""

    rows: "pa.Table"
    duplicates: int
    conflicts: int
    erased: int


def identity(facts: Facts) -> tuple[str, str, str]:
    """What makes two extracts the same: source, digest, and when it was so known. Bytes that come again with another
    instant are knowledge of their own: a source may go back to what it said before. Raises ValueError for an instant
    without a zone."""
    if facts.as_of.tzinfo is None:
        raise ValueError("as_of has no zone")
    return facts.source, facts.digest, facts.as_of.astimezone(UTC).isoformat()


def folder_of(said: tuple[str, str, str], staged: Path) -> str:
    """What the folder of a batch is called: by what it is and by what is in it. The same extract read with other ids,
    or without a person who is erased, is another folder."""
    total = hashlib.sha256("\n".join(said).encode())
    for file in sorted(staged.iterdir()):
        with file.open("rb") as content:
            total.update(f"\n{file.name} {hashlib.file_digest(content, 'sha256').hexdigest()}".encode())
    return f"batches/{total.hexdigest()[:24]}"


def stage(facts: Facts, erased: Collection[int], place: Path, now: datetime, disk: Disk) -> Batch:
    """Write a batch's files into the folder `place`; what it is called in the manifest is the answer. Raises
    ValueError when rows are not as `schema` says, or hold nulls, and for `keeps` of an extract or of persons."""
    keeps = _keeps(facts)
    with connected(place.parent) as connection:
        left = {name: keyed(connection, facts.source, name, rows, erased) for name, rows in facts.rows.items()}
    disk.folder(place)
    for name, each in left.items():
        if each.rows.num_rows:
            put(each.rows, name, place / f"{name}.parquet", disk)
    disk.sync(place)
    source, digest, as_of = identity(facts)
    return Batch(
        folder_of(identity(facts), place),
        source,
        facts.name,
        digest,
        as_of,
        now.astimezone(UTC).isoformat(),
        facts.made_up,
        tuple(sorted(TABLES[table].name for table in facts.complete)),
        {name: each.rows.num_rows for name, each in sorted(left.items()) if each.rows.num_rows},
        sum(each.duplicates for each in left.values()),
        sum(each.conflicts for each in left.values()),
        sum(each.erased for each in left.values()),
        facts.since.isoformat() if facts.since else "",
        tables=tables_of(facts),
        areas=tuple(sorted(facts.areas)),
        adds=facts.adds,
        keeps=keeps,
    )


def _keeps(facts: Facts) -> dict[str, str]:
    if facts.keeps and not facts.adds:
        raise ValueError("an extract keeps no table on the pages")
    if any(TABLES[name].subject == "person" for name in facts.keeps):
        raise ValueError("no table of persons is kept on the pages alone")
    return {TABLES[name].name: day.isoformat() for name, day in sorted(facts.keeps.items())}


def tables_of(facts: Facts) -> dict[str, bool]:
    """The tables an extract tells of, and whether it holds all its source has. Benefits said with their visitation
    tell of groups too."""
    found = {name: name in facts.complete for name in sorted({*facts.rows, *facts.complete})}
    if "spells" in facts.rows and any(SIGN in word for word in facts.rows["spells"]["group"].unique().to_pylist()):
        found.setdefault("groups", found["spells"])
    return found


def put(rows: "pa.Table", table: str, file: Path, disk: Disk) -> None:
    """Write a batch's rows of one table, in groups small enough to be read one by one."""
    import pyarrow.parquet as pq

    with disk.writing(file) as out:
        pq.write_table(rows, out, row_group_size=ROWS_A_GROUP, **settings(table))


def settings(table: str) -> dict[str, Any]:
    """How a batch's files are written."""
    words = [name for name, kind in TABLES[table].columns.items() if kind is Kind.CODE]
    return {"compression": "zstd", "use_dictionary": words}


def keyed(connection: Any, source: str, table: str, rows: "pa.Table", erased: Collection[int]) -> Sorted:
    """The rows of one table with a `key`: 63 bits of the source's own name of the row, else of the table's key. A row
    said twice counts once. Of two versions of one row the greatest in column order holds: no order of rows shows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    _check(table, rows)
    came = rows.num_rows
    if erased and TABLES[table].subject == "person":
        rows = rows.filter(pc.invert(pc.is_in(rows["person"], pa.array(sorted(erased), pa.int64()))))
    refused = came - rows.num_rows
    connection.register("came", rows)
    key = connection.execute(f"SELECT {_key(table)} AS key FROM came", [source, table]).to_arrow_table()["key"]  # noqa: S608 - columns of TABLES
    connection.unregister("came")
    rows = rows.append_column("key", key)
    numbers, many = np.unique(key.to_numpy(), return_counts=True)
    if (many == 1).all():
        return Sorted(rows, 0, 0, refused)
    again = pc.is_in(key, pa.array(numbers[many > 1]))
    different, best = _versions(connection, table, rows.filter(again))
    duplicates = int(many[many > 1].sum()) - different
    left = pa.concat_tables([rows.filter(pc.invert(again)), best.cast(rows.schema)])
    return Sorted(left, duplicates, different - best.num_rows, refused)


def _versions(connection: Any, table: str, rows: "pa.Table") -> tuple[int, "pa.Table"]:
    """How many different rows there are, and of each key the greatest."""
    every = quoted([*schema(table).names, "key"])
    order = ", ".join(f"{quoted([name])} DESC" for name in schema(table).names)
    connection.register("again", rows)
    different = connection.execute(f"SELECT DISTINCT {every} FROM again").to_arrow_table()  # noqa: S608 - columns of TABLES
    connection.register("different", different)
    best = connection.execute(
        f"SELECT {every} FROM different QUALIFY row_number() OVER (PARTITION BY key ORDER BY {order}) = 1 ORDER BY key"  # noqa: S608 - columns of TABLES
    ).to_arrow_table()
    for name in ("again", "different"):
        connection.unregister(name)
    return different.num_rows, best


def _check(table: str, rows: "pa.Table") -> None:
    if not rows.schema.equals(schema(table)):
        raise ValueError(f"rows of {table} are not as its schema says")
    if any(column.null_count for column in rows.columns):
        raise ValueError(f"rows of {table} hold nulls")


def _key(table: str) -> str:
    """The key in SQL; a word says its length first, so that no two keys are written the same."""
    kinds = TABLES[table].columns
    words = [
        f"length({quoted([name])}) || ':' || {quoted([name])}" if kinds[name] is Kind.CODE else quoted([name])
        for name in TABLES[table].key
    ]
    own = f"concat_ws(chr(31), 'key', $1, $2, {', '.join(words)})"
    named = "concat_ws(chr(31), 'ref', $1, $2, ref)"
    return f"(md5_number_lower(CASE WHEN ref = '' THEN {own} ELSE {named} END) >> 1)::BIGINT"
