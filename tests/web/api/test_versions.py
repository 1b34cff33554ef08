"""The version that was seen: a correction and a taking back name it, and nothing of somebody else's is lost."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from web.api.keys import NOW, PROBLEM, Asker
from web.api.sending import TALK, at, new
from web.conftest import Site


def test_version_correction_is_the_next_one(system: Asker, citizen: int) -> None:
    where = new(system, at(citizen)).headers["Location"]
    answer = system.ask("PUT", where, {**TALK, "form": "video"}, If_Match='"1"')
    assert (answer.status_code, answer.headers["ETag"], answer.json()["data"]["form"]) == (200, '"2"', "video")


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_version_that_is_older_is_told_with_both(system: Asker, citizen: int, method: str) -> None:
    where = new(system, at(citizen)).headers["Location"]
    system.ask("PUT", where, {**TALK, "form": "video"}, If_Match='"1"')
    mine = {**TALK, "form": "fremmoede"} if method == "PUT" else None
    answer = system.ask(method, where, mine, If_Match='"1"')
    told = answer.json()
    assert (answer.status_code, answer.headers["Content-Type"]) == (409, PROBLEM)
    assert (told["theirs"]["version"], told["theirs"]["data"]["form"]) == (2, "video")
    assert told["mine"] == mine
    assert system.ask(method, where, mine, If_Match=answer.headers["ETag"]).status_code in (200, 204)


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_version_that_comes_to_tell_of_health_meanwhile_is_not_told(
    site: Site, system: Asker, citizen: int, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pejl.web.api import recording

    where, seen = new(system, at(citizen)).headers["Location"], recording._seen

    def outrun(*of: Any) -> Any:
        """A caseworker saves the same version an instant later."""
        found = seen(*of)
        found.save_next({**found.data, "topics": "helbred"}, site.user("sagsbehandler").pk, NOW)
        return found

    monkeypatch.setattr(recording, "_seen", outrun)
    answer = system.ask(method, where, TALK if method == "PUT" else None, If_Match='"1"')
    assert (answer.status_code, b"helbred" in answer.content) == (404, False)


def test_version_of_two_corrections_at_once_one_is_told(site: Site, system: Asker, citizen: int) -> None:
    from django.db import connections

    where = new(system, at(citizen)).headers["Location"]

    def once(form: str) -> Any:
        try:
            return Asker(system.secret).ask("PUT", where, {**TALK, "form": form}, If_Match='"1"')
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(once, ("video", "fremmoede", "paa_arbejdet", "telefon")))
    assert sorted(each.status_code for each in answers) == [200, 409, 409, 409]


def test_version_must_be_said(system: Asker, citizen: int) -> None:
    answer = system.ask("PUT", new(system, at(citizen)).headers["Location"], TALK)
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "header.If-Match")


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("tag", ["*", 'W/"1"', "1", '"1", "2"', '"0"'])
def test_version_that_the_tag_does_not_name_is_told_how(system: Asker, citizen: int, method: str, tag: str) -> None:
    where = new(system, at(citizen)).headers["Location"]
    answer = system.ask(method, where, TALK if method == "PUT" else None, If_Match=tag)
    fault = answer.json()["errors"][0]
    assert (answer.status_code, fault["at"], fault["code"]) == (422, "header.If-Match", "ingen_version")
    assert "ETag" in fault["says"]
    assert system.get(where).json()["version"] == 1


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_version_that_never_was_is_no_newer_one_of_somebody_else(system: Asker, citizen: int, method: str) -> None:
    where = new(system, at(citizen)).headers["Location"]
    answer = system.ask(method, where, TALK if method == "PUT" else None, If_Match='"2"')
    assert answer.status_code == 422
    told = {"at": "header.If-Match", "code": "ukendt_version", "says": "Version 2 findes ikke. Den nyeste er 1"}
    assert answer.json()["errors"] == [told]
    assert system.get(where).json()["version"] == 1
