"""Companies from a file: what it would change is shown first; then all of it is saved, or none."""

import re
from typing import Any

import pytest

from web.company_rows import CVR, added, cleared, records
from web.reading import text_of


@pytest.fixture(autouse=True)
def _nobody(site: Any) -> None:
    cleared()


AT = "/virksomheder/hent"
HEADINGS = "CVR;P-nummer;Navn;Branche;Ansatte;Adresse;Postnummer;Kontakt;Telefon;E-mail"
BAKER = "20000003;;Prøve Bager;handel og transport;3;Gade 4;3600;Bo Bager;00112233;bo@eksempel.dk"


def _browser(site: Any) -> Any:
    return site.client("virksomhedskonsulent")


def _sent(browser: Any, *lines: str, encoding: str = "utf-8", headings: str = HEADINGS) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    content = "\r\n".join((headings, *lines)).encode(encoding)
    return browser.post(AT, {"fil": SimpleUploadedFile("liste.csv", content)})


def _counts(page: Any) -> tuple[int, ...]:
    """New, changed, the same, rejected."""
    assert page.status_code == 200, text_of(page)
    return tuple(int(each) for each in re.findall(r'<dd id="antal_\w+">(\d+)</dd>', page.content.decode()))


def _held(page: Any) -> dict[str, str]:
    return dict(re.findall(r'name="(laest|set)" value="([^"]*)"', page.content.decode()))


def _saved(browser: Any, page: Any) -> Any:
    return browser.post(AT, {**_held(page), "gem": "1"})


def _company(number: str) -> Any:
    from pejl.web.models import CompanyRecord

    return CompanyRecord.standing().filter(kind="stamdata", data__nummer=number).first()


# --- what it would change ----------------------------------------------------------------------------------


def test_seeing_what_a_file_changes_saves_nothing(site: Any) -> None:
    from pejl.web.models import CompanyRecord

    before = CompanyRecord.objects.count()
    assert _counts(_sent(_browser(site), BAKER)) == (1, 0, 0, 0)
    assert CompanyRecord.objects.count() == before


def test_a_new_company_is_saved_with_its_contact_in_the_own_municipality(site: Any) -> None:
    browser = _browser(site)
    answer = _saved(browser, _sent(browser, BAKER))
    assert answer.status_code == 302
    assert "Gemt: 1 nye og 0 ændrede virksomheder." in text_of(browser.get("/virksomheder"))
    sheet = _company("20000003")
    assert {name: sheet.data[name] for name in ("navn", "branch", "size", "adresse", "postnr", "area", "sektor")} == {
        "navn": "Prøve Bager",
        "branch": "handel",
        "size": 3,
        "adresse": "Gade 4",
        "postnr": "3600",
        "area": "250",
        "sektor": "privat",
    }
    (contact,) = records(sheet.company, "kontakt")
    assert (contact.data["navn"], contact.data["telefon"], contact.data["mail"]) == (
        "Bo Bager",
        "00112233",
        "bo@eksempel.dk",
    )


def test_the_same_file_again_changes_nothing(site: Any) -> None:
    browser = _browser(site)
    _saved(browser, _sent(browser, BAKER))
    again = _sent(browser, BAKER)
    assert _counts(again) == (0, 0, 1, 0)
    assert 'name="gem"' not in again.content.decode()


def test_a_changed_field_is_shown_old_beside_new_and_saved_as_a_version(site: Any) -> None:
    browser, company = _browser(site), added(site)
    page = _sent(browser, f"{CVR};;Prøve Tømrer ApS;bygge og anlæg;15;Prøvevej 1;3600;;;")
    assert _counts(page) == (0, 1, 0, 0)
    assert '<del class="virk-foer">12</del></td><td><ins class="virk-efter">15</ins>' in page.content.decode()
    _saved(browser, page)
    assert [(each.number, each.data["size"]) for each in records(company, "stamdata")] == [(1, 12), (2, 15)]


def test_an_empty_cell_changes_nothing(site: Any) -> None:
    added(site)
    assert _counts(_sent(_browser(site), f"{CVR};;Prøve Tømrer ApS;;;;;;;")) == (0, 0, 1, 0)


def test_a_new_telephone_of_a_known_contact_is_a_new_version_of_it(site: Any) -> None:
    browser = _browser(site)
    _saved(browser, _sent(browser, BAKER))
    page = _sent(browser, BAKER.replace("00112233", "00998877"))
    assert _counts(page) == (0, 1, 0, 0)
    _saved(browser, page)
    versions = records(_company("20000003").company, "kontakt")
    assert [(each.number, each.data["telefon"]) for each in versions] == [(1, "00112233"), (2, "00998877")]
    assert len(records(versions[0].company, "stamdata")) == 1


def test_a_unit_is_known_by_its_p_number_and_keeps_its_firm(site: Any) -> None:
    browser = _browser(site)
    page = _sent(browser, f"{CVR};1003456789;Afdeling;handel og transport;3;;3600;;;")
    _saved(browser, page)
    assert _company("1003456789").data["cvr"] == CVR
    assert _company(CVR) is None


