"""Goals, their numbers over time and the municipalities beside each other: the pages' answers, with exact numbers."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from web.api.keys import Asker, asker, looked
from web.conftest import Site
from web.own_goals import planned


def amounts(data: Any) -> Iterator[dict[str, Any]]:
    """Every number of an answer."""
    if isinstance(data, dict):
        if data.get("type") in ("number", "withheld"):
            yield data
        for each in data.values():
            yield from amounts(each)
    elif isinstance(data, list):
        for each in data:
            yield from amounts(each)


def test_goals_are_the_standings_of_an_analyst_and_the_disclosed_ones_of_a_system(site: Site, system: Asker) -> None:
    from pejl.answers.disclosed import disclosed
    from pejl.web.audience import leaving_for

    whole, seen = asker(site, "analytiker").get("/goals").json(), system.get("/goals").json()
    assert [each["verdict"] for each in whole["goals"]] == [each.verdict for each in site.stand.standings]
    assert [each["verdict"] for each in seen["goals"]] == [
        disclosed(each, leaving_for(site.stand)).verdict for each in site.stand.standings
    ]
    assert (whole["disclosed"], seen["disclosed"]) == (False, True)
    assert looked(site) == []


def test_goals_numbers_are_exact_beside_their_print(site: Site) -> None:
    told = {each["id"]: each for each in asker(site, "analytiker").get("/goals").json()["goals"]}
    values = {each.id: each.judgement.value for each in site.stand.standings}
    known = {name: value for name, value in values.items() if value is not None and value.exact is not None}
    assert known
    for name, value in known.items():
        assert Fraction(told[name]["value"]["exact"]) == value.exact
        assert abs(Fraction(told[name]["value"]["decimal"]) - value.exact) <= Fraction(1, 10**6)


@pytest.fixture
def own(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A plan of goals that are counted from own events: one of many persons, one of few."""
    with planned(site, tmp_path, monkeypatch) as desk:
        monkeypatch.setattr("pejl.web.api.answering.desk", lambda: desk)
        yield desk


def test_goals_withheld_number_is_a_type_and_no_zero(site: Site, own: Any) -> None:
    many, few = asker(site).get("/goals").json()["goals"]
    assert many["value"]["type"] == "number"
    assert few["value"] == {"type": "withheld", "low": None, "high": None, "printed": "skjult"}
    whole = asker(site, "analytiker").get("/goals").json()["goals"]
    assert {each["value"]["type"] for each in whole} == {"number"}


def test_measures_of_own_events_are_hidden_from_a_system_and_not_from_an_analyst(site: Site, own: Any) -> None:
    system, analyst = asker(site), asker(site, "analytiker")
    for goal in ("mange", "faa"):
        (hidden,) = system.get(f"/goals/{goal}/measures").json()["measures"]
        assert (hidden["hidden"], hidden["series"], list(amounts(hidden))) == (True, [], [])
        (shown,) = analyst.get(f"/goals/{goal}/measures").json()["measures"]
        assert shown["series"][0]["points"]


def test_goals_are_not_sent_again_to_who_has_them(site: Site, system: Asker) -> None:
    first = system.get("/goals")
    tag = first.headers["ETag"]
    for said in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = system.get("/goals", If_None_Match=said)
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert system.get("/goals", If_None_Match='"x"').status_code == 200
    assert asker(site, "analytiker").get("/goals", If_None_Match=tag).status_code == 200  # sees other things
    assert Asker(system.secret, "en").get("/goals", If_None_Match=tag).status_code == 200


def test_goal_is_the_same_alone_as_among_the_others(system: Asker) -> None:
    every = system.get("/goals").json()["goals"]
    for each in every[:5]:
        assert system.get(f"/goals/{each['id']}").json()["goals"] == [each]


def test_measures_are_the_trend_of_each_part(site: Site, system: Asker) -> None:
    from pejl.web.curves import trend_of

    some = 0
    for goal in site.stand.plan.goals:
        told = system.get(f"/goals/{goal.id}/measures").json()["measures"]
        parts = [part for part in goal.parts or (goal.part,) if not part.budget]
        for part, each in zip(parts, told, strict=True):
            found = trend_of(site.stand, goal, part).own[0].points
            points = each["series"][0]["points"]
            exact = [point.value.exact for point in found]
            assert [
                Fraction(point["value"]["exact"]) if "exact" in point["value"] else None for point in points
            ] == exact
            assert [point["period"] for point in points] == [point.period.id for point in found]
            some += len(points)
    assert some


def test_compare_says_what_can_be_compared_and_answers_the_first(site: Site, system: Asker) -> None:
    from pejl.answers.comparison import subjects

    found = system.get("/compare").json()
    assert found["goals"] == [each.id for each in subjects(site.stand.plan)]
    assert found["goal"] in found["goals"]
    assert system.get(f"/compare?goal={found['goal']}").json() == found


@pytest.mark.parametrize("query", ["goal=findes-ikke", "period=2099M01", "origin=offentliggjort"])
def test_compare_what_nobody_has_is_not_found_and_named(system: Asker, query: str) -> None:
    answer = system.get(f"/compare?{query}")
    assert answer.status_code == 404
    assert [each["at"] for each in answer.json()["errors"]] == [f"query.{query.partition('=')[0]}"]


@pytest.mark.parametrize("query", ["origin=egne", "first=midt", "period=x", "period=2023M13"])
def test_compare_what_cannot_be_chosen_is_told(system: Asker, query: str) -> None:
    answer = system.get(f"/compare?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["at"] == f"query.{query.partition('=')[0]}"


@pytest.mark.parametrize("first", ["lavest", "hoejest"])
def test_compare_answers_the_end_in_the_word_it_is_asked_with(system: Asker, first: str) -> None:
    assert system.get(f"/compare?first={first}").json()["first_place"] == first


def test_compare_answers_each_period_it_lists(system: Asker) -> None:
    found = system.get("/compare").json()
    assert found["period"] in found["periods"]
    for period in found["periods"]:
        assert system.get(f"/compare?period={period}").json()["period"] == period


def test_numbers_of_made_up_people_are_said_to_be(system: Asker) -> None:
    for at in ("/goals", "/goals/1a/measures", "/compare", "/due"):
        assert system.get(at).json()["made_up"] is True
