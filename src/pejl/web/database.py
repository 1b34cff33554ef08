"""The site's own database: SQLite beside the ledger, or PostgreSQL by `PEJL_DATABASE`."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SQLITE_SCHEME = "sqlite:///"
SQLITE = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA busy_timeout=20000; PRAGMA secure_delete=ON;"
)


def database_of(address: str, ledger: Path) -> dict[str, Any]:
    """Django's description of `sqlite:///PATH` or `postgresql://USER:PASSWORD@HOST:PORT/NAME`; "" is a file beside the
    ledger. ValueError for another address."""
    if not address or address.startswith(SQLITE_SCHEME):
        path = Path(address.removeprefix(SQLITE_SCHEME)) if address else ledger.with_name(f"{ledger.name}.web.sqlite")
        options = {"transaction_mode": "IMMEDIATE", "init_command": SQLITE, "timeout": 20}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": options, "CONN_MAX_AGE": 600}
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ValueError("PEJL_DATABASE: sqlite:///FIL, postgresql://BRUGER:KODE@VAERT:PORT/NAVN")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": {"options": "-c statement_timeout=20000 -c lock_timeout=5000"},
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
