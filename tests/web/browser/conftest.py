"""The site as a process of its own on made-up people, and Chromium before it."""

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, run_in

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=da",  # date fields as Danes write them, where the browser has the language
]
DAY, PLAN = "2024-07-01", "plans/frederikssund-2024.toml"
PROGRAM = "import sys; from pejl.cli import main; sys.exit(main())"
PASSWORD = "opdigtede borgere"  # noqa: S105 - of people who do not exist
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
OPTIONS = "list => [...list.options].map(each => each.value)"
ARTIFACTS = Path(os.environ.get("PEJL_ARTIFACTS") or ROOT / ".artifacts")
ROLES = (
    "sagsbehandler",
    "leder",
    "ungeraadgiver",
    "virksomhedskonsulent",
    "analytiker",
    "udvalg",
    "anden_afdeling",
    "akasse",
    "administrator",
    "borger",
)


@dataclass
class Running:
    """A served site. `said`: what the browser complained of, each with its page."""

    address: str
    ledger: Path
    said: list[str] = field(default_factory=list)

    @property
    def database(self) -> Path:
        return self.ledger.with_name("pejl-data.web.sqlite")

    def rows(self, query: str, *values: object, file: Path | None = None) -> list[tuple[Any, ...]]:
        """Rows of the site's database, or of another file."""
        with closing(sqlite3.connect(f"file:{file or self.database}?mode=ro", uri=True)) as database:
            return database.execute(query, values).fetchall()

    def change(self, query: str, *values: object) -> None:
        with closing(sqlite3.connect(self.database, timeout=20)) as database, database:
            database.execute(query, values)

    def names(self) -> dict[str, set[int]]:
        """Who has each name."""
        file = self.ledger.with_name("pejl-data.identitet.sqlite")
        found: dict[str, set[int]] = {}
        for person, name in self.rows("SELECT id, name FROM identity_names", file=file):
            found.setdefault(name, set()).add(person)
        return found


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    ledger = tmp_path_factory.mktemp("browser") / "pejl-data"
    made = run_in(
        ledger, "made-up", "Frederikssund", "--from", "2023-10-01", "--to", "2024-06-30", "--seed", "3", "--names"
    )
    assert made.code == 0, made.err
    figures = ROOT / "examples" / "opdigtede-sammenligningstal.csv"
    loaded = run_in(
        ledger, "load", "tabel", figures, "--map", ROOT / "examples" / "kort" / "opdigtede-sammenligningstal.toml"
    )
    assert loaded.code == 0, loaded.err
    with _served(ledger) as address:
        yield Running(address, ledger)


