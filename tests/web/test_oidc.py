"""Log-in by a provider that is really asked: who is let in."""

from typing import Any

import pytest

from web.conftest import Site
from web.provider import CITIZEN, STAFF, Provider, log_in, staff
from web.reading import body_of


def number_of(site: Site, citizen: int) -> str:
    from pejl.web.names import register

    number = register(site.stand.base.around).number_of(citizen)
    assert number is not None
    return number.number


def test_oidc_asks_with_state_nonce_and_a_challenge_and_trades_with_the_verifier(
    site: Site, provider: Provider
) -> None:
    staff()
    provider.claims = {"sub": "o-1"}
    log_in(site, provider)
    asked, traded = provider.asked[0], provider.traded[0]
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert min(len(asked[each]) for each in ("state", "nonce", "code_challenge")) >= 32
    assert asked["redirect_uri"] == traded["redirect_uri"] == "http://testserver/log-ind/svar"
    assert len(traded["code_verifier"]) >= 43


def test_oidc_staff_is_let_in_by_subject_with_the_second_factor_given(site: Site, provider: Provider) -> None:
    staff()
    provider.claims = {"sub": "o-1"}
    client, answer = log_in(site, provider, f"{STAFF}?next=/profil")
    assert answer["Location"] == "/profil"
    assert "Oda" in body_of(client.get("/profil"))


def test_oidc_next_of_another_site_is_not_followed(site: Site, provider: Provider) -> None:
    staff()
    provider.claims = {"sub": "o-1"}
    assert log_in(site, provider, f"{STAFF}?next=https://andet.example/")[1]["Location"] == "/"


def test_oidc_staff_nobody_made_a_user_is_not_let_in_and_none_is_made(site: Site, provider: Provider) -> None:
    from pejl.web.models import User

    before = User.objects.count()
    provider.claims = {"sub": "o-2", "role": "administrator", "name": "En Fremmed"}
    client, answer = log_in(site, provider)
    assert answer.status_code == 403
    assert "ikke oprettet som bruger" in body_of(answer)
    assert "En Fremmed" not in body_of(answer)
    assert User.objects.count() == before
    assert client.get("/profil").status_code == 302


def test_oidc_staff_whose_access_is_closed_is_not_let_in(site: Site, provider: Provider) -> None:
    staff(is_active=False)  # type: ignore[arg-type]
    provider.claims = {"sub": "o-1"}
    assert "Din adgang er lukket" in body_of(log_in(site, provider)[1])


def test_oidc_an_empty_subject_is_nobodys_though_users_without_one_exist(site: Site, provider: Provider) -> None:
    provider.claims = {"sub": ""}
    assert log_in(site, provider)[1].status_code == 403


