"""The Excel file, read back by another reader: numbers that are numbers, days that are days, texts that are texts."""

import io
import zipfile
from datetime import date
from fractions import Fraction

import pytest
from python_calamine import CalamineWorkbook

from pejl.numbers import counted
from pejl.reports.document import Number, Table
from pejl.reports.xlsx import sheet_names, xlsx
from spec.reports.papers import RISKY, TABLE, small


def rows(content: bytes, sheet: int = 1) -> list[list[object]]:
    return list(map(list, CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()))


@pytest.fixture(scope="module")
def content() -> bytes:
    return xlsx(small())


def test_number_and_day_are_real_and_a_withheld_number_is_its_word(content: bytes) -> None:
    found = rows(content)
    head = found.index(["Gruppe", "Tal", "Dag"])
    assert found[head + 1] == ["A-dagpenge", 288.5, date(2023, 8, 31)]
    assert found[head + 2] == ["Revalidering", "skjult", ""]


def test_text_that_begins_as_a_formula_is_text(content: bytes) -> None:
    found = rows(content)
    assert [row[0] for row in found[-len(RISKY) :]] == list(RISKY)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/" in name]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_first_sheet_says_what_the_file_is_of_and_what_is_on_each_sheet(content: bytes) -> None:
    cells = [cell for row in rows(content, 0) for cell in row]
    assert {"Kvartalsrapport & prøve", "Prøveby", "e7", date(2023, 12, 31), TABLE.caption} <= set(cells)


@pytest.mark.parametrize("made_up", [True, False])
def test_banner_stands_over_every_sheet_of_made_up_people_only(made_up: bool) -> None:
    content = xlsx(small(made_up=made_up))
    for sheet in (0, 1):
        assert any("OPDIGTEDE" in str(cell) for row in rows(content, sheet) for cell in row) is made_up


@pytest.mark.parametrize("exact", [Fraction(265, 8), Fraction(100, 3), Fraction(123456, 7)])
def test_number_is_the_nearest_a_cell_can_hold_however_few_decimals_are_shown(exact: Fraction) -> None:
    table = Table("Tal", ("Gruppe", "Tal"), (("a", Number(counted(exact).shown_with(0), "%", "33 %")),))
    found = rows(xlsx(small(blocks=(table,))))[-1][1]
    assert isinstance(found, float)
    assert abs(Fraction(found) - exact) < exact / 10**15


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["Tal"], ["Om", "Tal"]),
        (["Om", "om"], ["Om", "Om 2", "om 3"]),
        (["a/b:c*[d]"], ["Om", "a b c d"]),
        (["x" * 40, "x" * 40], ["Om", "x" * 31, "x" * 29 + " 2"]),
        (["[]"], ["Om", "Om 2"]),
    ],
)
def test_sheet_names_are_such_as_excel_allows(wanted: list[str], names: list[str]) -> None:
    assert sheet_names(wanted, "Om") == names


def test_same_document_is_the_same_bytes(content: bytes) -> None:
    assert xlsx(small()) == content
