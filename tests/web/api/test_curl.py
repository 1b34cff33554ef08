"""The page of curl examples, run from top to bottom against a server as people start one."""

import importlib.util
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe

import pytest

from conftest import ROOT
from web.api.keys import SCOPES
from web.browser.conftest import Running, running  # noqa: F401 - a server of this file's own
from web.conftest import Site

PAGE = ROOT / "docs" / "api.md"
BLOCK = re.compile(r"```sh\n# (\d{3})\n(.*?)```", re.DOTALL)
WRAPPED = """set -eu
curl() { command curl -sS --max-time 30 -D headers "$@"; }
"""


def key(site: Running) -> str:
    secret = "pejl_" + token_urlsafe(32)
    (user,) = site.rows("SELECT id FROM web_user WHERE role = 'integrator'")[0]
    columns = "user_id, label, hashed, scopes, made, until"
    row = (
        user,
        "curl",
        sha256(secret.encode()).hexdigest(),
        " ".join(SCOPES),
        "2024-07-01 00:00:00",
        "2024-08-01 00:00:00",
    )
    site.change(f"INSERT INTO web_token ({columns}) VALUES (?, ?, ?, ?, ?, ?)", *row)  # noqa: S608 - our own words
    return secret


def test_curl_every_example_of_the_page_is_answered_as_it_says(running: Running, tmp_path: Path) -> None:  # noqa: F811
    if not shutil.which("curl"):
        pytest.skip("no curl is installed: sudo apt-get install curl")
    blocks = BLOCK.findall(PAGE.read_text("utf-8"))
    assert len(blocks) == PAGE.read_text("utf-8").count("```sh") >= 12
    said = "".join(f"{block}\necho; echo \"STATUS $(grep -a '^HTTP' headers | tail -n 1)\"\n" for _, block in blocks)
    (citizen,) = running.rows("SELECT citizen FROM web_citizenrecord ORDER BY id")[0]
    (company,) = running.rows("SELECT company FROM web_companyrecord WHERE kind = 'stamdata' ORDER BY id")[0]
    given = {"PEJL": running.address, "KEY": key(running), "CITIZEN": str(citizen), "COMPANY": str(company)}
    ran = subprocess.run(  # noqa: S603 - our own page
        ["/bin/sh", "-c", WRAPPED + said],
        cwd=tmp_path,
        env={**given, "PATH": "/usr/bin:/bin", "NO_PROXY": "*"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    statuses = re.findall(r"^STATUS HTTP/\S+ (\d{3})", ran.stdout, re.MULTILINE)
    assert statuses == [status for status, _ in blocks], ran.stdout[-3000:]


def test_curl_page_lists_the_addresses_there_are(site: Site) -> None:
    spec = importlib.util.spec_from_file_location("printed_api", ROOT / "docs" / "api.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = PAGE.read_text("utf-8")
    assert module.printed(text) == text  # else: python docs/api.py
