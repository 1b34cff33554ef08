"""The quarterly report on the site: which quarters have one, and approved is frozen."""

import hashlib
from datetime import date
from typing import Any

import pytest

from web.conftest import Site
from web.reading import text_of
from web.recording import form_at
from web.reporting import AT, FORMS, action, approve, files, newest

# --- which quarters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "over"),
    [
        (date(2024, 3, 31), []),
        (date(2024, 4, 1), ["2024Q1"]),
        (date(2024, 6, 30), ["2024Q1"]),
        (date(2024, 7, 1), ["2024Q2", "2024Q1"]),
        (date(2026, 1, 1), ["2024Q4", "2024Q3", "2024Q2", "2024Q1"]),
    ],
)
def test_a_quarter_has_a_report_from_the_day_after_it_and_only_in_the_plans_time(
    site: Site, day: date, over: list[str]
) -> None:
    from pejl.web.reportdraft import name_of, quarters

    plan = site.stand.plan
    assert (plan.first, plan.last) == (date(2024, 1, 1), date(2024, 12, 31))
    assert [name_of(each) for each in quarters(plan, day)] == over


@pytest.mark.parametrize("quarter", ["2024Q3", "2023Q4", "2024", "2024-06", "2024q2", "x"])
def test_a_quarter_that_is_not_over_or_not_of_the_plan_has_no_page(site: Site, quarter: str) -> None:
    assert site.client("leder").get(f"/rapport/{quarter}").status_code == 404
    assert site.client("leder").get(f"/rapport/{quarter}/kladde/html").status_code == 404


def test_a_report_is_never_of_an_earlier_days_knowledge(site: Site) -> None:
    for at in ("/rapporter", AT, f"{AT}/kladde/html"):
        assert site.client("leder").get(f"{at}?dag=2024-06-30").status_code in (400, 404), at
    assert approve(site).status_code == 302
    assert site.client("leder").post("/rapport/2024Q1?dag=2024-05-01", {"handling": "godkend"}).status_code == 400


# --- frozen ----------------------------------------------------------------------------------------------


def test_approved_is_the_draft_that_was_read_to_the_byte(site: Site) -> None:
    browser = site.client("analytiker")
    drafts = {form: browser.get(f"{AT}/kladde/{form}").content for form in FORMS}
    assert approve(site, "analytiker").status_code == 302
    assert files(site, newest()) == drafts
    assert drafts["pdf"].startswith(b"%PDF")


def test_an_approved_report_is_the_same_bytes_after_a_note(site: Site) -> None:
    action(site, "2024-05-02", "Før godkendelsen")
    approve(site)
    issued = newest()
    before = files(site, issued)
    assert "Før godkendelsen" in before["html"].decode()
    action(site, "2024-05-03", "Efter godkendelsen")
    assert files(site, issued) == before
    draft = site.client("leder").get(f"{AT}/kladde/html").content.decode()
    assert "Efter godkendelsen" in draft
    assert draft != before["html"].decode()


def test_a_second_approval_stands_beside_the_first(site: Site) -> None:
    approve(site)
    first = newest()
    kept = files(site, first)
    action(site, "2024-06-01", "Kom til senere")
    approve(site, "analytiker")
    second = newest()
    assert (first.number, second.number, second.by.role) == (1, 2, "analytiker")
    assert files(site, first) == kept
    assert "Kom til senere" in files(site, second)["html"].decode()
    page = text_of(site.client("udvalg").get("/rapporter"))
    assert page.index("Udgave 2") < page.index("Udgave 1")


def test_a_form_that_is_sent_twice_approves_once(site: Site) -> None:
    from pejl.web.models import Issued

    browser = site.client("leder")
    given = {**form_at(browser, AT), "handling": "godkend"}
    assert [browser.post(AT, given).status_code for _ in range(2)] == [302, 409]
    assert Issued.objects.filter(quarter="2024Q2").count() == 1


def test_what_changed_since_the_page_was_opened_is_not_approved(site: Site) -> None:
    from pejl.web.models import Issued

    browser = site.client("leder")
    given = {**form_at(browser, AT), "handling": "godkend"}
    action(site, "2024-05-02", "Skrevet imens")
    answer = browser.post(AT, given)
    assert answer.status_code == 409
    assert "Skrevet imens" in text_of(answer)
    assert not Issued.objects.filter(quarter="2024Q2").exists()


@pytest.mark.parametrize("form", FORMS)
def test_a_format_that_cannot_be_kept_leaves_nothing(site: Site, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from pejl.web import reportissues
    from pejl.web.models import Issued, IssuedFile

    keep, before = reportissues._kept, (Issued.objects.count(), IssuedFile.objects.count())

    def fails(issued: Any, each: str, content: bytes) -> None:
        if each == form:
            raise OSError("disken er fuld")
        keep(issued, each, content)

    monkeypatch.setattr(reportissues, "_kept", fails)
    with pytest.raises(OSError, match="disken"):
        approve(site)
    assert (Issued.objects.count(), IssuedFile.objects.count()) == before


def test_what_is_approved_can_be_neither_changed_nor_taken_away(site: Site) -> None:
    from pejl.web.models import Issued, IssuedFile
    from pejl.web.models.reports import Frozen

    for model, of in ((Issued, {"quarter": "2024Q4"}), (IssuedFile, {"content": b""})):
        row = model.objects.order_by("pk").last()
        for change in (row.save, row.delete, model.objects.all().delete, lambda m=model, o=of: m.objects.update(**o)):
            with pytest.raises(Frozen):
                change()


def test_bytes_that_are_not_the_approved_ones_are_not_given_out(site: Site) -> None:
    from django.db import connection

    from pejl.web.reportissues import Damaged, frozen

    issued = newest()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE web_issuedfile SET content = %s WHERE form = 'html'", [b"andet"])
    with pytest.raises(Damaged):
        frozen(issued.plan, issued.quarter, issued.pk, "html")
    assert frozen(issued.plan, issued.quarter, issued.pk, "pdf") is not None


def test_each_file_says_the_hash_of_its_bytes_and_the_report_its_edition_of_the_ledger(site: Site) -> None:
    approve(site)
    issued = newest()
    assert issued.snapshot == site.stand.snapshot.id
    for each in issued.files.all():
        assert each.sha256 == hashlib.sha256(bytes(each.content)).hexdigest()
    assert sorted(each.form for each in issued.files.all()) == sorted(FORMS)
