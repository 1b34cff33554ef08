"""The whole ledger in one file, and back. A restored ledger forgets what was loaded since, but never an erasure."""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, Protocol

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


class Extra(Protocol):
    """Where a file of the caller's goes when the ledger it was saved with is restored."""

    def ready(self, file: Path, erased: Collection[int]) -> Collection[int]:
        """Take those who are erased out of the file, which nobody uses yet; tell all who are erased as it knows them,
        those too."""
        ...

    def place(self, file: Path) -> None:
        """Put the file in its place, in one step. It may be taken away."""
        ...


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and all who were ever erased: whatever else is restored with the ledger (names, numbers)
    must let go of them too."""

    backup: Backup
    erased: tuple[int, ...]


def backup(
    root: Path,
    target: Path,
    now: datetime,
    extra: Mapping[str, Callable[[Path], None]] | None = None,
    disk: Disk | None = None,
) -> Backup:
    """Write the published ledger into `target`, one tar file that its owner alone may read: the manifest, each file it
    names (no changes: they can be done without), who is erased, and `extra` files by a name of the caller's. It waits
    for no writer. An extra file is written by its function once the ledger is in the archive, so that it knows every
    person in it; until then it lies beside the archive. Raises OSError; the target is then as it was."""
    disk = disk or Disk()
    aside = target.with_name(f"{target.name}.new")
    for left in reversed(range(TRIES)):
        stands = replace(manifest.read(root), changes=())
        try:
            with _held(root, stands):
                made = _write(root, stands, aside, now, extra or {}, disk)
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


def _write(
    root: Path, stands: Manifest, aside: Path, now: datetime, extra: Mapping[str, Callable[[Path], None]], disk: Disk
) -> Backup:
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
        with _folder_beside(aside, disk) as beside:
            for name, path in chain(((name, root / name) for name in files_of(root, stands)), _written(extra, beside)):
                with path.open("rb") as file:
                    add(name, file, path.stat().st_size)
        made = now.astimezone(UTC).isoformat()
        told = json.dumps({"made": made, "sums": dict(sums)}, indent=1).encode()
        add(SUMS, io.BytesIO(told), len(told))
    return Backup(made, len(sums) - 1, size, tuple(extra))


@contextmanager
def _folder_beside(aside: Path, disk: Disk) -> Iterator[Path]:
    """A folder for its owner only, gone afterwards; one that a kill left is gone before. Not in the machine's own
    folder for such, which may be another disk with other rules."""
    folder = aside.with_name(f"{aside.name}.{EXTRA}")
    disk.remove(folder)
    try:
        disk.folder(folder).chmod(0o700)
        yield folder
    finally:
        disk.remove(folder)


def _written(extra: Mapping[str, Callable[[Path], None]], folder: Path) -> Iterator[tuple[str, Path]]:
    """Each extra file by its name in the archive, written when it is asked for."""
    for name, write in extra.items():
        write(folder / name)
        yield f"{EXTRA}/{name}", folder / name


class _Summed:
    """A file that is summed while it is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self.sum = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self.sum.update(content)
        return content


def restore(
    archive: Path,
    root: Path,
    now: datetime,
    extra: Mapping[str, Extra] | None = None,
    erased: Collection[int] = (),
    disk: Disk | None = None,
) -> Restored:
    """Put an archive's ledger in the place of the one in `root`, in one step, after every file was held against its
    sum. Who was erased stays erased, whether the ledger here knows it, the archive, a file in it or the caller
    (`erased`): they are in nothing that comes into place. `extra` says what becomes of files of the caller's; they
    are in place just before the ledger is. Fault `arkiv_beskadiget` for an archive that is not whole, `arkiv_uden`
    for one without an extra file asked for, and those of `extra`: what was there then stands."""
    disk = disk or Disk()
    extra = extra or {}
    with disk.alone(root):
        disk.remove(root / STAGING)
        staged = disk.folder(root / STAGING / "restored")
        staged.chmod(0o700)
        try:
            told = _unpacked(archive, staged, disk)
            for name in extra:
                if name not in told.extra:
                    raise Fault("arkiv_uden", fil=archive.name, navn=name)
            known = [*erase.erasures(staged), *erase.erasures(root), *erase.erased_at(erased, now)]
            gone = _let_go(staged, extra, known, now, disk)
            EventStore(staged, disk).clean()
            stands = manifest.read(staged)
            _put_in_place(staged, root, stands, disk)
            erase.join(root, gone, disk)
            for name, each in extra.items():
                each.place(staged / EXTRA / name)
        except Exception:
            disk.remove(root / STAGING)
            raise
        manifest.replace(root, stands, disk)
        tidy(root, stands, disk)
        clean(root, stands, disk)
        return Restored(told, tuple(sorted(each.person for each in gone)))


def extras_of(archive: Path) -> frozenset[str]:
    """The extra files an archive has, by name; none of what is no archive, which `restore` tells. Raises OSError."""
    try:
        with tarfile.open(archive, "r:") as tar:
            return frozenset(name.removeprefix(f"{EXTRA}/") for name in tar.getnames() if name.startswith(f"{EXTRA}/"))
    except tarfile.TarError:
        return frozenset()


def _let_go(
    staged: Path, extra: Mapping[str, Extra], known: Sequence[erase.Erasure], now: datetime, disk: Disk
) -> list[erase.Erasure]:
    """All who are erased, once each file of the caller's was asked; they are in none of those, and written down."""
    found = list(known)
    for name, each in extra.items():
        persons = {each.person for each in found}
        found += erase.erased_at(each.ready(staged / EXTRA / name, persons), now)
    erase.join(staged, found, disk)
    return erase.erasures(staged)


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
                    if member.name.startswith(f"{EXTRA}/"):  # the ledger's own files come under the rules of its folder
                        (staged / member.name).chmod(0o600)
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


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
