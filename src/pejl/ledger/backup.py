"""The whole ledger in one file, and back. A restored ledger forgets what was loaded since, but never an erasure."""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from pejl.intake import Fault
from pejl.ledger import erase, manifest
from pejl.ledger.disk import Disk
from pejl.ledger.events import TRIES, EventStore
from pejl.ledger.fold import PIN, STAGING, clean, pin, tidy
from pejl.ledger.manifest import MANIFEST, Manifest, snapshot_folder
from pejl.ledger.snapshot import HEAD

SUMS = "sums.json"
"""The last file of an archive: the SHA-256 of every other."""
EXTRA = "extra"
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """What an archive holds: its files and their bytes, and when it was made (ISO 8601, UTC)."""

    made: str
    files: int
    bytes: int
    extra: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and all who were ever erased: whatever else is restored with the ledger (names, numbers)
    must let go of them too."""

    backup: Backup
    erased: tuple[int, ...]


def backup(
    root: Path, target: Path, now: datetime, extra: Mapping[str, Path] | None = None, disk: Disk | None = None
) -> Backup:
    """Write the published ledger into `target`, one tar file that its owner alone may read: the manifest, each file it
    names (no changes: they can be done without), who is erased, and `extra` files by a name of the caller's. It waits
    for no writer. An extra file must not change meanwhile. Raises OSError; the target is then as it was."""
    disk = disk or Disk()
    aside = target.with_name(f"{target.name}.new")
    for left in reversed(range(TRIES)):
        stands = replace(manifest.read(root), changes=())
        try:
            with _held(root, stands):
                made = _write(root, stands, aside, now, dict(extra or {}), disk)
        except FileNotFoundError as gone:  # an erasure took a file away; what stands now is another ledger
            disk.remove(aside)
            if not left or manifest.read(root).batches == stands.batches:
                raise gone from None
            continue
        except BaseException:
            disk.remove(aside)
            raise
        disk.rename(aside, target)
        return made
    raise AssertionError


@contextmanager
def _held(root: Path, stands: Manifest) -> Iterator[None]:
    """The published snapshot is not removed while the block runs."""
    with ExitStack() as stack:
        if stands.snapshot and not stack.enter_context(pin(root / snapshot_folder(stands.snapshot))):
            raise FileNotFoundError(root / snapshot_folder(stands.snapshot))
        yield


def files_of(root: Path, stands: Manifest) -> list[str]:
    """The files a manifest names, as paths from the ledger's folder."""
    named = [part.file for part in stands.figures]
    named += [batch.file(table) for batch in stands.batches for table in batch.rows]
    if stands.snapshot:
        folder = root / snapshot_folder(stands.snapshot)
        named += [f"{snapshot_folder(stands.snapshot)}/{file.name}" for file in sorted(folder.iterdir())]
    return named


def _write(root: Path, stands: Manifest, aside: Path, now: datetime, extra: Mapping[str, Path], disk: Disk) -> Backup:
    sums: dict[str, str] = {}
    size = 0
    with disk.writing(aside) as out, tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        aside.chmod(0o600)

        def add(name: str, file: BinaryIO, length: int) -> None:
            nonlocal size
            head = tarfile.TarInfo(name)
            head.size, head.mtime, head.mode = length, int(now.timestamp()), 0o600
            summed = _Summed(file)
            archive.addfile(head, summed)
            sums[name] = summed.sum.hexdigest()
            size += length

        for name, content in (
            (MANIFEST, manifest.printed(stands)),
            (erase.ERASED, erase.printed(erase.erasures(root))),
        ):
            add(name, io.BytesIO(content), len(content))
        paths = {name: root / name for name in files_of(root, stands)}
        for name, path in {**paths, **{f"{EXTRA}/{name}": path for name, path in extra.items()}}.items():
            with path.open("rb") as file:
                add(name, file, path.stat().st_size)
        made = now.astimezone(UTC).isoformat()
        told = json.dumps({"made": made, "sums": dict(sums)}, indent=1).encode()
        add(SUMS, io.BytesIO(told), len(told))
    return Backup(made, len(sums) - 1, size, tuple(extra))


