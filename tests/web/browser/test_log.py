"""The access log beside what the browser was shown: every citizen who was named is in it, and nobody who was not."""

import re
from typing import Any

import pytest

from web.browser.conftest import Person, Running, visited

OWN = {"borger"}
CITIZEN = re.compile(r"/borger/(\d+)")


def shown_on(me: Person, names: dict[str, set[int]]) -> set[int]:
    """Citizens who are on the page: linked to, whose page it is, or named where one alone has the name."""
    linked = {int(each) for link in me.links() for each in CITIZEN.findall(link)}
    at = {int(each) for each in CITIZEN.findall(me.page.url)}
    lines = {line.strip() for line in me.text.split("\n")}
    named = {next(iter(ids)) for name, ids in names.items() if len(ids) == 1 and name in lines}
    return linked | at | named


def logged(running: Running, since: int) -> dict[str, set[int]]:
    """Citizens by page, of the looks written since."""
    query = (
        "SELECT l.page, a.citizen FROM web_look l JOIN web_lookedat a ON a.look_id = l.id WHERE l.id > ? ORDER BY l.id"
    )
    found: dict[str, set[int]] = {}
    for page, citizen in running.rows(query, since):
        found.setdefault(page, set()).add(citizen)
    return found


def newest(running: Running) -> int:
    return int(running.rows("SELECT coalesce(max(id), 0) FROM web_look")[0][0])


@pytest.mark.parametrize(
    "role", ["sagsbehandler", "ungeraadgiver", "virksomhedskonsulent", "leder", "anden_afdeling", "akasse", "borger"]
)
def test_log_has_whom_each_page_showed_and_nobody_else(person: Any, running: Running, role: str) -> None:
    me, names = person(role), running.names()
    for at in visited(me, most=2):
        since = newest(running)
        me.go(at)
        seen, told = shown_on(me, names), logged(running, since)
        written = set().union(*told.values()) if told else set()
        if role in OWN:  # a citizen's page links to nobody
            assert len(written) <= 1
            continue
        assert seen <= written, f"{at}: shown and not logged"
        assert written <= seen, f"{at}: logged and not shown"


@pytest.mark.parametrize("role", ["udvalg", "analytiker", "administrator"])
def test_log_is_empty_for_who_sees_no_citizen(person: Any, running: Running, role: str) -> None:
    me = person(role)
    since = newest(running)
    for at in visited(me):
        me.go(at)
    assert logged(running, since) == {}
