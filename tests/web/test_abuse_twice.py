"""What is sent twice, or by two at once."""

from web.conftest import Site


def test_twice_a_new_note_of_a_goal_that_is_sent_again_is_saved_once(site: Site) -> None:
    from pejl.web.models import GoalRecord

    goal = site.stand.plan.goals[0].id
    browser, before = site.client("leder"), GoalRecord.objects.count()
    page = browser.get(f"/maal/{goal}").content.decode().split('name="ref" value="')[-1]
    given = {"kind": "note", "tekst": "Én gang", "dag": "2024-07-01", "ref": page.split('"')[0], "version": "0"}
    for _ in range(2):
        assert browser.post(f"/maal/{goal}/note", given).status_code == 302
    assert GoalRecord.objects.count() == before + 1
    other = browser.post(f"/maal/{goal}/note", {**given, "tekst": "Noget andet"})
    assert other.status_code == 409
    assert "Noget andet" in other.content.decode()


def test_twice_an_agreement_that_is_over_keeps_the_day_it_ended(site: Site) -> None:
    from datetime import date

    from pejl.web.models import Share

    citizen = site.citizen_of("sagsbehandler")
    share = Share.objects.filter(citizen=citizen).first()
    assert share is not None
    Share.objects.filter(pk=share.pk).update(start=date(2024, 1, 1), end=date(2024, 3, 31))
    given = {"slut": str(share.pk), "version": str(share.version)}
    assert site.client("sagsbehandler").post(f"/borger/{citizen}/del", given).status_code == 409
    share.refresh_from_db()
    assert share.end == date(2024, 3, 31)


def test_at_once_a_name_changed_on_the_profile_is_not_written_over_by_an_older_form(site: Site) -> None:
    user = site.user("leder")
    old = {"handling": "gem", "name": user.name, "role": user.role, "unit": "Ny enhed", "version": str(user.version)}
    site.client("leder").post("/profil", {"handling": "om", "name": "Lise Leder", "lang": "da"})
    assert site.client("administrator").post(f"/brugere/{user.pk}", old).status_code == 409
    user.refresh_from_db()
    assert user.name == "Lise Leder"


def test_at_once_many_records_between_two_views_of_a_list_are_no_chain_of_stands(site: Site) -> None:
    from pejl.web.desk import desk
    from pejl.web.models import CitizenRecord

    mine, by = site.citizens_of("sagsbehandler"), site.user("leder")
    data = {"kind": "cv_godkendt", "day": "2024-06-28"}
    for n in range(40):
        CitizenRecord.objects.create(citizen=mine[n % 20], kind="haendelse", data=data, by=by, at=site.stand.now)
        desk().stand()
    stand, length = desk().stand(), 0
    while stand is not None and length < 10:
        stand, length = stand.before, length + 1
    assert length <= 2
    assert len(desk().stand().sheet) > 0


def test_at_once_rows_worked_out_from_the_base_are_those_worked_out_from_the_stand_before(site: Site) -> None:
    """Of two threads that ask, one finds the stand before taken by the other, and works from the base."""
    from pejl.web.models import CitizenRecord
    from pejl.web.stand import Stand

    first = site.stand
    assert first.sheet is not None
    data = {"day": "2024-07-01", "kind": "jobsamtale", "form": "fremmoede", "outcome": "holdt", "topics": ""}
    citizen = site.citizen_of("sagsbehandler")
    CitizenRecord.objects.create(citizen=citizen, kind="samtale", data=data, by=site.user("leder"), at=first.now)
    second = site.stand
    assert second.before is first
    alone = Stand(second.base, second.recorded, second.folded, None)
    assert [each.id for each in alone.sheet.running().by_day().rows()] == [
        each.id for each in second.sheet.running().by_day().rows()
    ]
