"""Citizens handed over: whom it is about, who may, and that the next view of the list shows it."""

from typing import Any

import pytest

from pejl.answers.listed import Tab, in_tab, open_rows
from pejl.rules import Case

ADDRESS = "/arbejdsliste/omfordel"
WHY = "Fravær til august"


def _rows(site: Any, worker: str) -> list[Any]:
    rows = open_rows(site.stand.sheet).with_word("worker", worker).by_day().rows()
    return [row for row in rows if row.promise.case is Case.PERSON]


def _colleague(site: Any, team: str, without: str) -> str:
    from pejl.due.picked import staff_on

    stand = site.stand
    return next(who for who, of in staff_on(stand.snapshot, stand.day) if of == team and who != without)


def _records(site: Any) -> list[Any]:
    from pejl.web.models import CitizenRecord

    return list(CitizenRecord.objects.filter(kind="relation").order_by("pk"))


def _given(site: Any, to: str, many: int, **of: Any) -> dict[str, Any]:
    said = {"gem": "1", "antal": many, "til": to, "fra_dag": "2024-07-01", "til_dag": "", "grund": WHY}
    return {**said, **of}


def _behind(site: Any, worker: str) -> set[int]:
    from pejl.due.picked import held_by

    return {citizen for citizen, _ in held_by(site.stand.snapshot, worker, site.stand.day)}


# --- the rows chosen -------------------------------------------------------------------------------------


def test_chosen_rows_are_the_new_workers_on_the_next_view(site: Any) -> None:
    me = site.user("sagsbehandler")
    to = _colleague(site, me.team, me.worker)
    chosen = _rows(site, me.worker)[:2]
    citizens = {row.subject for row in chosen}
    before = _rows(site, me.worker)
    client = site.client("sagsbehandler")
    response = client.post(ADDRESS, _given(site, to, len(citizens), raekke=[row.id for row in chosen]))
    assert response.status_code == 302
    assert {row.subject for row in _rows(site, to)} >= citizens
    assert [row.id for row in _rows(site, me.worker)] == [row.id for row in before if row.subject not in citizens]


def test_the_page_before_tells_how_many_citizens_and_records_nothing(site: Any) -> None:
    chosen = _rows(site, site.user("sagsbehandler").worker)
    one = [row for row in chosen if row.subject == chosen[0].subject]
    page = site.client("sagsbehandler").post(ADDRESS, {"raekke": [row.id for row in one]}).content.decode()
    assert "Borgere bag de valgte rækker: 1." in page
    assert _records(site) == []


def test_a_record_says_role_days_and_why_and_who_wrote_it(site: Any) -> None:
    me = site.user("sagsbehandler")
    row, to = _rows(site, me.worker)[0], _colleague(site, me.team, me.worker)
    given = _given(site, to, 1, raekke=[row.id], til_dag="2024-07-31")
    site.client("sagsbehandler").post(ADDRESS, given)
    for record in _records(site):
        assert record.by == me
        assert record.citizen == row.subject
        said = {name: record.data[name] for name in ("who", "start", "end", "grund")}
        assert said == {"who": to, "start": "2024-07-01", "end": "2024-07-31", "grund": WHY}
    assert _records(site)


def test_the_same_hand_over_twice_is_recorded_once(site: Any) -> None:
    leader = site.client("leder")
    me = site.user("sagsbehandler")
    row, to = _rows(site, me.worker)[0], _colleague(site, me.team, me.worker)
    leader.post(ADDRESS, _given(site, to, 1, raekke=[row.id]))
    once = len(_records(site))
    again = next(each for each in _rows(site, to) if each.subject == row.subject)
    leader.post(ADDRESS, _given(site, to, 1, raekke=[again.id]))
    assert len(_records(site)) == once == 1


def test_nobodys_row_gets_a_caseworker(site: Any) -> None:
    nobodys = in_tab(open_rows(site.stand.sheet).with_word("worker", ""), Tab.SENERE).by_day().rows()
    row = next(each for each in nobodys if each.promise.case is Case.PERSON)
    to = _colleague(site, "unge", "")
    site.client("leder").post(ADDRESS, _given(site, to, 1, raekke=[row.id]))
    assert [(each.citizen, each.data["role"]) for each in _records(site)] == [(row.subject, "sagsbehandler")]
    assert row.id in {each.id for each in _rows(site, to)}


# --- all that a worker has -------------------------------------------------------------------------------


def test_all_citizens_of_a_worker_who_is_ill_are_handed_over(site: Any) -> None:
    me = site.user("sagsbehandler")
    to, behind = _colleague(site, me.team, me.worker), _behind(site, me.worker)
    client = site.client("leder")
    page = client.get(f"{ADDRESS}?fra={me.worker}").content.decode()
    assert f"Borgere, som {me.name} står ved: {len(behind)}." in page
    client.post(ADDRESS, _given(site, to, len(behind), fra=me.worker))
    assert {each.citizen for each in _records(site)} == behind
    assert _rows(site, me.worker) == []


