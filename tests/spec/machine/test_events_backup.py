"""A backup is the ledger as it was published at one moment; a restored one forgets loads, never an erasure."""

import shutil
import tarfile
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from pejl.intake import Fault
from pejl.ledger import Load, Store
from pejl.ledger.backup import SUMS, backup, restore
from pejl.ledger.disk import Disk
from pejl.ledger.erase import erasures
from pejl.ledger.events import EventStore
from pejl.words import say
from spec.drawing import drawn
from spec.machine.test_events_erased import OTHER, WHO, facts_of, loaded, traces
from spec.telling import NOW, expected, known, state, told

FOREVER = datetime(2100, 1, 1, tzinfo=UTC)
LATER = told("cc", 3, spells=["9 dagpenge 1-"])
FIGURES = drawn("maaling  gruppe  omraade  2023M07\nandel    a       250      1.6")


def ledger(root: Path) -> EventStore:
    Store(root).publish(Load("tabel", "t", "ff", FIGURES), NOW)
    return loaded(root, WHO, OTHER)


def everything(root: Path) -> dict[str, bytes]:
    """The bytes of every file but the lock."""
    return {str(f.relative_to(root)): f.read_bytes() for f in root.rglob("*") if f.is_file() and f.name != "lock"}


def test_a_restored_ledger_is_the_one_that_was_backed_up(tmp_path: Path) -> None:
    store = ledger(tmp_path / "a")
    made = backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    assert (tmp_path / "kopi.tar").stat().st_mode & 0o777 == 0o600
    found = restore(tmp_path / "kopi.tar", tmp_path / "b", NOW)
    assert (found.backup, found.erased) == (made, ())
    again = EventStore(tmp_path / "b")
    assert state(again.snapshot()) == state(store.snapshot())
    assert state(again.snapshot(known(1))) == state(store.snapshot(known(1)))
    assert Store(tmp_path / "b").parts() == Store(tmp_path / "a").parts()
    assert again.publish(LATER, NOW).touched == 1


def test_an_empty_ledger_is_backed_up_and_restored_too(tmp_path: Path) -> None:
    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    loaded(tmp_path / "b", WHO)
    restore(tmp_path / "kopi.tar", tmp_path / "b", NOW)
    assert EventStore(tmp_path / "b").batches() == []
    assert traces(tmp_path / "b", WHO) == []


def test_what_was_loaded_since_is_forgotten(tmp_path: Path) -> None:
    store = ledger(tmp_path / "a")
    before = state(store.snapshot())
    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    store.publish(LATER, NOW)
    restore(tmp_path / "kopi.tar", tmp_path / "a", NOW)
    assert state(store.snapshot()) == before
    assert len(list((tmp_path / "a" / "batches").iterdir())) == 2


def test_a_file_that_went_bad_is_made_good(tmp_path: Path) -> None:
    store = ledger(tmp_path / "a")
    before = state(store.snapshot())
    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    for file in (tmp_path / "a").rglob("*.parquet"):
        file.write_bytes(b"PAR1 bad")
    (tmp_path / "a" / "manifest.json").write_bytes(b"bad")
    restore(tmp_path / "kopi.tar", tmp_path / "a", NOW)
    assert state(store.snapshot()) == before
    assert len(list(Store(tmp_path / "a").rows("andel", ("tabel",), FOREVER))) == 1


class Stopped(BaseException):
    """As sudden as a power cut."""


def test_a_restore_stopped_at_any_rename_leaves_the_old_or_the_restored(tmp_path: Path) -> None:
    backup(loaded(tmp_path / "a", WHO).root, tmp_path / "kopi.tar", NOW)
    loaded(tmp_path / "b", OTHER)
    old, new = expected(facts_of(OTHER)), expected(facts_of(WHO))
    stopped = 0
    for number in count():
        root = Path(shutil.copytree(tmp_path / "b", tmp_path / str(number)))
        with suppress(Stopped):
            restore(tmp_path / "kopi.tar", root, NOW, disk=Disk(stop_at(number)))
            break
        stopped += 1
        assert state(EventStore(root).snapshot()) in (old, new)
        restore(tmp_path / "kopi.tar", root, NOW)
        assert state(EventStore(root).snapshot()) == new
    assert stopped > 20


def stop_at(number: int) -> Callable[[str, Path], None]:
    renames = count()

    def before(what: str, _: Path) -> None:
        if what == "rename" and next(renames) == number:
            raise Stopped

    return before


# --- erasures --------------------------------------------------------------------------------------------


