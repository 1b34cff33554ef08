"""Due rows: by random id and never by name, a page at a time, and with a trace of each citizen."""

from typing import Any

import pytest

from web.api.keys import PROBLEM, Asker, asker, looked
from web.conftest import Site


def pages(system: Asker, at: str) -> list[dict[str, Any]]:
    """Every row of every page, followed by the Link header alone."""
    rows: list[dict[str, Any]] = []
    while at:
        answer = system.get(at)
        assert answer.status_code == 200, answer.content
        rows += answer.json()["rows"]
        at = answer.headers["Link"].partition(">")[0].removeprefix("<") if "Link" in answer.headers else ""
        assert bool(at) == (answer.json()["next"] is not None)
    return rows


def test_due_rows_are_the_sheets_open_rows_without_what_an_exemption_stops(site: Site, system: Asker) -> None:
    from pejl.answers.listed import open_rows
    from pejl.due.state import State

    sheet = open_rows(site.stand.sheet)
    wanted = [row.id for row in sheet.by_day().rows() if row.state is not State.FRITAGET][:400]
    answer = system.get("/due?limit=200").json()
    second = system.get(f"/due?limit=200&cursor={answer['next']}").json()
    rows = (*answer["rows"], *second["rows"])
    assert [row["row"] for row in rows] == wanted
    assert len(sheet.in_state(State.FRITAGET)) > 0
    assert answer["many"] == len(sheet) - len(sheet.in_state(State.FRITAGET))
    assert not [row for row in rows if "raw" in row]  # the day before an exemption moved it


@pytest.mark.parametrize("limit", [1, 7, 200])
def test_due_pages_hold_each_row_once_whatever_their_size(site: Site, system: Asker, limit: int) -> None:
    team = site.user("ungeraadgiver").team
    whole = pages(system, f"/due?team={team}&state=snart&limit=200")
    assert len(whole) > 20
    some = pages(system, f"/due?team={team}&state=snart&limit={limit}") if limit > 1 else pages(system, _few(whole))
    ids = [row["row"] for row in some]
    assert len(ids) == len(set(ids))
    assert limit == 1 or ids == [row["row"] for row in whole]


def _few(rows: list[dict[str, Any]]) -> str:
    promise = min({row["promise"] for row in rows}, key=lambda each: sum(row["promise"] == each for row in rows))
    return f"/due?promise={promise}&state=snart&team={rows[0]['team']}&limit=1"


def test_due_a_row_that_goes_between_two_pages_moves_none(site: Site, system: Asker) -> None:
    """The next page begins behind the row that was last, also when rows before it are gone."""
    from pejl.web.api.cursor import after, place_of

    rows = site.stand.sheet.by_day()
    whole = rows.rows(60)
    left = [at for at, row in enumerate(whole) if at not in (3, 17)]
    rest = after(rows.where(left), place_of(whole[29]))
    assert [row.id for row in rest.rows(20)] == [row.id for row in whole[30:50]]


def test_due_rows_alike_in_all_they_are_ordered_by_are_still_told_apart(site: Site) -> None:
    from pejl.web.api.cursor import after, place_of

    rows = site.stand.sheet.by_day()
    twice = rows.where([0, 1, 1, 1, 2])
    found = after(twice, place_of(twice.rows(2)[1]))
    assert len(found) == 3  # what is alike behind it, and what follows


def test_due_names_nobody_and_logs_each_citizen_it_tells_of(site: Site, system: Asker) -> None:
    from pejl.web import names

    answer = system.get("/due?limit=50")
    told = {int(row["subject"]) for row in answer.json()["rows"] if row["about"] == "borger"}
    assert len(told) > 5
    assert set(looked(site)) == {("api-due", citizen, "frister") for citizen in told}
    text = answer.content.decode()
    assert not [name for name in names.of(site.stand, told).values() if name in text]


def test_due_tells_nothing_of_a_citizen_whose_part_is_not_the_keys(
    site: Site, system: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pejl.web.access import Field, Relation, Role, table

    assert "borger" in {row["about"] for row in system.get("/due?limit=200").json()["rows"]}
    before = looked(site)
    less = table.FIELDS[Role.INTEGRATOR][Relation.SYSTEM] - {Field.FRISTER}
    monkeypatch.setitem(table.FIELDS, Role.INTEGRATOR, {Relation.SYSTEM: less})  # type: ignore[arg-type]
    assert "borger" not in {row["about"] for row in system.get("/due?limit=200").json()["rows"]}
    assert looked(site) == before


@pytest.mark.parametrize("query", ["promise=findes-ikke", "team=findes-ikke"])
def test_due_filter_that_nothing_has_is_not_found_and_named(system: Asker, query: str) -> None:
    answer = system.get(f"/due?{query}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)
    assert [each["at"] for each in answer.json()["errors"]] == [f"query.{query.partition('=')[0]}"]


def test_due_cursor_that_was_not_told_is_not_found(system: Asker) -> None:
    assert system.get("/due?cursor=x").json()["type"] == "urn:pejl:problem:ukendt_side"


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=201", "limit=x", "state=holdt", "state=fritaget", "hold=unge", "Limit=5"]
)
def test_due_what_cannot_be_asked_is_told_with_its_place(system: Asker, query: str) -> None:
    """An exemption is not told of, and to answer `many: 0` would be to say that there is none."""
    answer = system.get(f"/due?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == f"query.{query.partition('=')[0]}"


@pytest.mark.parametrize("at", ["/due?promise=", "/due?team=", "/due?state=", "/due?limit=", "/compare?goal="])
def test_filter_that_is_empty_is_refused_and_not_everything(system: Asker, at: str) -> None:
    answer = system.get(at)
    name = at.partition("?")[2].rstrip("=")
    assert answer.status_code == 422
    assert [(each["at"], each["code"]) for each in answer.json()["errors"]] == [(f"query.{name}", "tomt")]


@pytest.mark.parametrize(
    "at", ["/due?state=snart&state=aaben", "/due?state=snart&state=snart", "/compare?first=lavest&first=hoejest"]
)
def test_filter_that_is_there_twice_is_refused_and_not_the_last(system: Asker, at: str) -> None:
    answer = system.get(at)
    name = at.partition("?")[2].partition("=")[0]
    assert answer.status_code == 422
    assert [(each["at"], each["code"]) for each in answer.json()["errors"]] == [(f"query.{name}", "to_gange")]


def test_due_cursor_is_another_keys_and_another_questions_not(site: Site, system: Asker) -> None:
    cursor = system.get("/due?limit=5").json()["next"]
    assert system.get(f"/due?limit=9&cursor={cursor}").status_code == 200
    assert system.get(f"/due?state=snart&cursor={cursor}").status_code == 404
    assert asker(site).get(f"/due?cursor={cursor}").status_code == 404


def test_due_cursor_tells_no_id(site: Site, system: Asker) -> None:
    import base64

    cursor = system.get("/due?limit=5").json()["next"]
    subjects = {str(row.subject).encode() for row in site.stand.sheet.rows(500)}
    assert not [each for each in subjects if each in base64.urlsafe_b64decode(cursor)]
