"""The access log: nothing of a citizen leaves without its line, and no line tells of what was not shown."""

from typing import Any

import pytest

from web.abuse import logged, visits
from web.conftest import Site
from web.matrix import ROLES

REF = "00000000-0000-4000-8000-000000000000"


def test_log_that_cannot_be_written_lets_nothing_of_a_citizen_out(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import DatabaseError

    from pejl.web.looks import Looks

    def stopped(*_: object) -> None:
        raise DatabaseError("disk")

    pages = [each for each in visits(site, "GET") if each[0] in ("sagsbehandler", "leder", "akasse", "borger")]
    browsers = {role: site.client(role) for role in ROLES}
    shown = {(role, at) for role, _, at in pages if _looks(browsers[role], at)}
    assert len(shown) >= 12
    monkeypatch.setattr(Looks, "write", stopped)
    for role, at in sorted(shown):
        for query in ("", "?form=csv", "?form=json"):
            answer = browsers[role].get(at + query)
            assert answer.status_code == 503, f"{at}{query} as {role}"
            assert "attachment" not in answer.headers.get("Content-Disposition", "")
            assert str(site.citizen_of("sagsbehandler")) not in answer.content.decode()


def _looks(browser: Any, at: str) -> bool:
    from pejl.web.models import Look

    before = Look.objects.count()
    browser.get(at)
    return Look.objects.count() > before


def test_log_of_a_page_that_failed_has_no_line(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pejl.web.models import Look
    from pejl.web.pages import borgeren

    def broken(*_: object) -> None:
        raise RuntimeError("efter opslaget")

    monkeypatch.setattr(borgeren, "years", broken)
    browser = site.client("sagsbehandler", raise_request_exception=False)
    answer = browser.get(f"/borger/{site.citizen_of('sagsbehandler')}")
    assert answer.status_code == 500
    assert not Look.objects.exists()
    assert "efter opslaget" not in answer.content.decode()


def test_log_has_a_line_for_a_form_that_was_refused_and_shows_the_citizen_again(site: Site) -> None:
    """What is shown with a fault beside it is shown: 422 and 409 are answers with a citizen in them."""
    citizen = site.citizen_of("sagsbehandler")
    browser = site.client("sagsbehandler")
    answer = browser.post(f"/borger/{citizen}/aftal/note", {"ref": REF, "version": "0", "tekst": ""})
    assert answer.status_code == 422
    assert logged() == {citizen}


def test_log_has_a_line_for_a_conflict_that_shows_both_texts(site: Site) -> None:
    from pejl.web.models import CitizenRecord, Look

    citizen = site.citizen_of("sagsbehandler")
    note = CitizenRecord.objects.get(citizen=citizen, kind="note")
    note.save_next({"tekst": "Deres ord"}, site.user("leder").pk, site.stand.now)
    given = {"ref": str(note.ref), "version": "1", "tekst": "Mine ord"}
    answer = site.client("sagsbehandler").post(f"/borger/{citizen}/aftal/note", given)
    assert answer.status_code == 409
    assert "Deres ord" in answer.content.decode()
    assert logged() == {citizen}
    assert Look.objects.get().page == "aftal"
