"""Bytes to tables and cells, borderline first."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pejl.intake import Fault, Limits, Row, parse_cell, parse_instant, read_table, suggest
from pejl.numbers import NotANumber

from .helping import SHEET, cell, row, xls, xlsx


def fault_of(data: bytes, limits: Limits | None = None, sheet: str | None = None) -> Fault:
    with pytest.raises(Fault) as caught:
        read_table(data, "fil", limits, sheet)
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encoding_reads_danish_letters_as_they_were_meant(encoding: str) -> None:
    table = read_table("område;værdi\nÆrø;1.715,5\n".encode(encoding), "fil")
    assert (table.header, table.rows) == (("område", "værdi"), [Row(2, ("Ærø", "1.715,5"))])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_encoding_refuses_utf16_by_name_with_or_without_its_mark(encoding: str) -> None:
    assert fault_of("område;værdi\nÆrø;1\n".encode(encoding)).code == "utf16"


def test_encoding_refuses_bytes_that_are_in_neither() -> None:
    assert fault_of(b"a;b\n\x81\xe6;1\n").code == "ukendt_tegnsaet"


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Varslinger, antal personer;Varslinger, antal firmaer\n1160;62\n", 2),
        ("a;b\n1,5;2,5\n1,7;2,6\n", 2),
        ("a,b\n1.5,2;5\n", 2),
        ("a\tb\n1,5\t2;5\n", 2),
        ('"a;b",c\n1,2\n', 2),
        ("a;b\n1;2;3\n", 2),
        ("vaerdi\n12\n", 1),
    ],
)
def test_delimiter_is_the_one_under_which_rows_match_the_header(text: str, header: int) -> None:
    assert len(read_table(text.encode(), "fil").header) == header


def test_lines_are_those_of_the_file_through_blank_lines_and_quoted_breaks() -> None:
    table = read_table(b'\na;b\n"x;\ny";2\n\n3;4\n', "fil")
    assert table.rows == [Row(3, ("x;\ny", "2")), Row(6, ("3", "4"))]


def test_rows_keep_their_length_but_lose_empty_cells_past_the_header() -> None:
    assert read_table(b"a;b\n1;2;;\n1\n1;2;3\n", "fil").rows == [
        Row(2, ("1", "2")),
        Row(3, ("1",)),
        Row(4, ("1", "2", "3")),
    ]


def test_quote_that_never_ends_is_a_fault_with_its_line() -> None:
    fault = fault_of(b'a;b\n1;2\n"3;4\n')
    assert (fault.code, fault.params) == ("csv_ulaeselig", {"fil": "fil", "linje": 3})


@pytest.mark.parametrize(
    ("header", "code", "columns"),
    [
        ("område;Tal;OMRÅDE", "dobbelt_overskrift", ("område", "OMRÅDE")),
        ("a;;b;", "tom_overskrift", (2, 4)),
    ],
)
def test_header_names_what_is_twice_or_empty(header: str, code: str, columns: object) -> None:
    fault = fault_of(f"{header}\n1;2;3;4\n".encode())
    assert (fault.code, fault.params["kolonner"]) == (code, columns)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" ; \n"])
def test_file_without_any_row_is_empty(data: bytes) -> None:
    assert fault_of(data).code == "tom_fil"


@pytest.mark.parametrize("what", ["bytes", "rows", "columns"])
def test_limit_holds_the_limit_itself_and_refuses_one_more(what: str) -> None:
    data = b"a;b\n1;2\n3;4\n"
    size = {"bytes": len(data), "rows": 2, "columns": 2}[what]
    assert len(read_table(data, "fil", Limits(**{what: size})).rows) == 2
    fault = fault_of(data, Limits(**{what: size - 1}))
    assert (fault.code, fault.params["hvad"], fault.params["hoejst"]) == ("for_stort", what, size - 1)


def test_excel_gives_numbers_exactly_and_text_as_written() -> None:
    data = xlsx(row(1, "område", "tal") + row(3, "Ærø", 2.8) + row(4, "Solrød", 3500.0) + row(5, "Køge", "2,5"))
    table = read_table(data, "bog.csv")
    assert table.rows == [
        Row(3, ("Ærø", Decimal("2.8"))),
        Row(4, ("Solrød", Decimal("3500"))),
        Row(5, ("Køge", "2,5")),
    ]


def test_excel_number_without_end_is_text_and_a_huge_one_is_kept_whole() -> None:
    rows = row(1, "a") + '<row r="2"><c r="A2"><v>inf</v></c></row><row r="3"><c r="A3"><v>1e30</v></c></row>'
    assert [each.cells for each in read_table(xlsx(rows), "fil").rows][-1] == (Decimal(10**30),)
    assert all(isinstance(cell, str | Decimal) for each in read_table(xlsx(rows), "fil").rows for cell in each.cells)


def test_old_excel_is_read_by_its_bytes_with_its_lines() -> None:
    table = read_table(xls(("område", "tal"), ("Ærø", 2.5), (), ("Køge", 3)), "bog.xlsx")
    assert table.rows == [Row(2, ("Ærø", Decimal("2.5"))), Row(4, ("Køge", Decimal(3)))]


def test_excel_sheet_is_the_first_or_the_named_one() -> None:
    data = xlsx(row(1, "a") + row(2, 1), ("Forside", "Tal"))
    assert read_table(data, "fil", sheet="Tal").header == ("a",)
    fault = fault_of(data, sheet="Budget")
    assert (fault.code, fault.params["findes"]) == ("ark_findes_ikke", ("Forside", "Tal"))


def test_excel_from_the_field_is_read(real: Callable[[str], bytes]) -> None:
    table = read_table(real("randers_baseline.xlsx"), "fil")
    assert table.rows[0].cells == ("Antal Personer", Decimal("3500"))
    assert table.rows[2].cells[1] == "2.5"


def test_bomb_is_refused_before_it_is_unpacked_even_when_it_lies_about_its_size() -> None:
    data = xlsx(row(1, "a") + " " * 3_000_000)
    assert len(data) < 10_000
    honest = fault_of(data, Limits(unpacked=1_000_000))
    lying = data.replace((3_000_000 + len(SHEET.format(rows=row(1, "a")).encode())).to_bytes(4, "little"), b"\5\0\0\0")
    assert lying != data
    assert honest.params["hvad"] == fault_of(lying, Limits(unpacked=1_000_000)).params["hvad"] == "unpacked"


@pytest.mark.parametrize(
    "rows",
    [
        row(1, "a") + '<row r="1048576">' + cell("XFD1048576", 1) + "</row>",
        row(1, "a") + row(400_000, 1) + '<row r="9"><c r="GA9"><v>1</v></c></row>',
        row(1, "a") + "<row r='400000'><c r='GA400000'><v>1</v></c></row>",
    ],
)
def test_two_cells_far_apart_cannot_claim_a_full_sheet(rows: str) -> None:
    assert fault_of(xlsx(rows)).code in ("for_stort", "excel_for_tung")


def test_compressed_part_that_is_damaged_is_a_fault() -> None:
    data = bytearray(xlsx(row(1, "a") + row(2, 1)))
    place = data.index(b"worksheets/s1.xml") + 30
    data[place : place + 20] = b"\xff" * 20
    assert fault_of(bytes(data)).code == "excel_ulaeselig"


def test_text_shared_by_many_cells_cannot_fill_the_memory_of_the_reader() -> None:
    shown = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{"x" * 900}</t></is></c></row>' for n in range(1, 999)
    )
    assert fault_of(xlsx(shown), Limits(unpacked=950_000)).params["hvad"] == "unpacked"


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", b"PK\x03\x04"])
def test_damaged_excel_is_a_fault(data: bytes) -> None:
    assert fault_of(data).code == "excel_ulaeselig"


def test_zip_that_is_no_workbook_is_a_fault() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("tal.csv", "a;b\n1;2\n")
    assert fault_of(packed.getvalue()).code == "excel_ulaeselig"


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_table_or_a_fault(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        try:
            table = read_table(start + data, "fil")
        except Fault:
            continue
        assert all(table.header)


@pytest.mark.parametrize(
    ("text", "decimal", "number"),
    [
        ("1.715", ",", "1715"),
        ("1.715", ".", "1.715"),
        ("1,715.5", ".", "1715.5"),
        ("1.715,5", ",", "1715.5"),
        ("2,0", ",", "2.0"),
        ("−0,1", ",", "-0.1"),
    ],
)
def test_cell_is_read_by_the_decimal_sign_of_its_file(text: str, decimal: str, number: str) -> None:
    assert str(parse_cell(text, decimal)) == number


@pytest.mark.parametrize(
    ("text", "decimal", "suggestion"), [("1.7", ",", "1,7"), ("1,7", ".", "1.7"), ("75 %", ",", None)]
)
def test_cell_that_is_no_number_is_refused_with_the_likely_one(text: str, decimal: str, suggestion: str | None) -> None:
    with pytest.raises(NotANumber) as caught:
        parse_cell(text, decimal)
    assert caught.value.suggestion == suggestion


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("75 %", "75"),
        ("1,9 pct.", "1,9"),
        ("9,9 uger", "9,9"),
        ("1.7", "1,7"),
        ("1.7 %", "1,7"),
        ("knap 49", None),
        ("49", None),
    ],
)
def test_suggestion_is_the_number_without_its_unit(text: str, likely: str | None) -> None:
    assert suggest(text) == likely


@pytest.mark.parametrize("text", ["2026-08-19", "19-08-2026", "19.8.2026"])
def test_day_is_known_at_its_end_in_copenhagen(text: str) -> None:
    assert parse_instant(text) == datetime(2026, 8, 19, 21, 59, 59, 999999, tzinfo=UTC)


def test_instant_without_a_zone_is_copenhagens() -> None:
    assert parse_instant("2026-01-19T07:03:20") == datetime(2026, 1, 19, 6, 3, 20, tzinfo=UTC)
    assert parse_instant("2026-08-19T07:03:20+02:00") == datetime(2026, 8, 19, 5, 3, 20, tzinfo=UTC)