def test_when_the_last_day_is_past_the_former_worker_has_them_again(site: Any) -> None:
    me = site.user("sagsbehandler")
    to, row = _colleague(site, me.team, me.worker), _rows(site, me.worker)[0]
    given = _given(site, to, 1, raekke=[row.id], fra_dag="2024-06-03", til_dag="2024-06-30")
    assert site.client("leder").post(ADDRESS, given).status_code == 302
    assert row.id in {each.id for each in _rows(site, me.worker)}


def test_nothing_is_recorded_when_others_are_meant_than_the_page_told_of(site: Any) -> None:
    me = site.user("sagsbehandler")
    given = _given(site, _colleague(site, me.team, me.worker), 1, fra=me.worker)
    page = site.client("leder").post(ADDRESS, given)
    assert page.status_code == 200
    assert "andre borgere nu" in page.content.decode()
    assert _records(site) == []


# --- who may ---------------------------------------------------------------------------------------------


def test_a_caseworker_hands_over_no_citizen_of_another_team(site: Any) -> None:
    me, stand = site.user("sagsbehandler"), site.stand
    foreign = next(
        row
        for row in open_rows(stand.sheet).with_word("team", "sygedagpenge").rows()
        if not any(me.team == team or me.worker == worker for worker, team in stand.workers_of(row.subject))
    )
    given = _given(site, _colleague(site, me.team, me.worker), 1, raekke=[foreign.id])
    page = site.client("sagsbehandler").post(ADDRESS, given).content.decode()
    assert str(foreign.subject) not in page
    assert _records(site) == []


def test_a_caseworker_neither_takes_from_nor_gives_to_another_team(site: Any) -> None:
    me = site.user("sagsbehandler")
    other = _colleague(site, "sygedagpenge", "")
    client, row = site.client("sagsbehandler"), _rows(site, me.worker)[0]
    client.post(ADDRESS, _given(site, me.worker, len(_behind(site, other)), fra=other))
    client.post(ADDRESS, _given(site, other, 1, raekke=[row.id]))
    assert _records(site) == []


@pytest.mark.parametrize("role", ["virksomhedskonsulent", "udvalg", "analytiker", "borger", "administrator"])
def test_others_have_no_such_page(site: Any, role: str) -> None:
    assert site.client(role).get(ADDRESS).status_code == 404


def test_a_leader_is_told_a_number_and_no_names(site: Any) -> None:
    from pejl.web.models import Look

    before = Look.objects.count()
    page = site.client("leder").get(f"{ADDRESS}?fra={site.user('sagsbehandler').worker}").content.decode()
    assert "<details><summary>Vis, hvem det er" not in page
    assert Look.objects.count() == before


def test_a_caseworker_is_shown_who_they_are_and_it_is_logged(site: Any) -> None:
    from pejl.web.models import LookedAt

    before = LookedAt.objects.count()
    site.client("sagsbehandler").get(f"{ADDRESS}?fra={site.user('sagsbehandler').worker}")
    looked = {row.citizen for row in LookedAt.objects.order_by("pk")[before:]}
    assert looked
    assert looked <= _behind(site, site.user("sagsbehandler").worker)


# --- what is missing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [{"grund": "syg"}, {"grund": ""}, {"til": ""}, {"til": "findes-ikke"}, {"fra_dag": ""}, {"fra_dag": "i morgen"}],
)
def test_a_hand_over_with_a_fault_is_not_recorded_and_what_was_written_stands(site: Any, wrong: Any) -> None:
    me = site.user("sagsbehandler")
    to, row = _colleague(site, me.team, me.worker), _rows(site, me.worker)[0]
    page = site.client("leder").post(ADDRESS, {**_given(site, to, 1, raekke=[row.id]), **wrong})
    assert page.status_code == 200
    assert "form-error-message" in page.content.decode()
    assert _records(site) == []


def test_a_last_day_before_the_first_is_refused(site: Any) -> None:
    me = site.user("sagsbehandler")
    to, row = _colleague(site, me.team, me.worker), _rows(site, me.worker)[0]
    given = _given(site, to, 1, raekke=[row.id], til_dag="2024-06-30")
    assert "Den sidste dag kan ikke ligge før den første." in site.client("leder").post(ADDRESS, given).content.decode()
    assert _records(site) == []


@pytest.mark.parametrize("rows", [[], ["x"], ["a/b/c/d/e"], ["lov/x/99999999999999999999999/2024-01-01/1"]])
def test_no_rows_and_what_is_none_say_so(site: Any, rows: list[str]) -> None:
    page = site.client("leder").post(ADDRESS, {"raekke": rows}).content.decode()
    assert "Ingen af de valgte rækker kan omfordeles." in page
