"""The board of enquiries: in which column, with which clock, and what one click does."""

import re
from datetime import timedelta
from typing import Any

import pytest

from web.ordering import column, company, days_on, emptied, newest, order, visit
from web.reading import text_of
from web.recording import form_at

AT = "/henvendelser"


@pytest.fixture(autouse=True)
def _none(site: Any) -> None:
    emptied(site)


@pytest.fixture
def browser(site: Any) -> Any:
    return site.client("virksomhedskonsulent")


def _card(page: Any, title: str) -> str:
    html = page.content.decode()
    found = next(each for each in re.findall(r"<article.*?</article>", html, re.S) if f">{title}</a>" in each)
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


# --- columns and clocks ------------------------------------------------------------------------------------


def test_an_enquiry_is_new_until_it_is_answered_then_waits_for_help_and_is_under_way_when_helped(
    site: Any, browser: Any
) -> None:
    own = company(site)
    answered = {"svar_dag": "2024-07-01", "svar_kl": "09:00"}
    helped = {"hjaelp_dag": "2024-07-01", "hjaelp_kl": "09:30"}
    order(site, own, stilling="Ubesvaret")
    order(site, own, stilling="Besvaret", kind="jobordre", **answered)
    order(site, own, stilling="Hjulpet", day="2024-06-30", **answered, **helped)
    order(site, own, stilling="Lukket", day="2024-06-28", **answered, lukket="2024-07-01")
    page = browser.get(AT)
    for code, title in (("nye", "Ubesvaret"), ("besvaret", "Besvaret"), ("i_gang", "Hjulpet"), ("afsluttet", "Lukket")):
        assert title in column(page, code)


def test_the_clock_of_48_hours_is_in_time_on_its_last_minute_and_over_the_minute_after(site: Any, browser: Any) -> None:
    """The site's now is Monday 1 July, 10.00; the plan promises an answer within 48 hours."""
    own = company(site)
    order(site, own, stilling="På minuttet", day="2024-06-29", klokken="10:00")
    order(site, own, stilling="Minuttet efter", day="2024-06-29", klokken="09:59", kind="jobordre")
    page = browser.get(AT)
    assert "● snart" in _card(page, "På minuttet")
    assert "1. juli 2024 kl. 10.00" in _card(page, "På minuttet")
    assert "! overskredet" in _card(page, "Minuttet efter")


def test_the_clock_that_runs_out_first_stands_first(site: Any, browser: Any) -> None:
    own = company(site)
    order(site, own, stilling="Kom sidst", klokken="09:00")
    order(site, own, stilling="Kom først", klokken="08:00", kind="jobordre")
    new = column(browser.get(AT), "nye")
    assert new.index("Kom først") < new.index("Kom sidst")


def test_an_answer_counts_by_its_own_minute(site: Any, browser: Any) -> None:
    own, answered = company(site), {"svar_dag": "2024-07-01"}
    order(site, own, stilling="I tide", day="2024-06-29", klokken="09:00", svar_kl="09:00", **answered)
    late = {"day": "2024-06-29", "klokken": "08:59", "kind": "jobordre"}
    order(site, own, stilling="For sent", **late, svar_kl="09:00", **answered)
    page = browser.get(AT)
    assert "✓ i tide" in _card(page, "I tide")
    assert "✗ for sent" in _card(page, "For sent")


def test_a_meeting_is_proposed_for_more_than_five_until_one_is_held(site: Any, browser: Any) -> None:
    own = company(site)
    order(site, own, stilling="Fem", positions=5)
    order(site, own, stilling="Seks", positions=6, kind="jobordre")
    page = browser.get(AT)
    assert "møde foreslås" not in _card(page, "Fem")
    assert "møde foreslås" in _card(page, "Seks")
    assert f'href="/besoeg/nyt?virksomhed={own}&amp;slags=rekrutteringsmoede"' in page.content.decode()
    visit(site, own, kind="rekrutteringsmoede", outcome="holdt")
    assert "møde foreslås" not in _card(browser.get(AT), "Seks")


def test_a_meeting_held_before_the_enquiry_came_is_not_for_it(site: Any, browser: Any) -> None:
    own = company(site)
    visit(site, own, kind="rekrutteringsmoede", day="2024-06-30", outcome="holdt")
    order(site, own, stilling="Seks", positions=6)
    assert "møde foreslås" in _card(browser.get(AT), "Seks")


def test_a_job_in_another_municipality_is_marked_and_has_its_clock_all_the_same(site: Any, browser: Any) -> None:
    order(site, company(site), arbejdssted="259")
    card = _card(browser.get(AT), "Chauffør")
    assert "job i Køge" in card
    assert "3. juli 2024 kl. 8.00" in card


def test_the_board_is_narrowed_to_the_own_and_to_one_company(site: Any, browser: Any) -> None:
    me = site.user("virksomhedskonsulent")
    mine, others = company(site, konsulent=me.worker), company(site, "Fjordens Bageri", konsulent="x1")
    leader = site.user("leder")
    order(site, mine, stilling="Min")
    record = order(site, others, stilling="En andens")
    type(record).objects.filter(pk=record.pk).update(by=leader)
    assert "En andens" in text_of(browser.get(AT))
    assert "En andens" not in text_of(browser.get(f"{AT}?hvis=mine"))
    assert "Min" in text_of(browser.get(f"{AT}?hvis=mine"))
    page = text_of(browser.get(f"{AT}?virksomhed={others}"))
    assert "En andens" in page
    assert "Chauffør" not in page
    assert browser.get(f"{AT}?virksomhed=77").status_code == 404


