"""One enquiry: what one click does, and how it is recorded."""

from typing import Any

import pytest

from web.ordering import column, company, emptied, newest, order
from web.reading import text_of
from web.recording import form_at

AT = "/henvendelser"


@pytest.fixture(autouse=True)
def _none(site: Any) -> None:
    emptied(site)


@pytest.fixture
def browser(site: Any) -> Any:
    return site.client("virksomhedskonsulent")


# --- one click ---------------------------------------------------------------------------------------------


def test_answered_now_is_one_click_from_the_board_and_comes_back_to_it(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    saved = browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "svar", "til": "tavle"})
    assert (saved.status_code, saved["Location"]) == (302, AT)
    data = newest(record.ref).data
    assert (data["svar_dag"], data["svar_kl"]) == ("2024-07-01", "10:00")
    page = browser.get(AT)
    assert "Besvaret kl. 10.00" in text_of(page)
    assert "Chauffør" in column(page, "besvaret")


def test_an_answer_is_not_help_and_help_has_its_own_click(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "svar"})
    assert not newest(record.ref).data["hjaelp_dag"]
    browser.post(f"/henvendelse/{record.ref}/nu", {"version": 2, "hvad": "hjaelp"})
    assert newest(record.ref).data["hjaelp_dag"] == "2024-07-01"


def test_a_click_sent_twice_is_recorded_once(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    for _ in range(2):
        assert browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "svar"}).status_code == 302
    assert newest(record.ref).number == 2


def test_a_click_on_an_older_version_saves_nothing_and_shows_both(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    record.save_next({**record.data, "positions": 4}, site.user("leder").pk, record.at)
    shown = browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "svar"})
    page = text_of(shown)
    assert shown.status_code == 409
    assert "Dit er ikke gemt: Besvaret nu" in page
    assert "4 stillinger" in page
    assert not newest(record.ref).data["svar_dag"]


def test_a_click_is_taken_back_by_correcting_the_enquiry(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "svar"})
    at = f"/henvendelse/{record.ref}?ret=1"
    form = form_at(browser, at)
    assert form["svar_kl"] == "10:00"
    assert browser.post(at, {**form, "svar_dag": "", "svar_kl": ""}).status_code == 302
    assert "Chauffør" in column(browser.get(AT), "nye")
    assert newest(record.ref).number == 3


def test_a_closed_enquiry_is_opened_again(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "luk"})
    assert "Chauffør" in column(browser.get(AT), "afsluttet")
    browser.post(f"/henvendelse/{record.ref}/nu", {"version": 2, "hvad": "aabn"})
    assert "Chauffør" in column(browser.get(AT), "nye")


def test_a_leader_keeps_enquiries_too_and_has_no_enquiries_of_their_own(site: Any) -> None:
    record, browser = order(site, company(site)), site.client("leder")
    assert "?hvis=mine" not in browser.get(AT).content.decode()
    assert browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "svar"}).status_code == 302
    assert newest(record.ref).by == site.user("leder")


def test_a_click_that_is_none_changes_nothing(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    assert browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "slet"}).status_code == 400
    assert browser.get(f"/henvendelse/{record.ref}/nu").status_code == 405
    assert newest(record.ref).number == 1


# --- recorded ----------------------------------------------------------------------------------------------


def test_an_enquiry_begins_now_and_is_found_by_a_part_of_the_companys_name(site: Any, browser: Any) -> None:
    from pejl.web.models import CompanyRecord

    own = company(site)
    form = form_at(browser, "/henvendelser/ny")
    assert (form["day"], form["klokken"], form["positions"], form["arbejdssted"]) == ("2024-07-01", "10:00", "1", "250")
    saved = browser.post("/henvendelser/ny", {**form, "virksomhed": "vognmænd", "stilling": "Kok"})
    assert (saved.status_code, saved["Location"]) == (302, AT)
    assert CompanyRecord.objects.get(kind="henvendelse").company == own
    assert "Kok" in column(browser.get(AT), "nye")


@pytest.mark.parametrize(
    "typed", ["Havnens Vognmænd ApS (10000001)", "10000001", " 1000 0001 ", "HAVNENS vognmænd aps"]
)
def test_a_company_is_found_by_what_stands_in_the_list_its_number_or_its_name(
    site: Any, browser: Any, typed: str
) -> None:
    from pejl.web.models import CompanyRecord

    own, _ = company(site), company(site, "Fjordens Bageri")
    assert (
        browser.post("/henvendelser/ny", {**form_at(browser, "/henvendelser/ny"), "virksomhed": typed}).status_code
        == 302
    )
    assert CompanyRecord.objects.get(kind="henvendelse").company == own


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Skriv, hvilken virksomhed det er."),
        ("Bakkens", "Ingen virksomhed her passer til"),
        ("99999999", "Ingen virksomhed her passer til"),
        ("fjordens", "2 virksomheder passer: Fjordens Bageri (10000003), Fjordens Køkken I/S (10000002)"),
    ],
)
def test_a_company_that_is_not_one_saves_nothing_and_keeps_what_was_typed(
    site: Any, browser: Any, typed: str, says: str
) -> None:
    from pejl.web.models import CompanyRecord

    for name in ("Fjordens Køkken I/S", "Fjordens Bageri"):
        company(site, name)
    form = {**form_at(browser, "/henvendelser/ny"), "virksomhed": typed, "stilling": "Kok", "tekst": "Haster"}
    shown = browser.post("/henvendelser/ny", form)
    assert shown.status_code == 422
    html = shown.content.decode()
    assert says in text_of(shown)
    assert 'value="Kok"' in html
    assert "Haster</textarea>" in html
    assert f'value="{typed}"' in html
    assert 'href="/virksomhed/ny"' in html
    assert not CompanyRecord.objects.filter(kind="henvendelse").exists()


def test_an_answer_before_the_enquiry_came_is_refused(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    at = f"/henvendelse/{record.ref}?ret=1"
    form = form_at(browser, at)
    assert browser.post(at, {**form, "svar_dag": "2024-07-01", "svar_kl": "07:59"}).status_code == 422
    assert browser.post(at, {**form, "svar_dag": "2024-07-01", "svar_kl": "08:00"}).status_code == 302
