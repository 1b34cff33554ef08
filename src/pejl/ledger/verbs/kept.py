"""Counts that were worked out before, on disk beside the snapshot they are of. They can always be worked out again."""

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import get_ident
from zipfile import BadZipFile

import numpy as np

from pejl.ledger.disk import Disk
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs.counts import Count
from pejl.ledger.verbs.cube import Cube
from pejl.ledger.verbs.kernels import evaluate, of_persons
from pejl.ledger.verbs.refresh import refreshed
from pejl.periods import Period

Changes = Callable[[str], tuple[str, Snapshot, Snapshot] | None]
CUBES = "cubes"
MEANING = 1
"""Raised when a verb comes to mean something else: counts worked out before are then not read."""


class Kept:
    """`changes` says what a snapshot changed from the one before it: counts of that one are then brought up to date
    from the touched persons alone."""

    def __init__(self, root: Path, changes: Changes) -> None:
        self._root = root
        self._changes = changes

    def counted(self, counts: Sequence[Count], snapshot: Snapshot, periods: Sequence[Period]) -> list[Cube]:
        """Each count, from disk where it is there, else refreshed, else worked out; and kept, where the folder may be
        written in."""
        found = self._read(snapshot.id, counts, periods)
        lacking = [count for count in counts if count not in found]
        if lacking:
            new = self._from_change(snapshot, lacking, periods)
            rest = [count for count in lacking if count not in new]
            new |= dict(zip(rest, evaluate(rest, snapshot, periods), strict=True))
            self._write(snapshot.id, new)
            found |= new
        return [found[count] for count in counts]

    def _from_change(self, snapshot: Snapshot, counts: Sequence[Count], periods: Sequence[Period]) -> dict[Count, Cube]:
        change = self._changes(snapshot.id)
        if change is None:
            return {}
        previous, before, after = change
        stood = self._read(previous, [count for count in counts if of_persons(count)], periods)
        return dict(zip(stood, refreshed(list(stood.values()), list(stood), before, after), strict=True))

    def _read(self, name: str, counts: Sequence[Count], periods: Sequence[Period]) -> dict[Count, Cube]:
        found: dict[Count, Cube] = {}
        for count in counts:
            with (
                suppress(OSError, BadZipFile, KeyError, ValueError),
                self._file(name, count, periods).open("rb") as file,
            ):
                kept: Mapping[str, np.ndarray] = np.load(file, allow_pickle=False)
                found[count] = Cube(kept["values"], tuple(kept["areas"].tolist()), tuple(periods))
        return found

    def _write(self, name: str, cubes: Mapping[Count, Cube]) -> None:
        disk = Disk()
        for count, cube in cubes.items():
            path = self._file(name, count, cube.periods)
            aside = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.new")
            with suppress(OSError):  # what cannot be kept is worked out again: a closed folder, a full disk, a cleaner
                disk.folder(path.parent)
                with disk.writing(aside) as file:
                    np.savez(file, values=cube.values, areas=np.array(cube.areas, str))
                disk.rename(aside, path)

    def _file(self, name: str, count: Count, periods: Sequence[Period]) -> Path:
        said = f"{MEANING} {count!r} {periods[0].id} {periods[-1].id}" if periods else ""
        return self._root / CUBES / name / f"{hashlib.sha256(said.encode()).hexdigest()[:24]}.npz"
