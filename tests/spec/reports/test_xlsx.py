"""The Excel file, read back by another reader: numbers that are numbers, days that are days, texts that are texts."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from python_calamine import CalamineWorkbook

from office import converted
from pejl.numbers import counted
from pejl.reports.document import Bullets, Heading, Kind, Note, Number, Run, Table, plain
from pejl.reports.xlsx import sheet_names, xlsx
from spec.reports.papers import PLANS, RISKY, TABLE, number, report, small

LONG = "Samtaler og tilbud til alle, der har været ledige i et år. " * 8


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    """The rows of every sheet, by its name."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: list(map(list, book.get_sheet_by_name(name).to_python())) for name in book.sheet_names}


def rows(content: bytes, sheet: int = -1) -> list[list[object]]:
    return list(sheets(content).values())[sheet]


def parts(content: bytes) -> dict[str, str]:
    """The files of the archive, by the last of their name."""
    with zipfile.ZipFile(io.BytesIO(content)) as made:
        return {name.rpartition("/")[2]: made.read(name).decode() for name in made.namelist()}


def shown_as(content: bytes, sheet: str = "sheet2.xml") -> dict[str, str]:
    """How the numbers of a sheet are shown, by their cells."""
    made = parts(content)
    codes = dict(re.findall(r'numFmtId="(\d+)" formatCode="(.*?)"', made["styles.xml"]))
    looks = re.findall(r'<xf numFmtId="(\d+)"', made["styles.xml"].partition("<cellXfs")[2])
    cells = re.findall(r'<c r="(\w+)" s="(\d+)"><v>', made[sheet])
    return {cell: codes.get(looks[int(look)], "").replace("&quot;", '"') for cell, look in cells}


def heights(content: bytes, sheet: str = "sheet2.xml") -> dict[str, float]:
    """The rows that are given a height, in points."""
    return {row: float(high) for row, high in re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', parts(content)[sheet])}


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
    sheets = [made for name, made in parts(content).items() if name.startswith("sheet")]
    assert not any("<f>" in sheet or "<f " in sheet for sheet in sheets)


@pytest.mark.parametrize(
    ("text", "unit", "bare", "code"),
    [
        ("1.7", "%", False, '#,##0.0" %"'),
        ("77", "%", False, '#,##0" %"'),
        ("0.6", "procentpoint", False, '#,##0.0" procentpoint"'),
        ("1.7", "%", True, "#,##0.0"),
        ("288", "", False, "#,##0"),
        ("0.64", "ratio", True, "#,##0.00"),
        ("3", 'antal "x"', False, '#,##0" antal x"'),
    ],
)
def test_number_is_shown_with_the_unit_it_is_printed_with(text: str, unit: str, bare: bool, code: str) -> None:
    cell = number(text, unit)
    cell = replace(cell, shown=cell.shown.removesuffix(f" {unit}")) if bare else cell
    made = xlsx(small(blocks=(Table("Tal", ("Gruppe", "Tal"), (("a", cell),)),)))
    assert shown_as(made) == {"B3": code}
    assert rows(made)[-1] == ["a", float(text)]


# --- what it is of ---------------------------------------------------------------------------------------


def test_first_sheet_says_what_the_file_is_of_and_what_is_on_each_sheet() -> None:
    content = xlsx(replace(small(), subtitle="Beskæftigelsesplan 2024"))
    cells = [cell for row in rows(content, 0) for cell in row]
    told = {
        "Prøveby: Kvartalsrapport & prøve",
        "Beskæftigelsesplan 2024",
        "Prøveby",
        "e7",
        date(2023, 12, 31),
        TABLE.caption,
    }
    assert told <= set(cells)


def test_file_is_called_by_whose_it_is_and_its_title() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(small()))) as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "<dc:title>Prøveby: Kvartalsrapport &amp; prøve</dc:title>" in core


