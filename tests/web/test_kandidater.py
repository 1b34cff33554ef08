"""Candidates for an enquiry: who is suggested and why, who is never, and what referring one records."""

from typing import Any
from uuid import UUID

import pytest

from web.ordering import company, emptied, newest, order
from web.reading import text_of
from web.recording import records_of


@pytest.fixture(autouse=True)
def _none(site: Any) -> None:
    emptied(site)


@pytest.fixture
def browser(site: Any) -> Any:
    return site.client("virksomhedskonsulent")


def _goal(site: Any, citizen: int, text: str, rank: str = "A") -> None:
    from pejl.web.desk import now
    from pejl.web.models import CitizenRecord

    by = site.user("sagsbehandler")
    CitizenRecord.objects.create(citizen=citizen, kind="jobmaal", data={"rang": rank, "tekst": text}, by=by, at=now())


def _ready(site: Any, many: int, *, protected: bool = False, own: bool = False) -> list[int]:
    """People ready for a job who are free today; protected ones, or not; the consultant's own, or not."""
    from pejl.answers.candidates import people_of

    stand, mine = site.stand, set(site.citizens_of("virksomhedskonsulent"))
    every = people_of(stand.snapshot, stand.day, {}, all_ready=True)
    found = [each.citizen for each in every if each.free_from == stand.day and each.protected == protected]
    return [each for each in found if (each in mine) == own][:many]


def _name(site: Any, citizen: int) -> str:
    from pejl.web import names

    return str(names.of(site.stand, [citizen])[citizen])


def _at(record: Any) -> str:
    return f"/henvendelse/{record.ref}/kandidater"


def _refer(browser: Any, record: Any, citizen: int, version: int = 1) -> Any:
    return browser.post(f"/henvendelse/{record.ref}/henvis", {"borger": citizen, "version": version})


# --- who ---------------------------------------------------------------------------------------------------


def test_who_is_ready_and_has_the_job_as_a_goal_is_suggested_with_the_reasons(site: Any, browser: Any) -> None:
    citizen, other = _ready(site, 2)
    _goal(site, citizen, "Lastbilchauffør")
    _goal(site, other, "Frisør")
    page = text_of(browser.get(_at(order(site, company(site)))))
    assert _name(site, citizen) in page
    assert "Lastbilchauffør" in page
    assert _name(site, other) not in page
    assert "Pejl henviser ingen; det gør du." in page
    assert "Der ses aldrig på helbred, alder, køn, herkomst eller navn." in page


def test_who_is_on_sick_pay_is_not_suggested_whatever_the_goal(site: Any, browser: Any) -> None:
    stand = site.stand
    own = [each for each in site.citizens_of("sagsbehandler") if each not in stand.candidates]
    assert own
    for each in own:
        _goal(site, each, "Tømrer")
    page = text_of(browser.get(_at(order(site, company(site, branch=""), stilling="Tømrer"))))
    assert not [each for each in own if _name(site, each) in page]
    assert "Ingen passer" in page


def test_a_protected_name_is_neither_shown_nor_suggested_to_who_does_not_stand_by_the_citizen(
    site: Any, browser: Any
) -> None:
    hidden = _ready(site, 3, protected=True)
    assert hidden
    record = order(site, company(site))
    for each in hidden:
        _goal(site, each, "Chauffør")
        assert _refer(browser, record, each).status_code == 404
    page = browser.get(_at(record))
    assert not [each for each in hidden if _name(site, each) in text_of(page) or str(each) in page.content.decode()]


def test_no_more_than_20_are_suggested(site: Any, browser: Any) -> None:
    citizens = _ready(site, 23)
    for each in citizens:
        _goal(site, each, "Chauffør")
    page = browser.get(_at(order(site, company(site)))).content.decode()
    assert sum(f'name="borger" value="{each}"' in page for each in citizens) == 20


def test_everybody_who_is_suggested_is_in_the_access_log_and_nobody_else(site: Any, browser: Any) -> None:
    from pejl.web.models import LookedAt

    citizens = _ready(site, 3)
    for each in citizens[:2]:
        _goal(site, each, "Tømrer")
    _goal(site, citizens[2], "Frisør")
    before = set(LookedAt.objects.values_list("pk", flat=True))
    browser.get(_at(order(site, company(site), stilling="Tømrer")))
    rows = LookedAt.objects.exclude(pk__in=before)
    shown = {each.citizen: set(each.fields.split(",")) for each in rows}
    assert shown == {each: {"navn", "kandidat"} for each in citizens[:2]}


def test_an_enquiry_that_does_not_say_the_job_says_so_and_suggests_nobody(site: Any, browser: Any) -> None:
    _goal(site, _ready(site, 1)[0], "Chauffør")
    record = order(site, company(site, branch=""), stilling="")
    page = text_of(browser.get(_at(record)))
    assert "siger ikke, hvad stillingen er" in page


@pytest.mark.parametrize("role", ["leder", "sagsbehandler", "ungeraadgiver", "analytiker", "udvalg"])
def test_nobody_but_a_consultant_is_suggested_anybody_or_refers(site: Any, role: str) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    _goal(site, citizen, "Chauffør")
    assert site.client(role).get(_at(record)).status_code == 404
    assert _refer(site.client(role), record, citizen).status_code == 404
    assert records_of(citizen, "henvisning") == []


# --- referred ----------------------------------------------------------------------------------------------


