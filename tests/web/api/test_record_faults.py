"""What cannot be recorded is told at its field, in words that help; what is there already, with where it is."""

from typing import Any

import pytest

from web.api.keys import NOW, PROBLEM, Asker, looked
from web.api.sending import OFFER, ORDER, TALK, VISIT, at, new
from web.conftest import Site


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"day": "2024-13-01"}, "body.day"),
        ({"day": "2024-02-30"}, "body.day"),
        ({"day": 20240701}, "body.day"),
        ({"kind": "snak"}, "body.kind"),
        ({"cpr": "010180-0000"}, "body.cpr"),
        ({"topics": ["job", "vejr"]}, "body.topics.1"),
        ({"topics": ["job", "job"]}, "body.topics"),
    ],
)
def test_fault_in_a_field_is_told_with_its_place(system: Asker, citizen: int, change: Any, place: str) -> None:
    answer = new(system, at(citizen), {**TALK, **change})
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, PROBLEM)
    assert answer.json()["errors"][0]["at"] == place
    assert answer.json()["errors"][0]["says"]


@pytest.mark.parametrize("day", ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "0000-01-01"])
def test_fault_a_day_that_is_none_says_so(system: Asker, citizen: int, day: str) -> None:
    told = new(system, at(citizen), {**TALK, "day": day}).json()["errors"]
    assert told == [{"at": "body.day", "code": "ikke_en_dag", "says": "Det er ikke en dag i kalenderen"}]


@pytest.mark.parametrize(
    ("kind", "body", "place", "code"),
    [
        ("samtale", {**TALK, "day": "2024-07-02"}, "day", "reg_ikke_sket_endnu"),
        ("samtale", {**TALK, "day": "0001-01-01"}, "day", "reg_dag_uden_for"),
        ("samtale", {**TALK, "day": "9999-12-31"}, "day", "reg_dag_uden_for"),
        ("tilbud", {**OFFER, "end": "2024-06-30"}, "end", "reg_slut_foer_start"),
        ("tilbud", {**OFFER, "end": "2044-07-01"}, "end", "reg_dag_uden_for"),
        ("tilbud", {**OFFER, "start": "1900-01-01", "end": "2024-07-01"}, "start", "reg_dag_uden_for"),
        ("tilbud", {**OFFER, "kind": "igu", "start": "2016-06-30"}, "kind", "reg_ikke_i_kraft"),
    ],
)
def test_fault_of_one_field_of_a_citizens_record_has_its_place(
    system: Asker, citizen: int, kind: str, body: Any, place: str, code: str
) -> None:
    (fault,) = new(system, at(citizen, kind), body).json()["errors"]
    assert (fault["at"], fault["code"]) == (f"body.{place}", code)


def test_fault_a_code_that_the_form_does_not_offer_is_not_in_force(
    system: Asker, citizen: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pejl.law.catalogue import catalogue

    offered = {code: each for code, each in catalogue("offers", "kind").items() if code != OFFER["kind"]}
    monkeypatch.setattr("pejl.web.recordform.catalogue", lambda *of: offered)
    (fault,) = new(system, at(citizen, "tilbud"), OFFER).json()["errors"]
    assert (fault["at"], fault["code"]) == ("body.kind", "reg_ikke_i_kraft")
    assert "1. juli 2024" in fault["says"]


@pytest.mark.parametrize(
    ("kind", "change", "place", "code"),
    [
        ("henvendelse", {"day": "2024-07-02"}, "day", "reg_ikke_sket_endnu"),
        ("henvendelse", {"klokken": "23:59"}, "klokken", "reg_tid_ikke_kommet"),
        ("henvendelse", {"positions": 0}, "positions", "reg_kan_ikke_bruges"),
        ("henvendelse", {"svar_dag": "2024-07-02"}, "svar_dag", "reg_tid_ikke_kommet"),
        ("henvendelse", {"svar_dag": "2024-06-30", "klokken": "08:00"}, "svar_dag", "web_virk_fejl_svar_foer"),
        (
            "henvendelse",
            {"hjaelp_dag": "2024-07-01", "hjaelp_kl": "23:59"},
            "hjaelp_dag",
            "web_virk_fejl_hjaelp_senere",
        ),
        ("besoeg", {"konsulent": "ingen"}, "konsulent", "ukendt_medarbejder"),
    ],
)
def test_fault_of_one_field_of_a_companys_record_has_its_place(
    system: Asker, company: int, kind: str, change: Any, place: str, code: str
) -> None:
    body = {**(ORDER if kind == "henvendelse" else VISIT), **change}
    (fault,) = new(system, f"/companies/{company}/registrations/{kind}", body).json()["errors"]
    assert (fault["at"], fault["code"]) == (f"body.{place}", code)
    assert "kan ikke bruges her" not in fault["says"]


@pytest.mark.parametrize("said", ["Ring 010190-1234", "010190 1234"])
def test_company_text_with_a_persons_number_is_refused(system: Asker, company: int, said: str) -> None:
    answer = new(system, f"/companies/{company}/registrations/besoeg", {**VISIT, "tekst": said})
    assert (answer.status_code, answer.json()["errors"][0]["at"]) == (422, "body.tekst")
    assert "0101" not in answer.content.decode()


# --- the same again -----------------------------------------------------------------------------------------


def test_same_row_under_another_key_is_told_to_be_there_already_and_where(
    site: Site, system: Asker, citizen: int
) -> None:
    first = new(system, at(citizen))
    answer = new(system, at(citizen), {**TALK, "form": "video"})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "web_borger_fejl_findes")
    where = answer.headers["Location"]
    assert (answer.json()["ref"], where) == (first.json()["ref"], first.headers["Location"])
    assert looked(site) == [("api-registrations", citizen, "samtaler")] * 2
    seen = system.get(where).headers["ETag"]
    assert system.ask("PUT", where, {**TALK, "form": "video"}, If_Match=seen).json()["data"]["form"] == "video"


@pytest.mark.parametrize("topics", ["helbred", "job"])
def test_same_row_that_somebody_else_has_written_is_told_without_where(
    site: Site, system: Asker, citizen: int, topics: str
) -> None:
    """Whether it is of health or not: that one is told and the other is not would tell which it is."""
    from pejl.web.models import CitizenRecord

    record = CitizenRecord.objects.get(ref=new(system, at(citizen)).json()["ref"])
    record.save_next({**record.data, "topics": topics}, site.user("sagsbehandler").pk, NOW)
    answer = new(system, at(citizen))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "web_borger_fejl_findes")
    assert "ref" not in answer.json()
    assert "Location" not in answer.headers


@pytest.mark.parametrize("day", ["2024-06-30", "2024-07-02"])
def test_same_row_is_not_told_where_the_ledger_says_something_else(system: Asker, citizen: int, day: str) -> None:
    new(system, at(citizen, "tilbud"), OFFER)
    answer = new(system, at(citizen, "tilbud"), {**OFFER, "end": day})
    assert ("ref" in answer.json()) == (day >= OFFER["start"])