def test_second_sheet_has_the_notes_with_what_they_stand_under_and_how_numbers_are_made() -> None:
    blocks = (
        Note(Kind.LACK, "Ikke skrevet."),
        Heading(2, "2 Ledigheden"),
        plain("Målet er 2 %."),
        Bullets(((Run("et punkt"),),)),
        Note(Kind.RESERVE, "Tallet er fra før planen."),
        Heading(1, "Kilder og metode", "kilder"),
        Bullets(((Run("Exakt "), Run("regnet")),)),
        TABLE,
    )
    assert rows(xlsx(small(blocks=blocks)), 1) == [
        ["Forbehold og metode", "", ""],
        ["Afsnit", "Slags", "Tekst"],
        ["", "Mangler", "Ikke skrevet."],
        ["2 Ledigheden", "Forbehold", "Tallet er fra før planen."],
        ["Kilder og metode", "Metode", "Exakt regnet"],
    ]


def test_document_without_notes_has_no_sheet_of_them() -> None:
    assert list(sheets(xlsx(small(blocks=(TABLE,))))) == ["Om", "Fuldtidspersoner"]


@pytest.mark.parametrize("made_up", [True, False])
def test_banner_stands_over_every_sheet_and_every_page_of_made_up_people_only(made_up: bool) -> None:
    content = xlsx(small(made_up=made_up))
    for sheet in (0, 1, 2):
        assert any("OPDIGTEDE" in str(cell) for row in rows(content, sheet) for cell in row) is made_up
    over = [re.findall("<oddHeader>(.*)</oddHeader>", parts(content)[f"sheet{each}.xml"])[0] for each in (1, 2, 3)]
    assert all("OPDIGTEDE" in each for each in over) is made_up


# --- sheets ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("exact", [Fraction(265, 8), Fraction(100, 3), Fraction(123456, 7)])
def test_number_is_the_nearest_a_cell_can_hold_however_few_decimals_are_shown(exact: Fraction) -> None:
    table = Table("Tal", ("Gruppe", "Tal"), (("a", Number(counted(exact).shown_with(0), "%", "33 %")),))
    found = rows(xlsx(small(blocks=(table,))))[-1][1]
    assert isinstance(found, float)
    assert abs(Fraction(found) - exact) < exact / 10**15


def test_row_that_belongs_to_the_one_above_has_its_heading_so_that_rows_can_be_sorted() -> None:
    parted = (("2b", "Jobordrer"), ("", "– formidlet"), ("", "– besat"), ("3", "Unge"))
    found = rows(xlsx(small(blocks=(Table("Mål", ("Mål", "Tekst"), parted),))))
    assert [row[0] for row in found[2:]] == ["2b", "2b", "2b", "3"]
    found = rows(xlsx(small(blocks=(Table("Mål", ("Plads", "Område"), parted, row_headers=False),))))
    assert [row[0] for row in found[2:]] == ["2b", "", "", "3"]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (["Tal"], ["Om", "Tal"]),
        (["Om", "om"], ["Om", "Om 2", "om 3"]),
        (["a/b:c*[d]"], ["Om", "a b c d"]),
        (["[]"], ["Om", "Om 2"]),
        (["The plan's promises", "'x'"], ["Om", "The plan's promises", "x"]),
        (["x" * 31, "x" * 32], ["Om", "x" * 31, "x" * 30 + "…"]),
        (["x" * 40, "x" * 40], ["Om", "x" * 30 + "…", "x" * 28 + "… 2"]),
        (["Løfter, der forfaldt i 2. kvartal 2024"], ["Om", "Løfter"]),
        (["Tal (i 1.000, og 9,9) for alle i hele landet"], ["Om", "Tal (i 1.000"]),
        (["Budgettet 2023 ved siden af tallene"], ["Om", "Budgettet 2023 ved siden af…"]),
    ],
)
def test_sheet_names_are_such_as_excel_allows_and_end_with_a_whole_word(wanted: list[str], names: list[str]) -> None:
    assert sheet_names(wanted, "Om") == names
    assert all(len(each) <= 31 for each in names)


