"""What docs/drift.md says runs by itself: each command, with only the variables that are documented."""

import os
import re
import subprocess
import sys
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from conftest import ROOT, Ran, run_in
from web.conftest import Site

PROGRAM = "import os, sys; os.umask(0o022); from pejl.cli import main; sys.exit(main())"
PLAN = "plans/frederikssund-2024.toml"
FIGURES = "tabel examples/opdigtede-sammenligningstal.csv --map examples/kort/opdigtede-sammenligningstal.toml"
"""What stands for `…` in the table."""


def told_in_the_table() -> list[str]:
    """The commands of the table, in its order."""
    section = (
        (ROOT / "docs" / "drift.md").read_text("utf-8").partition("## What runs by itself")[2].partition("\n## ")[0]
    )
    return re.findall(r"^\| [^|]+ \| `pejl ([^`]+)` \|", section, re.MULTILINE)


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Ran]]:
    """Each command as the service's scheduler runs it, after one another: the folder, and how each ended."""
    folder, given = (
        tmp_path_factory.mktemp("nat"),
        {k: v for k, v in os.environ.items() if k[:5] not in ("PEJL_", "DJANG")},
    )
    ran = {}
    for command in told_in_the_table():
        words = {"PLAN": PLAN, "FILE": str(folder / "gemt.tar"), "…": FIGURES}
        argv = " ".join(words.get(word, word) for word in command.split()).split()
        made = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", PROGRAM, *argv],
            cwd=ROOT,
            env={**given, "PEJL_LEDGER": str(folder / "pejl-data")},
            capture_output=True,
            text=True,
            check=False,
        )
        ran[command] = Ran(made.returncode, made.stdout, made.stderr)
    return folder, ran


def test_drift_every_command_of_the_table_runs_with_the_documented_variables(
    night: tuple[Path, dict[str, Ran]],
) -> None:
    _, ran = night
    assert list(ran) == ["fold PLAN", "webhooks PLAN", "load …", "backup FILE"]
    assert {command: (each.code, each.err) for command, each in ran.items()} == dict.fromkeys(ran, (0, ""))


def test_drift_what_a_scheduler_makes_first_is_its_owners_only(night: tuple[Path, dict[str, Ran]]) -> None:
    """The umask lets everybody read; what holds people does not."""
    folder, _ = night
    modes = {file.name: oct(S_IMODE(file.stat().st_mode)) for file in folder.glob("pejl-data.*") if file.is_file()}
    assert "pejl-data.web.sqlite" in modes
    assert modes == dict.fromkeys(modes, "0o600")


# --- the site's database ---------------------------------------------------------------------------------------


def test_database_that_everybody_could_read_is_its_owners_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.conf import settings

    from pejl.web.database import kept_private

    file = Path(settings.DATABASES["default"]["NAME"])
    file.chmod(0o644)
    kept_private()
    assert S_IMODE(file.stat().st_mode) == 0o600


def wrong(name: str) -> Any:
    """SQLite's error as Django hands it on."""
    import sqlite3

    from django.db.utils import OperationalError

    cause = sqlite3.OperationalError("of whom")
    cause.sqlite_errorname = name
    error = OperationalError("of whom")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SQLITE_READONLY_DIRECTORY", "der må ikke skrives i den"),
        ("SQLITE_BUSY", "andre bruger den; prøv igen"),
        ("SQLITE_FULL", "disken er fuld"),
    ],
)
def test_database_that_cannot_be_used_is_told_without_what_it_was_about(
    site: Site, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise wrong(name)

    monkeypatch.setattr("pejl.web.users.add_user", stopped)
    ran = run_in(site.ledger, "user", "ny", "--role", "leder")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"pejl-data.web.sqlite kan ikke bruges: {told}.\n")
    assert "of whom" not in ran.err


@pytest.mark.parametrize("name", ["SQLITE_ERROR", "SQLITE_CONSTRAINT_UNIQUE"])
def test_database_that_is_asked_a_wrong_question_is_a_fault_of_ours(site: Site, name: str) -> None:
    from django.db.utils import OperationalError

    from pejl.web.database import answering

    with pytest.raises(OperationalError), answering():
        raise wrong(name)


def test_database_server_that_is_silent_is_told(site: Site) -> None:
    from django.db.utils import OperationalError

    from pejl.intake import Fault
    from pejl.web.database import answering

    with pytest.raises(Fault) as caught, answering():
        raise OperationalError("connection to bruger:kode failed")
    assert caught.value.params["grund"] == "database.tavs"


# Minutes as they are given, and as they are read; None: refused.
MINUTES = [("0", None), ("1", 1), ("30", 30), ("999", 999), ("1000", None), ("-5", None), ("abc", None), ("", 30)]


@pytest.mark.parametrize(("given", "read"), MINUTES)
def test_minutes_without_a_click_are_whole_and_at_least_one(
    site: Site, monkeypatch: pytest.MonkeyPatch, given: str, read: int | None
) -> None:
    from datetime import timedelta

    from pejl.intake import Fault
    from pejl.web import settings

    monkeypatch.setenv("PEJL_SESSION_IDLE", given)
    if read is None:
        with pytest.raises(Fault):
            settings._minutes("PEJL_SESSION_IDLE", "30")
    else:
        assert settings._minutes("PEJL_SESSION_IDLE", "30") == timedelta(minutes=read)


def test_serve_on_a_port_that_is_taken_tells_no_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    for name in ("PEJL_PLAN", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.setenv(name, "")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run_in(site.ledger, "serve", PLAN, "--port", port)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"pejl: Der kan ikke svares på 127.0.0.1 port {port}: porten er optaget")