def test_an_old_backup_does_not_bring_an_erased_person_back(tmp_path: Path) -> None:
    store = ledger(tmp_path / "a")
    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    store.erase(WHO, NOW)
    after = state(store.snapshot())
    seen: list[bool] = []

    def before(what: str, path: Path) -> None:
        if path.parent.name != "restored" and "staging" not in path.parts:
            seen.append(WHO in [row[0] for row in state(store.snapshot())["spells"]])

    found = restore(tmp_path / "kopi.tar", tmp_path / "a", NOW, disk=Disk(before))
    assert found.erased == (WHO,)
    assert traces(tmp_path / "a", WHO) == []
    assert state(store.snapshot()) == after
    assert not any(seen)
    assert [each.person for each in erasures(tmp_path / "a")] == [WHO]


def test_an_erasure_known_to_the_backup_alone_is_known_again(tmp_path: Path) -> None:
    ledger(tmp_path / "a").erase(WHO, NOW)
    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    loaded(tmp_path / "b", OTHER).erase(OTHER, NOW)
    assert restore(tmp_path / "kopi.tar", tmp_path / "b", NOW).erased == tuple(sorted((WHO, OTHER)))
    assert "spells" not in state(EventStore(tmp_path / "b").snapshot())


# --- damage ----------------------------------------------------------------------------------------------


def damaged(archive: Path, how: str) -> None:
    content = archive.read_bytes()
    if how == "cut off":
        archive.write_bytes(content[: len(content) // 2])
    elif how == "a bit":
        place = content.index(b"PAR1") + 20
        archive.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    elif how == "no archive":
        archive.write_bytes(b"PK\x03\x04" + content[4:400])
    elif how == "empty":
        archive.write_bytes(b"")
    else:
        rewritten(archive, how)


def rewritten(archive: Path, how: str) -> None:
    aside = archive.with_suffix(".old")
    archive.rename(aside)
    with tarfile.open(aside) as old, tarfile.open(archive, "w") as new:
        for member in old:
            content = old.extractfile(member)
            if how == "no sums" and member.name == SUMS:
                continue
            if how == "a link" and member.name == "erased.json":
                member.type, member.linkname, member.size = tarfile.SYMTYPE, "../x", 0
            if how == "a path" and member.name == "erased.json":
                member.name = "../erased.json"
            if how == "one gone" and member.name.startswith("batches"):
                how = ""
                continue
            new.addfile(member, content)


@pytest.mark.parametrize("how", ["cut off", "a bit", "no archive", "empty", "no sums", "a link", "a path", "one gone"])
def test_a_damaged_archive_is_refused_and_what_was_there_is_whole(tmp_path: Path, how: str) -> None:
    ledger(tmp_path / "a")
    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    loaded(tmp_path / "b", OTHER)
    before = everything(tmp_path / "b")
    damaged(tmp_path / "kopi.tar", how)
    with pytest.raises(Fault) as fault:
        restore(tmp_path / "kopi.tar", tmp_path / "b", NOW)
    assert "kopi.tar" in say(fault.value.code, fault.value.params)
    assert everything(tmp_path / "b") == before
    assert not (tmp_path / "erased.json").exists()


# --- others at work --------------------------------------------------------------------------------------


def test_a_backup_that_fails_leaves_the_one_before(tmp_path: Path) -> None:
    store = ledger(tmp_path / "a")
    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    before = (tmp_path / "kopi.tar").read_bytes()
    shutil.rmtree(tmp_path / "a" / store.batches()[0].folder)
    with pytest.raises(FileNotFoundError):
        backup(tmp_path / "a", tmp_path / "kopi.tar", NOW)
    assert (tmp_path / "kopi.tar").read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "kopi.tar"]


def test_a_backup_while_others_load_and_erase_is_one_moment_of_the_ledger(tmp_path: Path) -> None:
    root = tmp_path / "a"
    store = ledger(root)
    moments = [state(store.snapshot())]

    def work() -> None:
        for place in range(4):
            EventStore(root).publish(told(f"{place}", 4 + place, spells=[f"{place + 1} dagpenge 1-"]), NOW)
            moments.append(state(store.snapshot()))
        EventStore(root).erase(WHO, NOW)
        moments.append(state(store.snapshot()))

    writer = threading.Thread(target=work)
    writer.start()
    archives = []
    while writer.is_alive() or not archives:
        archives.append(tmp_path / f"{len(archives)}.tar")
        backup(root, archives[-1], NOW)
    writer.join()
    for archive in archives[:: max(1, len(archives) // 5)]:
        restore(archive, tmp_path / archive.stem, NOW)
        found = EventStore(tmp_path / archive.stem)
        assert state(found.snapshot()) in moments
    assert state(store.snapshot()) == moments[-1]
