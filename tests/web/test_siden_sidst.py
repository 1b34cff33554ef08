"""What has changed since a day: as the answer has it, with nothing told to the committee that the plan's page hides."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pejl.answers.explain import verdict_words
from pejl.answers.since import since, since_data
from pejl.words import show
from web.own_goals import planned
from web.reading import unescaped


@pytest.fixture
def own(site: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with planned(site, tmp_path, monkeypatch) as desk:
        yield desk


def changes(desk: Any, then: date) -> Any:
    now, before = desk.stand(), desk.stand(then)
    return since(now.plan, now.figures, before.figures, now.day, then)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2024, 7, 1), date(2024, 4, 1)),
        (date(2024, 5, 31), date(2024, 2, 29)),
        (date(2023, 5, 30), date(2023, 2, 28)),
        (date(2024, 1, 31), date(2023, 10, 31)),
        (date(2024, 3, 1), date(2023, 12, 1)),
    ],
)
def test_three_months_before_is_the_same_day_or_the_months_last(site: Any, day: date, before: date) -> None:
    from pejl.web.pages.siden_sidst import months_before

    assert months_before(day) == before


def test_siden_sidst_says_every_reason_of_the_answer(site: Any, own: Any) -> None:
    page = unescaped(site.client("leder").get("/siden-sidst?fra=2023-12-31"))
    found = changes(own, date(2023, 12, 31))
    said = [show(each.says, "da") for change in found for each in change.own.reasons]
    said += [verdict_words(each, "da") for change in found for each in (change.before, change.after) if change.says]
    assert said
    assert all(each in page for each in said)


def test_what_did_not_change_is_said_too(site: Any) -> None:
    page = unescaped(site.client("leder").get("/siden-sidst?fra=2024-06-30"))
    assert "0 af 11 mål har ændret sig" in page
    assert "Uændret" in page
    assert "Ændret</h2>" not in page


def test_three_months_before_is_what_is_compared_with_unless_said(site: Any) -> None:
    assert "1. april 2024" in unescaped(site.client("leder").get("/siden-sidst"))


@pytest.mark.parametrize("query", ["fra=2024-07-02", "fra=x", "fra=2024-06-01&dag=2024-05-01"])
def test_a_day_after_the_one_shown_is_a_bad_request(site: Any, query: str) -> None:
    assert site.client("leder").get(f"/siden-sidst?{query}").status_code == 400


def test_the_json_is_the_answers_machine_form(site: Any, own: Any) -> None:
    found = json.loads(site.client("leder").get("/siden-sidst?fra=2023-12-31&form=json").content)
    assert found["rows"] == json.loads(json.dumps(since_data(changes(own, date(2023, 12, 31)), "da")))


def test_the_committee_is_not_told_how_a_withheld_count_moved(site: Any, own: Any) -> None:
    url = "/siden-sidst?fra=2024-05-31&form=json"
    leader, committee = (
        {row["id"]: row for row in json.loads(site.client(role).get(url).content)["rows"]}
        for role in ("leder", "udvalg")
    )
    assert leader["faa"]["own"]["after"] is not None
    assert committee["faa"]["own"]["after"] is None
    assert [each["by"] for each in committee["faa"]["own"]["reasons"]] in ([], [None])
    assert committee["mange"]["own"]["after"] == leader["mange"]["own"]["after"]
