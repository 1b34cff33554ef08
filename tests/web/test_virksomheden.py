"""Virksomheden: all that is recorded of a company and all an extract says, each once."""

import re
from datetime import timedelta
from typing import Any

import pytest

from web.company_rows import CVR, added, agreement, cleared, recorded
from web.reading import text_of


@pytest.fixture(autouse=True)
def _nobody(site: Any) -> None:
    cleared()


ROLE = "virksomhedskonsulent"


def _page(site: Any, company: int, role: str = ROLE) -> str:
    page = site.client(role).get(f"/virksomhed/{company}")
    assert page.status_code == 200
    return str(page.content.decode())


def _part(page: str, name: str) -> str:
    """What a section says."""
    found = re.search(rf'<section id="{name}">(.*?)</section>', page, re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


@pytest.mark.parametrize("company", [0, 1, (1 << 63) - 1, 1 << 63, 10**30])
def test_a_company_that_is_not_there_is_not_found(site: Any, company: int) -> None:
    assert site.client(ROLE).get(f"/virksomhed/{company}").status_code == 404


def test_each_kind_of_record_stands_in_its_part(site: Any) -> None:
    company = added(site)
    agreement(site, company, "2024-06-28")
    recorded(site, company, "kontakt", navn="Kim Kontakt", titel="Mester", telefon="00112233")
    recorded(site, company, "plads", kind="virksomhedspraktik", antal=2, stilling="tømrer", start="2024-06-01")
    recorded(site, company, "fastholdelse", day="2024-06-01", udfald="aaben", tekst="Nye opgaver")
    recorded(
        site, company, "behov", om="rekruttering", stilling="Svend", antal=2, senest="2024-07-01", day="2024-06-01"
    )
    recorded(site, company, "besoeg", kind="virksomhedsbesoeg", day="2024-06-10", klokken="10:00", outcome="holdt")
    recorded(site, company, "henvendelse", kind="jobordre", day="2024-06-28", klokken="14:00", positions=1)
    recorded(site, company, "arrangement", kind="jobmesse", navn="Messen", day="2024-06-11", outcome="holdt", people=40)
    page = _page(site, company)
    said = {
        "kontakt": "Kim Kontakt · Mester · 00112233",
        "aftale": "partnerskabsaftale · fra 1. januar 2024 · løber",
        "plads": "virksomhedspraktik · 2 pladser · tømrer · fra 1. juni 2024 · løber",
        "fastholdelse": "i gang · begyndt 1. juni 2024",
        "behov": "rekruttering · 2 × Svend",
        "besoeg": "10. juni 2024 kl. 10.00 · virksomhedsbesøg · holdt",
        "henvendelse": "28. juni 2024 kl. 14.00 · jobordre · 1 stilling",
        "arrangement": "11. juni 2024 · Messen · jobmesse · holdt · 40 deltagere",
    }
    for kind, line in said.items():
        assert line in _part(page, kind), kind
    assert "overskredet følges op 28. juni 2024" in _part(page, "aftale")
    assert "i dag senest 1. juli 2024" in _part(page, "behov")


@pytest.mark.parametrize(("end", "said"), [("2024-07-01", "· løber"), ("2024-06-30", "· udløbet")])
def test_an_agreement_runs_on_its_last_day(site: Any, end: str, said: str) -> None:
    company = added(site)
    agreement(site, company, "", end)
    assert said in _part(_page(site, company), "aftale")


def test_what_is_taken_back_is_in_the_history_alone(site: Any) -> None:
    company = added(site)
    record = recorded(site, company, "kontakt", navn="Kim Kontakt")
    record.save_next(record.data, record.by_id, site.stand.now + timedelta(minutes=61), withdrawn=True)
    page = _page(site, company)
    assert "Kim Kontakt" not in _part(page, "kontakt")
    assert "1. juli 2024 kl. 11.01 Karen Konsulent virksomhed Kontaktperson · version 2 · taget tilbage" in _part(
        page, "historik"
    )


def test_every_version_is_in_the_history_the_newest_first(site: Any) -> None:
    company = added(site)
    record = recorded(site, company, "kontakt", navn="Kim Kontakt")
    record.save_next({**record.data, "navn": "Kaj Kontakt"}, site.user("leder").pk, site.stand.now)
    history = _part(_page(site, company), "historik")
    assert history.index("Kaj Kontakt") < history.index("Kim Kontakt")
    assert "Lis Leder" in history


# --- from extracts -----------------------------------------------------------------------------------------


def _of_extract(site: Any, table: str) -> dict[str, Any]:
    """A row of a company of the ledger."""
    from pejl.ledger.one import rows_of

    return next(row for row in rows_of(site.stand.snapshot, table) if row["company"])


def test_a_company_of_extracts_alone_shows_their_rows_marked(site: Any) -> None:
    row = _of_extract(site, "visits")
    page = _page(site, row["company"])
    assert "Virksomhed uden navn" in page
    part = _part(page, "udtraek")
    assert "Besøg" in part
    assert part.count("fra udtræk") > 1


def test_a_row_that_was_recorded_here_and_folded_is_not_told_twice(site: Any) -> None:
    row = _of_extract(site, "visits")
    before = _part(_page(site, row["company"]), "udtraek").count("fra udtræk")
    recorded(site, row["company"], "besoeg", kind=row["kind"], day=row["day"].isoformat(), outcome=row["outcome"])
    assert _part(_page(site, row["company"]), "udtraek").count("fra udtræk") == before - 1


def test_a_row_moved_to_another_day_since_it_was_folded_is_told_as_it_stands(site: Any) -> None:
    row = _of_extract(site, "visits")
    record = recorded(
        site, row["company"], "besoeg", kind=row["kind"], day=row["day"].isoformat(), outcome=row["outcome"]
    )
    type(record).objects.filter(pk=record.pk).update(folded="sider-x")
    record.save_next({**record.data, "day": "2024-06-30"}, record.by_id, site.stand.now)
    page = _page(site, row["company"])
    assert "30. juni 2024" in _part(page, "besoeg")
    marked = re.findall(r"<li>(\d+\. \w+ \d{4}) · (\w+)", page.split('id="udtraek"')[1])
    assert (
        _danish(row["day"]),
        "virksomhedsbesøg" if row["kind"] == "virksomhedsbesoeg" else row["kind"],
    ) not in marked


def _danish(day: Any) -> str:
    from pejl.words import show

    return show(day, "da")


# --- the quota ---------------------------------------------------------------------------------------------


def _quota(page: str) -> tuple[int, ...]:
    """Room for, in use, left."""
    return tuple(int(each) for each in re.findall(r'<dd id="kvote_\w+">(\d+)</dd>', page))


def test_a_company_of_twelve_has_room_for_two(site: Any) -> None:
    page = _page(site, added(site))
    assert _quota(page) == (2, 0, 2)
    assert "plads til flere" in _part(page, "plads")


def test_who_is_there_today_is_counted_from_the_ledger_and_not_named(site: Any) -> None:
    from pejl.due.placements import all_in_use
    from pejl.web import names

    company, used = max(all_in_use(site.stand.snapshot, site.stand.day).items(), key=lambda each: (each[1], each[0]))
    page = _page(site, company)
    allowed, in_use, left = _quota(page)
    assert (in_use, left) == (used, max(0, allowed - used))
    assert not any(name in page for name in names.of(site.stand, site.citizens_of("sagsbehandler")).values())


def test_a_full_company_and_one_over_are_told_apart_in_words(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    company = added(site)
    for used, word in ((1, "plads til flere"), (2, "fuldt"), (3, "flere end loven giver plads til")):
        monkeypatch.setattr("pejl.web.companyquota.in_use", lambda *of, used=used: used)
        assert word in _part(_page(site, company), "plads"), used


def test_without_a_number_of_employees_no_quota_is_worked_out(site: Any) -> None:
    from pejl.web.companies import numbered

    company = numbered(site.stand, "20000003", site.stand.now)
    recorded(site, company, "kontakt", navn="Kim Kontakt")
    page = _page(site, company)
    assert _quota(page) == ()
    assert "Antal ansatte kendes ikke" in _part(page, "plads")


# --- clocks ------------------------------------------------------------------------------------------------


def test_an_enquiry_shows_the_plans_clock_and_stops_it_when_it_is_answered(site: Any) -> None:
    company = added(site)
    asked = {"kind": "henvendelse", "day": "2024-06-24", "klokken": "10:00", "positions": 1}
    record = recorded(site, company, "henvendelse", **asked)
    assert re.search(r'staar-skidt"><span aria-hidden="true">!</span>', _page(site, company))
    record.save_next(
        {**record.data, "svar_dag": "2024-06-24", "svar_kl": "11:00", "hjaelp_dag": "2024-06-24", "hjaelp_kl": "11:00"},
        record.by_id,
        site.stand.now,
    )
    part = _page(site, company).split('id="henvendelse"')[1].split("</section>")[0]
    assert "staar-godt" in part
    assert "staar-skidt" not in part


def test_an_open_enquiry_of_an_extract_can_be_written_here_by_who_keeps_companies(site: Any) -> None:
    from pejl.ledger.one import rows_of

    every: list[dict[str, Any]] = rows_of(site.stand.snapshot, "orders")
    row = next(each for each in every if each["answer"] < 0)
    take = f"/henvendelser/ny?virksomhed={row['company']}&amp;slags={row['kind']}&amp;dag={row['day']}"
    page = _page(site, row["company"])
    assert take in page
    assert "fra udtræk" in _part(page, "henvendelse")
    assert take not in _page(site, row["company"], "sagsbehandler")


# --- others of the same firm -------------------------------------------------------------------------------


def test_units_of_the_same_firm_lead_to_each_other(site: Any) -> None:
    firm, unit = added(site), added(site, "1003456789", "Afdeling", cvr=CVR)
    other = added(site, "1003456788", "En anden afdeling", cvr="20000003")
    assert f'href="/virksomhed/{unit}"' in _page(site, firm)
    assert f'href="/virksomhed/{firm}"' in _page(site, unit)
    assert f'href="/virksomhed/{other}"' not in _page(site, firm)


# --- who may -----------------------------------------------------------------------------------------------


def test_who_keeps_companies_can_record_each_kind_from_the_page(site: Any) -> None:
    company = added(site)
    page = _page(site, company)
    for kind in ("kontakt", "aftale", "plads", "fastholdelse", "behov"):
        assert f'href="/virksomhed/{company}/registrer/{kind}"' in page
    for name in ("henvendelser/ny", "besoeg/nyt", "arrangement/nyt"):
        assert f'href="/{name}?virksomhed={company}"' in page


def test_a_caseworker_reads_and_is_offered_nothing_to_write(site: Any) -> None:
    company = added(site)
    recorded(site, company, "kontakt", navn="Kim Kontakt")
    page = _page(site, company, "sagsbehandler")
    assert "Kim Kontakt" in page
    assert "/registrer/" not in page
    assert "?virksomhed=" not in page


@pytest.mark.parametrize("role", ["udvalg", "analytiker", "borger", "anden_afdeling"])
def test_who_has_nothing_to_do_with_companies_does_not_find_one(site: Any, role: str) -> None:
    assert site.client(role).get(f"/virksomhed/{added(site)}").status_code == 404


def test_the_page_is_written_in_english_too(site: Any) -> None:
    company = added(site)
    agreement(site, company, "2024-06-28")
    browser = site.client(ROLE)
    browser.get("/sprog/en")
    said = text_of(browser.get(f"/virksomhed/{company}"))
    assert "overdue to be followed up 28 June 2024" in said
    assert "Number of employees 12" in said


def test_a_long_history_costs_no_more_questions_of_the_database(site: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    company = added(site)
    record = agreement(site, company, "2024-07-02")
    browser, asked = site.client(ROLE), []
    for _ in range(2):
        browser.get(f"/virksomhed/{company}")
        with CaptureQueriesContext(connection) as queries:
            browser.get(f"/virksomhed/{company}")
        asked.append(len(queries))
        for _ in range(20):
            record = record.save_next(record.data, record.by_id, site.stand.now)
            recorded(site, company, "behov", om="andet", stilling="Svend", day="2024-06-01")
    assert asked[0] == asked[1] <= 25
