"""Beside an approved report: exactly the numbers that are printed otherwise now, and nothing of a withheld one."""

import re
import shutil
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from conftest import run_in
from web import vintages
from web.conftest import Site
from web.own_goals import planned
from web.reading import text_of
from web.reporting import approve, changed, files, newest
from web.vintages import load, published

OWN = ("Frederikssund", "andel", "maj 2024")
TWO = {OWN: "2,7", ("Frederikssund", "antal", "maj 2024"): "610"}
"""Two cells that a later vintage has otherwise."""
LISTED = """
Alle mål          andel · Ledigheden er højst som i landet            Tal            2,5 %  2,7 %
Alle mål          andel · Ledigheden er højst som i landet            Afstand        -0,1   0,1
Budget            Bruttoledige                                        Tal            585,0  595,0
Budget            Bruttoledige                                        Forskel        -15,0  -5,0
Budget            I alt                                               Tal            585,0  595,0
Budget            I alt                                               Forskel        -15,0  -5,0
Andre kommuner    andel · Ledigheden er højst som i landet · maj 2024 Frederikssund  2,5 %  2,7 %
Andre kommuner    Frederikssund                                       Tal            2,5 %  2,7 %
-                 andel · Ledigheden er højst som i landet · Frederikssund · maj 2024 Tal 2,5 2,7
"""
"""Every place where the two cells are printed, or a number that is reckoned from them."""
ROW, NUMBER = r'<th scope="row">(.*?): <strong>(.*?)</strong></th>', r'<td class="num">(.*?)</td>'
IN_LIST = re.compile(ROW + NUMBER + NUMBER)


def line(each: Any) -> str:
    return " ".join((each.chapter or "-", each.row, each.column, str(each.old), str(each.new)))


def lines(table: str) -> list[str]:
    return [" ".join(each.split()) for each in table.strip().splitlines()]


def listed(site: Site, at: str = "/rapporter") -> list[tuple[str, ...]]:
    """The rows of the list on a page."""
    return [tuple(map(unescape, each)) for each in IN_LIST.findall(site.client("udvalg").get(at).content.decode())]


# --- a revised vintage -----------------------------------------------------------------------------------


def test_a_vintage_that_changes_two_cells_lists_the_places_they_are_printed_and_no_other(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with published(site, tmp_path, monkeypatch) as (desk, ledger):
        approve(site)
        issued = newest()
        before = files(site, issued)
        assert "Alle tal i rapporten er de samme i dag." in text_of(site.client("udvalg").get("/rapporter"))
        load(ledger, tmp_path, "2024-06-26", TWO)
        assert [line(each) for each in changed(desk, issued)] == lines(LISTED)
        assert files(site, issued) == before
        page = listed(site)
        assert page == [(each.row, each.column, each.old, each.new) for each in changed(desk, issued)]
        assert listed(site, "/rapporter?kvartal=2024Q2") == page


def test_a_vintage_with_the_same_numbers_lists_nothing(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with published(site, tmp_path, monkeypatch) as (desk, ledger):
        approve(site)
        load(ledger, tmp_path, "2024-06-26")
        assert changed(desk, newest()) == []


def test_approved_again_the_second_edition_has_nothing_revised_and_the_first_still_has(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with published(site, tmp_path, monkeypatch) as (desk, ledger):
        approve(site)
        first = newest()
        load(ledger, tmp_path, "2024-06-26", TWO)
        assert approve(site).status_code == 302
        second = newest()
        assert (second.number, changed(desk, second)) == (2, [])
        assert [line(each) for each in changed(desk, first)] == lines(LISTED)


def test_a_number_that_others_are_held_against_is_listed_where_they_are(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with published(site, tmp_path, monkeypatch) as (desk, ledger):
        approve(site)
        load(ledger, tmp_path, "2024-06-26", {("Halsnæs", "andel", "maj 2024"): "2,4"})
        found = [(each.row.split(" · ")[0], each.column, each.old, each.new) for each in changed(desk, newest())]
    assert found == [
        ("andel", "Plads", "2 af 3, lavest først", "3 af 3, lavest først"),
        ("Frederikssund", "Plads", "2", "3"),
        ("Halsnæs", "Plads", "3", "2"),
        ("Halsnæs", "Tal", "3,0 %", "2,4 %"),
    ]


def test_with_new_events_the_promises_that_moved_are_listed_and_a_withheld_number_is_not(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = tmp_path / "pejl-data"
    shutil.copytree(site.ledger, ledger)
    with planned(SimpleNamespace(ledger=ledger), tmp_path, monkeypatch) as desk:
        approve(site)
        issued = newest()
        before, snapshot = files(site, issued), desk.stand().snapshot.id
        made = run_in(tmp_path / "andre", "made-up", "Frederikssund", *("--from", "2024-04-01", "--to", "2024-06-30"))
        assert made.code == 0, made.err
        ledger.rename(tmp_path / "foer")
        (tmp_path / "andre").rename(ledger)
        assert desk.stand().snapshot.id != snapshot
        assert files(site, issued) == before
        found = changed(desk, issued)
    assert {each.chapter for each in found} == {"Alle mål", "Løfter holdt"}
    assert [each.row.split(" · ")[0] for each in found if each.chapter == "Alle mål" and each.column == "Tal"] == [
        "mange"
    ]
    assert all((each.old, each.new) != ("skjult", "skjult") for each in found)


def test_a_goal_that_left_the_plan_is_a_row_that_is_not_there_any_more(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, end = vintages.PLAN.index('[[maal]]\nid = "faa"'), vintages.PLAN.index("[[budget]]")
    with published(site, tmp_path, monkeypatch) as (desk, _):
        approve(site)
        (tmp_path / "egne.toml").write_text(vintages.PLAN[:start] + vintages.PLAN[end:], "utf-8")
        found = changed(desk, newest())
        assert [(each.row, each.column, each.new) for each in found] == [("faa · Få på forrevalidering", "", None)]
        assert listed(site)[0][:2] == ("faa · Få på forrevalidering", "hele rækken")
        assert listed(site)[0][3] == "står der ikke mere"


# --- which quarter is looked up --------------------------------------------------------------------------


def test_one_quarter_is_looked_up_the_newest_approved_and_the_others_lead_to_theirs(site: Site) -> None:
    approve(site)
    page = site.client("udvalg").get("/rapporter").content.decode()
    assert page.count("Alle tal i rapporten er de samme i dag.") == 1
    assert 'href="?kvartal=2024Q1#k2024Q1"' in page
    page = site.client("udvalg").get("/rapporter?kvartal=2024Q1").content.decode()
    assert 'href="?kvartal=2024Q2#k2024Q2"' in page


@pytest.mark.parametrize("asked", ["2024Q3", "x", "2023Q1"])
def test_a_quarter_without_an_approved_report_is_the_newest(site: Site, asked: str) -> None:
    newest_of = text_of(site.client("udvalg").get("/rapporter"))
    assert text_of(site.client("udvalg").get(f"/rapporter?kvartal={asked}")) == newest_of
