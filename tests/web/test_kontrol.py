"""Kontrol: every finding of the check, at its line and column, faults before remarks."""

import json
from html import unescape
from typing import Any

import pytest

from conftest import ROOT
from pejl.answers.found import ABOUT, FIGURES, TABLES, about, found, groups
from pejl.check import check_file
from pejl.plan.reader import Severity
from pejl.words import say

PLANS = sorted((ROOT / "plans").glob("*.toml"))


def test_kontrol_shows_every_finding_with_its_line_and_column(site: Any) -> None:
    page = unescape(site.client("analytiker").get("/kontrol").content.decode())
    every = site.stand.base.checked.findings
    assert every
    for each in every:
        assert say(each.code, each.params) in page
        assert f"Linje {each.position.line}, kolonne {each.position.column}" in page


def test_kontrol_says_in_english_what_it_says_in_danish(site: Any) -> None:
    client = site.client("analytiker")
    client.cookies["pejl-sprog"] = "en"
    page = unescape(client.get("/kontrol").content.decode())
    for each in site.stand.base.checked.findings:
        assert say(each.code, each.params, "en") in page


def test_kontrol_is_not_the_committees(site: Any) -> None:
    assert site.client("udvalg").get("/kontrol").status_code == 404
    assert site.client("borger").get("/kontrol").status_code == 404


def test_kontrol_as_a_file_holds_every_finding_and_no_folder_of_the_server(site: Any) -> None:
    answer = site.client("leder").get("/kontrol?form=json")
    rows = json.loads(answer.content)["rows"]
    assert len(rows) == len(site.stand.base.checked.findings)
    assert str(ROOT) not in answer.content.decode()


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_findings_are_grouped_once_each_with_faults_first(path: Any) -> None:
    rows = found(check_file(path), "da")
    made = groups(rows)
    assert sorted((row.line, row.code) for group in made for row in group.rows) == sorted(
        (r.line, r.code) for r in rows
    )
    order = [(list(Severity).index(group.severity), ABOUT.index(group.about)) for group in made]
    assert order == sorted(order)


def test_findings_about_figures_and_tables_are_told_from_those_about_the_plan() -> None:
    assert not TABLES & FIGURES
    assert about("total_stemmer_ikke") == "tabeller"
    assert about("umuligt_tal") == "tal"
    assert about("maal_uden_ejer") == "plan"
