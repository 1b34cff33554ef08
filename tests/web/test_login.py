"""Who gets in with a name and a password, what a wrong one is told, and how one gets out."""

from typing import Any

import pytest

from web.conftest import PASSWORD, Site
from web.reading import body_of

WRONG = "Brugernavn eller adgangskode er forkert."


def log_in(client: Any, username: str, password: str, **of: str) -> Any:
    return client.post("/log-ind", {"username": username, "password": password, **of})


def test_login_nobody_logged_in_is_sent_to_the_form_and_back_to_where_they_were_going(site: Site) -> None:
    client = site.client()
    sent = client.get("/profil?a=1&b=2")
    assert sent.status_code == 302
    assert sent["Location"] == "/log-ind?next=%2Fprofil%3Fa%3D1%26b%3D2"
    back = log_in(client, "leder", PASSWORD, next="/profil?a=1&b=2")
    assert back["Location"] == "/profil?a=1&b=2"


def test_login_the_form_has_one_heading_and_a_label_for_every_field(site: Site) -> None:
    page = body_of(site.client().get("/log-ind"))
    assert page.count("<h1") == 1
    for field in ("id_username", "id_password"):
        assert f'for="{field}"' in page
        assert f'id="{field}"' in page


@pytest.mark.parametrize(
    "to", ["https://andet.example/", "//andet.example", "javascript:alert(1)", "/\\andet.example", "/log-ud", "/x"]
)
def test_login_an_address_of_another_site_or_of_no_page_is_never_followed(site: Site, to: str) -> None:
    assert log_in(site.client(), "leder", PASSWORD, next=to)["Location"] == "/"


def test_login_an_unknown_user_and_a_wrong_password_are_told_the_same(site: Site) -> None:
    unknown = log_in(site.client(), "findes-ikke", "noget helt andet")
    wrong = log_in(site.client(), "leder", "noget helt andet")
    assert unknown.status_code == wrong.status_code == 401
    assert WRONG in body_of(unknown)
    assert body_of(unknown).count("alert-error") == body_of(wrong).count("alert-error") == 1


def test_login_an_unknown_user_costs_a_hash_as_a_known_one_does(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    hashed = []
    encode = Argon2PasswordHasher.encode
    monkeypatch.setattr(Argon2PasswordHasher, "encode", lambda *of: hashed.append(1) or encode(*of))
    log_in(site.client(), "findes-ikke", "noget helt andet")
    assert hashed


def test_login_passwords_are_kept_as_argon2_alone(site: Site) -> None:
    from pejl.web.models import User

    kept = set(User.objects.exclude(role="borger").values_list("password", flat=True))
    assert kept
    assert all(each.startswith("argon2$argon2id$") for each in kept)


def test_login_a_citizen_never_gets_in_with_a_password_even_when_there_is_one(site: Site) -> None:
    citizen = site.user("borger")
    citizen.set_password(PASSWORD)
    citizen.save()
    assert log_in(site.client(), citizen.username, PASSWORD).status_code == 401


def test_login_who_has_no_access_any_more_is_told_what_a_wrong_password_is_told(site: Site) -> None:
    from pejl.web.models import User

    User.objects.filter(username="leder").update(is_active=False)
    assert WRONG in body_of(log_in(site.client(), "leder", PASSWORD))


def test_login_after_five_wrong_tries_the_right_password_does_not_get_in_either(site: Site) -> None:
    client = site.client()
    tries = [log_in(client, "leder", "noget helt andet").status_code for _ in range(5)]
    assert tries == [401, 401, 401, 401, 429]
    answer = log_in(client, "leder", PASSWORD)
    assert answer.status_code == 429
    assert "Vent 15 minutter" in body_of(answer)
    assert log_in(site.client(), "analytiker", PASSWORD).status_code == 302


def test_login_a_cpr_number_typed_for_a_name_is_not_written_down(site: Site) -> None:
    from axes.models import AccessAttempt

    assert log_in(site.client(), "616190-1234", "noget helt andet").status_code == 401
    assert not AccessAttempt.objects.exists()


def test_login_a_password_that_was_tried_is_not_written_down(site: Site) -> None:
    from axes.models import AccessAttempt

    log_in(site.client(), "leder", "hemmelig-prøve-4711")
    tried = AccessAttempt.objects.get()
    assert "4711" not in tried.post_data + tried.get_data + tried.username


def test_logout_ends_the_session_in_every_tab_and_clears_what_the_browser_kept(site: Site) -> None:
    client = site.client("analytiker")
    other = site.client()
    other.cookies = client.cookies.copy()
    assert other.get("/profil").status_code == 200
    answer = client.post("/log-ud")
    assert answer["Location"] == "/log-ind"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert other.get("/profil").status_code == 302


def test_logout_by_a_link_changes_nothing(site: Site) -> None:
    client = site.client("analytiker")
    assert client.get("/log-ud").status_code == 405
    assert client.get("/profil").status_code == 200


def test_login_a_form_without_its_token_is_refused(site: Site) -> None:
    assert log_in(site.client(enforce_csrf_checks=True), "leder", PASSWORD).status_code == 403


def test_mitid_stand_in_lets_a_made_up_citizen_in(site: Site) -> None:
    client = site.client()
    page = body_of(client.get("/log-ind/opdigtet"))
    citizen = site.user("borger").citizen
    assert f'value="{citizen}"' in page
    assert client.post("/log-ind/opdigtet", {"borger": citizen})["Location"] == "/"
    assert client.session["_auth_user_id"] == str(site.user("borger").pk)


def test_mitid_stand_in_lets_nobody_in_who_was_not_offered(site: Site) -> None:
    assert site.client().post("/log-ind/opdigtet", {"borger": "4711"}).status_code == 404


@pytest.mark.parametrize(("demo", "made_up"), [(False, True), (True, False)])
def test_mitid_stand_in_is_not_there_outside_a_demonstration_or_with_real_people(
    site: Site, monkeypatch: pytest.MonkeyPatch, demo: bool, made_up: bool
) -> None:
    from django.conf import settings

    from pejl.web.base import Base

    monkeypatch.setattr(settings, "PEJL_DEMO", demo)
    monkeypatch.setattr(Base, "made_up", property(lambda _: made_up))
    assert site.client().get("/log-ind/opdigtet").status_code == 404
    assert site.client().post("/log-ind/opdigtet", {"borger": site.user("borger").citizen}).status_code == 404
    assert "/log-ind/opdigtet" not in body_of(site.client().get("/log-ind"))
