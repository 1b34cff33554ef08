"""What cannot be recorded: what is wrong is told and nothing is saved, and what is not the user's is not there."""

from typing import Any

import pytest

from web.reading import text_of
from web.recording import form_at, records_of

# --- what is wrong -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "given", "says"),
    [
        ("samtale", {"day": "2024-07-02"}, "Den 2. juli 2024 er ikke kommet endnu, så det kan ikke være sket."),
        ("samtale", {"day": "i går"}, "Det kan ikke bruges her."),
        ("samtale", {"day": "9999-12-31", "outcome": "booket"}, "Det kan ikke bruges her."),
        ("samtale", {"day": ""}, "Udfyld feltet."),
        ("samtale", {"kind": "findes_ikke"}, "Det kan ikke bruges her."),
        (
            "tilbud",
            {"kind": "virksomhedspraktik", "end": "2024-06-30"},
            "Den sidste dag kan ikke ligge før den første.",
        ),
        ("tilbud", {"kind": "virksomhedspraktik", "end": "9999-12-31"}, "Det kan ikke bruges her."),
        ("tilbud", {"kind": "virksomhedspraktik", "minutes": "169"}, "Det kan ikke bruges her."),
        ("fritagelse", {"kind": "fritaget_75"}, "Det kan ikke bruges her."),
        ("relation", {"who": "ikke-ansat"}, "Det kan ikke bruges her."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_saved(site: Any, kind: str, given: dict[str, str], says: str) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at = f"/borger/{citizen}/registrer/{kind}"
    answer = browser.post(at, {**form_at(browser, at), **given})
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert not records_of(citizen, kind)


def test_a_booked_talk_may_lie_ahead(site: Any) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at = f"/borger/{citizen}/registrer/samtale"
    form = {**form_at(browser, at), "day": "2024-08-05", "outcome": "booket", "kind": "opfoelgning"}
    assert browser.post(at, form).status_code == 302
    assert "2024-08-05" in [each.day.isoformat() for each in site.stand.citizen(citizen).booked]


def test_the_same_talk_is_not_recorded_twice(site: Any) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at = f"/borger/{citizen}/registrer/samtale"
    assert browser.post(at, form_at(browser, at)).status_code == 302
    again = browser.post(at, form_at(browser, at) | {"kind": records_of(citizen, "samtale")[0].data["kind"]})
    assert again.status_code == 422
    assert "Det samme er allerede registreret den dag." in text_of(again)


def test_text_that_looks_like_a_cpr_number_is_refused_and_not_lost(site: Any) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at, many = f"/borger/{citizen}/aftal/note", len(records_of(citizen, "note"))
    answer = browser.post(at, {**form_at(browser, at), "tekst": "Ring til 711371-1234"})
    assert answer.status_code == 422
    assert "Det ligner et cpr-nummer." in text_of(answer)
    assert "Ring til 711371-1234" in answer.content.decode()
    assert len(records_of(citizen, "note")) == many


# --- who may -----------------------------------------------------------------------------------------------


def test_a_page_that_is_not_the_users_to_write_is_not_there(site: Any) -> None:
    citizen = site.citizen_of("sagsbehandler")
    for role in ("leder", "anden_afdeling", "virksomhedskonsulent", "borger"):
        assert site.client(role).get(f"/borger/{citizen}/registrer/samtale").status_code == 404
    own = site.client("sagsbehandler")
    assert own.get("/borger/4711/registrer/samtale").status_code == 404
    assert own.get(f"/borger/{citizen}/registrer/note").status_code == 404
    assert own.get(f"/borger/{citizen}/aftal/samtale").status_code == 404
    assert own.get(f"/borger/{citizen}/registrer/samtale?ref=x").status_code == 404


def test_another_citizens_record_cannot_be_reached_through_ones_own(site: Any) -> None:
    from pejl.web.demo import citizens_of

    first, second = citizens_of(site.stand, site.user("sagsbehandler").worker)[:2]
    browser, row = site.client("sagsbehandler"), records_of(first, "note")[0]
    at = f"/borger/{second}/aftal/note"
    assert browser.get(f"{at}?ref={row.ref}").status_code == 404
    form = {**form_at(browser, at), "tekst": "x", "ref": str(row.ref)}
    assert browser.post(at, form).status_code == 404
    assert browser.post(at, {**form, "version": "1"}).status_code == 404
    assert [each.data["tekst"] for each in records_of(first, "note")] == ["Vil gerne ringes op om formiddagen"]


def test_reading_changes_nothing(site: Any) -> None:
    from pejl.web.models import CitizenRecord

    citizen, browser, many = (
        site.citizen_of("sagsbehandler"),
        site.client("sagsbehandler"),
        CitizenRecord.objects.count(),
    )
    for kind in ("samtale", "tilbud"):
        browser.get(f"/borger/{citizen}/registrer/{kind}?day=2024-07-01&outcome=holdt&traek=1")
    assert CitizenRecord.objects.count() == many
