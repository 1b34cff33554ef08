"""When a session ends: by itself, by what is taken back, and by the user."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from web.conftest import PASSWORD, Site

NEW = "fire ord der er lette at huske"


def open_(client: Any) -> bool:
    return bool(client.get("/profil").status_code == 200)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Move the site's clock on."""
    from pejl.web import desk, middleware

    at = [desk.now()]

    def now() -> datetime:
        return at[0]

    monkeypatch.setattr(middleware, "now", now)

    def on(**of: int) -> None:
        at[0] += timedelta(**of)

    return on


def test_session_has_another_key_after_log_in(site: Site) -> None:
    client = site.client()
    client.get("/log-ind/kode")
    session = client.session
    session["før"] = 1
    session.save()
    before = session.session_key
    client.cookies["pejl"] = before
    client.post("/log-ind", {"username": "analytiker", "password": PASSWORD})
    assert client.session.session_key != before


def test_session_ends_after_half_an_hour_without_a_click(site: Site, clock: Any) -> None:
    client = site.client("analytiker")
    clock(minutes=30)
    assert open_(client)
    clock(minutes=30, seconds=1)
    assert not open_(client)


def test_session_ends_ten_hours_after_it_began_however_busy(site: Site, clock: Any) -> None:
    client = site.client("analytiker")
    for _ in range(24):
        clock(minutes=25)
        assert open_(client)
    clock(seconds=1)
    assert not open_(client)


def test_session_without_the_second_factor_opens_nothing(site: Site) -> None:
    from django.http import HttpRequest

    from pejl.web.sessions import begin

    client = site.client()
    request: Any = HttpRequest()
    request.session = client.session
    begin(request, site.user("analytiker"), second=False)
    request.session.save()
    client.cookies["pejl"] = request.session.session_key
    assert not open_(client)


def test_session_ends_at_the_next_click_when_access_is_closed(site: Site) -> None:
    from pejl.web.models import User

    client = site.client("analytiker")
    assert open_(client)
    User.objects.filter(username="analytiker").update(is_active=False)
    assert not open_(client)


def test_session_role_taken_back_is_gone_at_the_next_click(site: Site) -> None:
    from pejl.web.models import User

    client = site.client("administrator")
    assert client.get("/brugere").status_code == 200
    User.objects.filter(username="administrator").update(role="udvalg")
    assert client.get("/brugere").status_code == 404


def test_session_all_of_mine_end_when_i_say_so_this_one_too(site: Site) -> None:
    here, there = site.client("analytiker"), site.client("analytiker")
    other = site.client("udvalg")
    assert here.post("/profil", {"handling": "slut"})["Location"] == "/log-ind"
    assert not open_(here)
    assert not open_(there)
    assert open_(other)


def test_session_of_others_end_when_the_password_is_changed_and_this_one_stays(site: Site) -> None:
    here, there = site.client("analytiker"), site.client("analytiker")
    given = {"handling": "kode", "k-nu": PASSWORD, "k-ny": NEW, "k-igen": NEW}
    assert here.post("/profil", given)["Location"] == "/profil"
    assert open_(here)
    assert not open_(there)
    assert site.client().post("/log-ind", {"username": "analytiker", "password": NEW}).status_code == 302
    assert site.client().post("/log-ind", {"username": "analytiker", "password": PASSWORD}).status_code == 401


def test_profile_the_password_is_not_changed_without_the_one_there_is(site: Site) -> None:
    from pejl.web.models import User

    before = User.objects.get(username="analytiker").password
    given = {"handling": "kode", "k-nu": "noget helt andet", "k-ny": NEW, "k-igen": NEW}
    answer = site.client("analytiker").post("/profil", given)
    assert answer.status_code == 422
    assert User.objects.get(username="analytiker").password == before


def test_profile_five_wrong_passwords_close_the_change_for_the_right_one_too(site: Site) -> None:
    client = site.client("analytiker")
    given = {"handling": "kode", "k-ny": NEW, "k-igen": NEW}
    for _ in range(5):
        client.post("/profil", {**given, "k-nu": "noget helt andet"})
    assert client.post("/profil", {**given, "k-nu": PASSWORD}).status_code == 422


def test_profile_name_and_language_are_saved_and_nothing_else_that_is_sent(site: Site) -> None:
    from pejl.web.models import User

    client = site.client("analytiker")
    given = {"handling": "om", "name": "Anders And", "lang": "en", "role": "administrator", "team": "unge"}
    assert client.post("/profil", given).status_code == 302
    user = User.objects.get(username="analytiker")
    assert (user.name, user.lang, user.role, user.team) == ("Anders And", "en", "analytiker", "")
    assert "Your profile" in client.get("/profil").content.decode()


def test_profile_another_act_than_those_there_are_is_refused(site: Site) -> None:
    assert site.client("analytiker").post("/profil", {"handling": "andet"}).status_code == 400


def test_profile_who_logs_in_by_the_municipality_has_no_password_or_telephone_here(site: Site) -> None:
    from pejl.web.models import User

    user = User.objects.create(username="oda", name="Oda", role="analytiker", subject="o-1")
    client = site.client()
    site.log_in(client, user)
    page = client.get("/profil").content.decode()
    assert "k-ny" not in page
    assert "<svg" not in page
    given = {"handling": "kode", "k-nu": "", "k-ny": NEW, "k-igen": NEW}
    assert client.post("/profil", given).status_code == 400
