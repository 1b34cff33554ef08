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
from django.urls import Resolver404, resolve

from pejl.web.registry import PAGES

LINK = re.compile(r'href="([^"#]+)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
MOST = 4
"""Addresses of one page that are opened for one role."""
PATIENCE = 60
NOT_ALONE = {"oidc", "oidc-svar", "login-kode"}
"""Pages that somebody else's answer leads to: a provider's, or a first factor's."""


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
    """Log each user in and follow the links there are, a few addresses of each page."""
    found = Visited()
    for user in users:
        with httpx.Client(base_url=address, follow_redirects=True, timeout=PATIENCE) as client:
            if user["kode"] and _logged_in(client, user, found):
                _follow(client, user["rolle"], found)
    return found


def _logged_in(client: httpx.Client, user: Mapping[str, str], found: Visited) -> bool:
    form = client.get("/log-ind")
    token = TOKEN.search(form.text)
    given = {"username": user["bruger"], "password": user["kode"], "csrfmiddlewaretoken": token[1] if token else ""}
    answer = client.post("/log-ind", data=given, headers={"Referer": str(form.url)})
    if answer.status_code != httpx.codes.OK or "log-ind" in answer.url.path:
        found.faults.append(f"{user['rolle']}: log-ind {answer.status_code}")
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
