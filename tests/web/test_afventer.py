"""Whom the work waits for, and DFDG's deadlines beside ours."""

import re
from collections import Counter
from typing import Any

import pytest

from pejl.answers.deadlines import Match, beside
from pejl.answers.listed import open_rows
from pejl.answers.worklist import waiting
from pejl.due.picked import held_by
from pejl.words import say, show
from web.reading import text_of


def _line(each: Any, texts: dict[str, str]) -> str:
    who = each.who or "registrering"
    return f"{who} {texts[each.promise]} {each.rows} {each.overdue} {show(each.oldest) if each.oldest else '–'}"


@pytest.mark.parametrize(("role", "query"), [("sagsbehandler", ""), ("sagsbehandler", "hvis=hold"), ("leder", "")])
def test_the_table_is_of_the_rows_that_the_list_has(site: Any, role: str, query: str) -> None:
    stand, user = site.stand, site.user(role)
    rows = open_rows(stand.sheet)
    if role != "leder":
        rows = rows.with_word("team", user.team) if query else rows.with_word("worker", user.worker)
    texts = {each.id: " ".join(each.text.split()) for each in stand.base.promises}
    page = text_of(site.client(role).get(f"/afventer?{query}"))
    found = waiting(rows)
    assert found
    for each in found:
        assert _line(each, texts) in page


def test_deadlines_are_of_the_own_citizens_and_each_is_logged(site: Any) -> None:
    from pejl.web.models import LookedAt

    stand, user = site.stand, site.user("sagsbehandler")
    before = LookedAt.objects.count()
    page = site.client("sagsbehandler").get("/afventer").content.decode()
    shown = {int(each) for each in re.findall(r'href="/borger/(\d+)"', page)}
    mine = {citizen for citizen, _ in held_by(stand.snapshot, user.worker, stand.day)}
    differing = {
        each.subject
        for each in beside(stand.sheet, stand.snapshot, "250")
        if each.match is not Match.SAME and each.subject in mine
    }
    assert shown == differing != set()
    assert {row.citizen for row in LookedAt.objects.order_by("pk")[before:]} == shown


def test_a_leader_sees_how_many_differ_and_nobody(site: Any) -> None:
    stand = site.stand
    counted = Counter(each.match for each in beside(stand.sheet, stand.snapshot, "250"))
    response = site.client("leder").get("/afventer")
    for match in Match:
        assert f"{say(f'web_arbejde_frist_{match}')} {counted[match]}" in text_of(response)
    assert "/borger/" not in response.content.decode()


def test_what_is_recorded_today_counts_at_once(site: Any) -> None:
    from pejl.web.models import CitizenRecord

    stand, me = site.stand, site.user("sagsbehandler")
    page = site.client("sagsbehandler").get("/afventer").content.decode()
    first = int(re.findall(r'href="/borger/(\d+)"', page)[0])
    theirs = {"kind": "jobsamtale", "form": "fremmoede", "outcome": "holdt", "day": "2024-07-01", "topics": ""}
    CitizenRecord.objects.create(citizen=first, kind="samtale", data=theirs, by=me, at=stand.now)
    again = beside(site.stand.sheet.of_subject(first), site.stand.one(first), "250")
    told = text_of(site.client("sagsbehandler").get("/afventer"))
    for each in again:
        if each.ours and each.ours.due:
            assert show(each.ours.due) in told


@pytest.mark.parametrize("role", ["udvalg", "analytiker", "borger", "anden_afdeling", "akasse", "administrator"])
def test_others_have_no_such_page(site: Any, role: str) -> None:
    assert site.client(role).get("/afventer").status_code == 404


def test_a_consultant_sees_no_deadlines_of_citizens(site: Any) -> None:
    page = site.client("virksomhedskonsulent").get("/afventer")
    assert page.status_code == 200
    assert "DFDG" not in text_of(page)
