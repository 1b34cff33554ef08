"""Files of the caller's that are saved and restored with the ledger, such as the register of identities."""

from collections.abc import Collection
from pathlib import Path

import pytest

from pejl.intake import Fault
from pejl.ledger.backup import backup, restore
from pejl.ledger.erase import erasures
from pejl.ledger.events import EventStore
from pejl.words import say
from spec.machine.test_events_backup import LATER, Stopped, ledger
from spec.machine.test_events_erased import OTHER, WHO, loaded, traces
from spec.telling import NOW, state


class Names:
    """A file of names that is put back, and all that it was asked on the way."""

    def __init__(self, target: Path, also: Collection[int] = (), fault: type[BaseException] | None = None) -> None:
        self.target, self.also, self.fault = target, also, fault
        self.erased: list[int] = []
        self.modes: list[int] = []

    def ready(self, file: Path, erased: Collection[int]) -> list[int]:
        self.modes = [path.stat().st_mode & 0o777 for path in (file, file.parents[1])]
        self.erased = sorted({*erased, *self.also})
        return self.erased

    def place(self, file: Path) -> None:
        if self.fault:
            raise self.fault
        file.replace(self.target)


def saved(path: Path) -> None:
    path.write_bytes(b"names")


def test_other_files_come_along_and_go_where_they_are_told(tmp_path: Path) -> None:
    ledger(tmp_path / "a")
    made = backup(tmp_path / "a", tmp_path / "kopi.tar", NOW, {"identitet": saved})
    assert made.extra == ("identitet",)
    names = Names(tmp_path / "navne.db")
    restore(tmp_path / "kopi.tar", tmp_path / "b", NOW, {"identitet": names})
    assert names.target.read_bytes() == b"names"
    assert names.modes == [0o600, 0o700]
    with pytest.raises(Fault) as fault:
        restore(tmp_path / "kopi.tar", tmp_path / "c", NOW, {"andet": names})
    assert "andet" in say(fault.value.code, fault.value.params)


def test_another_file_is_written_after_the_ledger_beside_the_archive_for_the_owner_only(tmp_path: Path) -> None:
    store = ledger(tmp_path / "a")
    before = state(store.snapshot())

    def late(path: Path) -> None:
        assert path.parents[1] == tmp_path
        assert path.parent.stat().st_mode & 0o777 == 0o700
        store.publish(LATER, NOW)
        saved(path)

    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW, {"identitet": late})
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a", "kopi.tar"]
    restore(tmp_path / "kopi.tar", tmp_path / "b", NOW)
    assert state(EventStore(tmp_path / "b").snapshot()) == before


@pytest.mark.parametrize("fault", [OSError, Stopped])
def test_a_file_that_cannot_be_placed_leaves_the_ledger_that_was_there(
    tmp_path: Path, fault: type[BaseException]
) -> None:
    backup(loaded(tmp_path / "a", WHO).root, tmp_path / "kopi.tar", NOW, {"identitet": saved})
    store = loaded(tmp_path / "b", OTHER)
    before = state(store.snapshot())
    with pytest.raises(fault):
        restore(tmp_path / "kopi.tar", tmp_path / "b", NOW, {"identitet": Names(tmp_path / "x", fault=fault)})
    assert state(store.snapshot()) == before
    store.clean()
    assert traces(tmp_path / "b", WHO) == []
    assert list((tmp_path / "b" / "staging").rglob("*")) == []


def test_an_erasure_that_the_caller_or_another_file_alone_remembers_is_replayed(tmp_path: Path) -> None:
    ledger(tmp_path / "a")
    backup(tmp_path / "a", tmp_path / "kopi.tar", NOW, {"identitet": saved})
    names = Names(tmp_path / "navne.db", also=[OTHER])
    restored = restore(tmp_path / "kopi.tar", tmp_path / "b", NOW, {"identitet": names}, [WHO])
    assert names.erased == list(restored.erased) == sorted((WHO, OTHER))
    assert [each.person for each in erasures(tmp_path / "b")] == sorted((WHO, OTHER))
    assert traces(tmp_path / "b", WHO) + traces(tmp_path / "b", OTHER) == []
