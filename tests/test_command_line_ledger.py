"""The command line and what is around it: the same file again, a broken ledger, no network, a narrow terminal."""

import os
import re
import shutil
import socket
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from pejl.cli import main

PLAN = "plans/frederikssund-2024.toml"
MAP = """
tabel = "egen"
kolonner = { omraade = "Område", periode = "Måned", vaerdi = "Værdi" }
faste = { maaling = "fuldtidspersoner", gruppe = "sygedagpenge" }
"""
FIGURES = "Område;Måned;Værdi\nSolrød;2024M01;276\n"
ENGLISH = ("No such", "not a directory", "Not a", "File exists", "Errno", "Traceback", "Error", "invalid", "codec")


@pytest.fixture
def load(pejl: Any, tmp_path: Path) -> Any:
    """Load the same file, written on a day of March 2024, with more options."""
    (tmp_path / "kort.toml").write_text(MAP, "utf-8")
    (tmp_path / "tal.csv").write_text(FIGURES, "utf-8")

    def run(day: int, *more: str) -> Any:
        written = datetime(2024, 3, day, 12, tzinfo=UTC).timestamp()
        os.utime(tmp_path / "tal.csv", (written, written))
        return pejl("load", "tabel", tmp_path / "tal.csv", "--map", tmp_path / "kort.toml", *more)

    return run


def one_danish_sentence(ran: Any) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("pejl: ")
    assert ran.err.endswith((".\n", "?\n"))
    assert ran.err.count("\n") == 1, ran.err
    assert [word for word in ENGLISH if word in ran.err] == [], ran.err


# --- the same file again ---------------------------------------------------------------------------------


def test_load_of_the_same_bytes_with_another_file_date_is_unchanged(pejl: Any, load: Any) -> None:
    assert "1 tal udgivet" in load(1).words
    for day in (1, 20):
        again = load(day)
        assert (again.code, "intet er ændret" in again.words) == (0, True)
    assert [row["known"] for row in pejl("sources", "--json").data] == ["2024-03-01"]


def test_load_of_the_same_bytes_known_another_day_is_a_vintage_of_its_own(pejl: Any, load: Any) -> None:
    assert "udgivet" in load(1, "--known", "2024-02-15").words
    assert "intet er ændret" in load(20, "--known", "2024-02-15").words
    assert "udgivet" in load(20, "--known", "2024-02-20").words
    assert "intet er ændret" in load(25, "--known", "2024-02-20").words
    assert [(row["rows"], row["known"]) for row in pejl("sources", "--json").data] == [(2, "2024-02-20")]


def test_load_with_a_day_after_a_load_by_the_files_date_is_a_vintage_of_its_own(load: Any) -> None:
    assert "udgivet" in load(1).words
    assert "udgivet" in load(1, "--known", "2024-02-15").words


# --- a broken ledger -------------------------------------------------------------------------------------

READERS = {
    "goals": ("goals", PLAN, "--on", "2023-12-31"),
    "goals --json": ("goals", PLAN, "--json"),
    "explain": ("explain", PLAN, "1b"),
    "compare": ("compare", "ydelser.fuldtidspersoner", "--groups", "sygedagpenge"),
    "sources": ("sources",),
}


@pytest.mark.parametrize("command", READERS)
def test_ledger_that_is_a_file_is_told(pejl: Any, tmp_path: Path, command: str) -> None:
    (tmp_path / "pejl-data").write_text("en fil", "utf-8")
    ran = pejl(*READERS[command])
    one_danish_sentence(ran)
    assert "pejl-data" in ran.err


def test_ledger_that_is_a_file_cannot_be_loaded_into(load: Any, tmp_path: Path) -> None:
    (tmp_path / "pejl-data").write_text("en fil", "utf-8")
    one_danish_sentence(load(1))
    assert (tmp_path / "pejl-data").read_text("utf-8") == "en fil"


@pytest.mark.parametrize("command", READERS)
def test_manifest_that_cannot_be_read_is_told(pejl: Any, tmp_path: Path, command: str) -> None:
    (tmp_path / "pejl-data").mkdir()
    (tmp_path / "pejl-data" / "manifest.json").write_bytes(b"{")
    ran = pejl(*READERS[command])
    one_danish_sentence(ran)
    assert "manifest" in ran.err


