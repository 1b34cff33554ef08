"""Requests that were not meant: forged, replayed, sent to another host; and what every answer carries."""

from typing import Any

import pytest

from web.abuse import address, alike, columns, every_page, foreign, logged, opens, tables, visits
from web.conftest import PASSWORD, Site
from web.matrix import ROLES
from web.planted import MISSING

# --- forged ----------------------------------------------------------------------------------------------


WITHOUT_A_COOKIE = {"svar"}
"""The word in the address is what lets an answer in: nobody is logged in there, and no cookie is read or set."""


def test_csrf_every_page_that_changes_something_refuses_a_form_without_its_token(site: Site) -> None:
    pages, tried = list(visits(site, "POST")), set()
    browsers = {role: site.client(role, enforce_csrf_checks=True) for role in ROLES}
    before = tables()
    for role, name, at in pages:
        if name in WITHOUT_A_COOKIE:
            continue
        answer = browsers[role].post(at, {"traek": "1", "slut": "1", "slet": "1", "handling": "luk", "gem": "1"})
        assert answer.status_code == 403, f"{name} as {role}"
        tried.add(name)
    assert tried == {page.name for page in every_page().values() if "POST" in page.methods} - WITHOUT_A_COOKIE
    assert columns(before, tables()) == set()


def test_csrf_a_token_of_another_browser_counts_nothing(site: Site) -> None:
    mine, theirs = (site.client("analytiker", enforce_csrf_checks=True) for _ in range(2))
    token = _token(theirs.get("/profil"))
    given = {"handling": "om", "name": "En anden", "lang": "da", "csrfmiddlewaretoken": token}
    assert mine.post("/profil", given).status_code == 403
    assert theirs.post("/profil", given).status_code == 302


def _token(answer: Any) -> str:
    return str(answer.content.decode().split('csrfmiddlewaretoken" value="')[1].split('"')[0])


def test_get_as_every_role_of_every_page_changes_nothing(site: Site) -> None:
    pages = list(visits(site, "GET"))
    browsers = {role: site.client(role) for role in ROLES}
    before = tables()
    for role, name, at in pages:
        for query in ("", "?form=csv", "?traek=1&slut=1&slet=1&gem=1&handling=luk&fra=&ref="):
            answer = browsers[role].get(at + query)
            assert answer.status_code < 500, f"{name} as {role}: {answer.status_code}"
    assert columns(before, tables()) == set()
    assert {name for _, name, _ in pages} >= {page.name for page in every_page().values() if "GET" in page.methods} - {
        "oidc",
        "oidc-svar",
    }


def test_get_of_a_page_that_changes_something_is_not_allowed(site: Site) -> None:
    for page in every_page().values():
        if "GET" not in page.methods:
            assert site.client("leder").get(address(site, page, "leder")).status_code in (404, 405)


# --- elsewhere -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "to", ["https://andet.example/", "//andet.example/x", "https:andet.example", "\\\\andet.example"]
)
def test_redirect_no_address_of_a_request_leads_to_another_site(site: Site, to: str) -> None:
    login = {"username": "leder", "password": PASSWORD, "next": to}
    answers = [
        site.client().post("/log-ind", login),
        site.client().get("/log-ind", {"next": to}),
        site.client("leder").get("/sprog/en", headers={"referer": to}),
        site.client("sagsbehandler").post("/arbejdsliste/gem", {"soegning": f"?{to}", "navn": "x", "next": to}),
        site.client("sagsbehandler").get("/arbejdsliste/omfordel", {"tilbage": to, "next": to}),
    ]
    for answer in answers:
        assert answer.headers.get("Location", "/").startswith("/")
        assert not answer.headers.get("Location", "/").startswith("//")
        assert f'href="{to}' not in answer.content.decode()


