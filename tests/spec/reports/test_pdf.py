"""The PDF: what a reader for the blind finds in it, what is inside it, and that it is the same wherever it is made."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from pejl.reports.document import Kind, Note, Picture, plain
from pejl.reports.typst import Unset, pdf, png
from spec.reports.papers import BLOCKS, ROOT, small, unpacked


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf(small())


@pytest.fixture(scope="module")
def inside(content: bytes) -> bytes:
    return unpacked(content)


def pages(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def test_text_is_set_as_it_is_written_and_never_as_markup(content: bytes) -> None:
    assert "#let x = 1 *ikke fed* <b>æøå</b> & $y$" in " ".join(pages(content)[0].split())


def test_number_stands_with_its_sign_word_and_what_it_is_of(content: bytes) -> None:
    text = " ".join(pages(content)[0].split())
    assert all(each in text for each in ("1,7 %", "↗ på vej", "af arbejdsstyrken", "? kan ikke afgøres"))


@pytest.mark.parametrize("ends", [each * " ord" for each in range(16, 26)])
def test_number_of_a_text_and_of_a_note_is_not_parted_from_its_per_cent_sign(ends: str) -> None:
    """Wherever the line ends."""
    blocks = (plain(f"Tallet{ends} 1,7 % og mere"), Note(Kind.INFO, f"Tallet{ends} 1,7 % og mere"))
    assert not [each for each in pages(pdf(small(blocks=blocks))) if re.search(r"\d\s*[\r\n]+%", each)]


def test_every_page_has_title_period_edition_and_number(content: bytes) -> None:
    found = [" ".join(each.split()) for each in pages(content)]
    assert len(found) == 2
    for at, text in enumerate(found, 1):
        assert f"Side {at} af 2" in text
        assert all(each in text for each in ("Kvartalsrapport & prøve", "4. kvartal 2023", "e7"))


@pytest.mark.parametrize("made_up", [True, False])
def test_banner_is_on_every_page_of_made_up_people_and_on_no_other(made_up: bool) -> None:
    assert {"OPDIGTEDE" in text for text in pages(pdf(small(made_up=made_up)))} == {made_up}


def test_bookmarks_are_the_headings_with_their_levels(content: bytes) -> None:
    found = [(each.level, each.get_title()) for each in pypdfium2.PdfDocument(content).get_toc()]
    assert [each for each in found if each[1] != "Indhold"] == [(0, "Målene"), (1, "Ledigheden"), (0, "Mere")]


@pytest.mark.parametrize("tag", [b"/Table", b"/TH", b"/TD", b"/THead", b"/Figure", b"/H1", b"/H2", b"/L", b"/Caption"])
def test_part_is_tagged_as_what_it_is(inside: bytes, tag: bytes) -> None:
    assert re.search(rb"/S\s*" + re.escape(tag) + rb"\b", inside)


def test_file_says_that_it_is_pdf_ua_tagged_danish_and_titled(inside: bytes) -> None:
    assert b"<pdfuaid:part>1</pdfuaid:part>" in inside
    assert b"/Marked true" in inside
    assert b"/Lang (da-DK)" in inside or b"(da-DK)" in inside
    assert b"/DisplayDocTitle true" in inside


def test_picture_has_its_words_for_those_who_do_not_see_it(inside: bytes) -> None:
    wanted = "Kurve over ledige: 9,9 i august"
    assert b"/Alt" in inside
    assert wanted.encode() in inside or wanted.encode("utf-16-be") in inside


def test_all_fonts_are_inside_and_none_is_the_machines(inside: bytes) -> None:
    fonts = {name.split(b"+")[-1] for name in re.findall(rb"/FontName\s*/([\w+-]+)", inside)}
    assert {b"IBMPlexSans", b"IBMPlexSans-SmBld"} <= fonts or any(name.startswith(b"IBMPlexSans") for name in fonts)
    assert all(name.startswith((b"IBMPlexSans", b"DejaVuSansMono")) for name in fonts)
    assert len(re.findall(rb"/FontFile[23]?\b", inside)) == len(re.findall(rb"/FontName\b", inside))


def test_picture_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="what it shows"):
        Picture("<svg/>", "")


def test_letter_that_no_font_has_is_told_and_not_left_out() -> None:
    with pytest.raises((Unset, RuntimeError)):
        pdf(small(blocks=(plain("\N{HIRAGANA LETTER A}"),)))


def test_english_document_says_so() -> None:
    content = pdf(small(lang="en"))
    assert "Page 1 of 2" in pages(content)[0]
    assert b"(en-GB)" in content


def test_same_document_is_the_same_bytes_in_another_process_folder_and_time_zone(tmp_path: Path) -> None:
    """Another clock cannot matter: none is read; another time zone or language of the machine neither."""
    code = "import sys; from spec.reports.papers import small; from pejl.reports.typst import pdf; "
    code += "sys.stdout.buffer.write(pdf(small()))"
    around = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "TZ": "Asia/Tokyo", "LANG": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", code]
    there = subprocess.run(command, cwd=tmp_path, env=around, capture_output=True, check=True)  # noqa: S603 - ours
    assert there.stdout == pdf(small())


def test_another_day_of_the_document_is_another_file() -> None:
    document = small()
    later = replace(document, meta=replace(document.meta, day=document.meta.known or document.meta.day))
    assert pdf(later) != pdf(document)


def test_drawing_becomes_the_same_picture_twice() -> None:
    drawn = next(each.svg for each in BLOCKS if isinstance(each, Picture))
    assert png(drawn)[:8] == b"\x89PNG\r\n\x1a\n"
    assert png(drawn) == png(drawn)