def test_oidc_a_name_counts_once_and_binds_the_user_to_the_subject(
    site: Site, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEJL_OIDC_STAFF_USERNAME_CLAIM", "preferred_username")
    staff(subject="")
    provider.claims = {"sub": "o-7", "preferred_username": "ODA"}
    assert log_in(site, provider)[1].status_code == 302
    provider.claims = {"sub": "o-8", "preferred_username": "oda"}
    assert log_in(site, provider)[1].status_code == 403


@pytest.mark.parametrize("username", ["leder", "borger"])
def test_oidc_a_name_never_opens_a_user_with_a_password_or_a_citizen(
    site: Site, provider: Provider, monkeypatch: pytest.MonkeyPatch, username: str
) -> None:
    monkeypatch.setenv("PEJL_OIDC_STAFF_USERNAME_CLAIM", "preferred_username")
    provider.claims = {"sub": "o-7", "preferred_username": username}
    assert log_in(site, provider)[1].status_code == 403


def test_oidc_the_role_is_pejls_own_whatever_is_claimed(site: Site, provider: Provider) -> None:
    user = staff()
    provider.claims = {"sub": "o-1", "role": "administrator", "roles": ["administrator"]}
    log_in(site, provider)
    user.refresh_from_db()
    assert user.role == "analytiker"


@pytest.mark.parametrize(
    ("claimed", "role"),
    [
        (["andet", "PEJL-LEDER"], "leder"),
        ("PEJL-LEDER", "leder"),
        (["andet"], None),
        (["PEJL-BORGER"], None),
        (None, None),
    ],
)
def test_oidc_a_directory_gives_roles_only_by_the_mapping_that_is_set(
    site: Site, provider: Provider, monkeypatch: pytest.MonkeyPatch, claimed: Any, role: str | None
) -> None:
    monkeypatch.setenv("PEJL_OIDC_STAFF_ROLE_CLAIM", "groups")
    monkeypatch.setenv("PEJL_OIDC_STAFF_ROLES", "PEJL-LEDER=leder, PEJL-BORGER=borger")
    user = staff()
    provider.claims = {"sub": "o-1", "groups": claimed}
    answer = log_in(site, provider)[1]
    user.refresh_from_db()
    assert (answer.status_code, user.role) == ((302, role) if role else (403, "analytiker"))


def test_oidc_a_directory_does_not_take_the_role_from_the_last_administrator(
    site: Site, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEJL_OIDC_STAFF_ROLE_CLAIM", "groups")
    monkeypatch.setenv("PEJL_OIDC_STAFF_ROLES", "PEJL-LEDER=leder")
    user = staff(role="administrator")
    others = type(user).objects.filter(role="administrator").exclude(pk=user.pk)
    others.update(is_active=False)
    provider.claims = {"sub": "o-1", "groups": ["PEJL-LEDER"]}
    assert log_in(site, provider)[1].status_code == 302
    user.refresh_from_db()
    assert user.role == "administrator"
    others.update(is_active=True)
    log_in(site, provider)
    user.refresh_from_db()
    assert user.role == "leder"


# --- citizens --------------------------------------------------------------------------------------------


def test_oidc_a_citizen_comes_in_by_number_and_neither_number_nor_name_is_kept(
    site: Site, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    from django.contrib.sessions.models import Session

    from pejl.web.models import User

    citizen = site.citizen_of("ungeraadgiver")
    number = number_of(site, citizen)
    provider.claims = {"sub": "m-1", "dk_cpr": number, "name": "Et Navn"}
    client, answer = log_in(site, provider, CITIZEN)
    assert answer["Location"] == "/"
    user = User.objects.get(citizen=citizen)
    assert (user.role, user.name, user.subject) == ("borger", "Borger", "")
    assert client.session["_auth_user_id"] == str(user.pk)
    kept = str([each.get_decoded() for each in Session.objects.all()]) + str(list(User.objects.values())) + caplog.text
    assert number not in kept
    assert "Et Navn" not in kept


def test_oidc_a_citizen_has_one_user_however_often_they_come(site: Site, provider: Provider) -> None:
    from pejl.web.models import User

    citizen = site.user("borger").citizen
    provider.claims = {"sub": "m-1", "dk_cpr": number_of(site, citizen)}
    for _ in range(2):
        assert log_in(site, provider, CITIZEN)[1].status_code == 302
    assert User.objects.filter(citizen=citizen).count() == 1


@pytest.mark.parametrize("number", ["6162574900", "", "ikke et nummer", None, ["6162574900"]])
def test_oidc_a_number_of_nobody_here_is_a_plain_page_that_repeats_nothing(
    site: Site, provider: Provider, number: Any, caplog: pytest.LogCaptureFixture
) -> None:
    from pejl.web.models import User

    before = User.objects.count()
    provider.claims = {"sub": "m-1", "dk_cpr": number}
    answer = log_in(site, provider, CITIZEN)[1]
    assert answer.status_code == 403
    assert "ikke noget forløb at vise" in body_of(answer)
    assert "6162574900" not in body_of(answer) + caplog.text
    assert User.objects.count() == before


def test_oidc_a_citizens_provider_lets_no_staff_in_and_the_other_way_round(site: Site, provider: Provider) -> None:
    staff()
    provider.claims = {"sub": "o-1"}
    assert log_in(site, provider, CITIZEN)[1].status_code == 403
    provider.claims = {"sub": "m-1", "dk_cpr": number_of(site, site.user("borger").citizen)}
    assert log_in(site, provider, STAFF)[1].status_code == 403


def test_oidc_what_the_user_info_says_counts_when_it_is_of_the_same_subject(
    site: Site, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEJL_OIDC_BORGER_USERINFO", f"{provider.issuer}/info")
    number = number_of(site, site.user("borger").citizen)
    provider.claims, provider.info = {"sub": "m-1"}, {"sub": "m-1", "dk_cpr": number}
    assert log_in(site, provider, CITIZEN)[1].status_code == 302
    provider.info = {"sub": "m-2", "dk_cpr": number}
    assert log_in(site, provider, CITIZEN)[1].status_code == 403
