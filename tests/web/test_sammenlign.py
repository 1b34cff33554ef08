"""Sammenlign: the 98 municipalities as the figures have them, with shared places, and what is made up said to be."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, run_in
from pejl.answers.standings import goal_data
from web.reading import table_of, unescaped

FILE = ROOT / "examples" / "opdigtede-sammenligningstal.csv"
MAP = ROOT / "examples" / "kort" / "opdigtede-sammenligningstal.toml"


@pytest.fixture
def loaded(site: Any) -> Iterator[Any]:
    """The site with the demonstration's made-up table; afterwards the ledger is as it was."""
    manifest: Path = site.ledger / "manifest.json"
    before = manifest.read_bytes()
    done = run_in(site.ledger, "load", "tabel", FILE, "--map", MAP)
    assert done.code == 0, done.err
    yield site
    manifest.write_bytes(before)


def in_file(month: str, what: str) -> dict[str, str]:
    """The file's own cells by municipality."""
    rows = csv.DictReader(io.StringIO(FILE.read_text("utf-8")), delimiter=";")
    return {row["Kommune"]: row["Tal"] for row in rows if (row["Måned"], row["Opgørelse"]) == (month, what)}


def exported(client: Any, query: str) -> list[dict[str, str]]:
    return table_of(client.get(f"/sammenlign?{query}&form=csv"))


# --- with figures ----------------------------------------------------------------------------------------


def test_every_number_is_the_files_own_and_every_place_is_counted_from_them(loaded: Any) -> None:
    cells = in_file("maj 2024", "andel")
    rows = {row["Område"]: row for row in exported(loaded.client("analytiker"), "maal=2a")}
    numbers = {name: float(cell.replace(",", ".")) for name, cell in cells.items() if cell != "."}
    towns = {name: number for name, number in numbers.items() if name != "Hele landet"}
    for name, number in towns.items():
        assert float(rows[name]["Tal"].replace(",", ".")) == number
        below = sum(other < number for other in towns.values())
        level = sum(other == number for other in towns.values())
        assert (rows[name]["Plads fra"], rows[name]["Plads til"]) == (str(below + 1), str(below + level))
    assert rows["Hele landet"]["Tal"] == cells["Hele landet"]
    assert rows["Hele landet"]["Plads fra"] == ""


def test_a_shared_place_is_shown_as_shared_and_as_not_told_apart(loaded: Any) -> None:
    page = unescaped(loaded.client("leder").get("/sammenlign?maal=2a"))
    assert "kan ikke skelnes" in page
    assert "plads 52–57 af 96" in page
    assert 'id="egen"' in page


def test_a_withheld_number_is_named_and_is_no_zero(loaded: Any) -> None:
    client = loaded.client("leder")
    assert "få personer: Læsø, Ærø" in unescaped(client.get("/sammenlign?maal=2a"))
    hidden = next(row for row in exported(client, "maal=2a") if row["Område"] == "Læsø")
    assert (hidden["Tal"], hidden["Plads fra"]) == ("skjult", "")


def test_made_up_figures_are_said_to_be_with_the_name_of_their_table(loaded: Any) -> None:
    page = unescaped(loaded.client("udvalg").get("/sammenlign?maal=2a"))
    assert "Tallene på denne side er opdigtede" in page
    assert "opdigtede-sammenligningstal" in page
    data = json.loads(loaded.client("udvalg").get("/sammenlign?maal=2a&form=json").content)
    assert data["sources"] == ["tabel opdigtede-sammenligningstal"]


def test_a_map_and_a_strip_stand_beside_the_tables_of_the_same_numbers(loaded: Any) -> None:
    page = loaded.client("leder").get("/sammenlign?maal=2a").content.decode()
    assert page.count('role="img"') == 2
    assert page.count("<table") == 2
    assert " style=" not in page
    assert page.count('scope="row"') == 98 + 3


def test_the_other_end_of_the_list_and_an_earlier_month_can_be_chosen(loaded: Any) -> None:
    client = loaded.client("leder")
    lowest, highest = exported(client, "maal=2a"), exported(client, "maal=2a&foerst=hoejest")
    placed = [row["Tal"] for row in lowest if row["Plads fra"]]
    assert [row["Tal"] for row in highest if row["Plads fra"]] == placed[::-1]
    earlier = exported(client, "maal=2a&periode=2023M05")
    assert {row["Område"]: row["Tal"] for row in earlier}["Solrød"] == in_file("maj 2023", "andel")["Solrød"]


@pytest.mark.parametrize("query", ["maal=findes-ikke", "maal=2a&fra=egne", "maal=2a&periode=x", "foerst=%00", "maal="])
def test_what_cannot_be_chosen_is_what_is_shown_first(loaded: Any, query: str) -> None:
    assert loaded.client("leder").get(f"/sammenlign?{query}").status_code == 200


def test_the_made_up_table_moves_no_goal(site: Any) -> None:
    before = [goal_data(each, "da") for each in site.stand.standings]
    manifest: Path = site.ledger / "manifest.json"
    kept = manifest.read_bytes()
    try:
        assert run_in(site.ledger, "load", "tabel", FILE, "--map", MAP).code == 0
        assert [goal_data(each, "da") for each in site.stand.standings] == before
    finally:
        manifest.write_bytes(kept)


# --- without figures -------------------------------------------------------------------------------------


def test_without_others_figures_the_page_says_how_few_have_one(site: Any) -> None:
    page = unescaped(site.client("leder").get("/sammenlign?maal=2a"))
    assert "1 af 98 kommuner har et tal" in page
    assert "97 har intet tal" in page
    assert 'role="img"' not in page


def test_a_goal_nobody_has_figures_for_says_so_and_shows_no_table(site: Any) -> None:
    page = unescaped(site.client("leder").get("/sammenlign?maal=4b"))
    assert "Ingen kommune har tal for målet" in page
    assert "<table" not in page


def test_a_citizen_has_no_such_page(site: Any) -> None:
    assert site.client("borger").get("/sammenlign").status_code == 404
    assert site.client("anden_afdeling").get("/sammenlign").status_code == 404
