"""A snapshot: the event tables as they stood at one moment, laid out to be read fast.

Rows are sorted by person and first day; persons are parted by their id in parts of about 25,000, and each part of
each table is one Parquet file of one row group. An index beside them says how many rows each person has in each
table. Codes are numbers into the snapshot's books. So a kernel reads whole columns and never looks a person up, and
DuckDB, PostgreSQL and Spark read the same files as ordinary tables.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pejl.ledger.disk import damaged
from pejl.ledger.tables import TABLES, TYPES, Kind, Table

if TYPE_CHECKING:
    import pyarrow as pa

PERSONS_A_PART = 25_000
HEAD = "snapshot.json"


def book_of(table: str, column: str) -> str:
    """The book a code column's numbers point into; areas share one."""
    return "area" if column == "area" else f"{table}.{column}"


@dataclass(slots=True)
class Part:
    """The rows of some persons (or of all companies). `column` gives a table's column as numbers: days since 1970,
    codes as numbers of the book, ids as they are. `offsets` says where each person's rows begin: person i of the
    part has the rows from offsets[i] up to offsets[i + 1]."""

    ids: np.ndarray
    rows: Mapping[str, np.ndarray]
    load: Callable[[str, str], np.ndarray]
    _kept: dict[tuple[str, str], np.ndarray] = field(default_factory=dict)

    @property
    def persons(self) -> int:
        return len(self.ids)

    def column(self, table: str, name: str) -> np.ndarray:
        if (table, name) not in self._kept:
            self._kept[table, name] = self.load(table, name)
        return self._kept[table, name]

    def offsets(self, table: str) -> np.ndarray:
        if (table, "") not in self._kept:
            self._kept[table, ""] = np.concatenate(([0], np.cumsum(self.rows[table], dtype=np.int64)))
        return self._kept[table, ""]

    def subject(self, table: str) -> np.ndarray:
        """Each row's person as a number of the part."""
        if (table, "#") not in self._kept:
            self._kept[table, "#"] = np.repeat(np.arange(self.persons, dtype=np.int32), self.rows[table])
        return self._kept[table, "#"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state `id`; `as_of` the newest knowledge in it (ISO, UTC). `coverage`: for each table told of, the first day
    (ISO; "" where a source does not say) and the last instant that all its sources, or the pages, know.
    `areas`: the municipalities whose own extracts they are, none where none says. `files`: the Parquet files of each
    table, none where the snapshot is held in memory; `part(n)` reads part n, the last one is that of the companies."""

    id: str
    as_of: str
    books: Mapping[str, tuple[str, ...]]
    sizes: Mapping[str, int]
    files: Mapping[str, tuple[Path, ...]]
    openers: tuple[Callable[[], Part], ...]
    coverage: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    areas: frozenset[str] = frozenset()
    made_up: bool = False

    @property
    def since(self) -> str:
        """The first day all tables are covered, of those of which it is said (ISO; "" where it never is)."""
        return max((since for since, _ in self.coverage.values()), default="")

    def parts(self) -> Iterator[Part]:
        """The persons' parts, each read when it is asked for and forgotten by the snapshot."""
        for opener in self.openers[:-1]:
            yield opener()

    def companies(self) -> Part:
        """The tables of companies and replies, as one part without persons."""
        return self.openers[-1]()

    def code(self, table: str, column: str, word: str) -> int:
        """The number of a code, -1 where no row has it."""
        book = self.books.get(book_of(table, column), ())
        return book.index(word) if word in book else -1


@dataclass(frozen=True, slots=True)
class Prepared:
    """Tables as sorted columns of numbers, ready to be written or asked: by part, by table, by column."""

    books: Mapping[str, tuple[str, ...]]
    ids: tuple[np.ndarray, ...]
    columns: tuple[Mapping[str, Mapping[str, np.ndarray]], ...]
    counts: tuple[Mapping[str, np.ndarray], ...]

    @property
    def sizes(self) -> dict[str, int]:
        return {
            name: sum(len(next(iter(part[name].values()))) for part in self.columns if name in part) for name in TABLES
        }


def prepare(tables: Mapping[str, "pa.Table"], persons_a_part: int = PERSONS_A_PART) -> Prepared:
    """Sort and part resolved rows (words for codes, date32 days, no nulls). A table left out is empty. A person of
    any table is a person of the snapshot, also without a row in `persons`. The outcome does not depend on the order
    of the rows."""
    books: dict[str, set[str]] = {}
    for name, rows in tables.items():
        for column, kind in TABLES[name].columns.items():
            if kind is Kind.CODE:
                books.setdefault(book_of(name, column), set()).update(rows.column(column).unique().to_pylist())
    ordered = {name: tuple(sorted(words)) for name, words in sorted(books.items())}
    coded = {name: _coded(TABLES[name], tables.get(name), ordered) for name in TABLES}
    return parted(coded, ordered, persons_a_part)


def parted(
    coded: Mapping[str, Mapping[str, np.ndarray]],
    books: Mapping[str, tuple[str, ...]],
    persons_a_part: int = PERSONS_A_PART,
) -> Prepared:
    """`prepare` from columns of numbers."""
    personal = [table for table in TABLES.values() if table.subject == "person"]
    ids = np.unique(np.concatenate([np.unique(coded[table.name]["person"]) for table in personal]))
    edges = range(0, max(len(ids), 1), persons_a_part)
    parts: list[dict[str, dict[str, np.ndarray]]] = [{} for _ in edges]
    counts: list[dict[str, np.ndarray]] = [{} for _ in edges]
    for table in personal:
        person = np.searchsorted(ids, coded[table.name]["person"]).astype(np.int32)
        order = _order(table, coded[table.name], person)
        many = np.bincount(person, minlength=len(ids)).astype(np.int32)
        ends = np.concatenate(([0], np.cumsum(many)))
        for place, edge in enumerate(edges):
            last = min(edge + persons_a_part, len(ids))
            rows = order[ends[edge] : ends[last]]
            parts[place][table.name] = {name: column[rows] for name, column in coded[table.name].items()}
            counts[place][table.name] = many[edge:last]
    others: dict[str, dict[str, np.ndarray]] = {}
    for table in TABLES.values():
        if table.subject != "person":
            columns = coded[table.name]
            order = np.lexsort([columns[name] for name in reversed(list(table.columns))])
            others[table.name] = {name: column[order] for name, column in columns.items()}
    spread = tuple(ids[edge : edge + persons_a_part] for edge in edges)
    return Prepared(books, (*spread, ids[:0]), (*parts, others), (*counts, {}))


def _coded(table: Table, rows: "pa.Table | None", books: Mapping[str, tuple[str, ...]]) -> dict[str, np.ndarray]:
    import pyarrow as pa
    import pyarrow.compute as pc

    found: dict[str, np.ndarray] = {}
    for name, kind in table.columns.items():
        dtype: Any = TYPES[kind]
        if rows is None:
            found[name] = np.empty(0, dtype)
        elif kind is Kind.CODE:
            book = pa.array(books[book_of(table.name, name)], pa.string())
            found[name] = pc.index_in(rows.column(name), book).to_numpy().astype(dtype)
        else:
            whole = rows.column(name).cast(pa.int32()) if kind in (Kind.DAY, Kind.END) else rows.column(name)
            found[name] = whole.to_numpy().astype(dtype)
    return found


def _order(table: Table, columns: Mapping[str, np.ndarray], person: np.ndarray) -> np.ndarray:
    """By person and first day; what is level there, by every other column, so that no order of loading shows."""
    key = person.astype(np.int64) << 32 | (columns[table.start].astype(np.int64) + (1 << 24))
    order = np.argsort(key, kind="stable")
    placed = key[order]
    level = placed[1:] == placed[:-1]
    if level.any():
        rows = np.flatnonzero(np.append(level, False) | np.append(False, level))
        some = order[rows]
        rest = [columns[name][some] for name in reversed(table.own) if name != table.start]
        order[rows] = some[np.lexsort([*rest, key[some]])]
    return order


def in_memory(prepared: Prepared, name: str = "memory", as_of: str = "") -> Snapshot:
    """A snapshot that is on no disk."""

    def opener(place: int) -> Callable[[], Part]:
        columns = prepared.columns[place]
        return lambda: Part(prepared.ids[place], prepared.counts[place], lambda table, column: columns[table][column])

    return Snapshot(
        name, as_of, prepared.books, prepared.sizes, {}, tuple(opener(place) for place in range(len(prepared.ids)))
    )


def write(
    prepared: Prepared,
    folder: Path,
    name: str,
    as_of: str,
    *,
    coverage: Mapping[str, tuple[str, str]] | None = None,
    areas: Sequence[str] = (),
    made_up: bool = False,
) -> None:
    """Write a snapshot's files into a folder that nobody reads yet; its head is the last of them."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    def put(file: str, columns: Mapping[str, np.ndarray], kinds: Mapping[str, Kind]) -> None:
        days = (Kind.DAY, Kind.END)
        rows = pa.table({n: pa.array(c).cast(pa.date32()) if kinds[n] in days else c for n, c in columns.items()})
        coded = [n for n in columns if kinds[n] not in (Kind.ID, *days)]
        pq.write_table(
            rows, folder / file, compression="zstd", compression_level=1, use_dictionary=coded, row_group_size=1 << 30
        )

    last = len(prepared.ids) - 1
    for place, columns in enumerate(prepared.columns):
        for table, rows in columns.items():
            put(_file(table, place, last), rows, TABLES[table].columns)
        if place < last:
            index = {"person": prepared.ids[place], **prepared.counts[place]}
            put(f"index.{place}.parquet", index, {"person": Kind.ID, **dict.fromkeys(TABLES, Kind.COUNT)})
    head = {
        "id": name,
        "as_of": as_of,
        "parts": last,
        "sizes": prepared.sizes,
        "books": prepared.books,
        "coverage": coverage or {},
        "areas": list(areas),
        "made_up": made_up,
    }
    (folder / HEAD).write_text(json.dumps(head, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _file(table: str, place: int, last: int) -> str:
    return f"{table}.{place}.parquet" if place < last else f"{table}.parquet"


def read(folder: Path) -> Snapshot:
    """The snapshot in a folder. Raises OSError when it is not whole."""
    head = json.loads((folder / HEAD).read_text("utf-8"))
    last = head["parts"]
    files = {
        name: tuple(
            folder / _file(name, place, last) for place in (range(last) if table.subject == "person" else (last,))
        )
        for name, table in TABLES.items()
    }
    openers = tuple(_opener(folder, place, last) for place in range(last + 1))
    books = {name: tuple(words) for name, words in head["books"].items()}
    coverage = {name: (since, as_of) for name, (since, as_of) in head.get("coverage", {}).items()}
    areas = frozenset(head.get("areas", ()))
    return Snapshot(head["id"], head["as_of"], books, head["sizes"], files, openers, coverage, areas, head["made_up"])


def _opener(folder: Path, place: int, last: int) -> Callable[[], Part]:
    def opener() -> Part:
        import pyarrow as pa
        import pyarrow.parquet as pq

        files: dict[str, pq.ParquetFile] = {}

        def opened(name: str) -> "pq.ParquetFile":
            try:
                return pq.ParquetFile(folder / name, memory_map=True)
            except pa.ArrowInvalid:
                raise damaged(folder / name) from None

        def load(table: str, column: str) -> np.ndarray:
            if table not in files:
                files[table] = opened(_file(table, place, last))
            found = files[table].read(columns=[column], use_threads=False).column(0)
            numbers: np.ndarray = (found.cast(pa.int32()) if pa.types.is_date32(found.type) else found).to_numpy()
            return numbers

        if place == last:
            return Part(np.empty(0, np.int64), {}, load)
        index = opened(f"index.{place}.parquet").read(use_threads=False)
        counts = {name: index.column(name).to_numpy() for name in index.column_names if name != "person"}
        return Part(index.column("person").to_numpy(), counts, load)

    return opener
