"""Virksomheder: found by name or number, narrowed, with what is to be followed up first."""

import re
from typing import Any

import pytest

from web.company_rows import CVR, added, agreement, cleared, recorded
from web.reading import text_of


@pytest.fixture(autouse=True)
def _nobody(site: Any) -> None:
    cleared()


DUE = re.compile(r'<ul class="borger-liste virk-opfoelg">(.*?)</ul>', re.S)


def _listed(page: Any) -> list[str]:
    """The names in the table."""
    return re.findall(r'<th scope="row"><a href="/virksomhed/\d+">([^<]+)</a>', page.content.decode())


def _page(site: Any, query: str = "") -> Any:
    page = site.client("virksomhedskonsulent").get(f"/virksomheder{query}")
    assert page.status_code == 200
    return page


# --- found -------------------------------------------------------------------------------------------------


def test_companies_of_extracts_alone_are_counted(site: Any) -> None:
    known = len(site.stand.companies)
    assert known > 1
    assert f"{known} virksomheder kendes kun fra udtræk" in text_of(_page(site))


def test_a_company_that_is_added_is_not_counted_among_those_of_extracts(site: Any) -> None:
    known = len(site.stand.companies)
    added(site)
    assert f"{known} virksomheder kendes kun fra udtræk" in text_of(_page(site))


@pytest.mark.parametrize("query", ["prøve", "TØMRER prøve", CVR, "1000", "10 00 00 09"])
def test_a_company_is_found_by_words_of_its_name_and_by_its_number(site: Any, query: str) -> None:
    added(site)
    assert _listed(_page(site, f"?q={query}")) == ["Prøve Tømrer ApS"]


@pytest.mark.parametrize("query", ["bager", "0000009", "10000007"])
def test_a_company_is_not_found_by_another_name_or_the_end_of_its_number(site: Any, query: str) -> None:
    added(site)
    assert _listed(_page(site, f"?q={query}")) == []


def test_a_unit_is_found_by_the_firms_number(site: Any) -> None:
    added(site)
    added(site, "1003456789", "Prøve Tømrer, afdeling", cvr=CVR)
    assert _listed(_page(site, f"?q={CVR}")) == ["Prøve Tømrer ApS", "Prøve Tømrer, afdeling"]


def test_a_company_of_an_extract_is_found_by_its_whole_number_only(site: Any) -> None:
    from pejl.web.companies import numbered

    company = numbered(site.stand, "20000003", site.stand.now)
    recorded(site, company, "behov", om="rekruttering", stilling="Svend", day="2024-06-01")
    found = _page(site, "?q=20000003").content.decode()
    assert f'<a href="/virksomhed/{company}">Virksomhed uden navn</a>' in found
    assert f"/virksomhed/{company}" not in _page(site, "?q=2000000").content.decode().split('id="liste"')[1]


def test_an_unknown_number_can_be_added_and_is_filled_in(site: Any) -> None:
    page = _page(site, "?q=30000000").content.decode()
    assert "Nummeret 30000000 kendes ikke." in page
    assert 'href="/virksomhed/ny?nummer=30000000"' in page


# --- narrowed ----------------------------------------------------------------------------------------------


def test_mine_are_those_the_consultant_is_responsible_for(site: Any) -> None:
    added(site)
    added(site, "20000003", "Prøve Bager", konsulent="")
    assert _listed(_page(site)) == ["Prøve Bager", "Prøve Tømrer ApS"]
    assert _listed(_page(site, "?mine=1")) == ["Prøve Tømrer ApS"]


def test_a_branch_and_a_municipality_narrow(site: Any) -> None:
    added(site)
    added(site, "20000003", "Prøve Bager", branch="handel", area="101")
    assert _listed(_page(site, "?branche=handel")) == ["Prøve Bager"]
    assert _listed(_page(site, "?kommune=101&branche=bygge")) == []


@pytest.mark.parametrize(("end", "there"), [("", True), ("2024-07-01", True), ("2024-06-30", False)])
def test_with_an_agreement_counts_its_last_day_and_not_the_next(site: Any, end: str, there: bool) -> None:
    agreement(site, added(site), "", end)
    assert bool(_listed(_page(site, "?aftale=1"))) is there