@pytest.mark.parametrize("manifest", [b"", b"[]", b'{"figures": "\xf8"}', b'{"figures": [{"file": "x"}]}'])
def test_manifest_of_any_other_content_is_told(pejl: Any, tmp_path: Path, manifest: bytes) -> None:
    (tmp_path / "pejl-data").mkdir()
    (tmp_path / "pejl-data" / "manifest.json").write_bytes(manifest)
    one_danish_sentence(pejl("sources"))


def test_manifest_that_cannot_be_read_is_not_written_over(load: Any, tmp_path: Path) -> None:
    (tmp_path / "pejl-data").mkdir()
    manifest = tmp_path / "pejl-data" / "manifest.json"
    manifest.write_bytes(b"{")
    one_danish_sentence(load(1))
    assert manifest.read_bytes() == b"{"


@pytest.mark.parametrize("command", READERS)
def test_part_that_is_gone_is_told(pejl: Any, load: Any, tmp_path: Path, command: str) -> None:
    load(1)
    shutil.rmtree(tmp_path / "pejl-data" / "figures")
    ran = pejl(*READERS[command])
    one_danish_sentence(ran)
    assert ".parquet" in ran.err


# --- wrong use -------------------------------------------------------------------------------------------


def test_load_for_a_plan_of_an_unknown_municipality_is_told(pejl: Any, root: Path, tmp_path: Path) -> None:
    text = (root / PLAN).read_text("utf-8").replace('kommune = "Frederikssund"', 'kommune = "Fredrikssund"')
    (tmp_path / "plan.toml").write_text(text, "utf-8")
    ran = pejl("load", "tastet", "examples/figures/frederikssund-2024-tabel1.csv", "--plan", tmp_path / "plan.toml")
    one_danish_sentence(ran)
    assert '"Fredrikssund"' in ran.err
    assert '"Frederikssund"' in ran.err
    assert not (tmp_path / "pejl-data").exists()


def test_docs_to_a_file_is_told_and_the_file_stands(pejl: Any, tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("min", "utf-8")
    one_danish_sentence(pejl("docs", "--to", tmp_path / "docs"))
    one_danish_sentence(pejl("docs", "--to", tmp_path / "docs" / "under"))
    assert (tmp_path / "docs").read_text("utf-8") == "min"


@pytest.mark.parametrize("periods", [("seneste:x",), ("seneste:",), ("seneste:-1",), ("juli",), ("2024M13",)])
def test_fetch_of_what_is_no_period_is_told_before_the_network_is_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, periods: tuple[str, ...]
) -> None:
    asked: list[object] = []

    def refuse(*where: object, **_: object) -> None:
        asked.append(where)
        raise OSError("no network in tests")

    for name in ("getaddrinfo", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr("pejl.cli.loading.sleep", lambda seconds: None)
    monkeypatch.setenv("PEJL_JOBINDSATS_KEY", "opfundet")
    monkeypatch.setenv("PEJL_LEDGER", str(tmp_path / "pejl-data"))
    monkeypatch.chdir(tmp_path)
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["load", "jobindsats", "--table", "y25i01", "--fetch", *periods])
    assert asked == []
    assert (code, out.getvalue()) == (2, "")
    assert err.getvalue().startswith("pejl: Perioden")
    assert periods[0] in err.getvalue()


# --- a narrow terminal -----------------------------------------------------------------------------------

WIDEST = 110
SHOWN = {
    "goals": ("goals", PLAN, "--on", "2023-12-31"),
    "goals with a budget": ("goals", "plans/solroed-2024.toml", "--on", "2024-06-30"),
    "check": ("check", "plans/solroed-2024.toml"),
    "explain": ("explain", PLAN, "1b", "--on", "2023-12-31"),
    "help": ("goals", "--help"),
}


def without_paths(line: str) -> str:
    """Words with a slash are paths: they are never broken, and may be as long as they are."""
    return " ".join(word for word in line.split(" ") if "/" not in word).rstrip()


@pytest.mark.parametrize("command", SHOWN)
def test_narrow_terminal_gets_no_line_much_wider_than_it_is(
    pejl: Any, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = pejl(*SHOWN[command]).out.splitlines()
    assert [line for line in lines if len(without_paths(line)) > WIDEST] == []


@pytest.mark.parametrize("command", SHOWN)
def test_narrow_terminal_breaks_no_word(pejl: Any, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    said = []
    for columns in ("80", "1000"):
        monkeypatch.setenv("COLUMNS", columns)
        said.append(set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", pejl(*SHOWN[command]).out)))
    narrow, wide = said
    assert narrow - wide == set()
