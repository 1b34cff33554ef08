"""Log-in by a provider: every way its answer can be wrong."""

import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from web.conftest import Site
from web.provider import CITIZEN, STAFF, Provider, log_in, staff
from web.reading import body_of

# --- answers that are wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "other",
    [
        {"iss": "https://andet.example"},
        {"aud": "en anden"},
        {"aud": ["en anden", "en tredje"]},
        {"aud": ["pejl", "en anden"], "azp": "en anden"},
        {"nonce": "et andet"},
        {"nonce": None},
        {"exp": int(time.time()) - 5},
        {"exp": None},
        {"iat": int(time.time()) + 86_400},
        {"sub": None},
    ],
    ids=["iss", "aud", "two aud", "azp", "nonce", "no nonce", "exp", "no exp", "iat", "no sub"],
)
def test_oidc_a_token_that_is_not_this_providers_to_us_now_lets_nobody_in(
    site: Site, provider: Provider, other: dict[str, Any]
) -> None:
    staff()
    provider.claims, provider.other = {"sub": "o-1"}, other
    client, answer = log_in(site, provider)
    assert answer.status_code == 403
    assert client.get("/profil").status_code == 302


@pytest.mark.parametrize("algorithm", ["RS256", "HS256", "none"])
def test_oidc_a_token_signed_by_another_key_or_not_at_all_lets_nobody_in(
    site: Site, provider: Provider, algorithm: str
) -> None:
    staff()
    keys = {
        "RS256": rsa.generate_private_key(public_exponent=65537, key_size=2048),
        "HS256": "kun til prøver, og langt nok til en nøgle",
        "none": "",
    }
    provider.claims, provider.key, provider.algorithm = {"sub": "o-1"}, keys[algorithm], algorithm
    assert log_in(site, provider)[1].status_code == 403


def test_oidc_an_answer_counts_once(site: Site, provider: Provider) -> None:
    staff()
    provider.claims = {"sub": "o-1"}
    client = site.client()
    back = provider.answer(client.get(STAFF)["Location"])
    assert client.get(back).status_code == 302
    again = client.get(back)
    assert again.status_code == 403
    assert "Begynd forfra" in body_of(again)


def test_oidc_an_answer_in_another_browser_than_the_one_that_asked_counts_nothing(
    site: Site, provider: Provider
) -> None:
    staff()
    provider.claims = {"sub": "o-1"}
    back = provider.answer(site.client().get(STAFF)["Location"])
    assert site.client().get(back).status_code == 403


@pytest.mark.parametrize("query", ["", "?code=x", "?state=x", "?code=x&state=x", "?error=access_denied&state=x"])
def test_oidc_an_answer_nobody_asked_for_is_a_plain_page(site: Site, provider: Provider, query: str) -> None:
    assert site.client().get(f"/log-ind/svar{query}").status_code == 403


def test_oidc_a_log_in_that_was_broken_off_says_so(site: Site, provider: Provider) -> None:
    client = site.client()
    client.get(STAFF)
    state = next(iter(client.session["oidc_states"]))
    answer = client.get(f"/log-ind/svar?error=access_denied&error_description=<script>&state={state}")
    assert "afbrudt" in body_of(answer)
    assert "&lt;script" not in body_of(answer)


def test_oidc_a_provider_that_does_not_answer_is_told_in_words(
    site: Site, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEJL_OIDC_STAFF_TOKEN", "http://127.0.0.1:9/token")
    client = site.client()
    assert "ikke et svar, som kan bruges" in body_of(client.get(provider.answer(client.get(STAFF)["Location"])))


def test_oidc_is_not_there_where_no_provider_is_named(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for prefix in ("PEJL_OIDC_STAFF_ISSUER", "PEJL_OIDC_BORGER_ISSUER"):
        monkeypatch.delenv(prefix, raising=False)
    for at in (STAFF, CITIZEN, "/log-ind/oidc/andre"):
        assert site.client().get(at).status_code == 404
    assert "/log-ind/oidc" not in body_of(site.client().get("/log-ind"))


def test_oidc_a_provider_with_a_name_lacking_is_not_there_and_the_password_still_is(
    site: Site, provider: Provider, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("PEJL_OIDC_STAFF_TOKEN")
    page = body_of(site.client().get("/log-ind"))
    assert STAFF not in page
    assert "id_password" in page
    assert "PEJL_OIDC_STAFF_TOKEN is not set" in caplog.text


def test_oidc_the_log_in_page_leads_to_both_providers(site: Site, provider: Provider) -> None:
    page = body_of(site.client().get("/log-ind?next=/profil"))
    assert f'href="{CITIZEN}"' in page
    assert f'href="{STAFF}?next=%2Fprofil"' in page
