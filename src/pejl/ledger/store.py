"""Immutable Parquet parts under a manifest whose replacement publishes a load.

A load is written aside, then named in a new manifest, then the manifest is replaced in one atomic step: a
load killed at any point leaves the ledger as it was. Bytes loaded before are logged as a check and change
nothing. Every load is kept, so any earlier day's knowledge can be asked for again.
"""

import errno
import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pejl.ledger.figures import Figure
from pejl.periods import day_in_copenhagen

if TYPE_CHECKING:
    import pyarrow as pa

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be published: figures of one source, and a digest of the bytes they were read from and how.

    `dated`: the day the figures became known was said, by the file or by a person. Bytes that are already here
    are then a vintage of their own if the day is another; a file's own date alone makes none.
    """

    source: str
    name: str
    digest: str
    figures: Sequence[Figure]
    dated: bool = True

    @property
    def as_of(self) -> datetime:
        return max(figure.as_of for figure in self.figures)


@dataclass(frozen=True, slots=True)
class Part:
    """One published load, as the manifest has it. Times are ISO 8601 in UTC; `checks` are later identical loads."""

    file: str
    source: str
    name: str
    digest: str
    rows: int
    as_of: str
    loaded: str
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What a load came to: `new` is False when identical bytes were already there."""

    part: Part
    new: bool


class Store:
    """The ledger's files in one folder, made on first publish."""

    def __init__(self, root: Path, parts: Sequence[Part] | None = None) -> None:
        self.root = root
        self._pinned = parts

    def pinned(self) -> "Store":
        """The store as it stands now: what is published while an answer is made does not get into it."""
        return Store(self.root, self.parts())

    def parts(self) -> list[Part]:
        """The published loads, oldest first."""
        if self._pinned is not None:
            return list(self._pinned)
        try:
            manifest = json.loads((self.root / MANIFEST).read_bytes())
            found = [Part(**{**part, "checks": tuple(part["checks"])}) for part in manifest["figures"]]
        except FileNotFoundError:
            return []
        except (ValueError, KeyError, TypeError):
            raise _damaged(self.root / MANIFEST) from None
        for part in found:
            (self.root / part.file).stat()
        return found

    def publish(self, load: Load, now: datetime) -> Published:
        """Publish a load, or log that its bytes were already here."""
        with self._alone():
            parts = self.parts()
            for place, part in enumerate(parts):
                same = (part.digest, part.source) == (load.digest, load.source)
                if same and (not load.dated or part.as_of == load.as_of.isoformat()):
                    parts[place] = replace(part, checks=(*part.checks, now.isoformat()))
                    self._replace_manifest(parts)
                    return Published(parts[place], new=False)
            part = self._write(load, now)
            self._replace_manifest([*parts, part])
            return Published(part, new=True)

    def rows(self, measure: str, sources: tuple[str, ...], known: datetime) -> Iterator[Figure]:
        """Figures of a measure known at the instant, newest knowledge last (ties: by digest, so that the
        order of loading never matters)."""
        files = [str(self.root / part.file) for part in sorted(self.parts(), key=lambda part: part.digest)]
        if not files:
            return
        query = (
            "SELECT * EXCLUDE (filename) FROM read_parquet(?, filename=true) "
            "WHERE measure = ? AND list_contains(?, source) AND as_of <= ? ORDER BY as_of, filename"
        )
        with self._asked(query, [files, measure, list(sources), known]) as answer:
            rows = answer.to_arrow_table()
        yield from map(Figure._make, zip(*(column.to_pylist() for column in rows.columns), strict=True))

    def tables(self) -> list[tuple[str, str, int, list[str], date]]:
        """Each source's tables: rows, its periods, and the day (Copenhagen) its newest number was known."""
        files = [str(self.root / part.file) for part in self.parts()]
        if not files:
            return []
        query = (
            'SELECT source, "table", count(*), list_sort(list(DISTINCT period)), max(epoch(as_of)) '
            "FROM read_parquet(?) GROUP BY ALL ORDER BY ALL"
        )
        with self._asked(query, [files]) as answer:
            rows = answer.fetchall()
        return [
            (source, table, count, periods, day_in_copenhagen(datetime.fromtimestamp(known, UTC)))
            for source, table, count, periods, known in rows
        ]

    @contextmanager
    def _asked(self, query: str, given: list[Any]) -> Iterator[Any]:
        """A query's answer. Raises OSError for a part that is there but damaged."""
        import duckdb

        try:
            with duckdb.connect() as connection:
                yield connection.execute(query, given)
        except duckdb.Error:
            raise _damaged(self.root / "figures") from None

    def _write(self, load: Load, now: datetime) -> Part:
        import pyarrow.parquet

        folder = self.root / "figures"
        folder.mkdir(parents=True, exist_ok=True)
        file = f"figures/{load.source}-{load.digest[:24]}-{load.as_of:%Y%m%dT%H%M%S%f}.parquet"
        aside = self.root / f"{file}.new"
        pyarrow.parquet.write_table(_table(load.figures), aside, compression="zstd")
        _settle(aside)
        aside.replace(self.root / file)
        return Part(
            file, load.source, load.name, load.digest, len(load.figures), load.as_of.isoformat(), now.isoformat()
        )

    def _replace_manifest(self, parts: list[Part]) -> None:
        aside = self.root / f"{MANIFEST}.new"
        manifest = {"version": 1, "figures": [asdict(part) for part in parts]}
        aside.write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")
        _settle(aside)
        aside.replace(self.root / MANIFEST)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time; readers never wait, they read the manifest that stands."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _damaged(path: Path) -> OSError:
    return OSError(errno.EBADMSG, "damaged", str(path))


def _settle(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _table(figures: Sequence[Figure]) -> "pa.Table":
    import pyarrow as pa

    schema: list[tuple[str, Any]] = [
        (name, pa.timestamp("us", tz="UTC") if name == "as_of" else pa.string()) for name in Figure._fields
    ]
    columns = zip(*figures, strict=True)
    return pa.table({name: pa.array(column, kind) for (name, kind), column in zip(schema, columns, strict=True)})
