"""What is erased is gone from the bytes; what is kept is kept from others."""

import logging
import random
import re
import sqlite3
import stat
import traceback
from contextlib import closing
from pathlib import Path

import pytest

from pejl.identity.register import Identities
from pejl.intake import Fault
from pejl.words import say
from spec.identity.people import DAY, NOW, numbers

KEPT, GONE, OTHER = numbers(3)


def filled(identities: Identities, *asked: str) -> list[int]:
    ids = identities.ids_for(asked, NOW, random.SystemRandom())
    identities.set_names({each: f"Navn{number}" for each, number in zip(ids, asked, strict=True)}, DAY)
    return ids


def lying_in(folder: Path, numbers: list[str]) -> list[str]:
    """Those of the numbers whose bytes are in a file of the folder.

    Read from their first digit: the byte after a number is part of an id and can look like an eleventh one, so that
    the last ten would be another number.
    """
    held = b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())
    found = set(re.findall(rb"(?<![0-9])[0-9]{10}", held))
    return [number for number in numbers if number.encode() in found]


# --- erasing ---------------------------------------------------------------------------------------------


def test_an_erased_person_has_no_number_and_no_name_and_a_fellow_keeps_both(identities: Identities) -> None:
    kept, gone = filled(identities, KEPT, GONE)
    identities.erase(gone, now=NOW)
    assert (identities.find(GONE), identities.number_of(gone), identities.name_of(gone)) == (None, None, None)
    assert identities.find(KEPT) == kept
    assert identities.name_of(kept) is not None
    assert identities.erased() == [gone]


def test_a_joined_person_is_erased_whole_whichever_id_is_named(identities: Identities) -> None:
    keep, drop = filled(identities, KEPT, GONE)
    identities.join(keep, drop)
    assert identities.ids_of(keep) == identities.ids_of(drop) == sorted([keep, drop])
    identities.erase(drop, now=NOW)
    assert identities.ids_of(drop) == [drop]
    assert (identities.find(KEPT), identities.find(GONE)) == (None, None)
    assert identities.erased() == sorted([keep, drop])
    assert identities.current(drop) == drop


def test_erasing_again_and_erasing_an_id_of_nobody_does_no_harm(identities: Identities) -> None:
    (gone,) = filled(identities, GONE)
    for _ in range(2):
        identities.erase(gone, 77, now=NOW)
    assert identities.erased() == sorted([77, gone])


@pytest.mark.parametrize("wrong", [-1, 0, 1 << 63])
def test_what_is_no_id_is_not_erased_nor_is_what_is_named_with_it(identities: Identities, wrong: int) -> None:
    (kept,) = filled(identities, KEPT)
    with pytest.raises(ValueError, match="id"):
        identities.erase(kept, wrong, now=NOW)
    assert (identities.find(KEPT), identities.erased()) == (kept, [])


def test_an_erased_number_that_comes_back_is_a_new_person(identities: Identities) -> None:
    (gone,) = filled(identities, GONE)
    identities.erase(gone, now=NOW)
    assert filled(identities, GONE) != [gone]


def test_the_bytes_of_the_files_hold_no_erased_number(embedded: Identities, file: Path) -> None:
    """Thousands in random order split pages, and a split leaves copies that no deletion finds."""
    asked = random.Random(3).sample(numbers(6_000), 6_000)  # noqa: S311 - an order, no secret
    ids: list[int] = []
    for first in range(0, len(asked), 400):
        ids += filled(embedded, *asked[first : first + 400])
    assert lying_in(file.parent, asked[-50:]) == asked[-50:]
    embedded.join(ids[0], ids[1])
    embedded.erase(*ids[:2000], now=NOW)
    assert (file.parent / "identity.db-wal").exists()
    assert lying_in(file.parent, asked[:2000]) == []
    assert lying_in(file.parent, asked[2000:2100]) == asked[2000:2100]


