"""The draft of a quarterly report: its texts, who sees it, and what it never says."""

from html import unescape
from pathlib import Path

import pytest

from pejl.periods import Period
from web.conftest import Site
from web.own_goals import planned
from web.reading import text_of
from web.recording import form_at
from web.reporting import AT, action, newest

ROLES_ELSE = ("sagsbehandler", "ungeraadgiver", "virksomhedskonsulent", "udvalg")


# --- texts -----------------------------------------------------------------------------------------------


def test_actions_to_the_quarters_last_day_are_done_and_later_ones_are_next(site: Site) -> None:
    from pejl.web.reportdraft import texts_of

    for day, said in (("2024-06-30", "sidste dag"), ("2024-07-01", "dagen efter"), ("2023-11-01", "længe før")):
        action(site, day, said)
    for day, said in (("2024-04-01", "note"), ("2024-03-31", "for tidlig note"), ("2024-07-01", "for sen note")):
        action(site, day, said, "note")
    found = texts_of(site.stand.plan, Period.parse("2024Q2"))[2]
    assert [each.record.data["tekst"] for each in found.did] == ["længe før", "note", "sidste dag"]
    assert [each.record.data["tekst"] for each in found.next_] == ["dagen efter"]


def test_a_text_that_was_taken_back_is_not_printed(site: Site) -> None:
    made = action(site, "2024-05-02", "Fortrudt")
    made.save_next(made.data, made.by_id, made.at, withdrawn=True)
    assert "Fortrudt" not in site.client("leder").get(f"{AT}/kladde/html").content.decode()


def test_the_page_says_which_texts_lack_and_where_they_are_written(site: Site) -> None:
    page = site.client("leder").get(AT)
    goals = site.stand.plan.goals
    assert f"{len(goals)} af {len(goals)} mål mangler en tekst" in text_of(page)
    for goal in goals:
        assert f'href="/maal/{goal.id}#noter"' in page.content.decode()


# --- who, and what they are told -------------------------------------------------------------------------


@pytest.mark.parametrize("role", ROLES_ELSE)
def test_only_leader_and_analyst_see_a_draft_and_approve(site: Site, role: str) -> None:
    from pejl.web.models import Issued

    browser, before = site.client(role), Issued.objects.count()
    seen = form_at(site.client("leder"), AT)
    assert browser.get(AT).status_code == browser.get(f"{AT}/kladde/pdf").status_code == 404
    assert browser.post(AT, {**seen, "handling": "godkend"}).status_code == 404
    assert Issued.objects.count() == before
    page = browser.get("/rapporter")
    assert page.status_code == 200
    assert "kladde" not in page.content.decode().lower()


def test_an_approved_report_is_open_to_those_of_the_plan_and_to_nobody_else(site: Site) -> None:
    issued = newest()
    at = f"/rapport/{issued.quarter}/udgave/{issued.pk}/pdf"
    assert site.client("udvalg").get(at).content.startswith(b"%PDF")
    assert site.client("borger").get(at).status_code == 404
    assert site.client().get(at).status_code in (302, 404)
    assert site.client("udvalg").get(f"/rapport/2024Q2/udgave/{issued.pk}/pdf").status_code == 404


def test_every_format_says_that_the_persons_are_made_up(site: Site) -> None:
    from io import BytesIO
    from zipfile import ZipFile

    from pejl.words import say

    browser = site.client("leder")
    document = browser.get(f"{AT}/kladde/html").content.decode()
    said = say("opdigtet_banner", {}, "da")
    assert said in unescape(document)
    for form in ("docx", "xlsx"):
        with ZipFile(BytesIO(browser.get(f"{AT}/kladde/{form}").content)) as file:
            every = "".join(file.read(name).decode("utf-8", "ignore") for name in file.namelist() if "xml" in name)
        assert said in unescape(every)


def test_the_files_are_named_by_quarter_and_edition_and_by_nobody(site: Site) -> None:
    issued = newest()
    browser = site.client("leder")
    answers = {
        f"/rapport/2024Q1/udgave/{issued.pk}/xlsx": "kvartalsrapport-2024Q1-udgave-1.xlsx",
        f"{AT}/kladde/pdf": "kvartalsrapport-2024Q2-kladde.pdf",
    }
    for at, name in answers.items():
        assert browser.get(at)["Content-Disposition"] == f'attachment; filename="{name}"'


def test_a_report_as_a_web_page_is_saved_and_runs_nothing(site: Site) -> None:
    action(site, "2024-05-02", "<script>alert(1)</script>")
    answer = site.client("leder").get(f"{AT}/kladde/html")
    assert answer["Content-Disposition"].startswith("attachment")
    assert "<script" not in answer.content.decode()


def test_the_draft_has_no_small_counts_whoever_asks(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pejl.reports.document import KeyFigure
    from pejl.web.reportdraft import draft

    with planned(site, tmp_path, monkeypatch) as desk:
        blocks = draft(desk.stand(), Period.parse("2024Q2"), ()).blocks
    shown = [each.number.shown for each in blocks if isinstance(each, KeyFigure) and each.number]
    assert len(shown) == 2
    assert shown.count("skjult") == 1


def test_a_small_count_that_is_out_already_is_told_to_who_approves(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pejl.web.audience import leaving_for
    from pejl.web.models import ToldNumbers

    with planned(site, tmp_path, monkeypatch) as desk:
        says = "kan ikke længere skjules helt"
        stand = desk.stand()
        seen = leaving_for(stand)
        name = next(each for each in seen.of if each in seen.protected.withheld)
        assert says not in text_of(site.client("leder").get(AT))
        number = 1 + ToldNumbers.objects.filter(plan=stand.plan.name).count()
        out = {"tal": {name: str(seen.of[name][0].part.number)}, "skjult": {}, "summer": []}
        ToldNumbers.objects.create(plan=stand.plan.name, number=number, data=out, at=stand.now)
    with planned(site, tmp_path, monkeypatch):
        assert says in text_of(site.client("leder").get(AT))
