"""One plan shared with another unit: by consent or by law, what the unit can add, and how it ends."""

from datetime import timedelta
from typing import Any

import pytest

from web.reading import text_of
from web.recording import fields_of


def _unshared(site: Any) -> int:
    """A citizen of the caseworker whose plan is shared with nobody."""
    from pejl.web.demo import citizens_of
    from pejl.web.models import Share

    shared = set(Share.objects.values_list("citizen", flat=True))
    return next(each for each in citizens_of(site.stand, site.user("sagsbehandler").worker) if each not in shared)


CONSENT = {"enhed": "Sundhed", "grundlag": "samtykke", "hvilken": "", "fra": "2024-07-01", "til": ""}


def test_consent_opens_the_plan_to_the_unit_from_its_day_and_no_sooner(site: Any) -> None:
    citizen, own, other = _unshared(site), site.client("sagsbehandler"), site.client("anden_afdeling")
    assert other.get(f"/borger/{citizen}").status_code == 404
    own.post(f"/borger/{citizen}/del", {**CONSENT, "fra": "2024-07-02"})
    assert other.get(f"/borger/{citizen}").status_code == 404
    from pejl.web.models import Share

    Share.objects.filter(citizen=citizen).delete()
    assert own.post(f"/borger/{citizen}/del", CONSENT).status_code == 302
    assert other.get(f"/borger/{citizen}").status_code == 200
    assert site.client("akasse").get(f"/borger/{citizen}").status_code == 404


def test_the_last_day_of_sharing_is_a_day_of_it(site: Any) -> None:
    citizen = _unshared(site)
    site.client("sagsbehandler").post(f"/borger/{citizen}/del", {**CONSENT, "fra": "2024-06-01", "til": "2024-07-01"})
    assert site.client("anden_afdeling").get(f"/borger/{citizen}").status_code == 200


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"grundlag": "lov"}, "Skriv hvilken lov, der giver ret til at dele."),
        ({"grundlag": ""}, "Udfyld feltet."),
        ({"enhed": "Skat"}, "Det kan ikke bruges her."),
        ({"til": "2024-06-30"}, "Den sidste dag kan ikke ligge før den første."),
        ({"hvilken": "711371-1234"}, "Det ligner et cpr-nummer."),
    ],
)
def test_an_agreement_that_lacks_its_ground_is_not_saved(site: Any, given: dict[str, str], says: str) -> None:
    from pejl.web.models import Share

    citizen = _unshared(site)
    answer = site.client("sagsbehandler").post(f"/borger/{citizen}/del", {**CONSENT, **given})
    assert answer.status_code == 422
    assert says in text_of(answer)
    assert not Share.objects.filter(citizen=citizen).exists()


def test_an_agreement_that_is_yet_to_begin_is_listed_and_not_called_ended(site: Any) -> None:
    citizen, browser = _unshared(site), site.client("sagsbehandler")
    browser.post(f"/borger/{citizen}/del", {**CONSENT, "fra": "2024-07-02", "til": "2024-12-31"})
    assert "Stop deling med Sundhed" in text_of(browser.get(f"/borger/{citizen}/del"))
    assert "Sundhed : Borgerens samtykke 2. juli 2024 – 31. december 2024" in text_of(browser.get(f"/borger/{citizen}"))


def test_a_plan_is_shared_with_a_unit_once(site: Any) -> None:
    citizen, browser = _unshared(site), site.client("sagsbehandler")
    assert browser.post(f"/borger/{citizen}/del", CONSENT).status_code == 302
    again = browser.post(f"/borger/{citizen}/del", CONSENT)
    assert again.status_code == 422
    assert "Planen er allerede delt med den enhed." in text_of(again)


def test_ending_it_closes_the_plan_at_once(site: Any) -> None:
    from pejl.web.models import Share

    citizen, own = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    share = Share.objects.get(citizen=citizen, unit="Sundhed")
    assert own.post(f"/borger/{citizen}/del", {"slut": share.pk, "version": share.version}).status_code == 302
    assert site.client("anden_afdeling").get(f"/borger/{citizen}").status_code == 404
    assert "slut" in text_of(own.get(f"/borger/{citizen}/del"))


