"""Budget: each row beside its cell as the answer has it, and what is wrong in the plan's printed totals."""

import json
from dataclasses import replace
from typing import Any

import pytest

from conftest import ROOT
from pejl.answers.budget_table import budget_table
from pejl.ledger import Origin
from pejl.words import number_with_unit, say
from web.reading import unescaped

SOLROED = ROOT / "plans" / "solroed-2024.toml"


@pytest.fixture
def solroed(site: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The pages of the plan on the plan that has a budget."""
    from pejl.web.desk import Desk

    desk = Desk({"PEJL_LEDGER": str(site.ledger)}, str(SOLROED))
    monkeypatch.setattr("pejl.web.days.desk", lambda: desk)
    return desk


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_row_has_its_budget_number_and_standing_as_the_answer_has(site: Any, solroed: Any, lang: str) -> None:
    from pejl.web.pages.budget import standing

    client = site.client("leder")
    client.cookies["pejl-sprog"] = lang
    page, stand = unescaped(client.get("/budget")), solroed.stand()
    lines = budget_table(stand.plan, stand.figures, stand.day).lines
    assert len(lines) == 10
    for line in lines:
        row = page[page.index(f'<th scope="row">{line.row.text}') :].partition("</tr>")[0]
        assert number_with_unit(line.row.cell, "", lang) in row
        assert line.actual
        assert number_with_unit(line.actual.value, "", lang) in row
        assert say(standing(line)[0], {}, lang) in row


def test_how_much_of_the_year_a_number_is_of_is_said(site: Any, solroed: Any) -> None:
    page = unescaped(site.client("leder").get("/budget"))
    assert page.count("2 af 4 kvartaler") == 10


def test_a_row_of_several_groups_names_them_and_one_with_no_good_side_is_not_judged(site: Any, solroed: Any) -> None:
    page = unescaped(site.client("udvalg").get("/budget"))
    row = page[page.index('<th scope="row">Ledighedsydelse og fleksjob') :].partition("</tr>")[0]
    assert "samler ledighedsydelse, fleksjob" in row
    assert "bedømmes ikke" in row


def test_the_faults_of_the_printed_totals_are_named_with_their_place(site: Any, solroed: Any) -> None:
    page = unescaped(site.client("leder").get("/budget"))
    wrong = [each for each in solroed.stand().base.checked.findings if each.code == "total_stemmer_ikke"]
    assert len(wrong) == 4
    for each in wrong:
        assert say(each.code, each.params) in page
        assert f"Linje {each.position.line}, kolonne {each.position.column}" in page


def test_the_file_has_the_rows_of_the_page(site: Any, solroed: Any) -> None:
    data = json.loads(site.client("leder").get("/budget?form=json").content)
    assert [row["budget"] for row in data["rows"]][:3] == ["190", "110", "43"]


def test_the_committee_is_shown_no_number_of_own_counts_nor_a_total_with_one(solroed: Any) -> None:
    from pejl.web.pages.budget import seen_by

    stand = solroed.stand()
    table = budget_table(stand.plan, stand.figures, stand.day)
    first = table.lines[0]
    own = replace(first, row=replace(first.row, spec=replace(first.row.spec, origin=Origin.OWN)))
    with_own = replace(table, lines=(own, *table.lines[1:]))
    hidden = seen_by("udvalg", with_own)
    assert hidden.lines[0].actual is None
    assert (hidden.lines[0].difference, hidden.lines[0].trend, hidden.lines[0].before) == (None, None, None)
    assert hidden.lines[1:] == table.lines[1:]
    assert [each.actual for each in hidden.totals] == [None]
    assert seen_by("leder", with_own) is with_own
    assert seen_by("udvalg", table) is table


def test_a_plan_without_a_budget_says_so(site: Any) -> None:
    page = unescaped(site.client("leder").get("/budget"))
    assert "Planen har intet budget" in page
    assert "<table" not in page


def test_an_earlier_day_can_be_asked_for_and_one_that_has_not_come_cannot(site: Any, solroed: Any) -> None:
    client = site.client("leder")
    assert client.get("/budget?dag=2024-01-15").status_code == 200
    assert client.get("/budget?dag=2030-01-01").status_code == 400
