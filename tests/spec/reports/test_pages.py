"""What stays together on a page, how wide columns are, and the ten papers of the five plans page by page."""

import re
from datetime import date
from functools import cache

import pypdfium2  # type: ignore[import-untyped]
import pytest

from pejl.numbers import withheld
from pejl.reports.document import (
    Block,
    Bullets,
    Cell,
    Colour,
    Document,
    Heading,
    KeyFigure,
    Kind,
    Note,
    Number,
    PageBreak,
    Run,
    Table,
    number,
    plain,
)
from pejl.reports.frame import named
from pejl.reports.layout import held, unbroken, unhyphenated, whole, widths
from pejl.reports.planen import plan_document
from pejl.reports.typst import pdf
from spec.reports.papers import PLANS, checked, report, small, tables_further_down, unpacked

H1, H2, TEXT = Heading(1, "Fokus"), Heading(2, "Mål"), plain("Ord.")
KEY, NOTE = KeyFigure("Andel", None, "holder", "✓", Colour.GOOD), Note(Kind.INFO, "Ord.")
LONG = "et ord " * 40
LIST, TABLE = Bullets(((Run("et"),),)), Table("Tal", ("Tal",), (("1",),))


# --- together on a page ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("blocks", "holds"),
    [
        ((H2, TEXT, KEY, NOTE, TEXT, H2), "-xxx--"),
        ((H1, TEXT, TEXT, TEXT), "----"),
        ((H1, TEXT, H2, TEXT), "-x--"),
        ((H1, TEXT, LIST, TEXT), "-x--"),
        ((H2, TEXT, TABLE, TEXT), "----"),
        ((H1, TABLE, NOTE, NOTE, TEXT), "-xx--"),
        ((H2, TEXT, PageBreak()), "---"),
        ((H2, TEXT, H1, TEXT, TEXT), "-----"),
        ((TEXT,), "-"),
        ((), ""),
    ],
)
def test_block_is_held_to_the_next(blocks: tuple[Block, ...], holds: str) -> None:
    assert "".join("x" if each else "-" for _, each in held(blocks)) == holds


@pytest.mark.parametrize(
    ("rows", "letters", "stays"), [(20, 75, True), (21, 10, False), (20, 76, False), (0, 0, True), (1, 1501, False)]
)
def test_table_that_is_far_less_than_a_page_is_never_parted(rows: int, letters: int, stays: bool) -> None:
    assert whole(Table("Tal", ("Tekst",), (("x" * letters,),) * rows)) is stays


def test_heading_caption_note_and_first_rows_of_a_table_are_on_one_page() -> None:
    blocks, parts = tables_further_down(range(28, 42))
    pages = [each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(pdf(small(blocks=blocks)))]
    assert [each for each in parts if not any(all(part in page for part in each) for page in pages)] == []


def test_table_whose_first_row_is_of_many_lines_is_set_all_the_same() -> None:
    table = Table("Tal", ("Tekst",), (("Begyndt. " + "ord " * 900,), ("ord " * 900,), ("ord " * 900 + "Sluttet.",)))
    pages = [each.get_textpage().get_text_range() for each in pypdfium2.PdfDocument(pdf(small(blocks=(H1, table))))]
    assert "Begyndt." in pages[0] or "Begyndt." in pages[1]
    assert "Sluttet." in pages[-1]


# --- columns ---------------------------------------------------------------------------------------------


def of(header: tuple[str, ...], *rows: tuple[str | Number, ...]) -> Table:
    return Table("Tal", header, rows)


def with_unit(text: str, unit: str) -> Number:
    return Number(withheld(), unit, f"{text} {unit}")


@pytest.mark.parametrize(
    ("table", "room", "found"),
    [
        (of(("Mål", "Tekst"), ("a", "b")), 96, [6, 8]),
        (of(("Mål", "Tekst")), 96, [6, 8]),
        (of(("Mål", "Tekst"), ("a", "et ord " * 20)), 60, [6, 50]),  # three lines, and more letters save none
        (of(("Tekst", "Tekst"), ("et ord " * 5, "et ord " * 20)), 60, [21, 38]),
        (of(("Mål", "Står"), ("a", "? kan ikke afgøres")), 96, [6, 20]),
        (of(("Tal", "Tekst"), (with_unit("0,6", "procentpoint"), LONG)), 32, [19, 13]),
        (of(("Tal", "Tekst"), (with_unit("0,6", "procentpoint"), LONG)), 31, [15, 16]),  # too little would be left
        (of(("Står", "Tekst"), ("? kan ikke afgøres", LONG)), 32, [20, 12]),
        (of(("Står", "Tekst"), ("? kan ikke afgøres", LONG)), 31, [9, 22]),
        (of(("Står", "Tekst"), ("o kan ikke afgøres", LONG)), 32, [9, 23]),  # no verdict
        (of(("Tal", "Tekst"), (with_unit("1,7", "%"), "ord")), 96, [8, 9]),  # air between flush right and flush left
        (of(("Mål", "Tal"), ("a", with_unit("187,5", "fuldtidspersoner"))), 10, [6, 19]),
        (of(("Mål", "Tal"), ("a", with_unit("1,7", "%"))), 10, [6, 8]),
        (of(("Mål", "Tekst"), ("a", "arbejdsmarkedsforanstaltninger")), 10, [6, 14]),
    ],
)
def test_column_has_its_longest_word_and_of_the_rest_what_saves_lines(
    table: Table, room: int, found: list[int]
) -> None:
    assert widths(table, room) == found


