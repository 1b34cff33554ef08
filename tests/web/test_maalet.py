"""A goal's page: its curve beside the numbers, how it is made, and notes that lose nothing."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pejl.answers.bearing import promises_of_goal
from pejl.answers.explain import explain
from pejl.answers.reconcile import of_goals
from pejl.words import Step, number_with_unit, say, show
from web.own_goals import planned
from web.reading import table_of, unescaped

SAID = {"kind": "handling", "tekst": "Jobklub hver onsdag", "dag": "2024-08-01", "hvem": "Lis Leder"}


@pytest.fixture
def own(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with planned(site, tmp_path, monkeypatch) as desk:
        yield desk


def records(goal: str = "3a") -> Any:
    from pejl.web.models import GoalRecord

    return GoalRecord.objects.filter(goal=goal).order_by("pk")


def written(site: Any, role: str = "leder", **of: str) -> Any:
    """The note just saved on goal 3a."""
    response = site.client(role).post("/maal/3a/note", {**SAID, **of})
    assert response.status_code == 302, unescaped(response)
    return records().last()


# --- what is on it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("goal", ["1a", "2a", "2b", "3a", "6b"])
def test_maalet_says_every_line_of_the_explanation(site: Any, goal: str) -> None:
    page = unescaped(site.client("leder").get(f"/maal/{goal}"))
    stand = site.stand
    found = next(each for each in stand.plan.goals if each.id == goal)
    standing = next(each for each in stand.standings if each.id == goal)
    assert all(line.text in page for line in explain(stand.plan, found, standing, "da"))


@pytest.mark.parametrize("goal", ["findes-ikke", "2a/formidling", "1", "../planen"])
def test_a_goal_that_is_not_of_the_plan_is_not_found(site: Any, goal: str) -> None:
    assert site.client("leder").get(f"/maal/{goal}").status_code == 404


def test_the_curve_has_every_number_of_its_table(site: Any, own: Any) -> None:
    page = unescaped(site.client("leder").get("/maal/mange"))
    rows = table_of(site.client("leder").get("/maal/mange?form=csv"))
    assert [row["periode"] for row in rows][-1] == "juni 2024"
    assert len(rows) == 9
    for row in rows:
        assert f'<th scope="row">{row["periode"]}' in page
    assert page.count("<svg") == 1
    assert 'role="img"' in page


def test_a_goal_without_numbers_says_why_there_is_no_curve(site: Any) -> None:
    page = unescaped(site.client("leder").get("/maal/1a"))
    assert "Der er ingen tal at tegne:" in page
    assert "<svg" not in page


def test_each_part_of_a_goal_has_its_own_row_and_curve(site: Any) -> None:
    page = unescaped(site.client("leder").get("/maal/2b"))
    goal = next(each for each in site.stand.plan.goals if each.id == "2b")
    for part in goal.parts:
        assert re.search(rf'<th scope="row">{re.escape(part.text)}', page)
        assert f"<h3>{part.text}</h3>" in page


def test_the_own_count_stands_beside_the_number_with_its_afstemning(site: Any) -> None:
    stand = site.stand
    goal = next(each for each in stand.plan.goals if each.id == "2a")
    events = stand.figures.events
    (found,) = of_goals(replace(stand.plan, goals=(goal,)), stand.figures, stand.day, lambda at: events)
    page = unescaped(site.client("leder").get("/maal/2a"))
    section = page[page.index(say("web_plan_afstemning", {}, "da")) :]
    assert f'<td class="num">{number_with_unit(found.printed, "%", "da")}</td>' in section
    steps = [Step(found.lacks.code, found.lacks.params)] if found.lacks else found.why
    assert steps
    assert all(show(step, "da") in section for step in steps)


def test_promises_for_the_same_people_stand_with_how_they_are_kept(site: Any) -> None:
    page = unescaped(site.client("leder").get("/maal/1a"))
    goal = site.stand.plan.goals[0]
    found = promises_of_goal(site.stand.plan, goal)
    assert found
    assert all(f'href="/loefter/{each.promise.id}"' in page for each in found)


def test_the_committee_that_may_not_open_promises_sees_no_link_to_them(site: Any) -> None:
    assert "/loefter/" not in unescaped(site.client("udvalg").get("/maal/1a"))


def test_the_committee_sees_no_row_behind_an_own_count(site: Any, own: Any) -> None:
    leader, committee = (unescaped(site.client(role).get("/maal/faa")) for role in ("leder", "udvalg"))
    assert "egne e" in leader
    assert "egne e" not in committee
    for code in ("web_plan_udvalg_raekker", "web_plan_udvalg_kurve"):
        assert say(code, {}, "da") in committee
        assert say(code, {}, "da") not in leader
    assert "<svg" not in committee
    data = json.loads(site.client("udvalg").get("/maal/faa?form=json").content)
    assert (data["value"], data["trends"]) == (None, [])


# --- notes -----------------------------------------------------------------------------------------------


def test_a_note_is_saved_with_who_and_when_and_shown(site: Any) -> None:
    record = written(site)
    assert (record.number, record.kind, record.by.role, record.data["dag"]) == (1, "handling", "leder", "2024-08-01")
    page = unescaped(site.client("analytiker").get("/maal/3a"))
    assert "Jobklub hver onsdag" in page
    assert "1. august 2024" in page


def test_a_correction_is_a_new_version_and_the_old_one_is_kept(site: Any) -> None:
    first = written(site)
    written(site, "analytiker", ref=str(first.ref), version="1", tekst="Jobklub hver torsdag")
    assert [(each.number, each.data["tekst"]) for each in records()] == [
        (1, "Jobklub hver onsdag"),
        (2, "Jobklub hver torsdag"),
    ]
    page = unescaped(site.client("leder").get("/maal/3a"))
    assert page.index("Jobklub hver torsdag") < page.index("Tidligere versioner: 1") < page.index("Jobklub hver onsdag")


def test_what_is_taken_back_is_kept_and_no_longer_shown(site: Any) -> None:
    first = written(site)
    site.client("leder").post("/maal/3a/note", {"ref": str(first.ref), "version": "1", "traek": "1"})
    newest = records().last()
    assert (newest.number, newest.withdrawn, newest.data["tekst"]) == (2, True, "Jobklub hver onsdag")
    assert "Jobklub" not in unescaped(site.client("leder").get("/maal/3a"))


def test_two_corrections_at_once_show_both_and_lose_neither(site: Any) -> None:
    first = written(site)
    of = {**SAID, "ref": str(first.ref), "version": "1"}
    site.client("analytiker").post("/maal/3a/note", {**of, "tekst": "Deres rettelse"})
    response = site.client("leder").post("/maal/3a/note", {**of, "tekst": "Min <rettelse>"})
    assert response.status_code == 409
    page = unescaped(response)
    assert "Deres rettelse" in page
    assert "Min <rettelse>" in page
    assert b"<rettelse>" not in response.content
    assert records().count() == 2
    again = dict(re.findall(r'name="(ref|version)" value="([^"]+)"', response.content.decode()))
    assert again["version"] == "2"
    written(site, ref=again["ref"], version="2", tekst="Min <rettelse>")
    assert [each.data["tekst"] for each in records()] == ["Jobklub hver onsdag", "Deres rettelse", "Min <rettelse>"]


def test_to_take_back_what_was_corrected_meanwhile_is_asked_again(site: Any) -> None:
    first = written(site)
    written(site, "analytiker", ref=str(first.ref), version="1", tekst="Nyere")
    response = site.client("leder").post("/maal/3a/note", {"ref": str(first.ref), "version": "1", "traek": "1"})
    assert response.status_code == 409
    assert not records().last().withdrawn


def test_a_race_in_the_database_itself_is_a_conflict_too(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from pejl.web.pages import maal_note

    first = written(site)
    written(site, "analytiker", ref=str(first.ref), version="1", tekst="Nyere")
    monkeypatch.setattr(maal_note, "newest_of", lambda plan, goal, ref: first)
    response = site.client("leder").post("/maal/3a/note", {**SAID, "ref": str(first.ref), "version": "1"})
    assert response.status_code == 409
    assert records().count() == 2


@pytest.mark.parametrize(
    "of",
    [
        {"tekst": ""},
        {"tekst": "x" * 2_001},
        {"tekst": "Ring til 611399-1234 om det"},
        {"dag": "i morgen"},
        {"dag": ""},
        {"kind": "andet"},
        {"hvem": ""},
    ],
)
def test_what_cannot_be_saved_stands_there_still_with_what_is_wrong(site: Any, of: dict[str, str]) -> None:
    response = site.client("leder").post("/maal/3a/note", {**SAID, **of})
    assert response.status_code == 422
    assert 'class="form-error-message"' in unescaped(response)
    assert records().count() == 0
    if "tekst" not in of:
        assert SAID["tekst"] in unescaped(response)


def test_a_note_needs_nobody_to_do_it(site: Any) -> None:
    assert written(site, kind="note", hvem="").data["hvem"] == ""


def test_a_note_of_another_goal_is_not_reached_through_this_one(site: Any) -> None:
    first = written(site)
    of = {**SAID, "ref": str(first.ref), "version": "1"}
    assert site.client("leder").post("/maal/4a/note", of).status_code == 404
    assert site.client("leder").post("/maal/4a/note", {**of, "traek": "1"}).status_code == 404
    assert records().count() == 1


def test_a_goal_that_is_not_there_takes_no_note(site: Any) -> None:
    assert site.client("leder").post("/maal/nix/note", SAID).status_code == 404


@pytest.mark.parametrize("role", ["udvalg", "sagsbehandler", "ungeraadgiver", "virksomhedskonsulent", "borger"])
def test_only_leader_and_analyst_write(site: Any, role: str) -> None:
    assert site.client(role).post("/maal/3a/note", SAID).status_code == 404
    assert records().count() == 0
    if role != "borger":
        assert "/maal/3a/note" not in unescaped(site.client(role).get("/maal/3a"))


def test_reading_changes_nothing(site: Any) -> None:
    assert site.client("leder").get("/maal/3a/note").status_code == 405
    assert records().count() == 0


def test_a_post_without_the_forms_token_saves_nothing(site: Any) -> None:
    assert site.client("leder", enforce_csrf_checks=True).post("/maal/3a/note", SAID).status_code == 403
    assert records().count() == 0


def test_an_earlier_day_shows_no_later_note_and_no_form(site: Any) -> None:
    written(site)
    page = unescaped(site.client("leder").get("/maal/3a?dag=2024-06-30"))
    assert "Jobklub" not in page
    assert "/maal/3a/note" not in page


def test_maalet_asks_few_queries(site: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    written(site)
    client = site.client("leder")
    with CaptureQueriesContext(connection) as asked:
        client.get("/maal/3a")
    assert len(asked) <= 25
