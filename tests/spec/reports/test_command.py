"""`pejl report` and `pejl document`: a file, the same on every machine, or a sentence that says why not."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pejl.cli.outfile import put
from pejl.cli.reporting import document, report
from pejl.cli.told import Told
from spec.reports.papers import PLANS, around, asked

FORMATS = ("pdf", "docx", "xlsx", "html")


@pytest.mark.parametrize("ending", FORMATS)
def test_report_is_the_same_bytes_at_another_time_and_in_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    first, second = tmp_path / f"et.{ending}", tmp_path / f"to.{ending}"
    report(asked(first), around(tmp_path / "ingen"))
    monkeypatch.chdir(tmp_path)
    report(asked(second), around(tmp_path / "ingen", datetime(2031, 7, 1, tzinfo=UTC)))
    assert first.read_bytes() == second.read_bytes() != b""


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("command", [report, document])
def test_each_of_the_five_plans_becomes_a_file(
    tmp_path: Path, plan: str, ending: str, command: Callable[..., int]
) -> None:
    out = tmp_path / f"fil.{ending}"
    assert command(asked(out, plan), around(tmp_path / "ingen")) == 0
    start = {"pdf": b"%PDF", "html": b"<!doctype html>"}.get(ending, b"PK")
    assert out.read_bytes().startswith(start)


def test_what_was_written_is_told_with_its_days(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(asked(tmp_path / "r.html"), around(tmp_path / "ingen"))
    told = " ".join(capsys.readouterr().out.split())
    assert "som det stod 31. december 2023, med tal kendt 31. december 2023" in told


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"quarter": "2023Q5"}, "2023Q5"),
        ({"quarter": "fjerde"}, "fjerde"),
        ({"quarter": "2023"}, "2023 er ikke et kvartal"),
        ({"quarter": "2023M12"}, "2023M12 er ikke et kvartal"),
        ({"format": "odt"}, "Formatet odt findes ikke. Vælg mellem: pdf, docx, xlsx, html."),
        (
            {"quarter": "2019Q1", "as_known": datetime(2019, 4, 1, tzinfo=UTC).date()},
            "ingen tal kendt den 1. april 2019",
        ),
        ({"on": datetime(2023, 12, 30, tzinfo=UTC).date()}, "4. kvartal 2023 er ikke forbi den 30. december 2023"),
        ({"quarter": "2099Q4"}, "4. kvartal 2099 er ikke forbi den"),
        ({"as_known": datetime(2099, 1, 1, tzinfo=UTC).date()}, "--as-known er en dag, der ikke er kommet"),
        ({"on": datetime(2099, 12, 30, tzinfo=UTC).date()}, "30. december 2099 er ikke forbi endnu"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_written(tmp_path: Path, given: dict[str, object], says: str) -> None:
    out = tmp_path / "r.pdf"
    with pytest.raises(Told) as told:
        report(asked(out, given=given), around(tmp_path / "ingen"))
    assert says in str(told.value)
    assert told.value.exit_code == 2
    assert not out.exists()


def test_folder_that_is_not_there_is_told_before_anything_is_reckoned(tmp_path: Path) -> None:
    with pytest.raises(Told, match="findes ikke, så filen kan ikke skrives"):
        report(asked(tmp_path / "mangler" / "r.pdf"), around(tmp_path / "ingen"))


def test_folder_in_the_files_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.pdf").mkdir()
    with pytest.raises(Told, match="er en mappe"):
        report(asked(tmp_path / "r.pdf"), around(tmp_path / "ingen"))


@pytest.mark.parametrize("ending", FORMATS)
def test_format_is_what_the_files_name_ends_with(tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"plan.{ending.upper()}"
    assert document(asked(out, given={"format": None}), around(tmp_path / "ingen")) == 0
    start = {"pdf": b"%PDF", "html": b"<!doctype html>"}.get(ending, b"PK")
    assert out.read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        ("rapport", None, "siger ikke, hvilket format"),
        ("rapport.toml", None, "siger ikke, hvilket format"),
        (".pdf", None, "siger ikke, hvilket format"),
        ("", None, "siger ikke, hvilket format"),
        ("-", "pdf", "ender ikke på .pdf"),
        ("ny/", "pdf", "ender ikke på .pdf"),
        ("rapport.docx", "pdf", "rapport.docx ender ikke på .pdf"),
        ("n" * 300 + ".pdf", None, "kan ikke skrives: navnet er for langt"),
    ],
)
def test_file_of_another_kind_is_told_and_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str | None, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if name == "rapport.toml":
        Path(name).write_text("planen")
    before = {each: each.read_bytes() for each in tmp_path.iterdir()}
    with pytest.raises(Told, match=says):
        document(asked(tmp_path, given={"out": name, "format": kind}), around(tmp_path / "ingen"))
    assert {each: each.read_bytes() for each in tmp_path.iterdir()} == before


def test_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "fast.html").symlink_to(tmp_path / "arkiv.html")
    document(asked(tmp_path / "fast.html"), around(tmp_path / "ingen"))
    assert (tmp_path / "fast.html").is_symlink()
    assert (tmp_path / "arkiv.html").read_text("utf-8").startswith("<!doctype html>")


def test_links_in_a_ring_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")
    with pytest.raises(Told, match="genvejene går i ring"):
        document(asked(tmp_path / "a.pdf"), around(tmp_path / "ingen"))


def test_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "r.pdf")
    with pytest.raises(Told, match="kan ikke skrives"):
        report(asked(tmp_path / "r.pdf"), around(tmp_path / "ingen"))


def test_report_tells_where_its_numbers_were_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report(asked(tmp_path / "r.html"), around(tmp_path / "ingen"))
    assert "Der er intet register i" in capsys.readouterr().out
    (tmp_path / "ingen").mkdir()
    report(asked(tmp_path / "r.html"), around(tmp_path / "ingen"))
    told = " ".join(capsys.readouterr().out.split())
    assert "Tal læst fra" in told
    assert "Kommunens egne hændelser er ikke i det" in told


def test_file_that_cannot_be_written_is_told_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "r.html"
    out.write_text("den gamle")

    def full(self: Path, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Told, match="kan ikke skrives"):
        report(asked(out), around(tmp_path / "ingen"))
    assert out.read_text() == "den gamle"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_file_that_is_written_over_is_read_by_those_who_could_read_it(tmp_path: Path, mode: int) -> None:
    out = tmp_path / "r.html"
    out.touch()
    out.chmod(mode)
    document(asked(out), around(tmp_path / "ingen"))
    assert out.stat().st_mode & 0o777 == mode


def test_two_at_once_write_each_their_own_and_leave_nothing(tmp_path: Path) -> None:
    out, texts = tmp_path / "r.html", [letter.encode() * 200_000 for letter in "ab"]
    with ThreadPoolExecutor(2) as two:
        list(two.map(lambda text: [put(text, out, "da") for _ in range(20)], texts))
    assert out.read_bytes() in texts
    assert list(tmp_path.iterdir()) == [out]


def test_report_on_other_days_numbers_is_another_report(tmp_path: Path) -> None:
    one, other = tmp_path / "et.html", tmp_path / "to.html"
    report(asked(one), around(tmp_path / "ingen"))
    report(asked(other, given={"quarter": "2024Q1"}), around(tmp_path / "ingen"))
    assert one.read_bytes() != other.read_bytes()
