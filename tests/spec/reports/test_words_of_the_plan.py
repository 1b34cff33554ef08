"""The plan's own words in an English document: marked as Danish, for spelling and for reading aloud."""

import io

import docx as word_file
import pytest
from docx.oxml.ns import qn

from pejl.reports.document import Colour, KeyFigure, Kind, Note
from pejl.reports.docx import docx
from pejl.reports.html import html
from pejl.reports.typst import pdf
from spec.reports.papers import small, unpacked

PART = (
    KeyFigure("Ledige i alt (at most 1 %)", None, "cannot be decided", "?", Colour.OPEN, danish="Ledige i alt"),
    Note(Kind.RESERVE, "Ledige i alt: There is no number.", danish="Ledige i alt"),
)


def test_words_of_the_plan_that_a_key_figure_and_a_note_begin_with_are_marked_and_the_rest_is_not() -> None:
    text = html(small(lang="en", blocks=PART)).decode()
    assert '<p><span lang="da">Ledige i alt</span> (at most 1\N{NO-BREAK SPACE}%)</p>' in text
    assert '</strong> <span lang="da">Ledige i alt</span>: There is no number.' in text
    opened = word_file.Document(io.BytesIO(docx(small(lang="en", blocks=PART))))
    marked = [
        run.text for each in opened.paragraphs for run in each.runs if run._r.find(f".//{qn('w:lang')}") is not None
    ]
    assert marked == ["Ledige i alt"] * 2
    assert unpacked(pdf(small(lang="en", blocks=PART))).count(b"(da-DK)") == 2


def test_words_that_are_not_there_are_not_said() -> None:
    with pytest.raises(ValueError, match="does not begin with"):
        Note(Kind.INFO, "There is no number.", danish="Ledige").runs()