@pytest.mark.parametrize("host", ["andet.example", "testserver.andet.example", "testserver:80@andet.example", "a b"])
@pytest.mark.parametrize("http", [True, False])
def test_host_another_than_the_sites_is_a_bad_request_that_repeats_nothing(
    site: Site, host: str, http: bool, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.SECURE_SSL_REDIRECT = not http
    for at in ("/", "/log-ind", "/planen"):
        answer = site.client().get(at, headers={"host": host})
        assert answer.status_code == 400
        assert "andet.example" not in answer.content.decode() + str(dict(answer.items()))


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Django's settings, as they were again after the test."""
    from django.conf import settings

    class Changed:
        def __setattr__(self, name: str, value: object) -> None:
            monkeypatch.setattr(settings, name, value)

    return Changed()


# --- what a refusal tells --------------------------------------------------------------------------------


def test_refused_a_foreign_citizen_and_a_missing_one_are_equal_to_the_byte_for_get_and_post(site: Site) -> None:
    far, pairs = foreign(site), 0
    sheet = site.stand.sheet
    row = sheet.of_subject(far).rows(1)
    for role in ROLES:
        browser = site.client(role)
        for page in every_page().values():
            if "<int:citizen>" not in page.at and "<path:row>" not in page.at:
                continue
            here = _about(site, page, role, far, row[0].id if row else "")
            gone = here.replace(str(far), str(MISSING))
            for method in page.methods:
                ask = getattr(browser, method.lower())
                two = [ask(at, _sent()) if method == "POST" else ask(at) for at in (here, gone)]
                assert [each.status_code for each in two] == [404, 404], f"{method} {page.name} as {role}"
                one, other = (
                    alike(each.content).replace(str(far).encode(), b"").replace(str(MISSING).encode(), b"")
                    for each in two
                )
                assert one == other, f"{method} {page.name} as {role}"
                assert {**two[0].headers, "Content-Length": ""} == {**two[1].headers, "Content-Length": ""}
                pairs += 1
    assert pairs >= 100
    assert logged() == set()


def _about(site: Site, page: Any, role: str, citizen: int, row: str) -> str:
    if "<path:row>" in page.at:
        return f"/arbejdsliste/hvorfor/{row}"
    return address(site, page, role, citizen)


def _sent() -> dict[str, str]:
    return {"ref": "00000000-0000-4000-8000-000000000000", "version": "0", "tekst": "x", "slut": "1"}


# --- what every answer carries ---------------------------------------------------------------------------


def test_headers_stand_on_every_answer(site: Site) -> None:
    browsers = {role: site.client(role) for role in ROLES}
    answers = [(f"{name} as {role}", browsers[role].get(at)) for role, name, at in visits(site, "GET")]
    answers += [
        (f"file {form}", browsers["sagsbehandler"].get(f"/arbejdsliste?form={form}")) for form in ("csv", "json")
    ]
    answers += [("nobody", site.client().get("/planen")), ("none", site.client().get("/findes-ikke"))]
    answers += [("csrf", site.client(enforce_csrf_checks=True).post("/log-ind", {}))]
    answers += [("bad", browsers["leder"].get("/planen?dag=x")), ("method", browsers["leder"].delete("/planen"))]
    for name, answer in answers:
        policy = answer.headers.get("Content-Security-Policy", "")
        assert "default-src 'none'" in policy, name
        assert "frame-ancestors 'none'" in policy, name
        assert "unsafe" not in policy, name
        assert answer.headers["Cache-Control"] == "no-store", name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert answer.headers["X-Frame-Options"] == "DENY", name
        assert answer.headers["Referrer-Policy"] == ("no-referrer" if "svar as" in name else "same-origin"), name
        assert "Server" not in answer.headers, name


def test_pages_have_nothing_that_the_policy_would_have_to_allow(site: Site) -> None:
    import re

    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|javascript:|\ssrc=\"(?!/|data:)", re.I)
    browsers = {role: site.client(role) for role in ROLES}
    for role, name, at in visits(site, "GET"):
        answer = browsers[role].get(at)
        # a file that is saved is shown by no page of ours
        saved = answer.headers.get("Content-Disposition", "").startswith("attachment")
        if "html" in answer.headers.get("Content-Type", "") and not saved:
            found = inline.search(answer.content.decode())
            assert found is None, f"{name} as {role}: {found and found[0]}"


def test_cookies_are_for_this_host_over_tls_and_not_for_scripts(site: Site, settings: Any) -> None:
    """As `settings` makes them where the site is not served as a demonstration; see the next."""
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-pejl", "__Host-pejl-csrf"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.PEJL_HTTP = False
    browser = site.client()
    browser.get("/log-ind", secure=True)
    answer = browser.post("/log-ind", {"username": "leder", "password": PASSWORD}, secure=True)
    assert answer.status_code == 302
    browser.get("/sprog/en", secure=True)
    assert {"__Host-pejl", "__Host-pejl-csrf"} <= browser.cookies.keys()
    for cookie in browser.cookies.values():
        assert cookie["secure"], cookie.key
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] in ("Lax", "Strict"), cookie.key
        assert cookie["path"] == "/", cookie.key
        assert not cookie["domain"], cookie.key


def test_settings_without_the_switches_are_the_strict_ones(tmp_path: Any) -> None:
    """Read in a process of its own, with nothing of the environment but a place for the ledger."""
    import subprocess
    import sys

    code = (
        "from pejl.web import settings as s; print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.CSRF_COOKIE_HTTPONLY, s.SECURE_SSL_REDIRECT,"
        " s.SECURE_HSTS_SECONDS > 0, s.PEJL_DEMO, s.DEBUG, s.PEJL_DAY == '')"
    )
    given = {"PEJL_LEDGER": str(tmp_path / "pejl-data"), "PEJL_DAY": "2024-07-01", "PATH": ""}
    made = subprocess.run([sys.executable, "-c", code], env=given, capture_output=True, text=True, check=True)  # noqa: S603
    assert made.stdout.split() == [
        *("__Host-pejl", "__Host-pejl-csrf"),
        *("True",) * 6,
        *("False", "False", "True"),
    ]


def test_pages_are_opened_by_the_table_and_a_page_that_is_in_none_by_nobody(site: Site) -> None:
    from pejl.web.access import PAGES, may_open, who_of

    who = who_of(site.user("administrator"))
    assert not may_open(who, "findes-ikke")
    assert all(opens(page, who.role) == may_open(who, page.name) for page in every_page().values())
    assert set(PAGES) == set(every_page())