@pytest.mark.parametrize(
    ("letters", "size", "width"),
    [
        (1, 9, 8),  # of the heading
        (12, 9, 14),
        (13, 9, 15),
        (22, 9, 24),  # all of the line
        (23, 8.5, 25),
        (25, 8, 27),
        (27, 7.5, 29),
        (28, 7, 30),
        (29, 7, 31),
        (40, 7, 31),  # no type is small enough
    ],
)
def test_column_has_its_whole_longest_word_where_nothing_hyphenates(letters: int, size: float, width: int) -> None:
    table = of(("Tekst",) * 4, ("x" * letters,) * 4, ("ord",) * 4)
    assert unhyphenated(table) == (size, [width] * 4)


def test_single_long_remark_does_not_make_its_column_wide() -> None:
    rows = [("Samtaler, tilbud og opfølgning til alle", "")] * 24
    given = widths(of(("Indsats", "Bemærk"), *rows, ("Kort", "x " * 80)), 96)
    assert given[0] >= len(rows[0][0])
    assert sum(given) <= 96


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("to ord", "to ord"),
        ("! i fare, undervejs", "!\xa0i fare, undervejs"),
        ("Ja! Nej? Vist", "Ja! Nej? Vist"),
        ("– A-dagpenge, 2 – 3", "–\xa0A-dagpenge, 2 – 3"),
        ("Rapport, 4. kvartal 2023", "Rapport, 4.\xa0kvartal 2023"),
        ("i 14. kvartal", "i 14. kvartal"),
        ("under 13,3 %; Hele landet", "under 13,3\xa0%; Hele landet"),
        (with_unit("1,7", "%"), "1,7\xa0%"),
        (with_unit("10,6", "uger"), "10,6\xa0uger"),
        (with_unit("187,5", "fuldtidspersoner"), "187,5 fuldtidspersoner"),
    ],
)
def test_number_is_not_parted_from_a_short_unit_nor_a_sign_from_its_word(cell: str | Number, shown: str) -> None:
    assert unbroken(cell) == shown


@pytest.mark.parametrize(
    ("cells", "right"),
    [
        (("",), False),
        ((number(None, "%", "da"),), True),
        ((number(None, "%", "da", lacks="intet"), ""), True),
        ((with_unit("1,7", "%"), number(None, "%", "da")), True),
        ((with_unit("1,7", "%"), "ord"), False),
    ],
)
def test_column_is_flush_right_by_what_it_is_of_and_not_by_what_is_known(cells: tuple[Cell, ...], right: bool) -> None:
    assert of(("Tal",), *((each,) for each in cells)).numeric(0) is right


def test_column_that_is_empty_in_every_row_is_left_out_but_for_the_first() -> None:
    table = of(("Mål", "Tal", "Periode", "Står"), ("", number(None, "%", "da"), "", "ja")).filled()
    assert (table.header, table.rows) == (("Mål", "Står"), (("", "ja"),))


# --- the ten papers --------------------------------------------------------------------------------------

PAPERS = [(kind, plan) for kind in ("report", "plan") for plan in PLANS]


@cache
def paper(kind: str, plan: str) -> Document:
    return report(plan) if kind == "report" else plan_document(checked(plan), date(2024, 1, 1))


@cache
def content(kind: str, plan: str) -> bytes:
    return pdf(paper(kind, plan))


@pytest.mark.parametrize(("kind", "plan"), PAPERS)
def test_paper_is_tagged_titled_danish_and_says_that_it_is_pdf_ua(kind: str, plan: str) -> None:
    inside = unpacked(content(kind, plan))
    for each in (b"/StructTreeRoot", b"/Marked true", b"(da-DK)", b"<pdfuaid:part>1</pdfuaid:part>"):
        assert each in inside
    assert pypdfium2.PdfDocument(content(kind, plan)).get_metadata_value("Title") == named(paper(kind, plan))


@pytest.mark.parametrize(("kind", "plan"), PAPERS)
def test_every_font_of_a_paper_is_inside_it(kind: str, plan: str) -> None:
    inside = unpacked(content(kind, plan))
    described, embedded = (len(re.findall(each, inside)) for each in (rb"/FontName\b", rb"/FontFile[23]?\b"))
    assert described == embedded > 0


@pytest.mark.parametrize(("kind", "plan"), PAPERS)
def test_bookmarks_of_a_paper_are_its_headings(kind: str, plan: str) -> None:
    found = [(each.level + 1, each.get_title()) for each in pypdfium2.PdfDocument(content(kind, plan)).get_toc()]
    heads = [(each.level, each.text) for each in paper(kind, plan).blocks if isinstance(each, Heading)]
    assert [each for each in found if each[1] != "Indhold"] == heads


@pytest.mark.parametrize(("kind", "plan"), PAPERS)
def test_no_page_but_the_last_is_almost_empty(kind: str, plan: str) -> None:
    *pages, _ = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content(kind, plan)))
    assert [at for at, text in enumerate(pages, 1) if len(text) < 300] == []


@pytest.mark.parametrize(("kind", "plan"), PAPERS)
def test_no_page_ends_with_a_heading(kind: str, plan: str) -> None:
    heads = {each.text for each in paper(kind, plan).blocks if isinstance(each, Heading)}
    for page in pypdfium2.PdfDocument(content(kind, plan)):
        lines = [each.strip() for each in page.get_textpage().get_text_range().splitlines()]
        said = [each for each in lines if each and not re.search(r"^Side \d|^[a-z]+-20\d\d", each)]
        assert said[-1] not in heads
