"""One page, one plan: what each who works with a citizen sees of one, and nothing of it is hinted at to others."""

import re
from datetime import timedelta
from typing import Any

import pytest

from pejl.answers.borger import Citizen
from pejl.due.state import State
from web.reading import body_of, text_of


def _page(site: Any, role: str, citizen: int) -> Any:
    return site.client(role).get(f"/borger/{citizen}")


def _name(site: Any, citizen: int) -> str:
    from pejl.web import names

    return str(names.of(site.stand, [citizen])[citizen])


def _foreign(site: Any, role: str) -> int:
    """A citizen whom nobody of the user's team stands by."""
    from pejl.web.access import Relation, circle_of, who_of
    from pejl.web.demo import citizens_of
    from pejl.web.models import User

    stand = site.stand
    circle = circle_of(who_of(site.user(role)), stand, stand.now)
    others = User.objects.exclude(role=role).exclude(worker="").order_by("pk")
    every = [citizen for other in others for citizen in citizens_of(stand, other.worker)]
    return next(each for each in every if circle.relation(each) is Relation.INGEN)


def _reasoned(site: Any, role: str, citizen: int) -> None:
    from pejl.web.models import Reason

    at = site.stand.now
    Reason.objects.create(
        user=site.user(role), citizen=citizen, why="Vagt for en kollega", at=at, until=at + timedelta(hours=8)
    )


# --- who sees what -----------------------------------------------------------------------------------------


def test_a_foreign_citizen_and_one_that_does_not_exist_are_answered_alike(site: Any) -> None:
    foreign, missing = (_page(site, "sagsbehandler", each) for each in (_foreign(site, "sagsbehandler"), 4711))
    assert foreign.status_code == missing.status_code == 404
    assert re.sub("csrf[^>]+>|X-CSRF[^>]+>", "", body_of(foreign)) == re.sub(
        "csrf[^>]+>|X-CSRF[^>]+>", "", body_of(missing)
    )


@pytest.mark.parametrize("number", [0, 1 << 63, 10**30])
def test_an_id_no_table_can_hold_is_a_citizen_that_does_not_exist(site: Any, number: int) -> None:
    assert _page(site, "sagsbehandler", number).status_code == 404


def test_nothing_is_written_in_the_log_of_a_page_that_was_refused(site: Any) -> None:
    from pejl.web.models import LookedAt

    _page(site, "sagsbehandler", _foreign(site, "sagsbehandler"))
    assert not LookedAt.objects.exists()


def test_the_own_caseworker_sees_the_whole_plan_and_the_log_tells_which_parts(site: Any) -> None:
    from pejl.web.access import FIELDS, Relation, Role
    from pejl.web.models import LookedAt

    citizen = site.citizen_of("sagsbehandler")
    page = _page(site, "sagsbehandler", citizen)
    shown = text_of(page)
    known: Citizen = site.stand.citizen(citizen)
    assert f"<h1>{_name(site, citizen)}" in body_of(page)
    assert f"{known.age} år" in shown
    assert "Du står ved borgeren." in shown
    running = (*known.benefits.now, *known.offers.now, *known.exemptions.now)
    for name in (*(each.name for each in running), *(each.name for each in known.happenings[:6])):
        assert name in shown
    for text in ("Lagermedarbejder med truckcertifikat", "Søg to lagerjob om ugen", "Genoptræning", "ringes op"):
        assert text in shown
    looked = LookedAt.objects.get()
    assert (looked.citizen, looked.look.page) == (citizen, "borgeren")
    assert set(looked.fields.split(",")) == {str(each) for each in FIELDS[Role.SAGSBEHANDLER][Relation.EGEN]}


def test_another_department_sees_the_shared_plan_and_nothing_else(site: Any) -> None:
    citizen = site.citizen_of("sagsbehandler")
    page = _page(site, "anden_afdeling", citizen)
    shown = text_of(page)
    assert "Genoptræning" in shown
    assert "Lagermedarbejder" in shown
    assert "Planen er delt med Sundhed." in shown
    assert "A-kassen" not in shown
    for part in ("frister", "samtaler", "tilbud", "noter", "forloeb", "helbred", "profil", "tid"):
        assert f'id="{part}"' not in body_of(page)
    for each in site.stand.citizen(citizen).benefits.now:
        assert each.name not in shown


def test_sharing_that_has_ended_closes_the_page_at_once(site: Any) -> None:
    from pejl.web.models import Share

    citizen = site.citizen_of("sagsbehandler")
    browser = site.client("anden_afdeling")
    assert browser.get(f"/borger/{citizen}").status_code == 200
    Share.objects.filter(citizen=citizen, unit="Sundhed").update(end=site.stand.day - timedelta(days=1))
    assert browser.get(f"/borger/{citizen}").status_code == 404


def test_a_leader_with_a_reason_sees_no_health_and_the_reason_is_in_the_log(site: Any) -> None:
    from pejl.web.models import Look

    citizen = _with_health(site)
    _reasoned(site, "leder", citizen)
    page = _page(site, "leder", citizen)
    shown = text_of(page)
    assert "Åbnet med en grund, til kl. 18.00." in shown
    assert 'id="helbred"' not in body_of(page)
    assert 'id="noter"' not in body_of(page)
    assert "helbred og arbejdsevne" not in shown
    assert "raskmeldt" not in shown.lower().replace("når en forsikret ledig bliver raskmeldt", "")
    assert Look.objects.get().reason == "Vagt for en kollega"