def test_same_document_is_the_same_bytes(content: bytes) -> None:
    assert xlsx(small()) == content


# --- on paper --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("columns", "turned"), [(2, False), (12, True)])
def test_sheet_is_as_wide_as_a_page_on_its_side_where_it_must_and_repeats_its_headings(
    columns: int, turned: bool
) -> None:
    table = Table("Tal", tuple(f"Kolonne {at}" for at in range(columns)), (("en del tekst",) * columns,), note="Note.")
    made = parts(xlsx(small(blocks=(table,))))
    assert '<pageSetUpPr fitToPage="1"/>' in made["sheet2.xml"]
    assert 'fitToHeight="0"' in made["sheet2.xml"]
    assert ('orientation="landscape"' in made["sheet2.xml"]) is turned
    assert 'localSheetId="1">Tal!$3:$3<' in made["workbook.xml"]


def test_foot_of_a_page_says_what_it_is_of_and_which_page() -> None:
    sheet = parts(xlsx(small()))["sheet1.xml"]
    assert "<oddFooter>&amp;LPrøveby: Kvartalsrapport &amp;&amp; prøve&amp;RSide &amp;P af &amp;N<" in sheet


def test_libreoffice_prints_a_wide_table_on_one_page_with_the_units_of_its_numbers(tmp_path: Path) -> None:
    cells = (
        LONG[:60],
        *(number("9.9"),) * 3,
        *("fuldtidspersoner og deres budget",) * 6,
        number("0.6", "procentpoint"),
    )
    table = Table(LONG, tuple(f"Kolonne {at}" for at in range(11)), (cells,) * 5, note=LONG)
    path = converted(tmp_path, "bog.xlsx", xlsx(small(blocks=(table,))), "pdf")
    _, page = pypdfium2.PdfDocument(path)
    text = page.get_textpage().get_text_range().replace(",", ".")
    assert (text.count("9.9 %"), text.count("0.6 procentpoint")) == (15, 5)


@pytest.mark.parametrize(("text", "lines"), [("kort", 1), ("x" * 58, 1), ("x" * 70, 2), (LONG, 8), ("a\nb\nc", 3)])
def test_row_is_as_high_as_its_longest_text(text: str, lines: int) -> None:
    found = heights(xlsx(small(blocks=(Table("Løfter", ("Løfte", "Hvem"), ((text, "alle"),)),))))
    assert found.get("3", 13) >= lines * 13
    assert ("3" in found) is (lines > 1)


def test_row_is_never_higher_than_excel_has_them() -> None:
    assert 400 < heights(xlsx(small(blocks=(Table("Løfter", ("Løfte",), ((LONG * 9,),)),))))["3"] <= 409


def test_long_note_is_laid_over_the_whole_table_and_its_row_is_high() -> None:
    made = xlsx(small(blocks=(replace(TABLE, note=LONG),)))
    assert re.search(r'<mergeCell ref="A2:[D-Z]2"/>', parts(made)["sheet2.xml"])
    assert heights(made)["2"] >= 5 * 13
    assert rows(made)[1][0] == LONG


# --- the quarterly report --------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
def test_goal_that_cannot_be_decided_has_its_reason_in_the_file(plan: str) -> None:
    made = sheets(xlsx(report(plan)))
    told = [str(row[0]) for row in made["Forbehold og metode"]]
    open_ = {str(row[0]) for row in made["Alle mål"] if str(row[-1]).startswith("? ")}
    assert [goal for goal in open_ if not any(each.startswith(f"{goal} ") for each in told)] == []


@pytest.mark.parametrize("plan", PLANS)
def test_numbers_behind_the_curves_are_of_goals_and_in_units_a_reader_knows(plan: str) -> None:
    made = sheets(xlsx(report(plan)))
    goals = {row[0] for row in made["Alle mål"]}
    points = made.get("Tal bag kurverne", [])[2:]
    assert {row[0] for row in points} <= goals
    assert {row[6] for row in points} <= {"%", "fuldtidspersoner", "personer", "uger", "forholdstal"}
