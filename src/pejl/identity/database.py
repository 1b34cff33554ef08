"""The register's database: SQLite in one file that only its owner reads, or PostgreSQL.

One transaction writes at a time, in both; a reader never waits. What goes wrong is told without any value: a
driver's own message may hold a number, so it is never passed on.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from time import sleep
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError

from pejl.identity.tables import ERASED, METADATA, NAMES, NUMBERS
from pejl.intake import Fault

T = TypeVar("T")
_LOCK = 0x50656A6C
_TRIES = 3


class Lost(Exception):
    """Another writer was there first: what was begun is undone, and tried again."""


class Database:
    """`patience`: seconds to wait for another writer. Nothing is opened before it is used; tables are made then.

    Faults `identitet_adresse`, `identitet_driver` (PostgreSQL's driver is not installed).
    """

    def __init__(self, address: str, patience: float) -> None:
        self.url = _url(address)
        self.patience = patience
        self.embedded = self.url.drivername == "sqlite"
        self._ready = False
        self._opening = threading.Lock()
        timeouts = f"-c lock_timeout={round(patience * 1000)}"
        options = {"timeout": patience} if self.embedded else {"connect_timeout": 10, "options": timeouts}
        try:
            self._engine = sa.create_engine(self.url, hide_parameters=True, connect_args=options)
        except ModuleNotFoundError:
            raise Fault("identitet_driver") from None
        if self.embedded:
            sa.event.listen(self._engine, "connect", self._settings)
            sa.event.listen(self._engine, "begin", _begin)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that only looks. Fault `identitet_svarer_ikke`."""
        self._prepare()
        with self._transaction(writes=False) as connection:
            yield connection

    def write(self, work: Callable[[sa.Connection], T]) -> T:
        """What `work` returns, done in one transaction with no other writer; done again when it was `Lost`, by a
        writer that does not keep to our lock. Fault `identitet_svarer_ikke`."""
        self._prepare()
        for _ in range(_TRIES):
            with suppress(Lost), self._transaction(writes=True) as connection:
                return work(connection)
        raise Fault("identitet_svarer_ikke", grund="conflict")

    def scrub(self) -> None:
        """Take deleted content out of the files too.

        SQLite: secure_delete zeroes a deleted row, yet the copies that a split page left behind stay (measured: 5
        of 2,000 numbers), so the file is written anew and the log emptied. PostgreSQL: the tables are written anew;
        its log is its own. Fault `sletning_venter` when another process kept it from being done.
        """
        try:
            if not self.embedded:
                self._alone(f"VACUUM FULL {NUMBERS.name}, {NAMES.name}")
                return
            self._alone("VACUUM")
            busy = bool(self._alone("PRAGMA wal_checkpoint(TRUNCATE)")[0][0])
        except Fault as fault:
            raise Fault("sletning_venter", grund=fault.params["grund"]) from None
        if busy:
            raise Fault("sletning_venter", grund="")

    def backup(self, path: Path) -> None:
        """A whole copy at this moment, readable by its owner only. Faults `sikkerhedskopi_postgres`,
        `sikkerhedskopi_findes`; OSError as usual. A copy that was broken off is not left behind."""
        if not self.embedded:
            raise Fault("sikkerhedskopi_postgres")
        self._prepare()
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise Fault("sikkerhedskopi_findes", fil=str(path)) from None
        try:
            with _told(), closing(self._engine.raw_connection()) as held, closing(sqlite3.connect(path)) as copy:
                held.driver_connection.backup(copy)  # type: ignore[union-attr]  # an sqlite3 connection, never None
        except BaseException:
            path.unlink()
            raise

    def take_over(self, path: Path) -> None:
        """The content of another register's file in the place of what is here, in one transaction: a reader, and one
        who comes after a kill, sees either whole. A file put over this one would meet the log of the old content.
        Faults `sikkerhedskopi_postgres`, `identitet_svarer_ikke`."""
        if not self.embedded:
            raise Fault("sikkerhedskopi_postgres")
        self._prepare()

        def waited(status: int, _left: int, _pages: int) -> None:
            """`backup` would try for ever when another writer is at work."""
            if status not in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE):
                raise sqlite3.OperationalError("database is locked")

        with _told(), closing(sqlite3.connect(path)) as other, closing(self._engine.raw_connection()) as held:
            other.backup(held.driver_connection, progress=waited)  # type: ignore[arg-type]  # as in `backup`

    def close(self) -> None:
        self._engine.dispose()

    def _prepare(self) -> None:
        """The tables, made once under the writer's lock."""
        if self._ready:
            return
        with self._opening:
            if self.embedded:
                own_file(Path(str(self.url.database)))
            with self._transaction(writes=False) as connection:
                made = sa.inspect(connection).has_table(ERASED.name)
            if not made:
                with self._transaction(writes=True) as connection:
                    METADATA.create_all(connection)
            self._ready = True

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[sa.Connection]:
        begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
        with _told(), self._engine.connect().execution_options(begin=begin) as connection, connection.begin():
            if writes and not self.embedded:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
            yield connection

    def _alone(self, statement: str) -> list[Any]:
        """A statement of ours that no transaction may surround."""
        options: dict[str, Any] = {"begin": ""} if self.embedded else {"isolation_level": "AUTOCOMMIT"}
        with _told(), self._engine.connect().execution_options(**options) as connection:
            answer = connection.exec_driver_sql(statement)
            return list(answer) if answer.returns_rows else []

    def _settings(self, driver: sqlite3.Connection, _: object) -> None:
        """`temp_store`: the numbers must not lie in a temporary file outside the folder when the file is rewritten."""
        driver.isolation_level = None
        for setting in ("foreign_keys=ON", "secure_delete=ON", "synchronous=FULL", "temp_store=MEMORY"):
            driver.execute(f"PRAGMA {setting}")
        for wait in range(round(self.patience * 20) + 1):  # two that open a new file at once: SQLite does not wait
            try:
                driver.execute("PRAGMA journal_mode=WAL")
                return
            except sqlite3.OperationalError:
                if wait == round(self.patience * 20):
                    raise
                sleep(0.05)


def _begin(connection: sa.Connection) -> None:
    begin = connection.get_execution_options()["begin"]
    if begin:
        connection.exec_driver_sql(begin)


@contextmanager
def _told() -> Iterator[None]:
    """A driver's error without its message, unless that is about the connection alone."""
    try:
        yield
    except IntegrityError:
        raise Lost from None
    except (OperationalError, sqlite3.OperationalError) as error:
        said = str(error.orig if isinstance(error, OperationalError) else error)
        raise Fault("identitet_svarer_ikke", grund=said.partition("\n")[0]) from None
    except (DBAPIError, sqlite3.Error) as error:
        kind = error.orig if isinstance(error, DBAPIError) else error
        raise Fault("identitet_svarer_ikke", grund=type(kind).__name__) from None


def _url(address: str) -> sa.URL:
    """Fault `identitet_adresse`; the address is not repeated, for a password may be in it."""
    try:
        url = sa.make_url(address)
    except (ArgumentError, ValueError):
        raise Fault("identitet_adresse") from None
    if url.drivername in ("postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername != "sqlite" or url.database in (None, "", ":memory:"):
        raise Fault("identitet_adresse")
    return url


def own_file(path: Path) -> None:
    """The file, made for its owner only, or made so. One that is there is not opened: closing it would take away
    the locks this process has on it. What is there and is no file (a folder, a device) is left as it is."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    mode = path.stat().st_mode
    if S_ISREG(mode) and mode & 0o077:
        path.chmod(0o600)
