"""An extract by upload: told what it would change, published when asked to, and nothing personal in the answer."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from web.api.keys import PROBLEM, Asker, asker
from web.conftest import Site

HEAD = "Id;CPR;Ydelse;Fra;Til;Timer pr. uge;Kommune\n"
ROWS = (
    "Y1;616190-0000;A-dagpenge;01-01-2024;31-01-2024;37;Frederikssund\n"
    "Y2;6463014001;sygemeldte;2024-01-15;;18,5;Frederikssund\n"
)
BROKEN = "Y3;616190-0000;vejrpenge;01-02-2024;;37;Frederikssund\n"
GIVEN = {"map": "generisk", "known": "2024-06-30", "since": "2024-01-01", "area": "Frederikssund"}


@pytest.fixture
def ledger(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty ledger of the test's own, in the place of the site's."""
    from pejl.web.desk import Desk

    folder = tmp_path / "pejl-data"
    desk = Desk({"PEJL_LEDGER": str(folder)}, str(ROOT / "plans" / "frederikssund-2024.toml"))
    monkeypatch.setattr("pejl.web.api.answering.desk", lambda: desk)
    return folder


def send(system: Asker, content: bytes | None = None, name: str = "ydelser.csv", **of: Any) -> Any:
    file = BytesIO((HEAD + ROWS).encode() if content is None else content)
    file.name = name
    form = {name: value for name, value in {**GIVEN, **of}.items() if value is not None}
    return system.upload("/loads", file=file, **form)


def rows_of(ledger: Path) -> int:
    from pejl.ledger import manifest

    return len(manifest.read(ledger).batches)


def test_load_tells_what_it_would_change_and_publishes_nothing(ledger: Path, system: Asker) -> None:
    answer = send(system)
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert (told["published"], told["unchanged"]) == (False, False)
    (tally,) = told["tables"]
    assert tally["table"] == "spells"
    assert tally["taken"] > 0
    assert told["changes"][0]["new"] == tally["taken"]
    assert told["persons_new"] > 0
    assert rows_of(ledger) == 0
    assert not ledger.with_name("pejl-data.identitet.sqlite").exists()


def test_load_is_published_when_asked_to_and_the_same_again_changes_nothing(ledger: Path, system: Asker) -> None:
    would, did, again = send(system).json(), send(system, publish="true").json(), send(system, publish="true").json()
    assert (did["published"], did["unchanged"]) == (True, False)
    assert (did["tables"], did["changes"], did["persons_new"]) == (
        would["tables"],
        would["changes"],
        would["persons_new"],
    )
    assert (again["published"], again["unchanged"], again["changes"][0]["new"]) == (False, True, 0)
    assert rows_of(ledger) == 1


def test_load_comes_to_what_the_command_line_comes_to(ledger: Path, system: Asker, tmp_path: Path) -> None:
    from conftest import run_in

    send(system, publish="true")
    other = tmp_path / "anden" / "pejl-data"
    file = tmp_path / "ydelser.csv"
    file.write_text(HEAD + ROWS, "utf-8")
    given = ["--map", "generisk", "--known", "2024-06-30", "--since", "2024-01-01", "--area", "Frederikssund"]
    assert run_in(other, "load", "udtraek", file, *given).code == 0
    counts = [sorted(path.name.split("-")[0] for path in folder.rglob("*.parquet")) for folder in (ledger, other)]
    assert counts[0] == counts[1]


def test_load_tells_of_a_rejected_row_where_it_is_and_not_what_it_says(ledger: Path, system: Asker) -> None:
    content = (HEAD + ROWS + BROKEN).encode()
    taken = send(system, content, most_rejected="50")
    assert [(each["line"], each["column"]) for each in taken.json()["rejected"]] == [(4, "Ydelse")]
    refused = send(system, content, most_rejected="0", publish="true")
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:pejl:problem:for_mange_afvist")
    assert refused.json()["errors"][0]["at"] == "file.4.Ydelse"
    said = "ydelser.csv, linje 4, kolonne Ydelse: ukendt gruppe."
    assert (taken.json()["rejected"][0]["says"], refused.json()["errors"][0]["says"]) == (said, said)
    assert refused.json()["detail"].startswith("1 af 3 rækker i ydelser.csv kan ikke læses (højst 0 %)")
    for answer in (taken, refused):
        assert not re.search("616190|vejrpenge", answer.content.decode())
    assert rows_of(ledger) == 0


