"""What is recorded of a citizen shows at once; it is corrected and taken back in versions."""

import re
from typing import Any

import pytest

from web.reading import text_of
from web.recording import form_at, records_of

DAY = "2024-07-01"


def _without_talk_today(site: Any) -> int:
    from pejl.web.demo import citizens_of

    mine = citizens_of(site.stand, site.user("sagsbehandler").worker)
    day = site.stand.day
    return next(
        int(each)
        for each in mine
        if not any(talk.day == day for talk in (*site.stand.citizen(each).talks, *site.stand.citizen(each).booked))
    )


# --- it shows at once --------------------------------------------------------------------------------------


def test_a_held_talk_is_one_form_that_is_filled_in_beforehand(site: Any) -> None:
    citizen, browser = _without_talk_today(site), site.client("sagsbehandler")
    form = form_at(browser, f"/borger/{citizen}/registrer/samtale")
    assert (form["day"], form["kind"], form["form"], form["outcome"]) == (DAY, "jobsamtale", "fremmoede", "holdt")
    saved = browser.post(f"/borger/{citizen}/registrer/samtale", form)
    assert saved.status_code == 302
    assert saved["Location"] == f"/borger/{citizen}#samtaler"
    page = text_of(browser.get(f"/borger/{citizen}"))
    assert "Gemt: Samtale, 1. juli 2024." in page
    assert "1. juli 2024 jobsamtale, personligt fremmøde · holdt" in page
    talk = site.stand.citizen(citizen).talks[0]
    assert (talk.day.isoformat(), talk.outcome, talk.resets) == (DAY, "holdt", True)


def test_a_held_talk_moves_the_row_of_the_work_list_at_once(site: Any) -> None:
    """A first talk that was due is kept when it is recorded: by the sheet, and on the list."""
    from pejl.due.state import State

    browser, worker = site.client("sagsbehandler"), site.user("sagsbehandler").worker
    rows = site.stand.sheet.with_word("worker", worker).in_state(State.OVERSKREDET).running().rows()
    of_talks = [each for each in rows if each.act and each.act.moment.name in ("samtaler.holdt", "samtaler.foerste")]
    row = min(of_talks, key=lambda each: (each.due, each.id))
    at = f"/borger/{row.subject}/registrer/samtale"
    browser.post(at, {**form_at(browser, at), "kind": "jobsamtale"})
    after = {each.id: each.state for each in site.stand.sheet.of_subject(row.subject).rows()}
    assert after.get(row.id) in (State.HOLDT, State.HOLDT_FOR_SENT)


def test_a_talk_booked_today_is_what_the_form_takes_it_to_be_and_is_then_held(site: Any) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    booked = next(each for each in site.stand.citizen(citizen).booked if each.day.isoformat() == DAY)
    form = form_at(browser, f"/borger/{citizen}/registrer/samtale")
    assert (form["kind"], form["form"], tuple(form["topics"])) == (booked.kind, booked.form, booked.topics)
    browser.post(f"/borger/{citizen}/registrer/samtale", form)
    known = site.stand.citizen(citizen)
    assert not [each for each in known.booked if each.day.isoformat() == DAY]
    assert known.talks[0].outcome == "holdt"


def test_a_new_offer_runs_from_the_day_with_its_hours(site: Any) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at = f"/borger/{citizen}/registrer/tilbud"
    form = {**form_at(browser, at), "kind": "virksomhedspraktik", "minutes": "18,5", "end": "2024-07-28"}
    assert browser.post(at, form).status_code == 302
    offer = next(each for each in site.stand.citizen(citizen).offers.now if each.code == "virksomhedspraktik")
    assert (offer.start.isoformat(), offer.minutes) == (DAY, 1110)
    assert offer.last is not None
    assert offer.last.isoformat() == "2024-07-28"
    assert "virksomhedspraktik 1. juli 2024 – 28. juli 2024" in text_of(browser.get(f"/borger/{citizen}"))


