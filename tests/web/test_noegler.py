"""Keys of systems: told once, kept as a hash, bounded by scope, day and user."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from web.conftest import Site

NOW = datetime(2024, 7, 1, 8, tzinfo=UTC)
GIVEN = {"label": "Ledelsesinformation", "scopes": ["goals:read", "due:read"], "until": "2024-12-31"}


def make(site: Site, **of: Any) -> str:
    given = {**GIVEN, "user": site.user("integrator").pk, **of}
    answer = site.client("administrator").post("/noegler", given)
    found = re.search(r"pejl_[\w-]{43}", answer.content.decode())
    assert found, answer.status_code
    return found[0]


def token_of(secret: str, now: datetime = NOW, kind: str = "Bearer") -> Any:
    from pejl.web.access.tokens import token_of

    return token_of(f"{kind} {secret}", now)


def test_key_is_its_users_and_may_what_it_was_given(site: Site) -> None:
    found = token_of(make(site))
    assert found.who.role == "integrator"
    assert found.scopes == {"goals:read", "due:read"}


def test_key_is_in_one_answer_and_kept_as_a_hash(site: Site) -> None:
    from pejl.web.models import Token

    secret = make(site)
    assert secret not in site.client("administrator").get("/noegler").content.decode()
    kept = Token.objects.get()
    assert secret not in "".join(str(getattr(kept, each.attname)) for each in Token._meta.concrete_fields)
    assert re.fullmatch(r"[0-9a-f]{64}", kept.hashed)


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer pejl_", "Basic pejl_x", "pejl_x", "Bearer ' OR 1=1"]
)
def test_key_another_header_opens_nothing(site: Site, header: str) -> None:
    from pejl.web.access.tokens import token_of

    make(site)
    assert token_of(header, NOW) is None


def test_key_of_another_kind_of_header_opens_nothing(site: Site) -> None:
    secret = make(site)
    assert token_of(secret, kind="bearer") is not None
    assert token_of(secret, kind="Basic") is None
    assert token_of(secret[:-1]) is None


def test_key_holds_to_the_end_of_its_last_day_and_no_longer(site: Site) -> None:
    secret = make(site)
    end = datetime(2024, 12, 31, 23, tzinfo=UTC)
    assert token_of(secret, end - timedelta(microseconds=1)) is not None
    assert token_of(secret, end) is None


def test_key_revoked_opens_nothing_from_then_on_and_says_when(site: Site) -> None:
    from pejl.web.models import Token

    secret = make(site)
    client = site.client("administrator")
    client.post("/noegler", {"traek": Token.objects.get().pk})
    assert token_of(secret) is None
    assert "Trukket tilbage 1. juli 2024" in client.get("/noegler").content.decode()


def test_key_ends_when_its_user_has_no_access(site: Site) -> None:
    secret = make(site)
    site.client("administrator").post(f"/brugere/{site.user('integrator').pk}", {"handling": "luk"})
    assert token_of(secret) is None


@pytest.mark.parametrize("traek", ["", "x", "0", "99999999999999999999", "-1", "²"])
def test_key_that_is_not_there_is_not_revoked(site: Site, traek: str) -> None:
    assert site.client("administrator").post("/noegler", {"traek": traek}).status_code == 400


@pytest.mark.parametrize(
    "of",
    [
        {"scopes": []},
        {"scopes": ["alt"]},
        {"until": "2024-07-01"},
        {"until": "2025-07-03"},
        {"until": "snart"},
        {"label": ""},
    ],
)
def test_key_with_a_scope_or_a_day_that_cannot_be_given_is_not_made(site: Site, of: dict[str, Any]) -> None:
    from pejl.web.models import Token

    given = {**GIVEN, "user": site.user("integrator").pk, **of}
    assert site.client("administrator").post("/noegler", given).status_code == 422
    assert not Token.objects.exists()


@pytest.mark.parametrize("until", ["2024-07-02", "2025-07-02"])
def test_key_can_run_from_tomorrow_to_a_year_ahead(site: Site, until: str) -> None:
    assert make(site, until=until)


@pytest.mark.parametrize("role", ["sagsbehandler", "borger", "leder", "administrator"])
def test_key_acts_as_nobody_who_sees_citizens_or_users(site: Site, role: str) -> None:
    given = {**GIVEN, "user": site.user(role).pk}
    assert site.client("administrator").post("/noegler", given).status_code == 422


def test_key_is_not_given_what_no_key_of_its_user_can_be_used_for(site: Site) -> None:
    from pejl.web.models import Token

    analyst = site.user("analytiker")
    given = {**GIVEN, "user": analyst.pk, "scopes": ["goals:read", "due:read", "registrations:write"]}
    answer = site.client("administrator").post("/noegler", given)
    assert answer.status_code == 422
    said = f"En nøgle til {analyst.name} kan ikke bruges til dette: læse frister, lægge registreringer ind."
    assert said in answer.content.decode()
    assert not Token.objects.exists()


def test_key_of_an_analyst_is_given_what_the_analyst_can_use(site: Site) -> None:
    scopes = ["goals:read", "compare:read", "loads:write"]
    assert token_of(make(site, user=site.user("analytiker").pk, scopes=scopes)).scopes == set(scopes)


def test_form_says_which_role_a_scope_is_for_and_what_role_a_user_has(site: Site) -> None:
    page = site.client("administrator").get("/noegler").content.decode()
    for words in ("læse frister", "lægge registreringer ind"):
        assert f"{words} (kun rollen Integrator)" in page
    assert "læse mål og tal (" not in page
    for role, said in (("integrator", "Integrator"), ("analytiker", "Analytiker")):
        assert f"({site.user(role).username}), {said}</option>" in page


def test_key_made_and_revoked_is_in_the_log_without_the_key(site: Site) -> None:
    from pejl.web.models import Look, Token

    secret = make(site)
    site.client("administrator").post("/noegler", {"traek": Token.objects.get().pk})
    said = list(Look.objects.order_by("pk").values_list("reason", flat=True))
    assert said == [
        "Lavede nøglen Ledelsesinformation til integrator: goals:read due:read",
        "Trak nøglen Ledelsesinformation tilbage",
    ]
    assert secret not in " ".join(said)