def test_an_agreement_that_was_changed_meanwhile_is_shown_again_and_not_ended(site: Any) -> None:
    from pejl.web.models import Share

    citizen, own = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    share = Share.objects.get(citizen=citizen, unit="Sundhed")
    answer = own.post(f"/borger/{citizen}/del", {"slut": share.pk, "version": share.version + 1})
    assert answer.status_code == 409
    assert "Aftalen er ændret" in text_of(answer)
    share.refresh_from_db()
    assert share.end is None


def test_another_citizens_agreement_cannot_be_ended_through_ones_own(site: Any) -> None:
    from pejl.web.models import Share

    citizen, other = site.citizen_of("sagsbehandler"), _unshared(site)
    share = Share.objects.get(citizen=citizen, unit="Sundhed")
    site.client("sagsbehandler").post(f"/borger/{other}/del", {"slut": share.pk, "version": share.version})
    share.refresh_from_db()
    assert share.end is None


# --- shared fields -----------------------------------------------------------------------------------------


def test_the_unit_adds_a_field_that_the_caseworker_and_the_fund_see(site: Any) -> None:
    citizen, other = site.citizen_of("sagsbehandler"), site.client("anden_afdeling")
    at = f"/borger/{citizen}/delt"
    form = {**fields_of(other.get(at)), "emne": "bolig", "tekst": "Flytter til Skibby 1. august"}
    assert other.post(at, form).status_code == 302
    for role in ("sagsbehandler", "akasse"):
        page = text_of(site.client(role).get(f"/borger/{citizen}"))
        assert "Bolig 1. juli 2024 · Sundhed" in page
        assert "Flytter til Skibby 1. august" in page


def test_the_unit_corrects_what_it_wrote_and_nothing_of_others(site: Any) -> None:
    from pejl.web.models import CitizenRecord

    citizen, other = site.citizen_of("sagsbehandler"), site.client("anden_afdeling")
    at = f"/borger/{citizen}/delt"
    theirs = CitizenRecord.objects.get(citizen=citizen, kind="delt")
    assert other.get(f"{at}?ref={theirs.ref}").status_code == 404
    other.post(at, {**fields_of(other.get(at)), "emne": "bolig", "tekst": "Foreløbigt"})
    mine = CitizenRecord.objects.filter(citizen=citizen, kind="delt").latest("pk")
    form = {**fields_of(other.get(f"{at}?ref={mine.ref}")), "tekst": "Endeligt"}
    assert other.post(at, form).status_code == 302
    assert "Endeligt" in text_of(other.get(f"/borger/{citizen}"))
    assert other.post(at, {**form, "ref": str(theirs.ref), "version": "1"}).status_code == 404


def test_a_unit_the_plan_is_not_shared_with_can_add_nothing(site: Any) -> None:
    assert site.client("anden_afdeling").get(f"/borger/{_unshared(site)}/delt").status_code == 404


# --- the list ----------------------------------------------------------------------------------------------


def test_the_list_holds_those_who_are_shared_now_and_the_log_tells_it(site: Any) -> None:
    from pejl.web import names
    from pejl.web.models import LookedAt, Share

    shares = Share.objects.filter(unit="Sundhed").order_by("pk")
    gone, stays = shares[0], shares[1]
    named = names.of(site.stand, [gone.citizen, stays.citizen])
    Share.objects.filter(pk=gone.pk).update(end=site.stand.day - timedelta(days=1))
    page = site.client("anden_afdeling").get("/delte-borgere")
    assert f'href="/borger/{stays.citizen}"' in page.content.decode()
    assert named[stays.citizen] in text_of(page)
    assert f"/borger/{gone.citizen}" not in page.content.decode()
    assert stays.citizen in set(LookedAt.objects.values_list("citizen", flat=True))
    assert gone.citizen not in set(LookedAt.objects.values_list("citizen", flat=True))
