"""Users of the site: each reads a page, thinks, and goes on to one that the page links to."""

import asyncio
import random
import re
import time
from dataclasses import dataclass, field
from html import unescape

import httpx

USERS, SECONDS = 200, 120
THINK = (5.0, 15.0)
CITIZEN = re.compile(r'href="(/borger/\d+)[/"]')
WHY = re.compile(r'href="(/arbejdsliste/hvorfor/[^"?]+)')
GOAL = re.compile(r'href="(/maal/[^"/?]+)')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
FIELD = re.compile(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"|<input[^>]*value="([^"]*)"[^>]*name="([^"]+)"')
CHOSEN = re.compile(r'<select[^>]*name="([^"]+)"[^>]*>.*?<option value="([^"]*)" selected', re.DOTALL)
WORKER_MIX = (
    ("min-dag", 18),
    ("arbejdsliste", 24),
    ("hvorfor", 10),
    ("borgeren", 30),
    ("registrer", 8),
    ("planen", 6),
    ("maalet", 4),
)
OTHER_MIX = (("planen", 45), ("maalet", 25), ("loefter", 15), ("siden-sidst", 15))


@dataclass
class Taken:
    """The answers of one page: milliseconds each, and how many were errors."""

    times: list[float] = field(default_factory=list)
    errors: int = 0

    def at(self, per_cent: int) -> float:
        """The percentile; 0 where nothing was asked."""
        ordered = sorted(self.times)
        return ordered[max(0, -(-len(ordered) * per_cent // 100) - 1)] if ordered else 0.0


def played(address: str, sessions: list[str], seconds: int) -> dict[str, Taken]:
    """Every user at work until the time is over."""
    taken: dict[str, Taken] = {}
    asyncio.run(_all(address, sessions, seconds, taken))
    return taken


async def _all(address: str, sessions: list[str], seconds: int, taken: dict[str, Taken]) -> None:
    until = time.monotonic() + seconds
    limits = httpx.Limits(max_connections=len(sessions), max_keepalive_connections=len(sessions))
    async with httpx.AsyncClient(base_url=address, timeout=30, limits=limits) as client:
        await asyncio.gather(*(_User(client, each, number, taken).work(until) for number, each in enumerate(sessions)))


class _User:
    def __init__(self, client: httpx.AsyncClient, session: str, number: int, taken: dict[str, Taken]) -> None:
        role, _, key = session.partition(":")
        self.client, self.taken, self.rng = client, taken, random.Random(number)  # noqa: S311 - who goes where
        self.mix = WORKER_MIX if role == "sagsbehandler" else OTHER_MIX
        self.cookies = {"pejl": key}
        self.citizens, self.whys, self.goals = ["/min-dag"], ["/arbejdsliste"], ["/planen"]

    async def work(self, until: float) -> None:
        await asyncio.sleep(self.rng.uniform(0, THINK[1]))
        while time.monotonic() < until:
            names, weights = zip(*self.mix, strict=True)
            await self._go(self.rng.choices(names, weights)[0])
            await asyncio.sleep(self.rng.uniform(*THINK))

    async def _go(self, name: str) -> None:
        many = {"borgeren": self.citizens, "hvorfor": self.whys, "maalet": self.goals}
        if name == "registrer":
            await self._record(self.rng.choice(self.citizens))
            return
        at = self.rng.choice(many[name]) if name in many else f"/{name}"
        answer = await self._ask(name if at.count("/") > 1 or name not in many else at[1:], "GET", at)
        self._read(answer.text if answer is not None else "")

    async def _record(self, citizen: str) -> None:
        """A held talk: the form as it comes, saved."""
        if not citizen.startswith("/borger/"):
            return
        form = await self._ask("registrer", "GET", f"{citizen}/registrer/samtale")
        token = TOKEN.search(form.text) if form is not None else None
        if form is None or token is None:
            return
        given = {a or d: unescape(b or c) for a, b, c, d in FIELD.findall(form.text)} | dict(CHOSEN.findall(form.text))
        given["csrfmiddlewaretoken"] = token[1]
        given["day"] = f"2024-06-{self.rng.randint(1, 28):02}"  # the same talk twice is refused, as it should be
        given["kind"] = self.rng.choice(("jobsamtale", "opfoelgning", "cv", "anden"))
        own = form.cookies.get("pejl-csrf") or self.cookies.get("pejl-csrf", "")
        self.cookies["pejl-csrf"] = own
        await self._ask("registrer (gem)", "POST", f"{citizen}/registrer/samtale", given)

    async def _ask(self, name: str, method: str, at: str, data: dict[str, str] | None = None) -> httpx.Response | None:
        found = self.taken.setdefault(name, Taken())
        began = time.perf_counter()
        head = {"Cookie": "; ".join(f"{key}={value}" for key, value in self.cookies.items())}
        try:
            answer = await self.client.request(method, at, data=data, headers=head)
        except httpx.TransportError as broken:
            found.errors += 1
            print(f"  {method} {name}: {broken!r}", flush=True)
            return None
        found.times.append((time.perf_counter() - began) * 1000)
        wanted = (httpx.codes.OK,) if method == "GET" else (httpx.codes.FOUND, httpx.codes.SEE_OTHER)
        if answer.status_code not in wanted:
            found.errors += 1
            print(f"  {method} {name}: {answer.status_code}", flush=True)
        return answer

    def _read(self, text: str) -> None:
        for links, pattern in ((self.citizens, CITIZEN), (self.whys, WHY), (self.goals, GOAL)):
            found = [unescape(each) for each in dict.fromkeys(pattern.findall(text))][:20]
            if found:
                links[:] = found
