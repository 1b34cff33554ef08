"""The access log beside what the browser was shown: every citizen who was named is in it, and nobody who was not."""

import re
from typing import Any

import pytest

from web.browser.conftest import Person, Running, visited

CITIZEN = re.compile(r"/borger/(\d+)")


def shown_on(me: Person, names: dict[str, set[int]]) -> set[int]:
    """Citizens who are on the page: linked to, whose page it is, or named where one alone has the name."""
    linked = {int(each) for link in me.links() for each in CITIZEN.findall(link)}
    at = {int(each) for each in CITIZEN.findall(me.page.url)}
    return linked | at | named_in(me.text, names)


def named_in(text: str, names: dict[str, set[int]]) -> set[int]:
    """Whose name stands in the text, where one citizen alone has it; a name within a longer one is not itself."""
    found = [name for name in names if name in text]
    whole = [name for name in found if not any(name in other for other in found if name != other)]
    return {each for name in whole if len(names[name]) == 1 for each in names[name]}


def named_in_log(running: Running, since: int) -> set[int]:
    """Citizens whose name was shown; of one whose name is protected a row may be shown without it."""
    query = "SELECT citizen FROM web_lookedat WHERE look_id > ? AND ',' || fields || ',' LIKE '%,navn,%'"
    return {citizen for (citizen,) in running.rows(query, since)}


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
    "role", ["sagsbehandler", "ungeraadgiver", "virksomhedskonsulent", "leder", "anden_afdeling", "akasse"]
)
def test_log_has_whom_each_page_showed_and_nobody_else(person: Any, running: Running, role: str) -> None:
    me, names = person(role), running.names()
    for at in visited(me, most=2):
        since = newest(running)
        me.go(at)
        seen, told = shown_on(me, names), logged(running, since)
        written = set().union(*told.values()) if told else set()
        assert seen <= written, f"{at}: shown and not logged"
        assert written <= seen, f"{at}: logged and not shown"


@pytest.mark.parametrize("role", ["udvalg", "analytiker", "administrator"])
def test_log_is_empty_for_who_sees_no_citizen(person: Any, running: Running, role: str) -> None:
    me = person(role)
    since = newest(running)
    for at in visited(me):
        me.go(at)
    assert logged(running, since) == {}


def test_log_of_a_citizen_has_the_own_page_alone(person: Any, running: Running) -> None:
    me = person("borger")
    since = newest(running)
    me.go("/mit-forloeb")
    name = me.page.locator("main strong").first.inner_text()
    told = logged(running, since)
    assert list(told) == ["mit-forloeb"]
    assert len(told["mit-forloeb"]) == 1
    assert told["mit-forloeb"] <= running.names()[name]


@pytest.mark.parametrize("role", ["sagsbehandler", "ungeraadgiver"])
def test_log_has_whom_a_file_named(person: Any, running: Running, role: str) -> None:
    me, names = person(role), running.names()
    since = newest(running)
    answer = me.context.request.get(f"{running.address}/arbejdsliste?hvis=hold&fane=overskredet&form=csv")
    text = answer.body().decode("utf-8-sig")
    seen, told = named_in(text, names), named_in_log(running, since)
    assert seen
    assert seen <= told
    assert all(any(name in text for name in _names_of(each, names)) for each in told)


def test_log_has_the_row_whose_reason_was_unfolded(person: Any, running: Running) -> None:
    me = person("sagsbehandler")
    me.go("/arbejdsliste")
    since = newest(running)
    link = me.page.locator("main a[href^='/arbejdsliste/hvorfor/']").first
    citizen = int(re.findall(r"/(\d{6,})/", str(link.get_attribute("href")) + "/")[0])
    me.press(link)
    me.page.locator("main ol.trin").first.wait_for()
    assert logged(running, since) == {"hvorfor": {citizen}}


def test_log_has_nothing_of_a_page_that_was_refused(person: Any, running: Running) -> None:
    me, other = person("sagsbehandler"), person("anden_afdeling")
    me.go("/afventer")
    addresses = [each for each in me.links() if CITIZEN.search(each)]
    since = newest(running)
    refused = [at for at in addresses if other.go(at).status == 404]
    assert refused
    assert not set(map(int, CITIZEN.findall(" ".join(refused)))) & set().union(*logged(running, since).values(), set())


def _names_of(citizen: int, names: dict[str, set[int]]) -> list[str]:
    return [name for name, ids in names.items() if citizen in ids]
