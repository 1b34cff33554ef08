"""Batches folded into a snapshot on the disk, and how one that is being read is kept from being removed."""

import fcntl
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from pejl.intake import Fault
from pejl.ledger.coverage import coverage_of
from pejl.ledger.disk import Disk, damaged
from pejl.ledger.manifest import Batch, Manifest, snapshot_folder
from pejl.ledger.resolve import Resolved, resolve
from pejl.ledger.snapshot import HEAD, Snapshot, in_memory, prepare, read, write

RULES = 3
"""Raised when batches come to be resolved in another way, or snapshots laid out in another: those made before are then
not read, and the next writer folds the batches anew. 2: visitations told apart; what each table covers. 3: deadlines,
acts, staff, and the minute of an enquiry."""
PIN = "pin"
STAGING = "staging"
MOST_WORDS = int(np.iinfo(np.int16).max)


@dataclass(frozen=True, slots=True)
class Folded:
    """A snapshot that is in place, and what resolving it came to (nothing where it was there already)."""

    snapshot: Snapshot
    resolved: Resolved = field(default_factory=lambda: Resolved({}))


def snapshot_id(batches: Sequence[Batch], erased: int) -> str:
    """The same batches make the same snapshot. `erased`: how many persons were gone when it was made."""
    said = "\n".join([str(RULES), *sorted(batch.folder for batch in batches)])
    return f"e{erased}-{hashlib.sha256(said.encode()).hexdigest()[:20]}"


def empty() -> Snapshot:
    """The snapshot of a ledger in which nothing is known."""
    return in_memory(prepare({}), "")


def fold(root: Path, batches: Sequence[Batch], erased: int, disk: Disk) -> Folded:
    """The snapshot of these batches, made where it is not there. Only a writer that is alone may call this. Fault
    `for_mange_ord` when a column has more words than a snapshot can number."""
    name = snapshot_id(batches, erased)
    place = root / snapshot_folder(name)
    if (place / HEAD).exists():
        return Folded(opened(root, name))
    staging = disk.folder(root / STAGING)
    resolved = resolve(root, batches, staging)
    prepared = prepare(resolved.tables)
    for book, words in prepared.books.items():
        if len(words) > MOST_WORDS:
            raise Fault("for_mange_ord", kolonne=book, antal=len(words), hoejst=MOST_WORDS)
    as_of = max(batches, key=lambda each: each.order).as_of
    made_up = any(batch.made_up for batch in batches)

    def fill(folder: Path) -> None:
        (folder / PIN).touch()
        areas = sorted({area for batch in batches for area in batch.areas})
        write(prepared, folder, name, as_of, coverage=coverage_of(batches), areas=areas, made_up=made_up)

    disk.rename(disk.filled(staging / name, fill), place)
    return Folded(opened(root, name), resolved)


def opened(root: Path, name: str) -> Snapshot:
    """A snapshot by its id. Raises FileNotFoundError where it is gone, OSError where it is damaged."""
    try:
        return read(root / snapshot_folder(name))
    except (ValueError, KeyError, TypeError):
        raise damaged(root / snapshot_folder(name) / HEAD) from None


@contextmanager
def pin(folder: Path) -> Iterator[bool]:
    """Keep a snapshot's folder in place while the block runs; False where it is gone already."""
    try:
        file = os.open(folder / PIN, os.O_RDONLY)
    except FileNotFoundError:
        yield False
        return
    try:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield _still(file, folder / PIN)
    finally:
        os.close(file)


def _still(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


def clean(root: Path, manifest: Manifest, disk: Disk) -> None:
    """Remove the snapshots that are neither published nor pinned. One from before an erasure goes even when it is
    pinned: an erasure waits for no reader."""
    _old_counts(root, manifest, disk)
    for folder in sorted((root / "snapshots").glob("*")):
        if folder.name == manifest.snapshot:
            continue
        if _before_erasure(folder.name, manifest):
            disk.discard(folder, root / STAGING)
        else:
            _remove_unpinned(folder, root, disk)


def _old_counts(root: Path, manifest: Manifest, disk: Disk) -> None:
    """Counts of the snapshot that stands are kept, and of those it can be brought up to date from."""
    kept = {manifest.snapshot, *(change.previous for change in manifest.changes)}
    for folder in sorted((root / "cubes").glob("*")):
        if folder.name not in kept:
            disk.discard(folder, root / STAGING)


def _before_erasure(name: str, manifest: Manifest) -> bool:
    return name.split("-")[0] != f"e{len(manifest.erased)}"


def _remove_unpinned(folder: Path, root: Path, disk: Disk) -> None:
    file = os.open(folder, os.O_RDONLY) if not (folder / PIN).exists() else os.open(folder / PIN, os.O_RDONLY)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    else:
        disk.discard(folder, root / STAGING)
    finally:
        os.close(file)


def tidy(root: Path, manifest: Manifest, disk: Disk) -> None:
    """Remove what a killed writer left: staging, and batches and changes that the manifest does not name."""
    named = set(manifest.folders())
    disk.remove(root / STAGING)
    for kind in ("batches", "changes"):
        for folder in sorted((root / kind).glob("*")):
            if f"{kind}/{folder.name}" not in named:
                disk.discard(folder, root / STAGING)
    disk.remove(root / STAGING)