@pytest.mark.parametrize(
    ("of", "place"),
    [
        ({"map": "findes-ikke"}, "form.map"),
        ({"map": None}, "form.map"),
        ({"known": "2024-02-30"}, "form.known"),
        ({"known": "2024-07-02"}, "form.known"),
        ({"since": "i går"}, "form.since"),
        ({"area": "Andeby"}, "form.area"),
        ({"most_rejected": "101"}, "form.most_rejected"),
        ({"publish": "måske"}, "form.publish"),
        ({"since": "2024-07-01"}, "form.since"),  # known the day before
        ({"publsh": "true"}, "form.publsh"),
        ({"since": ["2024-01-01", "2023-01-01"]}, "form.since"),
    ],
)
def test_load_fault_in_a_field_is_told_with_its_place(ledger: Path, system: Asker, of: Any, place: str) -> None:
    answer = send(system, **of)
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, PROBLEM)
    assert answer.json()["errors"][0]["at"] == place


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"a;b\n1;2\n", b"PK\x03\x04", "æ".encode("utf-16")])
@pytest.mark.parametrize("name", ["ydelser.csv", "ydelser.xlsx", "ydelser.parquet", "../../x", "ydelser"])
def test_load_file_that_cannot_be_read_is_told_and_nothing_is_published(
    ledger: Path, system: Asker, content: bytes, name: str
) -> None:
    answer = send(system, content, name, publish="true")
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, PROBLEM)
    assert rows_of(ledger) == 0


def test_load_may_tell_of_its_last_day_alone(ledger: Path, system: Asker) -> None:
    assert send(system, since="2024-06-30").status_code == 200


def test_load_of_no_time_is_refused_as_the_command_line_refuses_it(ledger: Path, system: Asker, tmp_path: Path) -> None:
    from conftest import run_in

    file = tmp_path / "ydelser.csv"
    file.write_text(HEAD + ROWS, "utf-8")
    given = ["--map", "generisk", "--known", "2024-06-30", "--since", "2024-07-01", "--area", "Frederikssund"]
    ran = run_in(tmp_path / "anden" / "pejl-data", "load", "udtraek", file, *given, "--dry-run")
    says = send(system, since="2024-07-01").json()["errors"][0]["says"]
    assert (ran.code, says in " ".join(ran.err.split())) == (2, True)
    assert says == "udtrækket skulle dække fra 2024-07-01, men det er efter den dag, det var sådan: 2024-06-30"


def test_load_of_more_fields_than_anybody_has_is_a_problem(ledger: Path, system: Asker) -> None:
    answer = send(system, **{f"felt{at}": "" for at in range(2001)})
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, PROBLEM)


@pytest.mark.parametrize("letter", ["\U00020000", "å", "%"])
def test_load_of_a_file_with_a_long_name_is_no_fault_of_ours(ledger: Path, system: Asker, letter: str) -> None:
    assert send(system, name=f"ydelser{letter * 90}.csv").status_code in (200, 422)


@pytest.mark.parametrize(
    ("named", "code"), [("file", "to_gange"), ("fil", "extra_forbidden"), ("publish", "extra_forbidden")]
)
def test_load_takes_one_file_by_one_name(ledger: Path, system: Asker, named: str, code: str) -> None:
    """A second file is not read instead of the first, and none is dropped in silence."""
    one, two = BytesIO((HEAD + ROWS).encode()), BytesIO((HEAD + ROWS).encode())
    one.name, two.name = "ydelser.csv", "andre.csv"
    files = {"file": [one, two]} if named == "file" else {"file": one, named: two}
    answer = system.upload("/loads", **GIVEN, **files)
    assert answer.status_code == 422
    assert [(each["at"], each["code"]) for each in answer.json()["errors"]] == [(f"file.{named}", code)]


def test_load_without_a_file_is_told(ledger: Path, system: Asker) -> None:
    assert system.upload("/loads", **GIVEN).json()["errors"][0]["at"] == "file.file"


def test_load_too_large_is_refused_unread(system: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pejl.web.api.loads.MOST", 10)
    assert send(system).status_code == 413


def test_load_shows_on_the_site_when_it_is_published(site: Site, ledger: Path) -> None:
    someone = asker(site)
    assert someone.get("/due").status_code == 503
    send(someone, publish="true", known="2024-06-30")
    assert someone.get("/due").status_code == 200