def test_a_reader_that_holds_the_log_file_is_told_of_and_erasing_again_finishes(
    embedded: Identities, file: Path
) -> None:
    (gone,) = filled(embedded, GONE)
    with closing(sqlite3.connect(file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM identity_numbers").fetchone()
        with pytest.raises(Fault) as caught:
            embedded.erase(gone, now=NOW)
        assert caught.value.code == "sletning_venter"
        assert embedded.find(GONE) is None
        assert lying_in(file.parent, [GONE]) == [GONE]
    embedded.erase(gone, now=NOW)
    assert lying_in(file.parent, [GONE]) == []


def test_the_table_files_of_postgresql_hold_no_erased_number(postgres_address: str) -> None:
    import psycopg

    import services

    address = services.new_database(postgres_address)
    identities = Identities(address)
    kept, gone = filled(identities, KEPT, GONE)
    identities.erase(gone, now=NOW)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        found = connection.execute(
            "SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()"
        )
        folder, oid = found.fetchone() or ("", 0)
    assert lying_in(Path(folder) / "base" / str(oid), [KEPT, GONE]) == [KEPT]
    assert identities.find(KEPT) == kept
    identities.close()


# --- backup ----------------------------------------------------------------------------------------------


def test_a_backup_is_a_whole_register_that_only_its_owner_reads(embedded: Identities, tmp_path: Path) -> None:
    (kept,) = filled(embedded, KEPT)
    copy = tmp_path / "copy.db"
    embedded.backup(copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    restored = Identities(f"sqlite:///{copy}")
    assert restored.find(KEPT) == kept
    restored.close()


def test_what_was_erased_after_a_backup_is_erased_again_in_what_is_restored(
    embedded: Identities, tmp_path: Path
) -> None:
    kept, gone = filled(embedded, KEPT, GONE)
    old = tmp_path / "old"
    old.mkdir()
    embedded.backup(old / "copy.db")
    embedded.erase(gone, now=NOW)
    restored = Identities(f"sqlite:///{old / 'copy.db'}")
    restored.erase(*embedded.erased(), now=NOW)
    assert (restored.find(GONE), restored.find(KEPT)) == (None, kept)
    assert lying_in(old, [GONE]) == []
    restored.close()


def test_a_backup_is_not_written_over_anything(embedded: Identities, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("mine")
    with pytest.raises(Fault) as caught:
        embedded.backup(there)
    assert caught.value.code == "sikkerhedskopi_findes"
    assert there.read_text() == "mine"


def test_postgresql_is_backed_up_by_its_own_tools(postgres_address: str, tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        Identities(postgres_address).backup(tmp_path / "copy")
    assert "pg_dump" in say(caught.value.code, caught.value.params)


# --- kept from others ------------------------------------------------------------------------------------


def test_the_files_are_for_their_owner_only_also_when_one_was_open_to_all(file: Path) -> None:
    file.parent.mkdir()
    file.touch(mode=0o666)
    identities = Identities(f"sqlite:///{file}")
    filled(identities, KEPT)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()}
    assert modes == dict.fromkeys(("identity.db", "identity.db-wal", "identity.db-shm"), 0o600)
    identities.close()


def test_no_log_has_a_number_or_a_name(identities: Identities, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        first, second = filled(identities, KEPT, GONE)
        identities.join(first, second)
        identities.change_number(KEPT, OTHER, DAY)
        identities.erase(first, now=NOW)
    assert not any(text in caplog.text for text in (KEPT, GONE, OTHER, "Navn"))


@pytest.mark.parametrize(
    "address",
    ["", "identity.db", "sqlite://", "sqlite:///:memory:", "mysql://jens:hemmelig@vaert/db", "postgresql:hemmelig"],
)
def test_another_address_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(Fault) as caught:
        Identities(address)
    assert caught.value.code == "identitet_adresse"
    assert "hemmelig" not in "".join(traceback.format_exception(caught.value))


def test_a_database_that_is_not_there_is_told_without_its_password() -> None:
    password = "".join(["hem", "melig"])
    with pytest.raises(Fault) as caught:
        Identities(f"postgresql://jens:{password}@127.0.0.1:1/db").find(KEPT)
    assert caught.value.code == "identitet_svarer_ikke"
    assert password not in "".join(traceback.format_exception(caught.value))


def test_a_file_that_is_no_register_is_told(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("not a database, and long enough to be looked at as one: " * 100)
    with pytest.raises(Fault) as caught:
        Identities(f"sqlite:///{file}").find(KEPT)
    assert caught.value.code == "identitet_svarer_ikke"
