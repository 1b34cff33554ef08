"""What the command line starts of the site: serve it, fold what was recorded into the ledger, make a user.

A plan with a fault was told of before.
"""

import os
import sys
from argparse import Namespace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pejl.intake import Fault
from pejl.surroundings import Surroundings
from pejl.web.database import answering, kept_private
from pejl.words import say

if TYPE_CHECKING:
    from pejl.web.stand import Stand


def ready(plan: str = "", *, demo: str = "") -> None:
    """Django set up on what the environment names; a plan and a demonstration's day given here win. Once a process."""
    if plan:
        os.environ["PEJL_PLAN"] = str(Path(plan).absolute())
    if demo:
        os.environ |= {"PEJL_DEMO": "1", "PEJL_HTTP": "1", "PEJL_DAY": demo}
    os.environ["DJANGO_SETTINGS_MODULE"] = "pejl.web.settings"
    import django

    django.setup()


@answering()
def migrated() -> None:
    """The database's tables as they are today. Fault `web_database_svarer_ikke`."""
    from django.core.management import call_command

    kept_private()
    call_command("migrate", verbosity=0, interactive=False)


def prepared() -> None:
    """As `migrated`, and the assets gathered."""
    from django.core.management import call_command

    migrated()
    call_command("collectstatic", verbosity=0, interactive=False)


@answering()
def _opened(plan: str) -> None:
    """As `prepared`, and notes from before a note was of a plan are this one's. The database is let go of: a worker
    that is forked after it has a connection of its own."""
    from django.db import connections

    from pejl.web.notes import adopt

    prepared()
    adopt(plan)
    connections.close_all()


def stood(arguments: Namespace, around: Surroundings) -> "Stand":
    """Django set up on the plan; how it stands without what is recorded. Fault `web_demo_kun_opdigtet`."""
    ready(arguments.plan, demo=arguments.demo.isoformat() if arguments.demo else "")
    from pejl.web.desk import desk

    stand = desk().stand_unrecorded()
    if arguments.demo and not stand.made_up:
        raise Fault("web_demo_kun_opdigtet", mappe=str(around.ledger))
    return stand


def serve(arguments: Namespace, around: Surroundings) -> int:
    """`pejl serve PLAN`: the site on a port, with as many workers as are asked for, until it is stopped."""
    if arguments.check and not arguments.demo:
        raise Fault("web_check_kun_demo")
    plan = stood(arguments, around).plan.name
    if arguments.check:
        _opened(plan)
        return _checked(arguments, _demonstrated(arguments.plan, arguments.demo.isoformat()))
    from pejl.web.server import Server, bound

    with bound(arguments.host, arguments.port) as held:
        _opened(plan)
        told = _demonstrated(arguments.plan, arguments.demo.isoformat()) if arguments.demo else []
        host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
        lines = [say("web_adresse", {"adresse": f"http://{host}:{arguments.port}/"}, arguments.lang)]
        lines += [say("web_demo_bruger", each, arguments.lang) for each in told]
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        Server(held.detach(), arguments.workers).run()
    return 0


def _demonstrated(plan: str, day: str) -> list[dict[str, str]]:
    """The demonstration's users, made in a process of its own: what sets a report has threads, and a worker that is
    forked after it would wait for them for ever."""
    with get_context("spawn").Pool(1) as alone:
        return alone.apply(_people, (plan, day))


def _people(plan: str, day: str) -> list[dict[str, str]]:
    ready(plan, demo=day)
    from pejl.web.demo import people
    from pejl.web.desk import desk

    return people(desk().stand())


def _checked(arguments: Namespace, users: list[dict[str, str]]) -> int:
    """Every page opened on a server that is started for it; 1 where one did not answer as it should."""
    from pejl.web.checking import served, visit

    with served(arguments.plan, os.environ["PEJL_DAY"]) as address:
        found = visit(address, users)
    for name, many in sorted(found.pages.items()):
        sys.stdout.write(f"  {name}: {many}\n")
    wrong = [*found.faults, *found.lacking]
    told = {"sider": len(found.pages), "adresser": sum(found.pages.values()), "fejl": wrong}
    sys.stdout.write(say("web_afproevet", told, arguments.lang) + "\n")
    return 1 if wrong else 0


@answering()
def fold(arguments: Namespace, around: Surroundings) -> int:
    """`pejl fold PLAN`: what was recorded on the pages goes into the ledger; goals and the cubes then count it."""
    ready(arguments.plan)
    migrated()
    from pejl.web.desk import desk
    from pejl.web.folding import fold as folded
    from pejl.web.notes import adopt

    adopt(desk().stand().plan.name)
    many = folded(around)
    sys.stdout.write(say("web_foldet", {"antal": many}, arguments.lang) + "\n")
    return 0


@answering()
def user(arguments: Namespace, around: Surroundings) -> int:
    """`pejl user NAME --role ROLE`: somebody who can log in; the password is written once."""
    ready()
    migrated()
    from pejl.web.users import add_user

    of: dict[str, Any] = {"team": arguments.team, "worker": arguments.worker, "unit": arguments.unit}
    password = add_user(arguments.username, arguments.name or arguments.username, arguments.role, **of)
    told = {"bruger": arguments.username, "kode": password}
    sys.stdout.write(say("web_bruger_lavet", told, arguments.lang) + "\n")
    return 0
