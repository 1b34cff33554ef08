"""A person who is erased is gone from the ledger and the register both, whatever is killed, lost or put back."""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest

from conftest import Pejl
from pejl.identity import made_up_cpr
from pejl.identity.register import Archived, Identities
from pejl.ledger.backup import restore
from pejl.ledger.disk import Disk
from pejl.ledger.erase import erasures
from pejl.ledger.events import EventStore
from spec.machine.test_events_backup import Stopped, stop_at
from spec.telling import told

NOW = datetime(2026, 2, 1, tzinfo=UTC)
ONE, OTHER = "6161900000", "6463014001"
"""Two made-up persons."""
MANY = [made_up_cpr(date(1980, 1, 1), serial) for serial in range(500)]


@pytest.fixture
def archive(pejl: Pejl, tmp_path: Path) -> Path:
    """A backup of a ledger with both persons, who are there still."""
    with register_in(tmp_path) as register:
        ids = register.ids_for([ONE, OTHER], NOW, random.SystemRandom())
    EventStore(tmp_path / "pejl-data").publish(told("aa", 1, spells=[f"{each} dagpenge 1-" for each in ids]), NOW)
    assert pejl("backup", tmp_path / "kopi.tar").code == 0
    return tmp_path / "kopi.tar"


@contextmanager
def register_in(folder: Path) -> Iterator[Identities]:
    register = Identities(f"sqlite:///{folder / 'pejl-data.identitet.sqlite'}")
    yield register
    register.close()


def person(folder: Path, number: str) -> int | None:
    with register_in(folder) as register:
        return register.find(number)


def persons(folder: Path) -> set[int]:
    """Those with a row in the ledger."""
    return {int(each) for part in EventStore(folder / "pejl-data").snapshot().parts() for each in part.ids}


def erased(folder: Path) -> tuple[list[int], list[int]]:
    """Who is erased, as the ledger has it and as the register has it."""
    with register_in(folder) as register:
        return sorted(each.person for each in erasures(folder / "pejl-data")), register.erased()


# --- erase -----------------------------------------------------------------------------------------------


def test_a_joined_person_is_erased_under_every_id(pejl: Pejl, archive: Path, tmp_path: Path) -> None:
    with register_in(tmp_path) as register:
        keep, drop = register.ids_for([ONE, OTHER], NOW, random.SystemRandom())
        register.join(keep, drop)
    assert persons(tmp_path) == {keep, drop}
    assert "2 rækker" in pejl("erase", keep).words
    assert persons(tmp_path) == set()
    assert erased(tmp_path) == (sorted([keep, drop]), sorted([keep, drop]))


def test_an_erasure_killed_between_ledger_and_register_is_carried_on_by_the_next(
    pejl: Pejl, archive: Path, tmp_path: Path
) -> None:
    one, other = person(tmp_path, ONE) or 0, person(tmp_path, OTHER) or 0
    EventStore(tmp_path / "pejl-data").erase(one, NOW)
    with register_in(tmp_path) as register:
        register.erase(other, now=NOW)
    assert "ingen rækker har nummeret" in pejl("erase", 5).words
    assert (person(tmp_path, ONE), person(tmp_path, OTHER), persons(tmp_path)) == (None, None, set())
    assert erased(tmp_path) == (sorted([5, one, other]), sorted([5, one, other]))


