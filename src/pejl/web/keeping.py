"""The site's database when a person is erased, when the ledger is backed up and restored, and when a report is written
beside the site."""

import os
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from pejl.answers.disclosure import Released
from pejl.answers.leaving import Leaving
from pejl.goals import BoundPlan
from pejl.identity.database import own_file
from pejl.periods import Period
from pejl.reports.kvartal import Texts
from pejl.web.commands import migrated, ready
from pejl.web.database import SQLITE_SCHEME, answering, copying, database_of

PATIENCE = 20
"""Seconds to wait for another writer of SQLite's file."""
ARCHIVED = "arkiv"
"""Django's name for the database out of an archive."""


def there_is_one(ledger: Path) -> bool:
    """Whether a site was ever served on the ledger: nothing is made to look into it."""
    file = file_of(ledger)
    return file is None or file.exists()


def file_of(ledger: Path) -> Path | None:
    """Where it is when it is a file."""
    address = os.environ.get("PEJL_DATABASE", "")
    if address and not address.startswith(SQLITE_SCHEME):
        return None
    return Path(database_of(address, ledger.absolute())["NAME"])


def forget(persons: Collection[int], using: str = "default") -> int:
    """Everything recorded of these persons is gone, their log-ins too; the number of rows. Traces of who looked stay:
    they hold the random id, which leads nowhere any more. SQLite's file is written anew, so that no byte stays."""
    from django.apps import apps
    from django.db import connections, models

    from pejl.web import outbox
    from pejl.web.models import User

    gone = outbox.forget(persons)
    for model in apps.get_app_config("web").get_models():
        privacy: Any = getattr(model, "privacy", {})
        if model is not User and "citizen" in privacy and privacy["citizen"].erasure == "delete":
            gone += model._default_manager.using(using).filter(citizen__in=persons).delete()[0]
    users = User.objects.using(using).filter(citizen__in=persons)
    gone += users.update(citizen=None, subject="", name="", is_active=False, epoch=models.F("epoch") + 1)
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return int(gone)


@answering()
def erase(persons: Collection[int]) -> int:
    """`forget` in the site's own database."""
    ready()
    return forget(persons)


@answering()
def told(plan: str, at: datetime, decide: Callable[[Sequence[Released]], Sequence[Leaving]]) -> None:
    """What `decide` lets leave in the light of what the site told of the plan is kept as told there too."""
    ready()
    migrated()
    from pejl.web.told import telling

    telling(plan, at, decide)


@answering()
def written(plan: BoundPlan, of: Period) -> tuple[Mapping[str, Texts], int]:
    """What the owners of the plan's goals have written for the report on the quarter, and how many reports on it were
    approved."""
    ready()
    migrated()
    from pejl.web.reportdraft import name_of, printed, texts_of
    from pejl.web.reportissues import issued_of

    quarter = name_of(of)
    return printed(texts_of(plan, of)), len(issued_of(plan.name, [quarter]).get(quarter, ()))


@dataclass(frozen=True, slots=True)
class SiteFile:
    """The site's SQLite file in a backup. Fault `web_database_svarer_ikke` where it cannot be used."""

    file: Path

    def write(self, target: Path) -> None:
        """A whole copy, whoever writes meanwhile."""
        target.touch(mode=0o600)
        self._copied(self.file, target)

    def ready(self, file: Path, erased: Collection[int]) -> Collection[int]:
        """Those who are erased are taken out of the archived file, whose tables are first brought up to date."""
        ready()
        from django.core.management import call_command
        from django.db import connections

        connections.databases[ARCHIVED] = {
            **connections.databases["default"],
            **database_of(f"{SQLITE_SCHEME}{file}", file),
        }
        try:
            with answering(ARCHIVED):
                call_command("migrate", database=ARCHIVED, verbosity=0, interactive=False)
                forget(erased, ARCHIVED)
        finally:
            connections[ARCHIVED].close()
            del connections[ARCHIVED]
            del connections.databases[ARCHIVED]
        return erased

    def place(self, file: Path) -> None:
        """The site's file is what the archived one is, in one transaction, whoever reads it."""
        own_file(self.file)
        self._copied(file, self.file)

    def _copied(self, of: Path, to: Path) -> None:
        with (
            copying(self.file) as step,
            closing(sqlite3.connect(of, timeout=PATIENCE)) as here,
            closing(sqlite3.connect(to, timeout=PATIENCE)) as there,
        ):
            here.backup(there, progress=step)
