"""What stands still, what is lacking, and the coming weeks."""

import re
from typing import Any

import pytest

from pejl.answers.capacity import capacity
from pejl.answers.stuck import by_team, stuck
from pejl.due.picked import held_by
from web.reading import text_of

ADDRESS = "/staar-stille"


def _mine(site: Any) -> set[int]:
    stand = site.stand
    worker = site.user("sagsbehandler").worker
    return {citizen for citizen, _ in held_by(stand.snapshot, worker, stand.day)}


def _stuck(site: Any, weeks: int, groups: tuple[str, ...] = ()) -> Any:
    stand = site.stand
    return stuck(groups, weeks, stand.snapshot, stand.day, "250")


def _citizens(response: Any) -> set[int]:
    return {int(each) for each in re.findall(r'href="/borger/(\d+)"', response.content.decode())}


@pytest.mark.parametrize("weeks", [4, 8])
def test_the_own_citizens_who_have_not_moved_are_listed(site: Any, weeks: int) -> None:
    found = _stuck(site, weeks).of(_mine(site))
    page = site.client("sagsbehandler").get(f"{ADDRESS}?uger={weeks}")
    lacking = {one for them in found.lacks.values() for one, _ in them}
    assert _citizens(page) == {each.subject for each in found.still} | lacking != set()
    assert f"Intet sket i {weeks} uger eller mere {len(found.still)}" in text_of(page)


@pytest.mark.parametrize(("given", "weeks"), [("0", 1), ("-5", 8), ("x", 8), ("", 8), ("9999", 104), ("99999", 8)])
def test_weeks_that_cannot_be_meant_are_the_nearest_or_the_usual(site: Any, given: str, weeks: int) -> None:
    assert f"Intet sket i {weeks} uger" in text_of(site.client("sagsbehandler").get(f"{ADDRESS}?uger={given}"))


def test_a_group_narrows_what_stands_still(site: Any) -> None:
    found = _stuck(site, 4, ("a_dagpenge",)).of(_mine(site))
    page = text_of(site.client("sagsbehandler").get(f"{ADDRESS}?uger=4&gruppe=a_dagpenge"))
    assert f"Intet sket i 4 uger eller mere {len(found.still)}" in page
    assert len(found.still) < len(_stuck(site, 4).of(_mine(site)).still)


def test_a_talk_recorded_now_moves_the_case_at_once(site: Any) -> None:
    from pejl.web.models import CitizenRecord

    first = _stuck(site, 4).of(_mine(site)).still[0].subject
    talk = {"kind": "jobsamtale", "form": "fremmoede", "outcome": "holdt", "day": "2024-07-01", "topics": ""}
    by, at = site.user("sagsbehandler"), site.stand.now
    client = site.client("sagsbehandler")
    before = len(_stuck(site, 4).of(_mine(site)).still)
    CitizenRecord.objects.create(citizen=first, kind="samtale", data=talk, by=by, at=at)
    assert f"Intet sket i 4 uger eller mere {before - 1}" in text_of(client.get(f"{ADDRESS}?uger=4"))


def test_a_leader_sees_teams_in_numbers_and_nobody(site: Any) -> None:
    stand = site.stand
    page = site.client("leder").get(ADDRESS)
    for each in by_team(_stuck(site, 8), stand.snapshot, stand.day):
        counts = " ".join(str(many) for many in (each.still, *each.lacks.values()))
        assert f"{each.team or 'uden hold'} {counts}" in text_of(page)
    assert _citizens(page) == set()


def test_a_leader_sees_the_coming_weeks_of_all_teams_and_others_of_their_own(site: Any) -> None:
    loads = capacity(site.stand.base.sheet)
    leaders, own = (text_of(site.client(role).get(ADDRESS)) for role in ("leder", "sagsbehandler"))
    said = {"talks": "samtaler", "offers": "tilbud", "": "andet"}
    for each in loads:
        line = f"{each.team or 'uden hold'} {said[each.what]} {' '.join(map(str, each.weeks))}"
        assert line in leaders
        assert (line in own) == (each.team == site.user("sagsbehandler").team)


def test_everybody_named_is_in_the_access_log(site: Any) -> None:
    from pejl.web.models import LookedAt

    before = LookedAt.objects.count()
    page = site.client("sagsbehandler").get(f"{ADDRESS}?hvis=hold&uger=4")
    assert {row.citizen for row in LookedAt.objects.order_by("pk")[before:]} == _citizens(page) != set()


@pytest.mark.parametrize("role", ["udvalg", "analytiker", "borger", "anden_afdeling", "akasse", "administrator"])
def test_others_have_no_such_page(site: Any, role: str) -> None:
    assert site.client(role).get(ADDRESS).status_code == 404


def test_a_consultant_sees_no_citizens_case(site: Any) -> None:
    page = site.client("virksomhedskonsulent").get(ADDRESS)
    assert page.status_code == 200
    assert _citizens(page) == set()
