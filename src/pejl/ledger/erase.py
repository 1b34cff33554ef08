"""A person's rows leave every file. Who is erased is written down first, so that a killed erasure is carried on."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pejl.ledger.batches import folder_of, settings
from pejl.ledger.disk import Disk, damaged
from pejl.ledger.fold import STAGING, fold
from pejl.ledger.manifest import Batch, Manifest
from pejl.ledger.tables import TABLES

ERASED = "erased.json"


@dataclass(frozen=True, slots=True)
class Erasure:
    """A person who is erased, and since when (ISO 8601, UTC)."""

    person: int
    at: str


def erasures(root: Path) -> list[Erasure]:
    """Who is erased, the first first. Raises OSError when the file is damaged: nothing may then be taken in."""
    path = root / ERASED
    try:
        found = json.loads(path.read_bytes())
        return [Erasure(int(each["person"]), str(each["at"])) for each in found["erased"]]
    except FileNotFoundError:
        return []
    except (ValueError, KeyError, TypeError):
        raise damaged(path) from None


def mark(person: int) -> str:
    """What the manifest says of a person who is gone: enough to know the id by, not enough to tell it."""
    return hashlib.sha256(f"erased {person}".encode()).hexdigest()[:24]


def write_down(root: Path, persons: Collection[int], now: datetime, disk: Disk) -> None:
    """Add persons to those who are erased. Raises ValueError as `erased_at`; nothing is written then."""
    join(root, [*erasures(root), *erased_at(persons, now)], disk)


def erased_at(persons: Collection[int], now: datetime) -> list[Erasure]:
    """Erasures of one instant. Raises ValueError for what is no id (0 < id < 2**63): no column could be searched for
    it, and what is written down is searched for by every writer."""
    if not all(0 < each < 1 << 63 for each in persons):
        raise ValueError("an id is above 0 and below 2**63")
    return [Erasure(each, now.astimezone(UTC).isoformat()) for each in persons]


def join(root: Path, all_of_them: Sequence[Erasure], disk: Disk) -> None:
    """Write who is erased, each once, with the first instant."""
    once = {each.person: each for each in sorted(all_of_them, key=lambda each: (each.at, each.person), reverse=True)}
    kept = sorted(once.values(), key=lambda each: (each.at, each.person))
    if kept != erasures(root):
        disk.replace(root / ERASED, printed(kept))


def printed(known: Sequence[Erasure]) -> bytes:
    """Who is erased, as the file has it."""
    content = {"erased": [{"person": each.person, "at": each.at} for each in known]}
    return (json.dumps(content, indent=1) + "\n").encode()


def carried_out(root: Path, manifest: Manifest, disk: Disk) -> Manifest:
    """The manifest of a ledger in which all who are written down as erased have no row; its files are in place, the
    old ones too until the manifest is replaced. Changes are gone: they would tell who left. Raises OSError when the
    list of who is erased lacks one who was: that one could come back."""
    everyone = {each.person for each in erasures(root)}
    if not {*manifest.erased} <= {*map(mark, everyone)}:
        raise damaged(root / ERASED)
    persons = {each for each in everyone if mark(each) not in manifest.erased}
    if not persons:
        return manifest
    batches = tuple(_without(root, batch, persons, disk) for batch in manifest.batches)
    snapshot = fold(root, batches, len(everyone), disk).snapshot.id if batches else ""
    return replace(manifest, batches=batches, snapshot=snapshot, changes=(), erased=tuple(sorted(map(mark, everyone))))


def _without(root: Path, batch: Batch, persons: set[int], disk: Disk) -> Batch:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    gone = pa.array(sorted(persons), pa.int64())
    held = {
        name: (
            pc.sum(pc.is_in(pq.read_table(root / batch.file(name), columns=["person"])["person"], gone)).as_py() or 0
        )
        for name in batch.rows
        if TABLES[name].subject == "person"
    }
    if not any(held.values()):
        return batch
    kept = {name: rows - held.get(name, 0) for name, rows in batch.rows.items() if rows > held.get(name, 0)}
    staged = disk.folder(root / STAGING / "batch")
    for name in kept:
        _copy(root / batch.file(name), staged / f"{name}.parquet", name, gone, disk)
    disk.sync(staged)
    folder = folder_of(batch.identity, staged)
    disk.rename(staged, root / folder)
    return replace(batch, folder=folder, rows=kept, erased=batch.erased + sum(held.values()))


def _copy(source: Path, target: Path, table: str, gone: Any, disk: Disk) -> None:
    """A table's file again, group by group, without some persons."""
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    with (
        pq.ParquetFile(source) as file,
        disk.writing(target) as out,
        pq.ParquetWriter(out, file.schema_arrow, **settings(table)) as writer,
    ):
        for place in range(file.num_row_groups):
            rows = file.read_row_group(place)
            if TABLES[table].subject == "person":
                rows = rows.filter(pc.invert(pc.is_in(rows["person"], gone)))
            writer.write_table(rows)