@pytest.mark.parametrize(
    ("kind", "given", "says"),
    [
        ("haendelse", {"kind": "cv_godkendt"}, "CV godkendt 1. juli 2024"),
        ("fritagelse", {"kind": "ferie", "end": "2024-07-14"}, "ferie 1. juli 2024 – 14. juli 2024"),
        ("relation", {"role": "mentor"}, "mentor : Signe Sagsbehandler"),
    ],
)
def test_what_is_recorded_shows_on_the_citizens_page(site: Any, kind: str, given: dict[str, str], says: str) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at = f"/borger/{citizen}/registrer/{kind}"
    assert browser.post(at, {**form_at(browser, at), **given}).status_code == 302
    assert says in text_of(browser.get(f"/borger/{citizen}"))


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("jobmaal", {"rang": "A", "tekst": "Gartner i Slangerup"}),
        ("trin", {"tekst": "Ring til gartneriet", "hvem": "borger", "senest": "2024-07-05"}),
        ("note", {"tekst": "Cykler til møderne"}),
    ],
)
def test_what_is_agreed_is_kept_as_words(site: Any, kind: str, given: dict[str, str]) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at = f"/borger/{citizen}/aftal/{kind}"
    assert browser.post(at, {**form_at(browser, at), **given}).status_code == 302
    assert given["tekst"] in text_of(browser.get(f"/borger/{citizen}"))


def test_a_citizen_has_one_need_profile_that_is_corrected(site: Any) -> None:
    """Frederikssund's plan has no profiles: what is asked is whether the needs are complex."""
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at = f"/borger/{citizen}/aftal/profil"
    assert browser.post(at, form_at(browser, at)).status_code == 422
    assert browser.post(at, {**form_at(browser, at), "komplekse": "on"}).status_code == 302
    assert "Komplekse behov Du står ved borgeren." in text_of(browser.get(f"/borger/{citizen}"))
    form = form_at(browser, at)
    assert form["version"] == "1"
    browser.post(at, {**form, "traek": "1"})
    assert "Komplekse behov" not in text_of(browser.get(f"/borger/{citizen}"))


# --- versions ----------------------------------------------------------------------------------------------


def test_a_correction_is_a_new_version_and_the_old_one_is_listed(site: Any) -> None:
    citizen, browser = _without_talk_today(site), site.client("sagsbehandler")
    at = f"/borger/{citizen}/registrer/samtale"
    browser.post(at, form_at(browser, at))
    link = re.search(rf'href="({at}\?ref=[^"]+)"', browser.get(f"/borger/{citizen}").content.decode())
    assert link
    to = link[1].replace("&amp;", "&")
    form = {**form_at(browser, to), "outcome": "udeblevet"}
    assert browser.post(at, form).status_code == 302
    assert [each.number for each in records_of(citizen, "samtale")] == [1, 2]
    assert site.stand.citizen(citizen).talks[0].outcome == "udeblevet"
    versions = text_of(browser.get(to))
    assert versions.index("Udfald udeblevet") < versions.index("Udfald holdt")


def test_what_is_taken_back_is_gone_from_the_page_and_kept_in_its_versions(site: Any) -> None:
    citizen, browser = _without_talk_today(site), site.client("sagsbehandler")
    at = f"/borger/{citizen}/registrer/samtale"
    before = site.stand.citizen(citizen).talks
    browser.post(at, form_at(browser, at))
    row = records_of(citizen, "samtale")[0]
    form = form_at(browser, f"{at}?ref={row.ref}&version=1")
    assert browser.post(at, {**form, "traek": "1"}).status_code == 302
    assert site.stand.citizen(citizen).talks == before
    assert [each.withdrawn for each in records_of(citizen, "samtale")] == [False, True]


def test_a_row_the_ledger_has_already_is_corrected_in_the_ledgers_place(site: Any) -> None:
    """A version that was folded leads to one that is not, so that the correction shows before the next fold."""
    from pejl.web.models import CitizenRecord

    citizen, browser = _without_talk_today(site), site.client("sagsbehandler")
    at = f"/borger/{citizen}/registrer/samtale"
    browser.post(at, form_at(browser, at))
    CitizenRecord.objects.filter(citizen=citizen, kind="samtale").update(folded="pejl-1")
    row = records_of(citizen, "samtale")[0]
    browser.post(at, {**form_at(browser, f"{at}?ref={row.ref}"), "form": "telefon"})
    assert [each.folded for each in records_of(citizen, "samtale")] == ["pejl-1", ""]


def test_a_form_that_is_sent_twice_is_saved_once(site: Any) -> None:
    citizen, browser = site.citizen_of("sagsbehandler"), site.client("sagsbehandler")
    at = f"/borger/{citizen}/aftal/note"
    many = len(records_of(citizen, "note"))
    form = {**form_at(browser, at), "tekst": "Sendt to gange"}
    assert [browser.post(at, form).status_code for _ in range(2)] == [302, 302]
    assert len(records_of(citizen, "note")) == many + 1
