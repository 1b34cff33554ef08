"""Finding a citizen: one's own by name or number, another by the whole number and a reason; refusals look alike."""

from datetime import timedelta
from typing import Any

import pytest

from web.reading import text_of
from web.test_borgeren import _foreign, _name

REASON = "Vagt for en kollega, der er syg"


def _number(site: Any, citizen: int) -> str:
    from pejl.web import names

    found = names.register(site.stand.base.around).number_of(citizen)
    assert found
    return str(found.number)


def _find(site: Any, role: str, text: str, reason: str = "") -> Any:
    return site.client(role).post("/find-borger", {"soeg": text, "grund": reason})


def test_the_own_citizen_is_opened_by_number_without_a_reason(site: Any) -> None:
    from pejl.web.models import Reason

    citizen = site.citizen_of("sagsbehandler")
    answer = _find(site, "sagsbehandler", _number(site, citizen))
    assert (answer.status_code, answer["Location"]) == (302, f"/borger/{citizen}")
    assert not Reason.objects.exists()


def test_the_number_is_read_with_a_hyphen_and_spaces(site: Any) -> None:
    citizen = site.citizen_of("sagsbehandler")
    number = _number(site, citizen)
    assert _find(site, "sagsbehandler", f" {number[:6]} - {number[6:]} ".replace(" - ", "-")).status_code == 302


def test_another_citizen_is_opened_with_a_reason_that_is_kept_for_eight_hours(site: Any) -> None:
    from pejl.web.models import Look, Reason

    citizen, browser = _foreign(site, "sagsbehandler"), site.client("sagsbehandler")
    asked = browser.post("/find-borger", {"soeg": _number(site, citizen)})
    assert asked.status_code == 200
    assert "Grund til at åbne borgeren" in text_of(asked)
    assert not Reason.objects.exists()
    opened = browser.post("/find-borger", {"soeg": _number(site, citizen), "grund": REASON})
    assert opened["Location"] == f"/borger/{citizen}"
    reason = Reason.objects.get()
    assert (reason.citizen, reason.why, reason.until - reason.at) == (citizen, REASON, timedelta(hours=8))
    page = browser.get(f"/borger/{citizen}")
    assert page.status_code == 200
    assert _name(site, citizen) in text_of(page)
    assert Look.objects.get().reason == REASON
    Reason.objects.update(until=site.stand.now)
    assert browser.get(f"/borger/{citizen}").status_code == 404


@pytest.mark.parametrize(("reason", "many"), [("ni bogsta", 0), ("ti bogstave", 1)])
def test_a_reason_has_at_least_ten_letters(site: Any, reason: str, many: int) -> None:
    from pejl.web.models import Reason

    _find(site, "sagsbehandler", _number(site, _foreign(site, "sagsbehandler")), reason)
    assert Reason.objects.count() == many


def test_a_citizen_who_is_not_the_users_to_see_and_a_missing_one_are_answered_alike(site: Any) -> None:
    """A youth guide looks up 15-29 years; a number of nobody is asked for a reason all the same."""
    from pejl.web.demo import citizens_of

    old = next(
        each
        for each in citizens_of(site.stand, site.user("sagsbehandler").worker)
        if site.stand.age(each) > 29 and site.client("ungeraadgiver").get(f"/borger/{each}").status_code != 200
    )
    for reason in ("", REASON):
        foreign = _find(site, "ungeraadgiver", _number(site, old), reason)
        missing = _find(site, "ungeraadgiver", "616161-0000", reason)
        assert foreign.status_code == missing.status_code == 200
        assert text_of(foreign) == text_of(missing)


def test_the_own_are_found_by_the_beginning_of_their_names_and_others_are_not(site: Any) -> None:
    from pejl.web.models import LookedAt

    mine, other = site.citizen_of("sagsbehandler"), _foreign(site, "sagsbehandler")
    found = _find(site, "sagsbehandler", _name(site, mine).split()[0][:4])
    assert f'href="/borger/{mine}"' in found.content.decode()
    assert mine in set(LookedAt.objects.values_list("citizen", flat=True))
    assert f"/borger/{other}" not in _find(site, "sagsbehandler", _name(site, other)).content.decode()
    assert other not in set(LookedAt.objects.values_list("citizen", flat=True))


def test_a_leader_finds_nobody_by_name_without_a_reason(site: Any) -> None:
    name = _name(site, site.citizen_of("sagsbehandler"))
    assert "Ingen af dine eller holdets borgere" in text_of(_find(site, "leder", name))


@pytest.mark.parametrize("text", ["12345678", "999999-9999", "320101-1234"])
def test_what_is_no_number_is_told_so(site: Any, text: str) -> None:
    assert "Det er ikke et cpr-nummer." in text_of(_find(site, "sagsbehandler", text))


def test_a_number_in_a_reason_is_refused(site: Any) -> None:
    answer = _find(site, "sagsbehandler", "616161-0000", "Bror til 711371-1234 spurgte")
    assert "Det ligner et cpr-nummer." in text_of(answer)


def test_the_search_is_in_no_address(site: Any) -> None:
    citizen = site.citizen_of("sagsbehandler")
    number = _number(site, citizen)
    answer = _find(site, "sagsbehandler", number)
    assert number not in answer["Location"]
    page = site.client("sagsbehandler").get(f"/find-borger?soeg={number}")
    assert number not in page.content.decode()


def test_who_has_no_citizens_finds_none(site: Any) -> None:
    for role in ("udvalg", "analytiker", "virksomhedskonsulent", "anden_afdeling", "borger", "administrator"):
        assert site.client(role).get("/find-borger").status_code == 404