class _Summed:
    """A file that is summed while it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self.sum.update(content)
        return content


def restore(
    archive: Path, root: Path, now: datetime, extra: Mapping[str, Path] | None = None, disk: Disk | None = None
) -> Restored:
    """Put an archive's ledger in the place of the one in `root`, in one step, after every file was held against its
    sum. Who was erased here or there stays erased: their rows never come into place. `extra` says where files of the
    caller's go; they are in place just before the ledger is. Fault `arkiv_beskadiget` for an archive that is not
    whole, `arkiv_uden` for one without an extra file asked for: what was there is then as it was."""
    disk = disk or Disk()
    with disk.alone(root):
        disk.remove(root / STAGING)
        staged = disk.folder(root / STAGING / "restored")
        try:
            told = _unpacked(archive, staged, disk)
            for name in extra or {}:
                if name not in told.extra:
                    raise Fault("arkiv_uden", fil=archive.name, navn=name)
            erase.join(staged, [*erase.erasures(staged), *erase.erasures(root)], disk)
            EventStore(staged, disk).clean()
        except Exception:
            disk.remove(root / STAGING)
            raise
        stands, gone = manifest.read(staged), tuple(sorted(each.person for each in erase.erasures(staged)))
        _put_in_place(staged, root, stands, disk)
        for name, path in (extra or {}).items():
            disk.rename(_beside(staged / EXTRA / name, path, disk), path)
        erase.join(root, erase.erasures(staged), disk)
        manifest.replace(root, stands, disk)
        tidy(root, stands, disk)
        clean(root, stands, disk)
        return Restored(told, gone)


def _unpacked(archive: Path, staged: Path, disk: Disk) -> Backup:
    """Every file of the archive in a folder of its own, held against its sum; and the manifest against the files."""
    sums: dict[str, str] = {}
    size = 0
    try:
        with tarfile.open(archive, "r:") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() and _inside(member.name) else None
                if content is None or member.name in sums:
                    raise ValueError
                disk.folder((staged / member.name).parent)
                with disk.writing(staged / member.name) as out:
                    sums[member.name] = _copied(content, out)
                size += member.size
        told = json.loads((staged / SUMS).read_bytes())
        del sums[SUMS]
        stands = manifest.parse((staged / MANIFEST).read_bytes())
        if told["sums"] != sums or not {*files_of(staged, stands), erase.ERASED} <= sums.keys():
            raise ValueError
        extra = tuple(name.removeprefix(f"{EXTRA}/") for name in sums if name.startswith(f"{EXTRA}/"))
        return Backup(str(told["made"]), len(sums), size, extra)
    except (tarfile.TarError, ValueError, KeyError, TypeError, EOFError, FileNotFoundError) as fault:
        if isinstance(fault, FileNotFoundError) and not archive.exists():
            raise
        raise Fault("arkiv_beskadiget", fil=archive.name) from None


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\0" not in name


def _copied(content: IO[bytes], out: BinaryIO) -> str:
    total = hashlib.sha256()
    while piece := content.read(PIECE):
        total.update(piece)
        out.write(piece)
    return total.hexdigest()


def _put_in_place(staged: Path, root: Path, stands: Manifest, disk: Disk) -> None:
    """Files by their names, which tell what is in them: one that is there already is replaced by its like, or left.
    The head of a snapshot comes last, because a folder with a head is taken for whole."""
    names = files_of(staged, stands)
    for name in sorted(names, key=lambda each: (each.endswith(f"/{HEAD}"), each)):
        source, target = staged / name, root / name
        if not (target.exists() and _sum(target) == _sum(source)):
            disk.rename(source, target)
    if stands.snapshot:
        (root / snapshot_folder(stands.snapshot) / PIN).touch()


def _beside(source: Path, target: Path, disk: Disk) -> Path:
    aside = target.with_name(f"{target.name}.new")
    disk.folder(target.parent)
    with source.open("rb") as content, disk.writing(aside) as out:
        aside.chmod(0o600)
        _copied(content, out)
    return aside


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
