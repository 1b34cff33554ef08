"""The site on a made-up Frederikssund, Monday 1 July 2024, with one user for each role."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, run_in

DAY = "2024-07-01"
PLAN = ROOT / "plans" / "frederikssund-2024.toml"
PASSWORD = "opdigtede borgere"  # noqa: S105 - of people who do not exist


@dataclass
class Site:
    """The site of a test run. Every test begins with the database as the demonstration's users left it."""

    ledger: Path

    def client(self, role: str = "", **of: Any) -> Any:
        """A browser without JavaScript, logged in as the role's user; nobody for ""."""
        from django.test import Client

        client = Client(**of)
        if role:
            self.log_in(client, self.user(role))
        return client

    @staticmethod
    def log_in(client: Any, user: Any) -> None:
        from django.http import HttpRequest

        from pejl.web.sessions import begin

        request = HttpRequest()
        request.session = client.session  # type: ignore[assignment]
        request.META["REMOTE_ADDR"] = "127.0.0.1"
        begin(request, user, second=True)
        request.session.save()
        from django.conf import settings

        client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key

    @staticmethod
    def user(role: str) -> Any:
        from pejl.web.models import User

        return User.objects.filter(role=role).order_by("pk").first()

    @property
    def stand(self) -> Any:
        from pejl.web.desk import desk

        return desk().stand()

    def citizen_of(self, role: str) -> int:
        """A citizen that the role's user stands by."""
        return self.citizens_of(role)[0]

    def citizens_of(self, role: str) -> list[int]:
        from pejl.web.demo import citizens_of

        return citizens_of(self.stand, self.user(role).worker)

    @cached_property
    def database(self) -> Path:
        from django.conf import settings

        return Path(settings.DATABASES["default"]["NAME"])

    @property
    def pristine(self) -> Path:
        return self.database.with_suffix(".pristine")

    def kept(self) -> None:
        from django.db import connections

        connections.close_all()
        shutil.copy(self.database, self.pristine)

    def restored(self) -> None:
        from django.db import connections

        from pejl.web.desk import desk

        connections.close_all()
        for tail in ("-wal", "-shm"):
            self.database.with_name(self.database.name + tail).unlink(missing_ok=True)
        shutil.copy(self.pristine, self.database)
        desk().forget()


@pytest.fixture(scope="session")
def whole_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Made once for a test process: people, users, tables, assets."""
    ledger = tmp_path_factory.mktemp("side") / "pejl-data"
    made = run_in(
        ledger, "made-up", "Frederikssund", "--from", "2023-10-01", "--to", "2024-06-30", "--seed", "3", "--names"
    )
    assert made.code == 0, made.err
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread; none of ours does
    given = {"PEJL_LEDGER": str(ledger), "PEJL_SECRET_KEY": "kun til prøver", "PEJL_HOSTS": "testserver,127.0.0.1"}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in given.items():
            patch.setenv(name, value)
        for name in ("PEJL_DATABASE", "PEJL_IDENTITY"):
            patch.delenv(name, raising=False)
        from pejl.web import commands

        commands.ready(str(PLAN), demo=DAY)
        for name in ("PEJL_PLAN", "PEJL_DEMO", "PEJL_HTTP", "PEJL_DAY", "DJANGO_SETTINGS_MODULE"):
            patch.setenv(name, os.environ[name])
        commands.prepared()
        from pejl.web.demo import people
        from pejl.web.desk import desk

        people(desk().stand())
    for name in ("PEJL_PLAN", "PEJL_DEMO", "PEJL_HTTP", "PEJL_DAY"):
        os.environ.pop(name, None)
    site = Site(ledger)
    site.kept()
    return site


@pytest.fixture
def site(whole_site: Site) -> Iterator[Site]:
    whole_site.restored()
    yield whole_site
    whole_site.restored()


@pytest.fixture
def provider(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """One provider for staff and citizens."""
    from web.provider import running

    with running() as provider:
        for prefix, claim in (("PEJL_OIDC_STAFF_", "sub"), ("PEJL_OIDC_BORGER_", "dk_cpr")):
            for name, text in provider.environ(prefix, CLAIM=claim).items():
                monkeypatch.setenv(name, text)
        yield provider
