"""The files opened by LibreOffice and saved anew: numbers stay numbers, days days, and nothing of the text is lost."""

import io
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from python_calamine import CalamineWorkbook

from office import converted
from pejl.reports.document import Document, Heading, Number, Table, shown
from pejl.reports.docx import docx
from pejl.reports.planen import plan_document
from pejl.reports.xlsx import xlsx
from spec.reports.papers import checked, report, small, squeezed


def cells(book: CalamineWorkbook) -> list[object]:
    """Every sheet's name and cells."""
    rows = [(name, row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return [cell for name, row in rows for cell in (name, *row)]


@pytest.fixture(scope="module", params=["small", "solroed-2024"])
def document(request: pytest.FixtureRequest) -> Document:
    return small() if request.param == "small" else report(request.param)


def test_spreadsheet_is_the_same_cells_after_libreoffice(document: Document, tmp_path: Path) -> None:
    content = xlsx(document)
    ours = cells(CalamineWorkbook.from_filelike(io.BytesIO(content)))
    theirs = cells(CalamineWorkbook.from_path(str(converted(tmp_path, "bog.xlsx", content, "xlsx"))))
    kept = 1e-14  # LibreOffice keeps fifteen digits of a number
    assert theirs == [pytest.approx(each, rel=kept) if isinstance(each, float) else each for each in ours]
    numbers = [cell for cell in theirs if isinstance(cell, int | float)]
    written = [cell for _, table in _tables(document) for row in table.rows for cell in row if isinstance(cell, Number)]
    assert len(numbers) >= len([cell for cell in written if cell.value.exact is not None]) > 0
    assert any(isinstance(cell, date) for cell in theirs)


def _tables(document: Document) -> list[tuple[str, Table]]:
    return [*document.tables(), *(("", each) for each in document.behind)]


@pytest.mark.parametrize("plan", ["alleroed-2022", "frederikssund-2024", "solroed-2024", "soroe-2023"])
def test_no_word_of_a_table_is_broken_without_a_hyphen_in_a_word_file(plan: str, tmp_path: Path) -> None:
    made = plan_document(checked(plan), date(2024, 1, 1))
    path = converted(tmp_path, "tekst.docx", docx(made), "pdf")
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    cells = [shown(cell) for _, table in made.tables() for row in (table.header, *table.rows) for cell in row]
    assert words(" ".join(cells)) - words(text) == Counter()


def words(text: str) -> Counter[str]:
    """Without hyphens: a program that can hyphenate may."""
    return Counter(re.findall(r"\w+", re.sub(r"[\xad\ufffe-]\s*", "", text)))


@pytest.mark.parametrize("made", [report("solroed-2024"), plan_document(checked("solroed-2024"), date(2024, 1, 1))])
def test_word_file_is_opened_with_every_heading_and_every_cell(made: Document, tmp_path: Path) -> None:
    path = converted(tmp_path, "tekst.docx", docx(made), "pdf")
    text = squeezed("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)))
    heads = [each.text for each in made.blocks if isinstance(each, Heading)]
    shown = [cell.shown for _, table in made.tables() for row in table.rows for cell in row if isinstance(cell, Number)]
    assert [each for each in (*heads, *shown) if squeezed(each) not in text] == []
