"""`pejl serve --demo DAY --check`: the site is started, every page is opened as each role, and it is stopped."""

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

import httpx
from django.urls import Resolver404, resolve, reverse

from pejl.web.registry import PAGES, collect

LINK = re.compile(r'href="([^"#]+)"')
CITIZEN = re.compile(r'name="borger" value="(\d+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
MOST = 4
"""Addresses of one page that are opened for one role."""
PATIENCE = 60
NOT_ALONE = {"oidc", "oidc-svar", "login-kode", "sprog", "svar"}
"""Pages that something of somebody else's leads to (a provider, a first factor, a letter), and one that leads back."""


@dataclass
class Visited:
    """What was opened: pages by name with how many addresses, and what did not answer as it should."""

    pages: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @property
    def lacking(self) -> list[str]:
        """Pages that can be opened with a link and that nobody reached."""
        return sorted(each.name for each in PAGES.values() if "GET" in each.methods and each.name not in self.reached)

    @property
    def reached(self) -> set[str]:
        return {*self.pages, *NOT_ALONE}


def visit(address: str, users: Sequence[Mapping[str, str]]) -> Visited:
    """Log each user in and follow the links there are, a few addresses of each page. A citizen has no password and
    comes in by the demonstration's stand-in for MitID."""
    found = Visited({"sundhed": 1})  # it was asked when the site started
    collect()
    for user in users:
        with httpx.Client(base_url=address, follow_redirects=True, timeout=PATIENCE) as client:
            if _logged_in(client, user, found):
                _follow(client, user["rolle"], found)
    return found


def _logged_in(client: httpx.Client, user: Mapping[str, str], found: Visited) -> bool:
    name = "login" if user["kode"] else "mitid"
    form = client.get(reverse(name))
    token, citizen = TOKEN.search(form.text), CITIZEN.search(form.text)
    given = {"csrfmiddlewaretoken": token[1] if token else ""}
    given |= (
        {"username": user["bruger"], "password": user["kode"]}
        if user["kode"]
        else {"borger": citizen[1] if citizen else ""}
    )
    answer = client.post(reverse(name), data=given, headers={"Referer": str(form.url)})
    found.pages[name] = found.pages.get(name, 0) + 1
    if answer.status_code != httpx.codes.OK or _page(answer.url.path) in ("login", "mitid"):
        found.faults.append(f"{user['rolle']}: {answer.url.path} {answer.status_code}")
        return False
    return True


def _follow(client: httpx.Client, role: str, found: Visited) -> None:
    waiting, seen, opened = ["/"], {"/"}, dict.fromkeys(PAGES, 0)
    while waiting:
        at = waiting.pop(0)
        name = _page(at)
        if name in ("sprog", "") or opened[name] >= MOST:
            continue
        opened[name] += 1
        answer = client.get(at)
        found.pages[name] = found.pages.get(name, 0) + 1
        if answer.status_code != httpx.codes.OK:
            found.faults.append(f"{role}: {urlsplit(at).path} {answer.status_code}")
        if "html" not in answer.headers.get("content-type", ""):
            continue
        for link in LINK.findall(answer.text):
            to = urljoin(str(answer.url.copy_with(query=None)), unescape(link))
            local = to.removeprefix(str(client.base_url).rstrip("/"))
            if local.startswith("/") and local not in seen:
                seen.add(local)
                waiting.append(local)


def _page(at: str) -> str:
    try:
        return str(resolve(urlsplit(at).path).url_name)
    except Resolver404:
        return ""


@contextmanager
def served(plan: str, day: str) -> Iterator[str]:
    """The site as a process of its own on a free port; stopped at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    program = "import sys; from pejl.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "serve", plan, "--demo", day, "--port", port]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:  # noqa: S603 - ourselves
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        with suppress(httpx.TransportError):
            if httpx.get(f"{address}/sundhed").status_code == httpx.codes.OK:
                return
        time.sleep(0.2)
    raise TimeoutError(address)
