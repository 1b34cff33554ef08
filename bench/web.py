"""The site under load: 200 users on 100,000 made-up citizens, thinking 5-15 seconds between two pages, for a bounded
time on this machine's own address, with the generator beside. `python -m bench web` writes bench/web.md."""

import os
import platform
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench.web_users import SECONDS, USERS, Taken, played
from pejl.ledger.events import EventStore
from pejl.sources.made_up import facts
from pejl.sources.made_up.sizes import PEOPLE

HERE = Path(__file__).parent
PLAN = HERE.parent / "plans" / "frederikssund-2024.toml"
AREA, DAY = "250", "2024-07-01"
SIZE = 14
"""Frederikssund so many times as big as it is: about 100,000 persons."""
P95 = 250
"""Milliseconds."""


def run(users: int = USERS, seconds: int = SECONDS) -> None:
    """SystemExit where an answer was an error."""
    with tempfile.TemporaryDirectory() as own:
        ledger = Path(own) / "pejl-data"
        made = facts([AREA], 3, date(2023, 1, 1), date(2024, 6, 30), people=PEOPLE * SIZE)
        EventStore(ledger).publish(made, datetime.now(UTC))
        citizens = made[-1].rows["persons"].num_rows
        print(f"{citizens:,} citizens; {users} users for {seconds} s", flush=True)
        os.environ |= {"PEJL_LEDGER": str(ledger), "PEJL_SECRET_KEY": "kun til målingen"}
        _named(ledger, made[-1].rows["persons"])
        from pejl.web import commands
        from pejl.web.checking import served

        commands.ready(str(PLAN), demo=DAY)
        commands.prepared()
        sessions = _users(users)
        with served(str(PLAN), DAY) as address:
            before = _cpu()
            taken = played(address, sessions, seconds)
            cpu = _cpu() - before
    text = _told(taken, citizens, users, seconds, cpu)
    (HERE / "web.md").write_text(text, "utf-8")
    print(text)
    if any(each.errors for each in taken.values()):
        raise SystemExit("some answers were errors")


def _named(ledger: Path, persons: Any) -> None:
    """Names for everybody, so that lists have what they show."""
    from pejl.identity.register import Identities
    from pejl.sources.made_up.names import named

    found, day = named(persons, 3), date(2024, 6, 30)
    register = Identities(f"sqlite:///{ledger.absolute()}.identitet.sqlite")
    register.enrol(found.numbers, datetime.now(UTC))
    register.set_names(found.names, day, found.protected)
    register.close()


def _cpu() -> float:
    """Processor seconds of this process and of those it has waited for."""
    times = os.times()
    return times.user + times.system


def _users(many: int) -> list[str]:
    """Sessions of caseworkers, leaders and one analyst, as if they had logged in this morning."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from pejl.web.access import Role
    from pejl.web.desk import desk
    from pejl.web.models import User
    from pejl.web.sessions import begin

    stand = desk().stand()
    sheet = stand.sheet
    if sheet is None:
        raise SystemExit("no rows")
    teams = {row.worker: row.team for row in sheet.running().rows(50_000) if row.worker and row.team}
    workers = sorted(teams)
    sessions = []
    for number in range(many):
        role = Role.LEDER if number % 20 == 0 else Role.ANALYTIKER if number % 50 == 1 else Role.SAGSBEHANDLER
        worker = workers[number % len(workers)] if role is Role.SAGSBEHANDLER else ""
        team = teams.get(worker, "")
        user = User(username=f"u{number}", name=f"Bruger {number}", role=role, worker=worker, team=team)
        user.set_unusable_password()
        user.save()
        request = HttpRequest()
        request.session = SessionStore()
        request.META["REMOTE_ADDR"] = "127.0.0.1"
        begin(request, user, second=True)
        request.session.save()
        sessions.append(f"{role.value}:{request.session.session_key}")
    return sessions


def _told(taken: dict[str, Taken], citizens: int, users: int, seconds: int, cpu: float) -> str:
    every = Taken()
    for each in taken.values():
        every.times += each.times
        every.errors += each.errors
    rows = [f"| {name} | {_cells(each)} |" for name, each in sorted(taken.items(), key=lambda one: -len(one[1].times))]
    head = "| page | answers | errors | p50 ms | p95 ms | most ms |\n| --- | ---: | ---: | ---: | ---: | ---: |"
    told = (
        "Made by `python -m bench web`; do not edit.",
        f"{citizens:,} citizens, {users} users who think 5-15 seconds between two pages, {seconds} s,",
        f"on {os.cpu_count()} cores that are shared with others, Python {platform.python_version()}; gunicorn with two",
        "workers of four threads, SQLite. The generator runs beside on the same cores and took",
        f"{cpu:.0f} processor seconds of them; load average at the end {os.getloadavg()[0]:.1f}.",
    )
    notes = (
        f"Target: p95 at most {P95} ms and no errors. Times are from the request's first byte to the answer's last",
        "byte read. A recorded talk is a POST that is answered with a redirect. Links are followed as they stand on",
        "the pages that were just read.",
    )
    table = "\n".join((head, f"| **all** | {_cells(every)} |", *rows))
    return "# The site under load\n\n" + "\n".join(told) + f"\n\n{table}\n\n" + "\n".join(notes) + "\n"


def _cells(taken: Taken) -> str:
    return f"{len(taken.times)} | {taken.errors} | {taken.at(50):.0f} | {taken.at(95):.0f} | {taken.at(100):.0f}"
