"""Every change to the ledger's files. Each is one step that `before` is told of, so that a test can stop at any."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import BinaryIO, cast

BUFFER = 1 << 20
"""Bytes a write is gathered to."""

Told = Callable[[str, Path], None]


class Disk:
    """Writes, renames and removes. `before` is called before each step with what it is and the path it is about."""

    def __init__(self, before: Told | None = None) -> None:
        self._before = before

    def tick(self, what: str, path: Path) -> None:
        if self._before:
            self._before(what, path)

    def folder(self, path: Path) -> Path:
        """The folder, made with those above it where it is not there."""
        if not path.is_dir():
            self.tick("mkdir", path)
            path.mkdir(parents=True, exist_ok=True)
            with suppress(PermissionError):  # what is above the ledger may be closed to us
                self.sync(path.parent)
        return path

    @contextmanager
    def writing(self, path: Path) -> Iterator[BinaryIO]:
        """A new file, open for writing; it is on the disk when the block ends."""
        self.tick("open", path)
        raw = _Told(path, self)
        with BufferedWriter(raw, BUFFER) as file:
            yield cast("BinaryIO", file)
            file.flush()
            self.tick("fsync", path)
            os.fsync(raw.fileno())

    def filled(self, folder: Path, fill: Callable[[Path], None]) -> Path:
        """A new folder, filled by someone who knows no disk; all of it is on the disk when this returns."""
        self.folder(folder)
        self.tick("write", folder)
        fill(folder)
        self.settle(folder)
        return folder

    def settle(self, path: Path) -> None:
        """Have a file, or a folder with all that is in it, reach the disk."""
        if path.is_dir():
            for each in sorted(path.iterdir()):
                self.settle(each)
        self.sync(path)

    def rename(self, source: Path, target: Path) -> None:
        """Put a file or a folder in its place in one step; a file may stand there, a folder may not."""
        self.folder(target.parent)
        self.tick("rename", target)
        source.replace(target)
        self.sync(target.parent)

    def replace(self, path: Path, content: bytes) -> None:
        """Give a file new content in one step: a reader sees the old or the new whole."""
        aside = path.with_name(f"{path.name}.new")
        with self.writing(aside) as file:
            file.write(content)
        self.rename(aside, path)

    def remove(self, path: Path) -> None:
        """Remove a file, or a folder with all that is in it. What is not there is not missed."""
        if path.is_dir() and not path.is_symlink():
            for each in sorted(path.iterdir()):
                self.remove(each)
            self.tick("rmdir", path)
            path.rmdir()
        elif path.exists() or path.is_symlink():
            self.tick("unlink", path)
            path.unlink()

    def discard(self, path: Path, staging: Path) -> None:
        """Remove a folder that must never be seen half removed: it leaves its place first."""
        gone = staging / f"gone-{path.name}"
        self.folder(staging)
        self.remove(gone)
        self.rename(path, gone)
        self.remove(gone)

    @contextmanager
    def alone(self, root: Path) -> Iterator[None]:
        """One writer at a time; readers never wait, they read the manifest that stands."""
        self.folder(root)
        with (root / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def sync(self, path: Path) -> None:
        """Have one file, or the names in one folder, reach the disk."""
        self.tick("fsync", path)
        file = os.open(path, os.O_RDONLY)
        try:
            os.fsync(file)
        finally:
            os.close(file)


class _Told(FileIO):
    """A file whose writes are steps."""

    def __init__(self, path: Path, disk: Disk) -> None:
        super().__init__(path, "wb")
        self._path, self._disk = path, disk

    def write(self, data: object) -> int:
        self._disk.tick("write", self._path)
        return super().write(data)  # type: ignore[arg-type]  # whatever BufferedWriter hands on


def damaged(path: Path) -> OSError:
    """What is raised for a file that is there but cannot be read."""
    return OSError(errno.EBADMSG, "damaged", str(path))
