"""A site that was begun on an earlier Pejl: what was written then is there after the upgrade."""

from argparse import Namespace
from collections.abc import Callable
from typing import Any

import pytest

from conftest import run_in
from web.conftest import PLAN, Site
from web.reading import unescaped
from web.workbooks import GOAL, made

TEXT = "Jobklub hver onsdag"


@pytest.fixture
def earlier(site: Site) -> None:
    """The database as it was before a note was of a plan, with one note in it."""
    from django.core.management import call_command

    made(site, TEXT)
    call_command("migrate", "web", "0007", verbosity=0, interactive=False)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The server is not run; whether the database was let go of when it would be forked."""
    from django.db import connection

    found = []

    class Server:
        def __init__(self, *_: object) -> None:
            pass

        def run(self) -> None:
            found.append(connection.connection is None)

    monkeypatch.setattr("pejl.web.server.Server", Server)
    return found


def serve(site: Site) -> None:
    from pejl.web import commands

    asked = Namespace(plan=str(PLAN), demo=None, check=False, host="127.0.0.1", port=0, workers=2, lang="da")
    assert commands.serve(asked, Namespace(ledger=site.ledger)) == 0  # type: ignore[arg-type]


def fold(site: Site) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pejl.web.folding.fold", lambda _: 0)
        assert run_in(site.ledger, "fold", PLAN).code == 0


@pytest.mark.usefixtures("earlier", "served")
@pytest.mark.parametrize("begin", [serve, fold])
def test_upgrade_notes_from_before_are_the_served_plans(site: Site, begin: Callable[[Site], None]) -> None:
    begin(site)
    assert TEXT in unescaped(site.client("leder").get(f"/maal/{GOAL}"))


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("begin", [serve, fold])
def test_upgrade_a_note_of_another_plan_stays_there(site: Site, begin: Callable[[Site], None]) -> None:
    note: Any = made(site, TEXT)
    type(note).objects.filter(pk=note.pk).update(plan="forrige")
    begin(site)
    note.refresh_from_db()
    assert note.plan == "forrige"


def test_serve_lets_go_of_the_database_before_its_workers_are_forked(site: Site, served: list[bool]) -> None:
    serve(site)
    assert served == [True]
