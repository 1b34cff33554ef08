"""Files for spreadsheets and machines: numbers stay numbers, text is never run, no name tells an id."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from pejl.numbers import counted, printed, withheld
from pejl.periods import Period
from pejl.words import word

NOW = datetime(2024, 7, 1, 8, tzinfo=UTC)
RUNS = ["=1+1", "+45 12 34 56 78", "-A1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-2+3", "=cmd|' /C calc'!A0", "＝1+1"]


@pytest.fixture(autouse=True)
def _configured(site: Any) -> None:
    """Django is set up by the site of the test run."""


def csv_rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def in_csv(cell: object, lang: str = "da") -> str:
    from pejl.web.exports import as_csv

    return csv_rows(as_csv(["x"], [[cell]], lang))[1][0]


def in_xlsx(cell: object) -> object:
    from pejl.web.exports import as_xlsx

    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(["x"], [[cell, "."]], "da", NOW)))
    return book.get_sheet_by_index(0).to_python()[1][0]


# --- numbers, days, nothing ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (None, ""),
        (0, "0"),
        (-3, "-3"),
        (12345, "12345"),
        (Decimal("9.90"), "9,90"),
        (Decimal("-0.1"), "-0,1"),
        (Fraction(28, 283), "0,09894"),
        (printed(Decimal("2.7")), "2,7"),
        (withheld(), word("skjult_tal")),
        (date(2024, 7, 1), "2024-07-01"),
        (datetime(2024, 6, 30, 22, 5, tzinfo=UTC), "2024-07-01 00:05"),
        (Period.parse("2024M05"), "maj 2024"),
        (True, "ja"),
        (False, "nej"),
        ('Ældre; "unge"\nlinje', 'Ældre; "unge"\nlinje'),
    ],
)
def test_csv_shows_a_cell_as_a_danish_spreadsheet_reads_it(cell: object, shown: str) -> None:
    assert in_csv(cell) == shown


def test_csv_in_english_has_a_decimal_point() -> None:
    assert in_csv(Decimal("9.9"), "en") == "9.9"


@pytest.mark.parametrize("number", [Decimal("9.9"), counted(12), Fraction(1, 4), -2, 0])
def test_xlsx_has_real_numbers(number: Any) -> None:
    exact = getattr(number, "exact", number)
    assert in_xlsx(number) == float(exact)


def test_xlsx_has_real_days() -> None:
    assert in_xlsx(date(2024, 7, 1)) == date(2024, 7, 1)


def test_xlsx_shows_a_withheld_number_as_a_word_never_as_0() -> None:
    assert isinstance(in_xlsx(withheld()), str)
    assert in_xlsx(withheld()) == in_csv(withheld())


def test_a_long_text_is_cut_to_what_a_cell_holds_not_dropped() -> None:
    assert len(str(in_xlsx("x" * 40_000))) == 32_767


# --- formulas --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", RUNS)
def test_text_that_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert in_csv(text) == f"'{text}"
    assert in_xlsx(text) == text


@pytest.mark.parametrize("text", ["-1", "-1,5", "-1.234,5", "a=1", "1+1", "", "– ", "−2"])
def test_text_that_runs_nothing_is_left_alone(text: str) -> None:
    assert in_csv(text) == text


def test_a_heading_is_guarded_too() -> None:
    from pejl.web.exports import as_csv

    assert csv_rows(as_csv(["=x"], [], "da")) == [["'=x"]]


def test_xlsx_holds_no_formula_and_no_link() -> None:
    import zipfile

    from pejl.web.exports import as_xlsx

    content = as_xlsx(["x"], [[each] for each in [*RUNS, "http://eksempel.dk"]], "da", NOW)
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


# --- JSON, names, the marker -----------------------------------------------------------------------------


def test_json_has_numbers_as_strings_with_a_point_and_days_as_iso() -> None:
    from pejl.web.exports import as_json

    data = {"a": Decimal("9.90"), "b": Fraction(1, 3), "c": withheld(), "d": date(2024, 7, 1), "e": counted(5)}
    found = json.loads(as_json(data, made_up=False))
    assert found == {"a": "9.90", "b": "0.333333", "c": None, "d": "2024-07-01", "e": "5", "made_up": False}


def test_json_of_a_list_stands_under_rows_and_says_made_up() -> None:
    from pejl.web.exports import as_json

    assert json.loads(as_json([1], made_up=True)) == {"rows": [1], "made_up": True}


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("planen", "pejl-planen"),
        ("Målet 2a æø", "pejl-maalet-a-aeoe"),
        ("123456-7890", "pejl"),
        ('x"\r\n;y', "pejl-x-y"),
    ],
)
def test_a_file_name_is_ascii_letters_so_no_id_stands_in_it(name: str, file: str) -> None:
    from pejl.web.exports import file_name

    assert file_name(name) == file


def test_every_row_of_made_up_people_says_so(site: Any) -> None:
    found = csv_rows(site.client("leder").get("/planen?form=csv").content)
    assert found[0][-1] == "opdigtet"
    assert {row[-1] for row in found[1:]} == {"ja"}


def test_another_form_is_the_page_itself(site: Any) -> None:
    assert "text/html" in site.client("leder").get("/planen?form=exe")["Content-Type"]
