"""The site with PostgreSQL as its database: every page as every role, from the tables up."""

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT, run_in
from services import new_database

PROGRAM = "import sys; from pejl.cli import main; sys.exit(main())"


def test_postgres_every_page_answers_as_every_role(postgres_address: str, tmp_path: Path) -> None:
    ledger = tmp_path / "pejl-data"
    made = run_in(ledger, "made-up", "Frederikssund", "--from", "2024-01-01", "--to", "2024-06-30", "--names")
    assert made.code == 0
    given = {"PEJL_LEDGER": str(ledger), "PEJL_DATABASE": new_database(postgres_address), "PEJL_HOSTS": "127.0.0.1"}
    plan = "plans/frederikssund-2024.toml"
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", PROGRAM, "serve", plan, "--demo", "2024-07-01", "--check"],
        cwd=ROOT,
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert not (tmp_path / "pejl-data.web.sqlite").exists()