# --- rejected ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("20000003;;Prøve Bager;;3;;;;;", "Udfyld Branche: det skal en ny virksomhed have."),
        ("20000003;;Prøve Bager;10.71.20;3;;;;;", "Branchen »10.71.20« kendes ikke"),
        ("20000003;;Prøve Bager;handel og transport;;;;;;", "Udfyld Antal ansatte: det skal en ny virksomhed have."),
        ("2000000;;Prøve Bager;handel og transport;3;;;;;", "8"),
        ("20000003;;Bager 010190-1234;handel og transport;3;;;;;", "CPR-nummer"),
        (f"20000003;;{'x' * 121};handel og transport;3;;;;;", "120"),
    ],
)
def test_a_row_that_cannot_be_saved_is_rejected_with_line_and_reason(site: Any, line: str, why: str) -> None:
    page = _sent(_browser(site), line)
    assert _counts(page) == (0, 0, 0, 1)
    assert re.search(rf'<td class="num">2</td>.*{why}', page.content.decode())


def test_a_number_that_is_in_the_file_twice_is_taken_once(site: Any) -> None:
    page = _sent(_browser(site), BAKER, BAKER.replace("Gade 4", "Gade 5"))
    assert _counts(page) == (1, 0, 0, 1)
    assert "på linje 2" in text_of(page)


def test_the_rejected_rows_can_be_had_as_csv(site: Any) -> None:
    browser = _browser(site)
    page = _sent(browser, BAKER, "30000004;;Uden branche;;3;;;;;")
    file = browser.post(AT, {**_held(page), "afviste": "1"})
    assert file["Content-Disposition"] == 'attachment; filename="pejl-afviste-virksomheder-2024-07-01.csv"'
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Linje;Virksomhed;Hvorfor"
    assert [each.split(";")[:2] for each in lines[1:]] == [["3", "Uden branche"]]
    assert _company("20000003") is None


def test_a_merged_number_is_not_changed(site: Any) -> None:
    from pejl.web.companymerging import merge

    kept, dropped = added(site), added(site, "20000003", "Prøve Tømrer")
    merge(kept, dropped, site.user("leder").pk, site.stand.now)
    page = _sent(_browser(site), BAKER)
    assert _counts(page) == (0, 0, 0, 1)
    assert "Nummeret er lagt sammen med Prøve Tømrer ApS." in text_of(page)


# --- all or none -------------------------------------------------------------------------------------------


def test_what_changed_since_it_was_seen_is_shown_again_and_nothing_is_saved(site: Any) -> None:
    browser, company = _browser(site), added(site)
    page = _sent(browser, BAKER, f"{CVR};;Prøve Tømrer ApS;bygge og anlæg;15;Prøvevej 1;3600;;;")
    record = records(company, "stamdata")[0]
    record.save_next({**record.data, "size": 14}, record.by_id, site.stand.now)
    answer = _saved(browser, page)
    assert answer.status_code == 409
    assert "Noget er ændret her, siden du så listen." in text_of(answer)
    assert '<del class="virk-foer">14</del>' in answer.content.decode()
    assert _company("20000003") is None


def test_a_save_that_fails_on_the_way_saves_none(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from pejl.web import companychanges
    from pejl.web.models import CompanyRecord

    browser, company = _browser(site), added(site)
    page = _sent(browser, BAKER, f"{CVR};;Prøve Tømrer ApS;bygge og anlæg;15;Prøvevej 1;3600;;;")
    whole = companychanges.Comparing.of

    def then_another_saves(*of: Any) -> Any:
        found = whole(*of)
        if CompanyRecord.objects.filter(company=company, kind="stamdata").count() == 1:
            record = records(company, "stamdata")[0]
            record.save_next({**record.data, "size": 14}, record.by_id, site.stand.now)
        return found

    monkeypatch.setattr(companychanges.Comparing, "of", then_another_saves)
    assert _saved(browser, page).status_code == 409
    assert _company("20000003") is None
    assert _company(CVR).data["size"] == 14


def test_what_was_read_cannot_be_changed_on_the_way_nor_sent_by_another(site: Any) -> None:
    browser = _browser(site)
    held = _held(_sent(browser, BAKER))
    changed = {**held, "laest": ("x" if held["laest"][0] != "x" else "y") + held["laest"][1:], "gem": "1"}
    assert browser.post(AT, changed).status_code == 422
    assert site.client("leder").post(AT, {**held, "gem": "1"}).status_code == 422
    assert _company("20000003") is None


# --- the file ----------------------------------------------------------------------------------------------


def test_no_file_is_asked_for(site: Any) -> None:
    answer = _browser(site).post(AT, {})
    assert answer.status_code == 422
    assert "Vælg en fil." in text_of(answer)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no workbook", b"\xff\xfeC\x00V\x00"])
def test_a_file_that_cannot_be_read_is_told_of(site: Any, content: bytes) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = _browser(site).post(AT, {"fil": SimpleUploadedFile("liste.csv", content)})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_a_file_over_the_limit_is_refused_unread(site: Any) -> None:
    from pejl.web.companyfile import LIMITS

    line = "x" * (LIMITS.bytes + 1)
    answer = _sent(_browser(site), line)
    assert answer.status_code == 422
    assert "Filen er for stor." in text_of(answer)


def test_danish_letters_of_an_older_spreadsheet_are_read(site: Any) -> None:
    assert "Prøve Bager" in text_of(_sent(_browser(site), BAKER, encoding="cp1252"))


@pytest.mark.parametrize("role", ["sagsbehandler", "analytiker", "borger"])
def test_who_does_not_keep_companies_reads_no_file(site: Any, role: str) -> None:
    assert site.client(role).get(AT).status_code == 404
    assert _sent(site.client(role), BAKER).status_code == 404