def test_referring_records_it_of_the_citizen_and_counts_it_on_the_enquiry(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    saved = _refer(browser, record, citizen)
    assert (saved.status_code, saved["Location"]) == (302, f"/henvendelse/{record.ref}")
    (own,) = records_of(citizen, "henvisning")
    assert own.data == {
        "dag": "2024-07-01",
        "virksomhed": "Havnens Vognmænd ApS",
        "stilling": "Chauffør",
        "udfald": "venter",
        "ordre": str(record.ref),
    }
    assert newest(record.ref).data["referred"] == 1
    page = text_of(browser.get(f"/henvendelse/{record.ref}"))
    assert f"{_name(site, citizen)} venter på svar" in page
    assert "Henvist: 1. Ansat: 0." in page


def test_a_citizen_is_referred_to_an_enquiry_once(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    for version in (1, 2):
        assert _refer(browser, record, citizen, version).status_code == 302
    assert len(records_of(citizen, "henvisning")) == 1
    assert newest(record.ref).data["referred"] == 1


def test_who_is_referred_already_is_not_suggested_again(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    _goal(site, citizen, "Chauffør")
    _refer(browser, record, citizen)
    assert f'name="borger" value="{citizen}"' not in browser.get(_at(record)).content.decode()


def test_referring_on_an_older_version_records_nothing_at_all(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    record.save_next({**record.data, "positions": 3}, site.user("leder").pk, record.at)
    assert _refer(browser, record, citizen).status_code == 409
    assert records_of(citizen, "henvisning") == []
    assert not newest(record.ref).data["referred"]


def test_a_save_of_somebody_else_at_the_same_time_takes_both_back(site: Any) -> None:
    """The version was right when it was looked at, and another was saved before this one."""
    from types import SimpleNamespace

    from pejl.web import referrals
    from pejl.web.desk import now
    from pejl.web.models.records import Changed

    citizen, record = _ready(site, 1)[0], order(site, company(site))
    record.save_next({**record.data, "positions": 3}, site.user("leder").pk, record.at)
    request = SimpleNamespace(who=SimpleNamespace(id=site.user("virksomhedskonsulent").pk), now=now())
    with pytest.raises(Changed):
        referrals.refer(request, record, citizen, "Havnens Vognmænd ApS", "Chauffør")
    assert records_of(citizen, "henvisning") == []
    with pytest.raises(Changed):
        referrals.settle(request, record, _waiting(site, record, citizen), "ansat")
    assert [each.data["udfald"] for each in records_of(citizen, "henvisning")] == ["venter"]


def _waiting(site: Any, record: Any, citizen: int) -> Any:
    from pejl.web.desk import now
    from pejl.web.models import CitizenRecord

    data = {"dag": "2024-07-01", "virksomhed": "x", "stilling": "x", "udfald": "venter", "ordre": str(record.ref)}
    by = site.user("virksomhedskonsulent")
    return CitizenRecord.objects.create(citizen=citizen, kind="henvisning", data=data, by=by, at=now())


def test_nobody_is_referred_to_a_closed_enquiry(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site), lukket="2024-07-01")
    assert _refer(browser, record, citizen).status_code == 302
    assert records_of(citizen, "henvisning") == []
    assert 'value="Henvis"' not in browser.get(_at(record)).content.decode()


def test_a_citizen_who_is_not_the_users_and_one_that_is_not_there_are_answered_alike(site: Any, browser: Any) -> None:
    record = order(site, company(site))
    foreign = next(each for each in site.citizens_of("sagsbehandler") if each not in site.stand.candidates)
    told = [_refer(browser, record, each) for each in (foreign, 12345, 0, 1 << 70)]
    assert {each.status_code for each in told} == {404}
    assert len({text_of(each) for each in told}) == 1


# --- how it went -------------------------------------------------------------------------------------------


def _settle(browser: Any, record: Any, referral: Any, outcome: str, version: int) -> Any:
    said = {"henvisning": referral.ref, "henvisning_version": referral.number, "udfald": outcome, "version": version}
    return browser.post(f"/henvendelse/{record.ref}/henvis", said)


def test_hired_is_counted_on_the_enquiry_and_taken_off_again_when_it_was_not_so(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    _refer(browser, record, citizen)
    assert _settle(browser, record, records_of(citizen, "henvisning")[-1], "ansat", 2).status_code == 302
    assert _counts(record.ref) == (1, 1)
    assert _settle(browser, record, records_of(citizen, "henvisning")[-1], "ikke_ansat", 3).status_code == 302
    assert _counts(record.ref) == (1, 0)
    assert [each.data["udfald"] for each in records_of(citizen, "henvisning")] == ["venter", "ansat", "ikke_ansat"]


def test_an_outcome_on_an_older_version_of_either_changes_neither(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    _refer(browser, record, citizen)
    first = records_of(citizen, "henvisning")[-1]
    assert _settle(browser, record, first, "ansat", 1).status_code == 409
    first.save_next({**first.data, "stilling": "Vognmand"}, site.user("sagsbehandler").pk, first.at)
    assert _settle(browser, record, first, "ansat", 2).status_code == 409
    assert _counts(record.ref) == (1, 0)


def test_an_outcome_that_is_none_is_refused(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    _refer(browser, record, citizen)
    assert _settle(browser, record, records_of(citizen, "henvisning")[-1], "fyret", 2).status_code == 400


def test_a_leader_sees_how_many_were_referred_and_not_who(site: Any, browser: Any) -> None:
    citizen, record = _ready(site, 1)[0], order(site, company(site))
    _refer(browser, record, citizen)
    page = site.client("leder").get(f"/henvendelse/{record.ref}")
    assert "Henvist: 1. Ansat: 0." in text_of(page)
    assert "En borger venter på svar" in text_of(page)
    assert _name(site, citizen) not in text_of(page)
    assert str(citizen) not in page.content.decode()


def _counts(ref: UUID) -> tuple[int, int]:
    data = newest(ref).data
    return int(data["referred"] or 0), int(data["hired"] or 0)
