"""Users: made, changed, closed. Nobody raises themselves, and there is always an administrator."""

import re
from typing import Any

import pytest

from pejl.intake import Fault
from web.conftest import Site
from web.reading import body_of

ANNA = {"username": "anna", "name": "Anna Ager", "role": "analytiker"}


def without_token(response: Any) -> str:
    return re.sub(r'(value="|Token": ")[A-Za-z0-9]{64}', "", body_of(response))


def make(site: Site, **of: str) -> Any:
    return site.client("administrator").post("/brugere", {**ANNA, **of})


def anna() -> Any:
    from pejl.web.models import User

    return User.objects.get(username="anna")


def values(user: Any, **of: object) -> dict[str, Any]:
    names = ("name", "role", "team", "worker", "unit", "subject", "version")
    return {"handling": "gem", **{name: getattr(user, name) for name in names}, **of}


def test_users_the_list_has_every_member_of_staff_and_no_citizen(site: Site) -> None:
    page = body_of(site.client("administrator").get("/brugere"))
    assert "Signe Sagsbehandler" in page
    assert page.count("<h1") == 1
    assert f"/brugere/{site.user('borger').pk}" not in page


def test_users_a_citizens_log_in_is_as_one_that_does_not_exist(site: Site) -> None:
    client = site.client("administrator")
    there, missing = client.get(f"/brugere/{site.user('borger').pk}"), client.get("/brugere/999999")
    assert (there.status_code, without_token(there)) == (404, without_token(missing))


def test_users_the_one_time_password_is_in_one_answer_and_is_kept_nowhere(site: Site) -> None:
    from django.contrib.sessions.models import Session

    client = site.client("administrator")
    page = body_of(client.post("/brugere", ANNA))
    found = re.search(r"(?:[a-z2-9]{5}-){3}[a-z2-9]{5}", page)
    assert found
    assert anna().check_password(found[0])
    assert found[0] not in body_of(client.get("/brugere"))
    assert all(found[0] not in str(each.get_decoded()) for each in Session.objects.all())


def test_users_with_a_providers_id_there_is_no_password(site: Site) -> None:
    assert make(site, subject="o-1")["Location"] == "/brugere"
    assert not anna().has_usable_password()


@pytest.mark.parametrize("username", ["616190-1234", "6161901234", "Anna", "a", "an na", "anna/../leder"])
def test_users_a_name_that_is_a_cpr_number_or_cannot_be_typed_is_refused(site: Site, username: str) -> None:
    from pejl.web.models import User

    before = User.objects.count()
    assert make(site, username=username).status_code == 422
    assert User.objects.count() == before


def test_users_a_name_that_is_taken_is_refused_in_words(site: Site) -> None:
    answer = make(site, username="leder")
    assert answer.status_code == 422
    assert "allerede en bruger, der hedder leder" in body_of(answer)


@pytest.mark.parametrize("role", ["borger", "konge", ""])
def test_users_are_made_with_a_role_of_staff_alone(site: Site, role: str) -> None:
    assert make(site, role=role).status_code == 422


def test_users_a_worker_of_the_ledger_has_one_active_user(site: Site) -> None:
    worker = site.user("sagsbehandler").worker
    assert worker
    assert make(site, role="sagsbehandler", worker=worker).status_code == 422
    site.client("administrator").post(f"/brugere/{site.user('sagsbehandler').pk}", {"handling": "luk"})
    assert make(site, role="sagsbehandler", worker=worker).status_code == 200


def test_users_a_code_the_ledger_does_not_have_is_refused(site: Site) -> None:
    assert make(site, worker="opfundet").status_code == 422
    assert make(site, team="opfundet").status_code == 422


def test_users_a_change_of_role_is_saved_and_ends_the_users_sessions(site: Site) -> None:
    make(site)
    client = site.client()
    site.log_in(client, anna())
    assert client.get("/profil").status_code == 200
    site.client("administrator").post(f"/brugere/{anna().pk}", values(anna(), role="udvalg"))
    assert anna().role == "udvalg"
    assert client.get("/profil").status_code == 302


def test_users_of_two_who_save_at_once_the_second_sees_both_and_nothing_is_lost(site: Site) -> None:
    make(site)
    client, seen = site.client("administrator"), values(anna())
    client.post(f"/brugere/{anna().pk}", {**seen, "unit": "Ledelsen"})
    answer = client.post(f"/brugere/{anna().pk}", {**seen, "name": "Anna Bager"})
    assert answer.status_code == 409
    page = body_of(answer)
    assert "Ledelsen" in page
    assert "Anna Bager" in page
    assert (anna().name, anna().unit) == ("Anna Ager", "Ledelsen")
    client.post(f"/brugere/{anna().pk}", values(anna(), name="Anna Bager"))
    assert (anna().name, anna().unit) == ("Anna Bager", "Ledelsen")