def test_the_board_fetches_itself_again_for_a_quarter_of_an_hour_and_no_longer(browser: Any) -> None:
    """Else a screen nobody looks at keeps its user logged in."""
    assert 'hx-get="/henvendelser?hvis=alle&amp;gang=1"' in browser.get(AT).content.decode()
    assert 'hx-get="/henvendelser?hvis=mine&amp;gang=15"' in browser.get(f"{AT}?hvis=mine&gang=14").content.decode()
    for many in ("15", "9999", "x", "-1"):
        assert "hx-get" not in browser.get(f"{AT}?gang={many}").content.decode().split('id="tavle"')[1]


# --- from extracts -----------------------------------------------------------------------------------------


def _unanswered(site: Any) -> dict[str, Any]:
    from pejl.ledger.one import rows_of

    orders: Any = rows_of(site.stand.snapshot, "orders")
    found: dict[str, Any] = next(each for each in orders if each["answer"] < 0)
    return found


def test_an_open_enquiry_of_an_extract_is_on_the_board_and_is_taken_over_once(site: Any, browser: Any) -> None:
    from pejl.web.models import CompanyRecord

    told = _unanswered(site)
    page = browser.get(AT)
    take = f"/henvendelser/ny?virksomhed={told['company']}&slags={told['kind']}&dag={told['day']}"
    assert take.replace("&", "&amp;") in page.content.decode()
    assert "Kun fra et udtræk" in column(page, "nye")
    form = form_at(browser, take)
    assert (form["day"], form["kind"], form["positions"]) == (
        told["day"].isoformat(),
        told["kind"],
        str(told["positions"]),
    )
    saved = browser.post(f"/henvendelser/ny?virksomhed={told['company']}", form)
    assert (saved.status_code, saved["Location"]) == (302, AT)
    assert CompanyRecord.objects.get(kind="henvendelse").company == told["company"]
    assert take.replace("&", "&amp;") not in browser.get(AT).content.decode()


def test_an_answered_enquiry_of_an_extract_is_not_on_the_board(site: Any, browser: Any) -> None:
    from pejl.ledger.one import rows_of

    orders: Any = rows_of(site.stand.snapshot, "orders")
    done = [each for each in orders if each["answer"] >= 0 and each["help"] >= 0]
    page = browser.get(AT).content.decode()
    assert done
    assert not [
        each for each in done if f"virksomhed={each['company']}&amp;slags={each['kind']}&amp;dag={each['day']}" in page
    ]


# --- counts ------------------------------------------------------------------------------------------------


def test_own_counts_say_so_and_the_published_stand_apart_with_their_period(site: Any, browser: Any) -> None:
    from pejl.web.companies import Directory
    from pejl.web.enquiries import gathered
    from pejl.web.orderrates import rates
    from pejl.words import show

    html = browser.get(AT).content.decode()
    own, published = (html.split(f'id="{name}"')[1].split("</section>")[0] for name in ("egne-tal", "offentlige-tal"))
    told = rates(site.stand, gathered(Directory(site.stand), ""))
    for each in told.own:
        assert show(each) in own
        assert show(each) not in published
    for number in told.published:
        assert show(number.period) in published


def test_the_year_of_the_own_counts_ends_today_and_has_no_day_twice() -> None:
    from datetime import date

    from pejl.web.orderrates import a_year_before

    assert a_year_before(date(2024, 7, 1)) == date(2023, 7, 2)
    assert a_year_before(date(2024, 2, 29)) == date(2023, 3, 1)
    assert a_year_before(date(2025, 2, 28)) == date(2024, 2, 29)


# --- min dag -----------------------------------------------------------------------------------------------


def test_the_consultants_day_has_the_clocks_that_run_and_the_own_visits_of_today(site: Any, browser: Any) -> None:
    me, own = site.user("virksomhedskonsulent").worker, company(site)
    order(site, own, stilling="Murer")
    visit(site, own, konsulent=me, tekst="mit besøg")
    visit(site, own, konsulent="x1", tekst="en andens besøg", kind="fastholdelsesbesoeg")
    visit(site, own, konsulent=me, tekst="i morgen", day=days_on(site, 1))
    page = text_of(browser.get("/min-dag"))
    assert "Murer" in page.split("Ure, der løber")[1]
    assert "mit besøg" in page
    assert "en andens besøg" not in page
    assert "i morgen" not in page
    assert "Ure, der løber" not in text_of(site.client("sagsbehandler").get("/min-dag"))


# --- who ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["sagsbehandler", "analytiker", "udvalg", "borger", ""])
def test_who_does_not_keep_companies_opens_nothing_and_changes_nothing(site: Any, role: str) -> None:
    record, browser = order(site, company(site)), site.client(role)
    for at in (AT, "/henvendelser/ny", f"/henvendelse/{record.ref}", f"/henvendelse/{record.ref}/kandidater"):
        assert browser.get(at).status_code in (302, 404)
        assert "Chauffør" not in text_of(browser.get(at))
    browser.post(f"/henvendelse/{record.ref}/nu", {"version": 1, "hvad": "svar"})
    assert newest(record.ref).number == 1


def test_a_page_of_the_board_takes_few_queries_however_many_enquiries(site: Any, browser: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    own = company(site)
    for day in range(40):
        order(site, own, day=(site.stand.day - timedelta(day)).isoformat())
    browser.get(AT)
    with CaptureQueriesContext(connection) as asked:
        browser.get(AT)
    assert len(asked) <= 25
