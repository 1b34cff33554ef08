"""Min dag: today's talks with what to know before each, the own counters, and a leader's teams."""

import re
from datetime import timedelta
from typing import Any

import pytest

from pejl.answers.listed import Tab, open_rows, tabs
from pejl.due.relations import booked_on
from web.reading import text_of


def _booked(site: Any, worker: str) -> list[int]:
    stand = site.stand
    return [each.person for each in booked_on(stand.snapshot, stand.day) if each.worker == worker]


def _names(site: Any, citizens: list[int]) -> dict[int, str]:
    from pejl.web import names

    return names.of(site.stand, citizens)


def test_talks_are_those_of_the_own_citizens_and_no_other(site: Any) -> None:
    me = site.user("sagsbehandler")
    page = text_of(site.client("sagsbehandler").get("/min-dag"))
    mine = _booked(site, me.worker)
    others = [each.person for each in booked_on(site.stand.snapshot, site.stand.day) if each.person not in mine]
    assert mine
    assert others
    for name in _names(site, mine).values():
        assert name in page
    for name in set(_names(site, others).values()) - set(_names(site, mine).values()):
        assert name not in page


def test_a_talk_can_be_recorded_from_the_day_itself(site: Any) -> None:
    mine = _booked(site, site.user("sagsbehandler").worker)
    page = site.client("sagsbehandler").get("/min-dag").content.decode()
    for citizen in mine:
        assert f'href="/borger/{citizen}/registrer/samtale"' in page


def test_talks_stand_by_name_since_no_extract_tells_the_hour(site: Any) -> None:
    page = site.client("sagsbehandler").get("/min-dag").content.decode()
    shown = [name.strip() for name in re.findall(r"<h3><a [^>]+>([^<]+)</a></h3>", page)]
    assert shown == sorted(shown)
    assert len(shown) == len(_booked(site, site.user("sagsbehandler").worker))


def test_a_talk_that_was_held_is_off_the_day_at_once(site: Any) -> None:
    from pejl.web.models import CitizenRecord

    user, stand = site.user("sagsbehandler"), site.stand
    talk = next(each for each in booked_on(stand.snapshot, stand.day) if each.worker == user.worker)
    held = {"day": "2024-07-01", "kind": talk.kind, "form": talk.form, "outcome": "holdt", "topics": ""}
    CitizenRecord.objects.create(citizen=talk.person, kind="samtale", data=held, by=user, at=stand.now)
    page = site.client("sagsbehandler").get("/min-dag").content.decode()
    assert f'href="/borger/{talk.person}/registrer/samtale"' not in page


def test_every_talk_is_written_in_the_access_log_with_what_was_shown(site: Any) -> None:
    from pejl.web.models import LookedAt

    before = LookedAt.objects.count()
    site.client("sagsbehandler").get("/min-dag")
    looked = {row.citizen: row.fields.split(",") for row in LookedAt.objects.order_by("pk")[before:]}
    for citizen in _booked(site, site.user("sagsbehandler").worker):
        assert {"navn", "samtaler", "frister"} <= set(looked[citizen])


@pytest.mark.parametrize("role", ["sagsbehandler", "ungeraadgiver"])
def test_counters_are_those_of_the_own_open_rows(site: Any, role: str) -> None:
    page = text_of(site.client(role).get("/min-dag"))
    mine = tabs(open_rows(site.stand.sheet).with_word("worker", site.user(role).worker))
    for label, tab in (("Overskredet", Tab.OVERSKREDET), ("I dag", Tab.DAG), ("Næste 6 dage", Tab.UGE)):
        assert f"{label} {mine[tab]}" in page


def test_a_consultant_sees_which_offers_end_and_of_the_citizen_nothing_else(site: Any) -> None:
    from pejl.due.picked import held_by, staff_on
    from pejl.web.models import LookedAt, User

    stand = site.stand
    staff = [who for who, team in staff_on(stand.snapshot, stand.day) if team == "virksomhed"]
    worker = max(staff, key=lambda who: len(held_by(stand.snapshot, who, stand.day)))
    User.objects.filter(role="virksomhedskonsulent").update(worker=worker)
    mine = {citizen for citizen, _ in held_by(stand.snapshot, worker, stand.day)}
    last = stand.day + timedelta(weeks=4)
    ending = {c for c in mine for offer in stand.citizen(c).offers.now if offer.last and offer.last <= last}
    page = site.client("virksomhedskonsulent").get("/min-dag").content.decode()
    assert {int(each) for each in re.findall(r'<li><a href="/borger/(\d+)"', page)} == ending != set()
    assert {row.fields for row in LookedAt.objects.filter(citizen__in=ending).order_by("-pk")[: len(ending)]} == {
        "navn,tilbud"
    }
    assert "registrer" not in page


def test_a_leader_sees_the_teams_and_what_nobody_has_and_no_name(site: Any) -> None:
    from pejl.web.models import Look

    before = Look.objects.count()
    page = text_of(site.client("leder").get("/min-dag"))
    rows = open_rows(site.stand.sheet)
    assert f"Åbne rækker, som ingen har: {len(rows.with_word('worker', ''))}." in page
    for team in ("jobparate", "unge", "sygedagpenge"):
        assert team in page
    assert Look.objects.count() == before


@pytest.mark.parametrize("role", ["udvalg", "analytiker", "borger", "anden_afdeling", "akasse", "administrator"])
def test_who_has_no_work_list_has_no_day(site: Any, role: str) -> None:
    assert site.client(role).get("/min-dag").status_code == 404


@pytest.mark.parametrize("role", ["sagsbehandler", "leder", "virksomhedskonsulent"])
def test_the_page_takes_few_queries(site: Any, role: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = site.client(role)
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/min-dag").status_code == 200
    assert len(queries) <= 25