def test_remains_in_the_register_are_told_once_the_ledger_is_done(
    pejl: Pejl, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Identities.__init__, "__defaults__", (0.2,))  # the patience; 20 seconds is long for a test
    one, other = person(tmp_path, ONE) or 0, person(tmp_path, OTHER)
    with closing(sqlite3.connect(tmp_path / "pejl-data.identitet.sqlite", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM identity_numbers").fetchone()
        ran = pejl("erase", one)
    assert ran.code == 2
    assert "Slet igen" in ran.words
    assert (person(tmp_path, ONE), persons(tmp_path)) == (None, {other})
    assert pejl("erase", one).code == 0


@pytest.mark.parametrize(
    ("address", "argv"),
    [
        ("mysql://a", ["erase", "5"]),
        ("mysql://a", ["backup", "{}/ny.tar"]),
        ("mysql://a", ["restore", "{}/kopi.tar"]),
        ("postgresql://a:b@127.0.0.1:1/c", ["erase", "5"]),
        ("postgresql://a:b@127.0.0.1:1/c", ["restore", "{}/kopi.tar"]),
    ],
)
def test_a_register_that_cannot_be_used_is_told_before_anything_is_done(
    pejl: Pejl, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, argv: list[str]
) -> None:
    before = content(tmp_path)
    monkeypatch.setenv("PEJL_IDENTITY", address)
    ran = pejl(*(each.format(tmp_path) for each in argv))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("pejl: ")
    assert content(tmp_path) == before


def content(folder: Path) -> dict[str, bytes]:
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != "lock"]
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


# --- restore ---------------------------------------------------------------------------------------------


def test_a_register_in_use_is_what_was_saved_and_whole(pejl: Pejl, archive: Path, tmp_path: Path) -> None:
    one = person(tmp_path, ONE)
    with register_in(tmp_path) as register:
        register.ids_for(MANY, NOW, random.SystemRandom())
        assert pejl("restore", archive).code == 0
        assert (register.find(ONE), register.known_ids(MANY)) == (one, {})
        register.ids_for(MANY[:1], NOW, random.SystemRandom())
    with closing(sqlite3.connect(tmp_path / "pejl-data.identitet.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM identity_numbers").fetchone() == (3,)


def lost_ledger(folder: Path) -> None:
    shutil.rmtree(folder / "pejl-data")


def lost_register(folder: Path) -> None:
    for file in folder.glob("pejl-data.identitet.sqlite*"):
        file.unlink()


@pytest.mark.parametrize("lost", [lost_ledger, lost_register])
def test_one_of_the_two_is_enough_to_remember_an_erasure(
    pejl: Pejl, archive: Path, tmp_path: Path, lost: Callable[[Path], None]
) -> None:
    one, other = person(tmp_path, ONE) or 0, person(tmp_path, OTHER)
    assert pejl("erase", one).code == 0
    lost(tmp_path)
    assert "1 slettede" in pejl("restore", archive).words
    assert (person(tmp_path, ONE), person(tmp_path, OTHER)) == (None, other)
    assert persons(tmp_path) == {other}
    assert erased(tmp_path) == ([one], [one])
    held = b"".join(content(tmp_path)[name] for name in content(tmp_path) if "identitet.sqlite" in name)
    assert ONE.encode() not in held
    assert OTHER.encode() in held


def test_a_restore_stopped_at_any_rename_never_brings_a_number_back_into_use(
    pejl: Pejl, archive: Path, tmp_path: Path
) -> None:
    one, other = person(tmp_path, ONE) or 0, person(tmp_path, OTHER)
    assert pejl("erase", one).code == 0
    for number in count():
        with register_in(tmp_path) as register, suppress(Stopped):
            extra = {"identitet.sqlite": Archived(register, NOW)}
            disk = Disk(stop_at(number))
            restore(archive, tmp_path / "pejl-data", NOW, extra, register.erased(), disk)
            break
        assert (person(tmp_path, ONE), person(tmp_path, OTHER), persons(tmp_path)) == (None, other, {other})
        assert erased(tmp_path) == ([one], [one])
    assert number > 5


def test_backup_and_restore_leave_no_copy_of_the_register_lying(pejl: Pejl, archive: Path, tmp_path: Path) -> None:
    assert pejl("restore", archive).code == 0
    assert {name for name, held in content(tmp_path).items() if OTHER.encode() in held} == {
        "pejl-data.identitet.sqlite",
        "kopi.tar",
    }
    assert archive.stat().st_mode & 0o777 == 0o600
