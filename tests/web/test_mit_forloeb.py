"""The citizen's own page: what is next, expected and promised, who shares it and how to object, and who has looked."""

import re
from datetime import UTC, datetime
from typing import Any

from pejl.answers.listed import open_rows
from web.reading import text_of


def _mine(site: Any) -> int:
    return int(site.user("borger").citizen)


def _page(site: Any, **of: str) -> Any:
    return site.client("borger").get("/mit-forloeb", of)


def test_the_citizen_reads_who_to_talk_to_and_the_next_appointment(site: Any) -> None:
    known = site.stand.citizen(_mine(site))
    page = text_of(_page(site))
    assert "Signe Sagsbehandler Din sagsbehandler" in page
    assert known.booked
    assert f"Mød op til: {known.booked[0].name}, " in page


def test_a_worker_who_does_not_log_in_is_called_by_the_function(site: Any) -> None:
    from pejl.web.models import User

    User.objects.filter(role="sagsbehandler").update(worker="")
    page = text_of(_page(site))
    assert "Din sagsbehandler" in page
    assert "Signe" not in page
    assert not re.search(r"\d{3}-\d{4}", page)


def test_what_is_expected_and_what_is_promised_stand_apart_with_why(site: Any) -> None:
    page = text_of(_page(site))
    mine, rest = page.split("Det skal du gøre")[1].split("Det skal kommunen gøre for dig")
    theirs = rest.split("Jobmål")[0]
    assert "Søg to lagerjob om ugen – senest 15. juli 2024" in mine
    assert "Fordi I aftalte det." in mine
    assert "Kontakt til en virksomhed om praktik – kommunen, senest 1. juli 2024" in theirs
    rows = open_rows(site.stand.sheet.of_subject(_mine(site))).rows()
    for row in rows:
        text = row.promise.text
        assert text[0].upper() + text[1:] in mine + theirs
    for row in rows:
        assert row.promise.basis is None or f"Det står i loven ({row.promise.basis.paragraph})." in mine + theirs


def test_it_says_that_the_statutory_plan_is_elsewhere_and_where_the_promises_are_from(site: Any) -> None:
    page = text_of(_page(site))
    assert "Min Plan, ligger på Jobnet" in page
    assert site.stand.plan.title in page.split("Din plan")[1]


def test_notes_and_the_need_profile_are_not_the_citizens_page(site: Any) -> None:
    assert "ringes op om formiddagen" not in text_of(_page(site))


def test_english_says_the_same(site: Any) -> None:
    browser = site.client("borger")
    browser.cookies["pejl-sprog"] = "en"
    page = text_of(browser.get("/mit-forloeb"))
    assert "What you are to do" in page
    assert "Come to:" in page


def test_nobody_else_opens_the_page_and_the_citizen_opens_no_other(site: Any) -> None:
    for role in ("sagsbehandler", "leder", "anden_afdeling"):
        assert site.client(role).get("/mit-forloeb").status_code == 404
    assert site.client("borger").get(f"/borger/{_mine(site)}").status_code == 404


def test_a_citizen_of_whom_nothing_is_known_reads_so(site: Any) -> None:
    from pejl.web.models import User

    User.objects.filter(role="borger").update(citizen=4711)
    page = _page(site)
    assert page.status_code == 200
    assert "Kommunen har ikke registreret noget om dig her." in text_of(page)


# --- objection ---------------------------------------------------------------------------------------------


def _share(site: Any, unit: str) -> Any:
    from pejl.web.models import Share

    return Share.objects.get(citizen=_mine(site), unit=unit)


def test_an_objection_to_sharing_by_consent_ends_it_at_once(site: Any) -> None:
    other, share = site.client("anden_afdeling"), _share(site, "Sundhed")
    assert other.get(f"/borger/{_mine(site)}").status_code == 200
    answer = site.client("borger").post("/mit-forloeb", {"deling": share.pk, "version": share.version}, follow=True)
    assert "Delingen med Sundhed er stoppet." in text_of(answer)
    assert other.get(f"/borger/{_mine(site)}").status_code == 404


def test_an_objection_to_sharing_by_law_is_told_to_the_caseworker_who_decides(site: Any) -> None:
    fund, share = site.client("akasse"), _share(site, "A-kassen")
    answer = site.client("borger").post("/mit-forloeb", {"deling": share.pk, "version": share.version}, follow=True)
    assert "Din indsigelse mod deling med A-kassen er noteret." in text_of(answer)
    assert fund.get(f"/borger/{_mine(site)}").status_code == 200
    assert "! indsigelse 1. juli 2024" in text_of(site.client("sagsbehandler").get(f"/borger/{_mine(site)}"))


def test_an_objection_that_is_sent_twice_keeps_its_first_instant(site: Any) -> None:
    share, browser = _share(site, "A-kassen"), site.client("borger")
    for _ in range(2):
        browser.post("/mit-forloeb", {"deling": share.pk, "version": share.version})
    after = _share(site, "A-kassen")
    assert after.objected == site.stand.now.replace(microsecond=0)
    assert after.version == share.version + 1


def test_another_citizens_agreement_is_not_there(site: Any) -> None:
    from pejl.web.models import Share

    other = Share.objects.exclude(citizen=_mine(site)).order_by("pk").first()
    answer = site.client("borger").post("/mit-forloeb", {"deling": other.pk, "version": other.version})
    assert answer.status_code == 404
    other.refresh_from_db()
    assert other.objected is None


# --- who has looked ----------------------------------------------------------------------------------------


def test_a_look_is_told_by_its_time_its_unit_and_its_purpose_and_never_by_whom(site: Any) -> None:
    site.client("sagsbehandler").get(f"/borger/{_mine(site)}")
    page = text_of(_page(site)).split("Hvem har set dine oplysninger")[1]
    assert "Opslag i alt: 1." in page
    assert "1. juli 2024 kl. 10.00 jobparate Arbejde med dit forløb" in page
    assert "Signe" not in page
    assert "sagsbehandler" not in page


def test_the_citizens_own_looks_are_logged_and_not_told(site: Any) -> None:
    from pejl.web.models import LookedAt

    browser = site.client("borger")
    browser.get("/mit-forloeb")
    assert LookedAt.objects.filter(citizen=_mine(site), look__role="borger").count() == 1
    assert "Opslag i alt: 0." in text_of(browser.get("/mit-forloeb"))


def test_a_look_late_in_the_evening_is_told_on_its_day_in_copenhagen(site: Any) -> None:
    from pejl.web.models import Look, LookedAt

    look = Look.objects.create(
        user=site.user("leder"), role="leder", unit="", page="opslag", at=datetime(2024, 6, 29, 22, 30, tzinfo=UTC)
    )
    LookedAt.objects.create(look=look, citizen=_mine(site), fields="navn")
    page = text_of(_page(site))
    assert "30. juni 2024 kl. 00.30 Leder Kontrol af opslag" in page


def test_many_looks_come_a_page_at_a_time(site: Any) -> None:
    from pejl.web.models import Look, LookedAt

    for minute in range(30):
        at = datetime(2024, 6, 28, 8, minute, tzinfo=UTC)
        look = Look.objects.create(user=site.user("leder"), role="leder", unit="Jobcentret", page="borgeren", at=at)
        LookedAt.objects.create(look=look, citizen=_mine(site), fields="navn")
    first, second, beyond = (text_of(_page(site, side=each)) for each in ("1", "2", "99"))
    assert "kl. 10.29" in first
    assert "kl. 10.04" not in first
    assert "kl. 10.04" in second
    assert "kl. 10.04" in beyond