# --- to be followed up -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-06-30", "overskredet 30. juni 2024"),
        ("2024-07-01", "i dag 1. juli 2024"),
        ("2024-07-15", "snart 15. juli 2024"),
        ("2024-07-16", ""),
        ("", ""),
    ],
)
def test_a_follow_up_is_told_of_fourteen_days_ahead_and_is_late_the_day_after(site: Any, day: str, said: str) -> None:
    agreement(site, added(site), day)
    page = _page(site)
    shown = " ".join(re.sub(r"<[^>]+>", " ", "".join(DUE.findall(page.content.decode()))).split())
    assert (said in shown) if said else shown == ""
    assert bool(_listed(_page(site, "?opfoelgning=1"))) is bool(said)


def test_an_agreement_that_has_ended_is_not_followed_up(site: Any) -> None:
    agreement(site, added(site), "2024-06-20", "2024-06-30")
    assert not DUE.findall(_page(site).content.decode())


@pytest.mark.parametrize(("state", "there"), [("aaben", True), ("fastholdt", False), ("stoppet", False)])
def test_a_retention_case_is_followed_up_while_it_is_open(site: Any, state: str, there: bool) -> None:
    recorded(site, added(site), "fastholdelse", day="2024-06-01", udfald=state, opfoelgning="2024-07-01", tekst="x")
    assert bool(DUE.findall(_page(site).content.decode())) is there


def test_what_is_most_overdue_stands_first(site: Any) -> None:
    company = added(site)
    agreement(site, company, "2024-07-03")
    recorded(site, company, "behov", om="rekruttering", stilling="Svend", senest="2024-06-28", day="2024-06-01")
    first = DUE.findall(_page(site).content.decode())[0]
    assert first.index("28. juni 2024") < first.index("3. juli 2024")


# --- as a file, and who may --------------------------------------------------------------------------------


def test_the_list_can_be_had_as_a_file_narrowed_as_the_page_is(site: Any) -> None:
    agreement(site, added(site), "2024-07-03")
    added(site, "20000003", "Prøve Bager")
    rows = _page(site, "?q=tømrer&form=csv").content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Virksomhed;CVR- eller P-nummer;Branche;Kommune;Ansatte;Konsulent;Aftaler;")
    assert rows[1:] == [f"Prøve Tømrer ApS;{CVR};bygge og anlæg;Frederikssund;12;Karen Konsulent;1;2024-07-03;ja"]


def test_a_caseworker_sees_companies_and_adds_none(site: Any) -> None:
    added(site)
    browser = site.client("sagsbehandler")
    page = browser.get("/virksomheder")
    assert _listed(page) == ["Prøve Tømrer ApS"]
    assert "/virksomhed/ny" not in page.content.decode()
    assert browser.get("/virksomhed/ny").status_code == 404


@pytest.mark.parametrize("role", ["udvalg", "analytiker", "borger", "akasse", "administrator"])
def test_who_has_nothing_to_do_with_companies_does_not_open_them(site: Any, role: str) -> None:
    assert site.client(role).get("/virksomheder").status_code == 404


def test_two_pages_of_a_long_list_hold_each_company_once(site: Any) -> None:
    from pejl.web.models import CompanyRecord

    by, at = site.user("virksomhedskonsulent"), site.stand.now
    data = {"nummer": "", "branch": "handel", "size": 1, "area": "250", "start": "2024-01-01"}
    CompanyRecord.objects.bulk_create(
        CompanyRecord(company=n + 1, kind="stamdata", data={**data, "navn": f"Prøve {n:02}"}, by=by, at=at)
        for n in range(51)
    )
    first, second = _listed(_page(site)), _listed(_page(site, "?side=2"))
    assert (len(first), second) == (50, ["Prøve 50"])
    assert _listed(_page(site, "?side=99")) == second


def test_the_page_asks_few_questions_of_the_database_whatever_it_shows(site: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    company = added(site)
    for day in range(10, 20):
        agreement(site, company, f"2024-07-{day}")
    browser = site.client("virksomhedskonsulent")
    browser.get("/virksomheder")
    with CaptureQueriesContext(connection) as asked:
        browser.get("/virksomheder")
    assert len(asked) <= 25