def _with_health(site: Any) -> int:
    """A citizen with a talk about health, and a mark of health."""
    from pejl.web.demo import citizens_of

    for citizen in citizens_of(site.stand, site.user("sagsbehandler").worker):
        known = site.stand.citizen(citizen)
        marks = {each.code for each in known.happenings} & {"raskmeldt", "delvist_raskmeldt"}
        if marks and any("helbred" in talk.topics for talk in known.talks):
            return int(citizen)
    raise AssertionError("no such citizen in the made-up ledger")


def test_a_protected_name_is_shown_to_the_own_worker_and_not_to_the_team(site: Any, monkeypatch: Any) -> None:
    from pejl.web.models import User
    from pejl.web.stand import Stand

    citizen = site.citizen_of("sagsbehandler")
    monkeypatch.setattr(Stand, "protected", lambda self, each: each == citizen)
    assert _name(site, citizen) in text_of(_page(site, "sagsbehandler", citizen))
    User.objects.filter(role="sagsbehandler").update(worker="")
    page = _page(site, "sagsbehandler", citizen)
    known = site.stand.citizen(citizen)
    assert "<h1>Beskyttet navn" in body_of(page)
    assert "Dit hold står ved borgeren." in text_of(page)
    assert _name(site, citizen) not in body_of(page)
    assert f"{known.age} år" not in text_of(page)


# --- what is due -------------------------------------------------------------------------------------------


def test_each_open_row_of_the_citizen_stands_there_with_why(site: Any) -> None:
    from pejl.answers.listed import open_rows

    mine = site.stand.sheet.with_word("worker", site.user("sagsbehandler").worker)
    citizen = open_rows(mine).subjects()[0]
    rows = open_rows(site.stand.sheet.of_subject(citizen)).rows()
    page = body_of(_page(site, "sagsbehandler", citizen))
    assert rows
    for text in {each.promise.text for each in rows}:
        assert text[0].upper() + text[1:] in page
    links = re.findall(r'href="(/arbejdsliste/hvorfor/[^"]+)"', page)
    same = {(each.promise.origin, each.promise.id, each.state, each.due, each.waits_for) for each in rows}
    assert len(links) == len(same)
    assert site.client("sagsbehandler").get(links[0]).status_code == 200


def test_an_overdue_row_is_told_by_a_word_and_a_sign(site: Any) -> None:
    from pejl.web.demo import citizens_of

    mine = citizens_of(site.stand, site.user("sagsbehandler").worker)
    late = site.stand.sheet.in_state(State.OVERSKREDET).running()
    citizen = next(each for each in mine if len(late.of_subject(each)))
    assert "✗ overskredet" in text_of(_page(site, "sagsbehandler", citizen))


def test_a_step_is_late_the_day_after_its_day(site: Any) -> None:
    from pejl.web.models import CitizenRecord

    citizen = site.citizen_of("sagsbehandler")
    assert "✗ senest" not in text_of(_page(site, "sagsbehandler", citizen))
    row = CitizenRecord.objects.get(citizen=citizen, kind="trin", data__hvem="kommune")
    row.save_next({**row.data, "senest": "2024-06-30"}, row.by_id, site.stand.now)
    assert "✗ senest 30. juni 2024" in text_of(_page(site, "sagsbehandler", citizen))


# --- what can be done --------------------------------------------------------------------------------------


def test_only_who_may_record_is_offered_to(site: Any) -> None:
    citizen = site.citizen_of("sagsbehandler")
    _reasoned(site, "leder", citizen)
    own, leader, other = (body_of(_page(site, role, citizen)) for role in ("sagsbehandler", "leder", "anden_afdeling"))
    assert f'href="/borger/{citizen}/registrer/samtale"' in own
    assert "/registrer/" not in leader
    assert "/registrer/" not in other
    assert f'href="/borger/{citizen}/delt"' in other
    assert f'href="/borger/{citizen}/del"' not in other


def test_why_a_citizen_was_handed_over_is_not_for_another_department(site: Any) -> None:
    from pejl.web.models import CitizenRecord

    citizen, me = site.citizen_of("sagsbehandler"), site.user("sagsbehandler")
    data = {"role": "mentor", "who": me.worker, "start": "2024-07-01", "end": "", "grund": "Kollega er syg"}
    CitizenRecord.objects.create(citizen=citizen, kind="relation", data=data, by=me, at=site.stand.now)
    assert "Kollega er syg" in text_of(_page(site, "sagsbehandler", citizen))
    other = text_of(_page(site, "anden_afdeling", citizen))
    assert "mentor" in other
    assert "Kollega er syg" not in other


def test_another_department_corrects_its_own_fields_alone(site: Any) -> None:
    citizen = site.citizen_of("sagsbehandler")
    assert f"/borger/{citizen}/delt?ref=" in body_of(_page(site, "sagsbehandler", citizen))
    assert f"/borger/{citizen}/delt?ref=" not in body_of(_page(site, "anden_afdeling", citizen))


def test_the_page_asks_the_database_few_times(site: Any, django_queries: Any) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    browser.get(f"/borger/{citizen}")
    with django_queries() as asked:
        browser.get(f"/borger/{citizen}")
    assert len(asked) <= 25


@pytest.fixture
def django_queries(site: Any) -> Any:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return lambda: CaptureQueriesContext(connection)
