"""The API as HTTP has it: HEAD, answers without a body, the language that is asked for, and a key on a page."""

import pytest

from web.api.keys import PROBLEM, Asker
from web.conftest import Site

HOOK = {"url": "https://modtager.example/pejl", "event": "goal.standing_changed"}


@pytest.mark.parametrize("at", ["/goals", "/goals/1a", "/compare", "/due?limit=1", "/webhooks", "/api/openapi.json"])
def test_head_is_answered_as_get_without_the_body(system: Asker, at: str) -> None:
    whole, head = system.get(at), system.ask("HEAD", at)
    assert (head.status_code, head.content) == (200, b"")
    assert int(head["Content-Length"]) == len(whole.content) > 0
    kept = ("Content-Type", "ETag", "Cache-Control")
    assert [head.headers.get(name) for name in kept] == [whole.headers.get(name) for name in kept]


def test_head_of_what_is_not_there_is_as_get_too(system: Asker) -> None:
    head = system.ask("HEAD", "/goals/findes-ikke")
    assert (head.status_code, head["Content-Type"], head.content) == (404, PROBLEM, b"")


def test_head_makes_and_deletes_nothing(system: Asker) -> None:
    made = system.post("/webhooks", HOOK).json()["id"]
    head = system.ask("HEAD", f"/webhooks/{made}")
    assert (head.status_code, head["Allow"]) == (405, "DELETE")
    assert len(system.get("/webhooks").json()["webhooks"]) == 1


@pytest.mark.parametrize(
    ("at", "allowed"), [("/goals", "GET, HEAD"), ("/webhooks", "GET, HEAD, POST"), ("/api/openapi.json", "GET, HEAD")]
)
def test_method_that_is_not_there_is_told_those_that_are(system: Asker, at: str, allowed: str) -> None:
    answer = system.ask("PATCH", at, {})
    assert (answer.status_code, answer["Allow"]) == (405, allowed)


def test_answer_without_a_body_has_no_type_of_one(system: Asker) -> None:
    gone = system.ask("DELETE", f"/webhooks/{system.post('/webhooks', HOOK).json()['id']}")
    same = system.get("/goals", If_None_Match=system.get("/goals")["ETag"])
    for answer, status in ((gone, 204), (same, 304)):
        assert (answer.status_code, answer.content, "Content-Type" in answer.headers) == (status, b"", False)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "da"),
        ("*", "da"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fr, en;q=0.8", "en"),
        ("en;q=0.8, da;q=0.9", "da"),
        ("da;q=0.8, en;q=0.9", "en"),
        ("en;q=0, fr", "da"),
        ("da, en", "da"),
        ("fr", "da"),
        ("noget; helt, andet;;", "da"),
    ],
)
def test_language_is_the_one_that_is_asked_for_most(accepted: str, language: str) -> None:
    from pejl.web.api.served import language as chosen

    assert chosen(accepted) == language


def test_language_of_an_answer_follows_it(system: Asker) -> None:
    assert Asker(system.secret, "fr, en;q=0.8").get("/findes").json()["title"].startswith("There is")


@pytest.mark.parametrize("at", ["/api", "/planen", "/loefter"])
def test_key_on_a_page_for_people_is_told_and_not_led_to_the_log_in(site: Site, system: Asker, at: str) -> None:
    from django.test import Client

    answer = system.client.get(at, headers={"Authorization": f"Bearer {system.secret}"})
    assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)
    for otherwise in ({}, {"Authorization": "Basic dGVzdDp0ZXN0"}):  # a proxy before the site may ask for a password
        assert Client().get(at, headers=otherwise).status_code == 302
