"""A restored register becomes the content of the one in use, under the eyes of those who use it."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pejl.identity.register import Archived, Identities
from pejl.intake import Fault
from spec.identity.people import NOW, numbers
from spec.identity.test_erasure import lying_in

OLD, NEW = numbers(300), numbers(300, first=300)


def held(file: Path) -> list[str]:
    """Every number of a register, which must be whole; read past its own code."""
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [number for (number,) in connection.execute("SELECT number FROM identity_numbers ORDER BY number")]


@pytest.fixture
def copy(embedded: Identities, tmp_path: Path) -> Path:
    """A backup with the old numbers; the register has the new ones too since, many of them in its log alone."""
    embedded.ids_for(OLD, NOW, random.SystemRandom())
    embedded.backup(tmp_path / "copy.db")
    embedded.ids_for(NEW, NOW, random.SystemRandom())
    return tmp_path / "copy.db"


def test_a_register_taken_over_while_its_log_is_full_is_whole_and_the_other_alone(
    embedded: Identities, file: Path, copy: Path
) -> None:
    assert file.with_name(f"{file.name}-wal").stat().st_size > 0
    embedded.take_over(copy)
    assert (len(embedded.known_ids(OLD)), embedded.known_ids(NEW)) == (300, {})
    embedded.ids_for(NEW[:1], NOW, random.SystemRandom())
    embedded.close()
    assert held(file) == sorted([*OLD, *NEW[:1]])


def test_a_reader_keeps_what_it_began_with_and_then_sees_the_other(
    embedded: Identities, file: Path, copy: Path
) -> None:
    many = "SELECT count(*) FROM identity_numbers"
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        assert reader.execute(many).fetchone() == (600,)
        embedded.take_over(copy)
        assert reader.execute(many).fetchone() == (600,)
        reader.execute("COMMIT")
        assert reader.execute(many).fetchone() == (300,)


def test_a_writer_that_does_not_let_go_is_told_of_and_nothing_is_changed(
    embedded: Identities, file: Path, copy: Path
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(Fault) as caught:
            embedded.take_over(copy)
        assert caught.value.code == "identitet_svarer_ikke"
    assert len(embedded.known_ids([*OLD, *NEW])) == 600
    embedded.take_over(copy)
    assert held(file) == sorted(OLD)


def test_what_is_no_register_is_not_taken_over(embedded: Identities, copy: Path) -> None:
    copy.write_bytes(b"not a database, and long enough to be looked at as one: " * 100)
    with pytest.raises(Fault) as caught:
        embedded.take_over(copy)
    assert caught.value.code == "identitet_svarer_ikke"
    assert len(embedded.known_ids([*OLD, *NEW])) == 600


def test_an_archived_register_lets_go_of_the_erased_and_says_whom_it_knows_of(
    embedded: Identities, tmp_path: Path
) -> None:
    mine, its, kept = embedded.ids_for(OLD[:3], NOW, random.SystemRandom())
    embedded.erase(its, now=NOW)
    (tmp_path / "staged").mkdir()
    embedded.backup(tmp_path / "staged" / "copy.db")
    archived = Archived(embedded, NOW)
    assert archived.ready(tmp_path / "staged" / "copy.db", [mine]) == sorted([mine, its])
    assert lying_in(tmp_path / "staged", OLD[:2]) == []
    assert embedded.find(OLD[0]) == mine
    archived.place(tmp_path / "staged" / "copy.db")
    assert [embedded.find(number) for number in OLD[:3]] == [None, None, kept]


def test_postgresql_takes_no_file_over(postgres_address: str, copy: Path) -> None:
    with pytest.raises(Fault) as caught:
        Identities(postgres_address).take_over(copy)
    assert caught.value.code == "sikkerhedskopi_postgres"
