"""The site's own database: SQLite beside the ledger, or PostgreSQL by `PEJL_DATABASE`."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pejl.identity.database import own_file
from pejl.intake import Fault

SQLITE_SCHEME = "sqlite:///"
SQLITE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA busy_timeout=20000; PRAGMA secure_delete=ON;"
)


def database_of(address: str, ledger: Path) -> dict[str, Any]:
    """Django's description of `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`; "" is a file beside the
    ledger. Faults `web_database_adresse`, which does not repeat it, for a password may be in it, and
    `identitet_driver`."""
    if not address or address.startswith(SQLITE_SCHEME):
        path = Path(address.removeprefix(SQLITE_SCHEME)) if address else ledger.with_name(f"{ledger.name}.web.sqlite")
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


@contextmanager
def answering() -> Iterator[None]:
    """A database that cannot be used is the Fault `web_database_svarer_ikke`; a wrong question stays an error."""
    from django.db.utils import DatabaseError, OperationalError

    try:
        yield
    except DatabaseError as error:
        said = _said_by_sqlite(error)
        if said in OURS or not (said or isinstance(error, OperationalError)):
            raise
        from django.conf import settings

        here = settings.DATABASES["default"]
        place = "/".join(str(here[part]) for part in ("HOST", "NAME") if here[part])
        raise Fault("web_database_svarer_ikke", sted=place, grund=said or "database.tavs") from None


def _said_by_sqlite(error: BaseException | None) -> str:
    """SQLite's own name for what is wrong, without what it was about; "" where another database said it."""
    while error is not None and not hasattr(error, "sqlite_errorname"):
        error = error.__cause__
    return "_".join(error.sqlite_errorname.split("_")[:2]) if error is not None else ""
