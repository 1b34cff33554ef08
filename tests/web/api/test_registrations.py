"""Recording by a key: once for each Idempotency-Key, of whom and what the key may."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from web.api.keys import NOW, Asker, another_system, key, looked
from web.api.sending import TALK, VISIT, at, new
from web.conftest import Site


def test_registration_shows_at_once_on_the_citizens_page_and_is_logged(site: Site, system: Asker, citizen: int) -> None:
    from pejl.web.models import CitizenRecord

    answer = new(system, at(citizen))
    assert answer.status_code == 201, answer.content
    record = CitizenRecord.objects.get(ref=answer.json()["ref"])
    assert (record.citizen, record.kind, record.by.role) == (citizen, "samtale", "integrator")
    assert answer.json()["data"] == TALK
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
    other = new(another_system(site), at(citizen), {**TALK, "day": "2024-06-28"}, name="a")
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


# --- taken back ----------------------------------------------------------------------------------------


def test_taken_back_is_gone_and_its_versions_stay(system: Asker, citizen: int) -> None:
    from pejl.web.models import CitizenRecord

    first = new(system, at(citizen))
    where = first.headers["Location"]
    assert system.ask("DELETE", where, If_Match='"1"').status_code == 204
    assert system.get(where).status_code == 404
    assert system.ask("PUT", where, TALK, If_Match='"2"').status_code == 404
    assert CitizenRecord.objects.filter(ref=first.json()["ref"]).count() == 2


# --- whom and what ---------------------------------------------------------------------------------------


def test_missing_citizen_is_not_found_and_not_logged(site: Site, system: Asker) -> None:
    assert new(system, at(4711)).status_code == 404
    assert looked(site) == []


def test_citizen_the_key_may_not_write_of_is_answered_as_one_that_is_missing(
    site: Site, system: Asker, citizen: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pejl.web.access import Role, table

    monkeypatch.setitem(table.WRITES, Role.INTEGRATOR, {})  # type: ignore[arg-type]
    foreign, missing = (new(system, at(each), name="a") for each in (citizen, 4711))
    assert foreign.status_code == missing.status_code == 404
    assert foreign.content == missing.content
    assert looked(site) == []


def test_foreign_record_is_not_found_by_its_ref(site: Site, system: Asker, citizen: int) -> None:
    ref = new(system, at(citizen)).json()["ref"]
    other = site.citizens_of("sagsbehandler")[6]
    assert system.get(f"{at(other)}/{ref}").status_code == 404
    assert system.get(f"{at(citizen, 'tilbud')}/{ref}").status_code == 404
    assert system.ask("DELETE", f"{at(other)}/{ref}", If_Match='"1"').status_code == 404


@pytest.mark.parametrize("kind", ["samtale", "haendelse"])
def test_a_system_writes_nothing_of_health(system: Asker, citizen: int, kind: str) -> None:
    body = {**TALK, "topics": ["job", "helbred"]} if kind == "samtale" else {"kind": "raskmeldt", "day": "2024-07-01"}
    answer = new(system, at(citizen, kind), body)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:pejl:problem:helbred")


def test_a_system_sees_no_more_of_what_has_come_to_tell_of_health(site: Site, system: Asker, citizen: int) -> None:
    from pejl.web.models import CitizenRecord

    where = new(system, at(citizen)).headers["Location"]
    record = CitizenRecord.objects.get(ref=where.rpartition("/")[2])
    record.save_next({**record.data, "topics": "helbred"}, site.user("sagsbehandler").pk, NOW)
    assert system.get(where).status_code == 404
    for version in ('"1"', '"2"'):
        assert system.ask("PUT", where, TALK, If_Match=version).status_code == 404
        assert system.ask("DELETE", where, If_Match=version).status_code == 404
    assert CitizenRecord.objects.filter(ref=record.ref).count() == 2


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


# --- erased ----------------------------------------------------------------------------------------------


def test_erased_citizens_key_leads_to_nothing(site: Site, system: Asker, citizen: int) -> None:
    from pejl.web.keeping import forget
    from pejl.web.models import CitizenRecord

    new(system, at(citizen), name="a")
    forget([citizen])
    assert new(system, at(citizen), name="a").status_code == 422
    assert not CitizenRecord.objects.filter(citizen=citizen).exists()
