"""Every error of the API is a problem, in the language that was asked for, and none tells what went wrong inside."""

import pytest

from web.api.keys import PROBLEM, Asker
from web.api.sending import at as to
from web.api.sending import new
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


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("{", "Det er ikke JSON fra linje 1, tegn 2"),
        ('{"url": "x"\n "event": 1}', "Det er ikke JSON fra linje 2, tegn 2"),
        (b'{"url": "\xe6"}', "Det er ikke UTF-8"),
        ("[" * 50_000, "Det er ikke JSON"),
    ],
)
def test_problem_of_broken_json_tells_where_it_breaks(system: Asker, body: str | bytes, says: str) -> None:
    answer = system.ask("POST", "/webhooks", body)
    assert answer.status_code == 400
    assert [(each["at"], each["says"]) for each in answer.json()["errors"]] == [("body", says)]


OFFER = {"kind": "virksomhedspraktik", "start": "2024-06-01", "minutes": "37"}
EVENT = {"kind": "rekrutteringsarrangement", "navn": "Jobmesse", "day": "2024-06-01", "outcome": "holdt", "area": "250"}
TALK = {"day": "2024-06-01", "kind": "jobsamtale", "form": "video", "outcome": "holdt"}
A_DAY, A_WHOLE = "Skriv en dag som 2024-07-01", "Værdien skal være et helt tal"
FIELDS = [
    ("samtale", {"day": "1. juni 2024"}, A_DAY),
    ("samtale", {"day": "2024-06-1"}, A_DAY),
    ("samtale", {"day": "2024-02-30"}, "Det er ikke en dag i kalenderen"),
    ("samtale", {"day": 20240601}, "Værdien skal være tekst"),
    ("samtale", {"day": None}, "Værdien skal være tekst"),
    ("samtale", {"form": "brev"}, ": fremmoede, "),
    ("samtale", {"topics": "job"}, "Værdien skal være en liste"),
    ("samtale", {"topics": ["vejret"]}, "der kan vælges: "),
    ("samtale", {"topics": ["job"] * 21}, "højst 20"),
    ("tilbud", {"minutes": "37,5"}, "tekst med punktum"),
    ("tilbud", {"minutes": 37}, "Værdien skal være tekst"),
    ("arrangement", {"people": "12"}, A_WHOLE),
    ("arrangement", {"people": 1.5}, A_WHOLE),
    ("arrangement", {"people": -1}, "mindst 0"),
    ("arrangement", {"people": 1_000_000_000}, "højst 999999999"),
    ("arrangement", {"navn": "x" * 121}, "højst 120 tegn"),
    ("arrangement", {"navn": "a\u0000b"}, "uden styretegn"),
]


@pytest.mark.parametrize(("kind", "wrong", "says"), FIELDS)
def test_fault_in_a_field_says_what_is_asked_for(system: Asker, kind: str, wrong: dict[str, object], says: str) -> None:
    subjects, body = {"samtale": ("citizens", TALK), "tilbud": ("citizens", OFFER)}.get(kind, ("companies", EVENT))
    answer = system.post(f"/{subjects}/1/registrations/{kind}", body | wrong, Idempotency_Key="a")
    assert answer.status_code == 422
    (fault,) = answer.json()["errors"]
    assert fault["at"].startswith(f"body.{next(iter(wrong))}")
    assert says in fault["says"]


@pytest.mark.parametrize(
    ("at", "says"),
    [
        ("/due?limit=201", "Tallet er for stort: højst 200"),
        ("/due?limit=0", "Tallet er for lille: mindst 1"),
        ("/due?limit=ti", "Værdien skal være et helt tal"),
        ("/due?limit=" + "9" * 5_000, "Tallet er for stort"),
        ("/compare?first=nederst", "Værdien er ikke en af dem, der kan vælges: lavest, hoejest"),
        ("/compare?period=" + "2" * 13, "Teksten er for lang: højst 12 tegn"),
    ],
)
def test_fault_behind_the_question_mark_names_the_limit_and_the_choices(system: Asker, at: str, says: str) -> None:
    answer = system.get(at)
    assert (answer.status_code, answer.json()["errors"][0]["says"]) == (422, says)


def test_problem_of_another_type_of_body(system: Asker) -> None:
    answer = system.client.post("/api/v1/webhooks", {"url": "x"}, headers={"Authorization": f"Bearer {system.secret}"})
    assert answer.status_code == 415


@pytest.mark.parametrize("many", [100_001, 1_100_000])
def test_problem_of_a_body_that_is_too_large(system: Asker, many: int) -> None:
    answer = system.ask("POST", "/webhooks", '{"url":"' + "x" * many + '"}')
    assert (answer.status_code, answer.headers["Content-Type"]) == (413, PROBLEM)


def test_problem_of_a_body_in_chunks_that_does_not_say_how_long_it_is(system: Asker) -> None:
    """It would be read as none, and told to lack what was sent."""
    chunked = {"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}
    sent = {"data": "{}", "content_type": "application/json", "headers": {"Authorization": f"Bearer {system.secret}"}}
    answer = system.client.generic("POST", "/api/v1/webhooks", **sent, **chunked)
    assert (answer.status_code, answer.headers["Content-Type"]) == (411, PROBLEM)
    assert "Content-Length" in answer.json()["title"]


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
            "Feltet er ikke et, der spørges om. Udelad det",
        )
    )


@pytest.mark.parametrize("at", ["/goals", "/due", "/compare", "/webhooks", "/api/openapi.json"])
def test_problem_of_more_questions_than_anybody_has(system: Asker, at: str) -> None:
    answer = system.get(f"{at}?{'&' * 2001}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_problem_of_more_questions_than_anybody_has_of_a_record(system: Asker, citizen: int, method: str) -> None:
    record = new(system, to(citizen)).headers["Location"]
    answer = system.ask(method, f"{record}?{'&' * 2001}", If_Match='"1"')
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)
    assert system.get(record).headers["ETag"] == '"1"'


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


@pytest.mark.parametrize("role", ["administrator", "analytiker", "integrator"])
def test_page_of_the_api_lists_every_endpoint(site: Site, system: Asker, role: str) -> None:
    page = site.client(role).get("/api").content.decode()
    for at in system.get("/api/openapi.json").json()["paths"]:
        before, registrations, rest = at.partition("/registrations/")
        kind, slash, ref = rest.partition("/")
        assert (f"{before}{registrations}{{kind}}{slash}{ref}" if registrations else at) in page
        assert kind in page
