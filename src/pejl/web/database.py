"""The site's own database: SQLite beside the ledger, or PostgreSQL by `PEJL_DATABASE`."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pejl.identity.database import own_file
from pejl.intake import Fault

SQLITE_SCHEME = "sqlite:///"
NO_FILE = ("", ":memory:")
"""Paths of SQLite's that nothing is kept in."""
SQLITE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA busy_timeout=20000; PRAGMA secure_delete=ON;"
)


def database_of(address: str, ledger: Path) -> dict[str, Any]:
    """Django's description of `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`; "" is a file beside the
    ledger. Faults `web_database_adresse`, which does not repeat it, for a password may be in it, and
    `identitet_driver`."""
    if not address or address.startswith(SQLITE_SCHEME):
        named = address.removeprefix(SQLITE_SCHEME)
        if address and named in NO_FILE:
            raise Fault("web_database_adresse")
        path = Path(named) if address else ledger.with_name(f"{ledger.name}.web.sqlite")
        options = {"transaction_mode": "IMMEDIATE", "init_command": SQLITE, "timeout": 20}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options, "CONN_MAX_AGE": 600}
    try:
        parts = urlsplit(address)
        port = parts.port or ""
    except ValueError:
        raise Fault("web_database_adresse") from None
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise Fault("web_database_adresse")
    if find_spec("psycopg") is None:
        raise Fault("identitet_driver")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(port),
        "OPTIONS": {"options": "-c statement_timeout=20000 -c lock_timeout=5000"},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }


def kept_private() -> None:
    """SQLite's file is its owner's only before anything is written into it; what SQLite puts beside it becomes so too.
    Django is set up. Raises OSError."""
    from django.conf import settings

    here = settings.DATABASES["default"]
    if here["ENGINE"].endswith("sqlite3"):
        own_file(Path(here["NAME"]))


OURS = {"SQLITE_ERROR", "SQLITE_CONSTRAINT", "SQLITE_MISMATCH"}
"""What SQLite calls a wrong question, and a row that must not be."""
POSTGRES = {
    **dict.fromkeys(("42501", "3F000", "25006"), "maa_ikke_skrives"),
    "3D000": "database.tavs",
    "55P03": "SQLITE_BUSY",
    "53100": "SQLITE_FULL",
}
"""PostgreSQL's codes with words of their own. Django takes the first four for wrong questions: no right, no schema, a
copy that is only read, no database."""


@contextmanager
def answering(using: str = "default") -> Iterator[None]:
    """A database that cannot be used is the Fault `web_database_svarer_ikke`; a wrong question stays an error. `using`:
    Django's name for it."""
    from django.db.utils import DatabaseError

    try:
        yield
    except DatabaseError as error:
        reason = _reason(error)
        if not reason:
            raise
        from django.db import connections

        here = connections.databases[using]
        place = "/".join(str(here[part]) for part in ("HOST", "NAME") if here[part])
        raise Fault("web_database_svarer_ikke", sted=place, grund=reason) from None


@contextmanager
def copying(file: Path) -> Iterator[Callable[[int, int, int], None]]:
    """As `answering`, for SQLite's file where it is copied without Django. Gives what to tell of each step: one that
    somebody else keeps from being done ends it, where SQLite would try for ever."""

    def stepped(status: int, _left: int, _pages: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Fault("web_database_svarer_ikke", sted=str(file), grund="SQLITE_BUSY")

    try:
        yield stepped
    except sqlite3.DatabaseError as error:
        reason = _reason(error)
        if not reason:
            raise
        raise Fault("web_database_svarer_ikke", sted=str(file), grund=reason) from None


def _reason(error: BaseException) -> str:
    """Why a database cannot be used, without what it was about; "" for a wrong question."""
    from django.db.utils import OperationalError

    chain = list(_to_driver(error))
    if name := getattr(chain[-1], "sqlite_errorname", ""):
        said = "_".join(name.split("_")[:2])
        return "" if said in OURS else said
    silent = "database.tavs" if any(isinstance(each, OperationalError) for each in chain) else ""
    return POSTGRES.get(getattr(chain[-1], "sqlstate", None) or "", silent)


def _to_driver(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it tells of, down to the driver's own. Django does not always name its cause."""
    while error is not None:
        yield error
        if hasattr(error, "sqlite_errorname") or hasattr(error, "sqlstate"):
            return
        error = error.__cause__ or error.__context__
