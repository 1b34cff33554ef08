"""Two users in one browser (KOMBIT / Aula, 2022), and nothing of staff without a second factor (Brøndby, 2024)."""

import pytest

from web.abuse import (
    address,
    every_page,
    logged,
)
from web.conftest import PASSWORD, Site
from web.matrix import ROLES
from web.reading import body_of

STAFF = tuple(each for each in ROLES if each != "borger")
OPEN = {"login", "login-kode", "mitid", "sprog", "was", "hjaelp", "hjaelp-emne", "sundhed", "oidc", "oidc-svar", "svar"}
"""Pages for who is not logged in."""


# --- KOMBIT / Aula, 23 February 2022 -----------------------------------------------------------------------


def test_aula_two_users_in_one_browser_without_a_log_out_between_share_nothing(site: Site) -> None:
    browser = site.client()
    browser.post("/log-ind", {"username": "sagsbehandler", "password": PASSWORD})
    citizen = site.citizen_of("sagsbehandler")
    assert browser.get(f"/borger/{citizen}").status_code == 200
    session = browser.session
    session["spor"] = "efterladt af den første"
    session.save()
    old = session.session_key
    browser.post("/log-ind", {"username": "analytiker", "password": PASSWORD})
    assert browser.session["_auth_user_id"] == str(site.user("analytiker").pk)
    assert "spor" not in browser.session
    assert browser.session.session_key != old
    assert browser.get(f"/borger/{citizen}").status_code == 404
    assert "Signe Sagsbehandler" not in body_of(browser.get("/profil"))
    left = site.client()
    left.cookies[_cookie()] = old
    assert left.get(f"/borger/{citizen}").status_code == 302


def test_aula_a_key_that_was_there_before_the_log_in_is_not_the_one_after(site: Site) -> None:
    browser = site.client()
    browser.get("/log-ind/oidc/medarbejder")
    before = browser.session
    before["sat"] = "af den, der lagde fælden"
    before.save()
    browser.cookies[_cookie()] = before.session_key
    browser.post("/log-ind", {"username": "leder", "password": PASSWORD})
    trap = site.client()
    trap.cookies[_cookie()] = before.session_key
    assert trap.get("/profil").status_code == 302
    assert browser.get("/profil").status_code == 200


def test_aula_what_a_browser_kept_shows_nothing_after_a_log_out(site: Site) -> None:
    browser = site.client("sagsbehandler")
    at = f"/borger/{site.citizen_of('sagsbehandler')}"
    assert browser.get(at).headers["Cache-Control"] == "no-store"
    other_tab = site.client()
    other_tab.cookies = browser.cookies.copy()
    assert '"cache"' in browser.post("/log-ud").headers["Clear-Site-Data"]
    for each in (browser, other_tab):
        assert each.get(at).status_code == 302


def _cookie() -> str:
    from django.conf import settings

    return str(settings.SESSION_COOKIE_NAME)


# --- Brøndby, 7 October 2024 --------------------------------------------------------------------------------


@pytest.fixture
def strict(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    from django.conf import settings

    monkeypatch.setattr(settings, "PEJL_DEMO", False)
    return site


def test_broendby_no_page_of_staff_is_reached_with_the_password_alone(strict: Site) -> None:
    tried = 0
    for role in STAFF:
        browser = strict.client()
        answer = browser.post("/log-ind", {"username": role, "password": PASSWORD})
        assert answer["Location"] == "/log-ind/kode"
        for page in every_page().values():
            if page.name in OPEN:
                continue
            for method in page.methods:
                found = getattr(browser, method.lower())(address(strict, page, role))
                assert found.status_code == 302, f"{method} {page.name} as {role}"
                assert found["Location"].startswith("/log-ind"), f"{method} {page.name} as {role}"
                tried += 1
    assert tried > 400
    assert logged() == set()


def test_broendby_a_session_that_lacks_the_second_factor_opens_nothing(strict: Site) -> None:
    browser = strict.client("leder")
    session = browser.session
    session["kode"] = False
    session.save()
    for page in every_page().values():
        if page.name not in OPEN and "GET" in page.methods:
            assert browser.get(address(strict, page, "leder")).status_code == 302, page.name


def test_broendby_the_stand_in_for_mitid_is_not_there(strict: Site) -> None:
    assert strict.client().get("/log-ind/opdigtet").status_code == 404
    assert strict.client().post("/log-ind/opdigtet", {"borger": strict.user("borger").citizen}).status_code == 404
