"""Kilder: loads, how new they are, what was refused, and what differs between two days' knowledge."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import run_in
from pejl.answers.freshness import freshness
from pejl.ledger import manifest
from web.reading import unescaped

MAP = """
tabel = "y01a02"
kolonner = { omraade = "Kommune", periode = "Måned", vaerdi = "Tal", kendt = "Kendt" }
faste = { maaling = "fuldtidspersoner", gruppe = "A-dagpenge" }
"""
ROWS = """Kommune;Måned;Tal;Kendt
Frederikssund;marts 2024;300;2024-05-01
Frederikssund;marts 2024;312;2024-06-15
Frederikssund;april 2024;290;2024-06-15
Solrød;marts 2024;200;2024-05-01
Solrød;marts 2024;201;2024-06-15
Atlantis;marts 2024;1;2024-06-15
"""


@pytest.fixture
def loaded(site: Any, tmp_path: Path) -> Iterator[Any]:
    """The site with a table whose March was revised in June, one row of which names no municipality."""
    kept = (site.ledger / manifest.MANIFEST).read_bytes()
    (tmp_path / "tal.csv").write_text(ROWS, "utf-8")
    (tmp_path / "kort.toml").write_text(MAP, "utf-8")
    column_map = ("--map", tmp_path / "kort.toml")
    done = run_in(site.ledger, "load", "tabel", tmp_path / "tal.csv", *column_map, "--most-rejected", "20")
    assert done.code == 3, done.err
    yield site
    (site.ledger / manifest.MANIFEST).write_bytes(kept)


def test_a_revised_number_is_shown_as_it_was_and_as_it_is(loaded: Any) -> None:
    page = unescaped(loaded.client("analytiker").get("/kilder?foer=2024-05-31&efter=2024-06-30"))
    row = page[page.index("marts 2024</td>") :].partition("</tr>")[0]
    assert '<td class="num">300</td><td class="num">312</td>' in row
    assert "Solrød" not in page  # the municipality's own and the country's only
    assert "kommet til fra tabel y01a02" in page


def test_nothing_differs_between_two_days_when_nothing_came(loaded: Any) -> None:
    page = unescaped(loaded.client("analytiker").get("/kilder?foer=2024-06-20&efter=2024-06-30"))
    assert "Ingen tal er rettet mellem de to dage." in page


def test_how_new_a_table_is_and_when_the_next_is_expected(loaded: Any) -> None:
    page = unescaped(loaded.client("leder").get("/kilder"))
    row = page[page.index("tabel y01a02") :].partition("</tr>")[0]
    assert "april 2024" in row
    assert "15. juni 2024" in row
    assert "! forsinket, ventet" in row
    assert "21. juni 2024" in row


def test_a_table_whose_next_day_has_not_come_is_not_late(loaded: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    in_time = [replace(each, late=False) for each in freshness(loaded.stand.base.around.store, loaded.stand.day)]
    monkeypatch.setattr("pejl.answers.loads.freshness", lambda store, today: in_time)
    page = unescaped(loaded.client("leder").get("/kilder"))
    row = page[page.index("tabel y01a02") :].partition("</tr>")[0]
    assert "forsinket" not in row
    assert "21. juni 2024" in row


def test_a_refused_row_is_counted_and_shown_with_line_and_reason(loaded: Any) -> None:
    page = unescaped(loaded.client("analytiker").get("/kilder"))
    row = page[page.index("tal.csv") :].partition("</tr>")[0]
    assert "Linje 7, Kommune" in row
    assert "Atlantis" in row


def test_the_committee_sees_how_many_were_refused_and_not_which(loaded: Any) -> None:
    page = unescaped(loaded.client("udvalg").get("/kilder"))
    row = page[page.index("tal.csv") :].partition("</tr>")[0]
    assert "1" in row.rpartition("<td>")[2]
    assert "Atlantis" not in page


def test_the_committee_is_not_told_how_many_rows_on_persons_came(loaded: Any) -> None:
    """Nor in a file, nor how many registrations wait: three rows are of three persons at most."""
    committee, leader = (unescaped(loaded.client(role).get("/kilder")) for role in ("udvalg", "leder"))
    for said in ("Vis rækker efter slags", "Intet venter"):
        assert (said in leader, said in committee) == (True, False)
    data = json.loads(loaded.client("udvalg").get("/kilder?form=json").content)
    assert [each["rows"] for each in data["figures"]] == [5]
    assert not {"rows", "duplicates", "conflicts", "erased", "rejected"} & data["events"][0].keys()
    lines = loaded.client("udvalg").get("/kilder?form=csv").content.decode("utf-8-sig").splitlines()
    assert any(";;;" in line for line in lines)


def test_every_load_is_in_the_file(loaded: Any) -> None:
    data = json.loads(loaded.client("leder").get("/kilder?form=json").content)
    assert [each["name"] for each in data["figures"]] == ["tal.csv"]
    assert len(data["events"]) == 1
    assert data["events"][0]["made_up"] is True


def test_registrations_that_wait_for_the_fold_are_counted(site: Any) -> None:
    from pejl.web.desk import now
    from pejl.web.models import CitizenRecord

    assert "Intet venter" in unescaped(site.client("leder").get("/kilder"))
    citizen, by = site.citizen_of("sagsbehandler"), site.user("sagsbehandler")
    data = {"day": "2024-07-01", "kind": "jobsamtale", "form": "fremmoede", "outcome": "holdt", "topics": ""}
    CitizenRecord.objects.create(citizen=citizen, kind="samtale", data=data, by=by, at=now())
    assert "En registrering venter" in unescaped(site.client("leder").get("/kilder"))
    CitizenRecord.objects.create(citizen=citizen, kind="samtale", data=data, by=by, at=now())
    assert "2 registreringer venter" in unescaped(site.client("leder").get("/kilder"))


@pytest.mark.parametrize("query", ["foer=x", "foer=2024-06-30&efter=2024-06-01", "foer=2024-07-01", "foer=2030-01-01"])
def test_two_days_that_are_none_or_stand_the_wrong_way_are_refused(site: Any, query: str) -> None:
    assert site.client("leder").get(f"/kilder?{query}").status_code == 400


def test_a_citizen_has_no_such_page(site: Any) -> None:
    assert site.client("borger").get("/kilder").status_code == 404
