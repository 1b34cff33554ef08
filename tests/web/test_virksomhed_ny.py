"""A new company is known by its number; a number that is known leads to its company."""

from typing import Any

import pytest

from web.company_rows import CVR, SHEET, WRONG, added, cleared, records
from web.reading import text_of
from web.recording import fields_of, form_at


@pytest.fixture(autouse=True)
def _nobody(site: Any) -> None:
    cleared()


AT = "/virksomhed/ny"


def _sent(site: Any, **of: str) -> Any:
    browser = site.client("virksomhedskonsulent")
    form = {**form_at(browser, AT), **SHEET, "navn": "Prøve Tømrer ApS", "nummer": CVR, **of}
    return browser.post(AT, form)


def test_the_form_begins_with_the_municipality_the_consultant_and_today(site: Any) -> None:
    form = form_at(site.client("virksomhedskonsulent"), f"{AT}?nummer={CVR}")
    worker = site.user("virksomhedskonsulent").worker
    assert (form["nummer"], form["area"], form["konsulent"], form["start"]) == (CVR, "250", worker, "2024-07-01")


def test_a_company_is_saved_with_its_number_and_shown_on_its_page(site: Any) -> None:
    company = added(site)
    (record,) = records(company, "stamdata")
    assert (record.data["nummer"], record.data["navn"], record.data["size"]) == (CVR, "Prøve Tømrer ApS", 12)
    page = text_of(site.client("virksomhedskonsulent").get(f"/virksomhed/{company}"))
    assert "CVR-nummer 10000009" in page
    assert "Antal ansatte 12" in page


@pytest.mark.parametrize("number", ["1000000", "100000091", "10034567890", "1000000a", "１０００００９９"])
def test_a_number_that_is_neither_eight_nor_ten_digits_is_refused_and_what_was_typed_stays(
    site: Any, number: str
) -> None:
    answer = _sent(site, nummer=number)
    assert answer.status_code == 422
    assert "Skriv et CVR-nummer på 8 cifre eller et P-nummer på 10." in text_of(answer)
    assert (fields_of(answer)["nummer"], fields_of(answer)["navn"]) == (number, "Prøve Tømrer ApS")


def test_a_number_without_digits_at_all_is_asked_for(site: Any) -> None:
    assert _sent(site, nummer="").status_code == 422


def test_a_cvr_number_whose_check_digit_does_not_fit_needs_a_tick(site: Any) -> None:
    answer = _sent(site, nummer=WRONG)
    assert answer.status_code == 422
    assert "Kontrolcifret passer ikke" in text_of(answer)
    assert 'name="trods"' in answer.content.decode()
    assert _sent(site, nummer=WRONG, trods="on").status_code == 302


def test_a_cvr_number_whose_check_digit_fits_is_asked_no_tick(site: Any) -> None:
    assert 'name="trods"' not in site.client("virksomhedskonsulent").get(AT).content.decode()
    assert _sent(site, nummer="1000 0009").status_code == 302


def test_a_unit_keeps_the_number_of_its_firm_and_a_firm_keeps_none(site: Any) -> None:
    unit = added(site, "1003456789", "Afdeling", cvr=CVR)
    assert records(unit, "stamdata")[0].data["cvr"] == CVR
    firm = added(site, CVR, "Firma", cvr="20000003")
    assert "cvr" not in records(firm, "stamdata")[0].data


def test_a_number_that_is_known_leads_to_its_company_and_saves_nothing(site: Any) -> None:
    company = added(site)
    answer = _sent(site, navn="Et andet navn")
    assert answer["Location"] == f"/virksomhed/{company}"
    assert [each.data["navn"] for each in records(company, "stamdata")] == ["Prøve Tømrer ApS"]


def test_a_number_that_an_extract_knows_gets_its_name(site: Any) -> None:
    from pejl.web.companies import numbered

    company = numbered(site.stand, CVR, site.stand.now)
    assert added(site) == company
    assert len(records(company, "stamdata")) == 1


def test_a_number_that_stands_here_alone_is_known_too(site: Any) -> None:
    """As the demonstration's companies are, whose numbers no extract has told the register of."""
    from pejl.web.companysheet import add

    add(4711, {"nummer": CVR, "navn": "Prøve Tømrer ApS", **SHEET}, site.user("leder").pk, site.stand.now)
    assert _sent(site)["Location"] == "/virksomhed/4711"
    assert len(records(4711, "stamdata")) == 1


def test_a_form_sent_twice_saves_once(site: Any) -> None:
    browser = site.client("virksomhedskonsulent")
    form = {**form_at(browser, AT), **SHEET, "navn": "Prøve", "nummer": CVR}
    first, second = browser.post(AT, form), browser.post(AT, form)
    assert first["Location"] == second["Location"]
    assert len(records(int(first["Location"].rsplit("/", 1)[1]), "stamdata")) == 1


def test_two_who_add_a_company_at_once_add_it_once(site: Any) -> None:
    from pejl.web.companysheet import add

    by, at = site.user("leder").pk, site.stand.now
    assert add(4711, {"navn": "Den ene"}, by, at) is True
    assert add(4711, {"navn": "Den anden"}, by, at) is False
    assert [each.data["navn"] for each in records(4711, "stamdata")] == ["Den ene"]


def test_a_company_whose_data_were_taken_back_can_be_added_again(site: Any) -> None:
    company = added(site)
    record = records(company, "stamdata")[0]
    record.save_next(record.data, record.by_id, site.stand.now, withdrawn=True)
    assert added(site, name="Prøve Tømrer igen") == company
    assert [each.number for each in records(company, "stamdata")] == [1, 2, 3]
    assert "Prøve Tømrer igen" in text_of(site.client("virksomhedskonsulent").get(f"/virksomhed/{company}"))


def test_a_fault_of_the_other_fields_is_told_beside_them(site: Any) -> None:
    answer = _sent(site, size="mange", navn="")
    assert answer.status_code == 422
    assert 'id="f_size_error"' in answer.content.decode()
    assert 'id="f_navn_error"' in answer.content.decode()


@pytest.mark.parametrize("role", ["sagsbehandler", "analytiker", "borger"])
def test_who_does_not_keep_companies_adds_none(site: Any, role: str) -> None:
    assert site.client(role).get(AT).status_code == 404
    assert site.client(role).post(AT, {"nummer": CVR}).status_code == 404
