"""The four forms of a file hold the same rows, and a spreadsheet program reads them as they are."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from office import converted
from pejl.numbers import counted, printed, withheld

HEADINGS = ["tekst", "antal", "andel", "dag"]
ROWS: list[list[object]] = [
    ["=1+1", 12_345, Decimal("9.90"), date(2024, 7, 1)],
    ['æøå; "x"\nto', -3, Decimal("-0.1"), date(2024, 12, 31)],
]
AS_READ = [HEADINGS, ["=1+1", 12_345.0, 9.9, date(2024, 7, 1)], [ROWS[1][0], -3.0, -0.1, date(2024, 12, 31)]]
NOW = datetime(2024, 7, 1, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _configured(site: Any) -> None:
    """Django is set up by the site of the test run."""


def table(headings: list[str], rows: list[list[object]]) -> Any:
    from pyarrow import parquet

    from pejl.web.parquet import as_parquet

    return parquet.read_table(io.BytesIO(as_parquet(headings, rows, "da")))


def column(*cells: object) -> tuple[str, list[Any]]:
    found = table(["x"], [[cell] for cell in cells])
    return str(found.schema.field("x").type), found.column("x").to_pylist()


# --- Parquet -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "kind", "read"),
    [
        ((1, -2, None), "int64", [1, -2, None]),
        ((2**63, 1), "decimal128(38, 0)", [Decimal(2**63), Decimal(1)]),
        (
            (Decimal("9.90"), Decimal("1.5"), 2),
            "decimal128(38, 2)",
            [Decimal("9.90"), Decimal("1.50"), Decimal("2.00")],
        ),
        ((Fraction(1, 4), Fraction(1, 3)), "decimal128(38, 6)", [Decimal("0.250000"), Decimal("0.333333")]),
        ((printed(Decimal("2.7")), counted(3)), "decimal128(38, 1)", [Decimal("2.7"), Decimal("3.0")]),
        ((Decimal("0." + "1" * 40),), "string", ["0." + "1" * 40]),
        ((date(2024, 7, 1), None), "date32[day]", [date(2024, 7, 1), None]),
        ((NOW,), "timestamp[us, tz=UTC]", [NOW]),
        ((True, False), "bool", [True, False]),
        ((None, None), "string", [None, None]),
        (("a", date(2024, 7, 1)), "string", ["a", "1. juli 2024"]),
        (("=1+1", "æ"), "string", ["=1+1", "æ"]),
        ((), "string", []),
    ],
)
def test_parquet_gives_a_column_the_type_of_its_cells(cells: Any, kind: str, read: list[Any]) -> None:
    assert column(*cells) == (kind, read)


def test_parquet_tells_a_withheld_number_from_one_that_is_not_there() -> None:
    found = table(["x"], [[counted(12)], [withheld()], [None]])
    assert found.column("x").to_pylist() == [12, None, None]
    words = found.column("x (i ord)").to_pylist()
    assert words[0] is None
    assert words[1]
    assert words[2] is None


def test_parquet_tells_two_columns_of_one_heading_apart() -> None:
    assert table(["x", "x", "x"], [[1, 2, 3]]).column_names == ["x", "x 2", "x 3"]


def test_parquet_of_the_same_rows_is_the_same_bytes() -> None:
    from pejl.web.parquet import as_parquet

    assert as_parquet(HEADINGS, ROWS, "da") == as_parquet(HEADINGS, ROWS, "da")


# --- what every page with files offers ---------------------------------------------------------------------


@pytest.mark.parametrize("at", ["/planen", "/sammenlign", "/kilder", "/loefter", "/kontrol", "/siden-sidst"])
def test_every_page_with_files_offers_each_form_and_its_rows_are_as_many(site: Any, at: str) -> None:
    from pyarrow import parquet

    browser = site.client("leder")
    html = browser.get(at).content.decode()
    for form in ("csv", "csv&amp;bom=0", "xlsx", "json", "parquet"):
        assert f'form={form}"' in html, form
    answer = browser.get(f"{at}?form=parquet")
    assert answer["Content-Type"] == "application/vnd.apache.parquet"
    found = parquet.read_table(io.BytesIO(answer.content))
    text = browser.get(f"{at}?form=csv").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert found.num_rows == len(rows) - 1
    assert set(rows[0]) <= set(found.column_names)
    assert set(found.column("opdigtet").to_pylist()) <= {True}


def test_the_work_list_leaves_as_parquet_too(site: Any) -> None:
    from pyarrow import parquet

    browser = site.client("sagsbehandler")
    assert 'form=parquet"' in browser.get("/arbejdsliste").content.decode()
    assert parquet.read_table(io.BytesIO(browser.get("/arbejdsliste?form=parquet").content)).num_rows > 0


def test_csv_begins_with_its_mark_unless_it_is_asked_not_to(site: Any) -> None:
    browser = site.client("leder")
    marked, bare = (browser.get(f"/planen?form=csv{more}").content for more in ("", "&bom=0"))
    assert marked == b"\xef\xbb\xbf" + bare


# --- opened by a spreadsheet program -----------------------------------------------------------------------


def read_back(folder: Path, name: str, content: bytes, *more: str) -> list[list[Any]]:
    """The first sheet after LibreOffice has opened the file and saved it anew."""
    book = CalamineWorkbook.from_path(str(converted(folder, name, content, "xlsx", *more)))
    return book.get_sheet_by_index(0).to_python()


def test_libreoffice_opens_the_xlsx_with_its_numbers_days_and_text(tmp_path: Path) -> None:
    from pejl.web.exports import as_xlsx

    found = read_back(tmp_path, "bog.xlsx", as_xlsx(HEADINGS, ROWS, "da", NOW))
    assert found == AS_READ


def test_libreoffice_opens_the_csv_as_a_dane_does(tmp_path: Path) -> None:
    from pejl.web.exports import as_csv

    danish = "--infilter=CSV:59,34,76,1,,1030,false,true,false"
    found = read_back(tmp_path, "fil.csv", as_csv(HEADINGS, ROWS, "da"), danish)
    assert [row[1:3] for row in found[1:]] == [[12_345.0, 9.9], [-3.0, -0.1]]
    assert [row[3] for row in found[1:]] == [date(2024, 7, 1), date(2024, 12, 31)]
    assert found[1][0] == "'=1+1"
    assert found[2][0] == ROWS[1][0]


def test_another_reader_than_libreoffice_reads_the_xlsx_as_it_is() -> None:
    from pejl.web.exports import as_xlsx

    book = CalamineWorkbook.from_filelike(io.BytesIO(as_xlsx(HEADINGS, ROWS, "da", NOW)))
    assert book.get_sheet_by_index(0).to_python() == AS_READ


def test_another_reader_than_libreoffice_reads_the_csv_as_it_is() -> None:
    from pejl.intake import parse_cell, read_table
    from pejl.web.exports import as_csv

    for bom in (True, False):
        found = read_table(as_csv(HEADINGS, ROWS, "da", bom=bom), "fil.csv")
        assert found.header == tuple(HEADINGS)
        assert [[parse_cell(cell) for cell in row.cells[1:3]] for row in found.rows] == [row[1:3] for row in ROWS]
        assert [row.cells[3] for row in found.rows] == [day.isoformat() for *_, day in ROWS]  # type: ignore[attr-defined]
