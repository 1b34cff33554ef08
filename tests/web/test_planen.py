"""The plan's page: every goal as the answer has it, by focus area, and small own counts withheld from the committee."""

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from pejl.answers.explain import verdict_words
from pejl.words import number_with_unit
from web.own_goals import HEAD, planned
from web.reading import table_of, unescaped


@pytest.fixture
def own(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with planned(site, tmp_path, monkeypatch) as desk:
        yield desk


# --- what is on it ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["da", "en"])
def test_planen_shows_every_goal_as_the_answer_has_it(site: Any, lang: str) -> None:
    client = site.client("leder")
    client.cookies["pejl-sprog"] = lang
    page = unescaped(client.get("/planen"))
    for each in site.stand.standings:
        assert each.text in page
        assert f'href="/maal/{each.id}"' in page
        assert verdict_words(each, lang) in page
        for row in each.parts or [each]:
            if row.judgement.value is not None:
                assert number_with_unit(row.judgement.value, row.judgement.unit, lang) in page


def test_planen_counts_verdicts_first_and_the_counts_add_up_to_all_goals(site: Any) -> None:
    from pejl.web.goalrows import rows_of, tally

    found = tally(rows_of(site.stand, site.stand.standings, "da"))
    assert sum(many for _, _, many in found) == len(site.stand.standings)
    assert [look for _, look, _ in found] == sorted(
        (look for _, look, _ in found), key=["skidt", "maaske", "ukendt", "godt"].index
    )
    page = unescaped(site.client("leder").get("/planen"))
    assert page.index('class="optaelling') < page.index("<h2")


def test_a_standing_has_a_word_and_a_sign_beside_its_colour(site: Any) -> None:
    from pejl.web.goalrows import rows_of

    for row in rows_of(site.stand, site.stand.standings, "da"):
        assert any(sign in row.said for sign in "✓✗↗!?–")
        assert row.said.split()[-1].isalpha()


def test_goals_stand_under_their_focus_area_in_the_plans_order(site: Any) -> None:
    page = unescaped(site.client("leder").get("/planen"))
    plan = site.stand.base.checked.plan
    at = [page.index(f"{each.nummer}. {each.tekst}") for each in plan.fokus]
    assert at == sorted(at)
    for goal in plan.maal:
        before = [each.id for each, place in zip(plan.fokus, at, strict=True) if place < page.index(goal.tekst)]
        assert before[-1] == goal.fokus


def test_a_goal_without_a_focus_area_stands_last_under_a_heading_that_says_so(site: Any, own: Any) -> None:
    page = unescaped(site.client("leder").get("/planen"))
    assert page.index("7. Sygdom") < page.index("Færre på sygedagpenge") < page.index("Uden fokusområde")
    assert page.index("Uden fokusområde") < page.index("Få på <forrevalidering>")


def test_by_ministerial_goal_a_goal_answers_to_that_of_its_focus_area(site: Any, own: Any) -> None:
    page = unescaped(site.client("leder").get("/planen?efter=ministermaal"))
    heading = "Flere flygtninge og familiesammenførte skal være selvforsørgende"
    assert page.index(heading) < page.index("Færre på sygedagpenge") < page.index("Svarer ikke til et ministermål")
    assert page.index("Svarer ikke til et ministermål") < page.index("Få på <forrevalidering>")


def test_the_owner_and_the_period_stand_by_the_goal(site: Any, own: Any) -> None:
    page = unescaped(site.client("leder").get("/planen"))
    assert "Ejer: Lederen af sygedagpenge" in page
    assert "Tal for juni 2024" in page


def test_the_plans_words_are_escaped(site: Any, own: Any) -> None:
    assert b"<forrevalidering>" not in site.client("leder").get("/planen").content


def test_why_is_on_the_page_itself(site: Any) -> None:
    from pejl.web.goalrows import rows_of

    page = unescaped(site.client("leder").get("/planen"))
    said = [each for row in rows_of(site.stand, site.stand.standings, "da") for each in row.why]
    assert said
    assert all(each in page for each in said)


def test_planen_asks_few_queries(site: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = site.client("leder")
    with CaptureQueriesContext(connection) as asked:
        client.get("/planen")
    assert len(asked) <= 25


# --- the committee ---------------------------------------------------------------------------------------


def number_of(desk: Any, goal: str) -> Any:
    return next(each for each in desk.stand().standings if each.id == goal).judgement.value


def test_a_small_own_count_is_withheld_from_the_committee_on_page_and_in_every_file(site: Any, own: Any) -> None:
    few = number_of(own, "faa")
    assert 0 <= few.exact < 5
    leader, committee = site.client("leder"), site.client("udvalg")
    assert f"<strong>{number_with_unit(few, 'personer', 'da')}</strong>" in unescaped(leader.get("/planen"))
    page = unescaped(committee.get("/planen"))
    assert f"<strong>{number_with_unit(few, 'personer', 'da')}</strong>" not in page
    assert "<strong>skjult" in page
    found = {row["mål"]: row for row in table_of(committee.get("/planen?form=csv"))}
    assert found["faa"]["tal"].startswith("skjult")
    assert found["faa"]["afstand"] in ("", found["faa"]["tal"])
    machine = json.loads(committee.get("/planen?form=json").content)
    goal = next(each for each in machine["goals"] if each["id"] == "faa")
    assert (goal["value"], goal["distance"]) == (None, None)


def test_a_large_own_count_is_shown_to_the_committee(site: Any, own: Any) -> None:
    shown = number_with_unit(number_of(own, "mange"), "fuldtidspersoner", "da")
    assert shown in unescaped(site.client("udvalg").get("/planen"))


def test_the_committee_gets_no_small_curve_of_own_counts(site: Any, own: Any) -> None:
    assert 'class="maal-gnist"' in unescaped(site.client("leder").get("/planen"))
    assert 'class="maal-gnist"' not in unescaped(site.client("udvalg").get("/planen"))


@pytest.mark.parametrize("role", ["borger", "anden_afdeling", "akasse", "administrator"])
def test_who_has_no_business_with_the_plan_finds_no_such_page(site: Any, role: str) -> None:
    assert site.client(role).get("/planen").status_code == 404


def test_nobody_is_sent_to_the_log_in(site: Any) -> None:
    response = site.client().get("/planen")
    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/log-ind")


# --- the day ---------------------------------------------------------------------------------------------


def test_an_earlier_day_is_shown_as_it_stood_with_what_was_known_then(site: Any, own: Any) -> None:
    page = unescaped(site.client("leder").get("/planen?dag=2023-12-31"))
    then = own.stand(date(2023, 12, 31)).standings
    assert "31. december 2023" in page
    assert all(verdict_words(each, "da") in page for each in then)


@pytest.mark.parametrize("day", ["2024-07-02", "2024-13-01", "i går", "1999-01-01"])
def test_a_day_that_is_none_or_has_not_come_is_a_bad_request(site: Any, day: str) -> None:
    assert site.client("leder").get("/planen", {"dag": day}).status_code == 400


def test_the_links_of_an_earlier_day_keep_the_day(site: Any) -> None:
    assert "/maal/1a?dag=2024-05-31" in unescaped(site.client("leder").get("/planen?dag=2024-05-31"))


# --- files -----------------------------------------------------------------------------------------------


def test_the_csv_has_a_row_for_each_goal_and_part_with_the_answers_exact_numbers(site: Any) -> None:
    found = table_of(site.client("analytiker").get("/planen?form=csv"))
    expected = [(each.id, part) for each in site.stand.standings for part in ("", *(p.id for p in each.parts))]
    assert [(row["mål"], row["del"]) for row in found] == expected
    row = next(row for row in found if row["mål"] == "2a")
    assert (row["tal"], row["enhed"], row["skal være"], row["grænse"]) == ("1,7", "%", "højst", "1,7")
    assert row["periode"] == "august 2023"


def test_the_xlsx_has_the_numbers_as_numbers(site: Any) -> None:
    content = site.client("analytiker").get("/planen?form=xlsx").content
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    row = next(row for row in sheet if row[0] == "2a")
    assert row[sheet[0].index("tal")] == 1.7


def test_the_json_is_the_answers_machine_form(site: Any) -> None:
    from pejl.answers.standings import as_data

    stand = site.stand
    data = as_data(stand.plan, stand.standings, stand.day, stand.day, "da", made_up=True)
    assert json.loads(site.client("leder").get("/planen?form=json").content) == json.loads(json.dumps(data))


def test_without_a_plan_a_page_says_so(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with planned(site, tmp_path, monkeypatch, HEAD.replace("[plan]", "[plan")):
        response = site.client("leder").get("/planen")
    assert response.status_code == 503
    assert "Der er ingen plan at vise" in unescaped(response)
