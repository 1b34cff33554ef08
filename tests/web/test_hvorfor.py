"""Why a row is due: for who sees what is due for the citizen, and for nobody else."""

from typing import Any

import pytest

from pejl.answers.listed import open_rows
from pejl.answers.why import why
from pejl.rules import Case
from pejl.words import say, show
from web.reading import text_of


def _own(site: Any, role: str = "sagsbehandler") -> Any:
    rows = open_rows(site.stand.sheet).with_word("worker", site.user(role).worker).by_day().rows()
    return next(row for row in rows if row.promise.case is Case.PERSON)


def test_the_trail_is_the_answers_own_and_in_its_order(site: Any) -> None:
    stand, row = site.stand, _own(site)
    steps = why(row.id, stand.base.promises, stand.one(row.subject), stand.day, stand.base.setting).steps
    page = text_of(site.client("sagsbehandler").get(f"/arbejdsliste/hvorfor/{row.id}"))
    places = [page.index(show(step)) for step in steps]
    assert places == sorted(places)
    assert len(places) > 3


def test_htmx_gets_the_trail_alone(site: Any) -> None:
    row = _own(site)
    part = site.client("sagsbehandler").get(f"/arbejdsliste/hvorfor/{row.id}", HTTP_HX_REQUEST="true").content.decode()
    assert part.startswith("<ol")
    assert "<html" not in part


def test_the_look_is_logged(site: Any) -> None:
    from pejl.web.models import LookedAt

    row = _own(site)
    site.client("sagsbehandler").get(f"/arbejdsliste/hvorfor/{row.id}")
    assert LookedAt.objects.order_by("pk").last().citizen == row.subject


def test_anothers_citizen_and_one_that_does_not_exist_are_answered_alike(site: Any) -> None:
    user, stand = site.user("sagsbehandler"), site.stand
    foreign = next(
        row
        for row in open_rows(stand.sheet).with_word("team", "sygedagpenge").rows()
        if not any(user.team == team or user.worker == worker for worker, team in stand.workers_of(row.subject))
    )
    missing = foreign.id.replace(str(foreign.subject), "1234567")
    client = site.client("sagsbehandler")
    found = [client.get(f"/arbejdsliste/hvorfor/{each}") for each in (foreign.id, missing)]
    assert [each.status_code for each in found] == [404, 404]
    assert text_of(found[0]) == text_of(found[1])


@pytest.mark.parametrize(
    "row", ["x", "a/b/c/d/e", "lov/findes-ikke/1/2024-01-01/1", "////", "lov//9999999999999999999//"]
)
def test_what_is_no_row_is_not_there(site: Any, row: str) -> None:
    assert site.client("sagsbehandler").get(f"/arbejdsliste/hvorfor/{row}").status_code == 404


def test_a_leader_without_a_reason_sees_no_citizens_trail(site: Any) -> None:
    assert site.client("leder").get(f"/arbejdsliste/hvorfor/{_own(site).id}").status_code == 404


def test_a_leader_with_a_reason_does_not_see_which_exemption_stopped_the_clock(site: Any) -> None:
    from datetime import timedelta

    from pejl.web.models import Reason

    stand, leader = site.stand, site.user("leder")
    row = _exempted(site)
    at = {"at": stand.now, "until": stand.now + timedelta(hours=8)}
    Reason.objects.create(user=leader, citizen=row.subject, why="Klage over sagens gang", **at)
    page = text_of(site.client("leder").get(f"/arbejdsliste/hvorfor/{row.id}"))
    assert say("web_arbejde_stod_stille") in page
    assert "Uret stod stille under" not in page
    assert "Uret stod stille under" in _trail(site, row)


def _trail(site: Any, row: Any) -> str:
    stand = site.stand
    found = why(row.id, stand.base.promises, stand.one(row.subject), stand.day, stand.base.setting)
    return " ".join(show(step) for step in found.steps)


def _exempted(site: Any) -> Any:
    rows = open_rows(site.stand.sheet).rows()
    moved = (row for row in rows if row.raw and row.promise.case is Case.PERSON and row.due != row.raw)
    return next(row for row in moved if "Uret stod stille under" in _trail(site, row))
