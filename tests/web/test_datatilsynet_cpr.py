"""CPR numbers, whichever way they come in: in no address, log, file name, message or free text."""

import re

import pytest

from web.abuse import (
    foreign,
    number_of,
    tables,
)
from web.conftest import Site
from web.reading import body_of


def test_cpr_is_in_no_address_log_row_file_name_message_or_session(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    from django.contrib.sessions.models import Session

    citizen, far = site.citizen_of("sagsbehandler"), foreign(site)
    numbers = {number_of(site, each) for each in (citizen, far)}
    why = "Vagt for en kollega, der er syg"
    answers = [
        site.client("sagsbehandler").post("/find-borger", {"soeg": each, "grund": why}, follow=True) for each in numbers
    ]
    leader = site.client("leder")
    answers += [leader.post("/opslag", {"nummer": each}, follow=True) for each in numbers]
    answers += [site.client().post("/log-ind", {"username": each, "password": "forkert"}) for each in numbers]
    answers += [site.client("sagsbehandler").get(f"/arbejdsliste?form={form}") for form in ("csv", "xlsx", "json")]
    said = [repr(each.headers) + repr(getattr(each, "redirect_chain", "")) + body_of(each) for each in answers]
    said += [repr(tables(but=set())), caplog.text]
    said += [repr(each.get_decoded()) for each in Session.objects.all()]
    echoed = re.compile(r'value="[\d -]{10,11}"')  # what one has typed stands in the field it was typed in
    for number in numbers:
        both = f"{number[:6]}-?{number[6:]}"
        assert not any(re.search(both, echoed.sub("", each)) for each in said)


@pytest.mark.parametrize("typed", ["3199991234", "319999-1234", "3199991 234"])
def test_cpr_that_was_typed_wrong_does_not_become_an_address(site: Site, typed: str) -> None:
    answer = site.client("leder").post("/opslag", {"nummer": typed})
    assert answer.status_code == 400
    assert "Location" not in answer.headers


def test_cpr_in_free_text_is_refused_wherever_something_is_written_of_somebody(site: Site) -> None:
    from pejl.web.models import CitizenRecord, GoalRecord, Reason

    citizen, goal = site.citizen_of("sagsbehandler"), site.stand.plan.goals[0].id
    number = number_of(site, citizen)
    written = f"Mor har {number[:6]}-{number[6:]}"
    before = CitizenRecord.objects.count(), GoalRecord.objects.count(), Reason.objects.count()
    key = {"ref": "00000000-0000-4000-8000-000000000000", "version": "0"}
    mine = site.client("sagsbehandler")
    tried = [
        mine.post(f"/borger/{citizen}/aftal/note", {**key, "tekst": written}),
        mine.post(f"/borger/{citizen}/aftal/trin", {**key, "tekst": written, "hvem": "borger"}),
        mine.post(f"/borger/{citizen}/delt", {**key, "tekst": written, "emne": "indsats", "dag": "2024-07-01"}),
        mine.post("/find-borger", {"soeg": number_of(site, foreign(site)), "grund": written}),
        site.client("leder").post(f"/maal/{goal}/note", {"kind": "note", "tekst": written, "dag": "2024-07-01"}),
    ]
    assert [each.status_code for each in tried] == [422] * 5
    assert (CitizenRecord.objects.count(), GoalRecord.objects.count(), Reason.objects.count()) == before
    from pejl.due.picked import staff_on

    worker = site.user("sagsbehandler").worker
    other = next(who for who, team in staff_on(site.stand.snapshot, site.stand.day) if team == "sygedagpenge")
    rows = [row.id for row in site.stand.sheet.with_word("worker", worker).running().rows(1)]
    handed = {"raekke": rows, "gem": "1", "antal": "1", "til": other, "fra_dag": "2024-07-01", "grund": written}
    site.client("leder").post("/arbejdsliste/omfordel", handed)
    assert not CitizenRecord.objects.filter(kind="relation").exists()
    site.client("leder").post("/arbejdsliste/omfordel", {**handed, "grund": "Ferie i uge 28"})
    assert CitizenRecord.objects.filter(kind="relation").exists()
