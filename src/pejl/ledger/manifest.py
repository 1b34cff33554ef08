"""The manifest: which files are the ledger. Replacing it, in one atomic step, is what publishes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from pejl.ledger.disk import Disk, damaged

MANIFEST = "manifest.json"
VERSION = 2
"""Version 1 had figures only."""


@dataclass(frozen=True, slots=True)
class Part:
    """One published load of figures. Times are ISO 8601 in UTC; `checks` are later identical loads."""

    file: str
    source: str
    name: str
    digest: str
    rows: int
    as_of: str
    loaded: str
    checks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """One published extract on persons and companies: `folder` has a file for each table of `rows` (how many rows).

    Of the rows that came, `duplicates` were said twice over, `conflicts` were another version of a row of the same
    extract, and `erased` were about persons who are erased; they are not in the files. `since`: the first day it
    covers (ISO; "" where it does not say). `tables`: those it tells of, also without a row; true where it holds all
    its source has. `areas`: the municipalities whose own extract it is. `adds`: recorded on Pejl's own pages.
    `keeps`: the tables that are kept there alone, each from a day (ISO)."""

    folder: str
    source: str
    name: str
    digest: str
    as_of: str
    loaded: str
    made_up: bool
    complete: tuple[str, ...]
    rows: Mapping[str, int]
    duplicates: int = 0
    conflicts: int = 0
    erased: int = 0
    since: str = ""
    checks: tuple[str, ...] = ()
    tables: Mapping[str, bool] = field(default_factory=dict)
    areas: tuple[str, ...] = ()
    adds: bool = False
    keeps: Mapping[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, str, str]:
        """Two loads with the same identity are the same load."""
        return self.source, self.digest, self.as_of

    @property
    def order(self) -> tuple[datetime, str, str]:
        """Later in this order is newer knowledge, whatever was loaded first."""
        return datetime.fromisoformat(self.as_of), self.digest, self.source

    def file(self, table: str) -> str:
        return f"{self.folder}/{table}.parquet"


@dataclass(frozen=True, slots=True)
class Change:
    """What a snapshot changed in the one before it; `folder` holds `before` and `after`."""

    snapshot: str
    previous: str
    folder: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is published. `snapshot` is the id of the one that stands, "" while no events are loaded; `changes` the
    newest last; `erased` marks of the persons whose rows are in no file any more (`erase.mark`)."""

    figures: tuple[Part, ...] = ()
    batches: tuple[Batch, ...] = ()
    snapshot: str = ""
    changes: tuple[Change, ...] = ()
    erased: tuple[str, ...] = ()

    def folders(self) -> Iterator[str]:
        """The folders that are named."""
        yield from (batch.folder for batch in self.batches)
        yield from (change.folder for change in self.changes)
        if self.snapshot:
            yield snapshot_folder(self.snapshot)


def snapshot_folder(name: str) -> str:
    return f"snapshots/{name}"


def read(root: Path) -> Manifest:
    """The manifest that stands; an empty one where nothing was ever published. Raises OSError when it is damaged, or
    written by a Pejl that knows more than this one."""
    path = root / MANIFEST
    try:
        return parse(path.read_bytes())
    except FileNotFoundError:
        return Manifest()
    except ValueError:
        raise damaged(path) from None


def parse(content: bytes) -> Manifest:
    """Raises ValueError for what is no manifest."""
    try:
        found = json.loads(content)
        if found["version"] not in (1, VERSION):
            raise ValueError
        figures = tuple(Part(**{**each, "checks": tuple(each["checks"])}) for each in found["figures"])
        batches = tuple(
            Batch(**{**each, **{name: tuple(each.get(name, ())) for name in ("checks", "complete", "areas")}})
            for each in found.get("batches", ())
        )
        changes = tuple(Change(**each) for each in found.get("changes", ()))
        return Manifest(figures, batches, found.get("snapshot", ""), changes, tuple(found.get("erased", ())))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ValueError from None


def replace(root: Path, manifest: Manifest, disk: Disk) -> None:
    """Publish: what it names must be in place and on the disk."""
    disk.replace(root / MANIFEST, printed(manifest))


def printed(manifest: Manifest) -> bytes:
    content = {"version": VERSION, **asdict(manifest)}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()
