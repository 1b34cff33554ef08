"""Immutable Parquet parts under a manifest whose replacement publishes a load.

A load is written aside, then named in a new manifest, then the manifest is replaced in one atomic step: a
load killed at any point leaves the ledger as it was. Bytes loaded before are logged as a check and change
nothing. Every load is kept, so any earlier day's knowledge can be asked for again.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pejl.ledger import manifest
from pejl.ledger.disk import Disk, damaged
from pejl.ledger.figures import Figure
from pejl.ledger.manifest import Part
from pejl.periods import day_in_copenhagen

if TYPE_CHECKING:
    import pyarrow as pa


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
class Published:
    """What a load came to: `new` is False when identical bytes were already there."""

    part: Part
    new: bool


class Store:
    """The ledger's files in one folder, made on first publish."""

    def __init__(self, root: Path, parts: Sequence[Part] | None = None) -> None:
        self.root = root
        self._pinned = parts
        self._disk = Disk()

    def pinned(self) -> "Store":
        """The store as it stands now: what is published while an answer is made does not get into it."""
        return Store(self.root, self.parts())

    def parts(self) -> list[Part]:
        """The published loads, oldest first."""
        if self._pinned is not None:
            return list(self._pinned)
        found = list(manifest.read(self.root).figures)
        for part in found:
            (self.root / part.file).stat()
        return found

    def publish(self, load: Load, now: datetime) -> Published:
        """Publish a load, or log that its bytes were already here."""
        with self._disk.alone(self.root):
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
            raise damaged(self.root / "figures") from None

    def _write(self, load: Load, now: datetime) -> Part:
        import pyarrow.parquet

        folder = self._disk.folder(self.root / "figures")
        name = f"{load.source}-{load.digest[:24]}-{load.as_of:%Y%m%dT%H%M%S%f}.parquet"
        file, aside = f"figures/{name}", folder / f"{name}.new"
        with self._disk.writing(aside) as out:
            pyarrow.parquet.write_table(_table(load.figures), out, compression="zstd")
        self._disk.rename(aside, self.root / file)
        return Part(
            file, load.source, load.name, load.digest, len(load.figures), load.as_of.isoformat(), now.isoformat()
        )

    def _replace_manifest(self, parts: list[Part]) -> None:
        known = manifest.read(self.root)
        manifest.replace(self.root, replace(known, figures=tuple(parts)), self._disk)


def _table(figures: Sequence[Figure]) -> "pa.Table":
    import pyarrow as pa

    schema: list[tuple[str, Any]] = [
        (name, pa.timestamp("us", tz="UTC") if name == "as_of" else pa.string()) for name in Figure._fields
    ]
    columns = zip(*figures, strict=True)
    return pa.table({name: pa.array(column, kind) for (name, kind), column in zip(schema, columns, strict=True)})