def test_users_nobody_changes_their_own_role(site: Site) -> None:
    me = site.user("administrator")
    client = site.client("administrator")
    answer = client.post(f"/brugere/{me.pk}", values(me, role="leder"))
    assert answer.status_code == 422
    assert site.user("administrator").pk == me.pk


@pytest.mark.parametrize("handling", ["luk", "telefon", "engangskode", "ud"])
def test_users_nobody_closes_their_own_access(site: Site, handling: str) -> None:
    me = site.user("administrator")
    site.client("administrator").post(f"/brugere/{me.pk}", {"handling": handling})
    after = site.user("administrator")
    assert (after.is_active, after.epoch, after.password) == (True, me.epoch, me.password)


def test_users_the_last_administrator_stays_one(site: Site) -> None:
    from pejl.web.users import changed

    me = site.user("administrator")
    for values_ in ({"role": "leder"}, {"is_active": False}):
        with pytest.raises(Fault, match="web_konto_sidste"):
            changed(me, me.version, False, **values_)
    make(site, role="administrator")
    assert changed(me, me.version, False, role="leder")


def test_users_closed_access_counts_at_the_next_click_and_can_be_given_again(site: Site) -> None:
    make(site)
    client, admin = site.client(), site.client("administrator")
    site.log_in(client, anna())
    admin.post(f"/brugere/{anna().pk}", {"handling": "luk"})
    assert client.get("/profil").status_code == 302
    admin.post(f"/brugere/{anna().pk}", {"handling": "aabn"})
    assert anna().is_active
    assert client.get("/profil").status_code == 302


def test_users_another_one_time_password_ends_the_one_before(site: Site) -> None:
    make(site)
    before = anna().password
    page = body_of(site.client("administrator").post(f"/brugere/{anna().pk}", {"handling": "engangskode"}))
    found = re.search(r"(?:[a-z2-9]{5}-){3}[a-z2-9]{5}", page)
    assert found
    assert anna().password != before
    assert anna().check_password(found[0])
    assert anna().last_login is None


def test_users_a_reset_telephone_is_set_up_anew(site: Site) -> None:
    from pejl.web.models import User

    make(site)
    User.objects.filter(username="anna").update(totp="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", totp_step=9)
    site.client("administrator").post(f"/brugere/{anna().pk}", {"handling": "telefon"})
    assert (anna().totp, anna().totp_step) == ("", 0)


def test_users_what_an_administrator_does_is_in_the_log(site: Site) -> None:
    from pejl.web.models import Look

    make(site)
    admin = site.client("administrator")
    admin.post(f"/brugere/{anna().pk}", values(anna(), role="udvalg"))
    admin.post(f"/brugere/{anna().pk}", {"handling": "luk"})
    said = list(Look.objects.order_by("pk").values_list("reason", flat=True))
    assert said == [
        "Oprettede anna som analytiker",
        "Ændrede anna: Rolle: analytiker → udvalg",
        "Lukkede adgangen for anna",
    ]


@pytest.mark.parametrize("role", ["analytiker", "udvalg"])
def test_users_are_for_administrators_alone(site: Site, role: str) -> None:
    client = site.client(role)
    for at in ("/brugere", f"/brugere/{site.user('leder').pk}", "/noegler", "/hold", "/opslag"):
        assert client.get(at).status_code == 404
    assert client.post("/brugere", ANNA).status_code == 404


def test_teams_show_how_many_citizens_each_stands_by_as_the_ledger_has_them(site: Site) -> None:
    from pejl.due.relations import persons_of_team

    page = body_of(site.client("administrator").get("/hold"))
    many = len(persons_of_team(site.stand.snapshot, "jobparate", site.stand.day))
    assert many
    found = re.search(r">jobparate</h2>.*?<dd>(\d+)</dd>", page, re.DOTALL)
    assert found
    assert int(found[1]) == many
    assert "Signe Sagsbehandler" in page


def test_teams_list_codes_that_no_user_stands_for(site: Site) -> None:
    from pejl.web.staff import teams_of

    taken = site.user("sagsbehandler").worker
    team = next(each for each in teams_of(site.stand) if each.name == "jobparate")
    assert taken not in team.without
    assert len(team.without) == team.staff - 1
    site.client("administrator").post(f"/brugere/{site.user('sagsbehandler').pk}", {"handling": "luk"})
    assert taken in next(each for each in teams_of(site.stand) if each.name == "jobparate").without


def test_add_user_of_the_command_line_can_log_in_with_what_it_returns(site: Site) -> None:
    from pejl.web.users import add_user

    assert anna_after(add_user("anna", "Anna Ager", "leder", unit="Jobcentret")) == ("leder", "Jobcentret", True)
    with pytest.raises(Fault, match="web_konto_navn_optaget"):
        add_user("anna", "En anden", "leder")
    with pytest.raises(Fault, match="web_konto_rolle_ukendt"):
        add_user("bo", "Bo", "konge")


def anna_after(password: str) -> tuple[str, str, bool]:
    return anna().role, anna().unit, anna().check_password(password)
