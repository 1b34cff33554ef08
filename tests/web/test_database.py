"""A site's database that a command cannot use: what is told, and what is left as it was."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from conftest import run_in
from pejl.intake import Fault
from services import new_database
from web.conftest import PLAN, Site

# --- SQLite's file --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [0o755, 0o700])
def test_database_that_is_a_folder_is_left_as_it_was(tmp_path: Path, mode: int) -> None:
    from pejl.identity.database import own_file

    folder = tmp_path / "mappe"
    folder.mkdir()
    folder.chmod(mode)
    own_file(folder)
    assert S_IMODE(folder.stat().st_mode) == mode


def written(held: Any, tmp: Path) -> None:
    held.write(tmp / "kopi.sqlite")


def placed(held: Any, tmp: Path) -> None:
    with closing(sqlite3.connect(tmp / "arkiv.sqlite")) as archived:
        archived.execute("CREATE TABLE x (y)")
    held.place(tmp / "arkiv.sqlite")


def locked(file: Path) -> sqlite3.Connection:
    """Somebody who keeps the file to himself."""
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("CREATE TABLE a (b)")
    other.execute("BEGIN EXCLUSIVE")
    return other


COPIES = [written, placed]


@pytest.mark.parametrize("copy", COPIES)
def test_backup_and_restore_of_a_locked_database_are_told_and_do_not_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copy: Callable[[Any, Path], None]
) -> None:
    from pejl.web import keeping

    monkeypatch.setattr(keeping, "PATIENCE", 0.1)
    file = tmp_path / "side.sqlite"
    with closing(locked(file)), pytest.raises(Fault) as caught:
        copy(keeping.SiteFile(file), tmp_path)
    assert caught.value.params == {"sted": str(file), "grund": "SQLITE_BUSY"}


# What stands where the file should be, and what is told of it.
NO_DATABASE = [(Path.mkdir, "SQLITE_CANTOPEN"), (lambda file: file.write_bytes(b"x" * 4096), "SQLITE_NOTADB")]


@pytest.mark.parametrize(("make", "grund"), NO_DATABASE, ids=["folder", "text"])
@pytest.mark.parametrize("copy", COPIES)
def test_backup_and_restore_of_what_is_no_database_are_told(
    tmp_path: Path, copy: Callable[[Any, Path], None], make: Callable[[Path], object], grund: str
) -> None:
    from pejl.web.keeping import SiteFile

    file = tmp_path / "side.sqlite"
    make(file)
    with pytest.raises(Fault) as caught:
        copy(SiteFile(file), tmp_path)
    assert caught.value.params == {"sted": str(file), "grund": grund}


# What a report asks of the site.
ASKED = ["told.telling", "reportdraft.texts_of", "reportissues.issued_of"]


@pytest.mark.parametrize("asked", ASKED)
def test_report_beside_a_locked_database_is_told_and_not_written(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setattr(f"pejl.web.{asked}", stopped_by(busy()))
    out = tmp_path / "rapport.html"
    ran = run_in(site.ledger, "report", PLAN, "--quarter", "2024Q2", "--format", "html", "--out", out)
    assert (ran.code, out.exists()) == (2, False)
    assert ran.words.endswith("pejl-data.web.sqlite kan ikke bruges: andre bruger den; prøv igen.")


def test_archive_whose_database_is_none_is_told(site: Site, tmp_path: Path) -> None:
    from pejl.web.keeping import SiteFile

    file = tmp_path / "arkiv.sqlite"
    file.write_bytes(b"x" * 4096)
    with pytest.raises(Fault) as caught:
        SiteFile(site.database).ready(file, [])
    assert caught.value.params == {"sted": str(file), "grund": "SQLITE_NOTADB"}


def stopped_by(error: BaseException) -> Callable[..., None]:
    def stopped(*_: object, **__: object) -> None:
        raise error

    return stopped


def busy() -> BaseException:
    """As Django hands it on."""
    from django.db.utils import OperationalError

    cause = sqlite3.OperationalError("of whom")
    cause.sqlite_errorname = "SQLITE_BUSY"
    error = OperationalError("of whom")
    error.__cause__ = cause
    return error


# --- PostgreSQL -----------------------------------------------------------------------------------------------

# PostgreSQL's code, and what is told; None: a wrong question of ours.
CODES = [
    ("42501", "maa_ikke_skrives"),  # no right
    ("3F000", "maa_ikke_skrives"),  # no schema
    ("25006", "maa_ikke_skrives"),  # a copy that is only read
    ("55P03", "SQLITE_BUSY"),  # somebody else's lock
    ("53100", "SQLITE_FULL"),
    ("53300", "database.tavs"),  # too many connections
    ("57P03", "database.tavs"),  # it is starting
    ("3D000", "database.tavs"),  # no such database
    ("28P01", "database.tavs"),  # another password
    ("42601", None),  # no SQL
    ("42P01", None),  # no such table
    ("23505", None),  # a row that is there
    ("22001", None),  # too long
]


@pytest.mark.parametrize(("state", "grund"), CODES)
def test_database_server_is_told_of_where_it_cannot_be_used(site: Site, state: str, grund: str | None) -> None:
    from django.db import DatabaseError, connection
    from psycopg import errors

    from pejl.web.database import answering

    server = errors.lookup(state)
    handed = next(each for each in map(django_of, server.__mro__) if each)
    with pytest.raises((Fault, DatabaseError)) as caught, answering():
        raise handed("of whom") from server("of whom")
    told = caught.value.params if isinstance(caught.value, Fault) else None
    assert told == (grund and {"sted": str(connection.settings_dict["NAME"]), "grund": grund})


def django_of(driver: type) -> Any:
    """Django's error of the driver's, which has its name."""
    from django.db import utils

    return getattr(utils, driver.__name__, None)


@pytest.fixture
def without_rights(postgres_address: str) -> Iterator[str]:
    """The address of a database in which the user may make nothing, as PostgreSQL gives it to a new user."""
    import psycopg

    address = new_database(postgres_address)
    host, _, name = address.rpartition("@")[2].partition("/")
    with psycopg.connect(address, autocommit=True) as owner:
        owner.execute("CREATE ROLE ny LOGIN PASSWORD 'kode'")
    try:
        yield f"postgresql://ny:kode@{host}/{name}"
    finally:
        with psycopg.connect(address, autocommit=True) as owner:
            owner.execute("DROP ROLE ny")


def test_postgres_user_who_may_make_no_tables_is_told(site: Site, without_rights: str) -> None:
    from django.db import connections

    from pejl.web.commands import migrated
    from pejl.web.database import database_of

    kept = connections.databases["default"]
    connections.close_all()
    connections.databases["default"] = {**kept, **database_of(without_rights, site.ledger)}
    del connections["default"]
    try:
        with pytest.raises(Fault) as caught:
            migrated()
    finally:
        connections.close_all()
        connections.databases["default"] = kept
        del connections["default"]
    assert caught.value.params["grund"] == "maa_ikke_skrives"
