"""Løfter and løftet: each promise as the answers have it, over time and by team, and never by member of staff."""

import json
from typing import Any

import pytest

from pejl.answers.kept import by_team, kept
from pejl.answers.kept_over_time import kept_by_quarter
from pejl.due import LAW
from pejl.numbers import counted
from pejl.words import number_with_unit
from web.reading import table_of, unescaped


def share_of(each: Any, lang: str = "da") -> str:
    return number_with_unit(counted(each.share * 100).shown_with(1), "%", lang)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_promise_of_the_plan_is_there_with_its_share_or_why_it_has_none(site: Any, lang: str) -> None:
    client = site.client("leder")
    client.cookies["pejl-sprog"] = lang
    page = unescaped(client.get("/loefter"))
    own = [each for each in kept(site.stand.sheet) if each.promise.origin != LAW]
    assert len(own) == 10
    for each in own:
        row = page[page.index(f'href="/loefter/{each.promise.id}"') :].partition("</tr>")[0]
        assert each.promise.text in row
        assert each.promise.said in row
        if each.share is not None:
            assert share_of(each, lang) in row
        else:
            assert row.partition("</th>")[2].lstrip().startswith('<td class="num">–')


def test_duties_without_rows_are_left_out_and_counted(site: Any) -> None:
    every = [each for each in kept(site.stand.sheet) if each.promise.origin == LAW]
    page = unescaped(site.client("sagsbehandler").get("/loefter"))
    for each in every:
        assert (f'href="/loefter/{each.promise.id}"' in page) == bool(each.rows)
    assert f"Pligter uden rækker er udeladt: {sum(not each.rows for each in every)}." in page


def test_the_quarters_stand_in_a_table_beside_the_picture(site: Any) -> None:
    page = unescaped(site.client("leder").get("/loefter/P37"))
    course = next(each for each in kept_by_quarter(site.stand.sheet) if each.promise.id == "P37")
    assert len(course.quarters) == 8
    for each in course.quarters:
        row = page[page.index(f'<th scope="row">{each.period.label()}') :].partition("</tr>")[0]
        assert ("–" if each.kept.share is None else share_of(each.kept)) in row
        assert ("(ikke slut)" in row) == (not each.whole)
    assert 'role="img"' in page


def test_teams_stand_by_name_and_no_member_of_staff_is_named(site: Any) -> None:
    sheet = site.stand.sheet
    promise = next(each for each in sheet.promises if each.id == "P37")
    page = unescaped(site.client("leder").get("/loefter/P37"))
    table = page[page.index('id="hold"') :]
    names = [each.team for each in by_team(sheet, promise) if each.team]
    assert names == sorted(names)
    places = [table.index(f'<th scope="row">{name}</th>') for name in names]
    assert places == sorted(places)
    assert not [worker for worker in sheet.words["worker"] if worker and f">{worker}<" in page]


def test_a_duty_shows_its_paragraph(site: Any) -> None:
    page = unescaped(site.client("leder").get("/loefter/samtaler_hjaelp_2024"))
    assert "LAB § 31" in page


def test_standing_practice_is_shown_and_not_measured(site: Any) -> None:
    page = unescaped(site.client("leder").get("/loefter"))
    practice = page[page.index("<h2>Fast praksis") :]
    assert "Tydelig besked om regler, rettigheder, pligter og følger" in practice
    assert "%" not in practice.partition("<h2>Projekter")[0]


def test_the_files_have_every_promise_and_every_quarter(site: Any) -> None:
    client = site.client("analytiker")
    rows = table_of(client.get("/loefter?form=csv"))
    assert [row["Id"] for row in rows][:3] == ["P03", "P04", "P16"]
    assert {row["opdigtet"] for row in rows} == {"ja"}
    data = json.loads(client.get("/loefter/P37?form=json").content)
    assert data["promise"]["promise"] == "P37"
    assert len([each for each in data["quarters"] if each["team"] is None]) == 8


@pytest.mark.parametrize("promise", ["findes-ikke", "P99", "%3Cb%3E"])
def test_a_promise_that_is_not_there_is_a_page_that_is_not_there(site: Any, promise: str) -> None:
    assert site.client("leder").get(f"/loefter/{promise}").status_code == 404


@pytest.mark.parametrize("address", ["/loefter", "/loefter/P37"])
def test_a_day_before_there_were_events_says_that_nothing_can_be_seen(site: Any, address: str) -> None:
    page = unescaped(site.client("leder").get(f"{address}?dag=2024-01-15"))
    assert "Registret har ingen egne hændelser" in page


@pytest.mark.parametrize("role", ["udvalg", "borger", "anden_afdeling", "akasse", "administrator"])
def test_promises_are_for_those_who_work_by_the_plan(site: Any, role: str) -> None:
    for address in ("/loefter", "/loefter/P37"):
        assert site.client(role).get(address).status_code == 404
