"""Visits and events: planned, held with one click, and what was learnt; what lacks a result stands first."""

from typing import Any

import pytest

from web.ordering import company, days_on, emptied, event, newest, visit
from web.reading import text_of
from web.recording import form_at

AT = "/besoeg"


@pytest.fixture(autouse=True)
def _none(site: Any) -> None:
    emptied(site)


@pytest.fixture
def browser(site: Any) -> Any:
    return site.client("virksomhedskonsulent")


# --- the lists ---------------------------------------------------------------------------------------------


def test_a_planned_visit_lacks_a_result_from_the_day_after_and_not_on_the_day(site: Any, browser: Any) -> None:
    own = company(site)
    visit(site, own, day=days_on(site, 0), tekst="i dag")
    visit(site, own, day=days_on(site, -1), tekst="i går")
    page = text_of(browser.get(AT))
    lacking, rest = page.split("Mangler resultat 1")[1].split("Det, planen lover", 1)
    assert "i går" in lacking
    assert "i dag" not in lacking
    assert "i dag" in rest.split("Planlagt 1")[1]


def test_what_lacks_a_result_stands_before_everything_else(site: Any, browser: Any) -> None:
    visit(site, company(site), day=days_on(site, -3))
    page = text_of(browser.get(AT))
    assert page.index("Mangler resultat") < page.index("Det, planen lover") < page.index("Holdt de seneste 60 dage")


def test_a_visit_that_an_extract_tells_of_too_is_listed_once(site: Any, browser: Any) -> None:
    """Same company, kind and day: the row of the pages stands in the place of the extract's."""
    from pejl.ledger.one import rows_of
    from pejl.web.companies import Directory
    from pejl.web.companyrows import rows

    visits: Any = rows_of(site.stand.snapshot, "visits")
    told = next(each for each in visits if each["outcome"] == "holdt")
    before = rows(Directory(site.stand), "besoeg")
    visit(site, told["company"], kind=told["kind"], day=told["day"].isoformat(), outcome="holdt")
    after = rows(Directory(site.stand), "besoeg")
    assert len(after) == len(before)
    same = [
        each
        for each in after
        if (each.company, each.kind, each.day) == tuple(map(told.get, ("company", "kind", "day")))
    ]
    assert [each.record is not None for each in same] == [True]


def test_a_visit_the_ledger_has_and_that_was_moved_counts_on_its_new_day_alone(site: Any) -> None:
    """The ledger still has the old day until the next fold."""
    from pejl.ledger.one import rows_of
    from pejl.web.companies import Directory
    from pejl.web.companyrows import rows

    visits: Any = rows_of(site.stand.snapshot, "visits")
    told = next(each for each in visits if each["outcome"] == "holdt")
    first = visit(site, told["company"], kind=told["kind"], day=told["day"].isoformat(), outcome="holdt")
    type(first).objects.filter(pk=first.pk).update(folded="batch")
    first.save_next({**first.data, "day": days_on(site, 0)}, first.by_id, first.at)
    found = [each for each in rows(Directory(site.stand), "besoeg") if each.company == told["company"]]
    assert told["day"] not in [each.day for each in found if each.kind == told["kind"]]
    assert site.stand.day in [each.day for each in found]


# --- the result --------------------------------------------------------------------------------------------


def test_the_result_of_a_visit_is_one_click(site: Any, browser: Any) -> None:
    record = visit(site, company(site), day=days_on(site, -1))
    saved = browser.post(f"/besoeg/{record.ref}", {"version": 1, "udfald": "holdt", "til": "liste"})
    assert (saved.status_code, saved["Location"]) == (302, AT)
    assert newest(record.ref).data["outcome"] == "holdt"
    page = text_of(browser.get(AT))
    assert "Gemt: holdt." in page
    assert "Mangler resultat" not in page


def test_the_same_result_clicked_twice_is_saved_once(site: Any, browser: Any) -> None:
    record = visit(site, company(site), day=days_on(site, -1))
    for _ in range(2):
        assert browser.post(f"/besoeg/{record.ref}", {"version": 1, "udfald": "holdt"}).status_code == 302
    assert newest(record.ref).number == 2


def test_a_visit_to_come_is_not_held_yet(site: Any, browser: Any) -> None:
    """The very day is no day to come."""
    ahead, now = (visit(site, company(site, name), day=days_on(site, in_days)) for name, in_days in AHEAD)
    assert browser.post(f"/besoeg/{ahead.ref}", {"version": 1, "udfald": "holdt"}).status_code == 422
    assert newest(ahead.ref).data["outcome"] == "planlagt"
    assert browser.post(f"/besoeg/{now.ref}", {"version": 1, "udfald": "holdt"}).status_code == 302


AHEAD = (("Havnens Vognmænd ApS", 1), ("Fjordens Bageri", 0))


