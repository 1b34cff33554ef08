"""Recording by a key: once for each Idempotency-Key, by the version that was seen, of whom and what the key may."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from web.api.keys import PROBLEM, Asker, asker, key, looked
from web.conftest import Site

TALK = {"day": "2024-07-01", "kind": "jobsamtale", "form": "telefon", "outcome": "holdt", "topics": ["job"]}
VISIT = {"kind": "virksomhedsbesoeg", "day": "2024-07-01", "outcome": "holdt", "area": "250"}


def at(citizen: int, kind: str = "samtale") -> str:
    return f"/citizens/{citizen}/registrations/{kind}"


def new(system: Asker, to: str, body: Any = TALK, name: str = "") -> Any:
    return system.post(to, body, Idempotency_Key=name or uuid.uuid4().hex)


@pytest.fixture
def citizen(site: Site) -> int:
    return site.citizens_of("sagsbehandler")[5]


def test_registration_shows_at_once_on_the_citizens_page_and_is_logged(site: Site, system: Asker, citizen: int) -> None:
    from pejl.web.models import CitizenRecord

    answer = new(system, at(citizen))
    assert answer.status_code == 201, answer.content
    record = CitizenRecord.objects.get(ref=answer.json()["ref"])
    assert (record.citizen, record.kind, record.by.role) == (citizen, "samtale", "integrator")
    assert answer.json()["data"] == {**TALK, "topics": "job"}
    assert answer.headers["ETag"] == '"1"'
    assert system.get(answer.headers["Location"]).json() == answer.json()
    assert looked(site) == [("api-registrations", citizen, "samtaler")] * 2
    assert any(str(each.day) == "2024-07-01" for each in site.stand.citizen(citizen).talks)


# --- the same again --------------------------------------------------------------------------------------


def test_idempotency_same_key_and_body_is_one_row_and_one_answer(system: Asker, citizen: int) -> None:
    from pejl.web.models import CitizenRecord

    first, again = (new(system, at(citizen), name="a") for _ in range(2))
    assert (first.status_code, first.json()) == (again.status_code, again.json())
    assert again.headers["Idempotency-Replayed"] == "true"
    assert CitizenRecord.objects.filter(ref=first.json()["ref"]).count() == 1


def test_idempotency_first_answer_stays_the_answer_after_a_correction(system: Asker, citizen: int) -> None:
    first = new(system, at(citizen), name="a")
    system.ask("PUT", first.headers["Location"], {**TALK, "form": "video"}, If_Match='"1"')
    assert new(system, at(citizen), name="a").json() == first.json()


@pytest.mark.parametrize("other", [{**TALK, "form": "video"}, {**TALK, "topics": None}])
def test_idempotency_same_key_with_another_body_is_refused(system: Asker, citizen: int, other: Any) -> None:
    new(system, at(citizen), name="a")
    answer = new(system, at(citizen), other, name="a")
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:pejl:problem:noeglen_brugt"


def test_idempotency_same_key_for_another_citizen_is_refused(site: Site, system: Asker, citizen: int) -> None:
    new(system, at(citizen), name="a")
    assert new(system, at(site.citizens_of("sagsbehandler")[6]), name="a").status_code == 422


def test_idempotency_another_users_key_is_another(site: Site, system: Asker, citizen: int) -> None:
    new(system, at(citizen), name="a")
    other = new(asker(site, "sagsbehandler"), at(citizen), {**TALK, "day": "2024-06-28"}, name="a")
    assert other.status_code == 201


def test_idempotency_what_was_refused_can_be_put_right_under_the_same_key(system: Asker, citizen: int) -> None:
    assert new(system, at(citizen), {**TALK, "day": "2024-02-30"}, name="a").status_code == 422
    assert new(system, at(citizen), name="a").status_code == 201


def test_idempotency_key_must_be_there(system: Asker, citizen: int) -> None:
    answer = system.post(at(citizen), TALK)
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "header.Idempotency-Key")


def test_idempotency_key_is_known_for_thirty_days(site: Site, system: Asker, citizen: int) -> None:
    from datetime import timedelta

    from pejl.web.models import Idempotent

    new(system, at(citizen), name="a")
    later = {**TALK, "day": "2024-06-26"}
    Idempotent.objects.update(made=site.stand.now - timedelta(days=30))
    assert new(system, at(citizen), later, name="a").status_code == 422
    Idempotent.objects.update(made=site.stand.now - timedelta(days=31))
    assert new(system, at(citizen), later, name="a").status_code == 201
    assert [each.made for each in Idempotent.objects.all()] == [site.stand.now]


def test_idempotency_two_at_once_make_one_row(site: Site, citizen: int) -> None:
    from django.db import connections

    from pejl.web.models import CitizenRecord

    secret = key(site)

    def once(_: int) -> Any:
        try:
            return new(Asker(secret), at(citizen), name="race")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(once, range(6)))
    assert {each.status_code for each in answers} == {201}
    assert len({each.content for each in answers}) == 1
    assert CitizenRecord.objects.filter(ref=answers[0].json()["ref"]).count() == 1
    assert CitizenRecord.objects.filter(citizen=citizen, kind="samtale").count() == 1


# --- the version that was seen ---------------------------------------------------------------------------


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
    where = new(system, at(citizen)).headers["Location"]
    assert system.ask("PUT", where, TALK).status_code == 422
    assert system.ask("PUT", where, TALK, If_Match="*").status_code == 422


def test_taken_back_is_gone_and_its_versions_stay(system: Asker, citizen: int) -> None:
    from pejl.web.models import CitizenRecord

    first = new(system, at(citizen))
    where = first.headers["Location"]
    assert system.ask("DELETE", where, If_Match='"1"').status_code == 204
    assert system.get(where).status_code == 404
    assert system.ask("PUT", where, TALK, If_Match='"2"').status_code == 404
    assert CitizenRecord.objects.filter(ref=first.json()["ref"]).count() == 2


# --- whom and what ---------------------------------------------------------------------------------------


def test_foreign_and_missing_citizens_are_answered_alike(site: Site, citizen: int) -> None:
    worker = asker(site, "ungeraadgiver")
    foreign, missing = (new(worker, at(each), name="a") for each in (citizen, 4711))
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content
    assert looked(site) == []


def test_foreign_record_is_not_found_by_its_ref(site: Site, system: Asker, citizen: int) -> None:
    ref = new(system, at(citizen)).json()["ref"]
    other = site.citizens_of("sagsbehandler")[6]
    assert system.get(f"{at(other)}/{ref}").status_code == 404
    assert system.get(f"{at(citizen, 'tilbud')}/{ref}").status_code == 404
    assert system.ask("DELETE", f"{at(other)}/{ref}", If_Match='"1"').status_code == 404


def test_a_system_writes_no_exemption_and_no_relation_of_anybody(site: Site, system: Asker, citizen: int) -> None:
    exemption = {"kind": "sygdom", "start": "2024-07-01"}
    relation = {"role": "sagsbehandler", "who": site.user("sagsbehandler").worker, "start": "2024-07-01"}
    kinds = system.get("/api/openapi.json").json()["components"]["schemas"]["citizens_fritagelse"]["properties"]
    exemption["kind"] = kinds["kind"]["enum"][0]
    for each in (citizen, 4711):
        assert new(system, at(each, "fritagelse"), exemption).status_code == 403
        assert new(system, at(each, "relation"), relation).status_code == 403


@pytest.mark.parametrize("kind", ["samtale", "haendelse"])
def test_a_system_writes_nothing_of_health(site: Site, system: Asker, citizen: int, kind: str) -> None:
    body = {**TALK, "topics": ["job", "helbred"]} if kind == "samtale" else {"kind": "raskmeldt", "day": "2024-07-01"}
    assert new(system, at(citizen, kind), body).json()["type"] == "urn:pejl:problem:helbred"
    assert new(asker(site, "sagsbehandler"), at(citizen, kind), body).status_code == 201


def test_a_system_sees_no_more_of_what_has_come_to_tell_of_health(site: Site, system: Asker, citizen: int) -> None:
    where, caseworker = new(system, at(citizen)).headers["Location"], asker(site, "sagsbehandler")
    assert caseworker.ask("PUT", where, {**TALK, "topics": ["helbred"]}, If_Match='"1"').status_code == 200
    assert caseworker.get(where).json()["data"]["topics"] == "helbred"
    assert system.get(where).status_code == 404
    for version in ('"1"', '"2"'):
        assert system.ask("PUT", where, TALK, If_Match=version).status_code == 404
        assert system.ask("DELETE", where, If_Match=version).status_code == 404
    assert caseworker.get(where).json()["version"] == 2


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"day": "2024-13-01"}, "body.day"),
        ({"day": "2024-02-30"}, "body.day"),
        ({"day": 20240701}, "body.day"),
        ({"kind": "snak"}, "body.kind"),
        ({"cpr": "010180-0000"}, "body.cpr"),
        ({"topics": ["job", "vejr"]}, "body.topics.1"),
    ],
)
def test_fault_in_a_field_is_told_with_its_place(system: Asker, citizen: int, change: Any, place: str) -> None:
    answer = new(system, at(citizen), {**TALK, **change})
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, PROBLEM)
    assert answer.json()["errors"][0]["at"] == place
    assert answer.json()["errors"][0]["says"]


def test_same_row_under_another_key_is_told_to_be_there_already(system: Asker, citizen: int) -> None:
    new(system, at(citizen))
    answer = new(system, at(citizen))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "web_borger_fejl_findes")


# --- companies -------------------------------------------------------------------------------------------


def test_company_visit_is_recorded_and_corrected(site: Site, system: Asker) -> None:
    from pejl.web.models import CompanyRecord

    company = CompanyRecord.objects.filter(kind="stamdata").first().company
    to = f"/companies/{company}/registrations/besoeg"
    answer = new(system, to, VISIT)
    assert answer.status_code == 201, answer.content
    assert CompanyRecord.objects.get(ref=answer.json()["ref"]).company == company
    where = answer.headers["Location"]
    assert system.ask("PUT", where, {**VISIT, "outcome": "aflyst"}, If_Match='"1"').status_code == 200
    assert system.ask("PUT", where, VISIT, If_Match='"1"').status_code == 409


def test_company_that_is_not_there_is_not_found(system: Asker) -> None:
    assert new(system, "/companies/4711/registrations/besoeg", VISIT).status_code == 404


@pytest.mark.parametrize("said", ["Ring 010190-1234", "010190 1234"])
def test_company_text_with_a_persons_number_is_refused(site: Site, system: Asker, said: str) -> None:
    from pejl.web.models import CompanyRecord

    company = CompanyRecord.objects.filter(kind="stamdata").first().company
    answer = new(system, f"/companies/{company}/registrations/besoeg", {**VISIT, "tekst": said})
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "body.tekst")
    assert "0101" not in answer.content.decode()


# --- erased ----------------------------------------------------------------------------------------------


def test_erased_citizens_key_leads_to_nothing(site: Site, system: Asker, citizen: int) -> None:
    from pejl.web.keeping import forget
    from pejl.web.models import CitizenRecord

    new(system, at(citizen), name="a")
    forget([citizen])
    assert new(system, at(citizen), name="a").status_code == 422
    assert not CitizenRecord.objects.filter(citizen=citizen).exists()