@contextmanager
def _served(ledger: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-c", PROGRAM, "serve", PLAN, "--demo", DAY, "--port", port, "--workers", "1"]
    given = {name: text for name, text in os.environ.items() if not name.startswith(("PEJL_", "DJANGO_"))}
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(  # noqa: S603 - ourselves
        command, cwd=ROOT, env={**given, "PEJL_LEDGER": str(ledger)}, stdout=subprocess.DEVNULL
    ) as server:
        try:
            _wait(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(30)


def _wait(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < until:
        with suppress(OSError), urllib.request.urlopen(f"{address}/sundhed"):  # noqa: S310 - our own
            return
        time.sleep(0.2)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM:
        pytest.skip("no Chromium is installed: sudo apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


class Person:
    """Somebody at a browser. Clicks are counted: a press of the mouse, a choice in a list, and a field that is
    written in, each as one."""

    def __init__(self, running: Running, chromium: Any, size: dict[str, int], *, scripts: bool = True) -> None:
        self.site = running
        self.context = chromium.new_context(
            viewport=size, locale="da-DK", java_script_enabled=scripts, accept_downloads=True
        )
        self.page = self.context.new_page()
        self.page.on("console", lambda said: self._heard(f"{said.type}: {said.text} {said.location['url']}", said.type))
        self.page.on("requestfailed", lambda failed: self._heard(f"{failed.failure}: {failed.url}", "error"))
        self.clicks = 0

    def _heard(self, told: str, kind: str) -> None:
        refused = "status of 4" in told and "/statisk/" not in told  # a page that says no, which the test asked for
        if kind in ("error", "warning") and "net::ERR_ABORTED" not in told and not refused:
            self.site.said.append(f"{self.page.url.removeprefix(self.site.address)} {told}")

    def go(self, at: str) -> Any:
        return self.page.goto(self.site.address + at)

    def log_in(self, role: str) -> "Person":
        if role == "borger":
            self.go("/log-ind/opdigtet")
            self.click("main form button")
        else:
            self.go("/log-ind")
            self.page.fill("[name=username]", role)
            self.page.fill("[name=password]", PASSWORD)
            self.click("main form button")
        self.clicks = 0  # of what one comes to do
        assert "/log-ind" not in self.page.url, role
        return self

    def click(self, selector: str) -> None:
        self.press(self.page.locator(selector).first)

    def press(self, what: Any) -> None:
        """Where it leads to another page, that has come whole: a browser has a page before the end of it is there."""
        self.clicks += 1
        what.click()
        what.page.wait_for_load_state("domcontentloaded")

    def choose(self, name: str, value: str) -> None:
        self.clicks += 1
        self.page.select_option(f"main [name={name}]", value)

    def write(self, name: str, text: str) -> None:
        self.clicks += 1
        self.page.fill(f"main [name={name}]", text)

    def choices(self, name: str) -> list[str]:
        """What a list has to choose from, the empty first line too."""
        return [str(each) for each in self.page.locator(f"main [name={name}]").evaluate(OPTIONS)]

    @property
    def text(self) -> str:
        return str(self.page.locator("body").inner_text())

    def links(self) -> list[str]:
        """Local addresses the page links to, files to save left out, without what stands behind # and ?."""
        found = self.page.eval_on_selector_all(
            "a[href]:not([download])", "all => all.map(each => each.getAttribute('href'))"
        )
        return [each.split("#")[0].split("?")[0] for each in found if each.startswith("/")]

    def close(self) -> None:
        self.context.close()


@pytest.fixture
def person(running: Running, chromium: Any) -> Iterator[Any]:
    """`person(role, size, scripts=True)`: a browser of its own, closed when the test is over."""
    opened: list[Person] = []

    def at(role: str = "", size: dict[str, int] = WIDE, *, scripts: bool = True) -> Person:
        opened.append(Person(running, chromium, size, scripts=scripts))
        return opened[-1].log_in(role) if role else opened[-1]

    yield at
    for each in opened:
        each.close()
    said, running.said[:] = running.said[:], []
    assert said == []  # no style or script that the policy refuses, no request that fails


_ID = re.compile(
    r"(?<=/hvorfor)/.+|(?<=/brugere)/\d+$|/\d{6,}|(?<=/maal/)[^/]+|(?<=/loefter/).+|(?<=/hjaelp/).+"
    r"|(?<=/spoergeskema/)[^/]+|(?<=/rapport/)[^/]+|(?<=/runde/)\d+|/[0-9a-f]{8}-[0-9a-f-]{27}"
)


def pattern(at: str) -> str:
    """Which page an address is of."""
    return _ID.sub("/*", at)


def visited(someone: Person, most: int = 1) -> list[str]:
    """The addresses a role can click its way to, so many of each page."""
    waiting, seen, found = ["/"], {"/"}, []
    many: dict[str, int] = {}
    while waiting:
        at = waiting.pop(0)
        many[pattern(at)] = many.get(pattern(at), 0) + 1
        if many[pattern(at)] > most or at.startswith(("/sprog", "/statisk")):
            continue
        someone.go(at)
        found.append(at)
        for link in someone.links():
            if link not in seen:
                seen.add(link)
                waiting.append(link)
    return found[1:]  # the first leads on to another
