"""What every test of abuse goes through: each page at an address that opens, as each role, and the database's state."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from web.conftest import Site
from web.matrix import ROLES
from web.planted import of_companies, of_reports, reason

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": "|&quot;X-CSRFToken&quot;: &quot;)[^"&]+')
TRACES = {"django_session", "web_look", "web_lookedat", "web_toldnumbers"}
"""What a GET writes: when the session was last used, the access log, and what the committee was told of own counts."""
ELSEWHERE = {"oidc", "oidc-svar"}
"""Pages that another machine answers for; they have specs of their own."""
MARKUP = "<script>alert('æ')</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(2)>"
OF_CITIZEN = ("borgeren", "registrer", "aftal", "del", "delt-felt")
KINDS = {"registrer": "samtale", "aftal": "trin", "virksomhed-registrer": "kontakt"}


def every_page() -> dict[str, Any]:
    from pejl.web.registry import collect

    return collect()


def citizen_for(site: Site, role: str) -> int:
    """A citizen the role's user may see something of; one of the caseworker's for the roles that see nobody."""
    if role in ("sagsbehandler", "ungeraadgiver", "virksomhedskonsulent"):
        return site.citizen_of(role)
    return site.citizen_of("sagsbehandler")


def address(site: Site, page: Any, role: str, citizen: int | None = None) -> str:
    """The page's address with something that is there for each of its arguments."""
    mine = citizen_for(site, role) if citizen is None else citizen
    sheet = site.stand.sheet
    given = {
        "goal": site.stand.plan.goals[0].id,
        "promise": site.stand.plan.promises[0].id,
        "citizen": mine,
        "kind": KINDS.get(page.name, ""),
        "lang": "da",
        "emne": "indikatorer",
        "hvem": "medarbejder",
        "bruger": site.user("leder").pk,
        **of_companies(),
        **of_reports(),
    }
    if "row" in page.at:
        rows = sheet.of_subject(mine).running().rows(1) or sheet.running().rows(1)
        given["row"] = rows[0].id
    return "/" + _ARGUMENT.sub(lambda found: str(given[found[1]]), page.at)


def opens(page: Any, role: str) -> bool:
    from pejl.web.access import PAGES

    roles = PAGES[page.name]
    return roles is None or role in roles


def visits(site: Site, method: str, *, roles: tuple[str, ...] = ROLES) -> Iterator[tuple[str, str, str]]:
    """Role, page and address of every page the role may open with the method. A leader has a reason for one citizen."""
    reason(site, "leder", site.citizen_of("sagsbehandler"))
    for role in roles:
        for page in every_page().values():
            if page.name not in ELSEWHERE and method in page.methods and opens(page, role):
                yield role, page.name, address(site, page, role)


def tables(*, but: set[str] = TRACES) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the site's database, by table."""
    from django.db import connection

    with connection.cursor() as cursor:
        names = [each for each in connection.introspection.table_names(cursor) if each not in but]
        found = {}
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608 - our own tables
            found[name] = sorted(cursor.fetchall(), key=repr)
    return found


def columns(before: dict[str, list[tuple[Any, ...]]], after: dict[str, list[tuple[Any, ...]]]) -> set[str]:
    """`table.column` of everything that differs in rows there were before, and `table+` for new or lost rows."""
    from django.db import connection

    found = set()
    for name, rows in after.items():
        with connection.cursor() as cursor:
            heads = [each.name for each in connection.introspection.get_table_description(cursor, name)]
        was, now = ({row[0]: row for row in some} for some in (before.get(name, []), rows))
        found |= {f"{name}+"} if was.keys() != now.keys() else set()
        for key in was.keys() & now.keys():
            found |= {f"{name}.{head}" for head, a, b in zip(heads, was[key], now[key], strict=True) if a != b}
    return found


def alike(content: bytes) -> bytes:
    """An answer without the token that is another each time."""
    return TOKEN.sub(rb"\1", content)


def foreign(site: Site) -> int:
    """A citizen whom no user of the site stands by or shares a team with."""
    from web.planted import citizens

    return citizens(site, team="sygedagpenge", most=3)[2]


def number_of(site: Site, citizen: int) -> str:
    from pejl.web.names import register

    return str(register(site.stand.base.around).number_of(citizen).number)


def everybodys_names(site: Site) -> dict[str, set[int]]:
    """Citizens by name, read from the register's file."""
    found: dict[str, set[int]] = {}
    with closing(sqlite3.connect(site.ledger.with_name("pejl-data.identitet.sqlite"))) as register:
        for citizen, name in register.execute("SELECT id, name FROM identity_names"):
            found.setdefault(name, set()).add(citizen)
    return found


def logged() -> set[int]:
    from pejl.web.models import LookedAt

    return set(LookedAt.objects.values_list("citizen", flat=True))


def forgotten() -> None:
    """The access log is empty from here on."""
    from pejl.web.models import Look, LookedAt

    LookedAt.objects.all().delete()
    Look.objects.all().delete()
