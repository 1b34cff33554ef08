"""What is not ours is unmodified."""

import hashlib
import re
from pathlib import Path

import pytest

from conftest import ROOT

HELD = ROOT / "src" / "pejl" / "web" / "vendor"
FOLDERS = (HELD, ROOT / "tests" / "web" / "vendor", ROOT / "src" / "pejl" / "reports" / "fonts")
SUMS = dict(reversed(line.split("  ", 1)) for line in (HELD / "CHECKSUMS").read_text("utf-8").splitlines())
OURS = {"README.md", "CHECKSUMS"}


def vendored() -> list[Path]:
    return sorted(
        file
        for folder in FOLDERS
        for file in folder.rglob("*")
        if file.is_file() and not (file.parent == HELD and file.name in OURS)
    )


def test_vendored_every_file_has_a_sum_and_every_sum_a_file() -> None:
    assert {file.relative_to(ROOT).as_posix() for file in vendored()} == set(SUMS)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.parent.name)
def test_vendored_no_file_was_changed(folder: Path) -> None:
    changed = [
        name
        for name, told in SUMS.items()
        if folder in (ROOT / name).parents and hashlib.sha256((ROOT / name).read_bytes()).hexdigest() != told
    ]
    assert changed == []


def test_vendored_each_package_comes_with_its_licence() -> None:
    packages = [folder for held in FOLDERS for folder in held.iterdir() if folder.is_dir()]
    assert packages
    assert all(list(folder.glob("LICENSE*")) for folder in packages)


def test_vendored_fonts_come_with_their_licence() -> None:
    folders = {file.parent for file in vendored() if file.suffix in (".woff2", ".woff", ".ttf", ".eot")}
    assert folders
    assert all("SIL Open Font License" in (folder / "license.txt").read_text("utf-8") for folder in folders)


def test_vendored_style_sheet_refers_to_nothing_that_is_not_here() -> None:
    sheet = HELD / "dkfds" / "css" / "dkfds.min.css"
    named = re.findall(r"url\([\"']?([^)\"'?#]+)|sourceMappingURL=([^ *]+)", sheet.read_text("utf-8"))
    local = [each for pair in named for each in pair if each and not each.startswith("data:")]
    assert local
    assert [each for each in local if not (sheet.parent / each).is_file()] == []