def test_a_click_on_an_older_version_saves_nothing_and_shows_both(site: Any, browser: Any) -> None:
    record = visit(site, company(site), day=days_on(site, -1))
    record.save_next({**record.data, "tekst": "Aftalt om hos leder Lis"}, site.user("leder").pk, record.at)
    shown = browser.post(f"/besoeg/{record.ref}", {"version": 1, "udfald": "aflyst"})
    page = text_of(shown)
    assert shown.status_code == 409
    assert newest(record.ref).data["outcome"] == "planlagt"
    assert "Aftalt om hos leder Lis" in page
    assert "Dit er ikke gemt: aflyst" in page
    assert 'name="version" value="2"' in shown.content.decode()


def test_an_event_is_held_with_how_many_came(site: Any, browser: Any) -> None:
    record = event(site, day=days_on(site, -1))
    at = f"/arrangement/{record.ref}"
    assert browser.post(at, {"version": 1, "udfald": "holdt", "antal": "mange"}).status_code == 422
    assert browser.post(at, {"version": 1, "udfald": "holdt", "antal": "83"}).status_code == 302
    assert (newest(record.ref).data["outcome"], newest(record.ref).data["people"]) == ("holdt", 83)
    assert "Jobcentret selv" in text_of(browser.get(at))


def test_a_visit_that_is_not_there_is_not_found(site: Any, browser: Any) -> None:
    record = event(site)
    for ref in ("00000000-0000-4000-8000-000000000000", record.ref):
        assert browser.get(f"/besoeg/{ref}").status_code == 404


# --- planned -----------------------------------------------------------------------------------------------


def test_a_visit_is_planned_with_a_company_typed_a_day_and_a_clock(site: Any, browser: Any) -> None:
    from pejl.web.models import CompanyRecord

    own = company(site)
    form = form_at(browser, "/besoeg/nyt")
    saved = browser.post("/besoeg/nyt", {**form, "virksomhed": "havnens", "day": days_on(site, 3), "klokken": "9.30"})
    assert (saved.status_code, saved["Location"]) == (302, AT)
    record = CompanyRecord.objects.get(kind="besoeg")
    assert (record.company, record.data["klokken"], record.data["outcome"]) == (own, "09:30", "planlagt")
    assert record.data["konsulent"] == site.user("virksomhedskonsulent").worker
    assert "4. juli 2024 kl. 09.30" in text_of(browser.get(AT))


def test_a_meeting_that_is_proposed_begins_with_its_company_and_kind(site: Any, browser: Any) -> None:
    form = form_at(browser, f"/besoeg/nyt?virksomhed={company(site)}&slags=rekrutteringsmoede")
    assert form["kind"] == "rekrutteringsmoede"


def test_an_event_without_a_company_is_the_job_centres_own(site: Any, browser: Any) -> None:
    from pejl.web.models import CompanyRecord

    form = form_at(browser, "/arrangement/nyt")
    saved = browser.post("/arrangement/nyt", {**form, "navn": "Jobmesse", "day": days_on(site, 9)})
    assert saved.status_code == 302, text_of(saved)
    assert CompanyRecord.objects.get(kind="arrangement").company == 0


# --- needs -------------------------------------------------------------------------------------------------


def test_a_need_learnt_at_a_visit_stands_there_and_is_gathered_by_branch(site: Any, browser: Any) -> None:
    record = visit(site, company(site), outcome="holdt")
    at = f"/besoeg/{record.ref}"
    form = form_at(browser, f"{at}?behov=1")
    saved = browser.post(f"{at}?behov=1", {**form, "stilling": "Buschauffør", "antal": "4"})
    assert (saved.status_code, saved["Location"]) == (302, at)
    assert "Buschauffør" in text_of(browser.get(at))
    gathered = text_of(browser.get(AT)).split("Behov, virksomhederne har fortalt om")[-1]
    assert "rekruttering 1 4 Buschauffør" in gathered


def test_a_need_taken_back_is_not_gathered(site: Any, browser: Any) -> None:
    from pejl.web.models import CompanyRecord

    record = visit(site, company(site), outcome="holdt")
    at = f"/besoeg/{record.ref}?behov=1"
    browser.post(at, {**form_at(browser, at), "stilling": "Buschauffør"})
    need = CompanyRecord.objects.get(kind="behov")
    need.save_next(need.data, need.by_id, need.at, withdrawn=True)
    assert "Buschauffør" not in text_of(browser.get("/besoeg"))


# --- who ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["sagsbehandler", "analytiker", "udvalg", "borger"])
def test_who_does_not_keep_companies_opens_no_page_of_visits(site: Any, role: str) -> None:
    record = visit(site, company(site))
    for at in (AT, "/besoeg/nyt", f"/besoeg/{record.ref}", "/arrangement/nyt"):
        assert site.client(role).get(at).status_code == 404
    assert site.client(role).post(f"/besoeg/{record.ref}", {"version": 1, "udfald": "aflyst"}).status_code == 404
    assert newest(record.ref).number == 1
