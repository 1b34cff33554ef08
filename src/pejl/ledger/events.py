"""The ledger of persons and companies: extracts go in as batches, and each load publishes a snapshot of all of them.

Everything is staged, checked and put in place before one atomic step, the manifest's replacement, names it. So a load
killed at any point leaves the ledger as it was; the next writer clears what was left. Figures are in the same folder.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from pejl.intake import Fault
from pejl.ledger import erase, manifest, resolve
from pejl.ledger.batches import identity, stage
from pejl.ledger.changes import KEPT, record, touched
from pejl.ledger.disk import Disk
from pejl.ledger.facts import Facts
from pejl.ledger.fold import STAGING, clean, empty, fold, opened, pin, snapshot_id, tidy
from pejl.ledger.manifest import Batch, Change, Manifest, snapshot_folder
from pejl.ledger.snapshot import Snapshot, read
from pejl.ledger.tables import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

TRIES = 20
"""How often a reader looks again when what it was about to read was replaced meanwhile."""


@dataclass(frozen=True, slots=True)
class EventsPublished:
    """What a load came to: the batch of each extract and whether it is `new` (else its bytes were here already), the
    snapshot that stands, and how many persons `touched`: have other rows than before. The other counts are of rows of
    the whole snapshot, 0 where nothing was new: `empty`, `cut` and `covered` as `resolve` says."""

    batches: tuple[Batch, ...]
    new: tuple[bool, ...]
    snapshot: str
    touched: int = 0
    empty: int = 0
    cut: int = 0
    covered: int = 0


class EventStore:
    """The event tables in one ledger folder, made on first publish."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        self.root = root
        self._disk = disk or Disk()

    def batches(self) -> list[Batch]:
        """The published extracts, in order of loading."""
        return list(manifest.read(self.root).batches)

    # --- reading -----------------------------------------------------------------------------------------

    def snapshot(self, known: datetime | None = None) -> Snapshot:
        """The published snapshot, or what was known at an instant, which is made at the first asking; so is one for a
        ledger that was last folded by older rules. An empty ledger has an empty one. A later load may remove it while
        it is read: `pinned` prevents that. Raises OSError."""
        for _ in range(TRIES):
            stands = manifest.read(self.root)
            batches = [batch for batch in stands.batches if known is None or batch.order[0] <= known]
            if not batches:
                return empty()
            name = snapshot_id(batches, len(stands.erased))
            try:
                return opened(self.root, name)
            except FileNotFoundError:
                if name != stands.snapshot:
                    self._make_known(batches)
        return opened(self.root, stands.snapshot)

    def standing(self, source: str) -> dict[str, "pa.Table"]:
        """What one source last said, row by row, as `facts.schema` has it: what a new extract of it is held against."""
        with TemporaryDirectory() as spill:
            return resolve.standing(self.root, manifest.read(self.root).batches, source, Path(spill))

    @contextmanager
    def pinned(self, known: datetime | None = None) -> Iterator[Snapshot]:
        """`snapshot`, kept whole while the block runs. An erasure alone removes it, and reading it then fails."""
        for _ in range(TRIES):
            found = self.snapshot(known)
            if not found.files:
                yield found
                return
            with pin(self.root / snapshot_folder(found.id)) as held:
                if held:
                    yield found
                    return
        raise FileNotFoundError(self.root / snapshot_folder(found.id))

    def change(self, name: str) -> tuple[str, Snapshot, Snapshot] | None:
        """What the snapshot `name` changed: the id of the one before, and the persons touched as they were and as
        they are (all their rows; no company's). None where it is not kept: count anew."""
        for each in manifest.read(self.root).changes:
            if each.snapshot == name:
                folder = self.root / each.folder
                try:
                    return each.previous, read(folder / "before"), read(folder / "after")
                except FileNotFoundError:
                    return None
        return None

    def _make_known(self, batches: Sequence[Batch]) -> None:
        with self._disk.alone(self.root):
            stands = manifest.read(self.root)
            tidy(self.root, stands, self._disk)
            if {batch.folder for batch in batches} <= {batch.folder for batch in stands.batches}:
                fold(self.root, batches, len(stands.erased), self._disk)

    # --- writing -----------------------------------------------------------------------------------------

    def publish(self, facts: Sequence[Facts] | Facts, now: datetime) -> EventsPublished:
        """Take extracts in, all or none of them. One that is here already (source, digest and instant) is logged as a
        check. Fault `opdigtet_og_virkeligt` for made-up and real persons in one ledger, `for_mange_ord`; ValueError
        for rows that are not as `schema` says."""
        given = [facts] if isinstance(facts, Facts) else list(facts)
        with self._disk.alone(self.root):
            stands = self._ready()
            _never_mixed(given, stands)
            try:
                return self._publish(given, stands, now)
            except Exception:
                tidy(self.root, manifest.read(self.root), self._disk)
                raise

    def erase(self, persons: int | Collection[int], now: datetime) -> int:
        """Remove all rows of a person from every file, and refuse them from now on; the number of rows that left.
        Who is erased is told by `erased.json` alone, by the random id. Snapshots before it are gone, pinned or not."""
        with self._disk.alone(self.root):
            before = _rows(self._ready())
            erase.write_down(self.root, [persons] if isinstance(persons, int) else persons, now, self._disk)
            return before - _rows(self._ready())

    def clean(self) -> None:
        """Remove the snapshots that are neither published nor being read, and what a killed writer left; carry on an
        erasure that is written down and not done. Every writer does this first."""
        with self._disk.alone(self.root):
            self._ready()

    def _ready(self) -> Manifest:
        """The manifest once nothing is left over, nobody who is erased has a row, and the snapshot is folded by today's
        rules."""
        stands = manifest.read(self.root)
        tidy(self.root, stands, self._disk)
        after = self._by_todays_rules(erase.carried_out(self.root, stands, self._disk))
        if after is not stands:
            manifest.replace(self.root, after, self._disk)
            tidy(self.root, after, self._disk)
        clean(self.root, after, self._disk)
        return after

    def _by_todays_rules(self, stands: Manifest) -> Manifest:
        """Changes go with a snapshot that was folded in another way: they lead to it, not to this one."""
        if not stands.batches or stands.snapshot == snapshot_id(stands.batches, len(stands.erased)):
            return stands
        folded = fold(self.root, stands.batches, len(stands.erased), self._disk)
        return replace(stands, snapshot=folded.snapshot.id, changes=())

    def _publish(self, given: Sequence[Facts], stands: Manifest, now: datetime) -> EventsPublished:
        batches = {batch.identity: batch for batch in stands.batches}
        new: list[bool] = []
        for facts in given:
            there = batches.get(identity(facts))
            new.append(there is None)
            if there:
                checks = (*there.checks, now.astimezone(UTC).isoformat())
                batches[there.identity] = replace(there, checks=checks)
            else:
                batches[identity(facts)] = self._take_in(facts, now)
        after = replace(stands, batches=tuple(batches.values()))
        told = tuple(batches[identity(facts)] for facts in given)
        if not any(new):
            manifest.replace(self.root, after, self._disk)
            return EventsPublished(told, tuple(new), stands.snapshot)
        return self._fold(stands, after, told, tuple(new))

    def _take_in(self, facts: Facts, now: datetime) -> Batch:
        gone = {each.person for each in erase.erasures(self.root)}
        staged = self._disk.folder(self.root / STAGING) / "batch"
        batch = stage(facts, gone, staged, now, self._disk)
        self._disk.rename(staged, self.root / batch.folder)
        return batch

    def _fold(
        self, stands: Manifest, after: Manifest, told: tuple[Batch, ...], new: tuple[bool, ...]
    ) -> EventsPublished:
        folded = fold(self.root, after.batches, len(after.erased), self._disk)
        before = opened(self.root, stands.snapshot) if stands.snapshot else empty()
        persons = touched(before, folded.snapshot)
        change = record(self.root, before, folded.snapshot, persons, self._disk) if stands.snapshot else None
        kept: tuple[Change, ...] = (*stands.changes, change)[-KEPT:] if change else ()
        published = replace(after, snapshot=folded.snapshot.id, changes=kept)
        manifest.replace(self.root, published, self._disk)
        tidy(self.root, published, self._disk)
        clean(self.root, published, self._disk)
        resolved = folded.resolved
        return EventsPublished(
            told, new, published.snapshot, len(persons), resolved.empty, resolved.cut, resolved.covered
        )


def _never_mixed(given: Sequence[Facts], stands: Manifest) -> None:
    """Extracts that say nothing of persons go with either kind."""
    kinds = {batch.made_up for batch in stands.batches if _of_persons(batch.rows)}
    kinds |= {facts.made_up for facts in given if _of_persons(facts.rows)}
    if len(kinds) > 1:
        raise Fault("opdigtet_og_virkeligt", fil=", ".join(facts.name for facts in given))


def _of_persons(tables: Collection[str]) -> bool:
    return any(TABLES[table].subject == "person" for table in tables)


def _rows(stands: Manifest) -> int:
    return sum(sum(batch.rows.values()) for batch in stands.batches)
