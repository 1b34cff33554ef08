"""Every error of the API is a problem, in the language that was asked for, and none tells what went wrong inside."""

import pytest

from web.api.keys import PROBLEM, Asker
from web.conftest import Site


@pytest.mark.parametrize(
    ("method", "at", "status"),
    [
        ("GET", "/findes-ikke", 404),
        ("GET", "/api/", 404),
        ("GET", "/api/v2/goals", 404),
        ("GET", "/goals/findes-ikke", 404),
        ("GET", "/goals/1a/", 404),
        ("GET", "/goals/findes-ikke/measures", 404),
        ("GET", "/citizens/0/registrations/samtale/x", 404),
        ("GET", "/webhooks/9", 405),
        ("DELETE", "/webhooks/99999", 404),
        ("DELETE", "/webhooks/999999999999999999999", 422),
        ("DELETE", "/goals", 405),
        ("PATCH", "/due", 405),
        ("POST", "/api/openapi.json", 405),
    ],
)
def test_problem_of_what_is_not_there(system: Asker, method: str, at: str, status: int) -> None:
    answer = system.ask(method, at)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, PROBLEM)
    assert answer.json()["status"] == status
    assert ("Allow" in answer.headers) == (status == 405)


@pytest.mark.parametrize("body", ["{", '{"url": NaN', "[" * 100_000, b"\xff\xfe", "null", "[]", "1"])
def test_problem_of_a_body_that_cannot_be_read(system: Asker, body: str | bytes) -> None:
    answer = system.ask("POST", "/webhooks", body)
    assert answer.status_code in (400, 422)
    assert answer.headers["Content-Type"] == PROBLEM


def test_problem_of_another_type_of_body(system: Asker) -> None:
    answer = system.client.post("/api/v1/webhooks", {"url": "x"}, headers={"Authorization": f"Bearer {system.secret}"})
    assert answer.status_code == 415


@pytest.mark.parametrize("many", [100_001, 1_100_000])
def test_problem_of_a_body_that_is_too_large(system: Asker, many: int) -> None:
    answer = system.ask("POST", "/webhooks", '{"url":"' + "x" * many + '"}')
    assert (answer.status_code, answer.headers["Content-Type"]) == (413, PROBLEM)


def test_problem_is_in_the_language_that_is_asked_for(system: Asker) -> None:
    assert system.get("/findes").json()["title"] == "Det findes ikke, eller det er ikke til dig"
    english = Asker(system.secret, "en-GB").get("/findes").json()
    assert english["title"] == "There is no such thing, or it is not for you"
    assert english["type"] == "urn:pejl:problem:findes_ikke"


def test_problem_of_what_is_not_asked_for_has_one_code_wherever_it_is(system: Asker) -> None:
    behind = system.get("/goals?farve=roed").json()["errors"][0]
    within = system.post("/webhooks", {"url": "https://modtager.example/", "farve": "roed"}).json()["errors"][-1]
    assert (behind["at"], within["at"]) == ("query.farve", "body.farve")
    assert (
        (behind["code"], behind["says"])
        == (within["code"], within["says"])
        == (
            "extra_forbidden",
            "Feltet er ikke et, der spørges om",
        )
    )


def test_fault_of_ours_tells_nothing_of_it(system: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("hemmelig tekst")

    monkeypatch.setattr("pejl.web.api.goals.as_data", broken)
    answer = system.get("/goals")
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, PROBLEM)
    assert "hemmelig" not in answer.content.decode()


def test_no_plan_is_a_problem(system: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    from pejl.web.stand import NoPlan

    class Empty:
        def stand(self) -> None:
            raise NoPlan

    monkeypatch.setattr("pejl.web.api.answering.desk", Empty)
    for at in ("/goals", "/due", "/compare"):
        assert system.get(at).status_code == 503


def test_nothing_personal_leaves_when_the_log_cannot_be_written(system: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import DatabaseError

    def broken(*_: object) -> None:
        raise DatabaseError

    monkeypatch.setattr("pejl.web.looks.Looks.write", broken)
    answer = system.get("/due")
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, PROBLEM)
    assert "rows" not in answer.json()


def test_errors_are_declared_by_every_operation(system: Asker) -> None:
    document = system.get("/api/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    for operations in document["paths"].values():
        for each in operations.values():
            assert {"400", "401", "403", "404", "405", "413", "415", "422", "500"} <= set(each["responses"])
            assert each["security"] == [{"key": []}]
            errors = [said for status, said in each["responses"].items() if status >= "400"]
            assert all(list(said["content"]) == [PROBLEM] for said in errors)


@pytest.mark.parametrize("role", ["administrator", "analytiker", "integrator"])
def test_page_of_the_api_lists_every_endpoint(site: Site, system: Asker, role: str) -> None:
    page = site.client(role).get("/api").content.decode()
    for at in system.get("/api/openapi.json").json()["paths"]:
        before, registrations, rest = at.partition("/registrations/")
        kind, slash, ref = rest.partition("/")
        assert (f"{before}{registrations}{{kind}}{slash}{ref}" if registrations else at) in page
        assert kind in page
