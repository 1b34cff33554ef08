"""The Word file, opened as Word would: headings, tables, pictures, and the same bytes every time."""

import io
import re
import zipfile
from datetime import datetime
from typing import Any

import docx as word_file
import pytest
from docx.oxml.ns import qn

from pejl.reports.document import Colour, Heading, KeyFigure, Kind, Note, Table, bullets, plain
from pejl.reports.docx import docx
from spec.reports.papers import RISKY, number, small


@pytest.fixture(scope="module")
def content() -> bytes:
    return docx(small())


@pytest.fixture(scope="module")
def opened(content: bytes) -> Any:
    return word_file.Document(io.BytesIO(content))


def test_headings_have_heading_styles_and_levels(opened: Any) -> None:
    found = [(each.style.name, each.text) for each in opened.paragraphs if each.style.name.startswith("Heading")]
    assert found == [("Heading 1", "Målene"), ("Heading 2", "Ledigheden"), ("Heading 1", "Mere")]


def test_table_has_a_heading_row_that_is_repeated_and_a_first_column_of_headings(opened: Any) -> None:
    (table,) = opened.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Gruppe", "Tal", "Dag"]
    marks = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert marks == [True] + [False] * (len(table.rows) - 1)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


def test_cells_are_what_is_printed_withheld_ones_and_risky_texts_too(opened: Any) -> None:
    cells = [[cell.text for cell in row.cells] for row in opened.tables[0].rows]
    assert cells[1] == ["A-dagpenge", "288,5", "31.\N{NO-BREAK SPACE}august\N{NO-BREAK SPACE}2023"]
    assert cells[2] == ["Revalidering", "skjult", ""]
    assert [row[0].strip() for row in cells[3:]] == [each.strip() for each in RISKY]


def test_note_of_a_table_stands_with_its_caption_before_it(opened: Any) -> None:
    captions = [each.text for each in opened.paragraphs if each.style.name == "Caption"]
    assert "Fuldtidspersoner: i alt [pr. dag]\nAlle tal er fuldtidspersoner." in captions


def test_table_stays_with_the_note_after_it() -> None:
    rows = (("a",), ("b",))
    opened = word_file.Document(io.BytesIO(docx(small(blocks=(Table("Tal", ("Tal",), rows), Note(Kind.LACK, "Ord."))))))
    (table,) = opened.tables
    assert [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows] == [True] * 3


def test_number_is_not_parted_from_its_per_cent_sign_wherever_it_stands() -> None:
    table = Table("1,1 %", ("1,2 %",), ((number("1.3"),), ("under 1,4 %",)), note="1,5 %")
    figure = KeyFigure("1,6 %", number("1.7"), "på vej", "↗", Colour.GOOD, "1,8 %")
    blocks = (Heading(1, "1,9 %"), plain("2,1 %"), bullets(["2,2 %"]), Note(Kind.INFO, "2,3 %"), table, figure)
    opened = word_file.Document(io.BytesIO(docx(small(blocks=blocks))))
    said = "".join(each.text or "" for each in opened.element.iter(qn("w:t")))
    assert re.findall(r"\d(.)%", said) == ["\N{NO-BREAK SPACE}"] * 12


def test_only_headings_and_strong_rows_of_a_table_are_bold_as_on_the_other_papers() -> None:
    table = Table("Tal", ("Mål", "Tal"), (("a", "1"), ("b", "2")), strong=(1,))
    (made,) = word_file.Document(io.BytesIO(docx(small(blocks=(table,))))).tables
    bold = [[cell.paragraphs[0].runs[0].bold for cell in row.cells] for row in made.rows]
    assert bold == [[True, True], [False, False], [True, True]]


def test_captions_and_tables_are_in_the_colour_of_the_headings(opened: Any) -> None:
    for name in ("Caption", "Light Grid Accent 1"):
        style = opened.styles[name].element
        colours = {each.get(key) for each in style.iter() for key in (qn("w:color"), qn("w:val")) if each.get(key)}
        assert "0B4D74" in colours
        assert "4F81BD" not in colours
        assert not [each for each in style.iter() if each.get(qn("w:themeColor"), "").startswith("accent")]


@pytest.mark.parametrize(("rows", "held"), [(20, [True] * 20 + [False]), (21, [True] * 3 + [False] * 19)])
def test_table_that_may_be_parted_has_three_rows_with_its_heading(rows: int, held: list[bool]) -> None:
    (made,) = word_file.Document(io.BytesIO(docx(small(blocks=(Table("Tal", ("Tal",), (("a",),) * rows),))))).tables
    assert [each.cells[0].paragraphs[0].paragraph_format.keep_with_next for each in made.rows] == held


def test_picture_has_its_words(opened: Any) -> None:
    (drawn,) = opened.inline_shapes
    assert drawn._inline.docPr.get("descr") == "Kurve over ledige: 9,9 i august"


def test_file_has_title_author_language_and_the_documents_day(opened: Any) -> None:
    core = opened.core_properties
    assert (core.title, core.author, core.language) == ("Prøveby: Kvartalsrapport & prøve", "Prøveby", "da-DK")
    assert core.created.replace(tzinfo=None) == datetime(2023, 12, 31)  # noqa: DTZ001 - Word's time has no zone


def test_link_inside_goes_to_a_bookmark_that_is_there(opened: Any) -> None:
    links = {each.get(qn("w:anchor")) for each in opened.element.iter(qn("w:hyperlink"))}
    marks = {each.get(qn("w:name")) for each in opened.element.iter(qn("w:bookmarkStart"))}
    assert links == {"maalene"} <= marks


@pytest.mark.parametrize("made_up", [True, False])
def test_banner_is_in_the_head_of_every_page_of_made_up_people_only(made_up: bool) -> None:
    opened = word_file.Document(io.BytesIO(docx(small(made_up=made_up))))
    head = " ".join(each.text for each in opened.sections[0].header.paragraphs)
    assert ("OPDIGTEDE" in head) is made_up


def test_same_document_is_the_same_bytes_and_no_part_has_a_clock(content: bytes) -> None:
    assert docx(small()) == content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(2023, 12, 31, 0, 0, 0)}
